"""The source panel shows the quote where it stands."""

from dataclasses import replace

from core.schema import Chunk, Report, Span
from tests.ui.answers import HOSTILE, citation
from ui.citations import by_sentence, numbers, source_line
from ui.passage import AROUND, passage_html, passage_span, passage_spans

TEXT = f"第一段不相干。\n第二段开头，河东县签约40个，{HOSTILE}。尾句。\n第三段。"
QUOTE = "河东县签约40个"
START = TEXT.index(QUOTE)
REPORT = Report("r1.md", "r1.md", TEXT)
CITED = citation(1, QUOTE, START)


def chunk(*spans: Span) -> Chunk:
    return Chunk("r1.md#0", "r1.md", 0, "".join(TEXT[a:b] for a, b in spans), spans)


def test_the_passage_is_the_whole_line_of_the_quote() -> None:
    span = passage_span(REPORT, None, CITED)
    assert TEXT[span.start : span.end] == TEXT.splitlines()[1]


def test_the_passage_covers_the_chunk_piece_that_holds_the_quote() -> None:
    pieces = (Span(0, 3), Span(START - 2, len(TEXT)))
    span = passage_span(REPORT, chunk(*pieces), CITED)
    assert span.start > 3
    assert span.end == len(TEXT)


def test_a_passage_without_line_breaks_stays_bounded() -> None:
    text = "长" * 5000 + QUOTE + "文" * 5000
    report = Report("r1.md", "r1.md", text)
    whole = Chunk("c", "r1.md", 0, text, (Span(0, len(text)),))
    span = passage_span(report, whole, citation(1, QUOTE, 5000))
    assert span == Span(5000 - AROUND, 5000 + len(QUOTE) + AROUND)


def test_only_the_quote_is_marked_and_the_rest_is_text() -> None:
    html = passage_html(REPORT, passage_span(REPORT, None, CITED), [CITED])
    assert f"<mark>{QUOTE}</mark>" in html
    assert html.count("<mark>") == 1
    assert "&lt;script&gt;" in html
    assert "<script" not in html


def test_a_quote_of_another_report_marks_nothing() -> None:
    html = passage_html(REPORT, Span(0, len(TEXT)), [citation(2, QUOTE, START)])
    assert "<mark>" not in html


def test_the_source_line_leaves_out_what_is_not_known() -> None:
    assert source_line(CITED).endswith(" · 示例日报 · 2023-01-05 · 第3页 · 某市 > 河东县")
    bare = citation(1)
    line = source_line(
        type(bare)(1, bare.doc_id, bare.chunk_id, "题", "", "", None, (), bare.quote, 0, bare.end)
    )
    assert line == "题"


def test_the_pieces_of_an_interrupted_sentence_belong_together() -> None:
    begun = replace(citation(1, "该县签约项目", 0), chunk_id="c")
    rest = replace(citation(2, "40个。", 90), chunk_id="c")
    following = replace(citation(3, "另一句", 95), chunk_id="c")
    elsewhere = replace(citation(4, "别处。", 200), chunk_id="d")
    groups = by_sentence((begun, rest, following, elsewhere))
    assert groups == [(begun, rest), (following,), (elsewhere,)]
    assert numbers(groups[0]) == "[1][2]"


def test_only_words_between_two_pieces_make_a_gap() -> None:
    text = "该县签约\n40个。\n" + "图片说明。\n" * 400 + "投资9亿元。"
    report = Report("r1.md", "r1.md", text)
    first, second, far = (
        citation(n, quote, text.index(quote))
        for n, quote in enumerate(("该县签约", "40个。", "投资9亿元。"), 1)
    )
    assert passage_spans(report, None, (first, second)) == [Span(0, second.end)]
    assert len(passage_spans(report, None, (first, far))) == 2
