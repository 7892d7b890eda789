from core.index.passages import search_text
from core.schema import Chunk, Span


def chunk(section: tuple[str, ...], region: str) -> Chunk:
    return Chunk("a#1", "a", 1, "该县签约37个。", (Span(0, 8),), section, region)


def test_the_county_stands_above_a_passage_that_says_this_county() -> None:
    text = search_text("项目建设", chunk(("二、项目", "（一）松原县"), "松原县"))
    assert text == "项目建设 二、项目 （一）松原县\n该县签约37个。"


def test_a_region_that_no_heading_names_is_added() -> None:
    assert search_text("", chunk(("二、项目",), "松原县")).startswith("二、项目 松原县\n")


def test_nothing_stands_above_a_passage_without_names() -> None:
    assert search_text("", chunk((), "")) == "该县签约37个。"
