"""How well a search ranked, by ir-measures: R@k, RR@10 and nDCG@10 over the ten hits.

Reports: the relevant ones are the question's `doc_ids`; a report's rank is that
of its first hit. Prints: the same, where a reprint does too. Evidence: each
piece of evidence is a topic of its own whose one relevant document is the first
passage, of whichever report, that holds it; a question's value is the mean over
its pieces. So a passage that holds any piece counts for that piece, and a
comparison needs the pieces of both sides.
"""

from collections.abc import Sequence
from typing import Any

import ir_measures
from ir_measures import RR, Measure, Qrel, R, ScoredDoc, nDCG

from eval.question import Question
from eval.wording import squeeze

DEPTH = 10
# The cutoffs that a summary names; rows hold every one up to DEPTH.
CUTOFFS = (1, 5, 10)
_MEASURES: dict[str, Measure] = {
    **{f"recall_{cutoff}": R @ cutoff for cutoff in range(1, DEPTH + 1)},
    "mrr": RR @ DEPTH,
    "ndcg10": nDCG @ DEPTH,
}
NAMES = tuple(_MEASURES)
_ABSENT = "\0absent"


def score_ranking(ranking: Sequence[str], relevant: Sequence[str]) -> dict[str, float]:
    """R@1 to R@10, RR@10 and nDCG@10 of one ranking (best first, ids distinct)."""
    qrels = [Qrel("q", doc_id, 1) for doc_id in dict.fromkeys(relevant)]
    run = [ScoredDoc("q", doc_id, float(-rank)) for rank, doc_id in enumerate(ranking)]
    if not qrels:
        raise ValueError("no relevant document")
    if not run:
        return dict.fromkeys(NAMES, 0.0)
    found = ir_measures.calc_aggregate(list(_MEASURES.values()), qrels, run)
    return {name: float(found[measure]) for name, measure in _MEASURES.items()}


def score_reports(question: Question, hits: Sequence[dict[str, Any]]) -> dict[str, float] | None:
    """The measures for reports; None where the question names none to find."""
    if not question.answerable or not question.doc_ids:
        return None
    ranking = list(dict.fromkeys(hit["doc_id"] for hit in hits[:DEPTH]))
    return score_ranking(ranking, question.doc_ids)


def score_prints(question: Question, hits: Sequence[dict[str, Any]]) -> dict[str, float] | None:
    """As `score_reports`, but other prints of the one report asked for stand for it.

    Such is a report with a passage that holds all the evidence, word for word: it
    answers as well, and which of the prints a question names is chance.
    """
    if len(question.doc_ids) != 1 or not question.evidence:
        return score_reports(question, hits)
    wanted, pieces = question.doc_ids[0], [squeeze(piece) for piece in question.evidence]
    named = [
        {**hit, "doc_id": wanted} if all(piece in squeeze(hit["text"]) for piece in pieces) else hit
        for hit in hits[:DEPTH]
    ]
    return score_reports(question, named)


def score_evidence(question: Question, hits: Sequence[dict[str, Any]]) -> dict[str, float] | None:
    """The measures for evidence passages; None where the question gives no evidence."""
    if not question.answerable or not question.evidence:
        return None
    passages = [squeeze(hit["text"]) for hit in hits[:DEPTH]]
    ranking = [str(rank) for rank in range(len(passages))]
    scores = []
    for piece in question.evidence:
        needle = squeeze(piece)
        first = next((str(r) for r, text in enumerate(passages) if needle in text), _ABSENT)
        scores.append(score_ranking(ranking, [first]))
    return {name: sum(score[name] for score in scores) / len(scores) for name in NAMES}
