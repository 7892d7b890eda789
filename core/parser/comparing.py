"""Whether a question compares, and how."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from core.language.text import fold
from core.parser.asking import expected_kind

_MORE = "多少高低大小快慢长短贵狠凶猛惨"
# A bare 多 or 高 compares where the question ends with it (哪个县多些？); in 哪家500强 it does not.
_END = r"(?=一?[些点]?[了呢呀啊]?(?:[,，、?？。]|$))"
# A mean of the figures told, not a figure that is a mean itself (平均工资).
MEAN = (
    r"平均(?!工资|年龄|[房单]?价|浓度|气温|水平|寿命|预期|温度|降水|[单亩]产|受教育|住房|增[速长幅]|月?薪|海拔|身高|收入|分)"
    r"(?:每个?[县市区省年]|下来)?"
)
SUM = (
    "合计|相加|加总|加起来|加[在到]?一[起块]儿?|总和|之和|[一总拢]共|共计|"
    "合[在到]?一[起块]儿?|合起来|总计"
)
# operation -> its wordings; the first that matches decides
_OPERATIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("doublings", (r"翻(?:了|过)?(?:多少|几)番|翻番",)),
    ("times", (r"(?:是|为|等于).{0,20}的?(?:多少|几)倍",)),
    (
        "difference",
        (
            r"相差|差了?多少|差距|差几|之差|还剩|还差|剩下|剩余|离.{1,20}差",
            r"还有(?:多少|几)[^，,。]{0,12}[没未]",
            rf"(?:比|较|跟|和|与).{{0,24}}(?<![增走])[{_MORE}](?:[\u4e00-\u9fff]{{0,2}}了?)?(?:多少|几)",
            r"[多高少低]出(?:来)?了?(?:多少|几)",
            r"(?:超[过出]|领先|落后|[高低多少]于|胜过|赶超|不如)[^，,。]{0,14}(?:多少|几)|比.{0,24}超[出过]?了?(?:多少|几)",
            r"(?:扩大|缩小|收窄|提高|回落|掉|降|减少|增加|缩水|下滑|萎缩)了?(?:多少|几)(?!倍|成)",
        ),
    ),
    (
        "sum",
        (rf"{SUM}|(?<!公)共(?=有|签|新|完|引|多少|几)",),
    ),
    ("share", (r"^(?!.*[哪谁]).*(?:占.{0,16}(?:比重|比例|多少|百分之|几成)|占比)",)),
    ("ranking", (r"排名|排序|从[高大多]到[低小少]|由[高大多]到[低小少]",)),
    (
        "least",
        (
            rf"(?:哪|谁).{{0,24}}(?:[更最][少低小慢晚]|(?<![走多])[少低小慢晚]{_END})|[最更][少低小慢]",
        ),
    ),
    (
        "most",
        (
            rf"(?:哪|谁).{{0,24}}(?:[更最][多高大快长好强早猛狠凶]|(?<!走)[多高大快长好强早]{_END})",
            r"最[多高大快长](?!检|法|人民|限度)|更[多高大快长]",
        ),
    ),
    ("mean", (rf"^(?!.*[哪谁]).*{MEAN}",)),
    ("growth", (r"(?:增长|增加|上升|下降|增减)了?(?:多少|几|百分之)|增幅|涨幅|变化",)),
)
_COMPILED = tuple((name, re.compile("|".join(patterns))) for name, patterns in _OPERATIONS)
# 谁更多，多几个 asks for the winner, and how far both lie apart.
GAP_TOO = re.compile(r"(?:[哪谁]|还是).*[，,、？?](?:相?差|[多少高低大小快慢]出?)了?(?:多少|几)")
# 哪位专家说发行量最大 asks who said it.
_SPEAKER = re.compile(
    r"(?:哪一?[位个名][\u4e00-\u9fff]{0,8}?|谁)(?:说|表示|认为|指出|介绍|提到|称|透露|预计|预测|觉得|判断)"
)
# An operation over one place and one year (合计 in a passage's own total) is an ordinary value.
_ALONE = re.compile(rf"最[{_MORE}]的[县市区]|(?:各县|各区|各市|哪个?[县市区]|几个县)")
# 各县排名 sets all of them side by side; 各县中甲县排第几 asks for one place.
_AMONG_ALL = re.compile(
    r"最[多高大少低小快慢]|(?:排名|排序|排行)[?？。]?$|[从由][高大多]到[低小少]"
)
_BETWEEN = re.compile(rf"哪|谁|差|{SUM}|比")


_WORDS = re.compile(
    rf"{MEAN}|比?翻(?:了|过)?(?:多少|几)?番?(?=\s|$)|几番$|"
    r"还剩|还差|剩下|剩余|没完成|未完成|^还(?=\s)|(?:(?<=\s)|^)离(?!退|婚|岗)|离(?=.{0,12}(?:计划|目标|任务))|"
    r"之?相差|之差|差了?多少|差距|合计|总计|加起来|加[在到]?一[起块]儿?|总和|之和|合[在到]?一[起块]儿?|合起来|比较|相比|对比|"
    r"(?:哪|谁)(?:一?个)?(?:县|市|区|省|家|个|国|地方|项目)?(?:的)?|"
    # 谁卖得多 asks about 卖; 所得 and 获得 keep theirs.
    rf"(?<![获取所夺赢心])得(?:(?:更|最)?[{_MORE}])?$|"
    rf"(?:更|最)?[{_MORE}](?:出|了)?(?:多少|几)?个?(?:点|百分点)?$|"
    r"^比|(?<=\s)比(?=\s|$)|^[跟和与同](?=\s)|从[高大多]到[低小少]|排序|排名|"
    r"(?:增长|掉|降|减少|缩水|下滑|萎缩)了?(?:多少|百分之)?$|差$|"
    r"(?<!第)[二两三四五六七八九2-9]个?(?:[家者项国地座款]?[里中]|[类种](?:里|[之当]?中)?)|(?:扩大|缩小|收窄)了?$|"
    r"[从由][高大多]到[低小少](?:的?顺序)?|排(?:一下|列|个?序|个?队)?(?:一下)?$|"
    r"(?:^|(?<=\s))各个?(?:县市?区|区县|县市|市县|[县区市省])|"
    r"[更最][多高大少低小快慢](?=的|\s|$)|(?<=\s)(?:县区|区县|县市|[县区市省])(?=\s|$)"
)
# What is left of 哪个县多，多几条.
_ALONE_SAID = re.compile(rf"比|[更最]?[{_MORE}]")
_PAIR = re.compile(
    r"(?:^|[的,，\s])(?P<one>[^\s,，的和与跟]{2,16})[和与跟](?P<other>[^\s,，的和与跟]{2,16}?)"
    r"(?:两|这两|2)(?:个|家|大)?(?P<kind>项目|企业|公司|工程|大赛|学校|医院|港口?|景区)"
)


# 跌得狠, 营收涨得最快, 谁的跌幅大: changes are compared by their rates; so is what is one.
_BY_RATE = re.compile(
    r"[涨跌掉]得|[跑涨跌掉升降增长]得?[最更]?(?:快|慢|狠|凶|猛|惨|厉害)|[涨跌增降]幅|增速|"
    r"(?:比例|比重|占比|进度|(?<!效)率)(?:谁|哪[个家边]?)?(?:的|[跑走做干完]{1,2}得)?[最更]?(?:高|低|大|小|快|慢)|"
    r"进度[^？?。]*(?:谁|哪[个家边]?)[^，,？?。]{0,4}[快慢]"
)


def by_rate(question: str) -> bool:
    """Whether a question that compares asks for the larger rate."""
    return bool(_BY_RATE.search(fold(question)))


_AMOUNT = re.compile(r"(?:增加|减少|增|减)了?(?:多少|几)(?!个?百分|成|倍|番)")


def grown_by_amount(question: str) -> bool:
    """Whether a question about two times asks by how much, not at what rate: 增加多少."""
    return bool(_AMOUNT.search(fold(question)))


_PLACE_OF = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,10}?)(?:能|又|会)?排(?:名|在|到)?(?:第几|老几)")
_UPWARD = re.compile(r"[从由][低小少]到[高大多]")


def placed(question: str, operation: str, names: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The operation and the places; where one of those ranked is asked for, `place` and it first.

    甲县、乙县从多到少，乙县排第几.
    """
    asked = _PLACE_OF.search(question) if operation == "ranking" and len(names) > 1 else None
    if asked is None or _UPWARD.search(question):
        return operation, names
    own = next((name for name in names if asked["name"] in (name, name[:-1])), "")
    others = tuple(name for name in names if name != own)
    return ("place", (own, *others)) if own else (operation, names)


