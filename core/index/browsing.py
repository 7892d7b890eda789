"""Looking through the facts of a snapshot page by page, however many there are."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from core.index.records import fact_of
from core.index.snapshot import Snapshot
from core.language.text import fold
from core.schema import Fact


@dataclass(frozen=True, slots=True)
class FactFilter:
    """Which facts to look through; None and empty ask for all.

    `year` is one that a fact's period touches. All words of `indicator`, parted
    by blanks, stand in the fact's own. `unit` is the base unit (元, 个).
    """

    region: str | None = None
    year: int | None = None
    indicator: str = ""
    unit: str | None = None
    doc_id: str | None = None

    def condition(self) -> tuple[str, list[Any]]:
        """The filter as SQL, with its values."""
        parts: list[tuple[str, Any]] = []
        if self.region is not None:
            parts.append(("region = ?", self.region))
        if self.year is not None:
            parts.append(("? BETWEEN first_year AND last_year", self.year))
        if self.unit is not None:
            parts.append(("unit = ?", self.unit))
        if self.doc_id is not None:
            parts.append(("doc_id = ?", self.doc_id))
        parts += [("instr(indicator, ?) > 0", word) for word in map(fold, self.indicator.split())]
        sql = " AND ".join(part for part, _ in parts) or "1"
        return sql, [value for _, value in parts]


class Coverage(NamedTuple):
    """How many facts there are of a region in the year that their period begins in."""

    region: str
    year: int
    facts: int


@dataclass(frozen=True, slots=True)
class Overview:
    """What there is behind a filter: how many facts, of which units, regions, years, indicators.

    `units` and `indicators` map to their number of facts, the most frequent first.
    """

    count: int
    units: dict[str, int]
    coverage: tuple[Coverage, ...]
    indicators: dict[str, int]

    @property
    def regions(self) -> list[str]:
        """The regions in order of their names."""
        return list(dict.fromkeys(row.region for row in self.coverage))

    @property
    def years(self) -> list[int]:
        """The years, latest first."""
        return sorted({row.year for row in self.coverage}, reverse=True)


class FactBrowser:
    """Reads facts by filter; counts are made by the database, facts come a page at a time."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def count(self, wanted: FactFilter) -> int:
        """How many facts the filter lets through."""
        condition, values = wanted.condition()
        rows = self._snapshot.select(f"SELECT count(*) AS n FROM facts WHERE {condition}", *values)
        return int(rows[0]["n"])

    def page(self, wanted: FactFilter, offset: int, limit: int) -> list[Fact]:
        """Facts in order of their place in the index; a real filter puts the latest year first."""
        condition, values = wanted.condition()
        order = "last_year DESC, region, rowid" if values else "rowid"
        rows = self._snapshot.select(
            f"SELECT * FROM facts WHERE {condition} ORDER BY {order} LIMIT ? OFFSET ?",
            *values,
            limit,
            offset,
        )
        return [fact_of(row) for row in rows]

    def overview(self, wanted: FactFilter, indicators: int) -> Overview:
        """All counts behind a filter; of the indicators the most frequent."""
        units = self.units(wanted)
        return Overview(
            count=sum(units.values()),
            units=units,
            coverage=tuple(self.coverage(wanted)),
            indicators=self.indicators(wanted, indicators),
        )

    def units(self, wanted: FactFilter) -> dict[str, int]:
        """Base unit -> how many facts have it, the most frequent first."""
        return self._grouped("unit", wanted)

    def indicators(self, wanted: FactFilter, limit: int) -> dict[str, int]:
        """The most frequent indicators with their number of facts."""
        return self._grouped("indicator", wanted, limit)

    def coverage(self, wanted: FactFilter) -> list[Coverage]:
        """Facts by region and year; those without either are left out."""
        condition, values = wanted.condition()
        rows = self._snapshot.select(
            "SELECT region, first_year, count(*) AS n FROM facts"
            f" WHERE region <> '' AND first_year IS NOT NULL AND {condition}"
            " GROUP BY region, first_year ORDER BY region, first_year",
            *values,
        )
        return [Coverage(row["region"], row["first_year"], row["n"]) for row in rows]

    def _grouped(self, column: str, wanted: FactFilter, limit: int = -1) -> dict[str, int]:
        condition, values = wanted.condition()
        rows = self._snapshot.select(
            f"SELECT {column} AS name, count(*) AS n FROM facts WHERE {condition}"
            f" GROUP BY {column} ORDER BY n DESC, {column} LIMIT ?",
            *values,
            limit,
        )
        return {row["name"]: row["n"] for row in rows}
