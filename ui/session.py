"""What one visitor's session remembers: the turns, the question to ask, the open source."""

import secrets
from dataclasses import dataclass, field
from typing import cast

import streamlit as st

from answerer.answer import Answer, Citation, NearMiss
from core.parser.frame import Frame
from ui.frames import written

# How many earlier questions a follow-up may lean on.
CONTEXT_TURNS = 5


@dataclass(frozen=True, slots=True)
class Ask:
    """A question to ask in this run; `note` says which condition staff changed.

    `context` is what it leans on; None for the conversation before it. `miss` is
    the near miss that it asks for, by its frame.
    """

    question: str
    frame: Frame | None = None
    note: str = ""
    context: tuple[str, ...] | None = None
    miss: NearMiss | None = None

    @property
    def words(self) -> str:
        """What a follow-up leans on: the question, or its reading as staff changed it."""
        return written(self.frame) if self.frame else self.question


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and what came of it: an answer, or the error's text for staff.

    `untried` until the questions of its near misses have been asked: till then they are only shown.
    """

    ask: Ask
    answer: Answer | None = None
    error: str = ""
    untried: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A citation on the page: which turn, which part of its answer, which number."""

    turn: int
    part: int
    n: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A line of the history: when (ISO 8601), what, and the headline that came of it.

    `context` holds the earlier questions that it leaned on; empty if it stands alone.
    """

    time: str
    question: str
    answer: str = ""
    context: tuple[str, ...] = ()


@dataclass(slots=True)
class Session:
    """The state of one visitor; lives as long as the browser tab.

    `said` is what came of the latest feedback on each turn. `asked` outlives a
    cleared conversation. `pins` holds the pinned conditions as a frame. `who` is the
    user's name, empty where nobody logs in; `id` tells such visitors apart.
    """

    turns: list[Turn] = field(default_factory=list)
    pending: Ask | None = None
    source: Place | None = None
    source_closed: bool = False
    snapshot_id: str = ""
    said: dict[int, str] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    pins: Frame | None = None
    who: str = ""
    id: str = field(default_factory=lambda: secrets.token_hex(8))

    def context(self, turn: int | None = None) -> tuple[str, ...]:
        """The earlier questions that this turn (or the one to ask) may lean on, oldest first."""
        asked = self.pending if turn is None else self.turns[turn].ask
        if asked and asked.context is not None:
            return asked.context
        end = len(self.turns) if turn is None else turn
        earlier = self.turns[max(0, end - CONTEXT_TURNS) : end]
        return tuple(before.ask.words for before in earlier)

    def ask(self, ask: Ask) -> None:
        """Ask this in the run that follows."""
        self.pending = ask

    def add(self, turn: Turn) -> None:
        """Remember a turn; its source takes the place of the one that was open."""
        self.turns.append(turn)
        self.pending = None
        self.show_source(None)

    def untried(self) -> int | None:
        """The latest turn with near misses to be tried out; None if there is none."""
        return next((n for n in reversed(range(len(self.turns))) if self.turns[n].untried), None)

    def clear(self) -> None:
        """Forget the conversation."""
        self.turns.clear()
        self.said.clear()
        self.pending = None
        self.show_source(None)

    def show_source(self, place: Place | None) -> None:
        """Open a source; None goes back to the latest answer's first."""
        self.source = place
        self.source_closed = False

    def close_source(self) -> None:
        """Close the source until the next answer or click."""
        self.source = None
        self.source_closed = True

    def citations(self, place: Place) -> tuple[Citation, ...]:
        """All citations of the answer at this place; none if it is there no more."""
        turns = self.turns[place.turn : place.turn + 1]
        parts = leaves(turns[0].answer) if turns else ()
        return parts[place.part].citations if place.part < len(parts) else ()

    def citation(self, place: Place) -> Citation | None:
        """The citation at this place; None if there is none any more."""
        return next((c for c in self.citations(place) if c.n == place.n), None)

    def first_source(self) -> Place | None:
        """The first citation of the latest turn, if it answered."""
        turn = len(self.turns) - 1
        for part, answer in enumerate(leaves(self.turns[turn].answer) if self.turns else ()):
            if answer.citations and answer.status != "refused":
                return Place(turn, part, answer.citations[0].n)
        return None


def leaves(answer: Answer | None) -> tuple[Answer, ...]:
    """The answers to show one after another: the parts of a two-part question, or the answer."""
    if answer is None:
        return ()
    return answer.parts or (answer,)


def session() -> Session:
    """This visitor's session."""
    if "session" not in st.session_state:
        st.session_state["session"] = Session()
    return cast(Session, st.session_state["session"])
