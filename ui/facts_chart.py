"""A chart of an indicator over time, or over regions at one time."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from core.index.browsing import FactBrowser, FactFilter
from core.schema import Fact
from ui import texts
from ui.charts import Point, show_bars, show_line
from ui.facts_table import indicator_of, qualifiers_of
from ui.safe import escape
from ui.scale import scale_of

# A chart of more figures shows nothing, one of more regions fills screens.
CHARTED = 300
REGIONS = 20


def show_chart(browser: FactBrowser, wanted: FactFilter, units: Mapping[str, int]) -> None:
    """Figures of one unit; a word of the indicator makes them alike."""
    unit = wanted.unit or next(iter(units))
    facts: list[Fact] = []
    if wanted.indicator and units[unit] <= CHARTED:
        facts = browser.page(replace(wanted, unit=unit), 0, CHARTED)
        facts = [fact for fact in facts if fact.region and fact.period]
    if len(facts) < 2:
        st.html(f'<p class="qa-small">{escape(texts.CHART_HINT.format(most=CHARTED))}</p>')
        return
    step, shown = scale_of([float(fact.number) for fact in facts], unit)
    points = said_once([_point(fact, step) for fact in facts])
    with st.container(key="facts-chart", horizontal=True, vertical_alignment="center"):
        over_regions = _is_over_regions(points)
        period = _chosen_period(points) if over_regions else ""
    note = texts.CHART_NOTE
    if over_regions:
        points, left = largest([point for point in points if point.period == period])
        note = texts.CHART_LEFT.format(count=left) + note if left else note
    draw = show_bars if over_regions else show_line
    draw(points, shown, texts.CHART_ALT.format(count=len(points), what=wanted.indicator))
    st.html(f'<p class="qa-small">{escape(note)}</p>')


def said_once(points: Sequence[Point]) -> list[Point]:
    """The points without those that repeat what another report says."""
    return list({(p.subject, p.period, p.kind, p.number): p for p in reversed(points)}.values())


def fullest_period(points: Sequence[Point]) -> str:
    """The time that most regions have a figure of, the latest of several."""
    regions: dict[tuple[str, str], set[str]] = {}
    for point in points:
        regions.setdefault((point.order, point.period), set()).add(point.subject)
    return max(regions, key=lambda time: (len(regions[time]), time))[1]


def largest(points: Sequence[Point]) -> tuple[list[Point], int]:
    """The points of the regions with the largest figures, and how many regions are left out."""
    ordered = sorted(points, key=lambda point: (-point.number, point.subject))
    regions = list(dict.fromkeys(point.subject for point in ordered))
    kept = set(regions[:REGIONS])
    return [point for point in ordered if point.subject in kept], len(regions) - len(kept)


def _is_over_regions(points: Sequence[Point]) -> bool:
    default = texts.BY_YEAR if len({point.period for point in points}) > 1 else texts.BY_REGION
    chosen = st.segmented_control(
        texts.CHART,
        (texts.BY_YEAR, texts.BY_REGION),
        default=default,
        required=True,
        key=f"chart-{default}",
        label_visibility="collapsed",
    )
    return chosen == texts.BY_REGION


def _chosen_period(points: Sequence[Point]) -> str:
    known = {point.period: point.order for point in points}
    periods = sorted(known, key=known.__getitem__, reverse=True)
    chosen = st.selectbox(
        texts.CHART_PERIOD,
        periods,
        index=periods.index(fullest_period(points)),
        key="chart-period",
        label_visibility="collapsed",
        width=220,
    )
    return str(chosen)


def _point(fact: Fact, step: float) -> Point:
    assert fact.period is not None
    order = f"{fact.period.start.isoformat()}/{fact.period.end.isoformat()}"
    said = " · ".join(part for part in (indicator_of(fact), qualifiers_of(fact)) if part)
    return Point(
        subject=fact.region,
        period=fact.period.label,
        order=order,
        number=float(fact.number) / step,
        text=f"{fact.text}（{said}）",
        source=fact.doc_id,
        kind=f"{fact.period.grain} {qualifiers_of(fact)}",
    )
