"""The year that a report is about, where its title says so: 2022年年度报告, printed in 2023."""

import re

_REPORTED = re.compile(
    r"(?<!\d)((?:19|20)\d{2})\s?年(?!以来|起|版|前)[^，,。；;：:\d]{0,16}?"
    r"(?:年报|报告|公报|业绩|财报|决算|总结|统计|运行|情况|成绩单|数据)"
)


def year_reported(title: str, present: int | None) -> int | None:
    """The latest such year up to `present`; None where the title names none."""
    years = (int(match[1]) for match in _REPORTED.finditer(title))
    return max((year for year in years if present is None or year <= present), default=None)
