"""One report and one table, written in every format by the libraries that people's programs use.

Everything here is invented: 栖云市 and its counties do not exist.
"""

import io
import re
from collections.abc import Callable

import docx
from openpyxl import Workbook

TITLE = "栖云市2022年项目建设情况（示例）"
SECTIONS = (
    ("一、总体情况", ("2022年，全市完成固定资产投资412.6亿元，比上年增长9.3%。",)),
    (
        "二、县区情况",
        ("各县区抢抓机遇，项目建设取得明显成效，投资结构持续优化，重点产业链进一步完善。",),
    ),
    ("望川县", ("该县签约亿元以上项目52个，合同引资额318.6亿元。", "该县开工亿元以上项目36个。")),
    ("苇泽县", ("该县签约亿元以上项目44个，合同引资额275.2亿元。", "该县开工亿元以上项目30个。")),
)
REGIONS = (
    "name,level,parent,aliases\n栖云市,prefecture,,\n望川县,county,栖云市,望川\n"
    "苇泽县,county,栖云市,苇泽\n"
)
QUESTIONS = (
    ("望川县2022年签约亿元以上项目多少个", "52个"),
    ("苇泽县2022年合同引资额是多少", "275.2亿元"),
    ("苇泽县2022年开工亿元以上项目有多少", "30个"),
    ("栖云市2022年固定资产投资比上年增长多少", "9.3%"),
    ("望川县2022年投产亿元以上项目多少个", ""),
    ("望川县2023年签约亿元以上项目多少个", ""),
    ("2022年望川县和苇泽县哪个签约亿元以上项目多", "望川县"),
)

CAPTION = "2023年栖云市各县区工业运行情况（示例）"
POWER = "工业用电量（亿千瓦时）"
GRID = (
    ("县区", "规上工业企业（家）", POWER, POWER, "用电量位次"),
    ("县区", "规上工业企业（家）", "2022年", "2023年", "用电量位次"),
    ("望川县", "162", "9.1", "9.8", "2"),
    ("苇泽县", "138", "7.9", "7.6", "3"),
    ("柏岭区", "229", "16.4", "17.1", "1"),
    ("合计", "529", "33.4", "34.5", ""),
)
# The header in one row, for formats that merge no cells.
PLAIN_HEADER = ("县区", "规上工业企业（家）", f"2022年{POWER}", f"2023年{POWER}", "用电量位次")
# Left, top, width, height of the merged cells, from 0.
MERGED = ((0, 0, 1, 2), (1, 0, 1, 2), (2, 0, 2, 1), (4, 0, 1, 2))
TABLE_QUESTIONS = (
    ("苇泽县2023年工业用电量是多少", "7.6亿千瓦时"),
    ("苇泽县2022年工业用电量是多少", "7.9亿千瓦时"),
    ("望川县2023年规上工业企业多少家", "162家"),
    ("栖云市2023年工业用电量合计多少", "34.5亿千瓦时"),
    ("望川县2021年工业用电量是多少", ""),
    ("2023年望川县和苇泽县哪个工业用电量多", "望川县"),
)


def text() -> str:
    lines = [TITLE, *(line for heading, body in SECTIONS for line in (heading, *body))]
    return "\n\n".join(lines) + "\n"


def word() -> bytes:
    document = docx.Document()
    document.add_heading(TITLE, level=0)
    for heading, body in SECTIONS:
        document.add_heading(heading, level=2 if heading.endswith("县") else 1)
        for paragraph in body:
            document.add_paragraph(paragraph)
    return _saved(document.save)


def page() -> bytes:
    body = "".join(
        f"<h{3 if heading.endswith('县') else 2}>{heading}</h{3 if heading.endswith('县') else 2}>"
        + "".join(f"<p>　　{paragraph}</p>" for paragraph in paragraphs)
        for heading, paragraphs in SECTIONS
    )
    links = "".join(f'<li><a href="/{n}">2021年签约亿元以上项目{n}7个</a></li>' for n in range(9))
    return (
        f'<html><head><meta charset="gbk"><title>{TITLE}-栖云网</title></head><body>'
        f'<div class="nav"><a href="/">首页</a> <a href="/x">新闻</a></div>'
        f"<div><div><h1>{TITLE}</h1>{body}<p>责任编辑：某某 返回搜狐，查看更多</p></div>"
        f"<div><h3>热点新闻</h3><ul>{links}</ul></div></div></body></html>"
    ).encode("gbk")


REPORTS = {
    "utf8.txt": lambda: text().encode(),
    "bom.txt": lambda: text().encode("utf-8-sig"),
    "gbk.txt": lambda: text().encode("gbk"),
    "utf16.txt": lambda: text().encode("utf-16"),
    "word.docx": word,
    "page.html": page,
}


def sheet_table() -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append([CAPTION])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(GRID[0]))
    for row in GRID:
        sheet.append([float(c) if re.fullmatch(r"[\d.]+", c) else c for c in row])
    for left, top, width, height in MERGED:
        sheet.merge_cells(
            start_row=top + 2, start_column=left + 1,
            end_row=top + height + 1, end_column=left + width,
        )  # fmt: skip
    return _saved(book.save)


def csv_table() -> bytes:
    rows = [(CAPTION, *[""] * (len(GRID[0]) - 1)), *GRID]
    return "\r\n".join(",".join(row) for row in rows).encode("gb18030")


def word_table() -> bytes:
    document = docx.Document()
    document.add_paragraph("栖云市工业运行简报（示例）")
    document.add_paragraph(f"表1 {CAPTION}")
    table = document.add_table(rows=len(GRID), cols=len(GRID[0]))
    for row, values in zip(table.rows, GRID, strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value
    for left, top, width, height in MERGED:
        first = table.cell(top, left)
        text = first.text
        first.merge(table.cell(top + height - 1, left + width - 1)).text = text
    return _saved(document.save)


def page_table() -> bytes:
    spans = {(left, top): (width, height) for left, top, width, height in MERGED}
    covered = {
        (x, y)
        for left, top, width, height in MERGED
        for x in range(left, left + width)
        for y in range(top, top + height)
    } - spans.keys()
    rows = ""
    for y, row in enumerate(GRID):
        cells = ""
        for x, value in enumerate(row):
            if (x, y) not in covered:
                width, height = spans.get((x, y), (1, 1))
                cells += f"<td colspan={width} rowspan={height}>{value}</td>"
        rows += f"<tr>{cells}</tr>"
    page = f"<html><body><h1>{CAPTION}</h1><table>{rows}</table></body></html>"
    return page.encode()


def markdown_table() -> bytes:
    rows = [PLAIN_HEADER, ["---"] * len(PLAIN_HEADER), *GRID[2:]]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([f"# {CAPTION}", "", *lines, ""]).encode()


def tabbed_table() -> bytes:
    rows = ["\t".join(row) for row in (PLAIN_HEADER, *GRID[2:])]
    lead = "以下为各县区工业运行数据，供参考。"
    return "\n".join([CAPTION, "", lead, "", *rows, ""]).encode()


TABLES = {
    "table.xlsx": sheet_table,
    "table.csv": csv_table,
    "table.docx": word_table,
    "table.html": page_table,
    "table.md": markdown_table,
    "tabs.txt": tabbed_table,
}


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    buffer = io.BytesIO()
    save(buffer)
    return buffer.getvalue()
