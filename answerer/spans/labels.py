"""What a thing is called, where its kind is asked: 什么“长制” of “三长制”, 什么工作法."""

import re
from collections.abc import Iterator

from core.language.tagger import tagged

# The noun that ends a question: 用的是什么工作法, 形成了什么样的工作格局.
_KIND = re.compile(
    r"(?:什么|啥|哪一?[种套个项])(?:样的?)?[“\"]?(?P<kind>[\u4e00-\u9fff]{1,6})[”\"]?[？?。 ]*$"
)
# 联盟叫什么, 活动的名字是什么
_CALLED = re.compile(
    r"(?P<kind>[\u4e00-\u9fff]{2})(?:的?(?:名字|名称))?(?:叫做?|是|为)?"
    r"(?:什么|啥)(?:名字|名)?[？?。 ]*$"
)
_CALLS = re.compile(r"叫|名字|名称")
# 研发出了什么新药: what is done to the thing that is asked.
_DEEDS = tuple(
    re.compile(rf"(?P<deed>[\u4e00-\u9fff]{{2}}){out}(?:了|过|的)?(?:是|叫)?(?:什么|啥)")
    for out in ("", "出来?")
)
_QUOTED = re.compile(r"“(?P<name>[^”，。；]{2,30})”")
# How far behind a name the last word of its kind may stand: “甲、乙”的工作格局.
_NEAR = 8
_SHORTEST = 2
_VERBS = frozenset({"v", "d", "ad", "p", "c", "u", "xc"})
_THING = 4


def labels_in(question: str, text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the quoted names that are of the asked kind, or of what was done."""
    kind = kind_of(question)
    if not kind:
        return
    deeds = "|".join(m["deed"] for pattern in _DEEDS if (m := pattern.search(question)))
    did = re.compile(rf"(?:{deeds})(?:出|了|的)*$") if deeds else None
    quoted = list(_QUOTED.finditer(text))
    named = [m for m in quoted if _is_of(question, text[: m.start()])]
    for match in [m for m in named if kind in text[m.end() :]] or quoted:
        name, behind = match["name"], text[match.end() : match.end() + _NEAR]
        if name in question:
            continue
        done = did and did.search(text[: match.start()])
        if name.endswith(kind) or done or named or _says(kind, behind):
            yield match.span("name")


def kind_of(question: str) -> str:
    """The kind of thing whose name is asked; empty where none is."""
    called = _CALLED.search(question) if _CALLS.search(question) else None
    asked = called or _KIND.search(question)
    return asked["kind"] if asked else ""


def called_in(question: str, text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the names that end with the kind that is asked what it is called."""
    kind = kind_of(question) if _CALLS.search(question) else ""
    if len(kind) < _SHORTEST:
        return
    for match in re.finditer(
        rf"[^，,、。；;：:“”\s]{{2,30}}?{kind}(?=[，,、。；;：:“”等的]|$)", text
    ):
        words = tagged(match.group())
        start = next((w.start for w in words if w.tag not in _VERBS), 0)
        name = match.group()[start:]
        if len(name) > len(kind) + 1 and name not in question:
            yield match.start() + start, match.end()


def _is_of(question: str, before: str) -> bool:
    """Whether the thing that stands right before a name is the one that the question names."""
    thing = before[-_THING:]
    return len(thing) == _THING and thing.isalnum() and thing in question


def _says(kind: str, behind: str) -> bool:
    """Whether the words behind a name say that it is of a kind: 工作法, or 的工作格局 for 格局."""
    own = re.split(r"[，,、。；;：:“]", behind.removeprefix("的"))[0]
    return own.startswith(kind) or (len(kind) > 1 and own.endswith(kind[-2:]))
