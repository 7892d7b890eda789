"""How well a candidate fits what was asked: a readable weighted sum.

Each gram of the asked indicator is credited by how near to the figure it
stands; `support` is the mean credit. The weights stand in weights.toml.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from core.frame import Frame
from core.asking import expected_kind, units_agree
from core.lexicon import without_qualifiers
from core.periods import agreement

from answerer.agreement import differences
from answerer.candidate import Candidate
from answerer.overlap import found_grams, grams

_WEIGHTS = Path(__file__).with_name("weights.toml")


@cache
def weights() -> dict[str, float]:
    """The weights by name."""
    return {
        name: float(value)
        for name, value in tomllib.loads(_WEIGHTS.read_text(encoding="utf-8")).items()
    }


def scored(frame: Frame, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates with support, score and differences, best first."""
    found = []
    for candidate in candidates:
        support = support_of(frame, candidate)
        found.append(
            replace(
                candidate,
                support=support,
                score=_score(frame, candidate, support),
                differs=differences(frame, candidate),
            )
        )
    return sorted(found, key=lambda candidate: candidate.order)


def support_of(frame: Frame, candidate: Candidate) -> float:
    """Mean credit of the asked grams, 0 to 1; each counts where it stands nearest.

    A qualifier counts as some grams, held where the candidate has it, in whatever words.
    """
    credit = weights()
    indicator = without_qualifiers(frame.indicator)
    asked = grams(indicator)
    named = len(frame.qualifiers) * credit["qualifier_grams"]
    if not asked and not named:
        return 0.0
    rings = (
        (candidate.near, credit["near"]),
        (candidate.clause_text, credit["clause"]),
        (candidate.sentence_text, credit["sentence"]),
        (" ".join((candidate.report.title, *candidate.chunk.section)), credit["heading"]),
        (candidate.chunk.text, credit["chunk"]),
    )
    best: dict[str, float] = {}
    for text, value in rings:
        for gram in found_grams(indicator, text):
            best[gram] = max(best.get(gram, 0.0), value)
    held = len(set(frame.qualifiers) & set(candidate.qualifiers)) * credit["qualifier_grams"]
    return (sum(best.values()) + held) / (len(asked) + named)


def _score(frame: Frame, candidate: Candidate, support: float) -> float:
    weight = weights()
    own = grams(without_qualifiers(candidate.near))
    foreign = len(own - grams(frame.indicator)) / len(own) if own else 0.0
    score = weight["support"] * support - weight["foreign"] * foreign
    score += weight["retrieval"] / max(candidate.rank, 1)
    if candidate.period and frame.periods:
        same = any(agreement(p, candidate.period) == "same" for p in frame.periods)
        score += weight["period_same"] * same
    score -= weight["inferred"] * candidate.inferred
    if frame.unit and candidate.unit == frame.unit:
        score += weight["unit_same"]
    elif frame.unit and not units_agree(frame.unit, candidate.unit):
        score -= weight["unit_other"]
    if candidate.kind and expected_kind(frame.indicator) not in ("", candidate.kind):
        score -= weight["kind_other"]
    shared = set(frame.qualifiers) & set(candidate.qualifiers)
    extra = set(candidate.qualifiers) - set(frame.qualifiers)
    return score + weight["qualifier_same"] * len(shared) - weight["qualifier_extra"] * len(extra)
