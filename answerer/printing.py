"""An answer on a terminal."""

from answerer.answer import Answer, Citation


def print_answer(answer: Answer) -> None:
    """Print the headline, its sentence, the arithmetic and where each quote stands."""
    print(answer.answer or answer.message)
    if answer.answer and answer.message:
        print(f"（{answer.message}）")
    for cell in answer.table:
        mark = f" [{cell.citation}]" if cell.citation else ""
        print(f"  {cell.subject or cell.region} {cell.period} {cell.value or '无数据'}{mark}")
    for step in answer.steps:
        print(f"  {step}")
    for conflict in answer.conflicts:
        print(f"  另有不同数据：{conflict.answer} [{conflict.citation}] {conflict.why}")
    for citation in answer.citations:
        print(f"[{citation.n}] {citation.quote.strip()}")
        print(f"    —— {source_line(citation)}")
    if answer.reprints:
        print(f"另有 {len(answer.reprints)} 篇转载")


def source_line(citation: Citation) -> str:
    """Title, publisher, date, page and section, as far as they are known."""
    page = f"第{citation.page}页" if citation.page else ""
    parts = (citation.title or citation.doc_id, citation.publisher, citation.published, page)
    return " · ".join(part for part in (*parts, " > ".join(citation.section)) if part)
