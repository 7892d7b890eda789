"""Publication dates: the ways that they are written."""

import re
from datetime import date
from typing import NamedTuple

_DATE = re.compile(
    r"(?<!\d)((?:19|20)\d{2})(?:\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日"
    r"|[-/.](\d{1,2})[-/.](\d{1,2})(?!\d))"
)
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)")
# 本报濮阳7月20日讯, 新华社北京7月20日电, IT之家 8 月 16 日消息.
_DATELINE = re.compile(r"(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日\s*(?:讯|电|消息|报道)")


def make_date(year: int, month: int, day: int) -> date | None:
    """The date, or None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def find_date(text: str) -> date | None:
    """The first full date written in `text`: 2023年7月20日, 2023-07-20, 2023/7/20."""
    for match in _DATE.finditer(text):
        year, month, day = (int(part) for part in match.groups() if part)
        found = make_date(year, month, day)
        if found:
            return found
    return None


def parse_date(text: str) -> date | None:
    """A date that stands alone, as in a field or a file name (20230720 too)."""
    found = find_date(text)
    if found:
        return found
    match = _COMPACT.search(text)
    return make_date(int(match[1]), int(match[2]), int(match[3])) if match else None


class Dateline(NamedTuple):
    """Month and day of a dateline without a year (本报濮阳7月20日讯), and where it ends."""

    month: int
    day: int
    end: int


def find_dateline(text: str) -> Dateline | None:
    """The first dateline of a text."""
    match = _DATELINE.search(text)
    return Dateline(int(match["month"]), int(match["day"]), match.end()) if match else None
