"""The assistant: one open index, asked any number of questions."""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from answerer.answer import Answer, NearMiss, with_questions
from answerer.arithmetic.evenly import evenly, prints_mean
from answerer.arithmetic.holders import of_whole, without_gap
from answerer.arithmetic.printed import is_printed, may_be_printed, may_stand_in, printed_reading
from answerer.arithmetic.standing import leading_of, listed_in_reports, standing_in
from answerer.arithmetic.wholes import gap_to_whole, prints_gap
from answerer.arithmetic.working_out import to_work_out
from answerer.candidate import Candidate, Evidence
from answerer.captions import with_captions
from answerer.examples import example_questions
from answerer.followup import inherit
from answerer.grounding import proved
from answerer.imprints import imprinted
from answerer.namesakes import namesakes, noted
from answerer.offtopic import OFF_TOPIC, on_topic
from answerer.overlap import grams
from answerer.parts import split_question
from answerer.pins import with_pins
from answerer.ranking import described, prints_place
from answerer.refusal import EMPTY, NO_INDICATOR, NO_PLACE, TOO_LONG, refuse, unnamed_place
from answerer.search import gather
from answerer.several import answer_comparison, told_side_by_side
from answerer.single import answer_single
from answerer.spans.outlines import outlined
from answerer.spans.traits import Traits
from answerer.taken import take
from answerer.together import join_parts
from core.encoders.onnx_encoder import asking_encoder
from core.encoders.remembering import RememberingEncoder
from core.index.snapshot import Snapshot
from core.index.store import Check, IndexStore
from core.parser.among import YEARS
from core.parser.frame import Frame
from core.parser.question import parse_question
from core.settings import settings
from retriever.retriever import Retriever

# How much of what is asked must stand beside figures that are reckoned with for want of a
# printed one, and beside those of all places or years.
_LITERAL, _MOSTLY = 0.8, 0.65
# The operations that ask for a name only: without it figures in other words serve.
_ONE_OF_ALL = frozenset({"most", "least", "ranking"})
# The stages of an answer, in order.
STAGES = READING, SEARCHING, PROVING = "读懂问题", "查找报告", "核对出处"


class Assistant:
    """Answers questions from one snapshot; safe to share between threads."""

    def __init__(self, store: IndexStore, snapshot: Snapshot, retriever: Retriever) -> None:
        self._store = store
        self.snapshot = snapshot
        self.retriever = retriever
        self._gazetteer = snapshot.gazetteer
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
            partial(self._answer_miss, miss) if miss else self._answer_frame,
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
        return [self._answer_frame(frame).answer for frame in frames] == [miss.answer]

    def _pinned(
        self, question: str, today: date | None, context: Sequence[str], pins: Frame | None
    ) -> tuple[Frame, ...]:
        topic = on_topic(question)
        frames = self.frames(topic, today=today or date.today(), context=context)
        return tuple(with_pins(frame, pins) for frame in frames)

    def _answer_frame(self, frame: Frame) -> Answer:
        if not (frame.indicator or frame.qualifiers or frame.subjects or frame.measure):
            return refuse(frame.question, frame, "no_indicator", NO_INDICATOR)
        if said := unnamed_place(frame):
            return refuse(frame.question, frame, "no_place", NO_PLACE.format(said=said))
        if frame.asked == "compare":
            return self._answer_comparison(frame)
        evidence = with_captions(gather(frame, self.snapshot, self.retriever))
        if first := self._first_of(frame, evidence):
            return first
        if gap := gap_to_whole(frame, self._gazetteer):
            return self._unless_printed(evidence, gap, prints_gap)
        if whole := of_whole(frame, self._gazetteer):
            found = without_gap(evidence)
            hits = evidence.hits[:10]
            return told_side_by_side(frame, found, hits) if found else self._answer_frame(whole)
        if mean := evenly(frame):
            return self._unless_printed(evidence, mean, prints_mean)
        listed = outlined(evidence, self.snapshot) if frame.asked == "list" else None
        answer = imprinted(evidence) or listed or answer_single(evidence, self._gazetteer)
        if answer.status == "refused":
            return self._worked_out(frame) or self._of_namesake(frame) or answer
        return answer

    def _answer_comparison(self, frame: Frame) -> Answer:
        """The comparison; what a report prints as its result comes before what is worked out.

        Where nothing can be worked out, the figure or list that a report prints.
        """
        plain = printed_reading(frame, self._gazetteer)
        printed = self._printed(plain) if plain and may_be_printed(frame) else None
        if printed and is_printed(frame, printed, self._gazetteer):
            return printed
        answer = self._compared(frame, literal=_MOSTLY if frame.among else 0.0)
        places = frame.operation in _ONE_OF_ALL and frame.among != YEARS
        if answer.status == "refused" and places:
            answer = self._compared(frame)
        if answer.status != "refused":
            return answer
        printed = printed or (self._printed(plain) if plain else None)
        stands_in = printed and may_stand_in(frame, printed, self._gazetteer)
        return (printed if stands_in else self._listed(frame)) or answer

    def _printed(self, plain: Frame) -> Answer | None:
        answer = answer_single(gather(plain, self.snapshot, self.retriever), self._gazetteer)
        return answer if answer.status == "answered" else None

    def _of_namesake(self, frame: Frame) -> Answer | None:
        """The answer for a place inside the asked one that goes by the same short name."""
        for other, note in namesakes(frame, self._gazetteer):
            answer = self._answer_frame(other)
            if answer.status != "refused":
                return noted(answer, note)
        return None

    def _compared(self, frame: Frame, *, literal: float = 0.0) -> Answer:
        places = self.snapshot, self.retriever, self._gazetteer
        return answer_comparison(frame, *places, literal=literal)

    def _unless_printed(
        self, evidence: Evidence, asked: Frame, prints: Callable[[Answer], bool]
    ) -> Answer:
        """A figure printed as what is asked (高于全市, 平均每个), else worked out."""
        answer = answer_single(evidence, self._gazetteer)
        return answer if answer.status == "answered" and prints(answer) else self._compared(asked)

    def _first_of(self, frame: Frame, evidence: Evidence) -> Answer | None:
        """Those that come first by figures; None where none are asked for or known.

        A place that the reports print needs no figures.
        """
        asked = leading_of(frame)
        if asked is None or prints_place(evidence, self._gazetteer):
            return None
        answer = self._compared(asked, literal=_LITERAL)
        return answer if answer.status == "compared" else None

    def _listed(self, frame: Frame) -> Answer | None:
        """The list that a report prints of those that keep a bound; None where none does."""
        listed = listed_in_reports(frame)
        return self._printed(listed) if listed else None

    def _answer_miss(self, miss: NearMiss, frame: Frame) -> Answer:
        """What the near miss told; where a newer index lost it, what its frame finds there."""
        return take(miss, frame, self.snapshot, self.retriever) or self._answer_frame(frame)

    def _worked_out(self, frame: Frame) -> Answer | None:
        """A share, sum, growth or place, where no report prints it but its figures are found."""
        asked, literal = to_work_out(frame, self._gazetteer)
        if asked is None:
            return None
        answer = self._compared(asked, literal=_LITERAL if literal else 0.0)
        if answer.status != "compared":
            return None
        return standing_in(answer, frame) if asked.operation == "ranking" else answer


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
