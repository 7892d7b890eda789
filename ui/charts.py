"""Charts of figures that reports state: every mark is one of them, none is worked out."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import altair as alt
import streamlit as st

from ui import texts

# More series than these cannot be told apart by colour.
SERIES = 8
# Heights in pixels: of a bar, of the axis below.
BAR, AXIS = 28, 70


@dataclass(frozen=True, slots=True)
class Point:
    """One figure: what it is of, when (`order` sorts the times), how much, as it is written."""

    subject: str
    period: str
    order: str
    number: float
    text: str
    source: str = ""


def show_bars(points: Sequence[Point], unit: str, alt_text: str) -> None:
    """A bar for each subject, the largest first; several times stand side by side."""
    periods = list(dict.fromkeys(p.period for p in sorted(points, key=lambda p: p.order)))
    y = alt.Y("subject:N", sort="-x", title=None, axis=alt.Axis(labelLimit=160))
    chart = alt.Chart(_table(points)).encode(
        y=y, x=alt.X("number:Q", title=unit or None, axis=_axis()), tooltip=_tooltip()
    )
    if len(periods) > 1:
        chart = chart.encode(
            color=alt.Color("period:N", sort=periods, title=None, legend=_legend()),
            yOffset=alt.YOffset("period:N", sort=periods),
        )
    rows = len({point.subject for point in points}) * max(1, len(periods))
    bars = chart.mark_bar().properties(height=AXIS + BAR * rows)
    st.altair_chart(bars, width="stretch", alt=alt_text)


def show_line(points: Sequence[Point], unit: str, alt_text: str) -> None:
    """Figures over time, a colour for each subject; joined where a time has one figure."""
    periods = list(dict.fromkeys(p.period for p in sorted(points, key=lambda p: p.order)))
    subjects = {point.subject for point in points}
    x = alt.X("period:N", sort=periods, title=None, axis=alt.Axis(labelAngle=0))
    chart = alt.Chart(_table(points)).encode(
        x=x, y=alt.Y("number:Q", title=unit or None, axis=_axis()), tooltip=_tooltip()
    )
    if 1 < len(subjects) <= SERIES:
        chart = chart.encode(color=alt.Color("subject:N", title=None, legend=_legend()))
    marks = chart.mark_point(filled=True, size=70)
    if one_each(points) and len(subjects) <= SERIES:
        marks = chart.mark_line() + marks
    st.altair_chart(marks.properties(height=280), width="stretch", alt=alt_text)


def one_each(points: Sequence[Point]) -> bool:
    """Whether no subject has two figures of one time."""
    return len({(point.subject, point.period) for point in points}) == len(points)


def _table(points: Sequence[Point]) -> alt.InlineData:
    return alt.InlineData(values=[asdict(point) for point in points])


def _axis() -> alt.Axis:
    return alt.Axis(format=",~f", tickCount=6, titleAngle=0)


def _legend() -> alt.Legend:
    return alt.Legend(orient="top", symbolLimit=SERIES)


def _tooltip() -> list[alt.Tooltip]:
    names = {"subject": texts.COLUMNS["subject"], "period": texts.COLUMNS["period"]}
    names |= {"text": texts.COLUMNS["value"], "source": texts.SOURCES}
    return [alt.Tooltip(f"{name}:N", title=title) for name, title in names.items()]
