"""Candidates that are not figures: what a finder sees in the sentences of the best passages."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from answerer.agreement import period_fits
from answerer.candidate import Candidate, Evidence
from core.contexts import Sentence, read_sentences
from core.frame import Frame
from core.lexicon import STRICT_GROUPS, group_of, qualifiers_in
from core.periods import Period, agreement
from core.regions import Gazetteer
from core.schema import Chunk, Hit, Report, Span

_MOST_PASSAGES = 12
_SERIES = "次序"


@dataclass(frozen=True, slots=True)
class Found:
    """A span of a chunk, the headline it gives, and how typical an answer it looks.

    `fit` is added to the score. `near` are the words that the span goes with,
    where they are not its clause. `period` is the span's own, for dates.
    """

    span: Span
    text: str
    fit: float = 0.0
    near: str = ""
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class View:
    """A sentence as a finder sees it: in its chunk, with the question's frame."""

    frame: Frame
    chunk: Chunk
    sentences: tuple[Sentence, ...]
    index: int
    gazetteer: Gazetteer

    @property
    def sentence(self) -> Sentence:
        """The sentence looked at."""
        return self.sentences[self.index]

    @property
    def text(self) -> str:
        """The sentence's words."""
        return self.chunk.text[self.sentence.span.start : self.sentence.span.end]

    @property
    def start(self) -> int:
        """Offset of the sentence in the chunk's text."""
        return self.sentence.span.start


Finder = Callable[[View], Iterable[Found]]


def span_candidates(
    evidence: Evidence, gazetteer: Gazetteer, finder: Finder
) -> Iterator[tuple[Candidate, float]]:
    """What `finder` finds in every sentence of the best passages, each with its fit."""
    for rank, hit in enumerate(evidence.hits[:_MOST_PASSAGES], start=1):
        report = evidence.reports[hit.chunk.doc_id]
        sentences = tuple(read_sentences(report, hit.chunk, gazetteer))
        for index in range(len(sentences)):
            view = View(evidence.frame, hit.chunk, sentences, index, gazetteer)
            for found in finder(view):
                yield _candidate(view, hit, rank, report, found), found.fit


def _candidate(view: View, hit: Hit, rank: int, report: Report, found: Found) -> Candidate:
    sentence, text = view.sentence, hit.chunk.text
    clause = sentence.clause_at(found.span.start)
    period, wording, inferred = _period_of(view, report, found)
    return Candidate(
        chunk=hit.chunk,
        report=report,
        span=found.span,
        text=found.text,
        clause=clause,
        sentence=Span(
            min(sentence.span.start, found.span.start), max(sentence.span.end, found.span.end)
        ),
        near=found.near or text[clause.start : clause.end],
        region=_region_of(view, report, found.span),
        period=period,
        wording=wording,
        inferred=inferred,
        qualifiers=_qualifiers_of(view, report, found),
        rank=rank,
    )


def _region_of(view: View, report: Report, span: Span) -> str:
    """The asked region where the sentence names or inherits it, else the governing one.

    A sentence that names no place but those inside the span also speaks for the
    region above the one it inherited, and for the report's own.
    """
    frame, sentence = view.frame, view.sentence
    outside = [p for p in sentence.places if not (span.start <= p.start and p.end <= span.end)]
    names = [*(place.name for place in outside), sentence.carried_region]
    for region in frame.regions:
        if region in names:
            return region
    home = (sentence.carried_region, view.chunk.region, report.region)
    if not any(not place.scope for place in outside):
        for region in frame.regions:
            if any(name and _within(name, region, view.gazetteer) for name in home):
                return region
    before = [place for place in outside if place.end <= span.start and not place.scope]
    return before[-1].name if before else sentence.carried_region


def _within(inner: str, outer: str, gazetteer: Gazetteer) -> bool:
    return inner == outer or any(
        gazetteer.within(one, other)
        for one in gazetteer.named(inner)
        for other in gazetteer.named(outer)
    )


def _period_of(view: View, report: Report, found: Found) -> tuple[Period | None, str, bool]:
    """The asked period where the span lies in it, else the period that governs the span.

    A period that the sentence states must lie in the asked one; one that it only
    inherits, or that the title states, may also hold the asked one.
    """
    governing = view.sentence.period_at(found.span.start, found.span.end)
    own = found.period or governing.period
    stated = [found.period] if found.period else [m.period for m in view.sentence.periods]
    for asked in view.frame.periods:
        if any(period and _lies_in(asked, period) for period in stated):
            return asked, governing.wording, False
        if not stated and own and (_lies_in(asked, own) or agreement(asked, own) == "covers"):
            return asked, governing.wording, True
        if not stated and asked.label in report.title:
            return asked, asked.label, True
    return own, governing.wording, governing.inferred


def _lies_in(asked: Period, found: Period) -> bool:
    return period_fits(asked, found) or agreement(asked, found) == "within"


def _qualifiers_of(view: View, report: Report, found: Found) -> tuple[str, ...]:
    """Those that say which matter is meant; a number in a series may be inherited.

    What only changes a figure (计划, 累计, 同比) contradicts no name or reason.
    """
    own = [q for q in qualifiers_in(view.text) if _identifies(q)]
    groups = {group_of(q) for q in own}
    before = view.chunk.text[: view.start]
    for text in (before, report.title):
        for qualifier in reversed(qualifiers_in(text)):
            group = group_of(qualifier)
            if group.startswith(_SERIES) and group not in groups:
                own.append(qualifier)
                groups.add(group)
    return tuple(own)


def _identifies(qualifier: str) -> bool:
    group = group_of(qualifier)
    return group in STRICT_GROUPS or group.startswith(_SERIES)


def moved(found: Found, offset: int) -> Found:
    """The same find, its span counted from `offset`."""
    span = Span(found.span.start + offset, found.span.end + offset)
    return replace(found, span=span)
