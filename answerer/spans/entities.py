"""Names of any kind, by what the tagger and the punctuation of a sentence say they are."""

import re
from collections.abc import Iterator
from dataclasses import replace

from answerer.spans.attached import did_it, partner_fit
from answerer.spans.kinds import may_be
from answerer.spans.people import asked_post
from answerer.spans.spans import Found, View
from core.language.tagger import ORGANISATION, PERSON, PLACE, PROPER, WORK, Word, tagged
from core.schema import Span

_NOUNS = frozenset({"n", "vn", "an", "s", "a", "f", "m", PLACE, ORGANISATION, PROPER, WORK})
_ENDS = frozenset({"n", "vn", PLACE, ORGANISATION, PROPER, WORK})
_NAMES = frozenset({PERSON, PLACE, ORGANISATION, PROPER, WORK})
_MARKED = re.compile(r"《([^》]{2,40})》|“([^”]{2,30})”|「([^」]{2,30})」")
# Huw Roberts, Cyrus de la Rubia, Wrightson ICAP LLC: the tagger takes them apart.
_LATIN = re.compile(r"[A-Z][A-Za-z.'’&-]*(?: [A-Za-z.'’&-]+)* [A-Z][A-Za-z.'’&-]*")
_LONGEST = 24
_BESIDE = 12
_SHORT = 2


def find_entities(view: View) -> Iterator[Found]:
    """Tagged names, runs of nouns that hold them, and what stands in quotation marks.

    Who holds a post (县长是谁) is a person beside whom the post is named.
    """
    question = view.frame.question
    post = asked_post(question)
    for found in (*_marked(view), *_tagged(view)):
        if post and not _may_hold(view, found, post):
            continue
        if not may_be(view.frame, found.text, found.sort, view.gazetteer):
            continue
        if found.text not in question and re.search(r"[\u4e00-\u9fffA-Za-z]", found.text):
            fit = did_it(question, view.chunk.text[found.span.end :])
            fit += partner_fit(question, view.chunk.text[view.start : found.span.start])
            yield replace(found, fit=fit)


def _may_hold(view: View, found: Found, post: str) -> bool:
    start, end = found.span.start, found.span.end
    beside = view.chunk.text[max(view.start, start - _BESIDE) : end + _BESIDE]
    deputy = "副" if "副" in view.frame.question else "(?<!副)"
    return found.sort == PERSON and bool(re.search(deputy + post, beside))


def _marked(view: View) -> Iterator[Found]:
    for match in _MARKED.finditer(view.text):
        group = match.lastindex or 0
        start, end = match.span(group)
        sort = "work" if group == 1 else "quoted"
        if sort == "work":
            start, end = match.span()
        yield _found(view, start, end, sort)


def _tagged(view: View) -> Iterator[Found]:
    words = tagged(view.text)
    runs = list(_runs(words))
    begun = {run[0].start for run in runs if _is_firm(run)}
    latin = [match.span() for match in _LATIN.finditer(view.text)]
    for word in words:
        if word.tag in _NAMES and word.end - word.start > 1 and word.start not in begun:
            whole = (word.start, word.end)
            within = (span for span in latin if span[0] <= word.start and word.end <= span[1])
            yield _found(view, *next(within, whole), word.tag)
    for run in runs:
        start, end = run[0].start, run[-1].end
        if len(run) > 1 and end - start <= _LONGEST:
            last = run[-1].tag if run[-1].tag in {ORGANISATION, PLACE} else "noun"
            yield _found(view, start, end, ORGANISATION if _is_firm(run) else last)
        elif run[0].tag == "n" and end - start >= 2:
            yield _found(view, start, end, "noun")


def _is_firm(run: list[Word]) -> bool:
    """Whether a run is a firm by its short name and its trade, as one: 宏宇羽绒, 星汉生物."""
    short = [word.end - word.start <= _SHORT for word in run]
    return len(run) == 2 and run[0].tag == ORGANISATION and run[1].tag == "n" and all(short)


def _runs(words: tuple[Word, ...]) -> Iterator[list[Word]]:
    """Nouns and what qualifies them, in a row, from a name or noun to a noun."""
    run: list[Word] = []
    for word in (*words, Word(-1, -1, "")):
        if word.tag in _NOUNS:
            run.append(word)
            continue
        while run and run[-1].tag not in _ENDS:
            run.pop()
        while run and run[0].tag in {"f", "m"}:
            run.pop(0)
        if run:
            yield run
        run = []


def _found(view: View, start: int, end: int, sort: str) -> Found:
    text = view.text[start:end].strip()
    return Found(Span(view.start + start, view.start + end), text, sort=sort)
