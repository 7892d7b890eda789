"""What speaks for a passage: named measures, 0 to 1 unless said, over one question's candidates.

Candidates are only compared with each other, so what is the same for all of
them does not matter. How much each measure weighs stands in weights.toml.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta

import numpy as np

from core.index.heads import FactHead
from core.language.periods import Period
from retriever.pool import Candidate
from retriever.reading import Reading, Values

_UNKNOWN = 0.5
# A period of so many days at most -> how long after it reports of it still come out.
_SOON = {4: timedelta(days=2), 32: timedelta(days=20)}


def measured(reading: Reading) -> Values:
    """(candidates, measures), in the order of `MEASURES`."""
    columns = [measure(reading) for measure in MEASURES.values()]
    return np.stack(columns, axis=1).astype(np.float32)


def cosine(reading: Reading) -> Values:
    """Likeness of passage and question by the encoder, against the best (0 or less)."""
    return _against_best([c.cosine for c in reading.candidates])


def report_bm25(reading: Reading) -> Values:
    """BM25 of the report's best passage, as a share of the best (-1 to 0)."""
    scores = [c.bm25 for c in reading.candidates]
    top = max((score for score in scores if score), default=1.0)
    return reading.by_report(_against_best(scores) / np.float32(top))


def siblings(reading: Reading) -> Values:
    """How many passages of the report were found (natural logarithm)."""
    counts = np.bincount(reading.report_of)[reading.report_of]
    return np.log(counts).astype(np.float32)


def words_opened(reading: Reading) -> Values:
    """Share of the question's words in one sentence, or in the report's title or opening words."""
    layout = reading.layout
    held = np.maximum(layout.by_sentence(reading.clauses), reading.opened[layout.passage_of])
    return reading.best(held @ reading.weights)


def words_led(reading: Reading) -> Values:
    """Share of the question's words in a few clauses, or said before at the report's start."""
    return reading.best(reading.led @ reading.weights)


def numbers(reading: Reading) -> Values:
    """Share of the question's numbers, periods left out, that the report's passages hold."""
    if not reading.numbers:
        return _nothing(reading)
    held: Values = reading.by_report(reading.passages[:, reading.numbers]).mean(axis=1)
    return held


def focus(reading: Reading) -> Values:
    """Share of the words right beside the question word in a few clauses."""
    return reading.best(reading.near @ reading.beside)


def site_focus(reading: Reading) -> Values:
    """Words beside it around something that looks like the answer (a figure of the asked unit)."""
    return reading.best((reading.near @ reading.focus) * reading.sites)


def site_led(reading: Reading) -> Values:
    """All words around something that looks like the answer, or at the report's start."""
    return reading.best((reading.led @ reading.weights) * reading.sites)


def fact(reading: Reading) -> Values:
    """The best figure of the asked unit: words near it, its period and its region."""
    figures = reading.figures
    best = np.zeros(len(reading.candidates), dtype=np.float32)
    near = (reading.near @ reading.weights)[figures.clauses]
    agree = [
        (0.5 + _period_of(reading, head)) * (0.5 + _region_of(reading, head))
        for head in figures.heads
    ]
    np.maximum.at(
        best, np.array(figures.candidates, dtype=np.int64), near * np.array(agree, dtype=np.float32)
    )
    return best


def period(reading: Reading) -> Values:
    """How well the period of the best figure agrees with the one asked."""
    known = reading.agreements
    if not any(known.values()):
        return _nothing(reading)
    return _each(
        reading, lambda c: max((known[f.period] for f in c.facts if f.period), default=0.0)
    )


def year_said(reading: Reading) -> Values:
    """Whether the passage names the asked year, or says 今年 in a report of that year."""
    years = {period.start.year for period in reading.frame.periods}
    if not years:
        return _nothing(reading)

    def says(candidate: Candidate) -> float:
        text, day = candidate.chunk.text, candidate.report.published
        this_year = day is not None and day.year in years and "今年" in text
        return float(this_year or any(f"{year}年" in text for year in years))

    return _each(reading, says)


def part_report(reading: Reading) -> Values:
    """Whether a passage of the report names the asked part of the year (上半年, 7月)."""
    parts = {p.label.partition("年")[2] for p in reading.frame.periods}
    return reading.by_report(_says(reading, parts - {""}))


