"""The questions of a report page, each one to be opened with its citations and hits."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from eval.grounding import all_citations
from eval.markup import card, marked, table
from eval.row import Row
from eval.wording import squeeze


def render_rows(rows: Sequence[Row]) -> str:
    """All questions, with filters above them."""
    filters = "".join(
        (
            _select("mark", "right and wrong", ("right", "wrong")),
            _select("type", "all types", sorted({row.question.type for row in rows})),
            _select("cause", "all causes", sorted({row.cause for row in rows if row.cause})),
            '<input type="search" data-filter="words" placeholder="words" aria-label="words">',
            '<span class="soft" id="shown"></span>',
        )
    )
    body = "".join(map(_render_row, rows))
    return card("Questions", f'<div class="filters">{filters}</div>{body}')


def _select(name: str, everything: str, choices: Iterable[str]) -> str:
    options = "".join(
        f'<option value="{escape(choice)}">{escape(choice)}</option>' for choice in choices
    )
    return (
        f'<select data-filter="{name}" aria-label="{name}">'
        f'<option value="">{everything}</option>{options}</select>'
    )


def _render_row(row: Row) -> str:
    question, answer = row.question, row.answer
    mark = {True: "right", False: "wrong", None: ""}[row.right]
    sign = {"right": '<span class="sign good">✓</span>', "wrong": '<span class="sign bad">✗</span>'}
    got = "refused" if row.refused else answer["answer"]
    wanted = " / ".join(question.answers) or "refusal"
    return (
        f'<details data-mark="{mark}" data-type="{question.type}" data-cause="{escape(row.cause)}">'
        f"<summary>{sign.get(mark, '<span></span>')}"
        f'<span class="soft">{escape(question.id)}</span><span>{escape(question.question)}</span>'
        f'<span><span class="soft">said</span> {escape(got)}</span>'
        f'<span><span class="soft">wanted</span> {escape(wanted)}</span></summary>'
        f'<div class="body">{_body(row)}</div></details>'
    )


def _body(row: Row) -> str:
    answer = row.answer
    parts = [_chips(row)]
    notes = [row.note, answer.get("message", ""), *answer.get("steps", ())]
    parts += [f"<div>{escape(note)}</div>" for note in notes if note]
    if answer.get("table"):
        keys = ("region", "subject", "period", "value", "citation")
        lines = [[_shown(cell[key]) for key in keys] for cell in answer["table"]]
        parts += ["<h3>Table</h3>", table(keys, lines, "words")]
    if row.question.evidence:
        parts.append("<h3>Evidence</h3>")
        parts += [f"<blockquote>{escape(piece)}</blockquote>" for piece in row.question.evidence]
    if answer.get("near_misses"):
        misses = [("、".join(m["differs"]), m["answer"]) for m in answer["near_misses"]]
        parts += ["<h3>Near misses</h3>", table(("differs in", "value"), misses, "words")]
    citations = all_citations({**answer, "parts": []})
    if citations:
        parts.append("<h3>Citations</h3>")
        parts += [_citation(citation, answer) for citation in citations]
    parts += [f"<h3>Hits ({len(answer['hits'])})</h3>"] if answer["hits"] else []
    parts += [_hit(rank, hit, row) for rank, hit in enumerate(answer["hits"], 1)]
    return "".join(parts)


def _chips(row: Row) -> str:
    chips = [(row.cause, "bad")] if row.cause else []
    chips.append((row.question.type, ""))
    for name, value in (("grounded", row.grounded), ("citation", row.citation_correct)):
        if value is not None:
            chips.append((f"{name} {'✓' if value else '✗'}", "good" if value else "bad"))
    frame = row.answer.get("frame") or {}
    chips += [(f"{name}: {value}", "") for name, value in _frame(frame) if value]
    chips.append((f"{row.latency_ms:.0f} ms", ""))
    return "".join(f'<span class="chip {kind}">{escape(text)}</span>' for text, kind in chips)


def _frame(frame: dict[str, Any]) -> Iterable[tuple[str, str]]:
    for name in ("asked", "regions", "subjects", "periods", "indicator", "qualifiers", "unit"):
        value = frame.get(name) or ""
        if isinstance(value, list):
            value = "、".join(
                item["label"] if isinstance(item, dict) else str(item) for item in value
            )
        yield name, str(value)


def _citation(citation: dict[str, Any], answer: dict[str, Any]) -> str:
    place = [
        f"[{citation['n']}] {citation['title'] or citation['doc_id']}",
        citation["published"],
        f"page {citation['page']}" if citation["page"] else "",
        " > ".join(citation["section"]),
        f"{citation['doc_id']} {citation['start']}–{citation['end']}",
    ]
    line = escape(" · ".join(part for part in place if part))
    quote = marked(citation["quote"], [answer["answer"]])
    return f'<blockquote><span class="place">{line}</span>{quote}</blockquote>'


def _hit(rank: int, hit: dict[str, Any], row: Row) -> str:
    text = squeeze(hit["text"])
    held = any(squeeze(piece) in text for piece in row.question.evidence)
    line = f"{rank} · {hit['doc_id']} · {hit['chunk_id']} · {hit['score']:.4f}"
    kind = "hit held" if held else "hit"
    body = marked(hit["text"], row.question.evidence)
    return f'<div class="{kind}"><span class="place">{escape(line)}</span>{body}</div>'


def _shown(value: object) -> str:
    return "" if value is None else str(value)
