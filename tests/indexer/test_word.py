"""Word files: what a reader sees on the page is what is stored, once and in order."""

from pathlib import Path

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from core.schema import Kind
from indexer.readers.word import read_word
from indexer.source import Source

_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def read(document: Document, folder: Path) -> Source:
    path = folder / "报告.docx"
    document.save(str(path))
    (source,) = read_word(path)
    return source


def lines(source: Source) -> list[tuple[str, str, int]]:
    return [(source.text[m.start : m.end], m.kind.value, m.level) for m in source.marks]


def bodies(source: Source, kind: Kind = Kind.BODY) -> list[str]:
    return [text for text, found, _ in lines(source) if found == kind]


def numbered(document: Document, levels: list[tuple[str, str]]) -> int:
    """A numbering of the given formats and patterns; its number."""
    root = document.part.numbering_part.element
    xml = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
        for at, (form, pattern) in enumerate(levels)
    )
    root.insert(
        0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{xml}</w:abstractNum>')
    )
    root.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>')
    )
    return 90


def test_headings_by_style_outline_size_and_weight(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("2022年项目建设", level=0)
    document.add_heading("一、总体情况", level=1)
    document.add_paragraph("全市签约亿元以上项目40个，比上年增加3个。" * 3)
    outlined = document.add_paragraph("重点工程")
    outlined._p.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="1"/>'))
    document.add_paragraph().add_run("下一步打算").font.size = Pt(18)
    document.add_paragraph().add_run("范县").bold = True
    document.add_paragraph().add_run("（一）强化服务").bold = True
    document.add_paragraph().add_run("整段加粗的话也还是一句话，不是标题。").bold = True
    source = read(document, tmp_path)
    found = lines(source)
    assert source.fields == {"title": "2022年项目建设"}
    assert found[0] == ("2022年项目建设", "heading", 5)
    assert found[1] == ("一、总体情况", "heading", 10)
    assert found[3] == ("重点工程", "heading", 20)
    assert found[4][1] == "heading"
    assert found[5] == ("范县", "heading", 90)
    # The number tells the level, the words decide.
    assert found[6] == ("（一）强化服务", "body", 0)
    assert found[7][1] == "body"


def test_numbers_that_live_in_numbering_xml_are_written_out(tmp_path: Path) -> None:
    document = docx.Document()
    number = numbered(
        document,
        [("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")],
    )
    for text, level in [
        ("总体情况", 0), ("签约", 1), ("2022年签约40个", 2), ("2023年签约45个", 2), ("开工", 1),
        ("主要问题", 0), ("资金", 1),
    ]:  # fmt: skip
        paragraph = document.add_paragraph(text)
        paragraph._p.get_or_add_pPr().append(
            parse_xml(
                f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/>'
                f'<w:numId w:val="{number}"/></w:numPr>'
            )
        )
    assert [text for text, _, _ in lines(read(document, tmp_path))] == [
        "一、总体情况", "（一）签约", "1. 2022年签约40个", "2. 2023年签约45个", "（二）开工",
        "二、主要问题", "（一）资金",
    ]  # fmt: skip


def test_a_style_brings_its_numbering(tmp_path: Path) -> None:
    document = docx.Document()
    number = numbered(document, [("chineseCounting", "第%1章 ")])
    style = document.styles.add_style("章", WD_STYLE_TYPE.PARAGRAPH)
    style.element.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="{number}"/></w:numPr>')
    )
    document.add_paragraph("总则", style="章")
    document.add_paragraph("附则", style="章")
    assert bodies(read(document, tmp_path)) == ["第一章总则", "第二章附则"]


