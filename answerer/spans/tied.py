"""Places on lists tied by order to what they are of: 甲、乙增速分别居第一、第三."""

import re
from collections.abc import Mapping
from dataclasses import replace

from answerer.overlap import coverage
from answerer.spans.spans import View
from core.language.alignment import Tie, align
from core.language.quantities import find_quantities

# What the last name of a row says for all of them, and a question says too.
_SHARED = re.compile(r"(?:增速|增幅|增长率?|总量|总额|规模|得分|成绩|指标|排名|位次|名次)+$")
_LEAST = 0.5


def tied_ranks(view: View) -> Mapping[int, Tie]:
    """The names of the sentence's ordinals that order ties, by offset in its words."""
    ranks = [q for q in find_quantities(view.text) if q.kind == "rank"]
    moved = [replace(q, start=q.start + view.start, end=q.end + view.start) for q in ranks]
    heads = [place.text for place in view.sentence.places]
    ties = align(view.chunk.text, view.sentence.span, moved, heads)
    return {ranks[index].start: tie for index, tie in ties.items()}


def asked_of(view: View, ties: Mapping[int, Tie]) -> frozenset[int]:
    """The offsets of those whose name the question says best; none where it says none of them."""
    said = {start: _said(view, tie) for start, tie in ties.items()}
    most = max(said.values(), default=0.0)
    if most < _LEAST:
        return frozenset()
    return frozenset(start for start, value in said.items() if value == most)


def _said(view: View, tie: Tie) -> float:
    """How much of a name the question says, or of what is asked the name."""
    frame = view.frame
    name = _SHARED.sub("", tie.name)
    indicator = _SHARED.sub("", frame.indicator.replace(" ", ""))
    question = f"{frame.question} {' '.join(frame.regions)}"
    return max(coverage(name, question), coverage(indicator, name))
