"""Names by the figure, the quoted words, the deed or the post that stands beside them."""

import pytest

from answerer.spans.attached import attached, did_it, partner_fit, winners
from answerer.spans.people import asked_post, holders_in, persons_in

_BOTH = "总投资18亿元的云杉电池项目、总投资6亿元的松原茶园落户。"


@pytest.mark.parametrize(
    ("question", "text", "names"),
    [
        ("哪个项目总投资18亿", _BOTH, ["云杉电池"]),
        ("投6亿的是啥项目", _BOTH, ["松原茶园"]),
        ("哪个项目总投资7亿", "云杉电池总投资7亿元，松原茶园总投资6亿元。", ["云杉电池"]),
        ("投资最大的项目叫什么", "其中最大的是总投资18亿元的云杉电池产业园。", ["云杉电池产业园"]),
        ("“当天办结”是哪个项目做到的", "创造了云杉电池项目“当天办结”的速度。", ["云杉电池项目"]),
        ("哪个项目总投资9亿", "总投资18亿元的云杉电池项目落户。", []),
    ],
)
def test_a_name_stands_beside_what_is_told_of_it(
    question: str, text: str, names: list[str]
) -> None:
    assert [text[start:end] for start, end in attached(question, text)] == names


def test_the_doer_is_whose_deed_is_asked() -> None:
    text = "南乐县报送的“智慧粮仓”和范县报送的“数字果园”获奖。"
    question = "智慧粮仓是哪儿报送的"
    assert did_it(question, text.partition("南乐县")[2])
    assert not did_it(question, text.partition("范县")[2])


def test_a_holder_of_a_post_is_no_person_called_after_it() -> None:
    text = "成立由县委书记任组长、县长任指挥长的领导小组。"
    assert [(text[a:b], post) for a, b, post in holders_in(text)] == [
        ("县委书记", "组长"),
        ("县长", "指挥长"),
    ]
    assert not list(persons_in(text))
    text = "大会由卫队队长阿里·哈桑任主席。"
    assert [(text[a:b], post) for a, b, post in holders_in(text)] == [("阿里·哈桑", "主席")]


@pytest.mark.parametrize("text", ["任闵安市市长。", "任北山区委书记。", "武安局局长说。"])
def test_a_place_or_an_office_is_no_person(text: str) -> None:
    assert not list(persons_in(text))


def test_a_person_may_stand_behind_the_title_and_a_verb() -> None:
    text = "项目负责人是闵修远，会议由任建国主持。"
    assert [text[a:b] for a, b, _ in persons_in(text)] == ["闵修远"]


@pytest.mark.parametrize(
    ("question", "post"),
    [
        ("清丰县县长是谁", "县长"),
        ("哪位局长负责", "局长"),
        ("水利局局长", "局长"),
        ("县长说要抓什么", ""),
        ("他在哪个村长大的", ""),
        ("是哪家企业的总经理说的", ""),
    ],
)
def test_a_post_is_asked_for_by_its_name(question: str, post: str) -> None:
    assert asked_post(question) == post


def test_who_won_is_whose_thing_has_won() -> None:
    text = "云杉化工的低温合成技术拿到省科技一等奖，松原药业荣获质量奖。"
    assert [text[a:b] for a, b in winners("省科技一等奖谁拿的", text)] == ["云杉化工"]
    assert [text[a:b] for a, b in winners("哪家获得质量奖", text)] == ["松原药业"]
    assert not list(winners("质量奖是什么", text))


def test_from_whom_it_came_did_not_do_it() -> None:
    text = "云杉生物从松原大学引进技术。"
    before = text.partition("松原大学")[0]
    assert partner_fit("技术是谁引进的", before) < 0
    assert partner_fit("技术是从谁那里引进的", before) == 0
    assert partner_fit("技术是谁引进的", "") == 0
