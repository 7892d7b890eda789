"""Text PDFs laid out as newspapers and offices lay them out, made in the test."""

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from core.schema import Kind
from indexer.manifest import Manifest
from indexer.readers.pdf import read_pdf
from indexer.readers.registry import read_reports
from indexer.source import Source
from tests.indexer.newspaper import FONT, print_newspaper, texts


def kinds(source: Source, kind: Kind) -> list[str]:
    return [source.text[mark.start : mark.end] for mark in source.marks if mark.kind is kind]


def draw(path: Path, pages: list[list[tuple[float, float, float, str]]]) -> Source:
    """A PDF of A4 pages; each line is x, y from the upper edge, size and text."""
    canvas = Canvas(str(path), pagesize=(595, 842))
    for lines in pages:
        for x, y, size, text in lines:
            canvas.setFont(FONT, size)
            canvas.drawString(x, 842 - y, text)
        canvas.showPage()
    canvas.save()
    (source,) = read_pdf(path)
    return source


def column(x: float, y: float, lines: list[str], size: float = 10) -> list[tuple]:
    """Lines one below another; a full-width blank at the start sets a line in."""
    placed = []
    for number, line in enumerate(lines):
        bare = line.lstrip("\u3000")
        indent = (len(line) - len(bare)) * size
        placed.append((x + indent, y + 15 * number, size, bare))
    return placed


@pytest.mark.parametrize("seed", [2, 7, 14, 23, 31])
def test_newspaper_pages_are_read_article_by_article(tmp_path: Path, seed: int) -> None:
    articles = print_newspaper(tmp_path / "报.pdf", seed, columns=4 + seed % 2)
    (source,) = read_pdf(tmp_path / "报.pdf")
    body = kinds(source, Kind.BODY)
    wanted = texts(articles)
    found = [words for words in wanted if words in body]
    assert len(found) >= 0.95 * len(wanted)
    for article in articles:
        places = [body.index(words) for words in article.paragraphs if words in body]
        assert places == sorted(places)
    assert set(kinds(source, Kind.CAPTION)) == {c for a in articles for c in a.captions}
    assert {a.headline for a in articles} <= set(kinds(source, Kind.HEADING))
    assert any("责任编辑" in line for line in kinds(source, Kind.IGNORED))


def test_no_page_loses_or_doubles_a_character(tmp_path: Path) -> None:
    articles = print_newspaper(tmp_path / "报.pdf", 3, pages=2, columns=4)
    (source,) = read_pdf(tmp_path / "报.pdf")
    for words in texts(articles):
        for start in range(0, len(words) - 8, 8):
            assert source.text.count(words[start : start + 8]) >= 1
    assert [page.number for page in source.pages] == [1, 2]
    assert source.pages[0].end == source.pages[1].start


def test_column_and_page_breaks_part_no_number_and_no_word(tmp_path: Path) -> None:
    left = [
        "\u3000\u3000今年以来，临江县坚持项目为王，",
        "全县上下凝心聚力抓招商，签约亿元",
        "以上项目18个，合同引资额2",
    ]
    right = [
        "73亿元，同比增长三成以上，位居全",
        "市第一。",
        "\u3000\u3000全县推动产业链条不断延伸，产业集",
    ]
    after = ["群持续壮大，规上工业企业达到96家。", "\u3000\u3000下一步将继续加大工作力度。"]
    source = draw(
        tmp_path / "栏.pdf",
        [
            [
                (60, 60, 22, "临江县招商引资综述"),
                (60, 830, 9, "— 1 —"),
                *column(60, 110, left),
                *column(320, 110, right),
            ],
            [(60, 830, 9, "— 2 —"), *column(60, 110, after)],
        ],
    )
    body = kinds(source, Kind.BODY)
    assert any("签约亿元以上项目18个，合同引资额273亿元，" in line for line in body)
    assert any("产业集群持续壮大，规上工业企业达到96家。" in line for line in body)
    assert kinds(source, Kind.HEADING) == ["临江县招商引资综述"]
    assert sorted(kinds(source, Kind.IGNORED)) == ["— 1 —", "— 2 —"]
    border = source.pages[1].start
    assert source.text[border - 4 : border] == "产业集"[-3:].rjust(4, source.text[border - 4])
    assert source.text[border:].startswith("群持续壮大")


def test_a_box_frames_what_it_says(tmp_path: Path) -> None:
    source = draw(tmp_path / "框.pdf", [column(100, 400, ["\u3000\u3000全县签约项目18个。"])])
    (box,) = source.boxes
    assert source.text[box.start : box.end] == "全县签约项目18个。"
    assert (box.page, box.left) == (1, pytest.approx(120 / 595, abs=0.01))
    assert box.top < 400 / 842 < box.bottom + 0.01
    assert box.right == pytest.approx((120 + 9.5 * 10) / 595, abs=0.03)


def test_running_heads_of_several_pages_are_set_aside(tmp_path: Path) -> None:
    pages = [
        [
            (200, 40, 9, "临江县统计公报"),
            *column(60, 100, [f"\u3000\u3000第{n}页讲的是各乡镇情况，全县有{n}个乡镇。"]),
        ]
        for n in (1, 2, 3)
    ]
    source = draw(tmp_path / "眉.pdf", pages)
    assert kinds(source, Kind.IGNORED) == ["临江县统计公报"] * 3
    assert len(kinds(source, Kind.BODY)) == 3


