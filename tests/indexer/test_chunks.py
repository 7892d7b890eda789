import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.language.regions import Gazetteer
from core.schema import Chunk, Page, Report
from indexer.chunks import chunk_report
from indexer.manifest import Manifest
from indexer.readers.registry import read_reports

GAZETTEER = Gazetteer.national()
SHARED = Path(__file__).parents[3] / "shared" / "reports"

LINES = """\
# 综述|## 新安县|新安县|一、总体情况|（一）招商引资|1. 开工|2022年，开工项目9个。|\
58.4亿元；投产11个。|全县签约亿元以上项目26个，合同引资额1|\
点。后面的话。|困难。|图①：全景。|记者 张三/文|- 一项|\
甲县 26 158.4 12%|---|**加粗**|**③12**|责任编辑：张三|来源：某报|“引号”里的话？”|……|   |\
\u3000\u3000缩进的一段话。|Word by word"""
LONG = (
    "宜阳县：" + "持续优化营商环境，推动项目落地见效。" * 12,
    "没有标点的一长段文字" * 12,
    "x" * 90,
)
PIECES = st.sampled_from([*LINES.split("|"), *LONG, "| 甲 | 1 |", "| --- | --- |"])
BREAKS = st.sampled_from(["\n", "\n\n", "\n\n\n\n", "\r\n", "\r\n\r\n", "  \n", "\r"])


@st.composite
def reports(draw: st.DrawFn) -> Report:
    parts = draw(st.lists(st.tuples(PIECES | st.text(max_size=40), BREAKS), max_size=25))
    text = "".join(piece + gap for piece, gap in parts)
    pages: tuple[Page, ...] = ()
    if text and draw(st.booleans()):
        cut = draw(st.integers(0, len(text)))
        pages = (Page(1, 0, cut), Page(2, cut, len(text)))
    return Report("r", "r.md", text, region="洛阳市", year=2022, pages=pages)


def assert_in_place(report: Report, chunks: list[Chunk], size: int) -> None:
    last = 0
    for number, chunk in enumerate(chunks, start=1):
        assert chunk.text == "".join(report.text[start:end] for start, end in chunk.spans)
        assert (chunk.number, chunk.chunk_id) == (number, f"{report.doc_id}#{number:04d}")
        assert 0 < len(chunk.text) <= size
        assert chunk.text == chunk.text.strip()
        assert chunk.page == report.page_at(chunk.start)
        for start, end in chunk.spans:
            assert last <= start < end <= len(report.text)
            last = end


@given(reports(), st.integers(20, 400))
def test_chunks_are_the_text_at_their_spans(report: Report, size: int) -> None:
    assert_in_place(report, chunk_report(report, GAZETTEER, size), size)


def test_no_sentence_is_cut_that_fits() -> None:
    sentence = "全县开工亿元以上项目{}个，总投资{}亿元，完成年度计划的九成以上。"
    text = "# 综述\n\n" + "".join(sentence.format(n, n * 3) for n in range(60))
    chunks = chunk_report(Report("r", "r.md", text), GAZETTEER, 120)
    assert len(chunks) > 5
    assert all(chunk.text.endswith("。") for chunk in chunks)
    assert "".join(chunk.text for chunk in chunks) == text.removeprefix("# 综述\n\n")


def test_closing_quotes_stay_with_their_sentence() -> None:
    text = "“" + "项目要快，服务要好。”" * 40
    chunks = chunk_report(Report("r", "r.md", text), GAZETTEER, 60)
    assert not any(chunk.text.startswith("”") for chunk in chunks)


def test_small_pieces_join_their_neighbours() -> None:
    text = "# 综述\n\n" + "\n\n".join(f"第{n}项工作已经完成，效果很好。" for n in range(30))
    chunks = chunk_report(Report("r", "r.md", text), GAZETTEER, 200)
    assert min(len(chunk.text) for chunk in chunks[:-1]) > 100


def test_a_chunk_knows_its_section_region_year_and_page() -> None:
    text = "# 综述\n\n## 新安县\n\n2022年，该县签约项目26个。\n"
    report = Report(
        "r", "r.pdf", text, region="洛阳市", pages=(Page(1, 0, 6), Page(2, 6, len(text)))
    )
    (chunk,) = chunk_report(report, GAZETTEER)
    assert chunk.section == ("综述", "新安县")
    assert (chunk.region, chunk.year, chunk.page) == ("新安县", 2022, 2)


def test_chunks_do_not_cross_sections() -> None:
    text = "# 综述\n\n## 新安县\n\n开工9个。\n\n## 宜阳县\n\n开工8个。\n"
    chunks = chunk_report(Report("r", "r.md", text), GAZETTEER)
    assert [chunk.text for chunk in chunks] == ["开工9个。", "开工8个。"]


def test_a_sentence_in_two_columns_gives_two_places() -> None:
    text = "# 综述\n\n全县狠抓项目建设，全年签约项目26个，引资额1\n\n58亿元，位居全市第一。\n"
    report = Report("r", "r.md", text)
    (chunk,) = chunk_report(report, GAZETTEER)
    at = chunk.text.index("158亿元")
    places = chunk.source_spans(at, at + len("158亿元"))
    assert [text[start:end] for start, end in places] == ["1", "58亿元"]


def test_four_times_the_text_takes_about_four_times_as_long() -> None:
    def spent(items: int) -> float:
        report = Report("r", "r.md", "# 综述\n\n" + "\n\n".join(
            f"第{n}项：全县开工亿元以上项目{n}个，总投资{n * 3}亿元。" * 6 for n in range(items)
        ))  # fmt: skip
        started = time.process_time()
        chunk_report(report, GAZETTEER)
        return time.process_time() - started

    spent(60)
    turns = [(spent(60), spent(240)) for _ in range(3)]
    assert min(large for _, large in turns) < 8 * min(small for small, _ in turns)


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not here")
def test_real_pages_read_as_they_should() -> None:
    chunks: list[Chunk] = []
    for path in sorted(SHARED.glob("*.txt")):
        (report,) = read_reports(path, SHARED, Manifest())
        found = chunk_report(report, GAZETTEER)
        assert_in_place(report, found, 350)
        chunks += found
    texts = [chunk.text for chunk in chunks]
    # Each figure stands in one piece, a loop's once, captions and bylines nowhere.
    for figure in (
        "38次",
        "273亿元",
        "35家服务部门",
        "产业集群持续壮大",
        "为企业把脉问诊、纾解难题",
    ):
        assert sum(figure in text for text in texts) == 1, figure
    assert sum("534家" in text for text in texts) == 1
    assert not any("图①" in text or "记者" in text or "②16" in text for text in texts)
    assert {"濮阳县", "清丰县", "范县", "南乐县", "台前县", "周口市"} <= {c.region for c in chunks}
