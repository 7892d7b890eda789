"""What the index knows: which regions in which years, and which indicators."""

import math
from collections import defaultdict
from collections.abc import Sequence

import streamlit as st

from core.index.browsing import Coverage, Overview
from ui import texts
from ui.safe import escape, label

REGIONS = 40
YEARS = 12


def show_coverage(found: Overview, *, expanded: bool) -> None:
    """The map of regions and years, and the most frequent indicators to choose from."""
    if not found.coverage:
        return
    with st.expander(texts.COVERAGE, icon=":material/grid_on:", expanded=expanded):
        st.html(coverage_html(found.coverage))
        indicators = found.indicators
        st.html(f'<p class="qa-small">{escape(texts.FREQUENT)}</p>')
        st.pills(
            texts.FREQUENT,
            [name for name in indicators if name],
            format_func=lambda name: f"{label(name.replace(' ', ''))} {indicators[name]}",
            key="frequent",
            on_change=_choose,
            label_visibility="collapsed",
        )


def _choose() -> None:
    chosen = st.session_state["frequent"]
    st.session_state["frequent"] = None
    if chosen:
        st.session_state["facts-indicator"] = chosen


def coverage_html(rows: Sequence[Coverage]) -> str:
    """Counts by region and year, the fuller the darker: the best known regions, the last years."""
    counts: dict[str, dict[int, int]] = defaultdict(dict)
    for row in rows:
        counts[row.region][row.year] = row.facts
    regions = sorted(counts, key=lambda name: (-sum(counts[name].values()), name))[:REGIONS]
    years = sorted({row.year for row in rows if row.region in regions})[-YEARS:]
    most = max(n for name in regions for n in counts[name].values())
    head = "".join(f'<th scope="col">{year}</th>' for year in years)
    body = "".join(
        f'<tr><th scope="row">{escape(name)}</th>'
        + "".join(_cell(counts[name].get(year, 0), most) for year in years)
        + "</tr>"
        for name in regions
    )
    left = len(counts) - len(regions)
    more = texts.MORE_REGIONS.format(count=left) if left else ""
    return (
        '<div class="qa-scroll" tabindex="0"><table class="qa-table qa-map"><thead><tr>'
        f'<th scope="col">{escape(texts.FIELDS["regions"])}</th>{head}</tr></thead>'
        f'<tbody>{body}</tbody></table></div><p class="qa-small">{escape(more)}</p>'
    )


def _cell(count: int, most: int) -> str:
    if not count:
        return '<td class="qa-missing">·</td>'
    share = round(8 + 52 * math.log1p(count) / math.log1p(most))
    return f'<td style="--qa-share:{share}%">{count}</td>'
