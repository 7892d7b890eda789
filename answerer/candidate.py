"""A piece of a report that may answer a question."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from core.encoders.encoder import Encoder
from core.language.periods import Period
from core.language.regions import Gazetteer
from core.parser.frame import Frame
from core.schema import Chunk, Fact, Hit, Report, Span

_FALLS = re.compile(
    r"(?:下降|降低|减少|下滑|下跌|回落|缩减|降|跌|减|负增长)(?:了|幅度?)?(?:为|约|近|超)?$"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span of a chunk with what it is about and how it agrees with the frame.

    `span`, `clause` and `sentence` are offsets in the chunk's text. `text` is
    the headline that it would give. `support` (0 to 1) says how much of the
    asked indicator stands near it, `similarity` (cosine, 0 where it was not
    computed) how close its clause is to the question; `differs` names what
    disagrees with the frame (empty: acceptable). `before` is the passage before
    the chunk. `number` is in the base `unit`, None for candidates that are not
    figures. `sort` is the kind of name, or the rule that found it; `step` says
    how a text was worked out that is not printed as such.
    """

    chunk: Chunk
    report: Report
    span: Span
    text: str
    clause: Span
    sentence: Span
    before: str = ""
    near: str = ""
    region: str = ""
    period: Period | None = None
    wording: str = ""
    inferred: bool = False
    qualifiers: tuple[str, ...] = ()
    number: Decimal | None = None
    unit: str = ""
    kind: str = ""
    rank: int = 0
    support: float = 0.0
    similarity: float = 0.0
    fit: float = 0.0
    score: float = 0.0
    differs: tuple[str, ...] = field(default=())
    sort: str = ""
    step: str = ""

    @property
    def sentence_text(self) -> str:
        """The whole sentence, as joined in the chunk."""
        return self.chunk.text[self.sentence.start : self.sentence.end]

    @property
    def clause_text(self) -> str:
        """The clause that holds the span."""
        return self.chunk.text[self.clause.start : self.clause.end]

    @property
    def clause_before(self) -> str:
        """The clause that holds the span, up to it."""
        return self.chunk.text[self.clause.start : self.span.start]

    @property
    def beside(self) -> str:
        """The words of the figure: those beside it and those of its clause before it."""
        return f"{self.near} {self.clause_before}"

    @property
    def signed(self) -> Decimal | None:
        """Its number, below zero for a rate that is said to have fallen."""
        before = self.chunk.text[self.sentence.start : self.span.start]
        falls = self.number is not None and self.kind == "percent" and _FALLS.search(before)
        return -abs(self.number) if falls and self.number is not None else self.number

    @property
    def states_period(self) -> bool:
        """Whether its own sentence states its time; else it is inherited."""
        return bool(self.wording) and self.wording in self.sentence_text

    @property
    def order(self) -> tuple[Any, ...]:
        """Best first; ties by newest report, then by id and place."""
        published = self.report.published.toordinal() if self.report.published else 0
        return (-round(self.score, 6), -published, self.chunk.chunk_id, self.span.start)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found for one frame: the hits, their reports and figures.

    `rarity` weighs the bigrams of the asked indicator: the rarer in the
    reports, the heavier; a word that no report uses is the asker's own and
    weighs little. `reprints` are the other prints of a report.
    """

    frame: Frame
    hits: tuple[Hit, ...]
    reports: dict[str, Report]
    facts: dict[str, list[Fact]]
    rarity: Mapping[str, float]
    encoder: Encoder
    gazetteer: Gazetteer
    reprints: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def before(self, chunk: Chunk) -> str:
        """The passage right before this one in its section, if it was found too; else empty."""
        for hit in self.hits:
            other = hit.chunk
            follows = other.doc_id == chunk.doc_id and other.number == chunk.number - 1
            if follows and other.section == chunk.section:
                return other.text
        return ""


def figures(evidence: Evidence) -> list[Candidate]:
    """Every figure of the hits, unscored."""
    found = []
    for rank, hit in enumerate(evidence.hits, start=1):
        for fact in evidence.facts.get(hit.chunk.chunk_id, ()):
            found.append(
                Candidate(
                    chunk=hit.chunk,
                    report=evidence.reports[hit.chunk.doc_id],
                    span=Span(fact.start, fact.end),
                    text=fact.text,
                    clause=fact.clause,
                    sentence=fact.sentence,
                    near=fact.indicator,
                    region=fact.region,
                    period=fact.period,
                    wording=fact.period_text,
                    inferred=fact.inferred,
                    qualifiers=fact.qualifiers,
                    number=fact.number,
                    unit=fact.unit,
                    kind=fact.kind,
                    rank=rank,
                )
            )
    return found
