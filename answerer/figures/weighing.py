"""Figures weighed: the learned weights of learned.toml times the signs of signs.py.

A figure's score is in log odds against "none of these is the answer": above
`enough` it is shown. Words are weighed for all figures, meaning for the best few.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from answerer.candidate import Candidate, Evidence
from answerer.figures.asked import Asked
from answerer.figures.distinguished import is_distinguished
from answerer.figures.fits import period_fit
from answerer.figures.place_fits import region_fit
from answerer.figures.signs import Signs, lead, over, signs_of
from answerer.objections.agreement import matters
from answerer.objections.siblings import tells_how_much
from answerer.objections.words import INDICATOR, QUALIFIER, SUBJECT
from core.language.terms import lacks_term

LEARNED = Path(__file__).with_name("learned.toml")
# How many figures are weighed at all, and compared by meaning.
_MOST = 80
COMPARED = 12
# So much of the asked words beside a figure is what is asked, by name.
_NAMED = 0.9


@dataclass(frozen=True, slots=True)
class Learned:
    """The weights by sign: of words, and of words and meaning; and the score that is enough."""

    words: Mapping[str, float]
    meaning: Mapping[str, float]
    enough: float


@cache
def learned() -> Learned:
    """The weights as the project carries them."""
    data = tomllib.loads(LEARNED.read_text(encoding="utf-8"))
    return Learned(data["words"], data["meaning"], float(data["enough"]))


@dataclass(frozen=True, slots=True)
class Weighed:
    """A figure with its signs and what decides against it or only speaks against it.

    `said` tells whether its sentence, or what stands over it, has any word of the question.
    """

    candidate: Candidate
    signs: Signs
    said: bool
    objections: tuple[str, ...]
    doubts: tuple[str, ...]


def score(signs: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The weighted sum; `always` is the weight of having a figure at all."""
    return weights.get("always", 0.0) + sum(
        weights.get(name, 0.0) * value for name, value in signs.items()
    )


def read_signs(evidence: Evidence, candidates: Iterable[Candidate]) -> list[Weighed]:
    """The most promising figures with the signs that words show, in the order given."""
    asked = Asked(evidence.frame, evidence.rarity, evidence.gazetteer)
    found = [replace(c, before=evidence.before(c.chunk)) for c in candidates]
    near = [asked.share(asked.held(c.beside)) for c in found]
    by_name = _by_name(asked, evidence)
    literal = max(by_name.values(), default=0.0)
    sentence = [asked.share(asked.held(c.sentence_text)) for c in found]
    # 签约类7个 under a list of projects has of the question's words only what it is read as.
    read = [float(bool(set(evidence.frame.qualifiers) & set(c.qualifiers))) for c in found]
    order = sorted(range(len(found)), key=lambda i: (-near[i] - sentence[i] - read[i], i))
    weighed = [_read(asked, evidence, found[i], literal) for i in sorted(order[:_MOST])]
    weighed = [_unless_named(asked, one, by_name) for one in weighed]
    return [_told_apart(asked, one, found) for one in weighed]


def _unless_named(asked: Asked, one: Weighed, by_name: Mapping[str, float]) -> Weighed:
    """The figure; with an objection if its passage names what is asked beside another one."""
    candidate = one.candidate
    own = asked.held(candidate.sentence_text) | asked.held(candidate.beside)
    if own or one.objections or by_name.get(candidate.chunk.chunk_id, 0.0) < _NAMED:
        return one
    return replace(one, objections=(INDICATOR,))


# 零售总额5323亿元里 乡村零售额: the whole is only named.
_OF_WHOLE = re.compile(r"里[头面]?\s|[当其之]中\s|中\s")


def _told_apart(asked: Asked, one: Weighed, found: Sequence[Candidate]) -> Weighed:
    """The figure; with an objection if its passage tells it apart from what is asked."""
    chunk = one.candidate.chunk.chunk_id
    beside = (other for other in found if other.chunk.chunk_id == chunk)
    words = _OF_WHOLE.split(asked.words)[-1] or asked.words
    if one.objections or tells_how_much(asked.frame, one.candidate):
        return one
    if not is_distinguished(words, one.candidate, beside):
        return one
    return replace(one, objections=(QUALIFIER,))


def _read(asked: Asked, evidence: Evidence, candidate: Candidate, literal: float) -> Weighed:
    fits = (region_fit(asked, candidate), period_fit(asked, candidate))
    others = matters(asked.frame, candidate)
    around = f"{candidate.sentence_text} {candidate.near} {over(candidate)}"
    passage = f"{around} {candidate.before} {candidate.chunk.text}"
    if any(not any(name in passage for name in names) for names in asked.branches):
        others = (*others, SUBJECT)
    if lacks_term(asked.frame.indicator, around):
        others = (*others, INDICATOR)
    return Weighed(
        candidate,
        signs_of(asked, evidence, candidate, literal),
        said=asked.said(around),
        objections=(*(fit.word for fit in fits if fit.decides), *others),
        doubts=tuple(fit.word for fit in fits if fit.word and not fit.decides),
    )


def _by_name(asked: Asked, evidence: Evidence) -> dict[str, float]:
    """How much of the asked words the best figure of each passage has beside it, of any kind."""
    found: dict[str, float] = {}
    for hit in evidence.hits:
        chunk = hit.chunk
        for fact in evidence.facts.get(chunk.chunk_id, ()):
            before = chunk.text[fact.clause.start : fact.start]
            share = asked.share(asked.held(f"{fact.indicator} {before}"))
            found[chunk.chunk_id] = max(found.get(chunk.chunk_id, 0.0), share)
    return found


def with_meaning(evidence: Evidence, weighed: Sequence[Weighed]) -> list[Weighed]:
    """These figures with the signs of meaning: cosines of their words to the question's."""
    frame = evidence.frame
    clauses = [_clause(w.candidate) for w in weighed]
    words = [lead(w.candidate)[-_LONGEST:] for w in weighed]
    asked = [frame.question, frame.indicator or frame.question]
    vectors = evidence.encoder.encode([*asked, *clauses, *words])
    question, indicator = vectors[0], vectors[1]
    count = len(weighed)
    found = []
    for index, one in enumerate(weighed):
        clause, word = vectors[2 + index], vectors[2 + count + index]
        signs = {
            **one.signs,
            "similar_clause": float(clause @ question),
            "similar_words": float(word @ indicator),
        }
        found.append(replace(one, signs=signs))
    return found


_LONGEST = 60


def _clause(candidate: Candidate) -> str:
    return f"{' '.join(candidate.chunk.section[-1:])} {candidate.clause_text}"
