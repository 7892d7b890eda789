"""Reprints among the hits: what one print says, another need not say again."""

from collections.abc import Mapping, Sequence

from answerer.overlap import grams
from core.schema import Hit

# Share of a passage's bigrams that the other print must have shown already.
_SHOWN = 0.9


def one_print_each(hits: Sequence[Hit], reprints: Mapping[str, tuple[str, ...]]) -> list[Hit]:
    """The hits, in order, without passages that another print of their report has shown.

    A paragraph that only one print has stays.
    """
    kept: list[Hit] = []
    shown: dict[str, set[str]] = {}
    for hit in hits:
        others = reprints.get(hit.chunk.doc_id, ())
        words = grams(hit.chunk.text)
        known = set().union(*(shown.get(doc_id, ()) for doc_id in others))
        if others and words and len(words & known) >= _SHOWN * len(words):
            continue
        kept.append(hit)
        shown.setdefault(hit.chunk.doc_id, set()).update(words)
    return kept
