"""The facts of an index, each with its place, as a maintainer looks them over."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from core.errors import BadInputError
from core.index.snapshot import Snapshot
from core.language.periods import Period, agreement, find_periods
from core.language.regions import Gazetteer
from core.language.text import fold
from core.schema import Chunk, Fact

_YEAR = re.compile(r"\s*(\d{4})\s*")
_MONTH = re.compile(r"\s*(\d{4})[-/.](\d{1,2})\s*")


@dataclass(frozen=True, slots=True)
class ListedFact:
    """A fact with the sentence that it stands in and the page of its report, if it has pages."""

    fact: Fact
    sentence: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which facts are asked for; None and empty ask for all.

    `regions` are canonical names. A fact's period must lie in `period`. The
    words of `indicator`, parted by blanks, must stand in the fact's indicator.
    """

    regions: frozenset[str] | None = None
    period: Period | None = None
    indicator: str = ""

    def takes(self, fact: Fact) -> bool:
        """Whether this fact is asked for."""
        if self.regions is not None and fact.region not in self.regions:
            return False
        if self.period and (
            not fact.period or agreement(self.period, fact.period) not in ("same", "within")
        ):
            return False
        indicator = fold(fact.indicator)
        return all(fold(word) in indicator for word in self.indicator.split())


def read_wanted(
    snapshot: Snapshot, region: str = "", period: str = "", indicator: str = ""
) -> Wanted:
    """What the words of a command line ask for.

    Raises:
        BadInputError: no such place, or a period that cannot be read.
    """
    return Wanted(
        regions=_regions(snapshot, region) if region else None,
        period=_period(period) if period else None,
        indicator=indicator,
    )


def find_facts(snapshot: Snapshot, wanted: Wanted) -> Iterator[ListedFact]:
    """The facts asked for: by report, then in reading order."""
    years = (wanted.period.start.year, wanted.period.end.year) if wanted.period else None
    for doc_id in snapshot.reports_with_facts(wanted.regions, years):
        facts = [fact for fact in snapshot.facts_of(doc_id) if wanted.takes(fact)]
        if not facts:
            continue
        report = snapshot.report(doc_id)
        chunks = {chunk.chunk_id: chunk for chunk in snapshot.chunks_of(doc_id)}
        for fact in facts:
            chunk = chunks[fact.chunk_id]
            yield ListedFact(fact, _sentence(chunk, fact), report.page_at(_offset(chunk, fact)))


def _sentence(chunk: Chunk, fact: Fact) -> str:
    return " ".join(chunk.text[slice(*fact.sentence)].split())


def _offset(chunk: Chunk, fact: Fact) -> int:
    return chunk.source_spans(fact.start, fact.end)[0].start


def _regions(snapshot: Snapshot, name: str) -> frozenset[str]:
    """The place of this name or alias, of the highest level if several, and all that lie in it."""
    gazetteer = Gazetteer.national().extended(snapshot.regions())
    named = gazetteer.named(name)
    outer = [region for region in named if region.level == named[0].level]
    known = snapshot.fact_regions()
    found = {name} & set(known)
    for other in known:
        if any(gazetteer.within(i, o) for i in gazetteer.named(other) for o in outer):
            found.add(other)
    if not named and not found:
        raise BadInputError(f"no region {name!r}", message=f"不认识这个地名：{name}")
    return frozenset(found)


def _period(text: str) -> Period:
    """The period that a text names; 今年 is counted from today."""
    spelled = _MONTH.sub(r"\1年\2月", text) if _MONTH.fullmatch(text) else text
    spelled = f"{spelled}年" if _YEAR.fullmatch(spelled) else spelled
    named = find_periods(spelled, date.today())
    whole = [m.period for m in named if m.period and m.text == spelled.strip()]
    if not whole:
        raise BadInputError(
            f"{text!r} is no period",
            message=f"读不懂这个时期：{text}。请写成 2022、2022年上半年、2023年1—7月 的样子。",
        )
    return whole[0]
