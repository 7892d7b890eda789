"""The sentences of a chunk, each with the places and periods that govern it.

What a sentence does not name itself is carried from the sentence before, and
at the start of a chunk comes from its section or report.
"""

import re
from dataclasses import dataclass

from core.language.calendar import year_of
from core.language.periods import Period, PeriodMention, find_periods
from core.language.places import Place, find_places, home_of
from core.language.regions import Gazetteer
from core.language.rows import is_row
from core.language.text import clause_spans, sentence_spans
from core.schema import Chunk, Report, Span


@dataclass(frozen=True, slots=True)
class Governing:
    """The period that governs a place in the text, and whether its year was inherited."""

    period: Period | None
    wording: str
    inferred: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a chunk; every offset is in the chunk's text.

    A `row` of a table speaks for itself: it hands nothing on. `starts` are the times
    that a change starts from (从2010年的6%提高到11%), each with where it ends to hold.
    """

    span: Span
    clauses: tuple[Span, ...]
    periods: tuple[PeriodMention, ...]
    places: tuple[Place, ...]
    carried_region: str
    carried: Governing
    row: bool = False
    starts: tuple[tuple[PeriodMention, int], ...] = ()

    def clause_at(self, offset: int) -> Span:
        """The clause that holds this offset; the whole sentence if none does."""
        for clause in self.clauses:
            if clause.start <= offset < clause.end:
                return clause
        return self.span

    def region_at(self, offset: int) -> str:
        """The last place before the offset that is not merely a scope (全省第4)."""
        before = [p for p in self.places if p.end <= offset and not p.scope]
        return before[-1].name if before else self.carried_region

    def period_at(self, start: int, end: int) -> Governing:
        """The last period before, else the first after it in its clause, else the carried."""
        for out_of, reach in self.starts:
            if out_of.end <= start < reach:
                return Governing(out_of.period, out_of.text, out_of.relative)
        clause = self.clause_at(start)
        before = [m for m in self.periods if m.end <= start]
        after = [m for m in self.periods if end <= m.start < clause.end]
        mention = before[-1] if before else after[0] if after else None
        if mention is None:
            return self.carried
        return Governing(mention.period, mention.text, mention.relative)

    def regions(self) -> tuple[str, ...]:
        """Every place that the sentence names or stands under."""
        names = [place.name for place in self.places]
        return tuple(dict.fromkeys([*names, self.carried_region]))


def read_sentences(report: Report, chunk: Chunk, gazetteer: Gazetteer) -> list[Sentence]:
    """The sentences of `chunk`, in order."""
    year = _spoken_year(report, chunk)
    text = chunk.text
    mentions = find_periods(text, anchor=report.published, year=year)
    home = home_of(chunk.region or report.region, gazetteer)
    places = find_places(text, gazetteer, home, chunk.carried_region)
    region = home.name if home else ""
    carried = _section_period(report, chunk)
    if chunk.carried_region:
        region = chunk.carried_region
    if chunk.carried_period:
        carried = Governing(chunk.carried_period, "", inferred=True)
    starts = tuple((m, reach) for m in mentions if (reach := _reach(text, m)))
    changing = {m.start for m, _ in starts}
    sentences = []
    for start, end in sentence_spans(text):
        inside = [m for m in mentions if start <= m.start < end]
        sentence = Sentence(
            span=Span(start, end),
            clauses=tuple(Span(start + a, start + b) for a, b in clause_spans(text[start:end])),
            periods=tuple(m for m in inside if m.start not in changing and states(text, m)),
            places=tuple(p for p in places if start <= p.start < end),
            carried_region=region,
            carried=carried,
            row=is_row(text[start:end]) and text[end - 1] not in "。！？",
            starts=tuple(start for start in starts if start[0] in inside),
        )
        sentences.append(sentence)
        region, carried = passed_on(sentence, goes_on=text[end - 1] in "；;")
    return sentences


def _spoken_year(report: Report, chunk: Chunk) -> int | None:
    """The year that the section speaks of; None where it has no other than its report's date."""
    year = chunk.year or report.year
    if report.published is None or year != report.published.year:
        return year
    heads = " ".join((report.title, *chunk.section))
    return year if str(year) in heads else None


# A day says when something happened or was told, not what the figures after it cover.
_MOMENTS = frozenset({"day", "days"})
# 而2022年同期为30亿元: what was set beside it is not spoken of further.
_ONLY_BESIDE = ("同期", "同月")
_FROM = re.compile(r"[由从自]\s*$")
# 2022年和2021年: the second is no base of the first.
_AND_TIME = re.compile(r"(?:\d年度?|\d月|季度|半年)[和与]$")
_BASE = re.compile(r"(?:比|较|与|同|和|离|距|超)\s*$")


def states(text: str, mention: PeriodMention) -> bool:
    """Whether a period says when, not what a figure is measured against (比上年, 离年初)."""
    if mention.text.endswith("初"):
        return False
    if mention.text.startswith(("上", "去年", "前")) and _FROM.search(text, 0, mention.start):
        return False
    beside = _AND_TIME.search(text, max(0, mention.start - 6), mention.start)
    if beside and not text.startswith(("相比", "比"), mention.end):
        return True
    return not _BASE.search(text, max(0, mention.start - 2), mention.start)


_OUT_OF = re.compile(r"[由从]\s*$")
_CHANGED_TO = re.compile(
    r"[^。；;！!？?]{1,30}?(?:提高|提升|增加|增长|上升|下降|降低|减少|扩大|缩小|回落|攀升|跃升|发展|"
    r"[升降增减涨跌])了?[到至为]"
)


def _reach(text: str, mention: PeriodMention) -> int:
    """Where the time that a change starts from ends to hold; 0 for any other mention."""
    if not _OUT_OF.search(text, max(0, mention.start - 2), mention.start):
        return 0
    changed = _CHANGED_TO.match(text, mention.end)
    return changed.end() if changed else 0


def _section_period(report: Report, chunk: Chunk) -> Governing:
    """The part of the year that the nearest heading names (上半年经济运行), else the year."""
    year = chunk.year or report.year or (report.published.year if report.published else None)
    if year is None:
        return Governing(None, "", inferred=True)
    for heading in (*reversed(chunk.section), report.title):
        named = [m.period for m in find_periods(heading, report.published, year) if m.period]
        if named:
            fits = len(named) == 1 and named[0].start.year == named[0].end.year == year
            if fits and named[0].grain not in _MOMENTS:
                return Governing(named[0], "", inferred=True)
            break
    return Governing(year_of(year), "", inferred=True)


def passed_on(sentence: Sentence, goes_on: bool = False) -> tuple[str, Governing]:
    """What the next sentence inherits: the one subject place and the first period named here.

    A row of a table changes nothing. Where only a semicolon follows, the sentence
    `goes_on`: its year is not inferred.
    """
    if sentence.row:
        return sentence.carried_region, sentence.carried
    subjects = {place.name for place in sentence.places if not place.scope}
    region = subjects.pop() if len(subjects) == 1 else sentence.carried_region
    lasting = [
        m
        for m in sentence.periods
        if not m.text.endswith(_ONLY_BESIDE) and (not m.period or m.period.grain not in _MOMENTS)
    ]
    if not lasting:
        return region, sentence.carried
    mention = lasting[0]
    return region, Governing(mention.period, mention.text, mention.relative or not goes_on)
