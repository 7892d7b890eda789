"""Another of a kind: of 产销对接 and 产能对接 a question about 银企对接 asks for neither."""

import re
from collections.abc import Iterator

from answerer.candidate import Candidate
from answerer.overlap import found_grams
from core.language.lexicon import without_qualifiers
from core.language.tagger import tagged
from core.language.terms import has_term
from core.language.text import fold
from core.parser.frame import Frame

# A noun and the word right before it, each of two characters: 银企|对接.
_HALF = 2
_RUN = re.compile(r"[\u4e00-\u9fff]+")
# They say nothing of which: 重点项目, 各类问题.
_OF_ANY = re.compile(
    r"重点|重大|大型|全部|所有|各类|各种|有关|相关|主要|一般|建设|实际|具体|就业|工作|[总新等类个的]"
)
# What is measured is named more loosely: 站点气温 is 实时气温.
_COUNTED = frozenset({"count", "money"})
_NOUNS = frozenset({"n", "nz", "vn", "b"})


def of_another_modifier(frame: Frame, candidate: Candidate) -> bool:
    """Whether the figure's noun is the asked one behind a word that tells another of its kind.

    The asked word stands nowhere in the sentence, and the other nowhere in the question.
    """
    if candidate.kind not in _COUNTED or frame.asked == "compare":
        return False
    sentence = fold(candidate.sentence_text)
    return any(
        _is_other(frame.question, wanted, _before(noun, candidate.beside))
        for wanted, noun in _asked(frame.indicator)
        if not found_grams(wanted, sentence)
    )


def _asked(indicator: str) -> Iterator[tuple[str, str]]:
    """The last noun of each run of the asked words, with the one right before it."""
    for run in _plain(indicator):
        wanted, noun = run[-2 * _HALF : -_HALF], run[-_HALF:]
        # A term of statistics (财政收入) goes by other names too, which are told elsewhere.
        if len(wanted) == _HALF and _is_noun(wanted) and not has_term(wanted + noun):
            yield wanted, noun


def _before(noun: str, text: str) -> list[str]:
    """The words that stand right before a noun in a text, wherever it does; empty at a start."""
    return [
        run[max(0, match.start() - _HALF) : match.start()]
        for run in _plain(text)
        for match in re.finditer(noun, run)
    ]


def _is_other(question: str, wanted: str, told: list[str]) -> bool:
    """Whether all of these words are nouns apart from the asked one and from the question."""
    return bool(told) and all(
        _is_noun(word) and not set(word) & set(wanted) and not found_grams(word, question)
        for word in told
    )


def _plain(words: str) -> list[str]:
    """The runs of Chinese of some words less what tells nothing; fold would join what is apart."""
    plain = (_OF_ANY.sub("", without_qualifiers(word)) for word in words.split())
    return [run for word in plain for run in _RUN.findall(fold(word))]


def _is_noun(word: str) -> bool:
    return [w.tag for w in tagged(word)] in [[tag] for tag in _NOUNS]
