"""One of the things compared, asked for by a question of its own."""

from dataclasses import replace

from answerer.arithmetic.pairing import Pool, standing_for
from answerer.arithmetic.splitting import Part
from answerer.search import gather
from answerer.single import best_figures
from core.index.snapshot import Snapshot
from core.language.regions import Gazetteer
from core.parser.frame import Frame
from core.parser.question import parse_question
from retriever.retriever import Retriever

_MOST = 3


def found_alone(
    part: Part, snapshot: Snapshot, retriever: Retriever, gazetteer: Gazetteer
) -> Pool | None:
    """The figures that answer its own question and stand where it is named.

    None where its question asks for no figure.
    """
    of_a_time = part.name in {period.label for period in part.frame.periods}
    asked = None if of_a_time else asked_alone(part, gazetteer)  # half a year is no year
    if asked is None:
        return None
    evidence = gather(asked, snapshot, retriever)
    named = standing_for(part, best_figures(evidence, gazetteer), evidence.rarity)
    return Pool(named[:_MOST], evidence.hits[:5])


def asked_alone(part: Part, gazetteer: Gazetteer) -> Frame | None:
    """The question for its figure, as a person who compares nothing would ask it.

    Its place, time and unit stay the part's; None where it would ask for no figure.
    """
    asked = part.frame
    when = (period.label for period in asked.periods)
    words = asked.indicator.replace(" ", "")
    question = "".join((*when, *asked.regions, words, "多少", asked.unit))
    frame = parse_question(question, gazetteer)
    if frame.asked != "value":
        return None
    return replace(
        frame,
        regions=asked.regions,
        periods=asked.periods,
        qualifiers=asked.qualifiers,
        excluded=asked.excluded,
        measure=asked.measure or frame.measure,
        unit=asked.unit or frame.unit,
        year_assumed=asked.year_assumed,
    )
