"""Example questions made from the index's own facts."""

from core.schema import Fact
from core.snapshot import Snapshot

_ASK = {"count": "有多少", "money": "是多少", "percent": "是多少", "measure": "是多少"}
_LONGEST = 14
_LOOKED_AT = 2000


def example_questions(snapshot: Snapshot, count: int) -> tuple[str, ...]:
    """Up to `count` questions, of different places and kinds of figure where there are any."""
    chosen: list[Fact] = []
    places: set[str] = set()
    facts = [f for f in snapshot.find_facts(limit=_LOOKED_AT) if _is_clear(f)]
    for fact in sorted(facts, key=lambda f: (len(f.indicator), f.chunk_id, f.start)):
        if fact.region in places:
            continue
        chosen.append(fact)
        places.add(fact.region)
        if len(chosen) == count:
            break
    return tuple(_question(fact) for fact in chosen)


def _is_clear(fact: Fact) -> bool:
    words = fact.indicator.replace(" ", "")
    return bool(
        fact.region
        and fact.period
        and fact.period.grain == "year"
        and not fact.inferred
        and fact.kind in _ASK
        and 5 <= len(words) <= _LONGEST
        and all("\u4e00" <= char <= "\u9fff" for char in words)
    )


def _question(fact: Fact) -> str:
    label = fact.period.label if fact.period else ""
    return f"{fact.region}{label}{fact.indicator.replace(' ', '')}{_ASK[fact.kind]}？"
