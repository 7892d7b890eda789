"""The places a passage names, deictic ones (该县, 全市) resolved by where it stands."""

import re
from dataclasses import dataclass, replace

from core.language.addresses import read_addresses
from core.language.regions import Gazetteer, Region

_LEVELS = {
    "县": "county",
    "区": "county",
    "市": "prefecture",
    "州": "prefecture",
    "省": "province",
    "国": "country",
}
_DEICTIC = re.compile(r"(?:[该全我本](?P<level>[县区市省国])|全(?P<own>自治区|州))(?![级委政])")
_SCOPE_BEFORE = re.compile(
    r"(?:在|居|占|于|为|列|排|名|高于|低于|较|比|与|和|同|面向|对|[飞发运开]?往|赴|自|来自)\s*$"
)
# 向中国出口, 从越南进口: whom is traded with.
_TO = re.compile(r"[向从由]\s*$")
# 对甲国和乙国进出口: those of a row are traded with.
_DEALT_WITH = re.compile(r"(?<![相针面应])[对向](?!外)(?:[^、和与及，,。；;]{2,8}[和与及])*$")
_ROW_TRADED = re.compile(
    r"(?:[和与及][^、和与及，,。；;]{2,8}?)*的?(?:分别)?(?:进出口|出口|进口|贸易|投资额)"
)
_TRADED = re.compile(r"的?(?:出口|进口|进出口|销售|采购)")
# 潢川等4个市县 names an example of those counted; 范县、台前两县 names all of them.
_NUMERAL = r"[\d两二三四五六七八九十]"
# So does 西华县电子产业园等60多个项目.
_EXAMPLE = r"(?:[\u4e00-\u9fff]{2,14}?(?:项目|工程|[园厂]|公司|企业|基地|中心))?"
# 密云、怀柔等区, 阿城、龙江等县（市）.
_KIND = r"[县市区省州](?:[（(][县市区州、]+[）)])?"
_COLLECTIVE = re.compile(
    rf"(?:{_EXAMPLE}[、和及][\u4e00-\u9fff]{{1,8}}?)*{_EXAMPLE}等\s*(?:{_NUMERAL}|多|地|{_KIND}(?![\u4e00-\u9fff]?级))"
)
_COUNTED = re.compile(rf"\s*{_NUMERAL}+(?:大|个?[县市区地省国州])")
_JOINED = re.compile(r"[、和与及][\u4e00-\u9fff]{1,8}?(?=" + _COUNTED.pattern + ")")
# 全市 opens a clause, or follows a date, where it is the subject; elsewhere it is a scope.
_OPENS = re.compile(r"(?:^|[\s，,。；;：:、！？!?（(“\"|年月日底末前度])$")
# 本报濮阳7月20日讯 says where it was filed.
_DATELINE = re.compile(r"^\s*\d{1,2}月\d{1,2}日(?:讯|电|消息|报道)")
_SCOPE_AFTER = re.compile(
    r"^(?:省|市|县|国|区)?(?:第|排|平均|首位|前列|前茅|领先|各|的?[一二三四五六七八九十\d.]+%|"
    r"率先|首个|首家|唯一|总量|总数|[\u4e00-\u9fff]{0,6}\d{2,4}强)"
)
# 大连理工大学 in a county's report is a guest there, and no place that is spoken of.
_OF_A_SCHOOL = re.compile(r"(?!市|省|县)[\u4e00-\u9fff]{0,6}?(?:大学|学院)(?!城)")
# How far before a place its row is looked for, in characters.
_ROW_REACH = 60
_AND = ("、", "和", "与", "及")
_COUNTRY = "中国"


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a text. `scope` is True where it says among whom (全省第4), not of whom."""

    start: int
    end: int
    text: str
    name: str
    scope: bool


def home_of(name: str, gazetteer: Gazetteer) -> Region | None:
    """The region that a section or report is about; None if unknown."""
    regions = gazetteer.named(name) if name else ()
    return regions[0] if regions else None


def is_dealt_with(text: str, place: Place) -> bool:
    """Whether a place, or the row of its like, is whom others deal with: 对甲国和乙国进出口."""
    before = text[max(0, place.start - _ROW_REACH) : place.start]
    return bool(_DEALT_WITH.search(before) and _ROW_TRADED.match(text, place.end))


def find_places(
    text: str, gazetteer: Gazetteer, home: Region | None, spoken_of: str = ""
) -> list[Place]:
    """Places of `text` in order; those that cannot be resolved are left out.

    该县 is the county that the text stands under (`home`), in a city's report the
    one last spoken of: before it, or in what stands before the text (`spoken_of`).
    """
    found: list[Place] = []
    outer = False
    for mention, region, leads in read_addresses(text, gazetteer, home):
        wide = region.level in {"country", "province"}
        place = _place(text, mention.start, mention.end, region.name, wide)
        guest = home is not None and _OF_A_SCHOOL.match(text, mention.end)
        away = bool(guest) and not _holds(region, home, gazetteer)
        found.append(replace(place, scope=place.scope or away))
        if outer and not place.scope:
            found[-2] = replace(found[-2], scope=True)
        outer = leads
    named = list(found)
    for match in _DEICTIC.finditer(text):
        level = match.group("level") or match.group("own")[-1]
        last = next((p.name for p in reversed(named) if p.end <= match.start()), spoken_of)
        name = _resolve(level, home, gazetteer)
        name = name or _resolve(level, home_of(last, gazetteer), gazetteer)
        if name and not any(p.start < match.end() and match.start() < p.end for p in named):
            place = _place(text, match.start(), match.end(), name, wide=True)
            inside = match.group().startswith("全") and not _OPENS.search(text[: match.start()])
            found.append(replace(place, scope=place.scope or inside))
    return sorted(found, key=lambda place: place.start)


def _holds(region: Region, home: Region | None, gazetteer: Gazetteer) -> bool:
    """Whether a region is the one that a text stands under, or one of the two holds the other."""
    return home is not None and (
        gazetteer.within(region, home) or gazetteer.within(home, region) or region == home
    )


def _place(text: str, start: int, end: int, name: str, wide: bool) -> Place:
    before, after = text[max(0, start - 4) : start], text[end : end + 30]
    after_wide = wide and _SCOPE_AFTER.search(after)
    together = _JOINED.match(after) or (before[-1:] in _AND and _COUNTED.match(after))
    partner = _TO.search(before) and _TRADED.match(after)
    aside = together or _COLLECTIVE.match(after) or _DATELINE.match(after) or partner
    scope = bool(_SCOPE_BEFORE.search(before) or aside or after_wide)
    return Place(start, end, text[start:end], name, scope)


def _resolve(level: str, home: Region | None, gazetteer: Gazetteer) -> str:
    """全国 is China; 全市 in a county's section is the prefecture above it."""
    wanted = _LEVELS[level]
    if wanted == "country":
        return _COUNTRY
    if home is None:
        return ""
    for region in (home, *gazetteer.ancestors(home)):
        same = region.level == wanted
        own = level in "州区" and region.name.endswith(f"自治{level}")
        # A county-level city calls itself 全市, a municipality too.
        city = level == "市" and region.name.endswith("市")
        district = level == "区" and region.name.endswith("区")
        if same or own or city or district:
            return region.name
    return ""
