"""Regions: provinces, prefectures, counties and countries, found in text and related."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path

from core.errors import BadInputError
from core.language.region_names import is_part_of_a_word, ordinary_words, short_names
from core.language.text import normalise

LEVELS = ("country", "province", "prefecture", "county")
_RANK = {level: rank for rank, level in enumerate(LEVELS)}
_DATA = Path(__file__).with_name("data") / "regions.csv"


@dataclass(frozen=True, slots=True)
class Region:
    """A region; `parent` is the code of the region that it lies in, None at the top."""

    code: str
    name: str
    level: str
    parent: str | None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RegionMention:
    """Where a text names a region; all candidates if the name is ambiguous (朝阳区)."""

    start: int
    end: int
    text: str
    regions: tuple[Region, ...]


class Gazetteer:
    """Regions by name, and how they lie in each other."""

    def __init__(self, regions: Iterable[Region]) -> None:
        self._regions = {region.code: region for region in regions}
        names: dict[str, list[Region]] = defaultdict(list)
        for region in self._regions.values():
            for name in (region.name, *region.aliases):
                names[name].append(region)
        self._names = {
            name: (found[0],) if len(found) == 1 else tuple(sorted(found, key=_order))
            for name, found in names.items()
        }
        lengths: dict[str, set[int]] = defaultdict(set)
        for name in self._names:
            lengths[name[:2]].add(len(name))
        self._lengths = {head: sorted(found, reverse=True) for head, found in lengths.items()}

    @classmethod
    @lru_cache(maxsize=1)
    def national(cls) -> "Gazetteer":
        """The provinces, prefectures and counties of China, and the countries."""
        return cls(_with_short_names(_read_national()))

    def extended(self, rows: Iterable[Region]) -> "Gazetteer":
        """A gazetteer that knows these regions too (an office's own zones and counties)."""
        return Gazetteer((*self._regions.values(), *rows))

    def find(self, text: str) -> list[RegionMention]:
        """Regions named in a text, in order; the longest name wins at each place."""
        normal = normalise(text)
        mentions = []
        for start, end in self._matches(normal.text):
            low, high = normal.span(start, end)
            found = self._names[normal.text[start:end]]
            mentions.append(RegionMention(low, high, text[low:high], found))
        return mentions

    def _matches(self, text: str) -> Iterator[tuple[int, int]]:
        position = floor = 0
        while position < len(text) - 1:
            end = self._longest(text, position, floor)
            if end is None:
                position += 1
            else:
                yield position, end
                position = floor = end

    def _longest(self, text: str, start: int, floor: int) -> int | None:
        for length in self._lengths.get(text[start : start + 2], ()):
            name = text[start : start + length]
            found = self._names.get(name)
            if found and len(name) == length:
                short = found[0].level == "county" and found[0].name != name
                if not is_part_of_a_word(text, start, start + length, floor, short):
                    return start + length
        return None

    def named(self, name: str) -> tuple[Region, ...]:
        """Regions of this full name or alias, the highest level first; () if unknown."""
        return self._names.get(name, ())

    def alike(self, name: str) -> tuple[str, ...]:
        """Full names of the same level and length as this name's region, in order."""
        level = next((region.level for region in self.named(name)), "")
        found = (r.name for r in self._regions.values() if r.level == level)
        return tuple(sorted(other for other in found if len(other) == len(name) and other != name))

    def ancestors(self, region: Region) -> tuple[Region, ...]:
        """The regions that it lies in, nearest first."""
        found: list[Region] = []
        parent = self._regions.get(region.parent or "")
        while parent is not None and parent not in found:
            found.append(parent)
            parent = self._regions.get(parent.parent or "")
        return tuple(found)

    def inside(self, outer: Region) -> tuple[Region, ...]:
        """A region and all that lie in it."""
        found = [outer]
        for region in found:  # grows as it goes
            found += self._directly_inside.get(region.code, ())
        return tuple(found)

    @cached_property
    def _directly_inside(self) -> dict[str, list[Region]]:
        found: dict[str, list[Region]] = defaultdict(list)
        for region in self._regions.values():
            if region.parent:
                found[region.parent].append(region)
        return found

    def within(self, inner: Region, outer: Region) -> bool:
        """Whether a region is another or lies in it."""
        return inner.code == outer.code or outer in self.ancestors(inner)

    def resolve(self, mention: RegionMention, context: Region | None = None) -> Region | None:
        """The region meant: the one nearest the context, else the one of the highest level.

        Nearest counts only inside the context's province; None if candidates tie.
        """
        candidates = mention.regions
        if len(candidates) > 1 and context is not None:
            distances = {region.code: self._distance(region, context) for region in candidates}
            known = [distance for distance in distances.values() if distance is not None]
            if known:
                nearest = min(known)
                candidates = tuple(r for r in candidates if distances[r.code] == nearest)
        top = [region for region in candidates if region.level == candidates[0].level]
        return top[0] if len(top) == 1 else None

    def _distance(self, region: Region, context: Region) -> int | None:
        """Steps up and down between two regions of one province; None if they share none."""
        path = [region, *self.ancestors(region)]
        for down, above in enumerate((context, *self.ancestors(context))):
            if above.level == "country":
                return None
            if above in path:
                return path.index(above) + down
        return None


def _read_national() -> Iterator[Region]:
    with _DATA.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        for code, name, level, parent in rows:
            yield Region(code, name, level, parent or None)


def _with_short_names(regions: Iterable[Region]) -> list[Region]:
    """Give each region its short names; one shared with a district, only above counties."""
    rows = [(region, short_names(region.name, region.level)) for region in regions]
    bearers: dict[str, list[Region]] = defaultdict(list)
    for region, names in rows:
        for name in (region.name, *names):
            bearers[name].append(region)
    return [
        replace(region, aliases=kept)
        if (kept := tuple(name for name in names if _may_stand_alone(region, name, bearers[name])))
        else region
        for region, names in rows
    ]


def _may_stand_alone(region: Region, name: str, bearers: list[Region]) -> bool:
    if name in ordinary_words():
        return False
    shared = region.level == "county" and len(bearers) > 1
    return not (shared and any(r.level == "county" and r.name.endswith("区") for r in bearers))


def _order(region: Region) -> tuple[int, str]:
    return _RANK[region.level], region.code


def load_regions(path: Path) -> tuple[Region, ...]:
    """Read an office's own `regions.csv`: name, level, parent, aliases (separated by ;).

    `parent` is the name of a region of the same file or of the national list.

    Raises:
        BadInputError: the file cannot be read, or a row has no name, an unknown
            level, an unknown parent, or a name that stands twice.
    """
    rows = _own_rows(path)
    codes = {row["name"]: f"own:{row['name']}" for row in rows}
    if len(codes) < len(rows):
        raise _bad(path, "a name stands twice", "有重复的地名")
    return tuple(_own_region(path, row, codes) for row in rows)


def _own_rows(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restval="")
            missing = {"name", "level", "parent"} - set(reader.fieldnames or ())
            if missing:
                raise _bad(path, f"no column {min(missing)}", f"缺少列 {min(missing)}")
            return [{k: v.strip() for k, v in row.items() if k} for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise _bad(path, str(error), "文件读不出来，应为 UTF-8 编码的 CSV") from error


def _own_region(path: Path, row: dict[str, str], codes: dict[str, str]) -> Region:
    name, level, above = (row.get(column, "") for column in ("name", "level", "parent"))
    if not name or level not in LEVELS:
        raise _bad(
            path,
            f"{name!r}: level {level!r}",
            f"“{name}”的级别“{level}”不对，应为 {'、'.join(LEVELS)}",
        )
    parent = codes.get(above)
    if above and parent is None:
        known = Gazetteer.national().named(above)
        if not known:
            raise _bad(path, f"{name}: unknown parent {above!r}", f"“{name}”的上级“{above}”不认识")
        parent = known[0].code
    aliases = tuple(alias.strip() for alias in row.get("aliases", "").split(";") if alias.strip())
    return Region(codes[name], name, level, parent, aliases or short_names(name, level))


def _bad(path: Path, detail: str, message: str) -> BadInputError:
    return BadInputError(f"{path}: {detail}", message=f"地名表 {path.name}：{message}。")
