"""Why, how and what is: the clauses that give a reason, a means or a definition."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from answerer.overlap import coverage
from answerer.spans.dealings import deals_with, find_dealings
from answerer.spans.labels import labels_in
from answerer.spans.objects import objects_in
from answerer.spans.spans import REASON, Found, View
from answerer.spans.whose import tied_to, told_of
from core.language.lexicon import without_qualifiers
from core.language.periods import find_periods
from core.language.quantities import find_quantities
from core.language.terms import has_term
from core.parser.asking import expected_kind
from core.schema import Span

_LONGEST = 60
_WHY = re.compile(
    rf"{REASON.pattern}|咋回事|症结|卡在|怎么(?:会|转|就|没|还|这么|那么|解释)|咋(?![办处弄管搞做解样用整治罚奖])|靠的?是?(?:什么|啥)|受.{{0,6}}影响"
)
_HOW = re.compile(r"怎么|怎样|如何|咋|办法|措施|举措|做法|靠什么|方式")
# 把月末定为什么 asks for no reason.
_MADE_WHAT = re.compile(r"(?:定|列|成|作|称|变|评|改)为(?:什么|啥)")
_GOOD = re.compile(r"好处|意义|作用|影响|帮助")
_NOUN = re.compile(
    r"(?:什么|怎样的|啥)(?:样的)?(模式|机制|方式|格局|路径|思路|理念|原则|政策|体系|制度|目标|定位|做法|口号|主题)"
    r"|(布局|格局|思路|目标|理念|主题|模式|机制)(?=.{0,6}(?:概括|是什么|怎么|如何|用一句话))"
)
# The cause follows: 原因是…, 主要因为…; it runs to the end of the sentence.
_AFTER = re.compile(
    r"(?:(?:主要|根本|直接|重要)?(?:原因|症结|问题|理由)(?:就)?(?:在于|是|为|有)"
    r"|(?:主要|就|正|也|都)?是?(?:因为|由于|缘于|源于|归因于|归功于|得益于|受益于|在于)"
    r"|主要是(?:受|和|与|因)?|^(?:主要)?系(?![统列数])|(?:与|和|同)(?=[^，。；]{2,24}有关))[：:，]?"
)
# The cause stands alone in its clause: 受台风影响，…; 由于…，….
_FIRST = re.compile(
    r"^(?:但|而|主要|这|也)?(?:是)?(?:受|由于|因为|因|鉴于|为了|为|随着|得益于|通过)(?!此)"
)
# The cause stands before: X是Y的主要原因.
_BEFORE = re.compile(r"(?:是|成为|为).{0,24}?(?:主要|重要|根本|直接)?(?:原因|因素|症结)")
# The cause stands inside its clause: 开渔推迟受台风影响.
_UNDER = re.compile(r"受(?!益|理|到?邀)[^，。；]{2,24}?(?:影响|拖累|带动|制约)")
# A cause that is good news explains nothing that went badly.
_BLESSING = re.compile(r"得益于|受益于|归功于|得力于")
_BADLY = re.compile(r"慢|靠后|不够|不足|不到|没|未|下滑|落后|推迟|往后|变差|减少|变少")
_MISTAKE = re.compile(r"误(?:计|报|将|把|填|列)|重复计|漏(?:报|计|统)")
_IN_ORDER = re.compile(r"一是.*?二是")
_THIS = re.compile(r"^(?:这|此|上述|以上).{0,2}(?:是|成为|也是)")
_MEANS = re.compile(
    r"通过|采取|采用|实行|推行|实施|坚持|依托|借助|建立|设立|组织|开展|定期|统一|由.{1,8}来|将|可|推进|加快"
)
_BENEFIT = re.compile(r"有利于|有助于|促进|推动|带动|为.{2,20}提供|增强|改善")
_IN_SHORT = re.compile(r"一句话|概括|口号|八个字|四个字")
# How far something has come.
_STATE_ASKED = re.compile(r"到了?哪一?步|(?:什么|啥|哪个)阶段|进展")
_STATE = re.compile(r"(?:进入|处于|步入|推进到|进展到|正在)|(?:目前|现已|已经?)完成")
_QUOTED = re.compile(r"“([^”]{2,40})”的?([^，。；]{0,14})")
# So much of the asked indicator beside a figure is the asked figure, and no reason.
_RESTATED = 0.5
# Topics so long are told apart by their words, longer ones are paraphrased; so little of one
# is none of it, so much all of it.
_SAID_IN_FULL, _TOLD_AT_LENGTH, _TOUCHED, _SAID = 4, 12, 0.3, 0.7
_OFF = -0.6
_EDGE = "，,：:；;。 、！!"


def find_passages(view: View) -> Iterator[Found]:
    """Clauses that may answer, those with the look of a reason or means preferred."""
    if view.asks:
        return
    question = view.frame.question
    yield from _called(view)
    if deals_with(question):
        yield from find_dealings(view)
    if _STATE_ASKED.search(question):
        yield from _states(view)
    why = _WHY.search(question)
    if why and _of_another(view):
        return
    if why:
        off = _OFF if _misses_topic(view) else 0.0
        yield from (replace(found, fit=found.fit + off) for found in _reasons(view))
        yield from _standing_before(view)
    how = _look_of(question)
    tied = tied_to(view)
    if tied:
        words = view.chunk.text[tied.start : tied.end]
        yield Found(tied, words, 1.2, view.with_asking, sort="clause")
        return
    clauses = _clauses(view, told_of(view), why=bool(why))
    for clause in clauses:
        start, text = _stripped(view.chunk.text, clause)
        badly = why and _BLESSING.search(text) and _BADLY.search(question)
        if len(text) < 4 or badly:
            continue
        fit = 0.4 if how and how.search(text) else 0.0
        fit -= 0.6 if _is_opening(text) else 0.0
        fit -= 0.4 if why and not view.gives_reasons else 0.0
        yield Found(
            Span(start, start + len(text)), _cut_short(text), fit, view.with_asking, sort="clause"
        )
    yield from _in_a_row(view, how, clauses)


def _called(view: View) -> Iterator[Found]:
    """What is in quotation marks, where the question asks for a name of it."""
    question = view.frame.question
    noun = _NOUN.search(question)
    if noun:
        yield from _named(view, noun.group(1) or noun.group(2))
    # Why, how someone is dealt with and what one of several got are told in ways of their own.
    apart = tied_to(view) or told_of(view) != view.sentence.span
    why = _WHY.search(question) and not _MADE_WHAT.search(question)
    otherwise = why or deals_with(question) or apart
    objects = () if otherwise else objects_in(question, view.text)
    for start, end in (*labels_in(question, view.text), *objects):
        span = Span(view.start + start, view.start + end)
        yield Found(span, view.text[start:end], 1.2, view.text)
    if _IN_SHORT.search(question):
        yield from _named(view, "")


def _clauses(view: View, own: Span, *, why: bool) -> list[Span]:
    """The clauses within `own`; asked why, without those that give a figure."""
    return [
        c
        for c in view.sentence.clauses
        if own.start <= c.start and c.end <= own.end and not (why and _restates(view, c))
    ]


def _restates(view: View, clause: Span) -> bool:
    """Whether a clause only tells a figure, or the asked one: 粮食产量修订为20.8万吨，减少2%."""
    _, text = _stripped(view.chunk.text, clause)
    figures = find_quantities(text)
    if not figures:
        return False
    ends = figures[-1].end >= len(text)
    return ends or any(coverage(name, text) >= _RESTATED for name in _indicators(view))


def _indicators(view: View) -> list[str]:
    """The names of indicators in what is asked: 粮食产量 in 粮食产量为什么修订."""
    words = (without_qualifiers(word) for word in view.frame.indicator.split())
    return [word for word in words if expected_kind(word) or has_term(word)]


def _of_another(view: View) -> bool:
    """Whether a sentence names none of the asked indicators, nor what stands over it.

    Where it names no place of its own it may go on about what stands before it.
    """
    if view.gives_reasons:
        return False
    own = view.text if view.sentence.places else _with_previous(view)
    around = " ".join((own, view.report.title, *view.chunk.section))
    asked = _indicators(view)
    return bool(asked) and not any(coverage(name, around) for name in asked)


def _in_a_row(view: View, look: re.Pattern[str] | None, clauses: Sequence[Span]) -> Iterator[Found]:
    """Two or three clauses in a row: an answer often has more than one."""
    for size in (2, 3):
        for first in range(len(clauses) - size + 1):
            whole = Span(clauses[first].start, clauses[first + size - 1].end)
            if len(_between(view, whole)) > size:
                continue
            start, text = _stripped(view.chunk.text, whole)
            if len(text) <= _LONGEST:
                fit = 0.4 if look and look.search(text) else 0.0
                yield Found(
                    Span(start, start + len(text)), text, fit, view.with_asking, sort="clauses"
                )


def _between(view: View, whole: Span) -> list[Span]:
    return [c for c in view.sentence.clauses if whole.start <= c.start and c.end <= whole.end]


def _look_of(question: str) -> re.Pattern[str] | None:
    """What an answer to how, or to what good, looks like."""
    if _GOOD.search(question):
        return _BENEFIT
    return _MEANS if _HOW.search(question) else None


def _is_opening(text: str) -> bool:
    """Who said it, or a heading: no answer of its own."""
    return bool(re.search(r"(?:说|表示|介绍|指出|认为|显示|称)$", text)) or len(text) < 6


def _named(view: View, noun: str) -> Iterator[Found]:
    """“…”工作模式: the quoted name of what was asked."""
    for match in _QUOTED.finditer(view.text):
        if noun in match.group(2):
            start, end = match.span(1)
            yield Found(Span(view.start + start, view.start + end), match.group(1), 1.0, view.text)


def _misses_topic(view: View) -> bool:
    """Whether neither the sentence nor what stands before or over it says what is explained."""
    topic = view.frame.indicator.replace(" ", "")
    around = " ".join((_with_previous(view), view.with_asking, *view.chunk.section[-1:]))
    return _SAID_IN_FULL <= len(topic) <= _TOLD_AT_LENGTH and coverage(topic, around) < _TOUCHED


def _standing_before(view: View) -> Iterator[Found]:
    """甲涨价、乙不稳，企业开工不足: what stands right before the asked fault explains it."""
    topic = view.frame.indicator.replace(" ", "")
    if len(topic) < _SAID_IN_FULL or not _BADLY.search(view.frame.question):
        return
    for before, clause in pairwise(view.sentence.clauses):
        _, told = _stripped(view.chunk.text, clause)
        start, words = _stripped(view.chunk.text, before)
        plain = len(words) >= 4 and not find_quantities(words) and not _is_opening(words)
        if plain and coverage(topic, told) >= _SAID and not find_periods(words):
            yield _found(view, start, start + len(words), 0.9, view.text)


def _states(view: View) -> Iterator[Found]:
    for clause in view.sentence.clauses:
        start, text = _stripped(view.chunk.text, clause)
        if _STATE.search(text):
            yield _found(view, start, start + len(text), 1.0, view.text)


def _reasons(view: View) -> Iterator[Found]:
    near = _with_previous(view)
    yield from _told_in_order(view)
    for number, clause in enumerate(view.sentence.clauses):
        start, text = _stripped(view.chunk.text, clause)
        end = start + len(text)
        if _BLESSING.search(text) and _BADLY.search(view.frame.question):
            continue
        before, after, first = _BEFORE.search(text), _AFTER.search(text), _FIRST.match(text)
        if before and before.start() >= 4 and not _THIS.match(text):
            yield _found(view, start, start + before.start(), 1.2, near)
        elif before and number:
            begin, words = _stripped(view.chunk.text, view.sentence.clauses[number - 1])
            yield _found(view, begin, begin + len(words), 1.2, near)
        elif under := _UNDER.search(text):
            yield _found(view, start + under.start(), start + under.end(), 1.0, near)
        elif _MISTAKE.search(text):
            whole = end - view.start <= _LONGEST
            yield _found(view, view.start if whole else start, end, 0.8, near)
        elif first and "原因" not in text:
            yield _found(view, start, end, 0.8, near)
        elif after:
            low = start + after.end()
            if low >= end and number + 1 < len(view.sentence.clauses):
                low = view.sentence.clauses[number + 1].start
            yield _found(view, low, view.sentence.span.end, 1.1, near)


def _told_in_order(view: View) -> Iterator[Found]:
    """一是甲，二是乙 behind the report's own 为什么, or behind 有两条原因."""
    match = _IN_ORDER.search(view.text)
    before = view.with_asking[: -len(view.text)] if view.with_asking != view.text else ""
    if match and _WHY.search(before + view.text[: match.start()]):
        start = view.start + match.start()
        yield _found(view, start, view.sentence.span.end, 1.1, view.with_asking)


