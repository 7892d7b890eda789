"""The years among which a question asks for the most: 哪一年最多."""

from collections.abc import Sequence
from dataclasses import replace

from answerer.candidate import Candidate
from answerer.pairing import Part, single_of
from answerer.scoring import acceptable, scored
from answerer.search import for_part, gather
from answerer.values import value_candidates
from core.among import years_together
from core.calendar import year_of
from core.frame import Frame
from core.periods import Period
from core.snapshot import Snapshot
from core.times import years_within
from retriever.retriever import Retriever

# Each is searched for.
_MOST_YEARS = 12
_DECEMBER = 12


def years_compared(frame: Frame, snapshot: Snapshot, retriever: Retriever) -> list[Part]:
    """A part for each year from the first to the last that the reports have a figure of.

    They are of one place: where none is named, that of the best figure.
    """
    single = for_part(replace(single_of(frame), periods=()))
    evidence = gather(single, snapshot, retriever)
    found = acceptable(scored(evidence, value_candidates(evidence)))
    if found and not frame.regions and not frame.subjects:
        single = replace(single, regions=tuple(filter(None, (found[0].region,))))
        found = [c for c in found if c.region == found[0].region]
    found = [c for c in found if (c.kind, c.unit) == (found[0].kind, found[0].unit)]
    years = sorted({c.period.start.year for c in found if c.period and is_whole_year(c.period)})
    asked = [year for period in frame.periods for year in years_within(period)]
    told = [year_of(year) for year in range(years[0], years[-1] + 1)] if years else []
    count = years_together(frame.question) or _MOST_YEARS
    chosen = (asked or told)[-count:]
    return [Part(year.label, replace(single, periods=(year,))) for year in chosen]


def whole_years(part: Part, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The figures of whole years, where the part is a year: none of its first half."""
    if not any(is_whole_year(period) for period in part.frame.periods):
        return list(candidates)
    return [c for c in candidates if c.period is None or is_whole_year(c.period)]


def is_whole_year(period: Period) -> bool:
    """Whether a time is a year, or the state at its end."""
    return period.grain == "year" or (period.grain == "asof" and period.end.month == _DECEMBER)
