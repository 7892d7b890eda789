"""A citation's quote is the report's text at its place, in one piece or more."""

from dataclasses import replace

from answerer.candidate import Candidate
from answerer.citations import Citations
from core.schema import Chunk, Page, Report, Span
from tests.answerer.made import made

TEXT = "该县签约项目（图为现场）40个。"


def interrupted() -> Candidate:
    """A sentence whose passage leaves the caption out."""
    before, after = Span(0, TEXT.index("（")), Span(TEXT.index("）") + 1, len(TEXT))
    text = TEXT[before.start : before.end] + TEXT[after.start : after.end]
    report = Report("a", "a", TEXT, pages=(Page(1, 0, 8), Page(2, 8, len(TEXT))))
    chunk = Chunk("a#0", "a", 0, text, (before, after))
    return replace(made(text, "40个"), chunk=chunk, report=report)


def test_a_sentence_is_quoted_where_it_stands() -> None:
    citations = Citations()
    number = citations.cite(made(TEXT, "40个", title="简报"))
    (citation,) = citations.all()
    assert (number, citation.n, citation.title) == (1, 1, "简报")
    assert TEXT[citation.start : citation.end] == citation.quote


def test_an_interrupted_sentence_has_a_citation_for_each_piece() -> None:
    citations = Citations()
    number = citations.cite(interrupted())
    assert [c.quote for c in citations.all()] == ["该县签约项目", "40个。"]
    assert "40" in citations.all()[number - 1].quote
    assert all(TEXT[c.start : c.end] == c.quote for c in citations.all())
    assert [c.page for c in citations.all()] == [1, 2]


def test_the_same_place_is_cited_once() -> None:
    citations = Citations()
    first, again = citations.cite(made(TEXT, "40个")), citations.cite(made(TEXT, "40个"))
    other = citations.cite(made(TEXT, "40个", doc_id="b.txt"))
    assert (first, again, other) == (1, 1, 2)
    assert [c.n for c in citations.all()] == [1, 2]
