"""Example questions made from the index's own facts, each tried out before it is offered."""

from collections.abc import Callable, Iterator
from itertools import islice

from answerer.answer import Answer
from answerer.rephrasing import is_name, name_of, question_of
from core.index.snapshot import Snapshot
from core.schema import Fact

_KINDS = frozenset({"count", "money", "percent", "measure"})
_SHORTEST, _LONGEST = 4, 14
_LOOKED_AT = 2000
# Questions tried out for each one that is wanted.
_TRIED = 4


def example_questions(
    snapshot: Snapshot, ask: Callable[[str], Answer], count: int
) -> tuple[str, ...]:
    """Up to `count` questions that are answered by the figure that they were made from.

    Of different places and indicators where there are any, the latest years first.
    """
    facts = [fact for fact in snapshot.find_facts(limit=_LOOKED_AT) if _is_clear(fact)]
    found: list[str] = []
    for fact in islice(_varied(sorted(facts, key=_order)), _TRIED * count):
        question = _question(fact)
        if question not in found and _answers(ask(question), fact):
            found.append(question)
        if len(found) == count:
            break
    return tuple(found)


def _varied(facts: list[Fact]) -> Iterator[Fact]:
    """Those that read well: first one of each place and indicator, then the others."""
    used: set[str] = set()
    left = []
    for fact in facts:
        name = name_of(fact.indicator, fact.region)
        if {fact.region, name} & used:
            left.append(fact)
        elif is_name(name, fact.kind):
            used |= {fact.region, name}
            yield fact
    yield from (f for f in left if is_name(name_of(f.indicator, f.region), f.kind))


def _is_clear(fact: Fact) -> bool:
    """Whether its place and year are known and its words are in one piece."""
    name = name_of(fact.indicator, fact.region)
    return bool(
        fact.region
        and fact.period
        and fact.period.grain == "year"
        and fact.kind in _KINDS
        and " " not in fact.indicator.strip()
        and _SHORTEST <= len(name) <= _LONGEST
        and all("\u4e00" <= char <= "\u9fff" for char in name)
    )


def _order(fact: Fact) -> tuple[bool, int, int, str, int]:
    year = fact.period.start.year if fact.period else 0
    return (fact.inferred, -year, len(fact.indicator), fact.chunk_id, fact.start)


def _question(fact: Fact) -> str:
    year = fact.period.label if fact.period else ""
    name = name_of(fact.indicator, fact.region)
    return question_of(fact.region, year, name, fact.kind, fact.unit)


def _answers(answer: Answer, fact: Fact) -> bool:
    return answer.status == "answered" and [v.text for v in answer.values[:1]] == [fact.text]
