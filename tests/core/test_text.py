"""Normal form, sentences and clauses of Chinese text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.language.text import clause_spans, fold, normalise, sentence_spans

MIXED = st.text(
    alphabet=st.one_of(
        st.sampled_from('0123456789,，.。、 \u3000\n\t—-~％%万亿元个县年月１２Ａ“”"（）：；！㎡①…'),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=80,
)


@pytest.mark.parametrize(
    ("source", "normal"),
    [
        ("共计1,211.7 万元", "共计1211.7万元"),
        ("合同引资额2\n73亿元", "合同引资额273亿元"),
        ("重点项目56个,总投资796.5亿元", "重点项目56个,总投资796.5亿元"),
        ("重点项目56个，总投资120亿元", "重点项目56个,总投资120亿元"),
        ("签约56，120个开工", "签约56,120个开工"),
        ("１２３．５％", "123.5%"),
        ("2023年1—7月", "2023年1-7月"),
        ("7.9%～8.1%", "7.9%-8.1%"),
        ("纺纱—织布", "纺纱—织布"),
        ("濮 阳\n县\u300040 个", "濮阳县40个"),
        ("第一段。\n\n第二段", "第一段。\n\n第二段"),
        ("56 120 33", "56 120 33"),
        ("到2022\n2023年", "到2022\n2023年"),
        ("1. 2023年工作", "1. 2023年工作"),
        ("图①16个", "图①16个"),
        ("120㎡", "120m2"),
    ],
)
def test_normal_form(source: str, normal: str) -> None:
    assert normalise(source).text == normal


def test_span_covers_exactly_the_source() -> None:
    source = "共投资1,211.7 万元。"
    normal = normalise(source)
    at = normal.text.index("1211.7万元")
    start, end = normal.span(at, at + len("1211.7万元"))
    assert source[start:end] == "1,211.7 万元"


def test_fold_ignores_width_and_case() -> None:
    assert fold("ＧＤＰ　增速") == fold("gdp 增速")


@given(MIXED)
def test_every_character_maps_into_the_source(source: str) -> None:
    normal = normalise(source)
    assert len(normal.offsets) == len(normal.text) + 1
    assert normal.offsets[-1] == len(source)
    assert list(normal.offsets) == sorted(normal.offsets)
    assert all(offset < len(source) for offset in normal.offsets[:-1])


@given(MIXED, st.data())
def test_spans_are_monotone(source: str, data: st.DataObject) -> None:
    normal = normalise(source)
    start = data.draw(st.integers(0, len(normal.text)))
    end = data.draw(st.integers(start, len(normal.text)))
    low, high = normal.span(start, end)
    assert 0 <= low <= high <= len(source)
    if start < end:
        assert low < high


@given(st.text(alphabet="项目投资万元0123456789.%", max_size=40))
def test_clean_text_is_its_own_normal_form(source: str) -> None:
    assert normalise(source).text == source


def test_sentences() -> None:
    text = (
        "## 范县\n范县坚持抓项目，完成1.5亿元；签约40个。“好！”他说。\n"
        "一、挂图作战\n产业集\n群壮大……继续...推进\n\n下一段"
    )
    assert [text[start:end] for start, end in sentence_spans(text)] == [
        "## 范县",
        "范县坚持抓项目，完成1.5亿元；",
        "签约40个。",
        "“好！”",
        "他说。",
        "一、挂图作战\n产业集\n群壮大……继续...推进",
        "下一段",
    ]


def test_straight_quotes_close_only_what_they_opened() -> None:
    text = '他说:"很好。""十四五"开局。"十四五"收官'
    assert [text[start:end] for start, end in sentence_spans(text)] == [
        '他说:"很好。"',
        '"十四五"开局。',
        '"十四五"收官',
    ]


def test_clauses_keep_numbers_whole() -> None:
    text = "总投资1,211.7亿元,其中：9:28开工1—3个，织布—印染、服装。"
    assert [text[start:end] for start, end in clause_spans(text)] == [
        "总投资1,211.7亿元,",
        "其中：",
        "9:28开工1—3个，",
        "织布—",
        "印染、服装。",
    ]


@given(MIXED)
def test_sentences_hold_all_but_space_in_order(source: str) -> None:
    position = 0
    for start, end in sentence_spans(source):
        assert position <= start < end <= len(source)
        assert not source[position:start].strip()
        assert source[start:end] == source[start:end].strip()
        position = end
    assert not source[position:].strip()


@given(MIXED)
def test_clauses_lie_in_sentences(source: str) -> None:
    sentences = sentence_spans(source)
    for start, end in clause_spans(source):
        assert any(low <= start < end <= high for low, high in sentences)
