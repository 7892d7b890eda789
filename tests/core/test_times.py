"""A month without a year is the newest reports' one; 目前 asks for the latest."""

from datetime import date

from core.parser.times import asked_periods, question_periods, years_apart

TODAY, LATEST = date(2026, 5, 1), date(2023, 8, 20)


def labels(question: str, latest: date | None = LATEST) -> list[str]:
    found = question_periods(question, TODAY, latest=latest)
    return [m.period.label for m in found if m.period]


def test_a_month_without_a_year() -> None:
    assert labels("7月降雨量多少") == ["2023年7月"]
    assert labels("7月降雨量多少", latest=None) == ["2025年7月"] or labels(
        "7月降雨量多少", latest=None
    ) == ["2026年7月"]


def test_words_of_the_asking_day_stay() -> None:
    assert labels("去年7月降雨量多少") == ["2025年7月"]
    assert labels("2022年7月降雨量多少") == ["2022年7月"]


def test_now_is_no_period() -> None:
    assert labels("目前签约多少个") == []


def test_a_part_of_a_year_takes_the_year_named_behind_it() -> None:
    assert set(labels("上半年签了几个外资项目？2022年")) == {"2022年上半年"}
    assert labels("上半年进出口比2022年多多少") == ["2026年上半年", "2022年"]
    assert labels("去年三季度和2022年") == ["2025年三季度", "2022年"]


def test_each_of_a_range_of_years_is_asked() -> None:
    question = "2021到2022年各有多少"
    apart = years_apart(question, question_periods(question, None))
    assert [m.period.label for m in apart if m.period] == ["2021年", "2022年"]
    whole = "2021到2022年一共多少"
    assert len(years_apart(whole, question_periods(whole, None))) == 1


def test_what_a_growth_is_measured_from_is_not_asked() -> None:
    def asked(question: str) -> list[str]:
        mentions = question_periods(question, TODAY, latest=LATEST)
        return [period.label for period in asked_periods(question, mentions, "")]

    assert asked("企业较2012年底增长了几倍") == []
    assert asked("护士比2012年多了多少") == []
    assert asked("护士2022年比2012年多了多少") == ["2022年", "2012年"]
    assert asked("护士与2012年有多少") == ["2012年"]
    assert asked("跟2012年相比，护士多了几个") == []


def test_beside_a_day_up_to_which_is_counted_this_year_adds_nothing() -> None:
    def asked(question: str) -> list[str]:
        mentions = question_periods(question, LATEST, latest=LATEST)
        return [period.label for period in asked_periods(question, mentions, "")]

    assert asked("截至7月底，今年以来望海镇新增渔船多少艘") == ["截至2023年7月底"]
    assert asked("今年以来望海镇新增渔船多少艘") == ["2023年以来"]


def test_the_month_that_is_asked_for_and_the_year_of_a_work_are_no_time() -> None:
    assert labels("方案是哪一年哪一月印发的") == []
    assert labels("2022年度账是哪天报的") == []
    assert labels("2022年度完成多少") == ["2022年"]


def test_the_number_of_an_index_is_no_year() -> None:
    assert labels("中证2000里有几家企业") == []
    assert labels("2000年有几家企业") == ["2000年"]


def test_a_year_of_two_digits() -> None:
    assert labels("甲县22年签约多少个") == ["2022年"]
    assert labels("甲县21年上半年和22年签约多少个") == ["2021年上半年", "2022年"]
    assert labels("甲县22年来签约多少个") == []
    assert labels("历时第22年签约多少个") == []
    question = "甲县22年签约多少个"
    assert [question[m.start : m.end] for m in question_periods(question, TODAY)] == ["22年"]
