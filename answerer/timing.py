"""Whether a figure's time answers for the asked one."""

from core.periods import Period, agreement

# A figure of a year's part answers for the year only where it runs up to a day of that year.
_RUNNING = frozenset({"asof", "since", "day", "half", "months"})


def period_fits(asked: Period, found: Period) -> bool:
    """Whether a figure of period `found` answers a question about `asked`."""
    how = agreement(asked, found)
    if how == "same":
        return True
    if asked.grain == "asof" and how == "covers":
        return asked.end == found.end  # 到2022年底 is what a figure of 2022年 ended on
    if "since" in (asked.grain, found.grain):
        return asked.start == found.start or how == "within"
    return how == "within" and found.grain in _RUNNING
