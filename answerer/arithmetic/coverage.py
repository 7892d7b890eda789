"""What staff read beside a comparison: how many have a figure, of when, within which limits."""

from collections.abc import Sequence

from answerer.arithmetic.pairing import Row
from answerer.objections.limits import unasked_limits
from core.parser.frame import Frame


def told_of(frame: Frame, rows: Sequence[Row]) -> str:
    """How many have a figure, and within which limits that the question did not name."""
    found = (unasked_limits(frame, row.candidate) for row in rows if row.candidate)
    limits = "、".join(dict.fromkeys(limit for limit in found if limit))
    text = "；".join(filter(None, (_coverage(rows), _time_taken(frame, rows))))
    return f"{text}；报告所写为{limits}" if limits else text


def _time_taken(frame: Frame, rows: Sequence[Row]) -> str:
    """Of when the figures are, where the question names no time."""
    if frame.periods or any(row.side == "period" for row in rows):
        return ""
    found = [(row.name, row.candidate.period) for row in rows if row.candidate]
    told = [(name, period.label) for name, period in found if period]
    labels = {label for _, label in told}
    if len(labels) > 1:
        return f"时间按上下文推定：{'、'.join(name + label for name, label in told)}"
    return f"未写年份，按{labels.pop()}作答" if labels else ""


def _coverage(rows: Sequence[Row]) -> str:
    """4县中3县有数据; and which lack any."""
    kind = "项"
    sides = {row.side for row in rows}
    if sides == {"period"}:
        kind = "年" if all(row.name.endswith("年") for row in rows) else "期"
    elif sides == {"region"}:
        endings = {row.name[-1] for row in rows}
        kind = endings.pop() if len(endings) == 1 and endings <= set("县市区省州旗") else "地"
    missing = [row.name for row in rows if not row.candidate]
    text = f"{len(rows)}{kind}中{len(rows) - len(missing)}{kind}有数据"
    return f"{text}，缺{'、'.join(missing)}" if missing else text
