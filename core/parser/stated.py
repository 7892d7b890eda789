"""What a question states: itself less what it leaves out, and the names in that."""

from core.language.periods import PeriodMention
from core.language.regions import Gazetteer, RegionMention
from core.language.subjects import blank, company_spans, subjects_in
from core.parser.comparing import compared_names
from core.parser.exclusions import exclusions


def stated_of(
    question: str, periods: list[PeriodMention]
) -> tuple[tuple[str, ...], str, list[PeriodMention]]:
    """What the question leaves out (不含…), and the question and its periods without it."""
    excluded = exclusions(question)
    stated = blank(question, [span for span, _ in excluded])
    kept = [m for m in periods if not stated[m.start : m.end].isspace()]
    return tuple(words for _, words in excluded), stated, kept


def subjects_of(
    question: str,
    stated: str,
    mentions: list[RegionMention],
    gazetteer: Gazetteer,
    periods: list[PeriodMention],
) -> tuple[str, ...]:
    """The things compared, else the names in what is stated, else the companies."""
    places = [(m.start, m.end) for m in mentions if gazetteer.resolve(m, None)]
    return (
        compared_names(question)
        or subjects_in(stated, places, [(m.start, m.end) for m in periods])
        or tuple(question[slice(*span)] for span in company_spans(question) if span not in places)
    )
