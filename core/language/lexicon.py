"""The words that change what a figure means, and how staff say what reports write.

Qualifiers stand in groups. Two members of one group exclude each other: a
figure of 开工 projects never answers a question about 签约.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from core.language.quantities import find_quantities, format_number
from core.language.text import fold

# group -> canonical member -> the wordings of it, longest first where one holds another
QUALIFIERS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "阶段": {
        "签约": (
            "签约",
            "签下",
            "签订",
            "签署",
            "签了",
            "签过约",
            "谈成",
            "敲定",
            "达成合同",
            "达成协议",
        ),
        "开工": ("开工", "开复工", "复工", "动工", "开建", "破土", *("开了工", "动了工", "复了工")),
        "竣工": (
            *("竣工", "完工", "建成", "新建成", "建好", "建设完成", "完成建设", "建完"),
            *("竣了工", "完了工"),
        ),
        "投产": (
            *("投产", "投入生产", "开始生产", "实现生产", "试生产", "试产", "出产品"),
            "投了产",
        ),
        "达产": ("达产", "达效"),
        "储备": ("储备", "谋划"),
        "新建": ("新建", "新上", "新上马", "新上的", "新开建"),
        "续建": ("续建", "接着干", "接着往下干"),
        "在建": ("在建",),
        "上报": ("上报", "申报", "报上去"),
        "落地": ("落地",),
    },
    "口径": {
        "计划": ("计划", "目标", "预期", "预计", "任务", "打算", "准备"),
        "完成": (
            *("完成", "实现", "达到", "实际", "真正"),
            *("投进去", "花出去", "已投", "投了", "花掉"),
        ),
    },
    "范围": {
        "新增": ("新增", "新增加", "净增", "多出", "新添"),
        "累计": ("累计",),
    },
    "修订": {
        "初步": ("初步", "初值", "快报", "预估"),
        "修订": ("修订", "决算", "核定", "最终核实", "终值", "订正", "调整为", "更正"),
    },
    "基期": {
        "同比": ("同比", "比上年", "比去年", "较上年", "较去年", "上年同期", "去年同期"),
        "环比": ("环比", "比上月", "较上月", "比上季", "较上季"),
    },
    "层级": {
        "国家级": ("国家级",),
        "省级": ("省级", "省本级"),
        "市级": ("市级", "市本级"),
        "县级": ("县级", "县本级"),
        "乡级": ("乡级", "镇级", "乡镇级"),
    },
    "规模": {
        "规上": ("规模以上", "规上"),
        "限上": ("限额以上", "限上"),
    },
    "方向": {
        "出口": ("出口",),
        "进口": ("进口",),
    },
}

# Groups whose member must be named by the passage when the question names it;
# of the others a passage may be silent.
STRICT_GROUPS = frozenset({"阶段", "层级", "方向", "规模"})
STRICT_MEMBERS = frozenset({"口径:计划", "范围:新增", "范围:累计"})

# Words that hold a qualifier's wording without its meaning.
_NOT_QUALIFIERS = re.compile(
    r"进出口|(?<=[恢修康回])复工|计划生育|实现全覆盖|在实际|落地签|目标责任|重点任务|"
    # A mission is no target: 第5次飞行任务, 救援任务.
    r"新上[市线任映架榜]|次任务|(?:发射|飞行|救援|搜救|航天|科考|考察|试验|巡航|护航|运输|保障)任务"
)


@cache
def _members() -> tuple[tuple[str, str, str], ...]:
    """(wording, group, member), longest wording first."""
    rows = [
        (wording, group, member)
        for group, members in QUALIFIERS.items()
        for member, wordings in members.items()
        for wording in wordings
    ]
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0])))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(wording) for wording, _, _ in _members()))


@cache
def _by_wording() -> Mapping[str, str]:
    return {wording: f"{group}:{member}" for wording, group, member in _members()}


# The figures of one sentence ask for the same clauses again and again.
@lru_cache(maxsize=4096)
def qualifiers_in(text: str) -> tuple[str, ...]:
    """The qualifiers that a text names, each as `group:member`, in order of first mention."""
    bare = _NOT_QUALIFIERS.sub(lambda match: "＿" * len(match.group()), text)
    found = [_by_wording()[match.group()] for match in _pattern().finditer(bare)]
    return tuple(dict.fromkeys(found + _ordinals(bare) + _thresholds(bare)))


def qualifier_spans(text: str) -> list[tuple[int, int]]:
    """Where the wordings of qualifiers stand in a text."""
    return [match.span() for match in _pattern().finditer(text)]


_ORDINAL = re.compile(
    r"(?<![上下这每本历往新])第?([一二三四五六七八九十百\d]+|首|头一?)"
    r"(?=(届|期|批|轮|小学|中学|小(?![时于组型])|"
    r"幼儿园|人民医院|产业园|医院|标段|代|号线))"
)
# 前七期 are no 第七期; 目前三期 is the third.
_ALL_UP_TO = re.compile(r"(?<![目此日之以年月])前$")
_SO_OFTEN = re.compile(r"(?:[过了共]|连续|累计|举办|承办)$")
_COUNTED = re.compile(r"[一二三四五六七八九十百\d]+$")


def _ordinals(text: str) -> list[str]:
    """第二届, 三期, 首批: which one of a series; other members of the series exclude it."""
    found = []
    for match in _ORDINAL.finditer(text):
        kind = "小学" if match.group(2) == "小" else match.group(2)
        plain = not match.group().startswith(("第", "首", "头"))
        if plain and kind in {"批", "轮", "代", "医院", "产业园", "标段", "小学", "中学"}:
            continue  # 三批, 五所医院 count things
        if plain and _SO_OFTEN.search(text[: match.start()]):
            continue  # 已举办过5届 counts them too
        number = "一" if match.group(1)[0] in "首头" else match.group(1)
        all_of = "前" if plain and _ALL_UP_TO.search(text[: match.start()]) else ""
        found.append(f"次序{kind}:{all_of}{_as_number(number)}")
    return found


def _as_number(numeral: str) -> str:
    quantities = find_quantities(numeral + "个")
    return format_number(quantities[0].number) if quantities else numeral


_COLLOQUIAL = re.compile(
    r"[上过超](?P<above>[十百千]?亿|千万|百万)(?=元?(?:的|项目|企业|工程|产业|公司|订单|大单))"
    r"|(?P<grade>[十百千]?亿)元?级"
)
_THRESHOLD = re.compile(
    r"(?P<number>[\d.一二两三四五六七八九十百千]*)(?P<scale>万亿|亿|万)"
    # 10亿以上的项目 is said without 元.
    r"(?P<unit>美元|元|(?<=亿)(?=及?以[上下]的?[^，,。]{0,8}?(?:项目|工程|企业|产业|订单)))"
    r"(?:及)?(?P<side>以上|以下)"
)

# What may stand before a limit that is said without 元; 用户1亿以上 are people.
_OF_MONEY = re.compile(
    r"(?:^|[^\u4e00-\u9fff]|[县市区省国年的个有]|投资|产值|营收|资金|金额|项目|签约|开工|投产)$"
)


def _thresholds(text: str) -> list[str]:
    """亿元以上, 10亿元以上 as `门槛:<amount><side>` (yuan, or 美元) where it limits a count.

    A figure at the end of a clause (投资3亿元以上) is a hedge, not a limit; the head
    of a column (亿元以上：7个) and words without a figure (签约项目亿元以上) are limits.
    """
    found = []
    folded = _COLLOQUIAL.sub(_formal_threshold, fold(text))
    for match in _THRESHOLD.finditer(folded):
        follows = re.match(r"[\u4e00-\u9fff:]", folded[match.end() :][:1] or " ")
        if match.group("number") and not follows:
            continue
        if not match.group("unit") and not _OF_MONEY.search(folded, 0, match.start()):
            continue
        amount = f"{match.group('number')}{match.group('scale')}"
        amount = f"一{amount}" if amount[0] in "十百千万亿" else amount
        quantities = find_quantities(f"{amount}元")
        if quantities:
            unit = "美元" if match.group("unit") == "美元" else ""
            limit = f"{format_number(quantities[0].number)}{unit}{match.group('side')}"
            found.append(f"门槛:{limit}")
    return found


def _formal_threshold(match: re.Match[str]) -> str:
    """上亿, 十亿级 as reports write them: 亿元以上, 10亿元以上."""
    number = {"十": "10", "百": "100", "千": "1000"}
    text = match.group("above") or match.group("grade")
    amount = number.get(text[0], "") + text.lstrip("十百千") if text.endswith("亿") else text
    return f"{amount}元以上"


def without_qualifiers(text: str) -> str:
    """The text with the wordings of qualifiers and thresholds blanked out."""
    folded = _COLLOQUIAL.sub(" ", fold(text))
    return _pattern().sub(" ", _THRESHOLD.sub(" ", folded))


def without_thresholds(text: str) -> str:
    """The text with its thresholds (亿元以上) blanked out."""
    return " ".join(_THRESHOLD.sub(" ", text).split())


def without_members(text: str, qualifiers: Sequence[str]) -> str:
    """The text with the wordings of these qualifiers, and what joins them to others, blanked."""
    for qualifier in qualifiers:
        wordings = QUALIFIERS.get(group_of(qualifier), {}).get(member_of(qualifier), ())
        for wording in wordings:
            text = re.sub(rf"[和与跟比]?{wording}[和与跟比]?", " ", text)
    return " ".join(text.split())


_RIVALS = ("修订", "口径", "范围", "方向")


def rival_spans(text: str) -> list[tuple[int, int]]:
    """Where the wordings of such qualifiers stand in a text."""
    found = ((_by_wording()[m.group()], m.span()) for m in _pattern().finditer(text))
    return [span for qualifier, span in found if group_of(qualifier) in _RIVALS]


def rivals_in(qualifiers: Sequence[str]) -> tuple[str, ...]:
    """Qualifiers of one group that the question sets side by side (计划 and 完成)."""
    for group in _RIVALS:
        members = tuple(q for q in qualifiers if group_of(q) == group)
        if len(members) > 1:
            return members
    return ()


_AHEAD = re.compile(
    r"想(?!象)|(?<![主重需首纪摘提])要(?![求素闻点])|将(?!近)|预(?![算警防约备])|拟|打算|准备|力争|谋求|"
    r"计划|目标|任务|争取(?!到|[^，,。；]{0,16}(?:资金|债|额|指标|项目|支持))|有望|估(?:计|算)?|能(?:涨|增|达|建|产)"
)


def looks_ahead(text: str) -> bool:
    """Whether a text speaks of what is planned or expected, not of what was done."""
    return bool(_AHEAD.search(text))


_STOCK = re.compile(r"总共|一共|累计|攒|现有|共有|到[^,，]{0,8}(?:底|末)")


def asks_stock(question: str) -> bool:
    """Whether a question asks how much there is in all, not what was added."""
    return bool(_STOCK.search(question))


def group_of(qualifier: str) -> str:
    """The group of a `group:member` qualifier."""
    return qualifier.partition(":")[0]


def member_of(qualifier: str) -> str:
    """The member of a `group:member` qualifier, the word that staff read."""
    return qualifier.partition(":")[2]
