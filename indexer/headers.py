"""A column's header that only another column completes: 收入比上年增长 behind 一般公共预算收入."""

import re
from collections.abc import Sequence

_CHANGE = re.compile(
    r"(?P<change>[（(]?(?:[比较](?:上年|去年)(?:同期|增长)?|同比|增长|增[速幅减]|增长率|占比|比重|占全[国省市县]比?重?)"
    r"[\u4e00-\u9fff±+\-（()）%]*)$"
)


def completed(header: str, before: Sequence[str]) -> str:
    """The header of a change or share with the name of what changes, from a column `before` it.

    That is the nearest one whose name ends in the words before the change, if there are any.
    """
    change = _CHANGE.search(header)
    if change is None:
        return header
    stem = header[: change.start()].strip()
    for other in reversed(before):
        name = re.sub(r"[（(][^）)]*[）)]$", "", other).strip()
        if not name or _CHANGE.search(name):
            continue
        if name.endswith(stem):
            return f"{name}{header[change.start() :]}"
        if not stem:
            break
    return header
