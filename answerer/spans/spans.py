"""Candidates that are not figures: what a finder sees in the sentences of the best passages."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from answerer.candidate import Candidate, Evidence
from answerer.timing import period_fits
from core.language.contexts import Sentence, read_sentences
from core.language.lexicon import STRICT_GROUPS, group_of, qualifiers_in
from core.language.periods import Period, PeriodMention, agreement
from core.language.regions import Gazetteer
from core.parser.frame import Frame
from core.schema import Chunk, Hit, Report, Span

_MOST_PASSAGES = 12
_OPENING = 200
# 2022年度审计报告, 二季度财务数据: the period says which report is meant, not when it was read.
_REPORT_OF = re.compile(
    r"(?:\d年|季度|半年|年度|月份?)度?的?[\u4e00-\u9fff]{0,8}(?:财务|财报|数据|报告|业绩|预算|决算|公报|快报)"
)

_JOINED_QUARTERS = re.compile(r"[一二三四](?:季度)?[、和及]第?[一二三四](?=季度)")
REASON = re.compile(r"为什么|为何|为啥|原因|理由|缘故|怎么回事|凭什么")
# How much of what stands before a section of reasons says what they are for, in characters.
_EXPLAINED = 120
_ASKS = re.compile(r"[？?][”」』\s]*$")


@dataclass(frozen=True, slots=True)
class Found:
    """A span of a chunk, the headline it gives, and how typical an answer it looks.

    `near` are the words that the span goes with, where they are not its clause.
    `period` is the span's own, for dates; `number` a place on a list. `sort` is
    the kind of name (PER, ORG, work, quoted, noun) or the rule that found it;
    `step` says how a headline was worked out that is not printed as such.
    """

    span: Span
    text: str
    fit: float = 0.0
    near: str = ""
    period: Period | None = None
    number: Decimal | None = None
    sort: str = ""
    step: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """A sentence as a finder sees it: in its chunk, with the question's frame."""

    frame: Frame
    chunk: Chunk
    report: Report
    sentences: tuple[Sentence, ...]
    index: int
    gazetteer: Gazetteer

    @property
    def sentence(self) -> Sentence:
        """The sentence looked at."""
        return self.sentences[self.index]

    @property
    def text(self) -> str:
        """The sentence's words."""
        return self.chunk.text[self.sentence.span.start : self.sentence.span.end]

    @property
    def asks(self) -> bool:
        """Whether the report asks something here itself (什么是甲？), and then answers it."""
        return bool(_ASKS.search(self.text))

    @property
    def with_asking(self) -> str:
        """The sentence's words, behind the question of the report that they answer.

        Reasons under a heading of their own (二、修订原因) stand behind what they explain.
        """
        if self.gives_reasons and REASON.search(self.frame.question):
            return self.report.text[: self.chunk.start][-_EXPLAINED:] + self.text
        if not self.index:
            return self.text
        previous = replace(self, index=self.index - 1)
        alike = bool(REASON.search(previous.text)) == bool(REASON.search(self.frame.question))
        return previous.text + self.text if previous.asks and alike else self.text

    @property
    def gives_reasons(self) -> bool:
        """Whether the sentence stands under a heading that says it gives reasons."""
        return any(REASON.search(heading) for heading in self.chunk.section[-1:])

    @property
    def opening(self) -> str:
        """How the report begins, which says what all of it is about."""
        return self.report.text[:_OPENING]

    @property
    def start(self) -> int:
        """Offset of the sentence in the chunk's text."""
        return self.sentence.span.start


Finder = Callable[[View], Iterable[Found]]


def views_of(evidence: Evidence, gazetteer: Gazetteer) -> Iterator[tuple[View, Hit, int]]:
    """Every sentence of the best passages, with its passage's hit and rank (from 1)."""
    for rank, hit in enumerate(evidence.hits[:_MOST_PASSAGES], start=1):
        report = evidence.reports[hit.chunk.doc_id]
        sentences = tuple(read_sentences(report, hit.chunk, gazetteer))
        for index in range(len(sentences)):
            yield View(evidence.frame, hit.chunk, report, sentences, index, gazetteer), hit, rank


def candidate_of(view: View, rank: int, found: Found) -> Candidate:
    """What a finder saw, with the place, time and qualifiers that hold there."""
    sentence, text = view.sentence, view.chunk.text
    whole = sentence.span
    clause = sentence.clause_at(found.span.start)
    period, wording, inferred = _period_of(view, found)
    return Candidate(
        chunk=view.chunk,
        report=view.report,
        span=found.span,
        text=found.text,
        clause=clause,
        sentence=Span(min(whole.start, found.span.start), max(whole.end, found.span.end)),
        near=found.near or text[clause.start : clause.end],
        region=_region_of(view, found.span),
        period=period,
        wording=wording,
        inferred=inferred,
        qualifiers=_qualifiers_of(view, found),
        number=found.number,
        unit="第" if found.number is not None else "",
        kind="rank" if found.number is not None else "",
        rank=rank,
        fit=found.fit,
        sort=found.sort,
        step=found.step,
    )


