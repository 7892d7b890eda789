"""Particulars with a form of their own: numbers to ring, addresses, grades, colours, posts."""

import pytest

from answerer.spans.kinds import may_be
from answerer.spans.names import find_names
from answerer.spans.particulars import find_particulars, particular_asked, particulars_in
from answerer.spans.spans import Found
from core.parser.frame import Frame
from tests.answerer.views import GAZETTEER, views_in


def found_in(question: str, text: str) -> list[Found]:
    """The particulars found, best fit first."""
    found = [each for view in views_in(question, text) for each in find_particulars(view)]
    return sorted(found, key=lambda each: -each.fit)


CONTACTS = [
    ("医保局的咨询电话是多少？", "咨询电话：0576-83214567，传真见网站。", "0576-83214567"),
    ("咨询电话是多少？", "咨询电话0576-83214567转801。", "0576-83214567转801"),
    ("供水热线是多少？", "供水热线12319全天有人接听。", "12319"),
    ("报名打什么电话？", "报名请拨打400-820-1234。", "400-820-1234"),
    ("报名的手机号是多少？", "联系人陶敏，手机号13812345678。", "13812345678"),
    ("招生电话号码", "招生电话号码83214567。", "83214567"),
    ("邮箱是什么？", "邮箱：a.b-c@qy.gov.cn。", "a.b-c@qy.gov.cn"),
    ("意见发到哪个邮箱？", "意见请发至 qy_fgw@163.com，逾期不候。", "qy_fgw@163.com"),
    ("报名网址是多少？", "网址：https://bm.qy.gov.cn/2023，3月关。", "https://bm.qy.gov.cn/2023"),
    ("报名网站是什么？", "报名网站 www.qy.gov.cn 已开通。", "www.qy.gov.cn"),
    ("办事大厅地址是什么？", "大厅地址：青屿县望海路18号，周末开。", "青屿县望海路18号"),
    ("大厅的地址在哪？", "大厅：青屿县望海路18号二楼，周末开。", "青屿县望海路18号二楼"),
    ("展馆地址是哪里？", "展馆地址位于青屿县望海路18号。", "青屿县望海路18号"),
    ("老宅的门牌号是多少？", "望海街27号是一座老宅。", "望海街27号"),
]
WRITINGS = [
    ("男女生比是多少？", "男女生比为3:2，比去年均衡。", "3:2"),
    ("混凝土水灰比是多少？", "混凝土水灰比为0.45∶1。", "0.45∶1"),
    ("氮磷钾之比是多少？", "氮磷钾之比为15:8:12。", "15:8:12"),
    ("渔歌节的主题是什么？", "渔歌节以“海上有歌”为主题，持续三天。", "海上有歌"),
    ("渔歌节以什么为主题？", "本届渔歌节主题为“海上有歌”。", "海上有歌"),
    ("主题口号是什么？", "主题口号是“唱给大海”。", "唱给大海"),
    ("通知的文号是什么？", "通知（青政发〔2023〕17号）要求清查。", "青政发〔2023〕17号"),
    ("裁定书的案号是多少？", "裁定书（2022）青01执45号已生效。", "（2022）青01执45号"),
    ("依据哪份判决书？", "（2023）青01民初9号民事判决书。", "（2023）青01民初9号民事判决书"),
]
GRADES = [
    ("新校车是什么颜色？", "新校车漆成橙色，十分醒目。", "橙色"),
    ("屋顶是什么颜色？", "展馆外墙刷成蓝色，屋顶是白色。", "白色"),
    ("发布了什么颜色的预警？", "县里发布暴雨橙色预警。", "橙色"),
    ("县里发布什么级别的暴雨预警？", "县里发布暴雨Ⅱ级预警。", "Ⅱ级"),
    ("暴雨预警级别是什么？", "暴雨橙色预警信号生效。", "橙色"),
    ("青屿湖水质达到几类？", "青屿湖水质稳定达到Ⅲ类。", "Ⅲ类"),
    ("水质是几类？", "青屿湖水质为三类。", "三类"),
    ("园区评级是哪一级？", "园区的安全评级已升到C级。", "C级"),
    ("应急响应是几级？", "县防指启动防汛Ⅳ级应急响应。", "Ⅳ级"),
    ("应急响应是几级？", "县防指启动防汛IV级应急响应。", "IV级"),
    ("应急响应是几级？", "县防指启动防汛一级应急响应。", "一级"),
    ("海面风力几级？", "海面风力6-7级，阵风8级。", "6-7级"),
    ("阵风有几级？", "海面风力6-7级，阵风8级。", "8级"),
    ("地震是几级？", "青屿海域发生4.2级地震。", "4.2级"),
    ("县医院是几级？", "县医院晋升三级甲等医院。", "三级甲等"),
    ("信用评级是什么？", "公司主体信用评级为AA+，展望稳定。", "AA+"),
    ("信用评级是什么？", "公司主体信用评级为AAA，展望稳定。", "AAA"),
]
PEOPLE = [
    ("船长的籍贯是哪里？", "船长陶敏，籍贯青屿县，现年40岁。", "青屿县"),
    ("陶敏的老家在哪？", "陶敏老家在望海镇，幼年随父出海。", "望海镇"),
    ("陶敏是哪里人？", "陶敏，女，青屿望海镇人，1980年生。", "青屿望海镇"),
    ("陶敏现任什么职务？", "陶敏，女，现任渔业局局长，拟任副县长。", "渔业局局长"),
    ("陶敏担任什么职务？", "会上，县渔业局局长陶敏作了发言。", "县渔业局局长"),
    ("陶敏当了什么？", "陶敏当选为县渔业协会会长。", "县渔业协会会长"),
]


