"""Candidates that are not figures: dates, names, lists and clauses of the hits' sentences."""

import re
from collections.abc import Callable, Iterable, Iterator

from answerer.candidate import Candidate, Evidence
from answerer.names import names_in
from core.contexts import Sentence, read_sentences
from core.frame import Frame
from core.lexicon import qualifiers_in
from core.regions import Gazetteer
from core.schema import Chunk, Hit, Report, Span

# A finder gives spans of one sentence with the headline each would give.
Found = tuple[Span, str]
Finder = Callable[[Frame, Chunk, Sentence, Gazetteer], Iterable[Found]]
_MOST_PASSAGES = 12


def span_candidates(evidence: Evidence, gazetteer: Gazetteer, finder: Finder) -> list[Candidate]:
    """What `finder` finds in every sentence of the best passages."""
    found = []
    for rank, hit in enumerate(evidence.hits[:_MOST_PASSAGES], start=1):
        report = evidence.reports[hit.chunk.doc_id]
        for sentence in read_sentences(report, hit.chunk, gazetteer):
            for span, text in finder(evidence.frame, hit.chunk, sentence, gazetteer):
                found.append(_candidate(evidence.frame, hit, rank, report, sentence, span, text))
    return found


def _candidate(
    frame: Frame, hit: Hit, rank: int, report: Report, sentence: Sentence, span: Span, text: str
) -> Candidate:
    chunk = hit.chunk
    clause = sentence.clause_at(span.start)
    governing = sentence.period_at(span.start, span.end)
    own = chunk.text[sentence.span.start : sentence.span.end]
    named = [region for region in frame.regions if region in sentence.regions()]
    return Candidate(
        chunk=chunk,
        report=report,
        span=span,
        text=text,
        clause=clause,
        sentence=sentence.span,
        near=chunk.text[clause.start : clause.end],
        region=named[0] if named else sentence.region_at(span.start),
        period=governing.period,
        wording=governing.wording,
        inferred=governing.inferred,
        qualifiers=qualifiers_in(own),
        rank=rank,
    )


_GRAINS = (
    (re.compile(r"几[月号]几?[日号]?|哪一?[天日]|几点"), {"day", "days"}),
    (re.compile(r"哪一?年|何年|什么年份"), {"year", "day", "month", "half", "quarter"}),
    (re.compile(r"哪个?月|几月|何月"), {"month", "day", "months"}),
)
_ANY_GRAIN = frozenset({"day", "days", "month", "months", "year", "half", "quarter", "asof"})
_CLOCK = re.compile(r"\d{1,2}(?:[:：]\d{2}|[点时](?:\d{1,2}分|半)?)")


def find_dates(
    frame: Frame, chunk: Chunk, sentence: Sentence, gazetteer: Gazetteer
) -> Iterator[Found]:
    """Dates of the asked fineness; the year is added where only a day is printed."""
    grains = next((g for pattern, g in _GRAINS if pattern.search(frame.question)), _ANY_GRAIN)
    asked = {period.label for period in frame.periods}
    for mention in sentence.periods:
        period = mention.period
        if period is None or period.grain not in grains or period.label in asked:
            continue
        text = mention.text
        clock = _CLOCK.match(chunk.text, mention.end)
        end = clock.end() if clock else mention.end
        if clock:
            text += clock.group()
        printed_year = str(period.start.year) in text
        if not printed_year and "年" not in text:
            text = f"{period.start.year}年{text}"
        elif mention.relative and not printed_year:
            text = f"{text}（{period.start.year}年）"
        yield Span(mention.start, end), text


def find_names(
    frame: Frame, chunk: Chunk, sentence: Sentence, gazetteer: Gazetteer
) -> Iterator[Found]:
    """Names of the asked class that the question does not say itself."""
    text = chunk.text[sentence.span.start : sentence.span.end]
    for start, end in names_in(frame.question, text, gazetteer):
        name = text[start:end]
        if name not in frame.question:
            yield Span(sentence.span.start + start, sentence.span.start + end), name


_QUOTED_LIST = re.compile(r"(?:[“「《][^”」》]{1,30}[”」》][、,，和及与]?){2,}")
_COMMA_LIST = re.compile(r"[^、,，。;；:：“”《》（）()\s]{1,24}(?:、[^、,，。;；:：\s]{1,24})+")
_NUMBERED = re.compile(r"[一二三四五六七八九]是([^,，。;；]{2,30})")
_ASKED_COUNT = re.compile(r"[哪这](?:([二两三四五六七八九十])|(\d+))[个项条大种家类]")


def find_lists(
    frame: Frame, chunk: Chunk, sentence: Sentence, gazetteer: Gazetteer
) -> Iterator[Found]:
    """Enumerations: quoted names in a row, names parted by 、, and 一是…二是…."""
    low = sentence.span.start
    text = chunk.text[low : sentence.span.end]
    numbered = list(_NUMBERED.finditer(text))
    if len(numbered) >= 2:
        items = "、".join(match.group(1) for match in numbered)
        yield Span(low + numbered[0].start(), low + numbered[-1].end()), items
    for pattern in (_QUOTED_LIST, _COMMA_LIST):
        for match in pattern.finditer(text):
            start, end = match.span()
            items = _trim_tail(match.group())
            if items not in frame.question:
                yield Span(low + start, low + end), items


_TAIL = re.compile(r"(?:等(?:\d+|[一二三四五六七八九十]+)?[个条项家种]?.{0,20}|[、,，和及与])$")


def _trim_tail(items: str) -> str:
    return _TAIL.sub("", items)


def list_size(frame: Frame) -> int | None:
    """How many items the question says there are (哪五个), None if it does not say."""
    match = _ASKED_COUNT.search(frame.question)
    if match is None:
        return None
    return (
        int(match.group(2))
        if match.group(2)
        else "零一二三四五六七八九十".index(match.group(1).replace("两", "二"))
    )


_CAUSE = re.compile(
    r"由于|因为|因|受|主要是|得益于|原因|归因于|为了|影响|有关|通过|采取|实行|推行|实施|坚持|有利于|就是|即|是指"
)


def find_clauses(
    frame: Frame, chunk: Chunk, sentence: Sentence, gazetteer: Gazetteer
) -> Iterator[Found]:
    """The sentence's clauses; those that give a cause or a means first in the score."""
    for clause in sentence.clauses:
        text = chunk.text[clause.start : clause.end].strip("，,：: ")
        if len(text) >= 4:
            yield clause, text


def gives_reason(text: str) -> bool:
    """Whether a clause has the look of a cause, a means or a definition."""
    return bool(_CAUSE.search(text))
