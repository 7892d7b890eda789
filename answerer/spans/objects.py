"""What something was made, called or given: the object of the verb that the question asks with."""

import re
from collections.abc import Iterator

from core.language.tagger import tagged
from core.language.wordings import expand

# 港口要打造成什么, 每季度末定为什么, 锚定了什么, 要建设什么城市
_ASKED = re.compile(
    r"(?P<verb>[\u4e00-\u9fff]{1,6}?)(?P<as>成为|作为|成|为)?(?:了|的是)?(?:什么|啥)"
    r"(?P<noun>[\u4e00-\u9fff]{0,4})[？?。 ]*$"
)
# 把什么作为第一引擎: what is made the thing that is named.
_MADE = re.compile(
    r"[把将](?:什么|啥)(?P<verb>作为|当作|当成|定为|列为|视为|纳入)(?P<thing>[^，,。？?]{2,20})"
)
_WEAK = frozenset((*"是有叫说为做干要会能到在想看靠给像凭用指", "受到", "给予", "进行"))
_ANY_NOUN = re.compile(r"时候|时间|地方|原因|好处|影响|作用|意义|样|办法|措施|问题|区别|关系")
_END = r"[^，,。；;：:！!]"
_LONGEST = 30


def objects_in(question: str, text: str) -> Iterator[tuple[int, int]]:
    """Start and end of what stands behind the asked verb, to the end of its clause."""
    made = _MADE.search(question)
    if made:
        became = rf"(?:{made['verb']}|作为|当作|定为)"
        pattern = rf"[把将](?P<name>{_END}{{2,20}}?){became}(?P<rest>{_END}+)"
        for match in re.finditer(pattern, text):
            if made["thing"].strip("的")[-2:] in match["rest"].replace("”", "").replace("“", ""):
                yield match.span("name")
        return
    verb, noun = _verb_of(question)
    begun = {word.start for word in tagged(text)} if len(verb) == 1 else set()
    verbs = "|".join(sorted({verb, *expand(verb), *expand(f"{verb}了")}, key=len, reverse=True))
    pattern = rf"(?:{verbs})(?:成为|作为|成|为|了|的)?(?P<name>{_END}{{2,{_LONGEST}}})"
    for match in re.finditer(pattern, text) if verb else ():
        start, end = match.span("name")
        cut = match["name"].find(noun)
        if cut < 0 or (begun and match.start() not in begun):
            continue
        end = start + cut + len(noun) if noun else end
        whole = re.match(r"“([^”]+)”", text[start:end])
        yield (start + 1, start + whole.end() - 1) if whole else (start, end)


def _verb_of(question: str) -> tuple[str, str]:
    """The verb before 什么, and the noun behind it."""
    asked = _ASKED.search(question)
    if asked is None or _ANY_NOUN.match(asked["noun"]):
        return "", ""
    words = tagged(question[: asked.end("verb")])
    last = words[-1]
    verb = question[last.start : last.end]
    if len(verb) == 1 and len(words) > 1 and words[-2].end - words[-2].start == 1:
        verb = question[words[-2].start : last.end]  # 锚|定
    is_verb = last.tag in {"v", "vn", "vd"} or len(verb) == 1
    return (verb, asked["noun"]) if is_verb and verb not in _WEAK else ("", "")
