"""Indexes of a wanted size: real reports of an index, then perturbed copies of them.

A copy has other figures and other places (each of the same length, so that
every offset still holds), and vectors that are the real passage's plus a
little noise. It stands for a report like those that are there; how well
something is found among copies says nothing, how fast does.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from core.encoders.encoder import Encoder, Vectors, unit
from core.encoders.encodings import EncodingCache, encode_through
from core.index.draft import Draft
from core.index.manifest import SnapshotManifest
from core.index.passages import search_text
from core.index.snapshot import Snapshot
from core.index.store import IndexStore
from core.language.quantities import find_quantities
from core.language.regions import Gazetteer
from core.schema import Chunk, Fact, Report

# Length of the noise beside a unit vector: cosine to the real passage about 0.98.
NOISE = 0.2
# Seed of the disguise that a changed report puts on.
_CHANGED = 10**6
_FIGURE = re.compile(r"(?<!\d)(?!\d{4}年)\d+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Made:
    """How an index came about: chunks of real reports, and of perturbed copies."""

    real: int
    perturbed: int


class NoisyEncoder:
    """Known vectors for real passages; those with noise for the passages of copies."""

    def __init__(self, encoder: Encoder, encodings: Path) -> None:
        self._encoder = encoder
        self._encodings = encodings
        self._noise = np.random.default_rng(0)
        self._originals: dict[str, str] = {}
        self.fingerprint = encoder.fingerprint
        self.dimension = encoder.dimension

    def copied(self, copy: str, original: str) -> None:
        """Remember what a copied passage was made of."""
        self._originals[copy] = original

    def encode(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> Vectors:
        """Passages -> (len(texts), dimension)."""
        sources = [self._originals.get(text, text) for text in texts]
        with EncodingCache(self._encodings, self.fingerprint) as known:
            vectors = encode_through(known, self._encoder, sources, progress or (lambda done: None))
        copies = [i for i, text in enumerate(texts) if text in self._originals]
        noise = self._noise.standard_normal((len(copies), self.dimension), dtype=np.float32)
        vectors[copies] = unit(vectors[copies] + NOISE * unit(noise))
        return vectors

    def encode_question(self, text: str) -> Vectors:
        """A question, by the real encoder."""
        return self._encoder.encode_question(text)


class Disguise:
    """Other figures and other places for one round of copies, everywhere the same."""

    def __init__(self, round_number: int, gazetteer: Gazetteer) -> None:
        self._dice = np.random.default_rng(round_number)
        self._gazetteer = gazetteer
        first, rest = self._dice.permutation(9) + 1, self._dice.permutation(10)
        self._first = {str(i + 1): str(digit) for i, digit in enumerate(first)} | {"0": "0"}
        self._rest = {str(i): str(digit) for i, digit in enumerate(rest)}
        self._places: dict[str, str] = {}

    def change(self, text: str) -> str:
        """The text in disguise, of the same length; years stay."""
        pieces, end = [], 0
        for mention in self._gazetteer.find(text):
            pieces += [text[end : mention.start], self._place(mention.text)]
            end = mention.end
        return _FIGURE.sub(self._figure, "".join([*pieces, text[end:]]))

    def _figure(self, match: re.Match[str]) -> str:
        head, tail = match[0][0], match[0][1:]
        return self._first[head] + "".join(self._rest[digit] for digit in tail)

    def _place(self, name: str) -> str:
        if name not in self._places:
            alike = self._gazetteer.alike(name)
            self._places[name] = alike[int(self._dice.integers(len(alike)))] if alike else name
        return self._places[name]


def enlarge(
    source: Snapshot, store: IndexStore, encoder: NoisyEncoder, size: int, work: Path
) -> Made:
    """Publish an index of `size` chunks (the last report may go past it).

    `work` is a folder for the encodings of the copies.
    """
    made = {True: 0, False: 0}
    with store.lock():
        draft = store.draft(None)
        for report, chunks, facts, real in _reports(source, encoder):
            draft.put(report, chunks, facts, "")
            made[real] += len(chunks)
            if sum(made.values()) >= size:
                break
        draft.set_regions(source.regions())
        draft.index(encoder, work, lambda done, total: None)
        before = source.manifest
        draft.finish(SnapshotManifest(draft.id, before.built, encoder.fingerprint, before.recipe))
        store.publish(draft)
        store.clean(keep=1)
    return Made(made[True], made[False])


def change_one(base: Snapshot, draft: Draft, encoder: NoisyEncoder) -> None:
    """Put another version of a report from the middle of an index into a draft of it."""
    infos = [info for info in base.reports() if info.chunks]
    name = infos[len(infos) // 2].doc_id
    report, chunks = base.report(name), base.chunks_of(name)
    disguise = Disguise(_CHANGED, Gazetteer.national().extended(base.regions()))
    copy = _copied(report, name, disguise)
    copies = [_copied_chunk(chunk, copy, disguise) for chunk in chunks]
    for chunk, own in zip(copies, chunks, strict=True):
        encoder.copied(search_text(copy.title, chunk), search_text(report.title, own))
    facts = base.facts([chunk.chunk_id for chunk in chunks])
    draft.put(copy, copies, _copied_facts(facts, copies, disguise), "")


def _reports(
    source: Snapshot, encoder: NoisyEncoder
) -> Iterator[tuple[Report, list[Chunk], list[Fact], bool]]:
    """The real reports, then round after round of copies; without end."""
    gazetteer = Gazetteer.national().extended(source.regions())
    names = [info.doc_id for info in source.reports() if info.chunks]
    for number in range(10**6):
        disguise = Disguise(number, gazetteer) if number else None
        for name in names:
            report, chunks = source.report(name), source.chunks_of(name)
            facts = source.facts([chunk.chunk_id for chunk in chunks])
            if disguise is None:
                yield report, chunks, facts, True
                continue
            copy = _copied(report, f"{name}~{number}", disguise)
            copies = [_copied_chunk(chunk, copy, disguise) for chunk in chunks]
            for chunk, own in zip(copies, chunks, strict=True):
                encoder.copied(search_text(copy.title, chunk), search_text(report.title, own))
            yield copy, copies, _copied_facts(facts, copies, disguise), False


def _copied(report: Report, name: str, disguise: Disguise) -> Report:
    return replace(
        report,
        doc_id=name,
        title=disguise.change(report.title),
        text=disguise.change(report.text),
        region=disguise.change(report.region),
    )


def _copied_chunk(chunk: Chunk, report: Report, disguise: Disguise) -> Chunk:
    return replace(
        chunk,
        chunk_id=f"{report.doc_id}#{chunk.number:04d}",
        doc_id=report.doc_id,
        text="".join(report.text[span.start : span.end] for span in chunk.spans),
        section=tuple(disguise.change(heading) for heading in chunk.section),
        region=disguise.change(chunk.region),
    )


def _copied_facts(facts: list[Fact], chunks: list[Chunk], disguise: Disguise) -> list[Fact]:
    owners = {chunk.number: chunk for chunk in chunks}
    copies = []
    for fact in facts:
        chunk = owners[int(fact.chunk_id.rpartition("#")[2])]
        text = chunk.text[fact.start : fact.end]
        read = find_quantities(text)
        copies.append(
            replace(
                fact,
                doc_id=chunk.doc_id,
                chunk_id=chunk.chunk_id,
                text=text,
                number=read[0].number if read else fact.number,
                region=disguise.change(fact.region),
                indicator=disguise.change(fact.indicator),
            )
        )
    return copies
