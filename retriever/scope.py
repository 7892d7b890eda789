"""The passages of the reports that can speak of a place or of a year.

Meant to be wider than what is accepted as an answer: a report that knows no
place, or has no date, can speak of any. What is found is still checked.
"""

import json
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache, reduce

import numpy as np

from core.index.ranking import Keys
from core.index.snapshot import Snapshot
from core.language.calendar import PLANS, plan_of

Years = tuple[int, int]

# Nationwide figures stand in reports that name no nation.
_NATION = "中国"
_PLACELESS = (
    "SELECT doc_id FROM reports AS one WHERE region = ''"
    " AND NOT EXISTS (SELECT 1 FROM facts WHERE doc_id = one.doc_id AND region <> '')"
    " AND NOT EXISTS (SELECT 1 FROM chunks WHERE doc_id = one.doc_id"
    " AND (region <> '' OR carried_region <> ''))"
)
_ABOUT = "SELECT DISTINCT doc_id FROM facts WHERE region IN (SELECT value FROM json_each(?))"
_HOLDERS = "SELECT DISTINCT doc_id FROM chunks WHERE key IN (SELECT value FROM json_each(?))"
_PUBLISHED = "SELECT doc_id, CAST(substr(published, 1, 4) AS INTEGER) AS year FROM reports"
# 前年 is two years before the report's own, 明年 the one after it.
_BACK, _AHEAD = 2, 1
_DIGITS = [str.maketrans("0123456789", f"{zero}一二三四五六七八九") for zero in "〇零○"]


class Scope:
    """Looks for them in one snapshot; what was looked for before is remembered."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._remembered = lru_cache(maxsize=64)(self._look)

    def passages(self, regions: Sequence[str] = (), years: Years | None = None) -> Keys | None:
        """Of the reports that can speak of one of the regions in one of the years, first to last.

        None where that is every report.
        """
        return self._remembered(tuple(regions), years)

    def _look(self, regions: tuple[str, ...], years: Years | None) -> Keys | None:
        found = []
        if regions and _NATION not in regions:
            found.append(self._of_regions(regions))
        if years:
            found.append(self._of_years(*years))
        if not found:
            return None
        keys = reduce(np.intersect1d, found)
        return keys if len(keys) < self._snapshot.manifest.chunks else None

    def _of_regions(self, regions: Sequence[str]) -> Keys:
        """Reports that name a region or a place in it, have a figure of it, or know no place."""
        gazetteer = self._snapshot.gazetteer
        known = [region for name in regions for region in gazetteer.named(name)]
        inside = [one for region in known for one in gazetteer.inside(region)]
        names = {*regions, *(name for one in inside for name in (one.name, *one.aliases))}
        about = json.dumps(sorted({*regions, *(region.name for region in known)}))
        return self._passages(self._placeless | self._reports(_ABOUT, about), names)

    def _of_years(self, first: int, last: int) -> Keys:
        """Reports that name a year, can mean it by 去年 and the like, or have no date."""
        near = range(first - _AHEAD, last + _BACK + 1)
        dated = {doc_id for doc_id, year in self._published if year is None or year in near}
        return self._passages(dated, _wordings(first, last))

    def _passages(self, reports: Iterable[str], wordings: Iterable[str]) -> Keys:
        """All passages of these reports and of those with a passage that holds a wording."""
        known = self._snapshot.keys(reports)
        if len(known) == self._snapshot.manifest.chunks:
            return known
        others = np.setdiff1d(self._snapshot.holding(wordings), known)
        more = self._reports(_HOLDERS, json.dumps(others.tolist()))
        return np.union1d(known, self._snapshot.keys(more))

    @cached_property
    def _placeless(self) -> frozenset[str]:
        return self._reports(_PLACELESS)

    @cached_property
    def _published(self) -> list[tuple[str, int | None]]:
        return [(row["doc_id"], row["year"]) for row in self._snapshot.select(_PUBLISHED)]

    def _reports(self, query: str, *values: object) -> frozenset[str]:
        return frozenset(row["doc_id"] for row in self._snapshot.select(query, *values))


def _wordings(first: int, last: int) -> list[str]:
    """How texts write these years: in digits of either script, 2022.03, or by a plan (十四五).

    The year after them too: 上年 beside it is the last of them.
    """
    years = [str(year) for year in range(first, last + 2)]
    han = [year.translate(digits) for year in years for digits in _DIGITS]
    months = [f"{year}.{form}" for year in years for n in range(1, 13) for form in (n, f"{n:02}")]
    plans = [name for name, number in PLANS.items() if _touches(number, first, last)]
    return [*years, *han, *months, *plans]


def _touches(plan: int, first: int, last: int) -> bool:
    period = plan_of(plan)
    return period.start.year <= last and first <= period.end.year
