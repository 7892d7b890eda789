"""A column's header that only another column completes: 收入比上年增长 behind 一般公共预算收入."""

import re
from collections.abc import Sequence
from itertools import takewhile

_CHANGE = re.compile(
    r"(?P<change>[（(]?(?:[比较](?:上年|去年)(?:同期|增长)?|同比|增长|增[速幅减]|增长率|占比|比重|占全[国省市县]比?重?)"
    r"[\u4e00-\u9fff±+\-（()）%]*)$"
)
_BRACKET = re.compile(r"[（(][^）)]*[）)]$")


def completed(header: str, before: Sequence[str]) -> str:
    """The header of a change or share with the name of what changes, from a column `before` it.

    That is the nearest one whose name ends in the words before the change; where there are
    none, the one column since the last change, and no guess among several.
    """
    change = _CHANGE.search(header)
    if change is None:
        return header
    stem = header[: change.start()].strip()
    names = [_BRACKET.sub("", other).strip() for other in before]
    if stem:
        fitting = [name for name in names if name.endswith(stem) and not _CHANGE.search(name)]
    else:
        fitting = [*takewhile(lambda name: not _CHANGE.search(name), reversed(names))]
        fitting = fitting if len(fitting) == 1 else []
    return f"{fitting[-1]}{header[change.start() :]}" if fitting and fitting[-1] else header
