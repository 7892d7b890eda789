"""What a question asks about: its words less its places, its times and the words of asking."""

import re

from core.language.periods import PeriodMention
from core.language.regions import RegionMention
from core.language.subjects import blank
from core.language.text import fold
from core.parser.asking import Ask
from core.parser.situating import situating_span

# Words of asking and politeness, and function words, that say nothing of the indicator.
_FILLER = re.compile(
    r"全国|我国|全省|全市|全县|全区|(?<=\s)[两二三四五六七八九十]个?(?:县区|市县|[县市区地省国])|"
    r"请问|麻烦|告诉我|查一下|查查|帮我|我想(?:知道|问)|想问|一下|"
    r"(?<![\u4e00-\u9fff])(?:那么?|其)|到底|究竟|大概|"
    r"一共|总共|总计|加起来|到目前|(?<!项)目前|现在|分别|各自|各是|各有|都有|"
    r"的话|来着|呢|吗|吧|啊|呀|了(?!解)|的(?!士)"
)
# Function words only where they stand at an edge: 有 in 国有, 为 in 华为 are part of a word.
_EDGES = re.compile(
    r"(?:(?<=\s)|^)(?:和|与|跟|以及|及|被|把|到|是)+(?=[\u4e00-\u9fff])|"
    r"(?:是|有|在|为|被|把|和|与|跟|以及|及|共)+(?=\s|$)"
)
_ASIDE = re.compile(r"[\s,，。?？!！:：;；、()（）“”\"《》「」]+")
_HOW_MANY = re.compile(
    r"(?:多少|几)[个家项次名人条](?=\s*(?:[，,。?？]|$))|多少|几(?=个|家|项|次|名|人|条)|百分之"
)


def indicator_of(
    question: str, regions: list[RegionMention], periods: list[PeriodMention], ask: Ask
) -> str:
    """What is asked about: the question less its places, periods and question words."""
    rest = blank(question, [(m.start, m.end) for m in regions])
    rest = blank(rest, [(m.start, m.end) for m in periods])
    rest = blank(rest, [situating_span(question)])
    folded = fold(rest)
    if ask.words:
        folded = folded.replace(ask.words, " ", 1)
    folded = _HOW_MANY.sub(" ", folded)
    folded = _EDGES.sub(" ", _ASIDE.sub(" ", _FILLER.sub(" ", folded)))
    return _ASIDE.sub(" ", folded).strip()
