"""The things set side by side are read from the question's own words."""

import pytest

from core.language.periods import find_periods
from core.language.regions import Gazetteer
from core.parser.sides import Sides, read_sides


def read(question: str) -> Sides | None:
    regions = [(m.start, m.end) for m in Gazetteer.national().find(question)]
    periods = [(m.start, m.end) for m in find_periods(question)]
    return read_sides(question, regions, periods, [])


@pytest.mark.parametrize(
    ("question", "operation", "names"),
    [
        (
            "2023年松涛公司的研发投入比翠竹公司多多少万元",
            "difference",
            ("松涛公司", "翠竹公司"),
        ),
        (
            "码头一期的总投资比二期的预计投资多出多少",
            "difference",
            ("码头一期的总投资", "二期的预计投资"),
        ),
        ("2022年上半年，南线游船比北线游船多运了多少游客", "difference", ("南线游船", "北线游船")),
        ("榜单上松涛集团和翠竹集团相差几个名次", "difference", ("榜单上松涛集团", "翠竹集团")),
        ("停运的客轮和货轮加起来多少艘", "sum", ("客轮", "货轮")),
        ("三类航线（客运、货运、旅游）总共多少条", "sum", ("客运", "货运", "旅游")),
        ("宏岳（集团）和科澜（股份）哪家净利润高", "most", ("宏岳（集团）", "科澜（股份）")),
        ("2023年短期贷款和中长期贷款哪个增得多", "most", ("短期贷款", "中长期贷款")),
        ("谁的收入更高，松涛公司还是翠竹公司", "most", ("松涛公司", "翠竹公司")),
        ("红叶景区游客多还是白桦景区游客多", "most", ("红叶景区游客", "白桦景区游客")),
        ("观摩的甲厂、乙厂、丙厂，三个里总投资最小的是哪个", "least", ("甲厂", "乙厂", "丙厂")),
        ("《山那边的人》比《海和岸》多卖了多少", "difference", ("《山那边的人》", "《海和岸》")),
        ("松涛的研发投入是翠竹的几倍", "times", ("松涛", "翠竹")),
        ("派出的驻点员比分包的干部多几个人", "difference", ("派出的驻点员", "分包的干部")),
        ("松涛船队比翠竹船队值钱多少亿元", "difference", ("松涛船队", "翠竹船队")),
        ("有色里铜和镍谁跌得狠", "most", ("铜", "镍")),
        ("自营门店和第三方平台哪边卖得多", "most", ("自营门店", "第三方平台")),
        ("松涛公司收的保费比翠竹公司多多少", "difference", ("松涛公司", "翠竹公司")),
        ("7月的均价比前7个月的均价低多少", "difference", ("均价", "前7个月的均价")),
        ("松涛2022年净利润比翠竹多多少", "difference", ("松涛", "翠竹")),
        ("2022年松涛净利润比翠竹多多少", "difference", ("松涛", "翠竹")),
        ("2022年松涛比翠竹净利润多多少", "difference", ("松涛", "翠竹")),
        ("松涛2022年净利润和翠竹相差多少", "difference", ("松涛", "翠竹")),
        ("松涛2022年营业收入比净利润多多少", "difference", ("营业收入", "净利润")),
        ("第一产业2022年增加值比第二产业少多少", "difference", ("第一产业", "第二产业")),
        ("范县2022年工业投资比农业多多少", "difference", ("工业", "农业")),
        ("报告显示2022年松涛净利润比翠竹多多少", "difference", ("松涛", "翠竹")),
        ("2022年净利润松涛还是翠竹高", "most", ("松涛", "翠竹")),
        ("净利润松涛和翠竹哪个高", "most", ("松涛", "翠竹")),
        ("研发支出松涛集团还是翠竹股份多", "most", ("松涛集团", "翠竹股份")),
        ("毛利率青砂还是白泽低", "least", ("青砂", "白泽")),
        ("货运量铁路还是公路大", "most", ("铁路", "公路")),
        ("2022年利润松涛集团比翠竹集团多多少", "difference", ("松涛集团", "翠竹集团")),
        ("投资银行还是商业银行更多", "most", ("投资银行", "商业银行")),
        ("前两期的签约、开工、竣工项目哪类投资最多", "most", ("签约", "开工", "竣工")),
        (
            "新认定的省级示范企业比市级示范企业少几家",
            "difference",
            ("省级示范企业", "市级示范企业"),
        ),
        ("范县码头工程总投资是游客中心的几倍", "times", ("码头工程总投资", "游客中心")),
        ("新增省级示范园和市级示范园一共多少个", "sum", ("省级示范园", "市级示范园")),
        ("按增速从高到低，乙类在甲类、乙类、丙类三项里排第几", "place", ("乙类", "甲类", "丙类")),
        ("粮食产量、油料产量，按增速由高到低排名", "ranking", ("粮食产量", "油料产量")),
        ("粮食产量和油料产量各涨了多少", "each", ("粮食产量", "油料产量")),
        ("范县签约项目和包联企业相差多少", "difference", ("签约项目", "包联企业")),
        ("粮食产量2022年增速比油料产量高几个百分点", "difference", ("粮食产量", "油料产量")),
        ("松涛公司和翠竹公司加在一块多少人", "sum", ("松涛公司", "翠竹公司")),
        ("南乐的灯会、庙会、书会三类活动一共多少场", "sum", ("灯会", "庙会", "书会")),
    ],
)
def test_the_things_compared(question: str, operation: str, names: tuple[str, ...]) -> None:
    sides = read(question)
    assert sides is not None
    assert (sides.operation, sides.texts(question)) == (operation, names)


@pytest.mark.parametrize(
    "question",
    [
        "签约项目一共多少个",
        "2023年比上年增长多少",
        "2023年上半年昆山的GDP比芜湖高多少亿元",
        "山东和安徽的第一产业增加值加起来多少",
        "完成投资占计划的比重",
        "第一和第二产业的情况",
        "2022年全年港口工程投资比2023年目前的多多少",
        "碧湾市重点项目进度比时序快几个点",
        "碧湾市重点项目进度比时间进度快几个点",
        "大水库的存水比常年多百分之几",
        "搞了五比五看以后审批提速提高多少",
    ],
)
def test_places_and_years_are_not_sides(question: str) -> None:
    assert read(question) is None