def test_ruled_table_reads_row_by_row(tmp_path: Path) -> None:
    path = tmp_path / "表.pdf"
    canvas = Canvas(str(path), pagesize=(595, 842))
    rows = [
        ["县区", "项目个数", "总投资"],
        ["濮阳县", "56", "12"],
        ["清丰县", "48", "9.5"],
    ]
    canvas.setFont(FONT, 10.5)
    canvas.drawString(
        72, 740, "全市共有三类重点项目，具体情况见下表，数据截至六月底，请各县对照检查。"
    )
    canvas.drawString(400, 715, "单位：个、亿元")
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            canvas.drawString(80 + 150 * place, 690 - 24 * number, cell)
    xs, ys = [72, 222, 372, 522], [706, 682, 658, 634]
    canvas.grid(xs, ys)
    canvas.save()
    (source,) = read_pdf(path)
    lines = kinds(source, Kind.ROW)
    assert len(lines) == 2
    assert lines[0].startswith("濮阳县｜项目个数：56")
    assert "总投资：9.5" in lines[1]
    row = next(box for box in source.boxes if source.text[box.start : box.end] == lines[0])
    assert row.top == pytest.approx((842 - 682) / 842, abs=0.01)


def test_fonts_make_headings_and_numbering_keeps_its_level(tmp_path: Path) -> None:
    source = draw(
        tmp_path / "题.pdf",
        [
            [
                (150, 60, 22, "临江县工作报告"),
                (60, 110, 15, "项目建设"),
                *column(60, 140, ["\u3000\u3000全县开工项目18个。"], 11),
                (60, 190, 15, "一、农业生产"),
                *column(60, 220, ["\u3000\u3000全县粮食总产52万吨。"], 11),
            ]
        ],
    )
    heads = {
        source.text[mark.start : mark.end]: mark.level
        for mark in source.marks
        if mark.kind is Kind.HEADING
    }
    assert heads == {"临江县工作报告": 10, "项目建设": 20, "一、农业生产": 100}


def test_an_article_that_jumps_to_the_next_page_is_one_paragraph(tmp_path: Path) -> None:
    first = [
        (60, 60, 22, "临江县招商引资综述"),
        *column(60, 110, ["\u3000\u3000全县签约亿元以上项目18个，合同引", "资额2（下转第二版）"]),
        (60, 300, 22, "临江县粮食丰收"),
        *column(60, 350, ["\u3000\u3000全县粮食总产52万吨。"]),
    ]
    second = [
        (60, 60, 22, "临江县港口开港"),
        *column(60, 110, ["\u3000\u3000全县港口吞吐量为3305万吨。"]),
        (60, 300, 22, "临江县招商引资综述"),
        *column(60, 350, ["（上接第一版）73亿元，同比增长三成。"]),
    ]
    source = draw(tmp_path / "转版.pdf", [first, second])
    body = kinds(source, Kind.BODY)
    assert "全县签约亿元以上项目18个，合同引资额273亿元，同比增长三成。" in body
    assert {"（下转第二版）", "（上接第一版）"} <= set(kinds(source, Kind.IGNORED))
    assert kinds(source, Kind.HEADING) == [
        "临江县粮食丰收",
        "临江县招商引资综述",
        "临江县港口开港",
    ]
    assert [page.start for page in source.pages] == sorted(page.start for page in source.pages)


def test_a_masthead_dates_the_report(tmp_path: Path) -> None:
    path = tmp_path / "报.pdf"
    print_newspaper(path, 4)
    (report,) = read_reports(path, tmp_path, Manifest())
    assert str(report.published) == "2023-07-20"
    assert report.title in {report.text[m.start : m.end] for m in report.marks}


@pytest.mark.parametrize("closed", [True, False])
def test_headers_on_two_levels_and_the_unit_reach_each_row(tmp_path: Path, closed: bool) -> None:
    path = tmp_path / "表.pdf"
    canvas = Canvas(str(path), pagesize=(595, 842))
    canvas.setFont(FONT, 10.5)
    canvas.drawString(
        72, 760, "全市共有三类重点项目，具体情况见下表，请各县对照检查，逐项抓好落实。"
    )
    canvas.drawString(230, 735, "表1 重点项目情况")
    canvas.drawString(420, 720, "单位：亿元")
    heads = [(80, 690, "县区"), (250, 701, "签约"), (400, 701, "开工")]
    heads += [(x, 677, year) for x, year in ((175, "2022年"), (255, "2023年"))]
    heads += [(x, 677, year) for x, year in ((345, "2022年"), (435, "2023年"))]
    for x, y, text in heads:
        canvas.drawString(x, y, text)
    rows = [["濮阳县", "56", "61", "12", "13.5"], ["合计", "104", "111", "21.5", "23.7"]]
    for number, row in enumerate(rows):
        for x, text in zip([80, 180, 260, 350, 440], row, strict=True):
            canvas.drawString(x, 652 - 22 * number, text)
    if closed:
        for x in (72, 165, 245, 335, 425, 522):
            canvas.line(x, 714 if x in (72, 165, 335, 522) else 692, x, 624)
        for y in (714, 668, 646, 624):
            canvas.line(72, y, 522, y)
        canvas.line(165, 692, 522, 692)
    else:
        for y in (714, 668, 624):
            canvas.line(72, y, 522, y)
    canvas.save()
    (source,) = read_pdf(path)
    assert kinds(source, Kind.ROW) == [
        "濮阳县｜签约2022年：56亿元｜签约2023年：61亿元｜开工2022年：12亿元｜开工2023年：13.5亿元",
        "合计｜签约2022年：104亿元｜签约2023年：111亿元｜开工2022年：21.5亿元｜开工2023年：23.7亿元",
    ]
    assert "单位：亿元" in kinds(source, Kind.CAPTION)
    first, second = source.marks[-2:]
    assert source.text[first.end : second.start] == "\n"
