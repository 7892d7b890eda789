"""Where the most was: 最大降雨出现在甲村, 最大乙站146.9毫米, 最大点降雨量152.5毫米(丙店)."""

import re
from collections.abc import Iterator

_ASKED = re.compile(
    r"最[大多高强猛凶低小][^，,。？?]*(?:哪|什么地方|何处)|(?:哪|什么地方|何处)[^，,。？?]*最[大多高强猛凶低小]"
)
_PLACE = r"(?:(?![为是])[\u4e00-\u9fff]){2,18}?"
_FIGURE = r"\d[\d.]*(?:毫米|米|℃|度|级|亿|万|%|[\u4e00-\u9fff])"
_TOLD = tuple(
    re.compile(pattern)
    for pattern in (
        rf"最[大高强多低小][^，,。；;]{{0,24}}?[,，]?(?:出现|发生|位于|集中)(?:在|于)(?P<name>{_PLACE})(?=[，,。；;（(]|为|达|{_FIGURE}|$)",
        rf"最[大高强多低小][^，,。；;：:\d（(在]{{0,10}}?(?:为|是|：)?(?P<name>{_PLACE}[市县区镇乡村街站点店园场寨沟])(?:的|为|达)?(?={_FIGURE})",
        rf"最[大高强多低小][^，,。；;（(]{{0,12}}{_FIGURE}[（(](?P<name>{_PLACE})[）)]",
    )
)


def extremes_in(question: str, text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each place that a sentence says had the most or the least."""
    if _ASKED.search(question):
        for pattern in _TOLD:
            yield from (match.span("name") for match in pattern.finditer(text))
