"""Figures tied to names by order: 甲、乙、丙分别增长1%、2%和3%."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.language.quantity import Quantity
from core.schema import Span

_JOINT = re.compile(r"^\s*(?:[、,，]|和|及|以及|与)?\s*(?:分别)?\s*$")
_NAMES = re.compile(r"[、]|以及|和|及|与")
_PAUSE = re.compile(r"[,，。;；:：]")


@dataclass(frozen=True, slots=True)
class Tie:
    """What a figure belongs to: its name, and what the last name says for all of them."""

    name: str
    shared: str = ""


def align(
    text: str, sentence: Span, quantities: Sequence[Quantity], heads: Sequence[str] = ()
) -> dict[int, Tie]:
    """Index of a figure -> the name it belongs to, where order ties them.

    A run of n figures, parted by nothing but 、 or 和, belongs to the nearest
    list of n names before it in the sentence, if the sentence says 分别 before
    the figures or, for figures of one unit, the list stands in the same clause.
    Of `heads` (places and times) what follows the last is shared: 甲县、乙县产值分别为.
    """
    aligned: dict[int, Tie] = {}
    for run in _runs(text, quantities):
        first = quantities[run[0]].start
        before = text[sentence.start : first]
        one_unit = len({quantities[index].unit for index in run}) == 1
        if not one_unit and not _MARKED.search(before):
            continue
        names = _names(before, len(run))
        if names:
            ties = _shared(names, heads)
            aligned.update(zip(run, _with_verb(ties, before), strict=True))
    return aligned


def _with_verb(ties: list[Tie], before: str) -> list[Tie]:
    """What stands between 分别 and the first figure said of the others too."""
    if not ties[0].shared:
        return ties
    verb = _PAUSE.split(before.rpartition("分别")[2])[-1].strip() if "分别" in before else ""
    rest = [replace(tie, shared=f"{tie.shared} {verb}".strip()) for tie in ties[1:]]
    return [ties[0], *rest]


_ORDINAL = re.compile(r"第[一二三四五六]")


def _shared(names: Sequence[str], heads: Sequence[str]) -> list[Tie]:
    """The names, the words behind the last head parted from it for all of them."""
    known = sorted({*heads, *_ORDINAL.findall(" ".join(names))}, key=len, reverse=True)
    first = next((head for head in known if names[0].endswith(head)), "")
    last = next((head for head in known if names[-1].startswith(head)), "")
    if not (first and last and all(name in known for name in names[1:-1])):
        return [Tie(name) for name in names]
    tail = names[-1][len(last) :]
    return [Tie(name, tail) for name in (first, *names[1:-1], last)]


_MARKED = re.compile(r"分别[^，。；]{0,6}$")


def _runs(text: str, quantities: Sequence[Quantity]) -> list[list[int]]:
    runs: list[list[int]] = []
    for index, quantity in enumerate(quantities):
        previous = quantities[index - 1] if index else None
        joined = (
            previous is not None
            and _JOINT.match(text[previous.end : quantity.start])
            and quantity.start > previous.end
        )
        if joined and runs:
            runs[-1].append(index)
        else:
            runs.append([index])
    return [run for run in runs if len(run) > 1]


def _names(before: str, count: int) -> list[str]:
    """The last list of `count` names in `before`, tails cut at the verb."""
    marked = "分别" in before
    pieces = [piece for piece in _PAUSE.split(before) if piece.strip()]
    for distance, piece in enumerate(reversed(pieces)):
        if distance and not marked:
            return []
        names = [name.strip() for name in _NAMES.split(piece.split("分别")[0])]
        names = [re.sub(r"[(（].*?[)）]", "", name) for name in names if name]
        if len(names) == count:
            return names
        both = _BOTH.search(names[0]) if len(names) == 1 and count == 2 else None
        if both:
            return [f"{each}{both['kind']}{both['rest']}" for each in both["each"]]
    return []


# 沪深两市成交额: 沪市成交额 and 深市成交额.
_BOTH = re.compile(r"(?P<each>[\u4e00-\u9fff]{2})两(?P<kind>[省市县区州国校地])(?P<rest>.*)$")