def compared_names(question: str) -> tuple[str, ...]:
    """The two things named in 甲和乙两个项目; empty where the question names none so."""
    match = _PAIR.search(question)
    return (match.group("one"), match.group("other")) if match else ()


# A figure that is asked of what stands before it.
FIGURE_TAIL = re.compile(
    r"(?:年度|当年)?(?:计划|完成|实际)?总?(?:投资|收入|产值|利润|税收|面积|产量|增速|增幅)额?$"
)


def without_figure(names: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """The things compared less the figure named behind one of them, and that figure.

    开工项目 and 投产项目总投资 are two kinds of projects, of which 总投资 is asked; so are
    港口工程总投资 and 物流园.
    """
    whole = _with_shared_head(names)
    if whole != names:
        return whole, ""
    for number, name in enumerate(names):
        others = names[:number] + names[number + 1 :]
        head = others[0][-2:] if others else ""
        at = name.rfind(head) if len(head) > 1 else -1
        tail = name[at + len(head) :]
        shared = expected_kind(tail) or len(tail) > 1
        if at > 0 and shared and all(other.endswith(head) for other in others):
            return (*names[:number], name[: at + len(head)], *names[number + 1 :]), tail
        figure = FIGURE_TAIL.search(name)
        if figure and figure.start() > 1 and not any(map(expected_kind, others)):
            return (*names[:number], name[: figure.start()], *names[number + 1 :]), figure.group()
    return names, ""


_BARE_FIGURE = re.compile(r"[\u4e00-\u9fff]{1,2}[量额数率口入出]")


def _with_shared_head(names: tuple[str, ...]) -> tuple[str, ...]:
    """汽车产量 and 汽车销量, of 汽车产量比销量: a bare figure is of what the first one is of."""
    if len(names) != 2 or not _BARE_FIGURE.fullmatch(names[1]):
        return names
    one, other = names
    head = one[: -len(other)]
    alike = len(head) > 1 and one[-1] == other[-1] and not one.endswith(other)
    return (one, f"{head}{other}") if alike else names


_JOINTLY = re.compile(r"分别|各自?(?:是|有|为)?(?:多少|几|排)")
_JOIN = re.compile(r"^\s*(?:和|与|跟|及|以及|、)\s*$")


def asks_of_each(question: str, named: Sequence[tuple[int, int]]) -> bool:
    """Whether a figure is asked of each of those `named` at these spans: 甲县和乙县分别多少."""
    if _JOINTLY.search(question):
        return True
    return any(joins(question[end:start]) for (_, end), (start, _) in pairwise(named))


def joins(between: str) -> bool:
    """Whether what stands between two names only puts them in a row: 甲县、乙县, 甲县和乙县."""
    return bool(_JOIN.match(between))


# 沪深两市; what stands before it ends another word.
_BOTH = (
    r"(?:(?<=[^\u4e00-\u9fff])|(?<=[日月年末底季度天在的,，])|^)"
    r"(?P<one>[\u4e00-\u9fff])(?P<other>[\u4e00-\u9fff])两"
)
_TWO = re.compile(rf"{_BOTH}(?P<kind>[市省县区州国校地岸])(?=.*(?:哪|谁|差|{SUM}|[比较]))")
# What two countries have with each other is no sum of theirs.
_ADDED_UP = re.compile(rf"{_BOTH}(?P<kind>[市省县区州校])")


def both_written_out(question: str) -> str:
    """The question with 沪深两市 as 沪市和深市, where it compares the two."""
    return _TWO.sub(r"\g<one>\g<kind>和\g<other>\g<kind>", question, count=1)


class Both(NamedTuple):
    """The two that 沪深两市 names at once, and the words that do so."""

    one: str
    other: str
    words: str


def both_of(question: str) -> Both | None:
    """沪市 and 深市 of 沪深两市, whose figures can be added up; None where no two are so named."""
    match = _ADDED_UP.search(question)
    if match is None:
        return None
    one, other, kind = match["one"], match["other"], match["kind"]
    return Both(f"{one}{kind}", f"{other}{kind}", match.group())


def without_operation(indicator: str) -> str:
    """The indicator less the words of comparing."""
    words = _WORDS.sub(" ", _WORDS.sub(" ", indicator)).split()  # 项目多 多几个
    return " ".join(word.removesuffix("比") for word in words if not _ALONE_SAID.fullmatch(word))


def read_operation(question: str, several: bool, subjects: int) -> str:
    """The operation of a comparison, or empty where the question compares nothing.

    A question compares when it names `several` places, periods or readings of
    one figure, or two subjects, or asks which of all counties, and an
    operation between them.
    """
    text = fold(question)
    if _SPEAKER.search(text):
        return ""
    named = several or (subjects >= 2 and _BETWEEN.search(text))
    if not named and not (_ALONE.search(text) and _AMONG_ALL.search(text)):
        return ""
    winner = bool(GAP_TOO.search(text))
    return next(
        (
            name
            for name, pattern in _COMPILED
            if pattern.search(text) and (not winner or name in {"least", "most"})
        ),
        "",
    )
