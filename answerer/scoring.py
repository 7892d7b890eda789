"""How well a candidate fits what was asked: a readable weighted sum.

Each gram of the asked indicator is credited by how near to the figure it
stands; `support` is the mean credit. The weights stand in weights.toml.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from answerer.agreement import differences
from answerer.candidate import Candidate, Evidence
from answerer.overlap import found_grams, grams
from core.asking import expected_kind, units_agree
from core.frame import Frame
from core.lexicon import asks_stock, group_of, without_qualifiers
from core.periods import agreement

_WEIGHTS = Path(__file__).with_name("weights.toml")


@cache
def weights() -> dict[str, float]:
    """The weights by name."""
    return {
        name: float(value)
        for name, value in tomllib.loads(_WEIGHTS.read_text(encoding="utf-8")).items()
    }


def scored(evidence: Evidence, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates with support, score and differences, best first.

    The best of those that nothing disagrees with are compared by meaning too.
    """
    frame = evidence.frame
    found = []
    for found_one in candidates:
        candidate = replace(found_one, before=evidence.before(found_one.chunk))
        support = support_of(frame, evidence.rarity, candidate)
        found.append(
            replace(
                candidate,
                support=support,
                score=_score(frame, candidate, support),
                differs=differences(frame, candidate),
            )
        )
    found.sort(key=lambda candidate: candidate.order)
    return sorted(with_similarity(evidence, found), key=lambda candidate: candidate.order)


def with_similarity(evidence: Evidence, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates, the best agreeing ones compared with the question by the encoder.

    Left out where words alone decide: the first is well supported and far ahead.
    """
    weight = weights()
    agreeing = [c for c in candidates if not c.differs][: int(weight["compared"])]
    if not agreeing or _decided(agreeing, weight):
        return candidates
    frame = evidence.frame
    texts = [f"{' '.join(c.chunk.section[-1:])} {c.clause_text}" for c in agreeing]
    vectors = evidence.encoder.encode([frame.question, frame.indicator or frame.question, *texts])
    close = vectors[2:] @ vectors[:2].T  # (candidates, 2)
    compared = {
        id(candidate): replace(
            candidate,
            similarity=float(row.mean()),
            score=candidate.score + weight["similarity"] * float(row[1]),
        )
        for candidate, row in zip(agreeing, close, strict=True)
    }
    far = weight["similarity"] * float(close[:, 1].min())
    return [
        compared.get(id(candidate), replace(candidate, score=candidate.score + far))
        for candidate in candidates
    ]


def _decided(agreeing: list[Candidate], weight: dict[str, float]) -> bool:
    first = agreeing[0]
    if first.support < weight["sure_support"]:
        return False
    rivals = [c for c in agreeing[1:] if c.text != first.text]
    return not rivals or first.score - rivals[0].score > weight["sure_margin"]


def acceptable(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Those that nothing disagrees with and that are sure enough to be an answer, in order.

    Where a figure that disagrees is supported word for word, the reports do
    name what was asked: one that lacks the words is then not it.
    """
    weight = weights()
    literal = max((c.support for c in candidates if c.differs), default=0.0)
    return [c for c in candidates if not c.differs and _sure(c, weight, literal)]


def _sure(candidate: Candidate, weight: dict[str, float], literal: float) -> bool:
    if candidate.support >= weight["least_support"]:
        return True
    evidence = candidate.support * weight["accept_support"]
    named = literal >= weight["literal"] and literal - candidate.support > weight["literal_lead"]
    return not named and evidence + candidate.similarity * weight["accept_similarity"] >= 1.0


def support_of(frame: Frame, rarity: Mapping[str, float], candidate: Candidate) -> float:
    """Mean credit of the asked grams by their weight, 0 to 1; each counts where it stands nearest.

    A qualifier counts as some grams, held where the candidate has it, in whatever words.
    """
    credit = weights()
    indicator = without_qualifiers(frame.indicator)
    asked = grams(indicator)
    heavy = credit["qualifier_grams"] * max(rarity.values(), default=1.0)
    total = sum(rarity.get(gram, 1.0) for gram in asked) + len(frame.qualifiers) * heavy
    if not total:
        return 0.0
    rings = (
        (candidate.near, credit["near"]),
        (candidate.clause_text, credit["clause"]),
        (candidate.sentence_text, credit["sentence"]),
        (" ".join((candidate.report.title, *candidate.chunk.section)), credit["heading"]),
        (f"{candidate.before} {candidate.chunk.text}", credit["chunk"]),
    )
    best: dict[str, float] = {}
    for text, value in rings:
        for gram in found_grams(indicator, text):
            best[gram] = max(best.get(gram, 0.0), value)
    held = len(set(frame.qualifiers) & set(candidate.qualifiers)) * heavy
    return (sum(rarity.get(gram, 1.0) * value for gram, value in best.items()) + held) / total


def _stock_sign(candidate: Candidate) -> int:
    """1 for a figure of all there is, -1 for one of what was added."""
    if "范围:累计" in candidate.qualifiers:
        return 1
    return -1 if {"范围:新增", "阶段:新建"} & set(candidate.qualifiers) else 0


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
    if "每" in candidate.near and "每" not in frame.question:
        score -= weight["per_unit"]
    if not any(group_of(q) == "修订" for q in frame.qualifiers):
        score -= weight["preliminary"] * ("修订:初步" in candidate.qualifiers)
    if asks_stock(frame.question):
        score += weight["stock"] * _stock_sign(candidate)
    shared = set(frame.qualifiers) & set(candidate.qualifiers)
    extra = set(candidate.qualifiers) - set(frame.qualifiers)
    return score + weight["qualifier_same"] * len(shared) - weight["qualifier_extra"] * len(extra)
