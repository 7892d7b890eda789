"""What kind of answer a question asks for: its question words read as a type and a unit."""

import re
from dataclasses import dataclass

from core.language.text import fold
from core.language.units import UNIT, unit_of
from core.parser.asking_rules import RULES


@dataclass(frozen=True, slots=True)
class Ask:
    """One reading of the question words.

    `asked` is a frame type, `measure` a kind of figure (or empty), `unit` a
    base unit (or empty), `words` the question words as they stand in the
    folded question.
    """

    asked: str
    measure: str = ""
    unit: str = ""
    words: str = ""


_COMPILED = tuple((a, m, u, re.compile(p)) for a, m, u, p in RULES)

_COUNT = re.compile(
    r"(?:多少|(?<![好那这前近])几)(?P<unit>[\u4e00-\u9fff]{1,4}?)(?=[\u4e00-\u9fff]|$|[?,。])"
)
_HOW_MANY = re.compile(
    rf"(?:多少|(?<![那这前近十])几)(?:(?:万亿|[十百千]?亿|[十百千]?万|千(?![瓦克米伏卡帕])|百(?!帕))?"
    # 多少项目资金 asks for money.
    rf"(?P<classifier>(?!项目[^，,。]{{0,6}}(?:资金|投资|经费|款|额)){UNIT}))?"
)
_BARE = re.compile(r"(?:是|有|为|达|共|达到|总共|一共)?(?:多少|几何)")


def read_ask(question: str) -> Ask:
    """The type of answer that a question asks for.

    Falls back to `value` where the question names a figure (…数, …额, …率,
    …量) and to `text` where it names none.
    """
    text = fold(question).rstrip("?？。!！ ")
    for asked, measure, unit, pattern in _COMPILED:
        match = pattern.search(text)
        if match and not _swallowed(text, match):
            return Ask(asked, measure, unit, match.groupdict().get("words") or match.group())
    return _read_count(text) or _read_tail(text)


# 几个分项里，哪些…: the count only says among which.
_AMONG = re.compile(r"[多少几]{1,2}[\u4e00-\u9fff]{1,8}?[里中](?:[，,][^，,。？?]*)?$")


def _swallowed(text: str, match: re.Match[str]) -> bool:
    """多少个…哪些 asks a count: the count word came first, and stands outside the match."""
    if _AMONG.search(text, 0, match.start()):
        return False
    count = _COUNT.search(text)
    return bool(count and count.start() < match.start() and "第" not in match.group())


# The noun itself says what is counted: 在校学生人数是多少 is asked in 人.
_NUMBER_OF = re.compile(
    r"(?P<unit>人次|[人户家台辆架艘件次天场栋])数量?(?P<words>(?:是|有|为|共|达|达到)?(?:多少|几何)?)$"
)


def _read_count(text: str) -> Ask | None:
    number_of = _NUMBER_OF.search(text)
    if number_of:
        unit, kind = unit_of(number_of.group("unit"))
        return Ask("value", kind, unit, number_of.group("words"))
    for match in _HOW_MANY.finditer(text):
        classifier = match.group("classifier")
        if classifier == "项" and text.startswith("目", match.end()):
            return Ask("value", "count", "个", match.group()[:-1])  # 多少|项目
        if classifier:
            unit, kind = unit_of(classifier)
            return Ask("value", kind, unit, match.group())
        if match.group().startswith("多少"):
            bare = _BARE.search(text)
            return Ask("value", "", "", bare.group() if bare else "多少")
    return None


