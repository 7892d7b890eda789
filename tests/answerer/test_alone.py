"""Each side of a comparison asked for by its own question, where its rivals leave it without.

Everything here is invented: 渔汀市 and its counties do not exist.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from answerer.answer import Answer
from answerer.arithmetic.alone import asked_alone, found_alone
from answerer.arithmetic.splitting import Part, split_frame
from answerer.routes import Routes
from answerer.several import answer_comparison
from core.encoders.encoder import SentenceEncoder
from core.index.snapshot import Snapshot
from core.index.store import IndexStore
from core.language.regions import Gazetteer, Region
from core.parser.frame import Frame
from core.parser.question import parse_question
from indexer.build import build
from retriever.retriever import Retriever
from tests.answerer.conftest import TODAY

CORPUS = {
    "regions.csv": "name,level,parent,aliases\n渔汀市,prefecture,,渔汀\n苇渡县,county,渔汀市,苇渡\n"
    "岩脚县,county,渔汀市,岩脚\n",
    "manifest.csv": "file,doc_id,title,publisher,published,region\n"
    "one.txt,,苇渡县纪事（示例）,渔汀日报,2023-07-20,苇渡县\n"
    "other.txt,,岩脚县纪事（示例）,渔汀日报,2023-07-22,岩脚县\n",
    "one.txt": "苇渡县纪事（示例）\n\n2022年，苇渡县新打机井120眼。\n\n"
    "2022年，苇渡县看病的老人32万人次。\n\n2022年，苇渡县清运垃圾46万吨。\n\n"
    "2022年，苇渡县维修路灯1800盏。\n\n2022年，苇渡县抓获小偷320人。\n\n"
    "2022年，青禾厂有工人4200人，石桥厂有工人3100人。\n\n"
    "2022年，青禾厂一车间有工人900人，二车间有工人800人，三车间有工人700人，"
    "四车间有工人600人。\n",
    "other.txt": "岩脚县纪事（示例）\n\n2022年，岩脚县打井95眼。\n\n"
    "2022年，岩脚县老年患者就诊25万人次。\n\n2022年，岩脚县清运生活垃圾39万吨。\n\n"
    "2022年，岩脚县栽种果树2300亩。\n",
}
GAZETTEER = Gazetteer.national().extended(
    (
        Region("x1", "渔汀市", "prefecture", None),
        Region("x2", "苇渡县", "county", "x1"),
        Region("x3", "岩脚县", "county", "x1"),
    )
)
_Places = tuple[Snapshot, Retriever, Gazetteer]


@pytest.fixture(scope="module")
def places(
    encoder: SentenceEncoder, encodings: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[_Places]:
    corpus, index = tmp_path_factory.mktemp("alone"), tmp_path_factory.mktemp("alone index")
    for name, text in CORPUS.items():
        (corpus / name).write_text(text, encoding="utf-8", newline="")
    assert build(corpus, index, encoder, encodings=encodings).failed == ()
    with IndexStore(index).open() as snapshot:
        yield snapshot, Retriever(snapshot, encoder), snapshot.gazetteer


def parts_of(question: str, gazetteer: Gazetteer = GAZETTEER) -> list[Part]:
    return split_frame(parse_question(question, gazetteer, TODAY), gazetteer)


def compared(question: str, places: _Places, *, alone: bool) -> Answer:
    frame = parse_question(question, places[2], TODAY)
    return answer_comparison(frame, *places, alone=alone)


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        (
            "苇渡县和岩脚县2022年老人看病一共多少人次",
            ["2022年苇渡县老人看病多少人次", "2022年岩脚县老人看病多少人次"],
        ),
        ("青禾厂的工人比石桥厂多多少人", ["青禾厂工人多少人", "石桥厂工人多少人"]),
        (
            "2022年青禾厂和石桥厂哪家净利润高",
            ["2022年青禾厂净利润多少", "2022年石桥厂净利润多少"],
        ),
        (
            "渔汀市2021年和2022年打井相差多少眼",
            ["2021年渔汀市打井多少眼", "2022年渔汀市打井多少眼"],
        ),
    ],
)
def test_a_person_who_compares_nothing_would_ask_so(question: str, asked: list[str]) -> None:
    frames = [asked_alone(part, GAZETTEER) for part in parts_of(question)]
    assert [frame and frame.question for frame in frames] == asked
    assert {frame and frame.operation for frame in frames} == {""}


def test_place_time_unit_and_readings_stay() -> None:
    question = "苇渡县和岩脚县2022年亿元以上签约项目一共多少个"
    for part in parts_of(question):
        frame = asked_alone(part, GAZETTEER)
        assert frame is not None
        assert frame.regions == (part.name,)
        assert [period.label for period in frame.periods] == ["2022年"]
        assert (frame.asked, frame.measure, frame.unit) == ("value", "count", "个")
        assert frame.qualifiers == part.frame.qualifiers
        assert {"阶段:签约", "门槛:100000000以上"} <= {*frame.qualifiers}


@pytest.mark.parametrize("words", ["局长是谁", "第几名", "什么时候通车", "哪几家企业"])
def test_what_would_ask_for_no_figure_is_not_asked(words: str) -> None:
    part = Part("青禾厂", Frame(question="青禾厂和石桥厂", indicator=words))
    assert asked_alone(part, GAZETTEER) is None


@pytest.mark.slow
def test_a_side_is_found_by_its_own_question(places: _Places) -> None:
    first, other = parts_of("苇渡县和岩脚县2022年老人看病一共多少人次", places[2])
    pools = [found_alone(part, *places) for part in (first, other)]
    assert [pool and pool.figures[0].text for pool in pools] == ["32万人次", "25万人次"]
    assert all(pool and pool.hits and not pool.misses for pool in pools)


@pytest.mark.slow
def test_only_what_stands_where_it_is_named_is_its_own(places: _Places) -> None:
    for part in parts_of("青禾厂的工人比石桥厂多多少人", places[2]):
        pool = found_alone(part, *places)
        assert pool is not None
        assert pool.figures[0].text == {"青禾厂": "4200人", "石桥厂": "3100人"}[part.name]
        assert len(pool.figures) <= 3
    (unknown, _) = parts_of("赭山厂的工人比石桥厂多多少人", places[2])
    pool = found_alone(unknown, *places)
    assert pool is not None
    assert pool.figures == []


@pytest.mark.slow
def test_without_a_question_there_is_no_pool(places: _Places) -> None:
    frame = Frame(question="苇渡县局长是谁", regions=("苇渡县",), indicator="局长是谁")
    assert found_alone(Part("苇渡县", frame), *places) is None


@pytest.mark.slow
@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("苇渡县和岩脚县2022年老人看病一共多少人次", "57万人次"),
        ("2022年苇渡县老人看病比岩脚县多多少人次", "7万人次"),
    ],
)
def test_sides_in_other_words_are_compared(question: str, headline: str, places: _Places) -> None:
    # Beside each other they may be too far apart, but never give another sum.
    assert compared(question, places, alone=False).answer in ("", headline)
    answer = compared(question, places, alone=True)
    assert (answer.status, answer.answer) == ("compared", headline)
    assert answer.steps[0].endswith(f"= {headline}")
    quotes = [citation.quote for citation in answer.citations]
    assert ["老人32万人次" in quotes[0], "老年患者就诊25万人次" in quotes[1]] == [True, True]


@pytest.mark.slow
def test_what_is_found_beside_its_rivals_is_found_alone_too(places: _Places) -> None:
    question = "苇渡县和岩脚县2022年打井一共多少眼"
    beside, alone = (compared(question, places, alone=alone) for alone in (False, True))
    assert beside.answer == alone.answer == "215眼"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("question", "status", "headline"),
    [
        ("苇渡县和岩脚县2022年打井一共多少眼", "compared", "215眼"),
        ("苇渡县和岩脚县2022年老人看病一共多少人次", "compared", "57万人次"),
        ("苇渡县和岩脚县2022年维修路灯一共多少盏", "refused", ""),
    ],
)
def test_both_ways_are_tried(question: str, status: str, headline: str, places: _Places) -> None:
    answer = Routes(*places[:2]).answer(parse_question(question, places[2], TODAY))
    assert (answer.status, answer.answer) == (status, headline)


@pytest.mark.slow
@pytest.mark.parametrize(
    "question",
    [
        # one side has no figure
        "苇渡县和岩脚县2022年维修路灯一共多少盏",
        "苇渡县和岩脚县2022年栽种果树一共多少亩",
        "2022年苇渡县抓获小偷比岩脚县多多少人",
        "2022年赭山厂的工人比石桥厂多多少人",
        # none of the asked year
        "苇渡县和岩脚县2021年老人看病一共多少人次",
        "苇渡县2021年老人看病比2022年少多少人次",
    ],
)
def test_what_lacks_a_figure_is_not_compared(question: str, places: _Places) -> None:
    answer = compared(question, places, alone=True)
    assert (answer.status, answer.answer, answer.steps) == ("refused", "", ())
