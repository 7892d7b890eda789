"""Of a sentence that tells of several persons, what it tells of the asked one."""

import re

from answerer.spans.people import persons_in
from answerer.spans.spans import View
from core.language.tagger import PERSON, tagged
from core.schema import Span

_EACH = re.compile(r"分别(?:被|受到?|给予|予以|获得?|判处|处以|担?任)*")
_AND = re.compile(r"以及|[、和与及]")
_PAUSE = re.compile(r"[，,；;。]")


def told_of(view: View) -> Span:
    """The clauses of the sentence about the person that the question names.

    They run from the one that names this person to the next that names another alone; all of
    the sentence, where it tells of one person only, or not of the asked one.
    """
    whole, text = view.sentence.span, view.chunk.text
    names = _persons(view.text)
    asked = {name for name in names if name in view.frame.question}
    others = names - asked
    if not asked or not others:
        return whole
    start, end = None, whole.end
    for clause in view.sentence.clauses:
        words = text[clause.start : clause.end]
        if any(name in words for name in asked):
            start = clause.start if start is None else start
        elif start is not None and any(name in words for name in others):
            end = clause.start
            break
    return Span(whole.start if start is None else start, end)


def tied_to(view: View) -> Span | None:
    """What order ties to the asked person: 甲、乙分别受到警告、记过处分; None where nothing is."""
    match = _EACH.search(view.text)
    if match is None:
        return None
    names = _AND.split(_PAUSE.split(view.text[: match.start()])[-1])
    behind = _PAUSE.split(view.text[match.end() :])[0]
    items = _AND.split(behind)
    persons = _persons(view.text)
    asked = [n for n, name in enumerate(names) if any(_names(p, name, view) for p in persons)]
    if len(names) < 2 or len(names) != len(items) or len(asked) != 1:
        return None
    start = view.start + match.end() + behind.index(items[asked[0]])
    return Span(start, start + len(items[asked[0]]))


def _names(person: str, text: str, view: View) -> bool:
    return person in text and person in view.frame.question


def _persons(text: str) -> set[str]:
    """The persons that a text names, as the tagger and their titles tell them."""
    found = {text[w.start : w.end] for w in tagged(text) if w.tag == PERSON and w.end - w.start > 1}
    return found | {text[start:end] for start, end, _ in persons_in(text)}
