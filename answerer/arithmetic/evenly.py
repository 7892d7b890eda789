"""What falls to one of something on average: 平均一个工作组有几名干部, 平均每个项目投资多少."""

import re
from dataclasses import replace

from answerer.answer import Answer
from answerer.objections.each import is_each
from core.language.tagger import tagged
from core.language.units import UNIT
from core.parser.asking import expected_kind
from core.parser.comparing import FIGURE_TAIL
from core.parser.frame import Frame

PER = "per"
_EVERY = rf"(?:每|一|1)(?P<unit>(?!年|月|天|日|季|周|亩|吨|股|平方){UNIT})"
# 平均一次会解决几个问题; 每个项目平均投资多少
_EVENLY = re.compile(
    rf"(?P<whole>[^，,]*?[，,]?)(?:平均(?:下来)?{_EVERY}(?P<of>[^，,。？?]*?)"
    rf"|{_EVERY.replace('unit', 'each')}(?P<kind>[^，,。？?]*?)平均(?P<does>[^，,。？?]*?))"
    r"(?:多少|几)(?P<what>[^，,。？?]*)[？?。]?$"
)
_HAS = re.compile(r"^(?:能|可|约)?(?:有|是|为|要|得)?|(?:有|是|为|了)$")
_MEASURE = re.compile(rf"^(?:万亿|[十百千]?[亿万]|[十百千])?(?:{UNIT})?")
_LAST = re.compile(rf"(?:每|一)(?:{UNIT})$")
_BEFORE = 12


def evenly(frame: Frame) -> Frame | None:
    """The division that a mean is worked out by: its subjects are what is parted and of what.

    None where no mean of one thing is asked for.
    """
    match = _EVENLY.search(frame.question)
    if frame.asked != "value" or frame.operation or match is None:
        return None
    unit, told = match["unit"] or match["each"], match["of"]
    of, does = _parted(told) if told is not None else (match["kind"], match["does"])
    what = _MEASURE.sub("", match["what"], count=1)
    context = _context(frame, match)
    part = " ".join(filter(None, (_HAS.sub("", does), what)))
    of, part = f"{context} {of}".strip(), f"{context} {part}"
    if not of or not part.strip():
        return None
    return replace(
        frame,
        asked="compare",
        operation=PER,
        subjects=(" ".join(part.split()), f"{of}{unit}数"),
        indicator="",
        qualifiers=(),
    )


def _context(frame: Frame, match: re.Match[str]) -> str:
    """What is said before 平均 beside places and times, as the frame has it."""
    said = _LAST.sub("", frame.indicator.partition("平均")[0])
    return "".join(said.split()) if match["whole"].strip() else ""


def _parted(told: str) -> tuple[str, str]:
    """调度会 and 解决 of 调度会解决: the first verb behind a noun begins what each of them does.

    签约项目 and 引资额 of 签约项目的引资额: what is counted, and a figure of it.
    """
    of, _, figure = told.rpartition("的")
    if expected_kind(of) == "count" and expected_kind(_HAS.sub("", figure)) not in ("", "count"):
        return of, f"{of} {_HAS.sub('', figure)}"
    tail = FIGURE_TAIL.search(told)
    if tail and not any(w.tag == "v" for w in tagged(told)):
        of = told[: tail.start()]
        return of, f"{of} {tail.group()}"
    verbs = [w.start for w in (tagged(told) if told else ()) if w.tag == "v"]
    cut = next((at for at in verbs if at and told[at] != "会"), len(told))
    cut = 0 if not any(verbs) and verbs else cut
    return told[:cut].strip("的 "), told[cut:]


def prints_mean(answer: Answer) -> bool:
    """Whether an answer's figure is told as the mean of one: 平均每个项目8人."""
    at = answer.sentence.find(answer.answer) if answer.answer else -1
    return at >= 0 and is_each(answer.sentence[max(0, at - _BEFORE) : at])
