"""Periods: absolute, relative, inherited, and how two agree."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.language.calendar import quarter_of, year_of
from core.language.periods import Period, PeriodMention, agreement, find_periods

ANCHOR = date(2023, 7, 20)


def only(text: str, anchor: date | None = None, year: int | None = None) -> PeriodMention:
    (mention,) = find_periods(text, anchor, year)
    return mention


def period(text: str, anchor: date | None = None, year: int | None = None) -> Period:
    found = only(text, anchor, year).period
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "label", "start", "end", "grain"),
    [
        ("2022年", "2022年", "2022-01-01", "2022-12-31", "year"),
        ("二〇二二年", "2022年", "2022-01-01", "2022-12-31", "year"),
        ("2022年第二季度", "2022年二季度", "2022-04-01", "2022-06-30", "quarter"),
        ("2022年第二季同比", "2022年二季度", "2022-04-01", "2022-06-30", "quarter"),
        ("2022—2023年", "2022—2023年", "2022-01-01", "2023-12-31", "years"),
        ("2022-2025", "2022—2025年", "2022-01-01", "2025-12-31", "years"),
        ("2023年头一季", "2023年一季度", "2023-01-01", "2023-03-31", "quarter"),
        ("2023年头三季", "2023年前三季度", "2023-01-01", "2023-09-30", "months"),
        ("2023年1至7月", "2023年1—7月", "2023-01-01", "2023-07-31", "months"),
        ("2023年前7个月", "2023年1—7月", "2023-01-01", "2023-07-31", "months"),
        ("2023年前三季度", "2023年前三季度", "2023-01-01", "2023-09-30", "months"),
        ("2023一季报", "2023年一季度", "2023-01-01", "2023-03-31", "quarter"),
        ("2023年三季报", "2023年前三季度", "2023-01-01", "2023-09-30", "months"),
        ("2023中报", "2023年上半年", "2023-01-01", "2023-06-30", "half"),
        ("2023年半年度报告", "2023年上半年", "2023-01-01", "2023-06-30", "half"),
        ("2022年年报", "2022年", "2022-01-01", "2022-12-31", "year"),
        ("2023年7月", "2023年7月", "2023-07-01", "2023-07-31", "month"),
        ("2023年7月20日", "2023年7月20日", "2023-07-20", "2023-07-20", "day"),
        ("2023-07-20", "2023年7月20日", "2023-07-20", "2023-07-20", "day"),
        ("2023年8月21日至25日", "2023年8月21—25日", "2023-08-21", "2023-08-25", "days"),
        ("2023年2月下旬", "2023年2月下旬", "2023-02-21", "2023-02-28", "days"),
        ("截至2023年6月底", "截至2023年6月底", "2023-06-30", "2023-06-30", "asof"),
        ("截至2023年5月", "截至2023年5月", "2023-05-31", "2023-05-31", "asof"),
        ("2022年底", "2022年底", "2022-12-31", "2022-12-31", "asof"),
        ("2022年年中", "2022年中", "2022-06-30", "2022-06-30", "asof"),
        ("2021年以来", "2021年以来", "2021-01-01", "2021-12-31", "since"),
        ("2023年上半年", "2023年上半年", "2023-01-01", "2023-06-30", "half"),
        ("2023上半年", "2023年上半年", "2023-01-01", "2023-06-30", "half"),
        ("2023年前半年", "2023年上半年", "2023-01-01", "2023-06-30", "half"),
        ("2023年后半年", "2023年下半年", "2023-07-01", "2023-12-31", "half"),
        ("“十四五”期间", "“十四五”", "2021-01-01", "2025-12-31", "years"),
        ("2022年7月至2023年6月", "2022年7月—2023年6月", "2022-07-01", "2023-06-30", "months"),
        ("2019年起到2023年8月", "2019年—2023年8月", "2019-01-01", "2023-08-31", "months"),
        ("今年（2023年）", "2023年", "2023-01-01", "2023-12-31", "year"),
        ("今年2023年上半年", "2023年上半年", "2023-01-01", "2023-06-30", "half"),
        ("（2022版）", "2022年", "2022-01-01", "2022-12-31", "year"),
    ],
)
def test_absolute(text: str, label: str, start: str, end: str, grain: str) -> None:
    mention = only(text)
    assert not mention.relative
    found = mention.period
    assert found is not None
    assert (found.label, found.start, found.end) == (
        label,
        date.fromisoformat(start),
        date.fromisoformat(end),
    )
    assert found.grain == grain


@pytest.mark.parametrize(
    ("text", "label", "start", "end"),
    [
        ("今年", "2023年", "2023-01-01", "2023-12-31"),
        ("去年", "2022年", "2022-01-01", "2022-12-31"),
        ("前年", "2021年", "2021-01-01", "2021-12-31"),
        ("明年", "2024年", "2024-01-01", "2024-12-31"),
        ("上半年", "2023年上半年", "2023-01-01", "2023-06-30"),
        ("去年上半年", "2022年上半年", "2022-01-01", "2022-06-30"),
        ("一季度", "2023年一季度", "2023-01-01", "2023-03-31"),
        ("头7个月", "2023年1—7月", "2023-01-01", "2023-07-31"),
        ("1—7月", "2023年1—7月", "2023-01-01", "2023-07-31"),
        ("7月20日", "2023年7月20日", "2023-07-20", "2023-07-20"),
        ("今年以来", "2023年以来", "2023-01-01", "2023-07-20"),
        ("2021年至今", "2021年以来", "2021-01-01", "2023-07-20"),
        ("截至目前", "截至2023年7月20日", "2023-07-20", "2023-07-20"),
        ("截至6月底", "截至2023年6月底", "2023-06-30", "2023-06-30"),
        ("近三年", "2021—2023年", "2021-01-01", "2023-12-31"),
        ("近三个月", "2023年4月21日—7月20日", "2023-04-21", "2023-07-20"),
        ("年底", "2023年底", "2023-12-31", "2023-12-31"),
        ("上月", "2023年6月", "2023-06-01", "2023-06-30"),
        ("10日公布", "2023年7月10日", "2023-07-10", "2023-07-10"),
        ("“十四五”以来", "“十四五”以来", "2021-01-01", "2023-07-20"),
    ],
)
def test_relative_to_the_anchor(text: str, label: str, start: str, end: str) -> None:
    found = period(text, ANCHOR)
    assert (found.label, str(found.start), str(found.end)) == (label, start, end)


@pytest.mark.parametrize("text", ["今年", "上半年", "7月20日", "去年", "目前", "近两年", "上月"])
def test_unresolved_without_context(text: str) -> None:
    mention = only(text)
    assert mention.period is None
    assert mention.relative


@pytest.mark.parametrize("text", ["其中报名200人", "半年报道一次", "年报显示"])
def test_what_looks_like_a_report_of_a_part_of_a_year(text: str) -> None:
    assert find_periods(text, date(2023, 8, 1)) == []


def test_year_of_the_section() -> None:
    assert period("今年", year=2023).label == "2023年"
    assert period("上半年", year=2023).label == "2023年上半年"
    assert period("截至目前", year=2023).years == (2023,)
    assert period("今年", ANCHOR, 2020).label == "2023年"


def labels(text: str, anchor: date | None = ANCHOR) -> list[str]:
    return [mention.period.label for mention in find_periods(text, anchor) if mention.period]


def test_year_carries_within_its_sentence() -> None:
    assert labels("2022年开工，7月完工。8月投产") == ["2022年", "2022年7月", "2023年8月"]
    assert labels("2022年第二季度、第三季度") == ["2022年二季度", "2022年三季度"]
    assert labels("比2021年增长，上半年") == ["2021年", "2023年上半年"]


def test_same_period_of_another_year() -> None:
    assert labels("上半年增长，去年同期下降") == ["2023年上半年", "2022年上半年"]
    assert labels("7月份比上年同期") == ["2023年7月", "2022年7月"]
    assert labels("2022年比上年增长") == ["2022年", "2021年"]


def test_months_beside_a_named_month() -> None:
    assert labels("6月份比上月高，当月下降") == ["2023年6月", "2023年5月", "2023年6月"]


def test_a_late_month_early_in_the_year_is_of_the_year_before() -> None:
    assert labels("12月份", date(2023, 1, 10)) == ["2022年12月"]


def test_source_offsets_cross_width_and_spaces() -> None:
    text = "截至２０２３ 年6月底"
    mention = only(text)
    assert (mention.text, mention.start, mention.end) == (text, 0, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "一年之计",
        "36班",
        "2年",
        "连续两年",
        "百年",
        "2000亿",
        "2013标箱",
        "21年",
        "14个月",
        "3.5月",
    ],
)
def test_not_periods(text: str) -> None:
    assert find_periods(text, ANCHOR) == []


def test_no_such_day() -> None:
    assert only("2023年2月30日").period is None


@pytest.mark.parametrize(
    ("asked", "found", "expected"),
    [
        ("2023年", "2023年", "same"),
        ("2023年", "2023年上半年", "within"),
        ("2023年", "截至2023年5月", "within"),
        ("2023年7月", "2023年", "covers"),
        ("2023年", "2022年", "differs"),
        ("2023年上半年", "2023年1—7月", "covers"),
        ("2023年二季度", "2023年1—5月", "differs"),
        ("2023年1—6月", "2023年上半年", "same"),
    ],
)
def test_agreement(asked: str, found: str, expected: str) -> None:
    assert agreement(period(asked), period(found)) == expected


PIECES = [
    *(
        "2023",
        "2022",
        "年",
        "月",
        "日",
        "7",
        "31",
        "30",
        "十",
        "二",
        "至",
        "-",
        "—",
        "上半年",
        "底",
    ),
    *(
        "今年",
        "去年",
        "同期",
        "截至",
        "目前",
        "以来",
        "近",
        "前",
        "个",
        "第",
        "季度",
        "。",
        "(",
        ")",
    ),
    *("“十四五”", "本月", "上", "比", "0", "度", "\n", " "),
]
ANYTHING = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES)).map("".join))


@given(ANYTHING, st.none() | st.dates(), st.none() | st.integers(1, 9999))
def test_never_raises(text: str, anchor: date | None, year: int | None) -> None:
    position = 0
    for mention in find_periods(text, anchor, year):
        assert position <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        if mention.period is not None:
            assert mention.period.start <= mention.period.end
            assert mention.period.grain
        position = mention.end


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_days_read_back(day: date) -> None:
    found = period(f"{day.year}年{day.month}月{day.day}日")
    assert (found.start, found.end, found.grain) == (day, day, "day")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("2023/24财年第一季度", "2023/24财年一季度"),
        ("2022-2023财年", "2022/23财年"),
        ("2022财年", "2022财年"),
    ],
)
def test_a_financial_year_is_no_calendar_year(text: str, label: str) -> None:
    (mention,) = find_periods(text, anchor=date(2023, 8, 20), year=2023)
    assert mention.period is not None
    assert (mention.period.label, mention.period.grain) == (label, "fiscal")
    calendar = [year_of(2022), year_of(2023), quarter_of(2023, 1)]
    assert {agreement(period, mention.period) for period in calendar} == {"differs"}
    assert agreement(mention.period, mention.period) == "same"


def test_a_quarter_behind_a_financial_year_is_of_it() -> None:
    found = find_periods("2022财年，第二季度收入8亿元。第三季度", anchor=date(2023, 8, 20))
    labels = [m.period.label for m in found if m.period]
    assert labels == ["2022财年", "2022财年二季度", "2023年三季度"]


def test_which_financial_year_this_is_stays_open() -> None:
    (mention,) = find_periods("本财年第一季度", anchor=date(2023, 8, 20))
    assert mention.period is None


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("全年完成收入13亿元", "2023年"),
        ("四季度增长3%", "2023年四季度"),
        ("全年计划完成收入15亿元", "2024年"),
        ("2024年，全年完成", "2024年"),
    ],
)
def test_a_report_of_january_tells_of_the_year_that_is_over(text: str, label: str) -> None:
    last = find_periods(text, anchor=date(2024, 1, 15))[-1].period
    assert last is not None
    assert last.label == label
