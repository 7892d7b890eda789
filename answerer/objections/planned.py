"""What is planned is not done: a target, a cap, and a plan that a figure is only held against."""

import re

from answerer.candidate import Candidate
from answerer.objections.rates import done_of_plan
from core.language.lexicon import looks_ahead, qualifiers_in
from core.language.quantities import find_quantities
from core.parser.frame import Frame

_PLAN, _DEED = "口径:计划", "口径:完成"
_TO_BE_DONE = re.compile(r"(?:计划|预计|力争|拟|目标)(?:完成|实现|达到?|投)")
_ALREADY = re.compile(r"已经?(?:完成|实现|达到?|投|筹[措集]|落实|建|开|收|发|办|签|拨)|收到")
_DONE = re.compile(
    rf"{_TO_BE_DONE.pattern}|{_ALREADY.pattern}|(?:实际|累计|共)?(?:完成|实现|达到?|投)"
)
# A plan that a figure is only held against: 超过50万吨的目标.
AGAINST_PLAN = re.compile(
    r"(?:超过?|[高低大小多少好强弱]于|不及|逊于|符合)[^，,。；;]{0,20}?(?:预期|预估|计划|目标|任务)"
)
# A plan that is a thing to buy or to join.
_JOINED = re.compile(r"(?:订阅|会员|套餐|援助|奖励|激励|持股|救助|培养|行动)计划")


def is_only_planned(frame: Frame, candidate: Candidate) -> bool:
    """Whether a figure is a target where the question asks what was done, and not ahead too."""
    if candidate.number is None:
        return False
    if _DEED in frame.qualifiers and candidate.text.startswith("不超过"):
        return True  # a cap is nothing that was reached
    if _is_cost_in_the_end(frame, candidate):
        return True
    if _PLAN not in candidate.qualifiers or candidate.kind == "rank":
        return False
    reached = _is_reached(candidate) or done_of_plan(frame, candidate)
    return not reached and _tells_of_a_plan(candidate) and not _asks_ahead(frame.question)


# What a warning says, what may come, what a thing will do once it stands.
_TO_COME = re.compile(
    r"预警|预报|未来|可能|概率|几率|(?:建成|建好|投产|投用|投运|完工|通车|运行|落地|通电|达产)(?:以?后|之后)"
)


def _asks_ahead(question: str) -> bool:
    return looks_ahead(question) or bool(_TO_COME.search(question))


# 到目前投了多少, 花了多少了
_SO_FAR = re.compile(
    r"(?:到目前|到现在|已经?|截[至止][^，,。]{0,8}|迄今|至今)[^，,。？?]{0,10}(?:投(?!产|用|入使用|入运营|入生产)|花)"
    r"|(?:投|花)了多少(?:钱|资金)?了"
)
_TOTAL = r"总投资额?|投资总额"
_IN_TOTAL = re.compile(rf"(?:{_TOTAL})(?:约|达|为|共)*$")
# What is built costs no more, and 一共投了 may mean the total.
_FINISHED = re.compile(r"建成|完工|竣工|通车|投用|投入使用")
_IN_ALL = re.compile(r"[一总]共")
# How far behind its sentence what was spent of it is told, in characters.
_NEXT = 24
_SPENT = re.compile(r"完成(?:的)?总?投资")


def _is_cost_in_the_end(frame: Frame, candidate: Candidate) -> bool:
    """Whether what was spent so far is asked, and the figure is 总投资.

    Where a passage tells of no 完成投资, 投了多少 may well mean the total.
    """
    text, question = candidate.chunk.text, frame.question
    if re.search(_TOTAL, question) or not _IN_TOTAL.search(candidate.clause_before):
        return False
    if _FINISHED.search(text, candidate.sentence.start, candidate.sentence.end):
        return False
    near = _SPENT.search(text, candidate.sentence.start, candidate.sentence.end + _NEXT)
    spent = _DEED in frame.qualifiers and near and not _IN_ALL.search(question)
    return bool(spent or _SO_FAR.search(question))


def _is_reached(candidate: Candidate) -> bool:
    """Whether the last verb before the figure says that it was done: 目标…，已达45万吨."""
    before = candidate.chunk.text[candidate.sentence.start : candidate.span.start]
    last = _DONE.findall(before)[-1:]
    done = _DEED in candidate.qualifiers and not any(map(_TO_BE_DONE.match, last))
    return done or any(map(_ALREADY.match, last)) or _is_told_as_done(candidate)


# 吸引了63份申请, 抓获27名: a verb of its own says that it happened.
_HAS_DONE = re.compile(r"(?<![为除到极])了(?!解)|抓[获捕]|捐[资款赠]|缴获|获得|获评|查[处获]")


def _is_told_as_done(candidate: Candidate) -> bool:
    """Whether the clause up to the figure tells a deed and no plan."""
    before = candidate.clause_before
    return bool(_HAS_DONE.search(before)) and not looks_ahead(before)


def _tells_of_a_plan(candidate: Candidate) -> bool:
    """Whether the plan is of the figure: told in its sentence as such, or by what stands over it.

    In 高于预期 and 会员计划 it is not.
    """
    text = f"{candidate.sentence_text}，{candidate.near}"
    rest = _JOINED.sub("＿", AGAINST_PLAN.sub("＿", text))
    return _PLAN in qualifiers_in(rest) or _PLAN not in qualifiers_in(text)


# 暴雨预警 and 天气预报 tell their figures ahead, unless they say what has come.
_FORECAST = re.compile(r"预[报警测](?![站系机中])")
_HAPPENED = re.compile(r"昨|已|截[至止]|实际|累计|实况")


def is_told_ahead(candidate: Candidate) -> bool:
    """Whether a figure is told as to come: in its clause, a clause that leads it, or a forecast.

    A clause with a figure of its own leads no other.
    """
    text = candidate.chunk.text
    before = re.split(r"[，,；;：:]", text[candidate.sentence.start : candidate.clause.start])
    led = any(looks_ahead(clause) and not find_quantities(clause) for clause in before)
    forecast = _FORECAST.search(f"{candidate.report.title} {text}")
    coming = forecast and not _HAPPENED.search(candidate.sentence_text)
    return bool(led or coming) or looks_ahead(candidate.clause_text)
