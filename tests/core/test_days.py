"""Days without their month."""

from datetime import date

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