@pytest.mark.parametrize(("question", "text", "wanted"), CONTACTS + WRITINGS + GRADES + PEOPLE)
def test_a_particular_is_found_by_its_form(question: str, text: str, wanted: str) -> None:
    assert wanted in [text[start:end] for start, end in particulars_in(question, text)]
    best = found_in(question, text)[0]
    assert best.text == wanted
    assert text[best.span.start : best.span.end] == wanted


def test_all_of_a_sentence_are_found_in_order() -> None:
    text = "陶敏的简历：2015.03—2019.05，望海镇镇长；2019.05—今，县渔业局局长。"
    spans = particulars_in("陶敏任过什么职务？", text)
    assert [text[start:end] for start, end in spans] == ["望海镇镇长", "县渔业局局长"]


@pytest.mark.parametrize(
    ("question", "text", "wanted"),
    [
        ("应急响应提升至几级？", "防汛应急响应由Ⅳ级提升至Ⅲ级。", "Ⅲ级"),
        ("应急响应提升到几级？", "防汛应急响应由四级提升到三级。", "三级"),
        ("应急响应升级为几级？", "县里启动Ⅳ级应急响应，次日升级为Ⅱ级。", "Ⅱ级"),
        ("台风预警升级为什么颜色？", "台风预警由黄色升级为橙色。", "橙色"),
        ("青屿湖水质改善到几类？", "青屿湖水质由Ⅳ类改善到Ⅱ类。", "Ⅱ类"),
    ],
)
def test_what_it_became_is_preferred_where_that_is_asked(
    question: str, text: str, wanted: str
) -> None:
    assert found_in(question, text)[0].text == wanted


def test_of_two_numbers_the_one_with_the_asked_words_is_preferred() -> None:
    text = "监督电话0576-83210011，举报电话0576-83210022。"
    found = found_in("举报电话打哪个？", text)
    assert [each.text for each in found] == ["0576-83210022", "0576-83210011"]


def test_a_particular_goes_with_the_words_that_lead_to_it() -> None:
    best = found_in("阵风有几级？", "海面风力6-7级，阵风8级。")[0]
    assert "阵风8级" in best.near
    assert "风力" not in best.near


def test_what_the_question_says_itself_is_no_answer() -> None:
    found = found_in("应急响应从Ⅳ级提升到几级？", "应急响应由Ⅳ级提升至Ⅲ级。")
    assert [each.text for each in found] == ["Ⅲ级"]


def test_a_second_sentence_is_counted_from_the_start_of_the_text() -> None:
    text = "展馆周末开放。咨询电话：0576-83214567。"
    (found,) = found_in("咨询电话是多少？", text)
    assert text[found.span.start : found.span.end] == "0576-83214567"


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("哪个牌子的手机卖得最好？", "潮声手机卖得最好，电话0576-83214567。"),
        ("热线接了多少个电话？", "热线12345接了300个电话。"),
        ("电话接通率是多少？", "热线12345的接通率为98%。"),
        ("同比是多少？", "同比为3:2。"),
        ("占比是多少？", "占比为3:2。"),
        ("今年的局长是谁？", "县渔业局局长陶敏。"),
    ],
)
def test_other_questions_ask_for_no_particular(question: str, text: str) -> None:
    assert particular_asked(question) is None
    assert found_in(question, text) == []


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("咨询电话是多少？", "办件0576.12345万件，收入1200元，共83214567人。"),
        ("陶敏是哪里人？", "陶敏，企业负责人，1980年生。"),
    ],
)
def test_what_only_looks_like_one_is_none(question: str, text: str) -> None:
    found = [text[start:end] for start, end in particulars_in(question, text)]
    assert found == []


def test_no_other_name_answers_where_a_particular_is_asked() -> None:
    question, text = "园区评级是哪一级？", "松原公司的园区评级已升到C级。"
    assert [found for view in views_in(question, text) for found in find_names(view)] == []
    assert not may_be(Frame(question), "松原公司", "ORG", GAZETTEER)
