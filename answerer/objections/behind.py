"""What is told of only behind a figure is not what the figure is of.

Of 全县完成投资54亿元。某某中试项目试车成功 a question about 中试项目 asks for no figure before it.
"""

import re

from answerer.candidate import Candidate
from answerer.overlap import grams
from core.language.text import fold
from core.parser.frame import Frame

# A project by its name, not by its kind (工业项目).
_NAMED = re.compile(r"[\u4e00-\u9fff]{4,}(?=项目|工程)")
_OPENING = 200
_SEEN = 0.6


def is_named_behind(frame: Frame, candidate: Candidate) -> bool:
    """Whether a name in the question stands in the passage only behind the figure's sentence."""
    if candidate.number is None or frame.asked == "compare":
        return False
    chunk, report = candidate.chunk, candidate.report
    end = candidate.sentence.end
    opening = "" if chunk.section else report.text[: min(_OPENING, chunk.spans[0].start + end)]
    heads = f"{report.title} {opening} {' '.join(chunk.section)}"
    earlier = grams(f"{heads} {candidate.before} {chunk.text[:end]}")
    behind = grams(chunk.text[end:])
    return any(
        not name & earlier and len(name & behind) >= _SEEN * len(name)
        for name in map(grams, _names(frame))
    )


def _names(frame: Frame) -> list[str]:
    """Programmes and projects; news names whom it is about behind what it begins with."""
    projects = [match.group() for match in _NAMED.finditer(frame.indicator)]
    quoted = [
        name for name in frame.subjects if re.search(f'[“"「]{re.escape(name)}', frame.question)
    ]
    return [*map(fold, quoted), *projects]
