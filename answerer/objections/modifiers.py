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

_RUN = re.compile(r"[\u4e00-\u9fff]+")
# They say nothing of which: 重点项目, 各类问题.
_OF_ANY = re.compile(
    r"重点|重大|大型|全部|所有|各类|各种|有关|相关|主要|一般|建设|实际|具体|就业|工作|[总新等类个的]"
)
# What was done to it ends the words for it: 银企对接开展了几场.
_DEED = re.compile(r"增长|增加|下降|增速|增幅|[涨跌降]|开展|举办|举行|组织")
# What is measured is named more loosely: 站点气温 is 实时气温.
_COUNTED = frozenset({"count", "money", "percent", "rank"})
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


# What has a place of its own in a contest of many: 政务服务指标, 综合得分.
_ASPECTS = frozenset({"指标", "得分", "方面", "环节", "单项"})
_IN_ALL = re.compile(r"总(?:成绩|得分|分|评|排名)|综合(?:成绩|得分|排名)")


def of_another_aspect(frame: Frame, candidate: Candidate) -> bool:
    """Whether a place in one aspect is asked for, of which nothing is said up to the figure."""
    if candidate.kind != "rank" or frame.asked != "rank":
        return False
    chunk = candidate.chunk
    if _in_another_contest(frame.question, candidate.sentence_text):
        return True
    told = " ".join((*chunk.section, candidate.before, chunk.text[: candidate.sentence.end]))
    if _IN_ALL.search(frame.question):
        return any(noun in candidate.near for noun in _ASPECTS) and not _IN_ALL.search(told)
    return any(
        noun in _ASPECTS and not found_grams(wanted, fold(told))
        for wanted, noun in _asked(frame.indicator)
    )


_CONTEST = re.compile(
    r"(?P<of>[\u4e00-\u9fff]{2})(?:综合)?(?:评价|考评|考核|评比|评选|评估|测评|监测|排行榜|榜单|竞赛|大赛)"
)


def _in_another_contest(question: str, sentence: str) -> bool:
    """Whether a sentence tells of a contest by its name and nothing of the one that is asked."""
    asked = {m["of"] for m in _CONTEST.finditer(question) if _words(m["of"])[0] == (m["of"], True)}
    told = bool(_CONTEST.search(sentence))
    return told and bool(asked) and not any(found_grams(of, fold(sentence)) for of in asked)


def _asked(indicator: str) -> Iterator[tuple[str, str]]:
    """The last noun of each run of the asked words, with the noun right before it."""
    for run in _plain(indicator):
        words = _words(run)
        while words and len(words[-1][0]) == 1:
            words.pop()  # 指标排
        # A term of statistics (财政收入) goes by other names too, which are told elsewhere.
        (wanted, is_noun), (noun, _) = [("", False), ("", False), *words][-2:]
        if is_noun and not has_term(wanted + noun):
            yield wanted, noun


def _before(noun: str, text: str) -> list[str]:
    """The words that stand right before a noun in a text, wherever it does; empty at a start."""
    runs = [_words(run) for run in _plain(text)]
    return [
        words[n - 1][0] if n and words[n - 1][1] else ""
        for words in runs
        for n, (word, _) in enumerate(words)
        if word == noun
    ]


def _is_other(question: str, wanted: str, told: list[str]) -> bool:
    """Whether all of these words are nouns apart from the asked one and from the question."""
    return bool(told) and all(
        word and not _is_like(word, wanted) and not found_grams(word, question) for word in told
    )


def _is_like(word: str, wanted: str) -> bool:
    """Whether two words may mean the same: short ones share a character, longer ones two."""
    return bool(set(word) & set(wanted) if len(word + wanted) == 4 else found_grams(word, wanted))


def _plain(words: str) -> list[str]:
    """The runs of Chinese of some words less what tells nothing; fold would join what is apart."""
    plain = (_OF_ANY.sub("", without_qualifiers(word)) for word in _DEED.sub(" ", words).split())
    return [run for word in plain for run in _RUN.findall(fold(word))]


def _words(run: str) -> list[tuple[str, bool]]:
    """The words of a run, and whether each is a noun of two characters or more."""
    return [(run[w.start : w.end], w.tag in _NOUNS and w.end - w.start > 1) for w in tagged(run)]
