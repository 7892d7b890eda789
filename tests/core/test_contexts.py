"""A sentence takes its place and period from itself, else from the one before."""

from datetime import date

import pytest

from core.language.contexts import Sentence, read_sentences
from core.language.regions import Gazetteer
from core.schema import Chunk, Report, Span


def read(
    text: str, gazetteer: Gazetteer, region: str = "松原县", published: date | None = None
) -> list[Sentence]:
    chunk = Chunk("a#0", "a", 0, text, (Span(0, len(text)),), region=region)
    return read_sentences(Report("a", "a", text, published=published), chunk, gazetteer)


def label_at(sentence: Sentence, offset: int) -> str:
    period = sentence.period_at(offset, offset + 1).period
    return period.label if period else ""


def test_sentences_and_clauses_cover_the_figures(gazetteer: Gazetteer) -> None:
    text = "该县签约40个，开工30个。引资5亿元。"
    sentences = read(text, gazetteer)
    assert [text[s.span.start : s.span.end] for s in sentences] == [
        "该县签约40个，开工30个。",
        "引资5亿元。",
    ]
    clause = sentences[0].clause_at(text.index("30"))
    assert "40" not in text[clause.start : clause.end]


def test_the_period_is_carried_and_marked(gazetteer: Gazetteer) -> None:
    text = "2022年该县签约40个。开工30个。"
    first, second = read(text, gazetteer)
    own, carried = first.period_at(text.index("40"), 99), second.period_at(text.index("30"), 99)
    assert own.period == carried.period
    assert (own.inferred, carried.inferred) == (False, True)


def test_the_place_is_carried_until_another_is_named(gazetteer: Gazetteer) -> None:
    text = "柏溪县签约40个。开工30个。松原县签约20个。"
    regions = [s.region_at(s.span.end) for s in read(text, gazetteer, region="枫林市")]
    assert regions == ["柏溪县", "柏溪县", "松原县"]


def test_the_section_gives_the_place_at_the_start(gazetteer: Gazetteer) -> None:
    (sentence,) = read("签约40个。", gazetteer)
    assert sentence.region_at(0) == "松原县"
    assert "松原县" in sentence.regions()


def test_the_publication_date_gives_the_year(gazetteer: Gazetteer) -> None:
    (sentence,) = read("签约40个。", gazetteer, published=date(2023, 1, 5))
    governing = sentence.period_at(2, 5)
    assert governing.period is not None
    assert (governing.period.label, governing.inferred) == ("2023年", True)


def test_nothing_known_is_no_period(gazetteer: Gazetteer) -> None:
    (sentence,) = read("签约40个。", gazetteer)
    assert sentence.period_at(2, 5).period is None


def test_what_a_figure_is_measured_against_does_not_govern(gazetteer: Gazetteer) -> None:
    text = "2022年投资5亿元，比2021年增长8%。"
    (sentence,) = read(text, gazetteer)
    assert label_at(sentence, text.index("8%")) == "2022年"


def test_each_figure_has_the_year_before_it(gazetteer: Gazetteer) -> None:
    text = "2021年签约38个，2022年签约40个。"
    (sentence,) = read(text, gazetteer)
    assert label_at(sentence, text.index("38")) == "2021年"
    assert label_at(sentence, text.index("40")) == "2022年"


def test_a_scope_does_not_take_the_figure(gazetteer: Gazetteer) -> None:
    text = "该县投资居全市第3位。"
    (sentence,) = read(text, gazetteer)
    assert sentence.region_at(text.index("第3")) == "松原县"


def test_a_period_that_cannot_be_resolved_is_not_replaced_by_another(gazetteer: Gazetteer) -> None:
    text = "“十四五”以来新建30万亩。近两年新增1.2万户。一季度出口3亿元。开工5个。"
    found = [s.period_at(s.span.end - 2, s.span.end - 1) for s in read(text, gazetteer)]
    assert [governing.period is None for governing in found] == [False, True, True, True]
    assert [governing.wording for governing in found[1:3]] == ["近两年", "一季度"]


def test_a_later_clause_gives_no_period_to_an_earlier_figure(gazetteer: Gazetteer) -> None:
    text = "完成投资56亿元，去年同期为50亿元。"
    (sentence,) = read(text, gazetteer, published=date(2023, 7, 25))
    labels = [label_at(sentence, text.index(figure)) for figure in ("56", "50")]
    assert labels == ["2023年", "2022年"]


def test_a_figure_set_beside_another_does_not_date_those_after_it(gazetteer: Gazetteer) -> None:
    text = "2023年毛利润为1.9亿元，而2022年同期为3亿元。研发开支为7100万元。"
    sentences = read(text, gazetteer)
    assert label_at(sentences[0], text.index("3亿")) == "2022年"
    assert label_at(sentences[1], text.index("7100")) == "2023年"


def test_a_heading_that_names_part_of_the_year_governs_what_stands_under_it(
    gazetteer: Gazetteer,
) -> None:
    chunk = Chunk("a#0", "a", 0, "签约40个。", (Span(0, 6),), section=("工业",), region="松原县")
    report = Report("a", "a", "签约40个。", title="上半年经济运行", published=date(2023, 7, 25))
    (sentence,) = read_sentences(report, chunk, gazetteer)
    assert label_at(sentence, 2) == "2023年上半年"
    titled = Report("a", "a", "签约40个。", title="7月20日新闻", published=date(2023, 7, 25))
    (sentence,) = read_sentences(titled, chunk, gazetteer)
    assert label_at(sentence, 2) == "2023年"


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2021年度和2022年度签约额分别为12亿元和15亿元。", [2021, 2022]),
        ("2021年度与2022年度签约额分别为12亿元和15亿元。", [2021, 2022]),
        ("2021年和2022年签约额分别为12亿元和15亿元。", [2021, 2022]),
        (
            "2020年度、2021年度和2022年度签约额分别为9亿元、12亿元和15亿元。",
            [2020, 2021, 2022],
        ),
    ],
)
def test_each_time_of_a_row_states_when(text: str, years: list[int], gazetteer: Gazetteer) -> None:
    (sentence,) = read(text, gazetteer)
    assert [m.period.start.year for m in sentence.periods if m.period] == years


@pytest.mark.parametrize(
    "text",
    [
        "2022年度签约额15亿元，与2021年度相比增长3亿元。",
        "2022年度签约额15亿元，和2021年度相比增长3亿元。",
        "2022年度签约额15亿元，比2021年度增长3亿元。",
        "2022年度签约额15亿元，较2021年度增长3亿元。",
    ],
)
def test_a_business_year_measured_against_does_not_govern(text: str, gazetteer: Gazetteer) -> None:
    (sentence,) = read(text, gazetteer)
    assert label_at(sentence, text.index("3亿元")) == "2022年"
