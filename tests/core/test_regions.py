"""Regions: names, aliases, ambiguity, parents, and an office's own list."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import BadInputError
from core.language.regions import Gazetteer, Region, load_regions

NATIONAL = Gazetteer.national()


def names(text: str, gazetteer: Gazetteer = NATIONAL) -> list[str]:
    return [mention.text for mention in gazetteer.find(text)]


def region(name: str) -> Region:
    return NATIONAL.named(name)[0]


def resolved(text: str, context: str = "") -> str:
    (mention,) = NATIONAL.find(text)
    found = NATIONAL.resolve(mention, region(context) if context else None)
    return found.name if found else ""


def test_every_parent_is_known() -> None:
    for name in ("范县", "延庆区", "仙桃市", "湾仔区"):
        assert NATIONAL.ancestors(region(name))[-1].name == "中国"
    assert [above.name for above in NATIONAL.ancestors(region("范县"))] == [
        "濮阳市",
        "河南省",
        "中国",
    ]


def test_within() -> None:
    assert NATIONAL.within(region("范县"), region("河南省"))
    assert NATIONAL.within(region("范县"), region("范县"))
    assert not NATIONAL.within(region("河南省"), region("范县"))
    assert not NATIONAL.within(region("范县"), region("周口市"))


def test_all_inside() -> None:
    assert NATIONAL.inside(region("范县")) == (region("范县"),)
    for outer in ("河南省", "濮阳市"):
        found = NATIONAL.inside(region(outer))
        assert {region(outer), region("范县")} <= {*found}
        assert all(NATIONAL.within(one, region(outer)) for one in found)


@pytest.mark.parametrize(
    ("alias", "name"),
    [
        ("南乐", "南乐县"),
        ("黔东南", "黔东南苗族侗族自治州"),
        ("黔东南州", "黔东南苗族侗族自治州"),
        ("内蒙古", "内蒙古自治区"),
        ("三都", "三都水族自治县"),
        ("神农架", "神农架林区"),
        ("浦东", "浦东新区"),
        ("延庆", "延庆区"),
        ("香港", "香港特别行政区"),
        ("德国", "德国"),
        ("印尼", "印度尼西亚"),
    ],
)
def test_aliases(alias: str, name: str) -> None:
    assert NATIONAL.named(alias)[0].name == name


def test_longest_name_wins() -> None:
    assert names("濮阳市范县、南乐县和台前") == ["濮阳市", "范县", "南乐县", "台前"]
    assert names("海南州在青海，海南省在海上") == ["海南州", "青海", "海南省"]
    assert names("江西南昌、河南范县、山西临县") == ["江西", "南昌", "河南", "范县", "山西", "临县"]
    assert names("濮 阳\n县") == ["濮 阳\n县"]


@pytest.mark.parametrize(
    "text",
    [
        "全国示范县",
        "振兴县域经济",
        "市和县两级",
        "华澜天仁和云帆科技",
        "提高县级",
        "消费县",
        "黄河南岸",
        "7月20日本报讯",
        "大同小异",
        "资源和公安合作振兴",
        "绿水青山就是金山银山",
        "相应城市",
        "管理平台前景",
        "城区和郊区",
        "印度洋上长治久安",
        "全年新增城镇就业",
        "由于洪水推广安装，文件出台前听取家长乐意的意见",
        "远大理想与均衡水平",
        "南海东部海域的海滨城市",
        "九大竹产区的钓鱼台子",
    ],
)
def test_pieces_of_words_are_not_regions(text: str) -> None:
    assert names(text) == []


def test_ordinary_short_names_keep_their_full_name() -> None:
    assert names("资源县与公安县") == ["资源县", "公安县"]


def test_the_higher_level_is_meant_by_default() -> None:
    assert resolved("吉林") == "吉林省"
    assert resolved("海南") == "海南省"
    assert resolved("濮阳") == "濮阳市"


def test_the_context_decides_between_namesakes() -> None:
    assert resolved("朝阳区") == ""
    (mention,) = NATIONAL.find("朝阳区")
    assert len(mention.regions) == 2
    chosen = NATIONAL.resolve(mention, region("北京市"))
    assert chosen is not None
    assert NATIONAL.ancestors(chosen)[0].name == "北京市"
    assert resolved("朝阳区", "周口市") == ""
    assert resolved("濮阳", "范县") == "濮阳市"
    assert resolved("濮阳", "濮阳县") == "濮阳县"


def test_extended_knows_the_offices_own(tmp_path: Path) -> None:
    own = tmp_path / "regions.csv"
    own.write_text(
        "name,level,parent,aliases\n青澜市,prefecture,河南省,\n云溪示例县,county,青澜市,云溪示例;溪县\n",
        encoding="utf-8-sig",
    )
    gazetteer = NATIONAL.extended(load_regions(own))
    assert names("青澜的溪县、云溪示例县", gazetteer) == ["青澜", "溪县", "云溪示例县"]
    county = gazetteer.named("溪县")[0]
    assert [above.name for above in gazetteer.ancestors(county)] == ["青澜市", "河南省", "中国"]
    assert names("青澜的溪县") == []


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("name,level\n甲县,county\n", "parent"),
        ("name,level,parent\n甲县,村,河南省\n", "级别"),
        ("name,level,parent\n甲县,county,没有的市\n", "没有的市"),
        ("name,level,parent\n甲县,county,河南省\n甲县,county,河北省\n", "重复"),
        ("name,level,parent\n,county,河南省\n", "级别"),
    ],
)
def test_a_bad_list_is_named(tmp_path: Path, content: str, told: str) -> None:
    own = tmp_path / "regions.csv"
    own.write_text(content, encoding="utf-8")
    with pytest.raises(BadInputError) as raised:
        load_regions(own)
    assert told in raised.value.message


def test_an_unreadable_list_is_named(tmp_path: Path) -> None:
    own = tmp_path / "regions.csv"
    own.write_bytes("name,level,parent\n甲县".encode("gb18030"))
    with pytest.raises(BadInputError):
        load_regions(own)
    with pytest.raises(BadInputError):
        load_regions(tmp_path / "missing.csv")


PLACES = [
    "范县",
    "濮阳",
    "市",
    "和",
    "县",
    "海南",
    "州",
    "北京",
    "区",
    "示",
    "日本",
    "　",
    "\n",
    "安",
    "全",
]


@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PLACES)).map("".join)))
def test_mentions_reproduce_the_text(text: str) -> None:
    position = 0
    for mention in NATIONAL.find(text):
        assert position <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert mention.regions
        position = mention.end
