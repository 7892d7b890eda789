"""Two questions in one: 收集了多少条问题，解决率多少."""

import re
from collections.abc import Sequence

from core.language.tagger import tagged
from core.language.units import UNIT
from core.parser.asking import expected_kind, read_ask

# 那几天 and 几种鱼苗里 ask nothing.
_ASKS = re.compile(
    r"多少|(?<![那这近好前后])几(?!乎|[个种棵位家名条项只场批块件座类][^，,]{0,8}(?:里面?|中|当中)$)|第几|哪|什么|为何|怎么|如何|谁|何时"
)
_PAUSE = re.compile(r"[,，;；?？。]|以及|还有")
_FIGURE = r"(?:金额|额|率|数|量|值|资金|投资|面积|规模|个数|收入|支出)"
_AND = r"(?:和|与|以及|及|、)"
_BASE = r"(?:同比|环比|比上年|比去年)?"
_JOINED = re.compile(
    rf"(?P<head>.*?)(?P<one>[^\s,，的、]{{2,14}}?{_FIGURE}){_AND}"
    rf"(?P<other>[^\s,，的、]{{1,14}}?{_FIGURE})"
    rf"(?P<tail>{_BASE}(?:分别|各自?)?{_BASE}(?:是|有|为|达到?|完成|增长|增加|上[升涨]|提[高升]|涨|下降|减少|降)?"
    r"了?(?:多少|几|百分之几).*)$"
)
# 请提供甲县总投资及年度计划投资数: no question word, and two figures.
_TOLD = re.compile(
    rf"(?:请问?|麻烦|帮我?)*(?:提供|告诉我?|列出|给出|查一?[下查]|说说|报一?下)?(?:一下)?"
    rf"(?P<head>.*?)(?P<one>[^\s,，的、]{{2,14}}?{_FIGURE}){_AND}"
    rf"(?P<other>[^\s,，的、]{{1,14}}?{_FIGURE})(?:数据?|数额|情况)?[。？?呢]*$"
)
_COUNT = re.compile(r"(?<=项目|企业|公司|机构|农户|商户|工程|活动)(?:数量|个数|家数|数)$")
_EACH = re.compile(r"分别|各自?")
# 签约项目和总投资各多少: two nouns of two kinds of figures are never one figure each.
_OF_TWO_KINDS = re.compile(
    r"(?P<one>.*[^\s,，、])(?:和|与|及|以及)(?P<other>[^\s,，的、]{2,12}?)"
    r"(?P<tail>(?:分别|各自?)(?:是|有|为)?(?:多少|几).*)$"
)
# 新建几个续建几个: a second figure asked without a pause. One of a comparison is none.
# 几月几号 and 几号几点 are one day or hour, 几分之几 is one share.
_HOW_MANY = re.compile(rf"(?<![第哪好之那这近前后])(?:多少|几)(?![乎年月日号点时]|分之)(?:{UNIT})?")
_SET_AGAINST = re.compile(r"比|差|合计|加|平均|各|分别|占|谁|哪|倍|排")
_NOUNS = frozenset({"n", "nz", "vn", "an", "q", "f", "LOC", "ORG", "a", "u"})
_MOST = 3


