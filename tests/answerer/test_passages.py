"""The clause that gives a reason, a means or a name for it."""

import pytest

from answerer.spans.passages import find_passages
from answerer.spans.spans import Found
from tests.answerer.views import views_in


def found_in(question: str, text: str) -> list[Found]:
    views = views_in(question, text)
    return [each for view in views for each in find_passages(view)]


def passages(question: str, text: str) -> list[str]:
    """The passages found, best fit first."""
    found = found_in(question, text)
    assert all(text[each.span.start :].startswith(each.text) for each in found)
    return [each.text for each in sorted(found, key=lambda each: -each.fit)]


@pytest.mark.parametrize(
    ("question", "text", "wanted"),
    [
        ("为什么慢？", "地块小、机械进不去是建设慢的主要原因。", "地块小、机械进不去"),
        ("为什么慢？", "修复占去用地指标，这是开工偏慢的主要原因。", "修复占去用地指标"),
        ("为何减少？", "签约减少3个，原因是岸线整治，暂停了签约。", "岸线整治，暂停了签约"),
        ("为啥推迟？", "受台风影响，开渔时间推迟。", "受台风影响"),
        ("怎么解释降价？", "降价主要是和去年价格较高有关。", "去年价格较高有关"),
        ("按什么模式办理？", "推行“一窗受理、一链办结”工作模式。", "一窗受理、一链办结"),
        ("格局用一句话怎么概括？", "形成“一心两廊三片”的总体格局。", "一心两廊三片"),
        ("有什么好处？", "降幅收窄，有利于企业营收改善。", "有利于企业营收改善"),
        ("新药到哪一步了？", "公司研发的新药填补空白，目前已进入审批阶段。", "目前已进入审批阶段"),
        ("为什么增长快？", "为什么增长快？一是订单多，二是新厂投产。", "一是订单多，二是新厂投产"),
        ("进度慢的企业怎么处理？", "每旬通报，慢了的企业约谈法人。", "慢了的企业约谈法人"),
        (
            "拖欠工资的咋办？",
            "对拖欠薪酬的，先约谈，再公开曝光。",
            "对拖欠薪酬的，先约谈，再公开曝光",
        ),
        ("倒数第一怎么罚？", "前两名授红旗，最后一名作检讨。", "最后一名作检讨"),
        (
            "数据为什么修订？",
            "有一笔收入次年入库，快报误计入上年。",
            "有一笔收入次年入库，快报误计入上年",
        ),
    ],
)
def test_the_answering_clause_comes_first(question: str, text: str, wanted: str) -> None:
    assert passages(question, text)[0] == wanted


def test_good_news_explains_nothing_bad() -> None:
    assert "得益于锅炉全部淘汰" not in passages(
        "为什么排名靠后？", "得益于锅炉全部淘汰，天数增加。"
    )


def test_a_clause_without_a_cause_comes_after_one_with() -> None:
    found = passages("为什么减少？", "全年签约项目减少。受台风影响，开工推迟。")
    assert found.index("受台风影响") < found.index("全年签约项目减少")


def test_a_clause_that_gives_a_figure_is_no_cause() -> None:
    assert "全年签约项目40个" not in passages(
        "为什么减少？", "全年签约项目40个。受台风影响，开工推迟。"
    )


def test_an_answer_is_short() -> None:
    text = "推迟的原因是" + "，".join(["雨水偏多道路受阻"] * 20) + "。"
    assert all(len(each) <= 60 for each in passages("推迟是什么原因？", text))


def test_what_stands_before_the_fault_explains_it() -> None:
    text = "煤价上涨、运力紧张，部分化肥企业停产减产。"
    assert passages("部分化肥企业停产减产没达标，是什么原因？", text)[0] == "煤价上涨、运力紧张"
    assert passages("部分化肥企业停产减产，怎么没达标？", "1月，部分化肥企业停产减产。")[0] != "1月"


def test_a_reason_for_something_else_stands_behind() -> None:
    view = "签约数减少，原因是岸线整治。"
    [own] = [f for f in found_in("签约数减少是什么原因？", view) if f.text == "岸线整治"]
    [other] = [f for f in found_in("夏粮单产下降是什么原因？", view) if f.text == "岸线整治"]
    assert own.fit > other.fit


def test_a_long_clause_is_cut_in_no_figure() -> None:
    text = f"出台{'《某某县企业培育办法》' * 5}和方案2023版、细则2022版。"
    shown = [each.text for each in found_in("出台了哪些办法怎么落实", text)]
    assert shown
    assert not any(each.endswith(("2", "20", "202")) for each in shown)
