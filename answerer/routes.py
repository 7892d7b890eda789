"""The ways to answer one frame, tried in order: printed, set side by side, worked out."""

from collections.abc import Callable
from dataclasses import dataclass

from answerer.answer import Answer
from answerer.arithmetic.changes import change_of, is_from_before
from answerer.arithmetic.evenly import evenly, prints_mean
from answerer.arithmetic.holders import of_whole, without_gap
from answerer.arithmetic.moments import compare_moments
from answerer.arithmetic.printed import is_printed, may_be_printed, may_stand_in, printed_reading
from answerer.arithmetic.standing import leading_of, listed_in_reports, standing_in
from answerer.arithmetic.wholes import gap_to_whole, prints_gap
from answerer.arithmetic.working_out import to_work_out
from answerer.candidate import Evidence
from answerer.captions import with_captions
from answerer.imprints import imprinted
from answerer.namesakes import namesakes, noted
from answerer.ranking import prints_place
from answerer.refusal import NO_INDICATOR, NO_PLACE, refuse, unnamed_place
from answerer.search import gather
from answerer.several import answer_comparison, told_side_by_side
from answerer.single import answer_single
from answerer.spans.outlines import outlined
from core.index.snapshot import Snapshot
from core.language.regions import Gazetteer
from core.parser.among import YEARS
from core.parser.frame import Frame
from retriever.retriever import Retriever

# How much of what is asked must stand beside figures that are reckoned with for want of a
# printed one, and beside those of all places or years.
_LITERAL, _MOSTLY = 0.8, 0.65
# The operations that ask for a name only: without it figures in other words serve.
_ONE_OF_ALL = frozenset({"most", "least", "ranking"})


@dataclass(frozen=True, slots=True)
class Routes:
    """The answer to a frame from one snapshot."""

    snapshot: Snapshot
    retriever: Retriever

    @property
    def _places(self) -> tuple[Snapshot, Retriever, Gazetteer]:
        return self.snapshot, self.retriever, self.snapshot.gazetteer

    def answer(self, frame: Frame) -> Answer:
        """The first answer that holds, else a refusal with its near misses."""
        if not (frame.indicator or frame.qualifiers or frame.subjects or frame.measure):
            return refuse(frame.question, frame, "no_indicator", NO_INDICATOR)
        if said := unnamed_place(frame):
            return refuse(frame.question, frame, "no_place", NO_PLACE.format(said=said))
        if frame.asked == "compare":
            return self._answer_comparison(frame)
        evidence = with_captions(gather(frame, self.snapshot, self.retriever))
        if first := self._first_of(frame, evidence):
            return first
        if gap := gap_to_whole(frame, self.snapshot.gazetteer):
            return self._unless_printed(evidence, gap, prints_gap)
        if whole := of_whole(frame, self.snapshot.gazetteer):
            found = without_gap(evidence)
            hits = evidence.hits[:10]
            return told_side_by_side(frame, found, hits) if found else self.answer(whole)
        if mean := evenly(frame):
            return self._unless_printed(evidence, mean, prints_mean)
        listed = outlined(evidence, self.snapshot) if frame.asked == "list" else None
        answer = imprinted(evidence) or listed or answer_single(evidence, self.snapshot.gazetteer)
        if change := self._change_for(frame, answer):
            return change
        if answer.status == "refused":
            return self._worked_out(frame) or self._of_namesake(frame) or answer
        return answer

    def _answer_comparison(self, frame: Frame) -> Answer:
        """The comparison; what a report prints as its result comes before what is worked out.

        Where nothing can be worked out, the figure or list that a report prints.
        """
        changed = change_of(frame, *self._places) if is_from_before(frame.question) else None
        if told := changed or compare_moments(frame, *self._places):
            return told
        plain = printed_reading(frame, self.snapshot.gazetteer)
        printed = self._printed(plain) if plain and may_be_printed(frame) else None
        if printed and is_printed(frame, printed, self.snapshot.gazetteer):
            return printed
        answer = self._compared(frame, literal=_MOSTLY if frame.among else 0.0)
        places = frame.operation in _ONE_OF_ALL and frame.among != YEARS
        if answer.status == "refused" and places:
            answer = self._compared(frame)
        if answer.status != "refused":
            return answer
        if change := change_of(frame, *self._places):
            return change
        printed = printed or (self._printed(plain) if plain else None)
        stands_in = printed and may_stand_in(frame, printed, self.snapshot.gazetteer)
        return (printed if stands_in else self._listed(frame)) or answer

    def _printed(self, plain: Frame) -> Answer | None:
        answer = answer_single(
            gather(plain, self.snapshot, self.retriever), self.snapshot.gazetteer
        )
        return answer if answer.status == "answered" else None

    def _change_for(self, frame: Frame, answer: Answer) -> Answer | None:
        """The difference of two printed figures, where none is printed itself."""
        change = change_of(frame, *self._places)
        if change is None or answer.status == "refused":
            return change
        return change if answer.answer in {cell.value for cell in change.table} else None

    def _of_namesake(self, frame: Frame) -> Answer | None:
        """The answer for a place inside the asked one that goes by the same short name."""
        for other, note in namesakes(frame, self.snapshot.gazetteer):
            answer = self.answer(other)
            if answer.status != "refused":
                return noted(answer, note)
        return None

    def _compared(self, frame: Frame, *, literal: float = 0.0) -> Answer:
        """The figures side by side; where none are found so, each by a question of its own."""
        answer = answer_comparison(frame, *self._places, literal=literal)
        if answer.status != "refused" or frame.among or literal:
            return answer
        apart = answer_comparison(frame, *self._places, alone=True)
        return apart if apart.status != "refused" else answer

    def _unless_printed(
        self, evidence: Evidence, asked: Frame, prints: Callable[[Answer], bool]
    ) -> Answer:
        """A figure printed as what is asked (高于全市, 平均每个), else worked out."""
        answer = answer_single(evidence, self.snapshot.gazetteer)
        return answer if answer.status == "answered" and prints(answer) else self._compared(asked)

    def _first_of(self, frame: Frame, evidence: Evidence) -> Answer | None:
        """Those that come first by figures; None where none are asked for or known.

        A place that the reports print needs no figures.
        """
        asked = leading_of(frame)
        if asked is None or prints_place(evidence, self.snapshot.gazetteer):
            return None
        answer = self._compared(asked, literal=_LITERAL)
        return answer if answer.status == "compared" else None

    def _listed(self, frame: Frame) -> Answer | None:
        """The list that a report prints of those that keep a bound; None where none does."""
        listed = listed_in_reports(frame)
        return self._printed(listed) if listed else None

    def _worked_out(self, frame: Frame) -> Answer | None:
        """A share, sum, growth or place, where no report prints it but its figures are found."""
        asked, literal = to_work_out(frame, self.snapshot.gazetteer)
        if asked is None:
            return None
        answer = self._compared(asked, literal=_LITERAL if literal else 0.0)
        if answer.status != "compared":
            return None
        return standing_in(answer, frame) if asked.operation == "ranking" else answer
