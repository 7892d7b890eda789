"""Dates with their year, each with its own words."""

from datetime import date

import pytest

from answerer.spans.dates import find_dates
from answerer.spans.spans import Found
from tests.answerer.views import views_in


def dates(question: str, text: str, published: date | None = date(2023, 8, 1)) -> list[Found]:
    views = views_in(question, text, published=published, today=date(2023, 9, 1))
    return [found for view in views for found in find_dates(view)]


@pytest.mark.parametrize(
    ("question", "text", "wanted"),
    [
        ("管网哪天开工？", "管网改造4月2日开工。", "2023年4月2日"),
        ("直播几号几点？", "锁定8月17日9点28分，看直播。", "2023年8月17日9点28分"),
        ("机制始于哪一年？", "自2009年机制建立以来，交往增多。", "2009年"),
        ("计划延到哪天？", "贷款计划期限延长至2024年5月底。", "2024年5月底"),
        ("哪天开始管理？", "管理时间为2019年5月18日至今。", "2019年5月18日"),
        ("哪一年起降下来？", "2026年起排放逐步降低。", "2026年"),
        ("管网几月完工？", "管网6月底完工。", "2023年6月底"),
        ("何时回到2%到3%？", "到2025年底将回到2-3%的范围内。", "2025年底"),
        ("大会定在哪几天？", "大会将于24日至26日举行。", "2023年8月24日至26日"),
        ("首期合作到哪年为止？", "首期合作期为2023年至2027年。", "2027年"),
        ("庙会哪天收摊？", "庙会8月3日至9日举行。", "2023年8月9日"),
        (
            "补助执行到什么时候？",
            "对招用2023届毕业生的企业补助，执行至2023年12月底。",
            "2023年12月底",
        ),
        ("8月3日的预警几点发的？", "气象台8月3日19时40分发布预警。", "2023年8月3日19时40分"),
        ("8月3日的预警几时发的？", "气象台8月3日19时40分发布预警。", "2023年8月3日19时40分"),
        ("比赛哪天到哪天？", "比赛将于7月29日至8月3日举行。", "2023年7月29日至8月3日"),
    ],
)
def test_a_date_is_given_with_its_year(question: str, text: str, wanted: str) -> None:
    assert wanted in [found.text for found in dates(question, text)]


def test_the_day_that_a_question_gives_is_no_answer_without_its_hour() -> None:
    assert dates("8月3日的预警几点发的？", "气象台8月3日发布预警。") == []
    assert dates("8月3日开始的比赛哪天结束？", "比赛8月3日开始。") == []


def test_each_date_goes_with_its_own_words() -> None:
    found = dates("纤维厂哪年哪月投产？", "项目2023年5月18日开工，预计2025年6月投产。")
    near = {each.text: each.near for each in found}
    assert "投产" not in near["2023年5月18日"]
    assert "投产" in near["2025年6月"]


def test_dates_and_figures_in_order_are_aligned() -> None:
    text = "昆山分别于2014年、2019年跨越3000亿元、4000亿元新台阶。"
    assert [found.text for found in dates("哪年迈过4000亿？", text)] == ["2019年"]


def test_a_figure_that_no_date_goes_with_is_not_answered() -> None:
    assert dates("GDP哪一年突破2000亿元？", "2022年完成地区生产总值5006.7亿元。") == []


def test_a_day_of_an_undated_report_keeps_no_year() -> None:
    found = dates("观摩会什么时候开的？", "7月28日举办了首场观摩会。", None)
    assert [each.text for each in found] == ["7月28日"]


def test_a_question_ahead_prefers_a_date_ahead() -> None:
    text = "8月1日，项目开工。预计2027年上半年建成。"
    best = max(dates("中心哪年能建成？", text), key=lambda found: found.fit)
    assert best.text == "2027年上半年"


def test_a_range_is_asked_for() -> None:
    assert dates("运动会哪天到哪天？", "8月5日，举办了测试赛。") == []


@pytest.mark.parametrize(
    "question",
    [
        "书展哪天开到哪天？",
        "书展从几号办到几号？",
        "书展什么时候开始什么时候结束？",
        "书展的起止时间",
    ],
)
def test_an_asked_range_is_given_as_printed(question: str) -> None:
    found = dates(question, "10月18日至24日，第九届书展在云溪县举办。")
    assert [each.text for each in found] == ["2023年10月18日至24日"]


def test_two_dates_are_no_range() -> None:
    found = dates("项目哪天签约、哪天开工？", "项目5月6日签约，7月8日开工。")
    assert [each.text for each in found] == ["2023年5月6日", "2023年7月8日"]


def test_a_figure_may_be_told_before_the_date() -> None:
    text = "县里有一笔3亿元的收入，实际在2023年5月入库。"
    assert [d.text for d in dates("那笔3亿元收入哪个月入库？", text)] == ["2023年5月"]
    assert not dates("那笔4亿元收入哪个月入库？", text)


def test_when_a_work_came_out_is_no_date_of_another_kind_of_work() -> None:
    text = "3月18日发布的《2022年收支快报》有误，现予更正。"
    assert not dates("更正公告哪天发布？", text)
    assert [d.text for d in dates("收支快报哪天发布？", text)] == ["2023年3月18日"]


def test_the_version_of_a_work_is_no_date() -> None:
    assert dates("新药什么时候上市？", "出台《营商环境方案（2022版）》。") == []


LIFE = (
    "闵修远，1976年6月生，2005年7月加入协会，2011年12月任会长，次年4月离任；2013年5月生态方案印发。"
)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("闵修远哪年哪月加入协会？", "2005年7月", "1976年6月"),
        ("闵修远哪年哪月出生？", "1976年6月", ""),
        ("闵修远何时离任？", "2012年4月", ""),
        ("方案哪年哪月印发？", "2013年5月", ""),
    ],
)
def test_an_age_is_the_date_of_no_other_event(question: str, told: str, untold: str) -> None:
    found = [each.text for each in dates(question, LIFE)]
    assert told in found
    assert untold not in found


def test_a_day_up_to_which_something_is_counted_is_no_event() -> None:
    text = "7月6日赶赴灾区，截至7月10日消毒90亩。"
    assert [found.text for found in dates("几号赶到灾区？", text)] == ["2023年7月6日"]


def test_a_day_of_the_month_before_is_written_out() -> None:
    (found,) = dates("决定是哪天宣布的？", "上个月29日宣布了决定。")
    assert found.text == "2023年7月29日"
    assert "上个月29日" in found.step
