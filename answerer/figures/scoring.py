"""How well a candidate fits what was asked.

Figures are weighed by learned signs (weighing.py). Names, dates, lists and
reasons by `support`: each gram of the asked indicator is credited by how near
it stands, and the mean credit counts. Those weights stand in weights.toml.
"""

import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from answerer.candidate import Candidate, Evidence
from answerer.figures.values import alike
from answerer.figures.weighing import COMPARED, Weighed, learned, read_signs, score, with_meaning
from answerer.objections.each import asks_each, is_each, without_each
from answerer.objections.words import INDICATOR
from answerer.overlap import found_grams, grams
from core.language.calendar import around
from core.language.lexicon import without_qualifiers
from core.parser.frame import Frame

# How far a figure of a part stands behind the one of the whole.
_BEHIND = 0.5
_WEIGHTS = Path(__file__).with_name("weights.toml")


@cache
def weights() -> dict[str, float]:
    """The weights by name."""
    return {
        name: float(value)
        for name, value in tomllib.loads(_WEIGHTS.read_text(encoding="utf-8")).items()
    }


def scored(evidence: Evidence, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The figures with support, score and differences, best first.

    A figure whose place or time is only guessed to be another is no near miss
    if it is good enough to be the answer: then it differs in nothing.
    """
    weighed = read_signs(evidence, candidates)
    agreeing = [one for one in weighed if not one.objections]
    words = learned().words
    agreeing.sort(key=lambda one: (-score(one.signs, words), one.candidate.order))
    compared = with_meaning(evidence, agreeing[:COMPARED])
    found = [_scored(evidence, one, learned().meaning) for one in compared]
    least = min((c.score for c in found), default=0.0)
    for one in agreeing[COMPARED:]:
        candidate = _scored(evidence, one, words)
        found.append(replace(candidate, score=min(candidate.score, least)))
    found += [_scored(evidence, one, words) for one in weighed if one.objections]
    found = [_behind_whole(evidence.frame, candidate, found) for candidate in found]
    found = [_behind_total(evidence.frame, candidate, found) for candidate in found]
    found = [_behind_unit(evidence.frame, candidate, found) for candidate in found]
    found = [_behind_later(evidence.frame, candidate, found) for candidate in found]
    return sorted(found, key=lambda candidate: candidate.order)


def _behind_whole(frame: Frame, candidate: Candidate, others: Sequence[Candidate]) -> Candidate:
    """A figure of a part of the asked year stands behind that of the whole one, if there is one."""
    if candidate.differs or candidate.period is None or candidate.period in frame.periods:
        return candidate
    whole = [c.score for c in others if c.period in frame.periods and alike(candidate, c)]
    return replace(candidate, score=min([candidate.score, *(s - _BEHIND for s in whole)]))


def _behind_total(frame: Frame, candidate: Candidate, others: Sequence[Candidate]) -> Candidate:
    """A figure of one day or head (日均产量) stands behind that of all, where all is asked."""
    if candidate.differs or asks_each(frame.question) or not is_each(candidate.near):
        return candidate
    whole = replace(candidate, near=without_each(candidate.near))
    totals = [c.score for c in others if not c.differs and not is_each(c.near) and alike(whole, c)]
    return replace(candidate, score=min([candidate.score, *(s - _BEHIND for s in totals)]))


def _behind_unit(frame: Frame, candidate: Candidate, others: Sequence[Candidate]) -> Candidate:
    """Where 家 is asked, a figure in 个 stands behind one in 家 of its sentence."""
    if candidate.differs or frame.unit in ("", candidate.unit):
        return candidate
    place = candidate.chunk.chunk_id, candidate.sentence
    asked = [
        c.score
        for c in others
        if not c.differs and c.unit == frame.unit and (c.chunk.chunk_id, c.sentence) == place
    ]
    return replace(candidate, score=min([candidate.score, *(s - _BEHIND for s in asked)]))


def _behind_later(frame: Frame, candidate: Candidate, others: Sequence[Candidate]) -> Candidate:
    """Of the figures that 截至8月 may mean of one thing the best of the latest day comes first."""
    loosely = any(around(period) for period in frame.periods)
    if not loosely or candidate.differs or candidate.period is None:
        return candidate
    told = [
        (c.period.end, c.score)
        for c in others
        if c.period and not c.differs and alike(candidate, c)
    ]
    first = max(told)
    best = max(score for _, score in told)
    if all(end == first[0] for end, _ in told):
        return candidate
    if candidate.period.end < first[0]:
        return replace(candidate, score=min(candidate.score, best - _BEHIND))
    return replace(candidate, score=best) if candidate.score == first[1] else candidate


def _scored(evidence: Evidence, one: Weighed, table: Mapping[str, float]) -> Candidate:
    value = score(one.signs, table)
    similarity = one.signs.get("similar_clause", 0.0)
    # What shares no word with the question must at least mean the same.
    other = () if one.said or similarity >= weights()["least_meaning"] else (INDICATOR,)
    objections = (*one.objections, *other)
    doubts = () if value >= learned().enough and not objections else one.doubts
    return replace(
        one.candidate,
        support=support_of(evidence.frame, evidence.rarity, one.candidate),
        similarity=similarity,
        score=value,
        differs=tuple(dict.fromkeys((*objections, *doubts))),
    )


def acceptable(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The figures that nothing disagrees with and that are sure enough, in order."""
    enough = learned().enough
    return [c for c in candidates if not c.differs and c.score >= enough]


def support_of(frame: Frame, rarity: Mapping[str, float], candidate: Candidate) -> float:
    """Mean credit of the asked grams by their weight, 0 to 1; each counts where it stands nearest.

    A qualifier counts as some grams, held where the candidate has it, in whatever words.
    """
    indicator = without_qualifiers(frame.indicator)
    asked = grams(indicator)
    heavy = weights()["qualifier_grams"] * max(rarity.values(), default=1.0)
    total = sum(rarity.get(gram, 1.0) for gram in asked) + len(frame.qualifiers) * heavy
    if not total:
        return 0.0
    best = nearest(candidate, lambda text: found_grams(indicator, text))
    held = len(set(frame.qualifiers) & set(candidate.qualifiers)) * heavy
    return (sum(rarity.get(gram, 1.0) * value for gram, value in best.items()) + held) / total


def nearest(candidate: Candidate, held: Callable[[str], frozenset[str]]) -> dict[str, float]:
    """Each gram that `held` finds around a figure, with the credit of where it stands nearest."""
    credit = weights()
    rings = (
        (candidate.near, credit["near"]),
        (candidate.clause_text, credit["clause"]),
        (candidate.sentence_text, credit["sentence"]),
        (" ".join((candidate.report.title, *candidate.chunk.section)), credit["heading"]),
        (f"{candidate.before} {candidate.chunk.text}", credit["chunk"]),
    )
    best: dict[str, float] = {}
    for text, value in rings:
        for gram in held(text):
            best[gram] = max(best.get(gram, 0.0), value)
    return best
