"""Two that are named at once (沪深两市): a printed figure of both, else their sum."""

from dataclasses import replace

from answerer.candidate import Candidate
from core.language.contrasts import members_in
from core.parser.asking import expected_kind
from core.parser.comparing import Both, both_of
from core.parser.frame import Frame


def of_one_alone(frame: Frame, candidate: Candidate) -> bool:
    """Whether a figure is of only one of the two that are asked for: 沪市 of 沪深两市."""
    both = _asked(frame)
    if both is None:
        return False
    return _names(both.one, candidate.near) != _names(both.other, candidate.near)


def _asked(frame: Frame) -> Both | None:
    both = both_of(frame.question) if frame.asked == "value" and not frame.regions else None
    return both if both and both.words in frame.indicator else None


def _names(name: str, text: str) -> bool:
    """Whether a text has a name, or another word for it (沪指 for 沪市)."""
    return name in text or bool(set(members_in(name)) & set(members_in(text)))


def sum_of_both(frame: Frame) -> Frame | None:
    """The comparison that adds up the figures of the two; None where no two are asked for."""
    both = _asked(frame)
    rate = frame.measure == "percent" or expected_kind(frame.indicator) == "percent"
    if both is None or rate:
        return None
    return replace(
        frame,
        asked="compare",
        operation="sum",
        subjects=(both.one, both.other),
        indicator=frame.indicator.replace(both.words, " ").strip(),
    )
