"""A short name that two places share: 濮阳 is 濮阳市, or 濮阳县 in it."""

from dataclasses import replace

from answerer.answer import Answer
from core.language.regions import Gazetteer
from core.parser.frame import Frame

_NOTE = "“{short}”按{name}作答"


def namesakes(frame: Frame, gazetteer: Gazetteer) -> tuple[tuple[Frame, str], ...]:
    """The frame with the places inside the asked one that its short name may mean instead.

    Each with the note that an answer by it carries; none where the question writes the
    name out (濮阳市, 濮阳全市) or asks about several places.
    """
    found = []
    for mention in gazetteer.find(frame.question) if len(frame.regions) == 1 else ():
        meant = gazetteer.resolve(mention, None)
        if meant is None or meant.name != frame.regions[0] or mention.text == meant.name:
            continue
        if f"全{meant.name[-1]}" in frame.question:
            continue
        for region in mention.regions:
            if region != meant and gazetteer.within(region, meant):
                note = _NOTE.format(short=mention.text, name=region.name)
                found.append((replace(frame, regions=(region.name,)), note))
    return tuple(found)


def noted(answer: Answer, note: str) -> Answer:
    """The answer with the note before what it says itself."""
    return replace(answer, message="；".join(part for part in (note, answer.message) if part))