def published(reading: Reading) -> Values:
    """Whether the report came out in the asked day or month, or soon after it."""
    ends = {
        asked.start: asked.end + soon
        for asked in reading.frame.periods
        if (soon := _soon_after(asked))
    }
    if not ends:
        return _nothing(reading)

    def fits(candidate: Candidate) -> float:
        day = candidate.report.published
        if day is None:
            return _UNKNOWN
        return float(any(start <= day <= end for start, end in ends.items()))

    return _each(reading, fits)


def region_said(reading: Reading) -> Values:
    """Whether the passage names an asked region, in full or short."""
    return _says(reading, _region_names(reading))


def region_report(reading: Reading) -> Values:
    """Whether a passage, title or heading of the report names it."""
    names = _region_names(reading)
    if not names:
        return _nothing(reading)
    headed = [float(any(name in head for name in names)) for head in reading.heads]
    own = np.maximum(np.array(headed, dtype=np.float32), region_said(reading))
    return reading.by_report(own)


def region_other(reading: Reading) -> Values:
    """Whether all figures are of other regions than the asked ones and those inside them."""
    if not reading.frame.regions:
        return _nothing(reading)
    told = [{head.region for head in c.facts} - {""} for c in reading.candidates]
    inside = _inside(reading, set().union(*told))
    return np.array([bool(names) and names.isdisjoint(inside) for names in told], dtype=np.float32)


def subjects(reading: Reading) -> Values:
    """Share of the names in the question that the report's passages and titles hold."""
    names = [name.lower() for name in reading.frame.subjects]
    if not names:
        return _nothing(reading)
    texts = [c.chunk.text.lower() + head for c, head in _with_heads(reading)]
    held = [sum(name in text for name in names) / len(names) for text in texts]
    return reading.by_report(np.array(held, dtype=np.float32))


def length(reading: Reading) -> Values:
    """Length of the passage (natural logarithm, against six)."""
    lengths = [len(candidate.chunk.text) + 1 for candidate in reading.candidates]
    return (np.log(lengths) / 6).astype(np.float32)


Measure = Callable[[Reading], Values]
MEASURES: Mapping[str, Measure] = {
    measure.__name__: measure
    for measure in (
        cosine, report_bm25, siblings, words_opened, words_led, numbers, focus, site_focus,
        site_led, fact, period, year_said, part_report, published, region_said, region_report,
        region_other, subjects, length,
    )
}  # fmt: skip


def _nothing(reading: Reading) -> Values:
    """Where the question does not ask for it: the same for all, so no use to look."""
    return np.zeros(len(reading.candidates), dtype=np.float32)


def _each(reading: Reading, value: Callable[[Candidate], float]) -> Values:
    return np.array([value(candidate) for candidate in reading.candidates], dtype=np.float32)


def _against_best(scores: Sequence[float | None]) -> Values:
    """Scores less the highest; those not found take the lowest."""
    known = [score for score in scores if score is not None]
    low, high = min(known, default=0.0), max(known, default=0.0)
    filled = [low if score is None else score for score in scores]
    return np.array(filled, dtype=np.float32) - np.float32(high)


def _says(reading: Reading, words: Iterable[str]) -> Values:
    wanted = sorted(words)
    if not wanted:
        return _nothing(reading)
    return _each(reading, lambda c: float(any(word in c.chunk.text for word in wanted)))


def _with_heads(reading: Reading) -> Iterable[tuple[Candidate, str]]:
    return zip(reading.candidates, reading.heads, strict=True)


def _soon_after(asked: Period) -> timedelta | None:
    """None after a longer period: its reports come out at any time."""
    days = (asked.end - asked.start).days + 1
    return next((soon for most, soon in _SOON.items() if days <= most), None)


def _period_of(reading: Reading, head: FactHead) -> float:
    if not reading.frame.periods or head.period is None:
        return _UNKNOWN
    return reading.agreements[head.period]


def _region_of(reading: Reading, head: FactHead) -> float:
    frame = reading.frame
    return float(head.region in frame.regions) if frame.regions and head.region else _UNKNOWN


def _region_names(reading: Reading) -> set[str]:
    """The asked regions' full and short names."""
    regions = [r for name in reading.frame.regions for r in reading.gazetteer.named(name)[:1]]
    return {*reading.frame.regions, *(alias for region in regions for alias in region.aliases)}


def _inside(reading: Reading, names: Iterable[str]) -> set[str]:
    """Those that are asked regions or lie in one."""
    frame, gazetteer = reading.frame, reading.gazetteer
    asked = [r for name in frame.regions for r in gazetteer.named(name)[:1]]
    return {
        name
        for name in names
        if name in frame.regions
        or any(gazetteer.within(r, outer) for r in gazetteer.named(name)[:1] for outer in asked)
    }
