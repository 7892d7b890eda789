"""An answer as one text to paste elsewhere, never without its source."""

from answerer.answer import Answer
from ui import texts
from ui.citations import main_citation, source_line
from ui.safe import escape


def copy_text(answer: Answer) -> str:
    """The value, its sentence and its source; of a comparison the rows, the steps, all sources."""
    lines = [f"{answer.question}", answer.answer]
    if answer.message:
        lines.append(answer.message)
    for cell in answer.table:
        of = " ".join(part for part in (cell.subject or cell.region, cell.period) if part)
        note = f" [{cell.citation}]" if cell.citation else ""
        lines.append(f"{of}：{cell.value or texts.NO_VALUE}{note}")
    if answer.table:
        lines += [*answer.steps, *(f"[{c.n}] {source_line(c)}" for c in answer.citations)]
        return "\n".join(lines)
    source = main_citation(answer)
    if answer.sentence:
        lines.append(answer.sentence.strip())
    if source:
        lines.append(f"{texts.SOURCES}：{source_line(source)}")
    return "\n".join(lines)


def copy_html(text: str) -> str:
    """The button that copies this text, see `page.js`."""
    return (
        f'<button type="button" class="qa-copy" data-copy="{escape(text)}"'
        f' data-done="{escape(texts.COPIED)}" data-failed="{escape(texts.COPY_FAILED)}">'
        f"{escape(texts.COPY)}</button>"
    )
