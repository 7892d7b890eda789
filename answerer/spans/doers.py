"""Who did it: the name right before the asked deed, not the one that it was done with."""

import re
from collections.abc import Iterator

from answerer.overlap import coverage
from answerer.spans.items import is_nominal
from core.language.tagger import ORGANISATION, tagged
from core.language.wordings import expand

_ASKED = re.compile(
    r"(?:哪一?[家个所座](?:企业|公司|单位|园区|学校|高校|医院|部门|机构|县|镇|村)?|谁)"
    r"(?=[\u4e00-\u9fff]{2})"
)
_BETWEEN = r"(?:成功|率先|已经?|正式|首次|先后|还|也|又|共|新|今年|去年)*"
_NAME = r"(?:^|[，,。；;、：:])(?P<name>[\u4e00-\u9fffA-Za-z0-9（）()·]{2,20}?)"
_PLAIN = frozenset({"是", "有", "在", "做", "来", "去", "用", "让", "说", "叫", "能", "会", "要"})
_WORK = re.compile(r"(?:技术|工艺|产品|成果|作品|专利)$")
_LEAST = 0.4


def doers_in(question: str, text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the names that did what the question asks who did."""
    deed, thing = _deed_of(question)
    if not deed or not thing:
        return
    verbs = "|".join(map(re.escape, sorted({deed, *expand(deed)}, key=len, reverse=True)))
    for match in re.finditer(
        rf"{_NAME}{_BETWEEN}(?:{verbs})了?(?P<rest>[^，,。；;]{{2,40}})", text
    ):
        name = _owner(match["name"])
        told = coverage(thing, match["rest"]) >= _LEAST and name not in question
        if told and is_nominal(name):
            yield match.start("name"), match.start("name") + len(name)


def _owner(name: str) -> str:
    """甲源新材某技术获奖: whose the work is has done it."""
    first = tagged(name)[0]
    return name[: first.end] if _WORK.search(name) and first.tag == ORGANISATION else name


def _deed_of(question: str) -> tuple[str, str]:
    """The verb right behind who is asked, and what it is done to."""
    asked = _ASKED.search(question)
    words = tagged(question[asked.end() :]) if asked else ()
    rest = question[asked.end() :] if asked else ""
    for word in words:
        text = rest[word.start : word.end]
        if word.tag == "v" and text not in _PLAIN:
            return text.rstrip("了过"), rest[word.end :].strip("了过的？?。 ")
        if word.tag not in {"d", "ad", "n"}:
            break
    return "", ""
