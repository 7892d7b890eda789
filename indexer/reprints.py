"""Reprints: reports that print one release again form one cluster."""

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from datasketch import MinHashLSH

from core.index.draft import Draft
from indexer.fingerprints import PERMUTATIONS, is_reprint, minhash_of, print_of

# Bands and rows of the index: of reports that share 60% of their shingles it finds 99%.
_BANDS, _ROWS = 32, 4
# Most reports that one is compared with word by word, the likest first: a monthly
# notice has hundreds that differ in nothing but figures.
_COMPARED = 20
_PRINTS = 256


def cluster_reprints(draft: Draft, changed: Collection[str] | None = None) -> None:
    """Put the reports of a draft into clusters, looking at what has changed only.

    `changed` are the reports put in or taken out since the last snapshot, None
    for all. A cluster has the least id of its reports as its name; a report
    without a reprint is in none.
    """
    signatures = draft.signatures()
    before = draft.clusters() if changed is not None else {}
    changed = signatures if changed is None else changed
    loosened = {before[doc_id] for doc_id in changed if doc_id in before}
    touched = {d for d in signatures if d in changed or before.get(d) in loosened}
    groups = _Groups(signatures)
    for doc_id in before.keys() & signatures.keys() - touched:
        groups.join(doc_id, before[doc_id])
    prints = lru_cache(_PRINTS)(lambda doc_id: print_of(draft.body(doc_id)))
    for one, other in _likely_pairs(signatures, touched):
        if groups.same(one, other) or _elsewhere(draft.region(one), draft.region(other)):
            continue
        if is_reprint(prints(one), prints(other)):
            groups.join(one, other)
    draft.set_clusters(groups.named())


def _elsewhere(one: str, other: str) -> bool:
    return bool(one and other and one != other)


class _Groups:
    """Disjoint sets of ids; each is named by its least."""

    def __init__(self, ids: Collection[str]) -> None:
        self._above = {doc_id: doc_id for doc_id in ids}

    def find(self, doc_id: str) -> str:
        while self._above[doc_id] != doc_id:
            self._above[doc_id] = self._above[self._above[doc_id]]
            doc_id = self._above[doc_id]
        return doc_id

    def same(self, one: str, other: str) -> bool:
        return self.find(one) == self.find(other)

    def join(self, one: str, other: str) -> None:
        first, second = sorted((self.find(one), self.find(other)))
        self._above[second] = first

    def named(self) -> dict[str, str]:
        """Id -> name of its group, groups of one left out."""
        names = {doc_id: self.find(doc_id) for doc_id in self._above}
        several = {name for doc_id, name in names.items() if name != doc_id}
        return {doc_id: name for doc_id, name in names.items() if name in several}


def _likely_pairs(
    signatures: Mapping[str, npt.NDArray[np.uint32]], touched: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Pairs of a touched report and another whose signatures are alike, in a fixed order."""
    index = MinHashLSH(num_perm=PERMUTATIONS, params=(_BANDS, _ROWS))
    for doc_id in sorted(touched):
        index.insert(doc_id, minhash_of(signatures[doc_id]))
    for doc_id in sorted(signatures):
        found = sorted(set(index.query(minhash_of(signatures[doc_id]))) - {doc_id})
        if doc_id in touched:
            found = [other for other in found if other > doc_id]
        alike = {o: float(np.mean(signatures[o] == signatures[doc_id])) for o in found}
        for other in sorted(found, key=lambda o: (-alike[o], o))[:_COMPARED]:
            yield doc_id, other
