"""Pieces of HTML; every text is escaped here."""

from collections.abc import Sequence
from html import escape


def table(header: Sequence[str], rows: Sequence[Sequence[object]], kind: str = "") -> str:
    """A table that scrolls sideways where it is too wide."""
    head = "".join(f"<th>{escape(cell)}</th>" for cell in header)
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(str(cell))}</td>' for cell in row)}</tr>" for row in rows
    )
    inner = f'<table class="{kind}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    return f'<div class="scroll">{inner}</div>'


def card(title: str, body: str) -> str:
    """A framed part of the page; `body` is HTML."""
    return f'<section class="card"><h2>{escape(title)}</h2>{body}</section>'


def marked(text: str, pieces: Sequence[str]) -> str:
    """A text with every occurrence of the pieces highlighted."""
    spans = sorted(
        (start, start + len(piece))
        for piece in pieces
        if piece
        for start in range(len(text))
        if text.startswith(piece, start)
    )
    parts, position = [], 0
    for start, end in spans:
        if start >= position:
            parts += [escape(text[position:start]), f"<mark>{escape(text[start:end])}</mark>"]
            position = end
    return "".join([*parts, escape(text[position:])])
