"""Which figure stands for each of several things compared: all of one kind, chosen together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from answerer.arithmetic.one_time import of_one_time
from answerer.arithmetic.splitting import Part
from answerer.candidate import Candidate
from answerer.figures.scoring import nearest
from answerer.objections.limits import told_limit
from answerer.overlap import coverage, held_grams
from core.language.conversion import convertible
from core.language.counted import units_agree
from core.language.lexicon import group_of, member_of
from core.parser.frame import Frame
from core.schema import Hit


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the comparison: what it is of, and the figure found (None if none)."""

    name: str
    frame: Frame
    candidate: Candidate | None

    @property
    def side(self) -> str:
        """What its name is: a "region", a "period" or a "subject" (anything else)."""
        if self.name in self.frame.regions:
            return "region"
        return "period" if any(p.label == self.name for p in self.frame.periods) else "subject"


class Pool(NamedTuple):
    """What was found for one of the things compared: its figures, best first, passages, misses."""

    figures: list[Candidate]
    hits: tuple[Hit, ...]
    misses: tuple[Candidate, ...] = ()


# Groups whose members count different things, so that figures of two of them cannot be set
# side by side.
READINGS = frozenset({"门槛", "阶段", "口径", "范围", "方向", "基期"})

# How much of a name must stand around a figure, and what naming it beside the figure counts;
# the name of another of the things compared counts against.
_LEAST_NAMED, _NAMED, _NAMED_OTHER = 0.45, 2.5, 1.5
# The credit of a name that stands in the passage before the figure's sentence.
_NAMED_BEFORE = 0.55
# What a wording like the leader's, the same report and the same sentence count beside scores.
_ALIKE, _SAME_REPORT, _SAME_SENTENCE = 0.4, 0.3, 0.3
# What it counts more for two things that are named in a question.
_PAIRED = 1.2
# What other readings (计划 beside 完成) and another time count against.
_OTHER_READING, _OTHER_PERIOD = 1.5, 1.0


def standing_for(
    part: Part, candidates: Sequence[Candidate], rarity: Mapping[str, float]
) -> list[Candidate]:
    """The candidates whose surroundings name the part, scored by how near they name it.

    `rarity` weighs the bigrams. Nothing changes for parts that their frames tell apart.
    """
    if not part.own:
        return list(candidates)
    found = []
    for candidate in candidates:
        named = _named(part.own, rarity, candidate)
        if named >= _LEAST_NAMED:
            against = _beside(part.others, candidate)
            score = candidate.score + _NAMED * named - _NAMED_OTHER * against
            found.append(replace(candidate, score=score))
    return sorted(found, key=lambda candidate: candidate.order)


def _named(own: frozenset[str], rarity: Mapping[str, float], candidate: Candidate) -> float:
    """How near to a figure a name stands: the mean credit of its bigrams by weight, 0 to 1.

    What a passage names first, it goes on to speak of.
    """
    best = nearest(candidate, lambda text: held_grams(own, text))
    for gram in held_grams(own, candidate.chunk.text[: candidate.span.start]):
        best[gram] = max(best.get(gram, 0.0), _NAMED_BEFORE)
    total = sum(rarity.get(gram, 1.0) for gram in own)
    return sum(rarity.get(gram, 1.0) * value for gram, value in best.items()) / total


def _beside(others: frozenset[str], candidate: Candidate) -> float:
    return len(held_grams(others, candidate.near)) / len(others) if others else 0.0


def choose(
    parts: Sequence[Part], found: Sequence[Sequence[Candidate]], *, unlike: bool = False
) -> tuple[Row, ...]:
    """One figure for each part, all of one unit and time, as alike in wording as can be.

    Those of an `unlike` pair (people and teams) have units of their own.

    `found` holds for each part its acceptable candidates, best first; what is said
    of another place is none of a place's. Each of them leads once; the others
    follow the leader. Rows with the most figures win, then those with the best sum.
    """
    found = [
        [c for c in pool if _of_its_place(part, c)] for part, pool in zip(parts, found, strict=True)
    ]
    best: tuple[tuple[int, float], tuple[Row, ...]] | None = None
    for number, pool in enumerate(found):
        for leader in pool:
            worth, rows = _led_by(leader, number, parts, found, unlike)
            if best is None or worth > best[0]:
                best = worth, rows
    if best is None:
        return tuple(Row(part.name, part.frame, None) for part in parts)
    return best[1]


