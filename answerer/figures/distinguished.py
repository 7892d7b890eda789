"""What a passage tells apart itself: in 绿色工厂1家，智能工厂15家 the second is no 绿色工厂."""

import re
from collections.abc import Iterable

from answerer.candidate import Candidate
from answerer.overlap import grams
from core.language.lexicon import without_qualifiers
from core.language.text import fold

_HALF = 2
# Whether it rose or fell says nothing of which one it is.
_MOVED = re.compile("[增减升降涨跌]")
_RUN = re.compile(r"[\u4e00-\u9fff]+")


def is_distinguished(words: str, candidate: Candidate, others: Iterable[Candidate]) -> bool:
    """Whether the passage tells what is asked of another figure, and of this one something alike.

    Args:
        words: the words asked; any four characters of them may be a word and its noun.
        candidate: the figure; beside it stands the noun, with another word before it.
        others: the figures of the same passage, beside one of which both stand.
    """
    # 新建项目 is a project too; what it is read as is compared elsewhere.
    near = without_qualifiers(candidate.near)
    around = f"{candidate.near} {candidate.clause_text}"
    own = {gram for gram in grams(words) & grams(near) if not _MOVED.search(gram)}
    # What is told of it and of no other figure (二等成果20项，三等成果50项) makes it the one asked.
    beside = [o.near for o in others if o.span != candidate.span and own <= grams(o.near)]
    return any(
        word + noun not in around
        and word not in near
        and re.search(rf"[\u4e00-\u9fff]{{2}}{noun}", near)
        and any(word + noun in told for told in beside)
        for word, noun in _phrases(words)
    )


def _phrases(words: str) -> list[tuple[str, str]]:
    runs = _RUN.findall(fold(words))
    starts = ((run, i) for run in runs for i in range(len(run) - 2 * _HALF + 1))
    return [(run[i : i + _HALF], run[i + _HALF : i + 2 * _HALF]) for run, i in starts]
