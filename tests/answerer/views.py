"""The sentences of a text as a finder sees them, for the tests of single finders."""

from datetime import date

from answerer.spans.spans import View
from core.language.contexts import read_sentences
from core.language.regions import Gazetteer
from core.parser.question import parse_question
from core.schema import Chunk, Report, Span

GAZETTEER = Gazetteer.national()


def views_in(
    question: str,
    text: str,
    *,
    published: date | None = date(2023, 8, 1),
    today: date | None = None,
) -> list[View]:
    """A view of each sentence of a report that says `text` and nothing else."""
    report = Report("r", "r.txt", text, published=published)
    chunk = Chunk("r#1", "r", 1, text, (Span(0, len(text)),))
    sentences = tuple(read_sentences(report, chunk, GAZETTEER))
    frame = parse_question(question, GAZETTEER, today)
    return [View(frame, chunk, report, sentences, n, GAZETTEER) for n in range(len(sentences))]
