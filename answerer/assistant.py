"""The assistant: one open index, asked any number of questions."""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from answerer.answer import Answer, NearMiss, with_questions
from answerer.candidate import Candidate
from answerer.examples import example_questions
from answerer.followup import inherit
from answerer.grounding import proved
from answerer.offtopic import OFF_TOPIC, on_topic
from answerer.overlap import grams
from answerer.parts import split_question
from answerer.pins import with_pins
from answerer.ranking import described
from answerer.refusal import EMPTY, TOO_LONG, refuse
from answerer.routes import Routes
from answerer.search import gather
from answerer.spans.traits import Traits
from answerer.taken import take
from answerer.together import join_parts
from core.encoders.onnx_encoder import asking_encoder
from core.encoders.remembering import RememberingEncoder
from core.index.snapshot import Snapshot
from core.index.store import Check, IndexStore
from core.parser.frame import Frame
from core.parser.question import parse_question
from core.settings import settings
from retriever.retriever import Retriever

# The stages of an answer, in order.
STAGES = READING, SEARCHING, PROVING = "读懂问题", "查找报告", "核对出处"


class Assistant:
    """Answers questions from one snapshot; safe to share between threads."""

    def __init__(self, store: IndexStore, snapshot: Snapshot, retriever: Retriever) -> None:
        self._store = store
        self.snapshot = snapshot
        self.retriever = retriever
        self._gazetteer = snapshot.gazetteer
        self._routes = Routes(snapshot, retriever)
        self._finding = threading.Lock()
        self._examples: dict[int, tuple[str, ...]] = {}

    @classmethod
    def open(
        cls,
        index: Path | None = None,
        encoder_name: str | None = None,
        *,
        check: Check = Check.SIZES,
    ) -> "Assistant":
        """Open the index; the encoder's weights are loaded with the first question.

        Where what `check` looks at is damaged, the newest good one is opened.

        Raises:
            IndexMissing, IndexMismatch, IndexCorrupt: the index cannot serve.
            EncoderError: the encoder cannot be found.
        """
        chosen = settings()
        store = IndexStore(index or chosen.index)
        name = encoder_name or chosen.encoder
        encoder = RememberingEncoder(asking_encoder(name, chosen.query_instruction, store.encoders))
        snapshot = store.open(encoder.fingerprint, check=check)
        return cls(store, snapshot, Retriever(snapshot, encoder))

    def is_stale(self) -> bool:
        """Whether a newer snapshot has been published."""
        return self._store.newer_than(self.snapshot)

    def examples(self, count: int = 4) -> tuple[str, ...]:
        """Questions that the index answers, made from its facts; found once."""
        with self._finding:
            if count not in self._examples:
                self._examples[count] = example_questions(self.snapshot, self.ask, count)
            return self._examples[count]

    def frames(
        self, question: str, *, today: date | None = None, context: Sequence[str] = ()
    ) -> tuple[Frame, ...]:
        """How a question is understood, after the earlier ones in `context`."""
        previous: Frame | None = None
        for earlier in (*context, question):
            parts = []
            for part in split_question(earlier):
                spoken = previous.periods if previous else ()
                year = spoken[0].start.year if spoken else None
                frame = parse_question(part, self._gazetteer, today, year, self.snapshot.latest)
                frame = inherit(frame, previous, self._known)
                previous = frame
                parts.append(frame)
        return tuple(parts)

    def asked_on(self, day: date | None) -> date | None:
        """The day that a kept question was asked; where it is not known, the newest report's."""
        return day or self.snapshot.latest

    def _known(self, indicator: str) -> bool:
        return any(self.snapshot.frequencies(grams(indicator)).values())

    def ask(
        self,
        question: str,
        *,
        today: date | None = None,
        context: Sequence[str] = (),
        frame: Frame | None = None,
        pins: Frame | None = None,
        miss: NearMiss | None = None,
        stage: Callable[[str], None] = lambda name: None,
    ) -> Answer:
        """Answer a question, or the frame that a person edited, or a near miss told before.

        The `pinned` fields of `pins` complete the question. `stage` is told the
        name of each of `STAGES` as it begins. Every answer has passed `grounding.proved`.

        Raises:
            UngroundedAnswer: an answer failed its proof (a defect of ours).
        """
        started = time.perf_counter()
        edited = miss.frame if miss else frame
        answer = _not_asked(question, edited=edited is not None) or self._answer(
            question,
            lambda: (edited,) if edited else self._pinned(question, today, context, pins),
            partial(self._answer_miss, miss) if miss else self._routes.answer,
            stage,
        )
        return replace(answer, latency_ms=(time.perf_counter() - started) * 1000)

    def tried_out(self, answer: Answer, today: date | None = None) -> Answer:
        """The answer, its near misses left only those questions that they are the answer to.

        Each question is asked, so that a page may offer it: as many answers as there are misses.
        """
        return with_questions(answer, lambda miss: self._leads_to(miss, today))

    def described(self, frame: Frame) -> list[tuple[Candidate, Traits]]:
        """The candidates of a question that asks for no figure, with their traits."""
        evidence = gather(frame, self.snapshot, self.retriever)
        return list(described(evidence, self._gazetteer))

    def _answer(
        self,
        question: str,
        read: Callable[[], tuple[Frame, ...]],
        find: Callable[[Frame], Answer],
        stage: Callable[[str], None],
    ) -> Answer:
        stage(READING)
        frames = read()
        stage(SEARCHING)
        answers = [find(each) for each in frames]
        answer = answers[0] if len(answers) == 1 else join_parts(question, answers)
        stage(PROVING)
        return proved(answer, self.snapshot.report)

    def _leads_to(self, miss: NearMiss, today: date | None) -> bool:
        frames = self.frames(miss.question, today=today or date.today()) if miss.question else ()
        return [self._routes.answer(frame).answer for frame in frames] == [miss.answer]

    def _pinned(
        self, question: str, today: date | None, context: Sequence[str], pins: Frame | None
    ) -> tuple[Frame, ...]:
        topic = on_topic(question)
        frames = self.frames(topic, today=today or date.today(), context=context)
        return tuple(with_pins(frame, pins) for frame in frames)

    def _answer_miss(self, miss: NearMiss, frame: Frame) -> Answer:
        """What the near miss told; where a newer index lost it, what its frame finds there."""
        return take(miss, frame, self.snapshot, self.retriever) or self._routes.answer(frame)


def _not_asked(question: str, *, edited: bool) -> Answer | None:
    """The refusal of what is no question about reports: empty, too long, or of other things."""
    limit = settings().max_question
    if not question.strip():
        return refuse(question, Frame(question), "empty_question", EMPTY)
    if len(question) > limit:
        return refuse(question, Frame(question[:limit]), "too_long", TOO_LONG.format(limit=limit))
    if not edited and not on_topic(question):
        return refuse(question, Frame(question), "off_topic", OFF_TOPIC)
    return None
