"""Passages for a frame: the retriever's hits with their reports and figures."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from answerer.candidate import Evidence
from answerer.figures.scoring import weights
from answerer.overlap import grams
from answerer.pins import reach_of
from answerer.reprints import one_print_each
from core.index.snapshot import Snapshot
from core.language.lexicon import without_qualifiers
from core.language.periods import find_periods
from core.parser.frame import Frame
from core.parser.situating import situating_span
from core.schema import Fact, Hit
from retriever.retriever import Retriever

PASSAGES = 30
# Searched this deep, so that reprints among the best leave room for as many other passages.
DEPTH = 50


def gather(frame: Frame, snapshot: Snapshot, retriever: Retriever) -> Evidence:
    """Search for what the frame asks, and read the best passages' reports and figures.

    Where a place or time is pinned, only reports that can speak of it are searched.
    """
    within = reach_of(frame, retriever.scope)
    found = retriever.search(search_words(frame), DEPTH, frame=frame, within=within)
    reprints = snapshot.reprints(list(dict.fromkeys(hit.chunk.doc_id for hit in found)))
    hits = one_print_each(found, reprints)[:PASSAGES]
    return _read(frame, hits, reprints, snapshot, retriever)


def read_passage(frame: Frame, chunk_id: str, snapshot: Snapshot, retriever: Retriever) -> Evidence:
    """One known passage as the evidence for a frame; without hits if the index lost it."""
    hits = [Hit(chunk, 1.0) for chunk in snapshot.chunks([chunk_id])]
    reprints = snapshot.reprints([hit.chunk.doc_id for hit in hits])
    return _read(frame, hits, reprints, snapshot, retriever)


def _read(
    frame: Frame,
    hits: Sequence[Hit],
    reprints: Mapping[str, tuple[str, ...]],
    snapshot: Snapshot,
    retriever: Retriever,
) -> Evidence:
    reports = {hit.chunk.doc_id: snapshot.report(hit.chunk.doc_id) for hit in hits}
    facts: dict[str, list[Fact]] = {}
    for fact in snapshot.facts([hit.chunk.chunk_id for hit in hits]):
        facts.setdefault(fact.chunk_id, []).append(fact)
    rarity = rarity_of(frame, snapshot)
    return Evidence(
        frame,
        tuple(hits),
        reports,
        facts,
        rarity,
        retriever.encoder,
        snapshot.gazetteer,
        reprints,
    )


def rarity_of(frame: Frame, snapshot: Snapshot) -> dict[str, float]:
    """Weight of each bigram of what is asked: idf, and little where no report has it."""
    chunks = snapshot.manifest.chunks
    asked = grams(without_qualifiers(frame.indicator)) | grams(frame.question)
    found = snapshot.frequencies(asked)
    own = weights()["unknown_gram"]
    return {gram: math.log(1 + chunks / n) if n else own for gram, n in found.items()}


def search_words(frame: Frame) -> str:
    """The question and what it inherited; the retriever adds what reports say for its words."""
    asked = [*frame.regions, *(p.label for p in frame.periods)]
    if frame.inherited:
        asked += [*frame.subjects, frame.indicator]
    missing = [word for word in asked if word not in frame.question]
    return " ".join(dict.fromkeys([*missing, frame.question]))


# 29日20时至31日9时: the hours are part of what is asked.
_HOURS = re.compile(r"[日号].{0,4}\d[时点:：]")


def for_part(frame: Frame) -> Frame:
    """A frame of a comparison with the words of its own search, after those that tell the day."""
    start, end = situating_span(frame.question)
    hours = (m.text for m in find_periods(frame.question) if _HOURS.search(m.text))
    times = tuple(hours) or tuple(p.label for p in frame.periods)
    places = "".join((*frame.regions, *times, *frame.subjects))
    return replace(frame, question=f"{frame.question[start:end]}{places}{frame.indicator}")


def first(hits: Sequence[Hit], count: int = 10) -> tuple[Hit, ...]:
    """The best hits, as an answer carries them."""
    return tuple(hits[:count])
