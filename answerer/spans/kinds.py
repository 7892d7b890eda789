"""What kind of name a question asks for, and which tagged words can be one."""

import re
from collections.abc import Iterator

from answerer.spans.particulars import particular_asked
from answerer.spans.people import WHO
from core.language.regions import Gazetteer
from core.language.tagger import ORGANISATION, PLACE, PROPER, tagged
from core.parser.frame import Frame

# 哪个县, 哪座城市; 哪个县长 asks for a person.
REGION_ASKED = re.compile(r"哪一?[个座]?(?:县|市|区|省|城市|州|县区|地方)(?!.{0,2}长)")
OFFICE_ASKED = re.compile(
    r"哪一?[个家].{0,4}(?:单位|部门|机构|委员会)|(?:什么|啥)(?:单位|机构|部门)|(?:单位|机构|部门)$"
)
VENUE_ASKED = re.compile(r"哪里|哪儿|何处|(?:什么|啥)地方|在哪(?:[办开举召建落]|$)")
FIRM_ASKED = re.compile(r"哪一?家(?!医院|学校|单位|部门|机构)|哪个(?:公司|企业|银行)")
# 三大产业, where 几大产业 is asked.
SO_MANY_ASKED = re.compile(r"几大(?P<what>[\u4e00-\u9fff]{2})")
_SCHOOL_ASKED = re.compile(r"哪一?[所个家](?:学校|大学|高校|学院|中学|小学)")
_SCHOOL = re.compile(r"(?:大学|学院|学校|[中小]学|高中|幼儿园)$")
_KIND_ASKED = re.compile(
    r"(?:哪一?[个家所座条支]|什么)(?P<kind>[\u4e00-\u9fff]{2,4}?)"
    r"(?=[的是在被把给让获拿做候组举开停来出有叫最，,？?]|$)"
)
# Countries and groups of them, as they are traded with.
ECONOMY = re.compile(
    r"欧盟|东盟|非洲|拉美|中东|美国|日本|韩国|德国|英国|法国|俄罗斯|印度|巴西|澳大利亚|加拿大|"
    r"意大利|荷兰|泰国|越南|马来西亚|新加坡|印度尼西亚|印尼|沙特|墨西哥|尼泊尔|中亚五?国|"
    r"金砖国家|RCEP成员国|“一带一路”[^，。]{0,4}国家|港澳|香港|台湾"
)
_ANY_REGION = re.compile(r"^[该本全我各这那两]")
_REGION = re.compile(r"[县市区省州旗盟]$")
_OFFICE = re.compile(
    r"(?:局|厅|部|委|办|院|署|会|中心|政府|法院|公司|集团|银行|协会|指挥部|专班|企业|学校|大学|村集体)$"
)
# What kind of firms they are, and none of them (省级专精特新企业).
_NO_FIRM = ("企业", "单位", "部门", "项目")
_MARKED = frozenset({"quoted", "work"})
_WHICH = re.compile(
    r"(?:哪|什么|啥)(?:一|几|[两二三四五六七八九十]|\d{1,2})?"
    r"(?:[个家所座位名种款型条项部份支只艘批类片栋处样大]|些)?(?=[\u4e00-\u9fff])"
)
_HEAD_REACH = 10
_OF_PEOPLE = "位名"
_NOUNS = frozenset({"n", "nz", "ns", ORGANISATION, PLACE, PROPER})
# Names of these kinds end with them or go by short names; others (公司, 景区) are called anyhow.
_COURT = r"法[院庭]|[中高]院|最高法|\d?中院"
_PROSECUTORS = r"检察院?|检察分院|检察院.{2,6}分院|最高检|检方"
_BANK = (
    r"银行|[支分]行|[农信商][信商][社行联]|信用社|[农工建中交招民兴华]行|央行|农发行|国开行|进出口行|"
    r"高盛|瑞银|汇丰|花旗|渣打|美联储"
)
_CALLED_BY_KIND = {
    "法院": _COURT,
    "检察院": _PROSECUTORS,
    "检察机关": _PROSECUTORS,
    "博物馆": r"博物?[馆院]|纪念馆|陈列[馆室]|展[览示]?馆|美术馆|科技馆|[\u4e00-\u9fff]博",
    "派出所": r"派出所",
    "停车场": r"停车[场楼库]",
    "医院": r"医院|卫生[院室]|医学中心|院区|保健院|服务中心|协和|华西|湘雅",
    "机场": r"机场",
    "水库": r"水库",
    "港口": r"港[口区]?|码头",
    "银行": _BANK,
    "纪委监委": r"纪委(?:监委)?|监委|监察委员会|纪检监察组",
    "街道": r"街道(?:办(?:事处)?)?",
    "社区": r"社区",
    "中学": r"中学|[一二三四五六七八九十]中|[一二三四五]?高中?|学校|附中",
    "小学": r"小学?|学校|附小",
    "镇": r"镇",
    "乡": r"乡|苏木",
    "村": r"[村屯寨庄湾]|嘎查|社区",
}
# The form of a firm behind a bank's name, and what makes a kind itself no name: 全市法院.
_FORM = re.compile(r"(?:股份)?(?:有限责任|有限)?公司$")
_NO_NAME = re.compile(r"^(?:全[国省市县区]|各|本|该|先后|根据|据|有关|相关|多家|两|\d+[个家]).*")
# What asks for no kind of name: 什么时候, 什么地方.
_NO_KIND = frozenset({"时候", "时间", "地方", "原因", "人"})


