"""该县 and 全市 mean what they stand under; a scope is not a subject."""

import pytest

from core.language.places import find_places, home_of, is_dealt_with
from core.language.regions import Gazetteer


@pytest.mark.parametrize(
    ("text", "home", "name"),
    [
        ("该县签约40个", "松原县", "松原县"),
        ("全市新增就业", "松原县", "枫林市"),
        ("该市签约40个", "枫林市", "枫林市"),
        ("本区签约40个", "桐江区", "桐江区"),
        ("全国粮食产量", "", "中国"),
        ("全省粮食产量", "濮阳市", "河南省"),
        ("全自治区粮食产量", "南宁市", "广西壮族自治区"),
        ("2023年全县新增", "松原县", "松原县"),
    ],
)
def test_a_pointing_word_is_resolved(text: str, home: str, name: str, gazetteer: Gazetteer) -> None:
    (place,) = find_places(text, gazetteer, home_of(home, gazetteer))
    assert (place.name, place.scope) == (name, False)


@pytest.mark.parametrize(
    ("text", "spoken_of"),
    [
        ("河南省濮阳市范县签约40个", ["范县"]),
        ("河南濮阳签约40个", ["濮阳市"]),
        ("北京朝阳区签约40个", ["朝阳区"]),
        ("江苏省苏州市、无锡市签约40个", ["苏州市", "无锡市"]),
        ("河南省范县、台前等县（市）签约40个", ["河南省"]),
        ("河南范县等地签约40个", ["河南省"]),
        ("范县、台前等县级单位签约40个", ["范县", "台前县"]),
    ],
)
def test_an_address_is_of_its_last_place(
    text: str, spoken_of: list[str], gazetteer: Gazetteer
) -> None:
    found = find_places(text, gazetteer, None)
    assert [place.name for place in found if not place.scope] == spoken_of


@pytest.mark.parametrize("text", ["该县签约40个", "全市新增就业", "该省粮食产量"])
def test_without_a_home_it_points_nowhere(text: str, gazetteer: Gazetteer) -> None:
    assert find_places(text, gazetteer, None) == []


@pytest.mark.parametrize(
    "text", ["中国500强企业参会", "居全市第三", "高于全市平均", "带动全县就业", "占全市的12%"]
)
def test_a_scope_is_marked(text: str, gazetteer: Gazetteer) -> None:
    (place,) = find_places(text, gazetteer, home_of("松原县", gazetteer))
    assert place.scope


def test_an_example_of_those_counted_is_a_scope(gazetteer: Gazetteer) -> None:
    (place,) = find_places("松原县等4个县完成投资", gazetteer, None)
    assert place.scope


def test_places_that_are_counted_together_are_scopes(gazetteer: Gazetteer) -> None:
    found = find_places("范县、台前两县完成12亿元，清丰县3个项目开工", gazetteer, None)
    assert [(p.name, p.scope) for p in found] == [
        ("范县", True),
        ("台前县", True),
        ("清丰县", False),
    ]


def test_a_university_of_elsewhere_is_a_guest(gazetteer: Gazetteer) -> None:
    home = home_of("松原县", gazetteer)
    (guest,) = find_places("请来大连理工大学团队", gazetteer, home)
    assert guest.scope
    (own,) = find_places("枫林市师范学院招生300人", gazetteer, home)
    assert not own.scope
    (spoken,) = find_places("哈尔滨市招生300人", gazetteer, home)
    assert not spoken.scope


def test_an_organ_is_no_place(gazetteer: Gazetteer) -> None:
    assert find_places("全县委员会议", gazetteer, home_of("松原县", gazetteer)) == []


def test_places_stand_in_order_at_their_text(gazetteer: Gazetteer) -> None:
    text = "该县与柏溪县、枫林市"
    places = find_places(text, gazetteer, home_of("松原县", gazetteer))
    assert [place.name for place in places] == ["松原县", "柏溪县", "枫林市"]
    assert all(text[place.start : place.end] == place.text for place in places)


def test_an_unknown_home_is_none(gazetteer: Gazetteer) -> None:
    assert home_of("", gazetteer) is None
    assert home_of("没有这个县", gazetteer) is None


def test_in_a_city_report_it_points_to_the_county_last_spoken_of(gazetteer: Gazetteer) -> None:
    home = home_of("枫林市", gazetteer)
    text = "松原县签约40个。柏溪县开工30个，全县投产9个。"
    *_, last = find_places(text, gazetteer, home)
    assert (last.text, last.name) == ("全县", "柏溪县")
    (carried,) = find_places("该县投产9个。", gazetteer, home, "松原县")
    assert carried.name == "松原县"


def test_a_dateline_says_only_where_it_was_filed(gazetteer: Gazetteer) -> None:
    filed, subject = find_places("本报枫林市7月20日讯 松原县签约40个。", gazetteer, None)
    assert (filed.scope, subject.scope) == (True, False)


@pytest.mark.parametrize(
    ("text", "dealt_with"),
    [
        ("枫林市对松原县和柏溪县出口20万吨", ["松原县", "柏溪县"]),
        ("枫林市对日本、巴西和澳大利亚进出口", []),
        ("枫林市向松原县及柏溪县出口", ["松原县", "柏溪县"]),
        ("柏溪县对日本出口2亿元，松原县出口1亿元", ["日本"]),
        ("松原县和柏溪县供水20万吨", []),
        ("枫林市对松原县和柏溪县分别奖励20万元", []),
        ("相对松原县和柏溪县，桐江区签约更多", []),
        ("针对松原县和柏溪县安排资金", []),
        ("面对松原县和柏溪县的旱情", []),
        ("应对松原县和柏溪县的旱情", []),
    ],
)
def test_whom_others_deal_with(text: str, dealt_with: list[str], gazetteer: Gazetteer) -> None:
    places = find_places(text, gazetteer, home_of("枫林市", gazetteer))
    assert [place.name for place in places if is_dealt_with(text, place)] == dealt_with
