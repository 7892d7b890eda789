"""A share that no report prints, of another figure of the same place, worked out of both."""

import re
from dataclasses import replace

from core.language.lexicon import qualifiers_in, without_thresholds
from core.parser.comparing import FIGURE_TAIL
from core.parser.frame import Frame

# A name of less says nothing.
_SHORTEST = 2
_ASKS_SHARE = re.compile(r"占|比[例重]|几成")
# 中 begins words of its own.
_NO_END = "[小央国心型标期试等介外文华学药医程]"
# 占总投资, 是竣工项目的百分之几
_OF = re.compile(r"占(?:到|了)?|(?:是|为|相当于)(?=.*的?(?:百分之|几成))")
_WHOLE = re.compile(
    r"^(?:到|了)|^(?:全部|所有|整个|总共)的?|的?(?:比重|比例|份额|百分比|份量|多少|几成)|(?<=..)总[数量]$"
)


def share_of_another(frame: Frame) -> Frame | None:
    """The comparison of two figures of one place: 10亿元以上项目占亿元以上项目的比例.

    None where no such share is asked for.
    """
    if frame.measure != "percent" or frame.operation:
        return None
    part, whole = _within(frame) or _of_another(frame.indicator)
    if min(len(part), len(whole)) < _SHORTEST:
        return None
    said = {*qualifiers_in(part), *qualifiers_in(whole)}
    return replace(
        frame,
        asked="compare",
        operation="share",
        subjects=(part, whole),
        indicator="",
        qualifiers=tuple(q for q in frame.qualifiers if q not in said),
    )


def _of_another(indicator: str) -> tuple[str, str]:
    """甲 and 乙 of 甲占乙的比例."""
    apart = _OF.search(indicator) or _OF.search(f"{indicator}的百分之")
    if apart is None:
        return "", ""
    part, rest = indicator[: apart.start()], indicator[apart.end() :]
    whole = "".join(_WHOLE.sub(" ", rest.strip()).split())
    return "".join(part.split()), whole


# 项目里新建的占多大比例, 在库项目中，投产项目总投资占比, 新建的在项目中占几成
_IN = rf"(?:里面?(?!程)|[当之其]?中(?!{_NO_END}))"
_PART_IN = re.compile(rf"^(?P<whole>.{{2,}}?){_IN}[有\s]*(?P<part>.{{2,}}?)\s*占?比?$")
_IN_WHOLE = re.compile(rf"^(?P<part>.{{2,}}?)\s*在(?P<whole>.{{2,}}?){_IN}\s*占?比?$")
# 达标的占总数: of what was named before.
_OF_ALL = re.compile(r"^(?P<whole>.{2,})\s(?P<part>\S{2,}?)\s*占(?:总数|总量|总额|全部|总体)$")


def _within(frame: Frame) -> tuple[str, str] | None:
    """A part and the whole that is named around it, each with the words of both."""
    match = next(
        (m for p in (_IN_WHOLE, _PART_IN, _OF_ALL) if (m := p.search(frame.indicator))), None
    )
    if match is None or not _ASKS_SHARE.search(frame.question):
        return None
    part, whole = match["part"].strip(), match["whole"].strip()
    figure = FIGURE_TAIL.search(part)
    named = f"{whole}{figure.group()}" if figure and figure.start() > 1 else whole
    if without_thresholds(part) != part:  # 亿元以上项目里10亿元以上的: a limit of its own
        return f"{part}{without_thresholds(whole)}", named
    return f"{whole} {part}", named