def so_many_in(question: str, text: str) -> Iterator[tuple[int, int]]:
    """Start and end of how many there are of what is asked by 几大."""
    asked = SO_MANY_ASKED.search(question)
    if asked:
        pattern = rf"[一二三四五六七八九十]大(?=[\u4e00-\u9fff]{{0,4}}?{asked['what']})"
        yield from (match.span() for match in re.finditer(pattern, text))


def asked_head(question: str) -> str:
    """The noun behind the question word: 博物馆 of 在哪个博物馆办的; empty where none follows."""
    ends = [match.end() for match in _WHICH.finditer(question)]
    if not ends or question[ends[-1] - 1] in _OF_PEOPLE:
        return ""
    text = question[ends[-1] : ends[-1] + _HEAD_REACH]
    first = next(iter(tagged(text)), None)
    head = text[: first.end] if first and first.tag in _NOUNS else ""
    return "" if head in _NO_KIND else head


def kind_asked(question: str) -> str:
    """The kind with which the asked name may end: 停车场 of 哪个停车场; empty if none is told."""
    kind = _KIND_ASKED.search(question)
    return kind["kind"] if kind else ""


def is_of_kind(question: str, name: str) -> bool:
    """Whether a name can be of the asked kind, where such names end with it: 哪个法院."""
    form = _CALLED_BY_KIND.get(asked_head(question))
    if form is None:
        return True
    return not _NO_NAME.match(name) and bool(re.search(rf"(?:{form})$", _FORM.sub("", name)))


def may_be(frame: Frame, text: str, sort: str, gazetteer: Gazetteer) -> bool:
    """Whether a tagged word of a sentence can be the kind of name that is asked."""
    question = frame.question
    if particular_asked(question) or not is_of_kind(question, text):
        return False  # it has a form of its own
    if SO_MANY_ASKED.search(question) or (sort == "work" and WHO.search(question)):
        return False
    if REGION_ASKED.search(question):
        mentions = [m for m in gazetteer.find(text) if m.start == 0 and m.end == len(text)]
        if _ANY_REGION.match(text) or any(
            region.name in frame.regions for mention in mentions for region in mention.regions
        ):
            return False
        return bool(mentions) or (sort == PLACE and bool(_REGION.search(text)))
    if _SCHOOL_ASKED.search(question):
        return bool(_SCHOOL.search(text))
    if OFFICE_ASKED.search(question):
        return sort == ORGANISATION or bool(_OFFICE.search(text))
    if FIRM_ASKED.search(question):
        return sort not in _MARKED and not text.endswith(_NO_FIRM)
    return True
