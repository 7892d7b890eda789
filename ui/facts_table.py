"""Facts as rows that staff read, and as a file for a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Mapping

from core.schema import Fact, ReportInfo
from core.spreadsheet import no_formula
from ui import texts
from ui.frames import shown


def fact_row(fact: Fact) -> tuple[str, ...]:
    """A fact in the order of `texts.FACT_COLUMNS`; the value as the report writes it."""
    period = fact.period.label if fact.period else texts.PERIOD_UNKNOWN
    return (
        fact.text,
        indicator_of(fact),
        fact.region or texts.REGION_UNKNOWN,
        period + (texts.INFERRED if fact.inferred else ""),
        qualifiers_of(fact),
    )


def indicator_of(fact: Fact) -> str:
    """The words around the figure, each once."""
    return "".join(dict.fromkeys(fact.indicator.split()))


def qualifiers_of(fact: Fact) -> str:
    """Its qualifiers as staff read them."""
    return "、".join(shown("qualifiers", value) for value in fact.qualifiers)


def to_csv(facts: Iterable[Fact], reports: Mapping[str, ReportInfo]) -> bytes:
    """The facts as CSV that Excel opens right, with number, base unit and report."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow([*texts.FACT_COLUMNS, *texts.FACT_EXTRA])
    for fact in facts:
        report = reports.get(fact.doc_id)
        title = (report.title if report else "") or fact.doc_id
        row = (*fact_row(fact), str(fact.number), fact.unit, title)
        writer.writerow([no_formula(cell) for cell in row])
    return buffer.getvalue().encode("utf-8-sig")
