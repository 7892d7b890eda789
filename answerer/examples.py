"""Example questions made from the index's own facts."""

import re

from core.schema import Fact
from core.snapshot import Snapshot

_ASK = {"count": "有多少", "money": "是多少", "percent": "是多少", "measure": "是多少"}
_LONGEST = 14
_OPENING = re.compile(r"^(?:[该全我本][县市区省]|其中|共|也|还|又|并|已)+|(?:是|为|有|达|达到|共)$")
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
    words = _indicator(fact)
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
    return f"{fact.region}{label}{_indicator(fact)}{_ASK[fact.kind]}？"


def _indicator(fact: Fact) -> str:
    """The indicator less the place it repeats and words that only open a clause."""
    words = fact.indicator.replace(" ", "").replace(fact.region, "")
    return _OPENING.sub("", words)
