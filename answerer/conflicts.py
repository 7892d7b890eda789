"""The same thing with another figure: which comes first, and what is said of the rest."""

import re
from collections.abc import Sequence

from answerer.answer import Conflict
from answerer.candidate import Candidate
from answerer.citations import Citations
from answerer.figures.values import alike, same_thing

# How close in score (log odds) a second figure must come to speak of the same thing.
_RIVAL = 1.0
# A revised figure is worded otherwise (决算数 for 收入) and so lies further off.
_RIVAL_REVISED = 2.0


# 比初步核算数减少5.7亿元 tells how far a figure moved, not the figure.
_MOVED = re.compile(r"(?:增加|减少|增长|下降|提高|降低|上调|下调|[调多少增减])了?$")


def _moved(candidate: Candidate) -> bool:
    text, span = candidate.chunk.text, candidate.span
    return bool(_MOVED.search(text, max(0, span.start - 4), span.start))


def rivals_of(best: Candidate, accepted: Sequence[Candidate]) -> list[Candidate]:
    """Other figures for what the best is of, one for each number."""
    found = {
        c.number: c
        for c in reversed(accepted)
        if c.number is not None
        and c.number != best.number
        and _moved(c) == _moved(best)
        and c.score >= best.score - (_RIVAL if _revision(c) == _revision(best) else _RIVAL_REVISED)
        and same_thing(best, c)
        and _alike(best, c)
    }
    return sorted(found.values(), key=lambda c: c.order)


def preferred(accepted: Sequence[Candidate]) -> list[Candidate]:
    """The same candidates; of figures that contradict each other the one to trust comes first.

    A revised figure goes before a preliminary one, the newest report before
    older ones, a figure whose year is stated before one whose year is inferred.
    """
    best = accepted[0]
    if best.number is None:
        return list(accepted)
    first = max((best, *rivals_of(best, accepted)), key=lambda c: (_trust(c), c is best))
    return [first, *(c for c in accepted if c is not first)]


def conflicts_of(
    best: Candidate, accepted: Sequence[Candidate], citations: Citations
) -> tuple[Conflict, ...]:
    """The other figures, each with who says so and why it comes second."""
    others = sorted(rivals_of(best, accepted), key=lambda c: (_trust(c), c.score), reverse=True)
    return tuple(Conflict(c.text, citations.cite(c), _why(best, c)) for c in others)


def _trust(candidate: Candidate) -> tuple[int, int, bool]:
    published = candidate.report.published
    return _revision(candidate), published.toordinal() if published else 0, not candidate.inferred


def _revision(candidate: Candidate) -> int:
    if "修订:修订" in candidate.qualifiers:
        return 1
    return -1 if "修订:初步" in candidate.qualifiers else 0


def _why(best: Candidate, other: Candidate) -> str:
    """Who says so, and why the answer goes before it."""
    published = other.report.published
    source = f"{other.report.publisher}{published.isoformat() if published else ''}"
    if best.report.doc_id == other.report.doc_id:
        source = "同一报告的另一处"
    if _revision(best) != _revision(other):
        reason = "所答为修订后的数据" if _revision(best) > 0 else "此为初步数据"
    elif best.report.published and published and best.report.published > published:
        reason = "所答的报告更新"
    elif other.inferred and not best.inferred:
        reason = "所答的写明了时间"
    else:
        reason = "所答的更贴近问题"
    return "，".join(part for part in (source or "另一份报告", reason) if part)


def _alike(one: Candidate, other: Candidate) -> bool:
    """Whether the words beside two figures say the same; a revision is worded otherwise."""
    if _revision(one) != _revision(other):
        return True
    return alike(one, other)
