"""The years among which a question asks for the most: 哪一年最多."""

import re
from collections.abc import Sequence
from dataclasses import replace

from answerer.arithmetic.splitting import Part, single_of
from answerer.candidate import Candidate
from answerer.figures.scoring import acceptable, scored
from answerer.figures.values import value_candidates
from answerer.search import for_part, gather
from core.index.snapshot import Snapshot
from core.language.calendar import year_of
from core.parser.among import years_together
from core.parser.frame import Frame
from core.parser.times import years_within
from retriever.retriever import Retriever

# Each is searched for.
_MOST_YEARS = 12


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
    years = sorted({c.period.start.year for c in found if c.period and is_whole_year(c)})
    asked = [year for period in frame.periods for year in years_within(period)]
    told = [year_of(year) for year in range(years[0], years[-1] + 1)] if years else []
    count = years_together(frame.question) or _MOST_YEARS
    chosen = (asked or told)[-count:]
    return [Part(year.label, replace(single, periods=(year,))) for year in chosen]


def whole_years(
    question: str, part: Part, parts: Sequence[Part], candidates: Sequence[Candidate]
) -> list[Candidate]:
    """The figures of whole years, where the `parts` are years: none of its first half.

    What all tell of one year so far can be set side by side, and what is asked of it so far.
    """
    apart = len({one.frame.periods for one in parts}) > 1
    apart = apart and not _SO_FAR.search(question)
    if not apart or not any(period.grain == "year" for period in part.frame.periods):
        return list(candidates)
    return [c for c in candidates if c.period is None or is_whole_year(c)]


# 2023年，全市项目截至目前完成投资550亿元: the year named is not over.
_SO_FAR = re.compile(r"截[至止]|目前|至今|时序进度")
_YEAR_END = re.compile(r"年[底末终]|12月")


def is_whole_year(candidate: Candidate) -> bool:
    """Whether a figure is of a year, or of the state at its end."""
    if candidate.period is None or candidate.period.grain not in {"year", "asof"}:
        return False
    if candidate.period.grain == "asof":
        return bool(_YEAR_END.search(candidate.wording))
    before = candidate.chunk.text[candidate.sentence.start : candidate.span.start]
    return not _SO_FAR.search(before) or bool(_YEAR_END.search(before))
