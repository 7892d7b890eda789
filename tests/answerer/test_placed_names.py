"""Who holds a place, in which section a thing stands, and what kind of name is asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from answerer.spans.kinds import may_be
from answerer.spans.placed_names import find_placed, podium
from core.encoders.encoder import SentenceEncoder
from core.parser.question import parse_question
from tests.answerer.conftest import Ask, asking
from tests.answerer.views import GAZETTEER, views_in


@pytest.mark.parametrize(
    ("question", "text", "names"),
    [
        ("第二名是谁", "考评中，南乐县第一，清丰县第二，范县第三。", ["清丰县"]),
        ("哪个县排第三", "前三名依次是南乐县、清丰县、范县。", ["范县"]),
        ("哪家公司居首位", "去年，云杉公司居首位。", ["云杉公司"]),
        ("榜首是哪个县", "南乐县由上年的第二升到第一，范县第二。", ["南乐县"]),
        ("哪个县存款增速第一", "新增存款多，存款增速居全市第一。", []),
        ("第二季度谁的增速快", "南乐县第一，清丰县第二。", []),
    ],
)
def test_a_place_has_its_holder(question: str, text: str, names: list[str]) -> None:
    view = views_in(question, text)[0]
    assert [found.text for found in find_placed(view)] == names


def test_the_first_of_a_row_of_places_are_a_list() -> None:
    text = "南乐县第一，清丰县第二，范县第三，台前县第四。"
    assert [items for _, items in podium(text, 0, 3)] == [["南乐县", "清丰县", "范县"]]
    assert not list(podium("南乐县第一，范县第三，清丰县第二。", 0, 3))


@pytest.mark.parametrize(
    ("question", "text", "sort", "can"),
    [
        ("哪个县获奖", "范县", "LOC", True),
        ("谁负责这项工作", "《某某方案》", "work", False),
        ("跟哪所学校合作", "云杉公司", "ORG", False),
        ("跟哪所学校合作", "云杉师范学院", "ORG", True),
        ("有几大支柱产业", "云杉", "LOC", False),
        ("哪个县获奖", "该县", "noun", False),
        ("清丰县和哪个县一起获奖", "清丰", "LOC", False),
        ("哪个县获奖", "总投资", "noun", False),
        ("哪个县长获奖", "王小明", "PER", True),
        ("哪个单位牵头", "县水利局", "noun", True),
        ("哪个单位牵头", "网格化管理", "noun", False),
        ("哪家公司中标", "真金白银", "quoted", False),
        ("哪家公司中标", "云杉化工", "noun", True),
        ("哪家公司中标", "省级重点企业", "noun", False),
    ],
)
def test_a_name_is_of_the_asked_kind(question: str, text: str, sort: str, can: bool) -> None:
    assert may_be(parse_question(question, GAZETTEER), text, sort, GAZETTEER) is can


CORPUS = {
    "regions.csv": "name,level,parent,aliases\n青岚市,prefecture,,\n朔湖县,county,青岚市,朔湖\n"
    "岚桥县,county,青岚市,岚桥\n"
    "远浦市,prefecture,,\n",
    "port.md": "---\ntitle: 远浦市引才小结（示例）\npublished: 2024-01-06\nregion: 远浦市\n---\n"
    "# 远浦市引才小结（示例）\n\n引才主要靠校地合作和柔性引进，办法管用。\n",
    "air.txt": "青岚市2023年空气公报（示例）\n\n2023年浓度由低到高：岚桥县30微克，排第一；"
    "朔湖县35微克，排第二；云渚县40微克，排第三。\n",
    "towns.md": "---\ntitle: 青岚市文旅小结（示例）\npublished: 2024-01-05\nregion: 青岚市\n---\n"
    "# 青岚市文旅小结（示例）\n\n## 朔湖县\n\n2023年，该县建成星空营地，接待游客9万人次。\n\n"
    "## 岚桥县\n\n2023年，该县修缮古窑遗址，办研学活动40场。\n",
}


@pytest.fixture(scope="module")
def ask(
    encoder: SentenceEncoder, encodings: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ask]:
    with asking(CORPUS, encoder, encodings, tmp_path_factory.mktemp("placed")) as asked:
        yield asked


@pytest.mark.slow
def test_a_section_says_which_place_and_is_cited(ask: Ask) -> None:
    answer = ask("星空营地建在哪个县")
    assert answer.answer == "朔湖县"
    assert any("朔湖县" in citation.quote for citation in answer.citations)


@pytest.mark.slow
def test_a_printed_place_stands_before_one_by_figures(ask: Ask) -> None:
    assert ask("2023年空气浓度排第二的是哪个县").answer == "朔湖县"


@pytest.mark.slow
def test_a_text_of_a_place_apart_is_no_answer(ask: Ask) -> None:
    assert "校地合作" in ask("远浦市引才主要靠什么").answer
    assert ask("朔湖县引才主要靠什么").status == "refused"