def _found(view: View, start: int, end: int, fit: float, near: str) -> Found:
    """From start to end, as many whole clauses as the longest answer holds."""
    cut = min(end, start + _LONGEST)
    if cut < end:
        ends = [c.end for c in view.sentence.clauses if start < c.end <= cut]
        cut = ends[-1] if ends else cut
    text = _cut_short(view.chunk.text[start:end], cut - start)
    lead = len(text) - len(text.lstrip(_EDGE))
    words = text.strip(_EDGE)
    return Found(Span(start + lead, start + lead + len(words)), words, fit, near)


def _cut_short(text: str, longest: int = _LONGEST) -> str:
    """The beginning of a text that is too long, cut in no figure: half of one is another."""
    within = text[longest - 1 : longest + 1].isdigit() and len(text) > longest
    return text[:longest].rstrip("0123456789.（(") if within else text[:longest]


def _with_previous(view: View) -> str:
    """The sentence with the one before it, which often names what is explained."""
    low = view.sentences[view.index - 1].span.start if view.index else view.start
    return view.chunk.text[low : view.sentence.span.end]


def _stripped(text: str, clause: Span) -> tuple[int, str]:
    words = text[clause.start : clause.end]
    lead = len(words) - len(words.lstrip(_EDGE))
    return clause.start + lead, words.strip(_EDGE)
