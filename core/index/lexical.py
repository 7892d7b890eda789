"""The lexical index: BM25 over the terms of `core.language.tokens`, kept by tantivy."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import tantivy

from core.errors import IndexCorrupt, IndexWriteFailed
from core.files import link_or_copy
from core.index.ranking import Keys, Scored, with_ties
from core.language.tokens import lexical_text, tokenize

WRITER_BYTES = 64_000_000
# Equal passages may differ in the last bits by the order in which terms are summed.
SCORE_DECIMALS = 4
# How many times the hits that would do, if those within stood evenly among all, are sifted.
_SIFTED = 4
# Segment files are written once; everything else in the folder is replaced by rename or a lock.
_SEGMENT_FILE = re.compile(r"[0-9a-f]{32}\.")


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("key", stored=False, indexed=True, fast=True)
    builder.add_text_field("body", tokenizer_name="whitespace", index_option="freq")
    return builder.build()


class LexicalIndex:
    """An opened lexical index, for searching.

    Raises:
        IndexCorrupt: the folder holds no readable index.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with _reading(folder):
            self._index = tantivy.Index.open(str(folder))
            self._searcher = self._index.searcher()

    def search(self, text: str, k: int, within: Keys | None = None) -> Scored:
        """Keys and BM25 scores, best first, with everything that ties with the k-th.

        Only passages `within` are found; their scores are those among all.
        """
        terms = dict.fromkeys(tokenize(text))
        if k < 1 or not terms or (within is not None and not len(within)):
            return []
        query = self._query(terms, tantivy.Occur.Should)
        if within is None:
            return with_ties(lambda n: self._best(query, n), k)
        return with_ties(lambda n: self._best_within(query, n, within), k)

    def holding(self, wordings: Iterable[str]) -> Keys:
        """Keys of the passages that hold all terms of one of the wordings."""
        each = [self._query(terms, tantivy.Occur.Must) for w in wordings if (terms := tokenize(w))]
        if not each or not self._searcher.num_docs:
            return np.zeros(0, dtype=np.int64)
        query = tantivy.Query.boolean_query([(tantivy.Occur.Should, one) for one in each])
        unscored = tantivy.Query.const_score_query(query, 0.0)
        found = self._best(unscored, self._searcher.num_docs)
        return np.array(sorted(key for key, _ in found), dtype=np.int64)

    def _query(self, terms: Iterable[str], occur: tantivy.Occur) -> tantivy.Query:
        """Of terms, never of a query string: what a user types is not syntax."""
        schema = self._index.schema
        return tantivy.Query.boolean_query(
            [(occur, tantivy.Query.term_query(schema, "body", term, "freq")) for term in terms]
        )

    def _best(self, query: tantivy.Query, n: int) -> Scored:
        with _reading(self._folder):
            hits = self._searcher.search(query, n, count=False).hits
            keys = self._searcher.fast_field_values("key", [address for _, address in hits])
        scores = [round(float(score), SCORE_DECIMALS) for score, _ in hits]
        return [(int(key or 0), score) for key, score in zip(keys, scores, strict=True)]

    def _best_within(self, query: tantivy.Query, n: int, within: Keys) -> Scored:
        """The best n within: sifted out of the best of all if they are among these, else by key.

        Looking up a key takes about as long as sifting a hit.
        """
        asked = _SIFTED * n * self._searcher.num_docs // len(within)
        if asked < len(within):
            found = self._best(query, asked)
            held = np.isin([key for key, _ in found], within, assume_unique=True)
            kept = [pair for pair, is_held in zip(found, held, strict=True) if is_held]
            if len(kept) >= n or len(found) < asked:
                return kept[:n]
        return self._best(self._with_keys(query, within), n)

    def _with_keys(self, query: tantivy.Query, within: Keys) -> tantivy.Query:
        held = tantivy.Query.term_set_query(self._index.schema, "key", within.tolist())
        unscored = tantivy.Query.const_score_query(held, 0.0)
        return tantivy.Query.boolean_query(
            [(tantivy.Occur.Must, query), (tantivy.Occur.Must, unscored)]
        )

    def frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """How many passages hold each term; 0 for those that none holds."""
        with _reading(self._folder):
            return {term: self._searcher.doc_freq("body", term) for term in terms}


@contextmanager
def _reading(folder: Path) -> Iterator[None]:
    """Name what tantivy makes of damaged files; over some it panics, past `Exception`."""
    try:
        yield
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        raise IndexCorrupt(f"{folder}: {error!r}") from error


def carry_lexical(source: Path, target: Path) -> None:
    """Start `target` from the segments of `source`, linked, not copied, where the disk can."""
    target.mkdir(parents=True)
    for path in sorted(source.iterdir()):
        if _SEGMENT_FILE.match(path.name):
            link_or_copy(path, target / path.name)
        elif path.suffix == ".json":
            (target / path.name).write_bytes(path.read_bytes())


def update_lexical(folder: Path, removed: Sequence[int], added: Iterable[tuple[int, str]]) -> None:
    """Delete keys, then add (key, text) pairs; makes the index if the folder has none.

    Raises:
        IndexWriteFailed: the disk refused.
    """
    folder.mkdir(parents=True, exist_ok=True)
    try:
        index = tantivy.Index(_schema(), path=str(folder))
        # One thread: the same input gives the same segments.
        writer = index.writer(heap_size=WRITER_BYTES, num_threads=1)
        if removed:
            # By query: `delete_documents_by_term` takes a Python int for a signed field's.
            gone = tantivy.Query.term_set_query(index.schema, "key", list(removed))
            writer.delete_documents_by_query(gone)
        for key, text in added:
            document = tantivy.Document()
            document.add_unsigned("key", key)
            document.add_text("body", lexical_text(text))
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
    except (ValueError, OSError) as error:
        raise IndexWriteFailed(f"{folder}: {error}") from error
