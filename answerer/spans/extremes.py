"""Where the most was: 最大降雨出现在甲村, 最大乙站146.9毫米, 最大点降雨量152.5毫米(丙店)."""

import re
from collections.abc import Iterator

_MOST, _LEAST = "最[大高多强猛凶重]", "最[小低少弱轻]"
_WHERE = r"哪|什么地方|何处"
_PLACE = r"(?:(?![为是的])[\u4e00-\u9fff]){2,18}?"
_FIGURE = r"\d[\d.]*(?:毫米|米|℃|度|级|亿|万|%|[\u4e00-\u9fff])"
_AT = r"(?:(?:出现|发生|集中)(?:在|于)|位于)"
_ENDS = "市县区镇乡村街站点店园场寨沟库岭河峰湾岛"


def _told(extreme: str) -> tuple[re.Pattern[str], ...]:
    """What a sentence prints of an extreme: where it was, whose it is, in brackets behind it."""
    return (
        re.compile(
            rf"{extreme}[^，,。；;]{{0,24}}?[,，]?{_AT}(?P<name>{_PLACE})"
            rf"(?=[，,。；;（(]|为|达|{_FIGURE}|$)"
        ),
        re.compile(
            rf"{extreme}[^，,。；;：:\d（(在]{{0,10}}?(?:为|是|：|的)?"
            rf"(?P<name>{_PLACE}[{_ENDS}])(?:的|为|达)?(?={_FIGURE})"
        ),
        re.compile(rf"{extreme}[^，,。；;（(]{{0,12}}{_FIGURE}[（(](?P<name>{_PLACE})[）)]"),
    )


_EXTREMES = tuple((re.compile(extreme), _told(extreme)) for extreme in (_MOST, _LEAST))


def extremes_in(question: str, text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each place that a sentence says had the most, or the least, as asked."""
    if not re.search(_WHERE, question):
        return
    for asked, told in _EXTREMES:
        if asked.search(question):
            for pattern in told:
                yield from (match.span("name") for match in pattern.finditer(text))
