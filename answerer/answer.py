"""What an answer is, and the proof that it must carry.

The JSON form is the project's published format (see README): others read it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from core.parser.frame import Frame
from core.schema import Hit


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote and its place: `report.text[start:end] == quote`, always.

    `n` counts from 1 inside one answer.
    """

    n: int
    doc_id: str
    chunk_id: str
    title: str
    publisher: str
    published: str
    page: int | None
    section: tuple[str, ...]
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Value:
    """A figure of the answer; `number` is in the base `unit`; `citation` is a Citation.n."""

    text: str
    number: str
    unit: str
    citation: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One row of a comparison table. `value` is empty where nothing was found."""

    subject: str
    region: str
    period: str
    indicator: str
    value: str
    citation: int | None


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A value that disagrees with the question: `differs` says how (年份, 地区, 口径, 门槛).

    `frame`, the asked one changed in what differs, and `chunk_id`, its passage, ask for it
    (`Assistant.ask`); they are not part of the JSON form. `question` does in words, which
    may or may not find it (`Assistant.tried_out`).
    """

    differs: tuple[str, ...]
    answer: str
    citation: int
    frame: Frame
    chunk_id: str
    question: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Another value for the same thing in another report."""

    answer: str
    citation: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the assistant says to one question.

    `status` is "answered", "compared" or "refused". `answer` is the headline,
    empty when refused; `message` is what staff read when refused, and for an
    answered question a note such as the year that was taken; `reason` is a
    short code: no_match, near_miss, incomplete, no_indicator, empty_question,
    too_long, off_topic.
    `sentence` is the sentence that holds the value. `steps` is the arithmetic.
    `parts` are the answers of the two questions in one.
    """

    question: str
    status: str
    frame: Frame
    answer: str = ""
    message: str = ""
    reason: str = ""
    sentence: str = ""
    values: tuple[Value, ...] = ()
    table: tuple[Cell, ...] = ()
    steps: tuple[str, ...] = ()
    parts: tuple["Answer", ...] = ()
    citations: tuple[Citation, ...] = ()
    near_misses: tuple[NearMiss, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    reprints: tuple[str, ...] = ()
    hits: tuple[Hit, ...] = ()
    latency_ms: float = 0.0

    def to_json(self, question_id: str = "") -> dict[str, Any]:
        """The answer in the published JSON format (section 'Formats' of the design)."""
        return {
            "id": question_id,
            "question": self.question,
            "status": self.status,
            "answer": self.answer,
            "message": self.message,
            "reason": self.reason,
            "sentence": self.sentence,
            "values": [_as_dict(value) for value in self.values],
            "table": [_as_dict(cell) for cell in self.table],
            "steps": list(self.steps),
            "parts": [part.to_json() for part in self.parts],
            "frame": self.frame.to_json(),
            "citations": [_as_dict(citation) for citation in self.citations],
            "near_misses": [_near_miss_as_dict(miss) for miss in self.near_misses],
            "conflicts": [_as_dict(conflict) for conflict in self.conflicts],
            "reprints": list(self.reprints),
            "hits": [
                {
                    "doc_id": hit.chunk.doc_id,
                    "chunk_id": hit.chunk.chunk_id,
                    "score": round(hit.score, 6),
                    "text": hit.chunk.text,
                }
                for hit in self.hits[:10]
            ],
            "latency_ms": round(self.latency_ms, 1),
        }


def with_questions(answer: Answer, wanted: Callable[[NearMiss], bool]) -> Answer:
    """The answer, its near misses left only the questions of those that are wanted."""
    return replace(
        answer,
        near_misses=tuple(
            miss if wanted(miss) else replace(miss, question="") for miss in answer.near_misses
        ),
        parts=tuple(with_questions(part, wanted) for part in answer.parts),
    )


def _near_miss_as_dict(miss: NearMiss) -> dict[str, Any]:
    return {
        "differs": list(miss.differs),
        "answer": miss.answer,
        "citation": miss.citation,
        "question": miss.question,
    }


def _as_dict(value: Citation | Value | Cell | Conflict) -> dict[str, Any]:
    data = {name: getattr(value, name) for name in value.__slots__}
    return {name: list(item) if isinstance(item, tuple) else item for name, item in data.items()}
