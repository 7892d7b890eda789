"""A question that leans on the one before: 那合同引资额呢, 南乐县呢, 2023年呢."""

import re
from collections.abc import Callable

from core.language.lexicon import asks_stock, group_of, without_qualifiers
from core.parser.among import YEARS
from core.parser.asking import expected_kind
from core.parser.bounds import bounds_in
from core.parser.frame import Frame

_LEANS = re.compile(r"^(?:那么?|还有|其中|再问|另外)|呢[?？。]*$|^(?:该|全|本)[县市区省]")
_COMPARED = re.compile(
    r"^(?:那么?)?比[^，。]{1,20}[多少高低大小快慢]出?了?(?:多少|几)[\u4e00-\u9fff]{0,3}[呢？?]*$|"
    r"^(?:那么?)?(?:(?:和|与|跟|同)[^，。]{1,20}相?比|比(?:起)?[^，。]{1,20}).{0,4}[呢？?]*$"
)
_SHORT = 3
# 退税退了多少，多少家企业拿到: whoever got what was asked before.
_WHO_GOT_IT = re.compile(
    r"(?:企业|公司|单位|商户|群众|居民|农户|职工|工人|人|户)?\s*"
    r"(?:[拿得领]到|获得|获得过|享受到?|受益|收到|参加|参与)"
)
# What was added is not meant where a follow-up asks how much there is in all.
_ADDED = frozenset({"阶段:新建", "范围:新增"})


def inherit(frame: Frame, previous: Frame | None, known: Callable[[str], bool]) -> Frame:
    """The frame with what it leaves open taken from the previous one.

    `known` says whether a report uses any word of an indicator; one that none
    uses (钱花了) names no indicator of its own.

    Only a question that leans on an earlier one (那…, …呢, 全县…), or names no
    place and no subject of its own, inherits; what was taken is in `inherited`.
    """
    if previous is None or not _open(frame):
        return frame
    if _COMPARED.match(frame.question.strip()) and (frame.regions or frame.periods):
        return _compared_with(frame, previous)
    taken: dict[str, object] = {}
    if not frame.regions and not frame.subjects and not _among_others(frame, previous):
        taken |= {"regions": previous.regions} if previous.regions else {}
    if not frame.periods and previous.periods:
        taken["periods"] = previous.periods
    bare = len(frame.indicator) < _SHORT or not known(without_qualifiers(frame.indicator))
    if _WHO_GOT_IT.fullmatch(frame.indicator) or (bare and _of_another_kind(frame, previous)):
        # 有几个，投资多少: the investment in what was counted.
        taken["indicator"] = f"{previous.indicator} {frame.indicator}"
        taken["qualifiers"] = previous.qualifiers + frame.qualifiers
    elif bare and not frame.subjects:
        same: tuple[str, ...] = ("indicator", "subjects")
        same += () if frame.operation else ("operation", "among", "bounds")
        if not frame.measure and frame.asked == "value":
            same += ("asked", "measure", "unit")
        taken |= {name: getattr(previous, name) for name in same if getattr(previous, name)}
        groups = {group_of(q) for q in frame.qualifiers}
        dropped = _ADDED if asks_stock(frame.question) else frozenset()
        kept = tuple(
            q for q in previous.qualifiers if group_of(q) not in groups and q not in dropped
        )
        taken["qualifiers"] = frame.qualifiers + kept
    if taken.get("asked") == "compare" and len(frame.regions) == 1 and not taken.get("among"):
        taken["asked"], taken["operation"] = "value", ""
    taken |= _other_end(frame, previous)
    changed = {name: value for name, value in taken.items() if value != getattr(frame, name)}
    return frame.changed(**changed, inherited=tuple(sorted(changed)))


_COUNTIES = "县区旗镇乡"


def _among_others(frame: Frame, previous: Frame) -> bool:
    """Whether all counties are asked about, behind a question about one: not those in it."""
    return frame.among not in ("", YEARS) and any(r[-1] in _COUNTIES for r in previous.regions)


def _of_another_kind(frame: Frame, previous: Frame) -> bool:
    """Whether a short word (投资) names a figure of another kind than was asked before."""
    kind = expected_kind(frame.indicator)
    return bool(kind) and frame.asked == "value" and kind != (previous.measure or kind)


def _other_end(frame: Frame, previous: Frame) -> dict[str, object]:
    """最少的呢 after 最多, 超过35个的呢 after 超过30个: the same of all places, but for that."""
    asked = frame.question.strip()
    least, most = _LEAST.search(asked), _MOST.search(asked)
    bounds = bounds_in(frame.question)
    changed: dict[str, object] = {}
    if previous.operation in {"most", "least"} and (least or most):
        changed = {"operation": "least" if least else "most"}
    elif previous.bounds and bounds and not frame.operation:
        changed = {
            "operation": previous.operation,
            "bounds": tuple(bound.text for bound in bounds),
            "measure": bounds[0].kind,
            "unit": bounds[0].unit,
        }
    if not changed:
        return {}
    kept = {name: getattr(previous, name) for name in ("indicator", "qualifiers", "among")}
    return kept | changed | {"asked": "compare"}


_LEAST = re.compile(r"^(?:那么?)?最[少低小慢].{0,3}呢")
_MOST = re.compile(r"^(?:那么?)?最[多高大快].{0,3}呢")


def _compared_with(frame: Frame, previous: Frame) -> Frame:
    """和台前县比呢: the figure asked before, beside that of another place or year."""
    taken: dict[str, object] = {
        "asked": "compare",
        "operation": "difference",
        "regions": (*previous.regions[:1], *frame.regions) if frame.regions else previous.regions,
        "periods": (*frame.periods, *previous.periods[:1]) if frame.periods else previous.periods,
    }
    for name in ("indicator", "subjects", "qualifiers", "measure", "unit"):
        taken[name] = getattr(previous, name)
    if frame.regions and frame.periods:
        taken["periods"] = frame.periods
    changed = {name: value for name, value in taken.items() if value != getattr(frame, name)}
    return frame.changed(**changed, inherited=tuple(sorted(changed)))


def _open(frame: Frame) -> bool:
    asked = frame.question.strip()
    leans = bool(_LEANS.search(asked) or _COMPARED.match(asked))
    return leans or (not frame.regions and not frame.subjects)
