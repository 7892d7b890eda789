"""Two answers joined keep their citations apart."""

from answerer.answer import Answer, Citation, NearMiss, Value
from answerer.together import join_parts
from core.parser.frame import Frame


def citation(n: int, quote: str) -> Citation:
    return Citation(n, "a", "a#0", "", "", "", None, (), quote, 0, len(quote))


def answered(text: str) -> Answer:
    return Answer(
        text,
        "answered",
        Frame(text),
        answer=text,
        values=(Value(text, "1", "个", 1),),
        citations=(citation(1, text),),
    )


REFUSED = Answer(
    "丙",
    "refused",
    Frame("丙"),
    message="未找到",
    reason="near_miss",
    near_misses=(NearMiss(("年份",), "9个", 1, Frame("丙"), "c1"),),
    citations=(citation(1, "9个"),),
)


def test_headlines_are_joined_and_citations_numbered_through() -> None:
    joined = join_parts("问", (answered("40个"), answered("5亿元")))
    assert (joined.status, joined.answer) == ("answered", "40个；5亿元")
    assert [c.n for c in joined.citations] == [1, 2]
    quotes = {c.n: c.quote for c in joined.citations}
    assert [quotes[value.citation] for value in joined.values] == ["40个", "5亿元"]


def test_the_parts_cite_by_the_same_numbers() -> None:
    joined = join_parts("问", (answered("40个"), answered("5亿元")))
    for part in joined.parts:
        assert {value.citation for value in part.values} == {c.n for c in part.citations}


def test_a_refused_part_is_said_and_not_in_the_headline() -> None:
    joined = join_parts("问", (REFUSED, answered("40个")))
    assert (joined.status, joined.answer, joined.message) == ("answered", "40个", "未找到")
    quotes = {c.n: c.quote for c in joined.citations}
    assert quotes[joined.near_misses[0].citation] == "9个"
    assert quotes[joined.values[0].citation] == "40个"


def test_all_parts_refused_is_refused() -> None:
    joined = join_parts("问", (REFUSED, REFUSED))
    assert (joined.status, joined.answer, joined.reason) == ("refused", "", "near_miss")
