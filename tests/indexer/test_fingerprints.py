import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.fingerprints import is_reprint, minhash_of, print_of, signature_of

PARAGRAPHS = (
    "{year}年，石桥县签约亿元以上项目{a}个，合同引资额{b}亿元，其中十亿元以上项目{c}个，"
    "签约项目数居全市第一，受到市政府通报表扬。",
    "新开工亿元以上项目{d}个，投产项目{e}个，省级重点项目完成投资{f}亿元，占年度计划的{g}%，"
    "提前完成全年目标任务，项目建设质量明显提高。",
    "该县推行专班包联制度，一个项目一个专班，县级领导协调，责任单位到现场服务，"
    "全年协调解决用地、用水、用电等问题{h}个，企业满意率达到{i}%。",
    "全县新增城镇就业{j}人，脱贫人口务工规模{k}人，城乡居民养老保险参保率{l}%，"
    "新建改建农村公路{m}公里，改造老旧小区{n}个。",
)


def release(seed: int, year: int = 2022, county: str = "石桥县") -> list[str]:
    draw = random.Random(seed)
    numbers = {name: draw.randint(11, 9999) / 10 for name in "abcdefghijklmn"}
    return [p.format(year=year, **numbers).replace("石桥县", county) for p in PARAGRAPHS]


def printed(title: str, dateline: str, paragraphs: list[str], tail: str = "") -> str:
    return "\n\n".join((title, dateline + paragraphs[0], *paragraphs[1:], tail))


FIRST = printed("石桥县项目建设再上台阶", "本报石桥7月20日讯（记者 甲）", release(1))


def same(one: str, other: str) -> bool:
    return is_reprint(print_of(one), print_of(other))


@pytest.mark.parametrize(
    "other",
    [
        printed("石桥：项目为王", "石桥日报7月21日消息", release(1), "（来源：石桥日报）"),
        printed("石桥县项目建设再上台阶", "", release(1)[:3]),
        printed("转载", "", release(1)).replace("，", ",").replace("。", " 。\n"),
        "\n".join(release(1)),
    ],
    ids=["title and dateline", "a paragraph dropped", "punctuation", "body alone"],
)
def test_a_reprint_is_known(other: str) -> None:
    assert same(FIRST, other)
    assert same(other, FIRST)


def test_a_recognised_print_is_known_in_spite_of_misread_characters() -> None:
    draw = random.Random(5)
    text = "".join(c if draw.random() > 0.02 or c.isdigit() else "囗" for c in FIRST)
    assert same(FIRST, text)


@pytest.mark.parametrize(
    "other",
    [
        printed("石桥县项目建设再上台阶", "本报石桥7月20日讯", release(2, 2023)),
        printed("石桥县项目建设再上台阶", "本报石桥7月20日讯", release(2)),
        FIRST.replace("2022年", "2023年"),
        printed("柳河县项目建设再上台阶", "本报柳河7月20日讯", release(3, county="柳河县")),
    ],
    ids=["next year", "other figures", "the year alone", "another county"],
)
def test_the_same_words_with_other_figures_are_another_report(other: str) -> None:
    assert not same(FIRST, other)


def test_a_corrected_figure_makes_another_report() -> None:
    number = next(iter(print_of(FIRST).figures.values())).most_common(1)[0][0]
    corrected = FIRST.replace("合同引资额", "合同引资额1")
    assert number
    assert not same(FIRST, corrected)


def test_short_and_empty_texts_must_be_the_same() -> None:
    assert same(
        "7月，石桥县降雨量为164毫米，比上年偏多。", "7月，石桥县降雨量为164毫米, 比上年偏多"
    )
    assert not same("7月，石桥县降雨量为164毫米。", "7月，柳河县降雨量为164毫米，多两成。")
    assert not same("", "")


@given(st.text(max_size=400), st.text(max_size=400))
def test_any_text_has_a_signature_and_equal_text_an_equal_one(one: str, other: str) -> None:
    assert signature_of(one) == signature_of(one)
    assert len(signature_of(other)) == 128
    estimate = minhash_of(signature_of(one)).jaccard(minhash_of(signature_of(other)))
    assert 0.0 <= estimate <= 1.0


def test_the_estimate_is_near_the_exact_similarity() -> None:
    shorter = printed("石桥县项目建设再上台阶", "", release(1)[:3])
    one, other = print_of(FIRST).shingles, print_of(shorter).shingles
    exact = len(one & other) / len(one | other)
    estimate = minhash_of(signature_of(FIRST)).jaccard(minhash_of(signature_of(shorter)))
    assert abs(exact - estimate) < 0.15
