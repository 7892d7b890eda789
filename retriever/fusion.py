"""Rankings -> one ranking."""

from collections.abc import Sequence

from core.index.ranking import ranked

# The constant of Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion Outperforms
# Condorcet and Individual Rank Learning Methods", SIGIR 2009.
RRF_K = 60


def reciprocal_rank_fusion(
    rankings: Sequence[Sequence[str]], k: int, constant: int = RRF_K
) -> list[tuple[str, float]]:
    """The best k ids by the sum of 1 / (constant + rank), ranks from 1; by (-score, id)."""
    scores: dict[str, float] = {}
    for ranking in rankings:
        for rank, name in enumerate(ranking, 1):
            scores[name] = scores.get(name, 0.0) + 1 / (constant + rank)
    return ranked(scores.items(), k)
