"""The passages of each snapshot in a collection of a Milvus server (or a Milvus Lite file).

A collection is written whole before its snapshot is published and never changed
after, so that a reader of an older snapshot keeps what it has. The alias
`policyqa` names the collection that answers, for other programs.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np

from core.encoders.encoder import Vectors
from core.errors import EngineUnreachable, IndexMissing
from core.index.ranking import Keys, Scored, with_ties
from core.index.vectors import IVF_FROM, SCORE_DECIMALS
from core.language.tokens import tokenize

if TYPE_CHECKING:
    from pymilvus import MilvusClient

ALIAS = "policyqa"
# As tantivy has them.
_BM25 = {"bm25_k1": 1.2, "bm25_b": 0.75}
_WORD_DECIMALS = 4
# Most rows that a search may ask for, and bytes that a text may have; limits of Milvus.
_MOST, _TEXT_BYTES = 16_384, 65_535
# Terms that are longer (never words) are cut, so that each stays one token.
_TERM_BYTES = 60


class MilvusEngine:
    """Both searches over the collection of one snapshot.

    Raises, at any call:
        EngineUnreachable: no server at the address, or it refused.
        IndexMissing: the server does not have this snapshot.
    """

    def __init__(self, address: str, snapshot: str) -> None:
        self._address = address
        self._name = collection_name(snapshot)
        self._known: dict[str, int] = {}

    def lexical(self, text: str, k: int, within: Keys | None = None) -> Scored:
        """The best by BM25."""
        terms = " ".join(map(_token, dict.fromkeys(tokenize(text))))
        if k < 1 or not terms or _is_empty(within):
            return []
        held = _condition(within)

        def best(n: int) -> Scored:
            # Milvus Lite gives BM25 as a distance, below zero.
            return self._search("words", terms, n, held, _WORD_DECIMALS, abs)

        return with_ties(best, k)

    def dense(self, vector: Vectors, k: int, within: Keys | None = None) -> Scored:
        """The best by cosine."""
        if k < 1 or _is_empty(within):
            return []
        held = _condition(within)

        def best(n: int) -> Scored:
            options = {"search_params": {"params": {"ef": min(2 * n, 2 * _MOST)}}, **held}
            return self._search("vector", vector.tolist(), n, options, SCORE_DECIMALS, float)

        return with_ties(best, k)

    def holding(self, wordings: Iterable[str]) -> Keys:
        """The passages that hold all terms of one of the wordings."""
        each = [" and ".join(map(_holds, terms)) for w in wordings if (terms := tokenize(w))]
        if not each:
            return np.zeros(0, dtype=np.int64)
        condition = " or ".join(f"({one})" for one in each)
        with _server(self._address):
            batches = self._client.query_iterator(
                self._name, batch_size=_MOST, filter=condition, output_fields=["key"]
            )
            rows = chain.from_iterable(iter(batches.next, []))
            keys = sorted(int(row["key"]) for row in rows)
            batches.close()
        return np.array(keys, dtype=np.int64)

    def frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """How many passages hold each term; each is asked for once."""
        wanted = list(terms)
        for term in wanted:
            if term not in self._known:
                self._known[term] = self._count(_holds(term))
        return {term: self._known[term] for term in wanted}

    def _search(
        self,
        field: str,
        query: object,
        n: int,
        options: dict[str, Any],
        decimals: int,
        score: Callable[[float], float],
    ) -> Scored:
        with _server(self._address):
            (found,) = self._client.search(
                self._name,
                data=[query],
                anns_field=field,
                limit=min(n, _MOST),
                output_fields=["key"],
                **options,
            )
        pairs = [(int(hit["key"]), round(score(hit["distance"]), decimals)) for hit in found]
        return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))

    def _count(self, condition: str) -> int:
        with _server(self._address):
            return _rows(self._client, self._name, condition)

    @cached_property
    def _client(self) -> "MilvusClient":
        client = _connected(self._address)
        if not client.has_collection(self._name):
            message = "Milvus 里没有当前索引，请运行 python -m indexer build。"
            raise IndexMissing(f"{self._address} has no {self._name}", message=message)
        client.load_collection(self._name)
        return client


class MilvusWriter:
    """Hands snapshots over to a server.

    Raises, at any call:
        EngineUnreachable: no server at the address, or it refused.
    """

    def __init__(self, address: str) -> None:
        self._address = address

    def holds(self, snapshot: str, rows: int) -> bool:
        """Whether the server has a snapshot, whole."""
        name = collection_name(snapshot)
        with _server(self._address):
            client = _connected(self._address)
            return client.has_collection(name) and _rows(client, name, "") == rows

    def write(self, snapshot: str, dimension: int, rows: int, batches: Iterable["Batch"]) -> None:
        """Write a snapshot of about `rows` passages anew."""
        name = collection_name(snapshot)
        with _server(self._address):
            client = _connected(self._address)
            client.drop_collection(name)
            _create(client, name, dimension, "FLAT" if rows < IVF_FROM else "HNSW")
            for batch in batches:
                client.insert(name, [_row(*item) for item in zip(*batch, strict=True)])
            # Milvus Lite counts words anew for each search, and only those a filter leaves,
            # while rows wait to be written.
            client.flush(name)

    def answer_from(self, snapshot: str) -> None:
        """Let the alias name a snapshot, in one step."""
        name = collection_name(snapshot)
        with _server(self._address):
            client = _connected(self._address)
            known = client.list_aliases("")["aliases"]
            (client.alter_alias if ALIAS in known else client.create_alias)(name, ALIAS)

    def drop(self, snapshots: Iterable[str]) -> None:
        """Forget snapshots."""
        with _server(self._address):
            for snapshot in snapshots:
                _connected(self._address).drop_collection(collection_name(snapshot))


# Keys, report ids, texts and vectors of some passages, each in the same order.
Batch = tuple[Sequence[int], Sequence[str], Sequence[str], Vectors]


def collection_name(snapshot: str) -> str:
    """The collection of a snapshot."""
    return f"{ALIAS}_{snapshot.replace('-', '_')}"


@cache
def _connected(address: str) -> "MilvusClient":
    from pymilvus import MilvusClient

    return MilvusClient(address)


@contextmanager
def _server(address: str) -> Iterator[None]:
    """Name what the server refuses in this block `EngineUnreachable`."""
    try:
        yield
    except ImportError as error:
        message = "没有安装 Milvus 的客户端，请先安装 requirements-milvus.txt。"
        raise EngineUnreachable(str(error), message=message) from error
    except _errors() as error:
        raise EngineUnreachable(f"{address}: {error}") from error


def _errors() -> type[Exception]:
    from pymilvus.exceptions import MilvusException

    kind: type[Exception] = MilvusException
    return kind


def _create(client: "MilvusClient", name: str, dimension: int, kind: str) -> None:
    from pymilvus import DataType, Function, FunctionType

    schema = client.create_schema(auto_id=False, enable_dynamic_field=False)
    schema.add_field("key", DataType.INT64, is_primary=True)
    schema.add_field("doc_id", DataType.VARCHAR, max_length=_TEXT_BYTES)
    schema.add_field(
        "terms",
        DataType.VARCHAR,
        max_length=_TEXT_BYTES,
        enable_analyzer=True,
        enable_match=True,
        analyzer_params={"tokenizer": "standard"},
    )
    schema.add_field("words", DataType.SPARSE_FLOAT_VECTOR)
    schema.add_field("vector", DataType.FLOAT_VECTOR, dim=dimension)
    schema.add_function(Function("bm25", FunctionType.BM25, ["terms"], ["words"]))
    indexes = client.prepare_index_params()
    graph = {"M": 16, "efConstruction": 200} if kind == "HNSW" else {}
    indexes.add_index("vector", index_type=kind, metric_type="IP", params=graph)
    indexes.add_index("words", index_type="SPARSE_INVERTED_INDEX", metric_type="BM25", params=_BM25)
    client.create_collection(name, schema=schema, index_params=indexes, consistency_level="Strong")


def _row(key: int, doc_id: str, text: str, vector: Vectors) -> dict[str, Any]:
    terms = " ".join(map(_token, tokenize(text)))
    if len(terms) > _TEXT_BYTES:  # of a table's row that nothing cuts
        terms = terms[:_TEXT_BYTES].rpartition(" ")[0]
    return {"key": int(key), "doc_id": doc_id, "terms": terms, "vector": vector.tolist()}


def _token(term: str) -> str:
    """A term as one word of hexadecimal digits, which every tokenizer leaves whole."""
    return f"x{term.encode('utf-8', 'replace')[:_TERM_BYTES].hex()}"


def _is_empty(within: Keys | None) -> bool:
    return within is not None and not len(within)


def _condition(within: Keys | None) -> dict[str, Any]:
    """The keys written out: Milvus Lite takes no template. A request may have 64 MiB, millions."""
    return {} if within is None else {"filter": f"key in {within.tolist()}"}


def _holds(term: str) -> str:
    return f"text_match(terms, '{_token(term)}')"


def _rows(client: "MilvusClient", name: str, condition: str) -> int:
    (counted,) = client.query(name, filter=condition, output_fields=["count(*)"])
    return int(counted["count(*)"])
