"""Names of the asked class, by title, by what they do, by quotes, by kind."""

import pytest

from answerer.spans.names import find_names
from answerer.spans.people import office_agrees, persons_in, title_fit
from answerer.spans.spans import View
from tests.answerer.views import views_in


def view_of(question: str, text: str) -> View:
    return views_in(question, text)[0]


def names(question: str, text: str) -> list[str]:
    """The names found, best fit first."""
    found = sorted(find_names(view_of(question, text)), key=lambda f: -f.fit)
    return [f.text for f in found]


@pytest.mark.parametrize(
    ("question", "text", "wanted"),
    [
        ("某县人社局局长叫什么？", "县人社局局长宋青禾介绍，今年开了三场招聘会。", "宋青禾"),
        ("水管改造归谁管？", "工程由县住建局副局长陶然之负责。", "陶然之"),
        ("发言的新生是谁？", "考上大学的于小海同学在现场发言。", "于小海"),
        ("农田由谁管护？", "农田建成以后，由村集体管护。", "村集体"),
        ("公司的CEO是谁？", "联合创始人及CEO李明远表示，订单很多。", "李明远"),
        ("技术从哪所大学引进？", "企业从清河理工大学引进合成技术。", "清河理工大学"),
        ("系统是哪家公司开发的？", "参赛的云岭数据服务有限公司自主研发。", "云岭数据服务有限公司"),
        ("劳务品牌叫什么？", "该县打造“松原木匠”劳务品牌。", "松原木匠"),
        ("决赛在哪办的？", "昨天，全省技能大赛决赛在清丰县体育中心举行。", "清丰县体育中心"),
        ("学校在哪个街道？", "第三小学项目位于新城东部香樟园街道。", "香樟园街道"),
        ("工作依据哪个文件？", "县里印发《招商奖励办法》。", "《招商奖励办法》"),
        ("这项难题哪个研究院攻克的？", "云岭公司组建的松原研究院攻克难题。", "松原研究院"),
        ("复审是哪个协会申请的？", "应松原粮食协会申请，发布公告。", "松原粮食协会"),
        ("减排哪个领导牵头？", "责任单位为环保局，由副局长陶然之牵头。", "陶然之"),
        ("指挥部谁当指挥长？", "成立由县委书记任政委、县长任指挥长的指挥部。", "县长"),
        ("谁是最大贸易伙伴，哪个经济体？", "东盟为最大贸易伙伴。", "东盟"),
        ("卖得最多的是哪种产品？", "单晶硅片成为出口额最大的产品。", "单晶硅片"),
        ("市民说的是哪个停车场？", "市民反映，望海停车场夜间没有照明。", "望海停车场"),
        ("去年扩建的是哪条铁路？", "去年，松原铁路完成扩建。", "松原铁路"),
    ],
)
def test_the_asked_class_is_found(question: str, text: str, wanted: str) -> None:
    assert names(question, text)[0] == wanted


def test_a_region_that_organises_is_preferred() -> None:
    text = "决赛在清丰县会展中心举行，下一届由南乐县承办。"
    assert names("濮阳市的大赛由哪个县承办？", text)[0] == "南乐县"


def test_the_container_of_the_asked_region_is_no_answer() -> None:
    assert "濮阳市" not in names("范县的大赛由哪个县协办？", "濮阳市的大赛由清丰县协办。")


@pytest.mark.parametrize(
    ("question", "title", "agrees"),
    [("局长是谁", "局长", True), ("副局长是谁", "局长", False), ("局长是谁", "副局长", False)],
)
def test_posts_exclude_each_other(question: str, title: str, agrees: bool) -> None:
    assert (title_fit(question, title) is not None) is agrees


def test_an_office_may_be_shortened() -> None:
    assert office_agrees("县发改委的主任是谁", "县发展改革委主任")
    assert office_agrees("市人社局局长是谁", "市人力资源和社会保障局局长")
    assert not office_agrees("市财政局局长是谁", "市商务局局长")


def test_verbs_are_no_names() -> None:
    text = "院长张小波当日回复记者时表示，还有办法。"
    assert [text[a:b] for a, b, _ in persons_in(text)] == ["张小波"]  # 时表示 is none


def test_spans_hold_the_text() -> None:
    view = view_of("局长叫什么？", "县商务局局长宋青禾说，还要努力。")
    for found in find_names(view):
        assert view.chunk.text[found.span.start : found.span.end] == found.text


def test_a_foreign_name_is_one() -> None:
    text = "首席财务官卢卡·梅斯特里 表示"
    assert [text[a:b] for a, b, _ in persons_in(text)] == ["卢卡·梅斯特里"]
