"""Whether a figure is of another word than the asked one: of 本科 for 专科, of A330 for A350.

What stands nearest to the figure decides.
"""

import re
from collections.abc import Iterator

from answerer.candidate import Candidate
from answerer.overlap import found_grams, grams
from core.language.contrasts import contrasts, fixed_in
from core.language.tagger import tagged
from core.language.terms import told_terms
from core.language.units import UNIT
from core.parser.asking import expected_kind
from core.parser.frame import Frame

_PAUSE = re.compile(r"[，,；;]")


def other_word(frame: Frame, candidate: Candidate) -> bool:
    """Whether another word of a set stands with the figure than the asked one.

    A fixed name (专科, A350) must stand in the passage or over it, whatever else does.
    """
    if candidate.number is None:
        return False
    asked = _asked(frame)
    if contrasts(asked, tuple(_rings(candidate))):
        return True
    chunk = candidate.chunk
    around = (candidate.report.title, *chunk.section, candidate.before, chunk.text)
    return not fixed_in(asked) <= fixed_in(" ".join(around))


def other_term(frame: Frame, candidate: Candidate) -> bool:
    """Whether the figure's own words are a known term that is not the asked one.

    Where that is no term itself, only if it is an indicator's name and shares no word with them.
    """
    if candidate.number is None:
        return False
    asked = frame.indicator
    other, known = told_terms(asked, candidate.beside)
    if known or not other:
        return other
    return bool(expected_kind(asked)) and not found_grams(asked, candidate.beside)


# What is asked by its noun as money: 项目投资多少.
_AMOUNT = re.compile(
    r"(?:投资|资金|贷款|产值|金额|利润|税收|投资额|总投资|罚金|罚款|费用)"
    r"(?:[提增]?[高加升降减]?(?:到|至))?$"
)


def no_amount(frame: Frame, candidate: Candidate) -> bool:
    """Whether money is asked by its name alone, and the figure is of things or sizes."""
    asked = frame.asked == "value" and not frame.unit and not frame.measure
    money = asked and bool(_AMOUNT.search(frame.indicator.strip()))
    return money and candidate.kind in {"count", "measure"}


# 多少用户 asks for no time; 多少时间 does.
_THINGS = re.compile(
    r"(?:多少|几)(?![\u4e00-\u9fff]{0,2}[天日周月年期久长龄时分秒])[\u4e00-\u9fff]{2}"
)


def is_only_a_time(frame: Frame, candidate: Candidate) -> bool:
    """Whether a figure is a length of time where the things behind 多少 are asked."""
    asked = frame.asked == "value" and not frame.unit and frame.measure in ("", "count", "money")
    told = candidate.number is not None and candidate.unit in _TIMES
    return asked and told and bool(_THINGS.search(frame.question))


_HOW_LONG = re.compile(r"多久|多长时间|几[天年]|几个月")
_TIMES = frozenset(
    ["天", "日", "周", "星期", "个月", "个季度", "年", "周年", "小时", "分钟", "秒", "个工作日"]
)


def no_duration(frame: Frame, candidate: Candidate) -> bool:
    """Whether it is asked how long something takes, and the figure counts other things."""
    asked = frame.asked == "value" and not frame.unit and bool(_HOW_LONG.search(frame.question))
    return asked and candidate.number is not None and candidate.unit not in _TIMES


# 工业项目, 文旅项目: the kind of project that is asked for; 大项目 and 建设项目 are of any kind.
_KIND_OF_PROJECT = re.compile(r"(?P<kind>[\u4e00-\u9fff]{2})类?(?:的)?项目")
_ANY_KIND = frozenset({"重点", "重大", "大型"})


def other_project(frame: Frame, candidate: Candidate) -> bool:
    """Whether projects of a kind (工业项目) are asked for of which the passage says nothing."""
    if candidate.number is None or frame.asked == "compare":
        return False
    chunk = candidate.chunk
    around = " ".join((candidate.report.title, *chunk.section, candidate.before, chunk.text))
    kinds = [m["kind"] for m in _KIND_OF_PROJECT.finditer(_asked(frame).replace(" ", ""))]
    return any(
        _is_noun(kind) and kind not in _ANY_KIND and not found_grams(kind, around) for kind in kinds
    )