def _led_by(
    leader: Candidate,
    number: int,
    parts: Sequence[Part],
    found: Sequence[Sequence[Candidate]],
    unlike: bool,
) -> tuple[tuple[int, float], tuple[Row, ...]]:
    taken = {_place(leader)}
    rows = []
    total = leader.score
    for index, (part, pool) in enumerate(zip(parts, found, strict=True)):
        if index == number:
            rows.append(Row(part.name, part.frame, leader))
            continue
        apart = _apart(parts[number], part)
        fitting = [
            (
                c.score
                + _alike(leader, c, apart)
                + _PAIRED * (bool(part.own) and _beside_it(leader, c)),
                c,
            )
            for c in pool
            if _place(c) not in taken
            and (unlike or _one_unit(leader, c))
            and ("期间" in apart or of_one_time(leader, c))
        ]
        chosen = max(fitting, key=lambda pair: (pair[0], -pair[1].rank), default=None)
        rows.append(Row(part.name, part.frame, chosen[1] if chosen else None))
        if chosen:
            total += chosen[0]
            taken.add(_place(chosen[1]))
    return (sum(1 for row in rows if row.candidate), total), tuple(rows)


def _place(candidate: Candidate) -> tuple[str, int]:
    return candidate.chunk.chunk_id, candidate.span.start


def of_another_time(row: Row, beside: Candidate, pool: Sequence[Candidate]) -> Candidate | None:
    """The best figure for a row that only its time keeps from standing beside another."""
    part = Part(row.name, row.frame)
    near = (c for c in pool if _of_its_place(part, c) and _one_unit(beside, c))
    return next((c for c in near if not of_one_time(beside, c)), None)


def _of_its_place(part: Part, candidate: Candidate) -> bool:
    regions = part.frame.regions
    of_one = part.name in regions or (not part.own and len(regions) == 1)
    return not of_one or candidate.region in ("", *regions)


def _one_unit(one: Candidate, other: Candidate) -> bool:
    if one.kind != other.kind:
        return False
    return (
        one.unit == other.unit
        or (bool(one.unit) and units_agree(one.unit, other.unit))
        or convertible(one.unit, other.unit)
    )


def _apart(one: Part, other: Part) -> frozenset[str]:
    """What is asked to differ between two parts: periods, qualifier groups."""
    groups = {group_of(q) for q in {*one.frame.qualifiers} ^ {*other.frame.qualifiers}}
    return frozenset(groups | ({"期间"} if one.frame.periods != other.frame.periods else set()))


def _alike(leader: Candidate, other: Candidate, apart: frozenset[str]) -> float:
    """How well two figures go together: wording, report, passage, readings, period."""
    score = _ALIKE * coverage(leader.near, other.near)
    score += _SAME_REPORT * (leader.report.doc_id == other.report.doc_id)
    score += _SAME_SENTENCE * _beside_it(leader, other)
    score -= _OTHER_READING * bool(mixed(leader, other, apart))
    if "期间" not in apart and leader.period and other.period:
        score -= _OTHER_PERIOD * (leader.period.end != other.period.end)
    return score


def _beside_it(one: Candidate, other: Candidate) -> bool:
    """Whether two figures stand in one sentence."""
    return one.chunk.chunk_id == other.chunk.chunk_id and one.sentence == other.sentence


def mixed(one: Candidate, other: Candidate, apart: frozenset[str]) -> tuple[str, ...]:
    """The readings in which two figures differ though they were not asked to; in words."""
    differing = []
    for group in sorted(READINGS - apart):
        both = [{q for q in c.qualifiers if group_of(q) == group} for c in (one, other)]
        limited = group == "门槛" and bool(both[0] or both[1])
        if (limited or (both[0] and both[1])) and not both[0] & both[1]:
            names = [told_limit(q) if limited else member_of(q) for q in both[0] ^ both[1]]
            differing.append("、".join(sorted(names)))
    return tuple(differing)
