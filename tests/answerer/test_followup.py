"""A question that leans on the one before takes what it leaves open, and says so."""

from answerer.followup import inherit
from core.language.calendar import year_of
from core.parser.frame import Frame

BEFORE = Frame(
    "松原县2022年签约亿元以上项目多少个",
    regions=("松原县",),
    periods=(year_of(2022),),
    indicator="签约亿元以上项目",
    qualifiers=("阶段:签约", "门槛:100000000以上"),
    measure="count",
    unit="个",
)


def after(frame: Frame, previous: Frame | None = BEFORE, known: bool = True) -> Frame:
    return inherit(frame, previous, lambda indicator: known and bool(indicator.strip()))


def test_the_first_question_inherits_nothing() -> None:
    frame = Frame("那合同引资额呢", indicator="合同引资额")
    assert after(frame, previous=None) == frame


def test_another_county() -> None:
    frame = after(Frame("那柏溪县呢", regions=("柏溪县",)))
    assert frame.regions == ("柏溪县",)
    assert frame.periods == BEFORE.periods
    assert frame.indicator == BEFORE.indicator
    assert set(frame.qualifiers) == set(BEFORE.qualifiers)
    assert {"periods", "indicator"} <= set(frame.inherited)
    assert "regions" not in frame.inherited


def test_another_year() -> None:
    frame = after(Frame("2021年呢", periods=(year_of(2021),)))
    assert frame.periods == (year_of(2021),)
    assert (frame.regions, frame.indicator) == (BEFORE.regions, BEFORE.indicator)


def test_another_indicator() -> None:
    frame = after(Frame("那合同引资额呢", indicator="合同引资额"))
    assert frame.indicator == "合同引资额"
    assert (frame.regions, frame.periods) == (BEFORE.regions, BEFORE.periods)
    assert frame.qualifiers == ()
    assert frame.unit == ""


def test_another_qualifier_replaces_its_group() -> None:
    frame = after(Frame("开工的呢", indicator="开工", qualifiers=("阶段:开工",)), known=False)
    assert set(frame.qualifiers) == {"阶段:开工", "门槛:100000000以上"}


def test_a_whole_question_stands_alone() -> None:
    frame = Frame("柏溪县粮食产量是多少", regions=("柏溪县",), indicator="粮食产量")
    assert after(frame) == frame


def test_a_question_about_another_subject_stands_alone() -> None:
    frame = Frame("长风集团投资多少", subjects=("长风集团",), indicator="投资")
    assert after(frame) == frame


def test_one_place_after_a_comparison_is_no_comparison() -> None:
    compared = BEFORE.changed(asked="compare", operation="most", regions=("松原县", "柏溪县"))
    frame = after(Frame("那枫林市呢", regions=("枫林市",)), previous=compared)
    assert frame.asked != "compare"
    assert frame.operation == ""


def test_words_of_no_report_name_no_indicator() -> None:
    frame = after(Frame("钱花了多少", indicator="钱花了"), known=False)
    assert frame.indicator == BEFORE.indicator


def test_compared_with_another_county() -> None:
    frame = after(Frame("和柏溪县比呢", regions=("柏溪县",)))
    assert (frame.asked, frame.operation) == ("compare", "difference")
    assert frame.regions == ("松原县", "柏溪县")
    assert (frame.periods, frame.indicator) == (BEFORE.periods, BEFORE.indicator)
    assert {"regions", "periods", "indicator"} <= set(frame.inherited)


def test_compared_with_another_year() -> None:
    frame = after(Frame("跟2021年相比呢", periods=(year_of(2021),)))
    assert (frame.asked, frame.regions) == ("compare", BEFORE.regions)
    assert frame.periods == (year_of(2021), year_of(2022))


def test_the_reason_of_what_was_asked_before() -> None:
    frame = after(Frame("为什么呢", asked="text"))
    assert frame.asked == "text"
    assert (frame.regions, frame.indicator) == (BEFORE.regions, BEFORE.indicator)


def test_all_counties_are_not_those_in_the_county_asked_before() -> None:
    asked = Frame("哪个县签约项目最多", asked="compare", operation="most", indicator="签约项目")
    assert after(asked.changed(among="县")).regions == ()
    whole = BEFORE.changed(regions=("青桥市",))
    assert after(asked.changed(among="县"), previous=whole).regions == ("青桥市",)
    assert after(asked.changed(among="年")).regions == BEFORE.regions


def test_who_got_it_is_whoever_got_what_was_asked_before() -> None:
    before = Frame("松原县发了多少稳岗补贴", regions=("松原县",), indicator="稳岗补贴")
    frame = after(Frame("几家企业享受到", indicator="企业享受到", unit="家"), before)
    assert frame.indicator == "稳岗补贴 企业享受到"
    assert (
        after(Frame("企业享受补贴多少家", indicator="企业享受补贴"), before).indicator
        == "企业享受补贴"
    )
