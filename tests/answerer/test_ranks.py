"""Places on a list: ordinals, numbers in brackets, places in a row."""

import pytest

from answerer.spans.ranks import find_ranks
from answerer.spans.spans import Found, candidate_of
from tests.answerer.views import views_in


def found_ranks(question: str, text: str) -> list[Found]:
    return [found for view in views_in(question, text) for found in find_ranks(view)]


def ranks(question: str, text: str) -> list[tuple[str, int]]:
    return [(found.text, int(found.number or 0)) for found in found_ranks(question, text)]


@pytest.mark.parametrize(
    ("question", "text", "found"),
    [
        ("松涛大学排第几", "松涛大学居世界第28位，翠竹大学居第三。", [("第28位", 28), ("第三", 3)]),
        ("松涛县排第几", "松涛县的增速位居榜首。", [("榜首", 1)]),
        (
            "松涛集团排第几",
            "入围榜单的有松涛集团（84）、翠竹集团（351）。",
            [("84", 84), ("351", 351)],
        ),
        ("这是第几次发射", "这是该系列火箭第480次发射，总重居第2位。", [("第480次", 480)]),
        ("这是第几回加息", "央行连续第二次加息，利率居第3位。", [("第二次", 2)]),
        ("松涛是第几号台风", "今年第5号台风松涛在9月登陆，强度居第3位。", [("第5号", 5)]),
        ("松涛是全国第几单产品", "松涛成为全国首单产品，规模居首位。", [("首单", 1)]),
        ("松涛排第几", "松涛的产值位居各县之首。", [("之首", 1)]),
        ("松涛排第几", "第一季度，第二产业增加值增长。", []),
        ("松涛排第几", "第一、第二季度，松涛都居第四位。", [("第四位", 4)]),
        (
            "松涛的影响力排第几",
            "发布会第十五场举行，松涛的影响力居第28位。",
            [("第28位", 28)],
        ),
        ("松涛港在全球排第几", "吞吐量居全国沿海第6位，全球第9位。", [("第9位", 9)]),
        ("松涛港在全国排第几", "吞吐量居全国沿海第6位，全球第9位。", [("第6位", 6)]),
        ("松涛集团排第几", "松涛集团是全球最大的零件供应商。", [("最大", 1)]),
        ("顺差在历年同期排第几", "顺差为历年同期次高值。", [("次高", 2)]),
        ("松涛公司有员工多少", "松涛公司（84）的员工很多。", []),
        ("松涛集团排多少名", "松涛集团以营收612亿元列222位。", [("222位", 222)]),
        ("松涛集团排第几", "松涛集团从第15位跃升至第6位。", [("第6位", 6)]),
        (
            "“十二五”末松涛集团排第几",
            "松涛集团由“十二五”末排名第14位跃升至第6位。",
            [("第14位", 14), ("第6位", 6)],
        ),
        (
            "翠竹县的产值排第几",
            "产值最多的是松涛县（56亿元），其后依次为翠竹县（28亿元）、白石县（25亿元）。",
            [("最多", 1), ("第2位", 2)],
        ),
        (
            "白石市的产值排第几",
            "松涛市（90亿元）、翠竹市（70亿元）、白石市（50亿元）继续稳居前三。",
            [("第3位", 3), ("第3位", 3)],
        ),
        ("白石县增速排第几", "松涛县、翠竹县、白石县稳居全市前三。", [("第3位", 3)]),
        ("云台县增速排第几", "松涛县、翠竹县、白石县稳居全市前三。", []),
        (
            "白石县产值排第几",
            "排名依次为松涛县（9亿元）、翠竹县（7亿元）、白石县（7亿元）、云台县（3亿元）。",
            [("第2位", 2)],
        ),
        ("松涛县产值排第几", "松涛县（9亿元）、翠竹县（7亿元）、白石县（8亿元）排名有变。", []),
        ("翠竹县产值排第几", "三县分别为松涛县（9亿元）、翠竹县（7亿元）、白石县（5亿元）。", []),
        ("松涛县2022年产值排第几", "分别为2021年9亿元，2022年7亿元，2023年5亿元。", []),
        ("建材板块涨幅排第几", "建材板块领涨两市。", [("领涨", 1)]),
        ("松涛队在西部排第几", "松涛队在西部垫底。", [("垫底", 0)]),
        ("松涛集团原来排第几", "松涛集团从第15位跃升至第6位。", [("第15位", 15), ("第6位", 6)]),
        ("松涛集团排第几", "松涛集团的排名从去年的55位降到68位。", [("68位", 68)]),
        ("松涛集团排第几", "大会到了68位专家。", []),
    ],
)
def test_the_places_of_a_sentence(question: str, text: str, found: list[tuple[str, int]]) -> None:
    assert ranks(question, text) == found


def test_whose_place_it_is_may_stand_in_the_clause_before() -> None:
    first, second = found_ranks(
        "翠竹集团排第几", "松涛集团跌了2位，排在第7位，翠竹集团升了1位，排在第8位。"
    )
    assert "松涛" in first.near
    assert "松涛" not in second.near
    assert "翠竹" in second.near


def test_a_place_counted_along_a_row() -> None:
    found = ranks("《海和岸》排第几", "位列第四至第六的电影分别是《山谷》、《海和岸》、《归途》。")
    assert ("第5位", 5) in found


@pytest.mark.parametrize(
    ("question", "text", "wanted"),
    [
        ("清丰县考核第几", "考核中，南乐县第一，清丰县第二，范县第三。", ["第二"]),
        ("清丰县的浓度排第几", "南乐县浓度38微克，排第一；清丰县浓度40微克，排第二。", ["第二"]),
        ("清丰县总评排第几", "前三名依次是南乐县、台前县、清丰县。", ["第3位"]),
        ("清丰县增速全省排第几", "清丰县增速超过南乐县，居全省第四位。", ["第四位"]),
        ("白杨公司在德国排第几", "中国云杉公司收购了德国第三大企业白杨公司。", ["第三"]),
        ("清丰县在全市排第几", "去年，该项工作在濮阳市排第五位。", ["第五位"]),
    ],
)
def test_a_place_of_another_county_is_none(question: str, text: str, wanted: list[str]) -> None:
    assert [found.text for found in found_ranks(question, text)] == wanted


@pytest.mark.parametrize(
    ("question", "wanted"),
    [("清丰县年度考核排第几", "第二"), ("清丰县全年考核名次", "第二")],
)
def test_a_whole_year_is_no_round_of_it(question: str, wanted: str) -> None:
    text = "清丰县在考核中月度三次第一，年度总评第二。"
    assert max(found_ranks(question, text), key=lambda found: found.fit).text == wanted


def test_a_quarter_stands_behind_the_asked_year() -> None:
    text = "2022年一季度，清丰县的增速居全市第三。2022年，清丰县的增速居全市第六。"
    found = found_ranks("清丰县2022年增速全市第几", text)
    assert [one.text for one in sorted(found, key=lambda one: one.fit)] == ["第三", "第六"]


@pytest.mark.parametrize(
    ("asked", "told"), [("二季度", "2022年二季度"), ("四季度", "2022年三季度")]
)
def test_a_quarter_told_along_with_another_is_told(asked: str, told: str) -> None:
    text = "2022年第二、第三季度，清丰县的增速居全市第四位。"
    [view] = views_in(f"清丰县2022年{asked}增速排第几", text)
    [candidate] = [candidate_of(view, 1, found) for found in find_ranks(view)]
    assert candidate.period is not None
    assert candidate.period.label == told
