"""Units that count the same things: 56个项目 and 56项 answer one another."""

_SAME_COUNT = (
    frozenset({"个", "项", "件", "条", "宗", "项次"}),
    frozenset({"个", "家", "户", "所", "座", "处", "间"}),
    frozenset({"人", "名", "位", "个"}),
    frozenset({"次", "场", "场次", "轮", "回"}),
    frozenset({"台", "辆", "架", "艘", "套", "部"}),
    frozenset({"栋", "幢", "座"}),
    frozenset({"只", "支", "头", "条"}),
    frozenset({"条", "艘", "只"}),
    frozenset({"张", "份"}),
    frozenset({"天", "日", "个工作日"}),
    frozenset({"倍", "%"}),
)


def units_agree(asked: str, found: str) -> bool:
    """Whether a figure in unit `found` can answer a question asked in `asked`.

    A question that names no unit is answered by any.
    """
    if not asked or asked == found:
        return True
    return any(asked in group and found in group for group in _SAME_COUNT)


def counts_differ(asked: str, found: str) -> bool:
    """Whether two units surely count different things: 张 of beds is no 家; 个 counts anything."""
    if units_agree(asked, found) or "个" in (asked, found):
        return False
    known = frozenset().union(*_SAME_COUNT)
    return {asked, found} <= known
