"""Place and time of a figure: what its sentence states decides, what it inherits is a guess."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from answerer.figures.asked import Asked
from answerer.figures.fits import Fit, period_fit
from answerer.figures.place_fits import region_fit
from core.language.calendar import as_of, day_of, half_of, month_of, quarter_of, year_of
from core.language.periods import Period
from core.language.regions import Gazetteer
from core.parser.frame import Frame
from core.schema import Span
from tests.answerer.made import made

PUBLISHED = date(2023, 8, 16)


def asked(question: str = "粮食产量多少", **fields: Any) -> Asked:
    return Asked(Frame(question, **fields), {}, Gazetteer.national())


def place(text: str, region: str, asks: str = "范县") -> Fit:
    return region_fit(asked(regions=(asks,)), made(text, "40个", region=region))


def time(asks: Period, found: Period | None, question: str = "粮食产量多少", **fields: Any) -> Fit:
    candidate = made("粮食产量40万吨。", "40万吨", period=found, published=PUBLISHED, **fields)
    return period_fit(asked(question, periods=(asks,)), candidate)


def test_the_asked_place_in_the_sentence() -> None:
    assert place("范县签约项目40个。", "范县") == Fit("region_stated")


def test_the_asked_place_taken_over_from_before() -> None:
    assert place("该项目40个。", "范县") == Fit("region_carried")


@pytest.mark.parametrize("region", ["南乐县", "濮阳市"])
def test_another_place_that_the_sentence_states_decides(region: str) -> None:
    assert place(f"{region}签约项目40个。", region).decides


def test_a_place_that_is_named_nowhere_decides() -> None:
    assert place("签约项目40个。", "").decides


def test_another_place_taken_over_is_a_doubt_where_the_passage_names_the_asked_one() -> None:
    fit = place("会议在范县召开。签约项目40个。", "郑州市")
    assert (fit.word, fit.decides) == ("地区", False)


def test_where_a_thing_that_is_asked_about_lies_is_only_a_doubt() -> None:
    text = "武威市凉州区恒昌华府小区有电梯40个。"
    fit = region_fit(about("恒昌华府小区"), made(text, "40个", region="凉州区"))
    assert (fit.word, fit.decides) == ("地区", False)
    assert region_fit(about("兰亭小区"), made(text, "40个", region="凉州区")).decides


def test_a_wider_place_is_a_doubt_where_the_sentence_only_inherits_it() -> None:
    inherited = made("恒昌华府小区有电梯40个。", "40个", region="甘肃省", title="武威市新闻")
    assert not region_fit(about("恒昌华府小区"), inherited).decides
    stated = made("甘肃省恒昌华府小区有电梯40个。", "40个", region="甘肃省", title="武威市新闻")
    assert region_fit(about("恒昌华府小区"), stated).decides


def about(thing: str) -> Asked:
    return asked(f"武威{thing}有几个电梯", regions=("武威市",))


def opening(text: str, sentence: str, asks: str = "范县", region: str = "河南省") -> Fit:
    """The place of 40个 in `sentence`, in a report that opens with `text`."""
    figure = made(f"{text}{sentence}", "40个", region=region)
    own = Span(len(text), figure.sentence.end)
    return region_fit(asked(regions=(asks,)), replace(figure, sentence=own, clause=own))


def test_a_report_that_opens_with_a_place_is_about_it() -> None:
    fit = opening("河南范县办赛。", "代表队共40个。")
    assert (fit.word, fit.decides) == ("地区", False)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("河南范县办赛。", "河南省代表队共40个。"),  # stated
        ("河南范县办赛。", "全省代表队共40个。"),
        ("河南范县、台前县办赛。", "代表队共40个。"),  # perhaps of the other
        ("河南办赛。", "代表队共40个。"),
    ],
)
def test_a_wider_place_decides_where_the_report_is_not_of_the_asked_one(
    text: str, sentence: str
) -> None:
    assert opening(text, sentence).decides


@pytest.mark.parametrize(
    ("section", "decides"),
    [(("濮阳市项目建设", "范县"), True), (("范县项目建设",), False), (("濮阳市项目建设",), False)],
)
def test_the_section_of_a_county_tells_nothing_of_its_city(
    section: tuple[str, ...], decides: bool
) -> None:
    figure = made("全年计划签约40个。", "40个", region="范县", title=section[0])
    chunk = replace(figure.chunk, section=section, region="范县")
    report = replace(figure.report, text="濮阳市报道。")
    fit = region_fit(asked(regions=("濮阳市",)), replace(figure, chunk=chunk, report=report))
    assert (fit.word, fit.decides) == ("地区", decides)


def test_of_two_asked_places_each_must_be_named() -> None:
    fit = region_fit(
        asked(regions=("英国", "墨西哥")), made("预测英国产值40亿元。", "40亿元", region="英国")
    )
    assert fit.decides


def test_the_same_time() -> None:
    assert time(year_of(2022), year_of(2022), wording="产量") == Fit("period_stated")
    assert time(year_of(2022), year_of(2022), inferred=True) == Fit("period_inferred")


def test_an_unknown_time_decides() -> None:
    assert time(year_of(2022), None) == Fit("", "年份不明", decides=True)


def test_half_a_year_stands_for_the_year_only_while_it_runs() -> None:
    assert time(year_of(2023), half_of(2023, 1)) == Fit("period_runs")
    assert time(year_of(2022), half_of(2022, 1)).decides
    assert time(year_of(2023), half_of(2023, 1), "2023年全年粮食产量").decides


def test_a_year_never_stands_for_a_quarter_that_the_passage_does_not_name() -> None:
    assert time(quarter_of(2023, 1), year_of(2023)).decides


def test_a_figure_of_no_time_of_its_own_may_be_of_the_month_before_its_report() -> None:
    fit = time(month_of(2023, 7), year_of(2023))
    assert (fit.sign, fit.decides) == ("period_covers_carried", False)


def test_another_year_decides() -> None:
    assert time(year_of(2021), year_of(2022)).decides


@pytest.mark.parametrize(("day", "decides"), [(10, True), (20, True), (15, False)])
def test_up_to_another_day_decides_even_where_it_is_taken_over(day: int, decides: bool) -> None:
    up_to, other = (as_of(day_of(date(2023, 7, number))) for number in (15, day))
    assert time(up_to, other).decides is decides


def test_a_figure_of_two_places_together_is_of_neither_alone() -> None:
    text, both = "范县、台前县两县合计签约40个。", "范县、台前县"
    assert place(text, both).decides
    fit = region_fit(asked(regions=("台前县", "范县")), made(text, "40个", region=both))
    assert fit == Fit("region_stated")


def test_five_months_are_no_half_year() -> None:
    months = Period(date(2023, 1, 1), date(2023, 5, 31), "2023年1—5月")
    candidate = made("1至5月产量40万吨。", "40万吨", period=months, wording="1至5月")
    assert period_fit(asked(periods=(half_of(2023, 1),)), candidate).decides


def test_what_was_asked_for_one_month_alone_is_no_figure_up_to_it() -> None:
    question = "2023年7月当月粮食产量多少"
    up_to = Period(date(2023, 1, 1), date(2023, 7, 31), "2023年1—7月")
    assert time(month_of(2023, 7), up_to, question).decides
    assert not time(month_of(2023, 7), month_of(2023, 7), question).decides


def test_another_month_decides_even_where_it_is_taken_over() -> None:
    assert time(month_of(2023, 6), month_of(2023, 5)).decides


def test_another_country_in_the_words_beside_the_figure_decides() -> None:
    text = "越南、中国：中国粗钢产量40万吨。"
    figure = made(text, "40万吨", region="中国", near="中国粗钢产量")
    assert region_fit(asked(regions=("越南",)), figure).decides


def test_a_country_of_another_clause_is_a_doubt() -> None:
    assert not place("越南受中国某部委托，累计建成项目40个。", "中国", asks="越南").decides


def test_the_field_of_a_rank_is_not_its_place() -> None:
    text = "范县持续发力，总量居濮阳市第2位。"
    figure = made(text, "第2位", region="濮阳市", kind="rank")
    assert not region_fit(asked(regions=("范县",)), figure).decides


@pytest.mark.parametrize(
    ("month", "text", "decides"),
    [
        (8, "8月以来降雨多。粮食产量40万吨。", False),
        (3, "8月以来降雨多。粮食产量40万吨。", True),
        (2, "12月以来降雨多。粮食产量40万吨。", True),
    ],
)
def test_an_undated_report_tells_of_a_month_that_it_names(
    month: int, text: str, decides: bool
) -> None:
    told = made(text, "40万吨", period=year_of(2023))
    fit = period_fit(asked(periods=(month_of(2023, month),)), told)
    assert (fit.word, fit.decides) == ("年份", decides)
