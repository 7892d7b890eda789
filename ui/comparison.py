"""A comparison as a table: every cell with its citation, and the same as CSV and Markdown."""

import csv
import io
from collections.abc import Mapping
from dataclasses import fields

import streamlit as st

from answerer.answer import Answer, Cell
from core.spreadsheet import no_formula
from ui import texts
from ui.charts import Point, one_each, show_bars, show_line
from ui.citations import by_sentence, source_line
from ui.safe import escape
from ui.scale import scale_of
from ui.table import link_html


def show_comparison(answer: Answer, pills: str) -> None:
    """The table, a chart, the arithmetic and the downloads; `pills` is the key of the citations."""
    if answer.table:
        st.html(table_html(answer, pills))
        _show_chart(answer)
    if answer.steps:
        steps = "".join(f"<li>{escape(step)}</li>" for step in answer.steps)
        title = texts.STEPS if answer.table else texts.BASIS
        st.html(f'<p class="qa-small">{escape(title)}</p><ol class="qa-steps">{steps}</ol>')
    if answer.table:
        _show_downloads(answer, pills)


def table_html(answer: Answer, pills: str) -> str:
    """The table for `st.html`: every value leads to its citation; empty columns are left out."""
    columns = used_columns(answer.table)
    groups = by_sentence(answer.citations)
    pill = {piece.n: place for place, pieces in enumerate(groups) for piece in pieces}
    head = "".join(f'<th scope="col">{escape(texts.COLUMNS[name])}</th>' for name in columns)
    body = "".join(
        "<tr>" + "".join(_td(cell, name, pills, pill) for name in columns) + "</tr>"
        for cell in answer.table
    )
    return (
        '<div class="qa-scroll" tabindex="0"><table class="qa-table">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def points_of(answer: Answer) -> tuple[list[Point], str]:
    """The figures of the table that one axis can show, and its unit; none if they are not alike."""
    known = {(value.text, value.citation): value for value in answer.values}
    found = [
        (cell, value)
        for cell in answer.table
        if (value := known.get((cell.value, cell.citation or 0)))
    ]
    if len(found) < 2 or len({value.unit for _, value in found}) > 1:
        return [], ""
    step, unit = scale_of([float(value.number) for _, value in found], found[0][1].unit)
    points = [
        Point(
            subject=cell.subject or cell.region or cell.period,
            period=cell.period,
            order=cell.period,
            number=float(value.number) / step,
            text=value.text,
        )
        for cell, value in found
    ]
    return (points, unit) if one_each(points) else ([], "")


def _show_chart(answer: Answer) -> None:
    """Bars for several subjects, a line for one over time."""
    points, unit = points_of(answer)
    if points:
        alone = len({point.subject for point in points}) == 1
        draw = show_line if alone else show_bars
        alt = texts.CHART_ALT.format(count=len(points), what=answer.question)
        draw(points, unit, alt)


def used_columns(table: tuple[Cell, ...]) -> list[str]:
    """The fields of Cell that at least one row fills; the value always."""
    return [
        field.name
        for field in fields(Cell)
        if field.name == "value" or any(getattr(cell, field.name) for cell in table)
    ]


def cell_text(cell: Cell, name: str) -> str:
    """What one cell of the table reads."""
    if name == "citation":
        return f"[{cell.citation}]" if cell.citation else ""
    if name == "value":
        return cell.value or texts.NO_VALUE
    return str(getattr(cell, name))


def to_csv(answer: Answer) -> bytes:
    """The table as CSV that Excel opens right, with the source of every row spelled out."""
    sources = {citation.n: source_line(citation) for citation in answer.citations}
    columns = [name for name in used_columns(answer.table) if name != "citation"]
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow([*(texts.COLUMNS[name] for name in columns), texts.SOURCES])
    for cell in answer.table:
        row = [cell_text(cell, name) for name in columns]
        writer.writerow([no_formula(text) for text in (*row, sources.get(cell.citation or 0, ""))])
    return buffer.getvalue().encode("utf-8-sig")


def to_markdown(answer: Answer) -> str:
    """The table as Markdown, with the sources as footnotes."""
    columns = [name for name in used_columns(answer.table) if name != "citation"]
    lines = [
        f"**{_plain_markdown(answer.question)}** {_plain_markdown(answer.answer)}".rstrip(),
        "",
        "| " + " | ".join(texts.COLUMNS[name] for name in columns) + " |",
        "| " + " | ".join("---" for _ in columns) + " |",
    ]
    for cell in answer.table:
        note = f"[^{cell.citation}]" if cell.citation else ""
        row = " | ".join(_plain_markdown(cell_text(cell, name)) for name in columns)
        lines.append(f"| {row}{note} |")
    lines += ["", *(f"- {_plain_markdown(step)}" for step in answer.steps), ""]
    lines += [f"[^{c.n}]: {_plain_markdown(source_line(c))}" for c in answer.citations]
    return "\n".join(lines) + "\n"


def _show_downloads(answer: Answer, key: str) -> None:
    with st.container(horizontal=True, gap="xsmall"):
        st.download_button(
            texts.DOWNLOAD_CSV,
            data=to_csv(answer),
            file_name="comparison.csv",
            mime="text/csv",
            on_click="ignore",
            key=f"csv-{key}",
        )
        st.download_button(
            texts.DOWNLOAD_MARKDOWN,
            data=to_markdown(answer),
            file_name="comparison.md",
            mime="text/markdown",
            on_click="ignore",
            key=f"markdown-{key}",
        )


def _td(cell: Cell, name: str, pills: str, pill: Mapping[int, int]) -> str:
    kind = "qa-short" if name in ("region", "period", "citation") else ""
    if name == "value":
        kind = "qa-number" if cell.value else "qa-missing"
    text = cell_text(cell, name)
    place = pill.get(cell.citation or 0)
    if name in ("value", "citation") and text and place is not None:
        return f'<td class="{kind}">{link_html(text, pills, place)}</td>'
    return f'<td class="{kind}">{escape(text)}</td>'


def _plain_markdown(text: str) -> str:
    """One line of Markdown that reads as these characters, without the page's joiners."""
    line = " ".join(text.split())
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>()#+!|~$&" else sign for sign in line)
