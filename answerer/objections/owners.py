"""Of which projects an amount is: 储备项目26个，总投资90亿元 is of no 省重点项目."""

import re

from answerer.candidate import Candidate
from answerer.overlap import grams
from core.language.lexicon import qualifiers_in
from core.parser.frame import Frame

_COUNT = r"\d[\d.]*(?:余|多)?[个项]"
# 在库项目39个, 41个省市重点项目: the things whose amount is told next.
_OWNER = re.compile(
    rf"(?P<of>[^，,。；;、\d]{{0,14}})(?:项目(?:共计?|有|达)?{_COUNT}|{_COUNT}(?P<kind>[^，,。；;、\d]{{0,14}}?)项目)"
)
_ASKED = re.compile(r"(?P<kind>[\u4e00-\u9fff“”\"]{2,4}?)的?项目(?!的?(?:建设|办|中心))")
_MARK = re.compile(r"[，,、。；;：:]")
_OF_PLACE = re.compile(r"[县市省国区的些个]$")
_ANY = frozenset({"重点", "重大", "大型", "建设", "投资", "全部", "所有"})


def of_other_projects(frame: Frame, candidate: Candidate) -> bool:
    """Whether an amount is of projects that the question does not name, for those that it does."""
    asked = _ASKED.search(frame.question)
    if candidate.kind != "money" or asked is None or frame.asked == "compare":
        return False
    kind = re.sub(r"[“”\"]", "", asked["kind"])[-2:]
    text, start = candidate.chunk.text, candidate.span.start
    beside = _MARK.split(text[:start])[-1] + _MARK.split(text[candidate.span.end :])[0]
    named = kind in beside  # 总投资60亿元的制氢项目
    if named or _OF_PLACE.search(kind) or any(kind in region for region in frame.regions):
        return False
    owners = _owners_in(text[candidate.sentence.start : start])
    # 报上去的项目 are those that were 上报.
    alike = owners and set(qualifiers_in(asked["kind"])) & set(qualifiers_in(owners[-1]))
    if not owners or kind in owners[-1] or alike:
        return False
    if any(kind in owner for owner in _owners_behind(candidate)):
        return True  # those that are told of next are the ones that are asked
    told = kind not in _ANY or _LEVEL.search(asked["kind"])
    own = grams(owners[-1]) - grams(f"实施 共有 全县 全市 该县 该市 年度 {' '.join(frame.regions)}")
    return bool(told and own) and not own & grams(frame.question)


_LEVEL = re.compile(r"[国省市县]家?级?重[点大]$")


def _owners_behind(candidate: Candidate) -> list[str]:
    return _owners_in(candidate.chunk.text[candidate.span.end :].split("。")[0])


def _owners_in(text: str) -> list[str]:
    return [f"{match['of']}{match['kind'] or ''}" for match in _OWNER.finditer(text)]


# 24个项目, 督导范围内的24个三个一批项目
_SO_MANY = re.compile(
    r"(?P<count>\d+)[个家](?![镇乡村县市区])[^，,。；;：:、\d]{0,14}?(?P<of>项目|企业)"
)


def of_so_many_others(frame: Frame, candidate: Candidate) -> bool:
    """Whether the question is about so many things (24个项目) and the figure of another number."""
    asked = {match.group("count", "of") for match in _SO_MANY.finditer(frame.question)}
    sentence = candidate.sentence_text
    before = sentence[: candidate.span.start - candidate.sentence.start]
    told = [match.group("count", "of") for match in _SO_MANY.finditer(before)]
    alike = [count for count, of in told if of in {of for _, of in asked}]
    return bool(alike) and not any(count in sentence for count, _ in asked)