# What a question without a question word names: 供水改造的牵头单位, 港口前三大货类, 校区启用日期.
_NAMED_TAILS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("date", re.compile(
        r"(?:启用|投用|签约|开工|动工|完工|竣工|建成|投产|通车|开业|开馆|开幕|闭幕|举办|举行|召开|成立|"
        r"启动|揭牌|挂牌|上市|获批|交付|入库|发布|印发|公布|截止|到期|落款|成文)的?(?:日期|时间|日子)(?!段)"
    )),
    ("name", re.compile(
        r"(?:牵头|建设|施工|承建|承办|主办|协办|运营|投资|责任|主管|设计|监理|中标|研发)(?:单位|企业|公司|部门|机构)$|"
        r"业主$|(?:负责|联系|牵头)人$|(?:书记|[县市区镇乡局厅校院]长|主任|董事长|总经理)(?:的?(?:姓名|名字))?$"
    )),
    ("list", re.compile(
        r"前[二三四五六七八九十\d]{1,2}大[\u4e00-\u9fff]{2,6}$|前[二三四五六七八九十]名?$|"
        r"(?:改造|建设|服务|考核|检查|培训|评选|主要|具体)内容$|"
        r"的(?:做法|办法|措施|举措|经验|打算|安排)$|"
        r"[两二三四五六七八九十](?:条|项|大|种|招|个)(?:主要|具体|重点)?(?:措施|办法|做法|举措|任务|内容|方面|平台|环节)$"
    )),
)  # fmt: skip
_RATES = "率|占比|比重|比例|增速|增幅|涨幅|降幅|跌幅"
_VALUE_TAIL = re.compile(
    r"(?:金额|总额|资金|投资|收入|支出|产值|增加值|面积|数量|人数|户数|总量|产量|销量|规模|"
    r"额|数|量|值)(?:是|为|呢|如何)?$"
)
# 申报的是什么资金 asks which.
_WHAT_KIND = re.compile(r"(?:什么|啥|哪种|何种)[\u4e00-\u9fff]{0,4}$")
# 周口四类对接活动: so many things, named by what they are.
_SO_MANY = re.compile(
    r"(?<![第\d一二三四五六七八九十])[两二三四五六七八九十][条项类样层件招种大](?![月年])[\u4e00-\u9fff]{0,6}$"
)


def _read_tail(text: str) -> Ask:
    ends = re.sub(r"(?:呢|有|是)$", "", text)
    for asked, tail in _NAMED_TAILS:
        if tail.search(ends):
            return Ask(asked)
    percent = re.search(rf"(?:{_RATES})(?:呢|是|为)?$", text)
    if percent:
        return Ask("value", "percent", "%")
    if _VALUE_TAIL.search(text) and not _WHAT_KIND.search(text):
        return Ask("value")
    if _SO_MANY.search(text) and not expected_kind(text):
        return Ask("list")
    what = re.search(r"(?:是|有)?(?:什么|啥|何)", text)
    return Ask("text" if what else "value", words=what.group() if what else "")


_KIND_OF_NOUN: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("percent", re.compile(rf"(?:{_RATES}|增长|下降)$")),
    ("rank", re.compile(r"(?:名次|位次|排名)$")),
    ("measure", re.compile(r"(?:面积|吞吐量|产量|货运量|发电量|里程|浓度|农田|天数)$")),
    ("count", re.compile(
        r"(?:人数|个数|户数|家数|数量|台数|床位数?|学位|次数|"
        r"项目|企业|公司|机构|学校|问题|事项)$"
    )),
    ("money", re.compile(
        r"(?:投资|资金|金额|收入|支出|贷款|引资额|增加值|产值|营收|营业额|销售额|总额|gdp|"
        r"生产总值|利润|税收|存款|余额|补贴|奖金|捐款|盘子|退税|[增减]值税|减税|外资)(?:额|总额?)?$"
        r"|(?<![名份员配数])额$"
    )),
)  # fmt: skip


def expected_kind(indicator: str) -> str:
    """The kind of figure that the asked noun has (总投资 is money); empty if it tells none."""
    text = re.sub(r"\s*(?:已|实际)?完成$", "", fold(indicator).strip())
    return next((kind for kind, pattern in _KIND_OF_NOUN if pattern.search(text)), "")