def split_question(question: str) -> tuple[str, ...]:
    """The questions that one text asks, in order; the text itself if it asks one."""
    joined = _JOINED.match(question.strip())
    if joined:
        head, tail = joined.group("head"), _EACH.sub("", joined.group("tail"), count=1)
        return f"{head}{joined.group('one')}{tail}", f"{head}{joined.group('other')}{tail}"
    told = _TOLD.match(question.strip())
    if told and not _ASKS.search(question) and not _SET_AGAINST.search(question):
        # 项目数量和完成投资: the investment in those that are counted.
        counted = _COUNT.search(told["one"])
        thing = f"{told['head']}{told['one'][: counted.start()]}" if counted else ""
        return f"{told['head']}{told['one']}是多少", f"{thing}{told['other']}是多少"
    kinds = _OF_TWO_KINDS.match(question.strip())
    if kinds and _differ(kinds["one"], kinds["other"]):
        tail = re.sub(r"^(?:分别|各自?)", "", kinds["tail"])
        return f"{kinds['one']}{tail}", f"{kinds['other']}{tail}"
    paused = (piece.strip() for piece in _PAUSE.split(question) if piece.strip())
    pieces = [part for piece in _each_asked(list(paused)) for part in _without_pause(piece)]
    asking = [
        piece
        for number, piece in enumerate(pieces)
        if _ASKS.search(piece) or _names_figure(piece) or (number and piece.endswith("呢"))
    ]
    if len(asking) < 2 or len(asking) > _MOST or _goes_on(asking):
        return (question,)
    questions = []
    lead = ""
    for piece in pieces:
        if piece in asking:
            questions.append(lead + piece)
            lead = ""
        else:
            lead += piece + "，"
    return tuple(questions)


def _each_asked(pieces: list[str]) -> list[str]:
    """The pieces, with 政委是谁、指挥长是谁 as two, each behind what is said before them.

    A second figure (几个、总投资多少) takes all that it leaves open from the first.
    """
    apart = []
    lead = ""
    for piece in pieces:
        asked = [part for part in piece.split("、") if part]
        if len(asked) > 1 and all(_ASKS.search(part) for part in asked):
            apart += [asked[0], *(f"{lead}{part}" if "谁" in part else part for part in asked[1:])]
        else:
            apart.append(piece)
        lead = "" if _ASKS.search(piece) else f"{lead}{piece}，"
    return apart


def _without_pause(piece: str) -> list[str]:
    """The piece, cut before what its second question word asks of.

    The nouns behind the first one are counted by it (几家企业|招了多少人), unless they are
    all that the second asks of (签约几个|投资多少); and what they do says which they are.
    """
    asks = list(_HOW_MANY.finditer(piece))
    if len(asks) != 2 or _SET_AGAINST.search(piece):
        return [piece]
    between = piece[asks[0].end() : asks[1].start()]
    words = tagged(between) if between.strip() else ()
    others = (word.start for word in words if word.tag not in _NOUNS)
    cut = asks[0].end() + next(others, 0 if asks[1].end() == len(piece) else len(between))
    first = piece[:cut]
    if first.strip() and not any(word.tag == "v" for word in tagged(piece[: asks[0].start()])):
        first = piece[: asks[1].start()] if any(w.tag == "v" for w in words) else first
    return [part for part in (first.strip(), piece[cut:].strip()) if part]


# 哪个县最多，有多少个; 超过30个的县有几个，是哪些
_SETS_APART = re.compile(
    r"[哪谁].*(?:[最更].|[多高大快长少低小慢])$|[最更].*[哪谁]|(?:几个?|多少个|哪些)[县市区省年]|"
    r"[县市区省年]有?(?:几个|多少个|哪些)"
)
_BARE = re.compile(
    r"(?:那么?|它|又|分别|各|都|具体|一?共|达到?|[是有为]|相差|差了?|[多少高低大小快慢]出?了?)*?(?:多少|几|哪)"
    rf"(?:些|个?百?分?点|{UNIT}|人次|万?亿?元)?(?:[县市区]区?)?[呢啊]?"
)


def _goes_on(asking: Sequence[str]) -> bool:
    """Whether the second of two only asks for figures or names behind what the first compares."""
    if len(asking) != 2:
        return False
    return bool(_SETS_APART.search(asking[0])) and bool(_BARE.fullmatch(asking[1]))


def _differ(one: str, other: str) -> bool:
    kinds = {expected_kind(one), expected_kind(other)}
    return len(kinds) == 2 and "" not in kinds


# 按增速: by which figure others are put in order.
_BY = re.compile(r"^(?:按照?|依照?|论|从)")


def _names_figure(piece: str) -> bool:
    named = len(piece) <= 8 and not _BY.search(piece)
    return named and read_ask(piece).measure == "percent"