def _region_of(view: View, span: Span) -> str:
    """The asked region where the sentence names or inherits it, else the governing one.

    A sentence that names no place but those inside the span also speaks for the
    region above the one it inherited, and for the report's own. Where nothing
    says which place is meant, it is one that the passage or its title names.
    """
    frame, sentence = view.frame, view.sentence
    known = sentence.regions()
    if any(r not in known and not is_named_around(view, r) for r in frame.regions[1:]):
        return ""
    for region in frame.regions:
        if region in known:
            return region
    outside = [p for p in sentence.places if not (span.start <= p.start and p.end <= span.end)]
    home = (sentence.carried_region, view.chunk.region, view.report.region)
    if all(place.scope for place in outside):
        for region in frame.regions:
            if any(name and is_within(name, region, view.gazetteer) for name in home):
                return region
            if not any(home) and is_named_around(view, region):
                return region
    before = [place for place in outside if place.end <= span.start and not place.scope]
    return before[-1].name if before else sentence.carried_region


def is_named_around(view: View, region: str) -> bool:
    """Whether the passage, its report's title or beginning names a region."""
    short = region[:2] if len(region) > 2 else region
    return any(short in text for text in (view.report.title, view.chunk.text, view.opening))


def is_within(inner: str, outer: str, gazetteer: Gazetteer) -> bool:
    """Whether a region of the one name is one of the other, or lies in it."""
    return inner == outer or any(
        gazetteer.within(one, other)
        for one in gazetteer.named(inner)
        for other in gazetteer.named(outer)
    )


def _period_of(view: View, found: Found) -> tuple[Period | None, str, bool]:
    """The asked period where the span lies in it, else the period that governs the span.

    A period that the sentence states must lie in the asked one; one that it only
    inherits, or that the title states, may also hold the asked one.
    """
    governing = view.sentence.period_at(found.span.start, found.span.end)
    own = found.period or governing.period
    stated = [found.period] if found.period else [m.period for m in view.sentence.periods]
    for asked in view.frame.periods:
        if found.period and _is_report_of(view, asked):
            return asked, governing.wording, governing.inferred
        if found.period and period_fits(asked, found.period):
            return own, governing.wording, governing.inferred
        if any(period and _lies_in(asked, period) for period in stated):
            return asked, governing.wording, False
        if not found.period and any(_is_this_year(m, asked) for m in view.sentence.periods):
            return asked, governing.wording, True
        if own and own.years == asked.years and _is_joined(view.text, asked):
            return asked, governing.wording, False
        if _goes_on(view, asked):
            return asked, governing.wording, True
        if not stated and own and (_lies_in(asked, own) or agreement(asked, own) == "covers"):
            return asked, governing.wording, True
        if not stated and asked.label in view.report.title + view.opening:
            return asked, asked.label, True
    return own, governing.wording, governing.inferred


def _is_joined(text: str, asked: Period) -> bool:
    """Whether a sentence tells of the asked quarter along with another: 第二、第三季度."""
    if asked.grain != "quarter":
        return False
    numeral = asked.label.removesuffix("季度")[-1]
    return any(numeral in match.group() for match in _JOINED_QUARTERS.finditer(text))


def _goes_on(view: View, asked: Period) -> bool:
    """Whether a reason is of the time before it: 今年开局好, 因为去年的厂房已经交付."""
    carried = view.sentence.carried.period
    if view.frame.asked != "text" or not REASON.search(view.frame.question) or not carried:
        return False
    explains = view.gives_reasons or view.with_asking != view.text
    return explains and (_lies_in(asked, carried) or agreement(asked, carried) == "covers")


def _is_report_of(view: View, asked: Period) -> bool:
    """Whether the question speaks of a report on the asked period, and so does the passage."""
    known = view.report.title + view.opening + view.chunk.text
    return bool(_REPORT_OF.search(view.frame.question)) and f"{asked.start.year}年" in known


def _is_this_year(mention: PeriodMention, asked: Period) -> bool:
    """今年 said in the course of the asked month means that month too."""
    period = mention.period
    return mention.text == "今年" and period is not None and agreement(asked, period) == "covers"


def _lies_in(asked: Period, found: Period) -> bool:
    return period_fits(asked, found) or agreement(asked, found) == "within"


def _qualifiers_of(view: View, found: Found) -> tuple[str, ...]:
    """Those that say which matter is meant.

    The words beside the span come first, then its sentence; a number in a series
    and a level may be inherited from the passage or the title. What only changes a
    figure (计划, 累计, 同比) contradicts no name or reason, so what was asked stands; but a
    place among 10亿元以上项目 is none among 亿元以上项目.
    """
    own = [q for q in qualifiers_in(found.near) if _identifies(q)]
    own += _of_other_groups(qualifiers_in(view.text), own)
    for text in (view.chunk.text[: view.start], view.report.title, view.opening):
        inherited = [q for q in reversed(qualifiers_in(text)) if _is_inherited(q)]
        own += _of_other_groups(inherited, own)[:3]
    if found.number is not None:
        own += [q for q in qualifiers_in(found.near) if group_of(q) == "门槛"]
    told = {group_of(q) for q in own}
    asked = [q for q in view.frame.qualifiers if not _identifies(q)]
    return (*own, *(q for q in asked if group_of(q) not in told))


def _of_other_groups(qualifiers: Iterable[str], known: list[str]) -> list[str]:
    groups = {group_of(q) for q in known}
    return [q for q in qualifiers if _identifies(q) and group_of(q) not in groups]


def _is_inherited(qualifier: str) -> bool:
    return group_of(qualifier).startswith(("次序", "层级", "方向"))


def _identifies(qualifier: str) -> bool:
    group = group_of(qualifier)
    return group in STRICT_GROUPS or group.startswith("次序")


def moved(found: Found, offset: int) -> Found:
    """The same find, its span counted from `offset`."""
    span = Span(found.span.start + offset, found.span.end + offset)
    return replace(found, span=span)
