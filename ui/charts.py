"""Charts of figures that reports state: every mark is one of them, none is worked out."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass

import altair as alt
import streamlit as st

from ui import texts

# More series than these cannot be told apart by colour.
SERIES = 8
# Heights in pixels: of a bar, of the axis below, of a legend, of a chart over time.
BAR, AXIS, LEGEND, LINE = 28, 70, 40, 340
# Of a further row of the legend; how many characters one row has room for on a phone.
LEGEND_ROW, LEGEND_WIDTH = 26, 15


@dataclass(frozen=True, slots=True)
class Point:
    """One figure: what it is of, when (`order` sorts the times), how much, as it is written.

    `kind` tells apart what is not alike (a plan, a half-year) and belongs on no common line.
    """

    subject: str
    period: str
    order: str
    number: float
    text: str
    source: str = ""
    kind: str = ""


def show_bars(points: Sequence[Point], unit: str, alt_text: str) -> None:
    """A bar for each subject, the largest first; several times stand side by side.

    A dot instead where a subject has several figures of a time: none is added to another.
    """
    periods = list(dict.fromkeys(p.period for p in sorted(points, key=lambda p: p.order)))
    y = alt.Y("subject:N", sort="-x", title=None, axis=alt.Axis(labelLimit=160))
    chart = alt.Chart(_table(points)).encode(
        y=y, x=alt.X("number:Q", title=unit or None, axis=_axis(), stack=None), tooltip=_tooltip()
    )
    if len(periods) > 1:
        chart = chart.encode(
            color=alt.Color("period:N", sort=periods, title=None, legend=_legend()),
            yOffset=alt.YOffset("period:N", sort=periods),
        )
    rows = len({point.subject for point in points}) * max(1, len(periods))
    marks = chart.mark_bar() if one_each(points) else chart.mark_point(filled=True, size=70)
    # The height of the whole is told, so that its place is kept until the chart is drawn.
    height = AXIS + BAR * rows + (LEGEND if len(periods) > 1 else 0)
    st.altair_chart(marks, width="stretch", height=height, alt=alt_text)


def show_line(points: Sequence[Point], unit: str, alt_text: str) -> None:
    """Figures over time, a colour for each subject; those of one kind joined where they are one
    each time.
    """
    periods = list(dict.fromkeys(p.period for p in sorted(points, key=lambda p: p.order)))
    subjects = {point.subject for point in points}
    x = alt.X("period:N", sort=periods, title=None, axis=alt.Axis(labelAngle=0))
    y = alt.Y("number:Q", title=unit or None, axis=_axis())
    chart = alt.Chart().encode(x=x, y=y, tooltip=_tooltip(), detail="kind:N")
    height = LINE
    if 1 < len(subjects) <= SERIES:
        columns = _columns(subjects)
        height += LEGEND_ROW * (-(-len(subjects) // columns) - 1)
        legend = alt.Legend(orient="top", symbolLimit=0, columns=columns)
        chart = chart.encode(color=alt.Color("subject:N", title=None, legend=legend))
    marks = chart.mark_point(filled=True, size=70).properties(data=_table(points))
    lines = series(points)
    if lines and len(subjects) <= SERIES:
        marks = chart.mark_line().properties(data=_table(lines)) + marks
    st.altair_chart(marks, width="stretch", height=height, alt=alt_text)


def series(points: Sequence[Point]) -> list[Point]:
    """The points of every subject and kind that has one figure of each time, and several times."""
    times = Counter((p.subject, p.kind, p.period) for p in points)
    several = Counter((subject, kind) for subject, kind, _ in times)
    twice = {(subject, kind) for (subject, kind, _), n in times.items() if n > 1}
    drawn = {key for key, n in several.items() if n > 1} - twice
    return [point for point in points if (point.subject, point.kind) in drawn]


def one_each(points: Sequence[Point]) -> bool:
    """Whether no subject has two figures of one time."""
    return len({(point.subject, point.period) for point in points}) == len(points)


def _table(points: Sequence[Point]) -> alt.InlineData:
    return alt.InlineData(values=[asdict(point) for point in points])


def _axis() -> alt.Axis:
    return alt.Axis(format=",~f", tickCount=6, titleAngle=0)


def _columns(names: Collection[str]) -> int:
    """How many names of this length a row of the legend has room for."""
    return max(1, min(len(names), LEGEND_WIDTH // (max(map(len, names)) + 2)))


def _legend() -> alt.Legend:
    return alt.Legend(orient="top", symbolLimit=0, columns=3)


def _tooltip() -> list[alt.Tooltip]:
    names = {"subject": texts.COLUMNS["subject"], "period": texts.COLUMNS["period"]}
    names |= {"text": texts.COLUMNS["value"], "source": texts.SOURCES}
    return [alt.Tooltip(f"{name}:N", title=title) for name, title in names.items()]