def test_merged_cells_captions_and_nested_tables(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("表1 2022年各县区项目情况")
    document.add_paragraph("单位：亿元")
    table = document.add_table(rows=4, cols=4)
    rows = [
        ["县区", "签约", "", "投资额"],
        ["", "个数（个）", "引资额", ""],
        ["范县", "40", "273", "120"],
        ["合计", "69", "460", "200"],
    ]
    for row, values in zip(table.rows, rows, strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 3).merge(table.cell(1, 3))
    inner = table.cell(3, 0).add_table(rows=2, cols=2)
    for cell, value in zip(
        (c for r in inner.rows for c in r.cells), ["年份", "项目数（个）", "2021", "5"], strict=True
    ):
        cell.text = value
    source = read(document, tmp_path)
    assert bodies(source, Kind.CAPTION) == ["表1 2022年各县区项目情况", "单位：亿元"]
    assert bodies(source, Kind.ROW) == [
        "范县｜签约个数：40个｜签约引资额：273亿元｜投资额：120亿元",
        "合计｜签约个数：69个｜签约引资额：460亿元｜投资额：200亿元",
        "2021年｜项目数：5个",
    ]


def test_a_table_that_only_places_text_is_read_as_text(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "左栏：" + "全市签约项目持续增加，投资稳步增长。" * 30
    table.cell(0, 1).text = "右栏说明。"
    source = read(document, tmp_path)
    assert bodies(source, Kind.ROW) == []
    assert len(bodies(source)) == 2


def test_a_text_box_is_read_once(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("正文说明项目情况。")
    inner = "<w:p><w:r><w:t>框内：签约40个</w:t></w:r></w:p>"
    box = f"<w:txbxContent {nsdecls('w')}>{inner}</w:txbxContent>"
    paragraph._p.append(
        parse_xml(
            f'<w:r {nsdecls("w")} {_MC}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
            f"{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r>"
        )
    )
    assert bodies(read(document, tmp_path)) == ["正文说明项目情况。", "框内：签约40个"]


def test_deleted_text_is_gone_and_inserted_text_stays(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("2022年签约")
    for xml in (
        '<w:del {0} w:id="1" w:author="a"><w:r><w:delText>38个</w:delText></w:r></w:del>',
        '<w:ins {0} w:id="2" w:author="a"><w:r><w:t>40个</w:t></w:r></w:ins>',
        '<w:moveFrom {0} w:id="3" w:author="a"><w:r><w:t>（移走）</w:t></w:r></w:moveFrom>',
        "<w:hyperlink {0}><w:r><w:t>项目</w:t></w:r></w:hyperlink>",
        "<w:r {0}><w:instrText>PAGE</w:instrText></w:r>",
        "<w:sdt {0}><w:sdtContent><w:r><w:t>。</w:t></w:r></w:sdtContent></w:sdt>",
    ):
        paragraph._p.append(parse_xml(xml.format(nsdecls("w"))))
    document.element.body.insert(
        1,
        parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>控件里的段落。</w:t></w:r></w:p>"
            "</w:sdtContent></w:sdt>"
        ),
    )
    assert bodies(read(document, tmp_path)) == ["2022年签约40个项目。", "控件里的段落。"]


def test_headers_and_footers_are_set_aside(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("正文说明项目情况。")
    document.sections[0].header.paragraphs[0].text = "内部资料"
    document.sections[0].footer.paragraphs[0].text = "第1页"
    source = read(document, tmp_path)
    assert bodies(source, Kind.IGNORED) == ["内部资料", "第1页"]
    assert bodies(source) == ["正文说明项目情况。"]


def test_a_footnote_follows_its_paragraph(tmp_path: Path) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    document = docx.Document()
    paragraph = document.add_paragraph("全市签约40个项目。")
    paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>'))
    document.add_paragraph("后文继续说明情况。")
    notes = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        '<w:footnote w:id="2"><w:p><w:r><w:t>含续建项目</w:t></w:r></w:p></w:footnote>'
        "</w:footnotes>"
    )
    part = Part(
        PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        notes.encode(),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    assert bodies(read(document, tmp_path)) == [
        "全市签约40个项目。", "注：含续建项目", "后文继续说明情况。",
    ]  # fmt: skip


def test_every_mark_is_a_line_of_the_text(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("一行\n两行\t三格")
    document.add_paragraph("　　缩进的段落。")
    source = read(document, tmp_path)
    assert source.text.split("\n\n") == [text for text, _, _ in lines(source)]
    assert qn("w:p") not in source.text