# What is counted, each a word of two characters: 企业180家 are no 项目.
_WORD = 2
_COUNTED = (r"企业|公司", r"项目|工程", r"干部|人员|群众|职工", r"问题|意见|诉求", r"学校|医院")
_KINDS = re.compile("|".join(f"(?P<k{n}>{words})" for n, words in enumerate(_COUNTED)))
# 多少企业职工, 多少项目经理 count people.
_COUNTS = re.compile(
    rf"(?:多少|几)[个家名条所]?(?=(?:{_KINDS.pattern})(?![员职人干家经代负法项问意诉贷产岗困难需建用的]))"
)


def counts_other_things(frame: Frame, candidate: Candidate) -> bool:
    """Whether things of one kind are counted in the question and of another by the figure.

    What stands right behind the figure tells, or else what stands right before it.
    """
    asked = _COUNTS.search(frame.question)
    if candidate.kind != "count" or asked is None or frame.asked == "compare":
        return False
    text, span = candidate.chunk.text, candidate.span
    behind = _KINDS.match(text, span.end)
    told = behind or _KINDS.fullmatch(text, max(0, span.start - _WORD), span.start)
    return told is not None and told.lastgroup != asked.lastgroup


# Units of persons; of what 人次 counts nobody else is the measure.
_PERSONS = frozenset({"人", "名", "位", "口", "人次"})
_BESIDE = 6


def in_another_unit(frame: Frame, candidate: Candidate) -> bool:
    """Whether 多少人 is asked and things are counted, or 多少件 and something else in 项 or 个.

    What stands right before or behind a figure in another unit must then be in the question.
    """
    asked, unit = frame.unit, candidate.unit
    if candidate.kind != "count" or set(asked) & set(unit) or not (asked and unit):
        return False  # 场次 are 场
    if unit in _PERSONS and asked in (*_PERSONS, "个"):
        return False
    if asked in _PERSONS and unit != "个":
        return True
    text, span = candidate.chunk.text, candidate.span
    before = text[max(candidate.sentence.start, span.start - _BESIDE) : span.start]
    around = f"{before} {text[span.end : span.end + _BESIDE]}"
    thing = re.search(
        rf"(?:多少|几){asked}(?P<noun>[\u4e00-\u9fff])(?![\u4e00-\u9fff])", frame.question
    )
    if thing and thing["noun"] in around:
        return False  # 多少座桥 of 修桥12处
    return not grams(around) & grams(frame.question)


_BARE = re.compile(r"多少(?P<thing>[\u4e00-\u9fff]{1,4})")
_UNIT = re.compile(rf"(?:万|亿|个?百分|{UNIT})")


def counts_something_else(frame: Frame, candidate: Candidate) -> bool:
    """Whether 多少煤 is asked, and a figure in 座 or 家 counts what is named around it instead."""
    asked = _BARE.search(frame.question)
    if frame.unit or candidate.kind != "count" or not candidate.unit or asked is None:
        return False
    if candidate.unit in _PERSONS or _UNIT.match(asked["thing"]):
        return False
    text, span = candidate.chunk.text, candidate.span
    before = text[max(candidate.sentence.start, span.start - _BESIDE) : span.start]
    around = f"{before}{text[span.end : span.end + _BESIDE]}"
    return not any(char in around for char in asked["thing"])


def _is_noun(word: str) -> bool:
    return [w.tag for w in tagged(word)] in (["n"], ["nz"])


def _asked(frame: Frame) -> str:
    """What is asked less the names in it: the 农业 of a bank's name is no sector.

    Of a second question (几家高企) its own words count, not those that it takes over.
    """
    asked = frame.question if "indicator" in frame.inherited else frame.indicator
    for name in frame.subjects:
        asked = asked.replace(name, " ")
    return asked


def _rings(candidate: Candidate) -> Iterator[str]:
    """The texts around a figure, the nearest first."""
    text = candidate.chunk.text
    yield candidate.near
    yield candidate.clause_before
    yield candidate.clause_text
    yield from reversed(_PAUSE.split(text[candidate.sentence.start : candidate.clause.start]))
    yield from reversed(candidate.chunk.section)
    yield candidate.report.title
