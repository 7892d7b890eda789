"""Some of a whole that the question names: of 7个项目，有几个投产 no more than 7."""

import re

from answerer.candidate import Candidate
from answerer.objections.given import given
from answerer.objections.siblings import labels_of
from answerer.overlap import found_grams, grams
from core.language.counted import units_agree
from core.language.lexicon import qualifiers_in
from core.language.tagger import tagged
from core.parser.frame import Frame

# What is asked of so many things before it, and counts nothing else: 有几个已经投产, 投产了几个.
_HOW_MANY = re.compile(
    r"(?:多少|几)[个家项所座条名人](?=已|是|在|被|没|未|能|实现|完|通过|[了呢？?]|$)"
)
_NOUNS = frozenset({"n", "nz", "LOC", "ORG"})
_OF_THEM = re.compile(r"里[头面]?[,，]?|[,，中内]")
# “甲计划”里“乙行动”的项目: the quoted part of a quoted or named whole.
_PART = re.compile(
    r"(?:[里中]|当中|其中|里[头面])[,，]?的?[^，,。“”\d]{0,8}[“\"「](?P<part>[^”\"」]{2,10})[”\"」]"
)
# 收集的问题里，融资类问题有多少条
_OF_WHOLE = re.compile(
    r"(?P<whole>[^，,。？?]{2,20})(?:[里中]|当中|里[头面]|之中)[,，]"
    r"(?P<part>[^，,。？?]{2,16}?)(?:有|是|共)?(?:多少|几|排|位居|名列)"
)
# They name no part: 评比里，全年算下来排第几.
_NO_PART = re.compile(r"[全整]年|年度|算下来|[总整]体|最[后终]|[一总]共")
_SETTING = re.compile(r"(?:会|活动|行动|仪式|论坛|[大比]赛|节|过程|期间)$")


def exceeds_the_whole(frame: Frame, candidate: Candidate) -> bool:
    """Whether a figure is larger than the number of things of which the question asks a part."""
    asked = _HOW_MANY.search(frame.question)
    if asked is None or candidate.number is None or candidate.kind != "count":
        return False
    return any(
        candidate.number > whole.number
        for whole in given(frame.question)
        if whole.end < asked.start()
        and whole.unit
        and units_agree(whole.unit, candidate.unit)
        and _is_of_them(frame.question[whole.end : asked.start()])
    )


def _is_of_them(between: str) -> bool:
    """Whether what stands between a whole and 几个 only says what was done to its things.

    10件实事中，新增泊位几个 counts other things.
    """
    mark = _OF_THEM.search(between)
    words = between[mark.end() :] if mark else ""
    return mark is not None and not (words and any(w.tag in _NOUNS for w in tagged(words)))


def of_the_whole(frame: Frame, candidate: Candidate) -> bool:
    """Whether a part of a whole is asked of which the figure's sentence says no word."""
    asked = _OF_WHOLE.search(frame.question)
    if asked is None or candidate.number is None or qualifiers_in(asked["part"]):
        return False
    if _SETTING.search(asked["whole"]):
        return False  # 招聘会中，共有多少家
    part = _NO_PART.sub(" ", asked["part"])
    for place in frame.regions:
        part = part.replace(place, " ").replace(place[:-1], " ")
    own = grams(part) - grams(asked["whole"])
    return bool(own) and not own & found_grams(part, candidate.sentence_text)


def of_another_part(frame: Frame, candidate: Candidate) -> bool:
    """Whether the quoted part of a whole is asked, and the figure is not said of it."""
    asked = _PART.search(frame.question)
    if asked is None or candidate.number is None:
        return False
    part = asked["part"]
    heads = " ".join((*candidate.chunk.section, candidate.report.title))
    if part not in candidate.sentence_text:
        return part not in heads
    own, others = labels_of(candidate)
    return part not in own and any(part in label for label in others)
