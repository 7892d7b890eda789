"""Enumerations as lists of bare items."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerer.spans.lists import find_lists, list_size
from core.parser.frame import Frame
from tests.answerer.views import views_in


def lists(question: str, text: str) -> list[str]:
    """The lists found, best fit first."""
    views = views_in(question, text)
    found = [each for view in views for each in find_lists(view)]
    return [each.text for each in sorted(found, key=lambda each: -each.fit)]


@pytest.mark.parametrize(
    ("question", "text", "wanted"),
    [
        (
            "一等奖给了哪两个项目？",
            "范县报送的“数字果园”和南乐县报送的“智慧粮仓”获一等奖。",
            "数字果园、智慧粮仓",
        ),
        (
            "落户了哪两个项目？",
            "总投资9亿元的云杉风光储氢一体化、总投资3亿元的松原茶油园等落户。",
            "云杉风光储氢一体化、松原茶油园",
        ),
        (
            "考核前三名是哪些县？",
            "南乐县第一，清丰县第二，范县第三，台前县第四。",
            "南乐县、清丰县、范县",
        ),
        ("家具产业链有哪些环节？", "形成“板材—五金—家具—物流”全链条。", "板材、五金、家具、物流"),
        ("招商有哪些形式？", "用好“实地考察+云招商”等形式。", "实地考察、云招商"),
        ("招商形式有哪些？", "形式有委托招商、“园长制”招商。", "委托招商、“园长制”招商"),
        ("“三晾”晾什么？", "创新开展晾进度、晾成绩、晾问题，人人参与。", "晾进度、晾成绩、晾问题"),
        (
            "已经投产的是哪些项目？",
            "云杉电池、松原茶油等项目先后投产，青石建材、白杨家具等项目即将竣工。",
            "云杉电池、松原茶油",
        ),
        (
            "即将竣工的是哪些项目？",
            "云杉电池、松原茶油等项目先后投产，青石建材、白杨家具等项目即将竣工。",
            "青石建材、白杨家具",
        ),
        (
            "紧盯哪几个率？",
            "紧盯到位率、开工率、完成率，通报省、市、县。",
            "到位率、开工率、完成率",
        ),
        (
            "改造内容有哪四项？",
            "内容为换管网、修路面、加电梯、添车位。",
            "换管网、修路面、加电梯、添车位",
        ),
        ("前三类货物是哪些？", "粮食、板材和冷链食品是前三大货类。", "粮食、板材、冷链食品"),
        (
            "活动办了哪四类？",
            "产销对接20场次，产能对接24场次，用工对接37场次，科研对接2场次。",
            "产销对接、产能对接、用工对接、科研对接",
        ),
        (
            "抓项目有哪三招？",
            "办法是：专班包联，一个项目一个专班；每周调度，主要领导到场；倒排工期，按月分解。",
            "专班包联、每周调度、倒排工期",
        ),
        (
            "2024年准备做哪几件事？",
            "将采取以下措施：企业全部入棚作业；货车绕行城区；禁烧实行网格管理。",
            "企业全部入棚作业、货车绕行城区、禁烧实行网格管理",
        ),
        (
            "有哪三项任务？",
            "一是稳住投资，二是扩大消费，三是促进就业。",
            "稳住投资、扩大消费、促进就业",
        ),
        (
            "业务量涨得明显的有哪些？",
            "特别是有色金属、矿产品、服装等商品涨幅较大。",
            "有色金属、矿产品、服装",
        ),
        (
            "主要卖哪三款车？",
            "车型包括NOVA S、NOVA S Pro、NOVA Y三款。",
            "NOVA S、NOVA S Pro、NOVA Y",
        ),
        ("设了哪三座车站？", "全线设东山站（接轨站）、西岭站、柳河站。", "东山站、西岭站、柳河站"),
        (
            "能给哪三个县供水？",
            "建成后可解决乙水、丙塘、丁甸3个县7个乡镇、20万亩耕地的用水。",
            "乙水、丙塘、丁甸",
        ),
        (
            "减了哪几只股？",
            "板块遭到减持，青山酒业，白石老窖，五谷液等被减持。",
            "青山酒业、白石老窖、五谷液",
        ),
        ("超过了哪两个国家？", "中国市场首度超越了日本和韩国市场。", "日本、韩国市场"),
        (
            "依据哪两部法？",
            "依据《甲法》第二十条、《乙法》第三十二条的规定处罚。",
            "《甲法》、《乙法》",
        ),
        (
            "是哪三个因素造成的？",
            "在“退群”、疫情影响和两地冲突三重因素影响下，经济走弱。",
            "退群、疫情影响、两地冲突",
        ),
        ("三个品牌叫什么？", "培育出“青竹杯”“云岭道”“松风节”三大品牌。", "青竹杯、云岭道、松风节"),
        (
            "哪两家企业拿到了奖补？",
            "为海棠化工、中和新材落实奖补资金30万元。",
            "海棠化工、中和新材",
        ),
        (
            "“五比”竞赛在哪几个部门搞的？",
            "开展“五比”竞赛，在全县农业、水利、林业等部门开展“比担当、比效率”活动。",
            "农业、水利、林业",
        ),
        (
            "哪几个工程快速推进？",
            "甲水厂、乙泵站等工程建成投用；丙3万吨粮库项目、丁大桥等工程快速推进。",
            "丙3万吨粮库项目、丁大桥",
        ),
        (
            "定期开哪些会？",
            "定期召开调度会、现场会、恳谈会等，逐项督办。",
            "调度会、现场会、恳谈会",
        ),
        (
            "“三联动”是哪三样？",
            "推行线索联排、案件联办“双联动”。执法、司法、普法“三联动”。",
            "执法、司法、普法",
        ),
        ("新增了哪些项目？", "比赛新增设短道速滑、空竹、花棍3个项目。", "短道速滑、空竹、花棍"),
    ],
)
def test_items_stand_alone(question: str, text: str, wanted: str) -> None:
    assert lists(question, text)[0] == wanted


def test_the_asked_size_decides() -> None:
    text = "镇里办了甲会、乙会。县里设立东平台、西平台、中平台。"
    assert lists("哪三个平台？", text)[0] == "东平台、西平台、中平台"


def test_a_joined_name_is_kept_where_the_size_asks_for_it() -> None:
    text = "参加的有公安局、文化和旅游局。"
    assert lists("参加的是哪两个局？", text)[0] == "公安局、文化和旅游局"


def test_a_series_is_told_by_its_word() -> None:
    text = "推行网格、清单、台账三张表，落实“一条街道、一名街长、一本台账”，做好日常巡查。"
    assert lists("街长制的三个一是什么？", text)[0] == "一条街道、一名街长、一本台账"


def test_a_list_of_nouns_comes_before_clauses() -> None:
    text = "一批接着一批、一代接着一代，当地种了白杨、胡杨、红柳等。"
    assert lists("种了哪些树？", text)[0] == "白杨、胡杨、红柳"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("港口整体规划了石臼、岚山两大港区。", "石臼、岚山"),
        ("工程全面系统开展甲骨文、金文、简帛文字研究。", "甲骨文、金文"),
        ("计划在以及德国、西班牙开店。", "德国、西班牙"),
    ],
)
def test_what_leads_to_the_first_item_is_cut(text: str, wanted: str) -> None:
    assert any(found.startswith(wanted) for found in lists("有哪些？", text))


def test_figures_are_no_items() -> None:
    assert lists("有哪些项目？", "开工类16个、76.2亿元。") == []


@pytest.mark.parametrize(
    ("question", "size"),
    [("哪三个平台", 3), ("前五名是哪些市", 5), ("哪两类", 2), ("有哪些", None), ("哪6家企业", 6)],
)
def test_the_size_is_read(question: str, size: int | None) -> None:
    assert list_size(Frame(question)) == size


@given(st.lists(st.text("甲乙丙丁戊己庚辛", min_size=2, max_size=4), min_size=2, unique=True))
def test_every_item_of_a_plain_row_is_found(items: list[str]) -> None:
    found = lists("哪些？", "、".join(items) + "。")
    assert any(all(item in each for item in items) for each in found)


@pytest.mark.parametrize("row", ["甲委（省）办、乙委（原丙委）、丁局", "“甲”网、乙台（新）、丙报"])
def test_each_item_stands_in_the_text(row: str) -> None:
    for found in lists("主办的有哪些？", f"主办的有{row}。"):
        assert all(item in row for item in found.split("、"))


def test_no_item_tells_how_many_or_how_often() -> None:
    assert "40家企业、6个项目" not in lists("有哪两个项目？", "全县把40家企业和6个项目纳入服务。")
    text = "落实社保补贴、吸纳就业补贴、一次性扩岗补助等政策。"
    assert any("一次性扩岗补助" in row for row in lists("有哪些补贴？", text))
    assert "两次第一、两次第二" not in lists("有哪两个项目？", "考核名次为两次第一、两次第二。")
