"""Right and wrong, on answers as the published format gives them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.judge import judge
from eval.question import Question
from eval.wording import occurrences, overlaps, squeeze


def question(type_: str, *answers: str, match: str = "any") -> Question:
    return Question("q", "问", type_, type_ != "unanswerable", answers=answers, match=match)


def said(headline: str, *parts: str, **others: object) -> dict[str, object]:
    answer = {"status": "answered", "answer": headline, "frame": {}, "table": []}
    return answer | {"parts": [{"answer": part} for part in parts]} | others


REFUSED = said("", status="refused")


@pytest.mark.parametrize(
    ("asked", "headline"),
    [
        (question("count", "40个", "40"), "40个"),
        (question("count", "40个", "40"), "４０个"),
        (question("count", "40个", "40"), "共40个"),
        (question("count", "40"), "40家"),
        (question("amount", "1211.7万元"), "1,211.7 万元"),
        (question("amount", "17.82亿元", "178200万元"), "17.82亿元（178200万元）"),
        (question("amount", "412.23亿元", "412.23"), "412.23亿元"),
        (question("percent", "20.2%", "20.2"), "增长20.2%"),
        (question("percent", "75%"), "达到75%以上"),
        (question("rank", "第四", "第4"), "第4位"),
        (question("rank", "第四", "第4"), "全国第四"),
        (question("date", "4月13日", "2023年4月13日"), "2023年4月13日"),
        (question("date", "7月24日"), "2023年7月24日"),
        # the day before an accepted hour is its own
        (question("date", "19时40分"), "2023年8月3日19时40分"),
        (question("date", "19:40"), "2023年8月3日 19:40"),
        (question("date", "3点"), "2023年8月3日凌晨3点"),
        (question("date", "20时至4日9时"), "2023年8月3日20时至4日9时"),
        (question("name", "示例公司"), "示例公司（集团）"),
        (question("name", "Ⅱ级"), "防汛Ⅱ级响应"),
        (question("name", "Ⅱ级"), "II级"),
        (question("text", "一心一环多点多廊"), "“一心一环多点多廊”的格局"),
    ],
)
def test_right(asked: Question, headline: str) -> None:
    assert judge(asked, said(headline)).right


@pytest.mark.parametrize(
    ("asked", "headline", "why"),
    [
        (question("count", "40个", "40"), "240个", "missing"),
        (question("count", "40个", "40"), "140", "missing"),
        (question("count", "40个", "40"), "40.5", "missing"),
        (question("count", "40个", "40"), "4 0.5个", "missing"),
        (question("count", "40个", "40"), "40万个", "missing"),
        (question("count", "40个", "40"), "40%", "missing"),
        (question("count", "40个", "40"), "30-40个", "missing"),
        (question("count", "40个", "40"), "40至50个", "missing"),
        (question("count", "40个"), "1,040个", "missing"),
        (question("rank", "第4"), "第40", "missing"),
        (question("rank", "第十"), "第十一", "missing"),
        (question("rank", "第4"), "第4位、第5位", "competing"),
        (question("count", "40个"), "40个，去年52个", "competing"),
        (question("amount", "273亿元"), "273亿元或343.4亿元", "competing"),
        (question("date", "7月24日", "2023年7月24日"), "2022年7月24日", "competing"),
        (question("date", "2023年"), "2023年、2025年", "competing"),
        (question("date", "19时40分"), "2023年8月3日19时40分，8月5日", "competing"),
        (question("date", "19时40分"), "8月5日，8月3日19时40分", "competing"),
        (question("date", "19时40分"), "2023年8月3日、19时40分", "competing"),
        (question("date", "9时"), "2023年8月3日19时", "missing"),
        (question("name", "Ⅱ级"), "Ⅲ级", "missing"),
        (question("name", "Ⅲ级"), "Ⅱ级", "missing"),
        (question("name", "AA"), "AAA", "missing"),
        (question("count", "40个"), "40个" + "，项目建设进展顺利" * 5, "too_long"),
        (question("count", "40个"), "", "missing"),
    ],
)
def test_wrong(asked: Question, headline: str, why: str) -> None:
    assert judge(asked, said(headline)).why == why


def test_the_status_must_fit() -> None:
    near_miss = question("unanswerable")
    assert judge(near_miss, REFUSED).right
    assert judge(near_miss, said("40个")).why == "status"
    assert judge(question("count", "40个"), REFUSED).why == "status"


def test_a_list_holds_every_item() -> None:
    asked = question("list", "普陀", "青浦", "浦东", match="all")
    assert judge(asked, said("普陀区、青浦区、浦东新区")).right
    assert judge(asked, said("普陀区、青浦区")).why == "incomplete"


def test_two_questions_in_one_count_together() -> None:
    asked = question("count", "245条", "100%", match="all")
    assert judge(asked, said("", "245条", "100%")).right
    assert judge(asked, said("245条；100%", "245条", "100%")).right
    assert judge(asked, said("", "245条", "99%")).why == "incomplete"


FRAME = {"regions": ["甲县", "乙县"], "subjects": []}
TABLE = [{"region": "甲县", "subject": ""}, {"region": "乙县", "subject": ""}]


@pytest.mark.parametrize(
    ("headline", "right"),
    [("甲县", True), ("甲县更多", True), ("甲县和乙县", False), ("甲县比乙县多", False)],
)
@pytest.mark.parametrize("known", [{"frame": FRAME}, {"table": TABLE}])
def test_a_comparison_names_one_winner(
    headline: str, right: bool, known: dict[str, object]
) -> None:
    answer = said(headline, status="compared", **known)
    assert judge(question("compare", "甲县"), answer).right is right


ELDER, YOUNGER = "枫林市副秘书长章若川", "松原县县长林晚舟"
OFFICES = {"regions": ["枫林市", "松原县"], "subjects": [ELDER, YOUNGER]}


@pytest.mark.parametrize(
    ("headline", "why"),
    [
        (ELDER, ""),
        (f"{ELDER}（相差4年）", ""),
        (YOUNGER, "missing"),
        ("枫林市", "missing"),
        (f"{ELDER}、{YOUNGER}", "competing"),
        (f"{ELDER}早于{YOUNGER}", "competing"),
        (f"{ELDER}，松原县", "competing"),
        (f"{ELDER}，枫林市", "competing"),  # the place by itself is none of his name
    ],
)
def test_a_place_in_the_name_of_the_winner_is_no_second_one(headline: str, why: str) -> None:
    answer = said(headline, status="compared", frame=OFFICES)
    assert judge(question("compare", "章若川"), answer).why == why


def test_a_place_of_the_table_in_the_name_of_the_winner_is_no_second_one() -> None:
    table = [
        {"region": "枫林市", "subject": ELDER},
        {"region": "松原县", "subject": YOUNGER},
    ]
    answer = said(ELDER, status="compared", table=table)
    assert judge(question("compare", "章若川"), answer).right
    assert not judge(question("compare", "林晚舟"), answer).right


def test_a_year_can_win() -> None:
    asked = question("compare", "2022年")
    assert judge(asked, said("2022年", status="compared")).right
    assert not judge(asked, said("2022年、2023年", status="compared")).right


def test_a_ranking_names_all() -> None:
    asked = question("compare", "甲县", "乙县", match="all")
    assert judge(asked, said("甲县＞乙县", status="compared", frame=FRAME)).right


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_number_is_found_only_as_itself(wanted: int, shown: int) -> None:
    found = bool(occurrences(str(wanted), squeeze(f"共{shown}个")))
    assert found == (wanted == shown)


@given(st.integers(0, 999), st.integers(0, 99), st.integers(0, 99))
def test_a_decimal_never_holds_its_parts(whole: int, tenths: int, other: int) -> None:
    shown = f"增长{whole}.{tenths:02d}%"
    assert not occurrences(f"{whole}", shown)
    assert not occurrences(f"{other}%", shown)


@pytest.mark.parametrize(
    ("form", "text", "found"),
    [
        ("Ⅱ级", "Ⅲ级", False),
        ("Ⅱ级", "由Ⅲ级升到Ⅱ级", True),
        ("Ⅰ类", "Ⅱ类", False),
        ("Ⅱ类", "达到Ⅱ类", True),
        ("三级", "十三级", False),
    ],
)
def test_a_grade_is_found_only_as_itself(form: str, text: str, found: bool) -> None:
    assert bool(occurrences(squeeze(form), squeeze(text))) is found


def test_quotes_overlap_only_by_shared_stretches() -> None:
    evidence = "2022年签约项目40个"
    assert overlaps("甲县2022年签约项目40个，投资9亿元。", evidence)
    assert overlaps("签约项目40个", evidence)
    assert overlaps("约项目40个，引资2亿元", evidence)
    assert not overlaps("2023年签约项目52个", evidence)
    assert not overlaps("", evidence)
