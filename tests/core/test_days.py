"""Days without their month."""

from datetime import date

import pytest

from core.language.periods import find_periods

ANCHOR = date(2023, 7, 20)


def label(text: str) -> str:
    (mention,) = find_periods(text, ANCHOR)
    assert mention.period is not None
    return mention.period.label


def test_days_without_their_month_are_of_the_report_s_own_or_the_one_before() -> None:
    assert label("大会于24日至26日举行") == "2023年7月24—26日"
    assert label("大会于28日举行") == "2023年6月28日"
    assert label("大会将于28日举行") == "2023年7月28日"


def test_a_year_of_graduates_is_no_period() -> None:
    assert find_periods("招用2023届毕业生") == []


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("2011年12月任代市长，次年4月转正", ["2011年12月", "2012年4月"]),
        ("2019年11月任职，翌年1月当选，直至今年7月离任", ["2019年11月", "2020年1月", "2023年7月"]),
        ("1994年6月毕业，同年11月工作", ["1994年6月", "1994年11月"]),
        ("上个月29日和本月3日", ["2023年7月29日", "2023年8月3日"]),
        ("同年级的学生", []),
    ],
)
def test_a_year_is_counted_from_the_one_before_it(text: str, labels: list[str]) -> None:
    found = find_periods(text, anchor=date(2023, 8, 18))
    assert [mention.period.label for mention in found if mention.period] == labels
