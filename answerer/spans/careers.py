"""The steps of a life, each told by its own words: born, joined the party, began to work."""

import re

# (what asks for a step, what tells of it)
_STEPS = (
    (re.compile(r"出生|诞生|生日|生辰|哪[一]?年生|年[纪龄]|岁数"), re.compile(r"生")),
    (re.compile(r"入的?党|加入中?国?共?产?党"), re.compile(r"入党|加入中国共产党")),
    (re.compile(r"退休(?!人|金|年龄|职工|干部|教师|待遇|工资)"), re.compile(r"退休")),
    (re.compile(r"参加(?:革命)?工作(?![会组])"), re.compile(r"参加(?:革命)?工作(?![会组])")),
)
_CLAUSE_START = re.compile(r"[^，,。；;]*$")
_CLAUSE = re.compile(r"[^，,。；;]*")


def of_another_step(question: str, text: str, start: int, end: int) -> bool:
    """Whether a date at a place of a text is none of the step of a life that is asked for.

    The clause of the date must tell of it: 1985年5月加入中国共产党 tells of no birth.
    """
    told = next((told for asked, told in _STEPS if asked.search(question)), None)
    if told is None:
        return False
    before, after = _CLAUSE_START.search(text, 0, start), _CLAUSE.match(text, end)
    clause = (match.group() for match in (before, after) if match)
    return not told.search("".join(clause))
