"""Figures tied to names by order: 甲、乙、丙分别增长1%、2%和3%."""

import re
from collections.abc import Sequence

from core.quantities import Quantity
from core.schema import Span

_JOINT = re.compile(r"^\s*(?:[、,，]|和|及|以及|与)?\s*(?:分别)?\s*$")
_NAMES = re.compile(r"[、]|以及|和|及|与")
_PAUSE = re.compile(r"[,，。;；:：]")


def align(text: str, sentence: Span, quantities: Sequence[Quantity]) -> dict[int, str]:
    """Index of a figure -> the name it belongs to, where order ties them.

    A run of n figures, parted by nothing but 、 or 和, belongs to the nearest
    list of n names before it in the sentence, if the sentence says 分别 before
    the figures or, for figures of one unit, the list stands in the same clause.
    """
    aligned: dict[int, str] = {}
    for run in _runs(text, quantities):
        first = quantities[run[0]].start
        before = text[sentence.start : first]
        one_unit = len({quantities[index].unit for index in run}) == 1
        if not one_unit and not _MARKED.search(before):
            continue
        names = _names(before, len(run))
        if names:
            aligned.update(zip(run, names, strict=True))
    return aligned


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
    return []
