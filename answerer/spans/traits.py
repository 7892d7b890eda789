"""What speaks for a span as the answer: readable traits, each about 0 to 1.

`weights_of` gives what each counts for a type of question; `python -m eval spans`
learns them from labelled questions.
"""

import math
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from answerer.candidate import Candidate
from answerer.overlap import found_grams, grams
from answerer.search import search_words
from answerer.spans.forms import form_traits
from answerer.spans.kinds import VENUE_ASKED, asked_head
from answerer.spans.people import WHO
from answerer.spans.spans import View
from core.parser.frame import Frame

WEIGHTS = Path(__file__).with_name("span_weights.toml")
Traits = dict[str, float]

# What a question for a name wants, by its words; the first that matches.
_CLASSES = (
    ("who", WHO),
    (
        "where",
        re.compile(
            rf"{VENUE_ASKED.pattern}|哪一?[座个]?(?:城市|[县市区省州镇乡村]|街道|国家|国|站点?)"
        ),
    ),
    (
        "firm",
        re.compile(
            r"哪一?[家所]|(?:哪个|什么|啥)(?:公司|企业|集团|银行|单位|部门|机构|学校|大学|医院)"
        ),
    ),
    (
        "work",
        re.compile(
            r"(?:哪|什么|啥)[部个份项首本]?(?:文件|办法|方案|条例|规划|意见|法规|作品|电影|书|歌|剧)"
        ),
    ),
)
# 施工单位是哪家, 总体思路是什么: what is asked for is named before the question word.
_TOPIC = re.compile(
    r"(?P<topic>[\u4e00-\u9fff]{2})(?:[上里]?(?:写|给|定|说)的)?[都就]?(?:分别)?(?:是|为|叫做?|有|包括|由)?"
    r"(?:什么|啥|谁|哪)"
)
_NAMED = r"(?:[^\u4e00-\u9fff]|[是为叫有由即达]|分别|名|$)"
_NO_TOPIC = re.compile(r"[的了在把被是从由到和与跟给]|分别|主要|都|就")
_ASKING = re.compile(
    r"(?:哪|什么|啥|几)一?(?:[个家所座位名种款型条项部份支只艘批类片栋]|些)?|谁|何|为何|怎么"
)
_BESIDE = 6
_COPULA = re.compile(r"(?:是|为|叫|由|即|名为|叫做|称为|题为|成为|——|：|当选)[“《]?$")
_SPEAKS = re.compile(r"^[”》]?(?:说|表示|介绍|认为|指出|告诉|称|坦言)")
_MOST = re.compile(r"最|第一|首位|头号|冠军")
_FIGURE = re.compile(r"\d[\d.]*")
# How much of what stands before a sentence says what it is about, in characters.
_BEFORE = 80
_CAUSE = re.compile(r"因为|由于|原因|受.{1,20}影响|得益于|导致|所致|因此|缘于")


@dataclass(frozen=True, slots=True)
class SpanQuestion:
    """The question as the traits look at it: in full, its weighed bigrams, class and head noun.

    `topic` is the end of the noun before its question word, `head` that of the one behind.
    """

    frame: Frame
    text: str
    words: Mapping[str, float]
    kind: str
    head: str
    topic: str
    left: str
    right: str

    def cover(self, text: str) -> float:
        """Share of the question's bigrams, by weight, that a text holds."""
        total = sum(self.words.values())
        held = found_grams(self.text, text)
        return sum(self.words.get(gram, 0.0) for gram in held) / total if total else 0.0

    def names_topic(self, text: str) -> bool:
        """Whether the asked noun stands there, and not as the beginning of another one."""
        return bool(re.search(rf"{self.topic}{_NAMED}", text))


def read_span_question(frame: Frame, rarity: Mapping[str, float]) -> SpanQuestion:
    """Read once a question; `rarity` weighs its bigrams."""
    words = {gram: rarity.get(gram, 1.0) for gram in grams(search_words(frame))}
    kind = next((name for name, cue in _CLASSES if cue.search(frame.question)), "thing")
    named = [m["topic"] for m in _TOPIC.finditer(frame.question)]
    topic = named[-1] if named and not _NO_TOPIC.search(named[-1]) else ""
    left, right = _around_the_asking(frame.question)
    asked = "" if frame.asked == "date" else asked_head(frame.question)
    return SpanQuestion(frame, search_words(frame), words, kind, asked, topic, left, right)


