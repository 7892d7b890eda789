"""How the place and the time of a figure meet those that were asked.

What the figure's own sentence states decides; what it only inherits from the
text before it (or from the report's date) is a guess, and weighed as one.
"""

from dataclasses import dataclass

from answerer.agreement import (
    REGION,
    REGION_UNKNOWN,
    YEAR,
    YEAR_UNKNOWN,
    period_fits,
)
from answerer.asked import Asked
from answerer.candidate import Candidate
from core.periods import Period, agreement, find_periods

_NATION = "中国"
_OPENING = 160
# The parts of a year that reports give figures for; a day or month may only date an event.
_REPORTED = frozenset({"half", "quarter", "months"})


@dataclass(frozen=True, slots=True)
class Fit:
    """One reading: its sign in the weights, the word that staff read, and whether it decides."""

    sign: str
    word: str = ""
    decides: bool = False


AGREES = Fit("")


def region_fit(asked: Asked, candidate: Candidate) -> Fit:
    """How the figure's place meets the asked one."""
    regions = asked.frame.regions
    if not regions:
        return AGREES
    named = _named(asked, candidate)
    if candidate.region in regions:
        return Fit("region_stated" if named == "sentence" else "region_carried")
    if regions == (_NATION,) and not candidate.region:
        return Fit("region_carried")
    word = REGION if candidate.region else REGION_UNKNOWN
    if named == "entity":
        return Fit("region_entity", word)
    if not candidate.region:
        return Fit(f"region_unknown_{named}" if named else "", word, decides=not named)
    stated = any(name in _scope(candidate) for name in asked.names(candidate.region))
    if stated and not (named == "sentence" and asked.akin(candidate.region)):
        return Fit("", word, decides=True)
    return Fit(f"region_other_{named}" if named else "", word, decides=not named)


def _scope(candidate: Candidate) -> str:
    """The sentence up to the figure's end."""
    return candidate.chunk.text[candidate.sentence.start : candidate.span.end]


def _named(asked: Asked, candidate: Candidate) -> str:
    """Where the asked places are all named, nearest first: sentence, chunk, over; else empty."""
    if any(entity in candidate.chunk.text for entity in asked.entities):
        return "entity"
    over = " ".join(
        (candidate.report.title, *candidate.chunk.section, candidate.report.text[:_OPENING])
    )
    passage = candidate.before + candidate.chunk.text
    for where, text in (
        ("sentence", candidate.sentence_text),
        ("chunk", passage),
        ("over", over + passage + candidate.chunk.region + candidate.report.region),
    ):
        if all(any(name in text for name in names) for names in asked.places):
            return where
    return ""


def period_fit(asked: Asked, candidate: Candidate) -> Fit:
    """How the figure's time meets the asked one; the best of several asked."""
    periods = asked.frame.periods
    if not periods:
        return AGREES
    fits = [_one_period(period, candidate) for period in periods]
    return min(fits, key=lambda fit: (fit.decides, bool(fit.word), fit.sign))


def _one_period(asked: Period, candidate: Candidate) -> Fit:
    found = candidate.period
    if found is None:
        return Fit("", YEAR_UNKNOWN, decides=True)
    stated = bool(candidate.wording) and candidate.wording in candidate.sentence_text
    how = agreement(asked, found)
    if how == "same":
        return Fit("period_stated" if stated and not candidate.inferred else "period_inferred")
    if period_fits(asked, found):
        return Fit("period_runs")
    if how == "within" and (found.grain not in _REPORTED or not stated):
        return Fit("period_part_stated" if stated else "period_part_carried", YEAR)
    if how == "covers" and not stated:
        return Fit("period_covers_carried", YEAR)
    if asked.grain == "asof" and asked.end.year == found.end.year and how != "differs":
        return Fit("period_covers_carried", YEAR)
    if _read_anew(asked, candidate):
        return Fit("period_anew", YEAR)
    same_year = set(asked.years) & set(found.years)
    if not stated and same_year:
        return Fit("period_other_carried", YEAR)
    return Fit("", YEAR, decides=True)


def _read_anew(asked: Period, candidate: Candidate) -> bool:
    """Whether a relative wording (上半年), read by the report's date alone, is the asked time."""
    published = candidate.report.published
    if published is None:
        return False
    if not candidate.wording:
        return published.year in asked.years and asked.grain == "year"
    if not candidate.inferred:
        return False
    anew = find_periods(candidate.wording, anchor=published)
    return any(m.period is not None and period_fits(asked, m.period) for m in anew)

