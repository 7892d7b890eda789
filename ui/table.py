"""A table whose rows open something, in the page's own look, for mouse, finger and keyboard."""

from collections.abc import Callable, Sequence

import streamlit as st

from ui.safe import escape

# A cell this short (a date, a place) stays on one line.
SHORT = 12

Cells = Sequence[str | int]


def show_rows(
    head: Sequence[str],
    rows: Sequence[Cells],
    key: str,
    opened: Callable[[int], None],
) -> None:
    """The table; `opened` is called with the number of the row whose first cell was chosen.

    HTML cannot call back: `page.js` lets the first cell press a pill that is
    not shown (see `ui/style.py`).
    """
    place = f"rows-{key}"
    linked = [_linked(row, place, n) for n, row in enumerate(rows)]
    st.html(table_html(head, linked, whole=True))

    def chosen() -> None:
        number = st.session_state[f"row-{key}"]
        st.session_state[f"row-{key}"] = None
        if number is not None:
            opened(number)

    with st.container(key=place):
        st.pills(
            head[0],
            range(len(rows)),
            key=f"row-{key}",
            on_change=chosen,
            label_visibility="collapsed",
        )


def table_html(head: Sequence[str], rows: Sequence[Sequence[str]], *, whole: bool = False) -> str:
    """A table for `st.html` that scrolls in itself, sideways only if `whole`.

    The cells are HTML already.
    """
    titles = "".join(f'<th scope="col">{escape(title)}</th>' for title in head)
    body = "".join("<tr>" + "".join(map(_td, row)) + "</tr>" for row in rows)
    kind = "qa-scroll qa-whole" if whole else "qa-scroll"
    return (
        f'<div class="{kind}" tabindex="0"><table class="qa-table">'
        f"<thead><tr>{titles}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def link_html(text: str, place: str, number: int) -> str:
    """A word in HTML that presses button `number` of the container with the key `place`."""
    kind = "qa-cite qa-short" if len(text) <= SHORT else "qa-cite"
    return (
        f'<button type="button" class="{kind}" data-pills="{escape(place)}"'
        f' data-pill="{number}">{escape(text)}</button>'
    )


def page_of(total: int, size: int, key: str) -> int:
    """Offset of the page that is shown; buttons to turn pages where there are several."""
    pages = max(1, -(-total // size))
    if pages == 1:
        return 0
    if st.session_state.get(key, 1) > pages:
        st.session_state[key] = pages
    return (st.pagination(pages, key=key, max_visible_pages=5) - 1) * size


def _td(cell: str) -> str:
    kind = ' class="qa-short"' if len(cell) <= SHORT else ""
    return f"<td{kind}>{cell}</td>"


def _linked(row: Cells, place: str, number: int) -> list[str]:
    first, *rest = (str(cell) for cell in row)
    return [link_html(first, place, number), *(escape(cell) for cell in rest)]