def _around_the_asking(question: str) -> tuple[str, str]:
    found = list(_ASKING.finditer(question))
    if not found:
        return "", ""
    start, end = found[-1].span()
    return question[max(0, start - _BESIDE) : start], question[end : end + _BESIDE]


def _shared(asked: str, text: str) -> float:
    """Share of some asked words that a text has too."""
    own = grams(asked)
    return len(own & grams(text)) / len(own) if own else 0.0


def context_traits(asked: SpanQuestion, view: View, rank: int, previous: str = "") -> Traits:
    """What speaks for a sentence, whatever stands in it; `previous` is the passage before its."""
    text = view.with_asking
    before = f"{previous}{view.chunk.text[: view.start]}"[-_BEFORE:]
    heading = " ".join((view.report.title, *view.chunk.section))
    figures = set(_FIGURE.findall(asked.frame.question))
    held = {f for f in figures if f in text or f in before or f in heading}
    return {
        "cover": asked.cover(text),
        "cover_with_before": asked.cover(before + text),
        "cover_passage": asked.cover(f"{heading} {view.chunk.text}"),
        "cover_heading": asked.cover(heading),
        "passage": 1 / rank,
        "figures": len(held) / len(figures) if figures else 0.0,
        "opening": float(view.index == 0 and view.chunk.number == 0),
        "most": float(bool(_MOST.search(asked.frame.question)) and bool(_MOST.search(text))),
    }


def span_traits(asked: SpanQuestion, candidate: Candidate, differing: Iterable[str]) -> Traits:
    """What speaks for a span in its sentence; `differing` is what disagrees with the frame."""
    text, span = candidate.chunk.text, candidate.span
    before, after = text[max(0, span.start - 12) : span.start], text[span.end : span.end + 12]
    own = grams(candidate.text)
    clause = candidate.clause_text
    named = f"{asked.kind}:{candidate.sort or 'rule'}"
    return {
        "cover_clause": asked.cover(clause),
        "cover_near": asked.cover(candidate.near),
        "beside": asked.cover(before + " " + after),
        "said": len(own & grams(asked.frame.question)) / len(own) if own else 0.0,
        "fit": candidate.fit,
        "head_in": float(bool(asked.head) and candidate.text.endswith(asked.head[-2:])),
        "head_like": float(bool(asked.head) and candidate.text.endswith(asked.head[-1])),
        "topic_before": float(bool(asked.topic) and asked.names_topic(before)),
        "topic_after": float(bool(asked.topic) and asked.topic in after),
        "left": _shared(asked.left, before),
        "right": _shared(asked.right, after),
        "topic_clause": float(bool(asked.topic) and asked.topic in clause),
        "head_beside": float(bool(asked.head) and asked.head[-2:] in before + after),
        "copula": float(bool(_COPULA.search(before))),
        "speaks": float(bool(_SPEAKS.match(after))),
        "cause": float(bool(_CAUSE.search(before + candidate.text))),
        "length": min(math.log1p(len(candidate.text)) / 4, 1.5),
        "first": 1 / (1 + (span.start - candidate.sentence.start) / 20),
        named: 1.0,
        **(form_traits(asked.kind, candidate) if asked.frame.asked == "name" else {}),
        **{f"differs:{what}": 1.0 for what in _disagreement(candidate, differing)},
    }


def _disagreement(candidate: Candidate, differing: Iterable[str]) -> Iterable[str]:
    """What disagrees; a year or place that the sentence does not state itself weighs less."""
    stated = {"年份": not candidate.inferred and bool(candidate.wording)}
    for what in differing:
        yield f"{what}（写明）" if stated.get(what) else what


@cache
def weights_of(asked: str, file: Path = WEIGHTS) -> Mapping[str, float]:
    """What each trait counts for a type of question (name, date, list, text, rank)."""
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    return {name: float(value) for name, value in table[asked].items()}


def weighed(traits: Traits, weights: Mapping[str, float]) -> float:
    """The weighted sum of the traits."""
    return sum(weights.get(name, 0.0) * value for name, value in traits.items())
