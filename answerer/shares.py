"""A share that no report prints, of another figure of the same place, worked out of both."""

import re
from dataclasses import replace

from core.frame import Frame
from core.lexicon import qualifiers_in

# A name of less says nothing.
_SHORTEST = 2
# 占总投资, 是竣工项目的百分之几
_OF = re.compile(r"占(?:到|了)?|(?:是|为|相当于)(?=.*的?(?:百分之|几成))")
_WHOLE = re.compile(
    r"^(?:到|了)|^(?:全部|所有|整个|总共)的?|的?(?:比重|比例|份额|百分比|份量|多少|几成)"
)


def share_of_another(frame: Frame) -> Frame | None:
    """The comparison of two figures of one place: 10亿元以上项目占亿元以上项目的比例.

    None where no such share is asked for.
    """
    apart = _OF.search(frame.indicator) or _OF.search(f"{frame.indicator}的百分之")
    if apart is None:
        return None
    part, rest = frame.indicator[: apart.start()], frame.indicator[apart.end() :]
    whole = "".join(_WHOLE.sub(" ", rest.strip()).split())
    part = "".join(part.split())
    if frame.measure != "percent" or frame.operation or min(len(part), len(whole)) < _SHORTEST:
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
