"""The arithmetic of comparisons, on figures set side by side."""

from decimal import Decimal

import pytest

from answerer.arithmetic.comparison import compare
from answerer.arithmetic.pairing import Part, Row, choose, of_another_time
from answerer.candidate import Candidate
from core.language.periods import Period, find_periods
from core.language.quantities import find_quantities
from core.parser.frame import Frame
from core.schema import Chunk, Report, Span
from tests.answerer.made import made


def row(name: str, text: str, near: str = "总投资", score: float = 1.0) -> Row:
    return Row(name, Frame(name), candidate(text, near, score))


def candidate(text: str, near: str = "总投资", score: float = 1.0) -> Candidate:
    (quantity,) = find_quantities(text)
    chunk = Chunk(f"a#{text}", "a", 0, text, (Span(0, len(text)),))
    whole = Span(0, len(text))
    return Candidate(
        chunk=chunk,
        report=Report("a", "a", text),
        span=whole,
        text=text,
        clause=whole,
        sentence=whole,
        near=near,
        number=quantity.number,
        unit=quantity.unit,
        kind=quantity.kind,
        score=score,
    )


PAIR = (row("甲县", "796.5亿元"), row("乙县", "261.35亿元"))


@pytest.mark.parametrize(
    ("operation", "headline"),
    [
        ("most", "甲县"),
        ("least", "乙县"),
        ("difference", "535.15亿元"),
        ("sum", "1057.85亿元"),
        ("ranking", "甲县＞乙县"),
        ("share", "32.81%"),
    ],
)
def test_operation(operation: str, headline: str) -> None:
    comparison = compare(Frame("问", operation=operation), PAIR)
    assert comparison is not None
    assert comparison.headline == headline
    assert comparison.steps


def test_percentages_differ_by_points() -> None:
    rows = (row("甲县", "33%"), row("乙县", "12.4%"))
    comparison = compare(Frame("问", operation="difference"), rows)
    assert comparison is not None
    assert comparison.headline == "20.6个百分点"


def test_a_name_that_ends_in_a_number_stands_apart_from_its_figure() -> None:
    pair = (row("甲03", "20亿元"), row("乙04", "14亿元"))
    comparison = compare(Frame("问", operation="difference"), pair)
    assert comparison is not None
    assert comparison.steps == ("甲03：20亿元 − 乙04：14亿元 = 6亿元",)


def test_equal_figures_have_no_winner() -> None:
    rows = (row("甲县", "40个"), row("乙县", "40个"))
    comparison = compare(Frame("问", operation="most"), rows)
    assert comparison is not None
    assert "相同" in comparison.headline


def test_one_figure_is_no_comparison() -> None:
    without = Row("乙县", Frame("乙县"), None)
    assert compare(Frame("问", operation="most"), (PAIR[0], without)) is None


def test_figures_of_one_unit_are_chosen() -> None:
    parts = (Part("甲县", Frame("甲县")), Part("乙县", Frame("乙县")))
    money, count = candidate("5亿元", score=2.0), candidate("40个", score=1.0)
    rows = choose(parts, ([money, count], [candidate("41个", score=1.0)]))
    assert [r.candidate.text for r in rows if r.candidate] == ["40个", "41个"]


def test_the_wording_most_alike_is_chosen() -> None:
    parts = (Part("甲县", Frame("甲县")), Part("乙县", Frame("乙县")))
    pool = [candidate("9个", "新建项目", 1.0), candidate("7个", "签约项目", 0.9)]
    rows = choose(parts, ([candidate("8个", "签约项目", 1.5)], pool))
    assert rows[1].candidate is not None
    assert rows[1].candidate.number == Decimal(7)


def figure_of(place: str, when: str, rate: str, region: str) -> Candidate:
    period = day_month(when)
    text = f"{when}，{place}物价同比上涨{rate}。"
    return made(
        text,
        rate,
        doc_id=f"{place}{when}{rate}",
        near="物价",
        region=region,
        period=period,
        wording=when,
    )


def day_month(when: str) -> Period:
    (mention,) = find_periods(when)
    assert mention.period is not None
    return mention.period


def regions(*names: str) -> tuple[Part, ...]:
    return tuple(Part(name, Frame("问", regions=(name,))) for name in names)


def test_a_figure_of_another_place_stands_for_none() -> None:
    here = figure_of("挪威", "2022年9月", "6.9%", "挪威")
    other = figure_of("挪威", "2022年9月", "7.1%", "挪威")
    rows = choose(regions("挪威", "智利"), ([here], [other]))
    assert [row.candidate for row in rows] == [here, None]


def test_figures_of_two_times_are_not_set_side_by_side() -> None:
    early = figure_of("挪威", "2022年8月", "6.5%", "挪威")
    late = figure_of("智利", "2022年9月", "13.7%", "智利")
    rows = choose(regions("挪威", "智利"), ([early], [late]))
    assert sum(row.candidate is not None for row in rows) == 1
    same = figure_of("挪威", "2022年9月", "6.9%", "挪威")
    rows = choose(regions("挪威", "智利"), ([early, same], [late]))
    assert [row.candidate for row in rows] == [same, late]


def test_a_figure_that_only_its_time_keeps_away_is_known() -> None:
    early = figure_of("挪威", "2022年8月", "6.5%", "挪威")
    late = figure_of("智利", "2022年9月", "13.7%", "智利")
    elsewhere = figure_of("秘鲁", "2022年7月", "8.7%", "秘鲁")
    missing = Row("智利", Frame("问", regions=("智利",)), None)
    assert of_another_time(missing, early, [elsewhere, late]) == late
    assert of_another_time(missing, early, [elsewhere]) is None


def test_figures_are_brought_into_one_unit() -> None:
    comparison = compare(
        Frame("问", operation="difference"), (row("甲县", "3800公顷"), row("乙县", "4.5万亩"))
    )
    assert comparison is not None
    assert comparison.headline == "800公顷"
    assert comparison.steps[0] == "乙县：4.5万亩 = 3000公顷"


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("投资增长了多少", "20亿元"),
        ("投资减少了多少", "增加20亿元"),
        ("减排投资增长了多少", "20亿元"),
    ],
)
def test_a_change_the_other_way_than_asked_is_said(question: str, headline: str) -> None:
    years = (row("2022年", "100亿元"), row("2023年", "120亿元"))
    found = compare(Frame(question, operation="growth"), years)
    assert found is not None
    assert found.headline == headline
