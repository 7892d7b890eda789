"""Which passages a place or a year leaves to search in."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.encoders.encoder import SentenceEncoder
from core.index.snapshot import Snapshot
from core.index.store import IndexStore
from indexer.build import build
from retriever.retriever import Retriever
from retriever.scope import Scope

pytestmark = pytest.mark.slow

# doc_id -> (published, text)
REPORTS = {
    "county": ("2023-01-10", "望川县去年签约项目52个。"),
    "short": ("2023-02-10", "记者从望川获悉，水库已经开工。"),
    "wrapped": ("2023-03-10", "这一次会议在风景很好的望\n川县召开，来了许多人。"),
    "other": ("2019-05-01", "苇泽县签约项目44个。"),
    "city": ("2018-03-01", "栖云市粮食产量为38.4万吨。"),
    "placeless": ("2017-03-01", "公司的董事长说，新车间已经投产。"),
    "looking back": ("2031-03-01", "苇泽县2022年签约项目31个。"),
    "section year": ("2031-04-01", "2023年，苇泽县新建学校3所，上年新建学校2所。"),
    "by plan": ("2021-05-01", "到十四五末，苇泽县粮食产量达到40万吨。"),
    "in han": ("2031-06-01", "二〇二二年，苇泽县修路12公里。"),
    "undated": (None, "苇泽县修桥2座。"),
}


@pytest.fixture(scope="module")
def snapshot(
    encoder: SentenceEncoder, encodings: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Snapshot]:
    corpus, index = (tmp_path_factory.mktemp(name) for name in ("corpus", "index"))
    (corpus / "regions.csv").write_text(
        "name,level,parent,aliases\n栖云市,prefecture,,\n望川县,county,栖云市,\n"
        "苇泽县,county,栖云市,\n",
        encoding="utf-8",
    )
    rows = [
        {"doc_id": name, "title": "简报（示例）", "text": text, "publisher": "栖云日报"}
        | ({"published": published} if published else {})
        for name, (published, text) in REPORTS.items()
    ]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (corpus / "briefs.jsonl").write_text(lines, encoding="utf-8")
    build(corpus, index, encoder, encodings=encodings)
    with IndexStore(index).open() as opened:
        yield opened


@pytest.fixture
def scope(snapshot: Snapshot) -> Scope:
    return Scope(snapshot)


def left(
    scope: Scope, snapshot: Snapshot, regions: tuple[str, ...], years: tuple[int, int] | None
) -> set[str]:
    keys = scope.passages(regions, years)
    assert keys is not None
    rows = snapshot.select("SELECT key, doc_id FROM chunks")
    return {row["doc_id"] for row in rows if row["key"] in keys.tolist()}


def test_a_county_is_named_in_full_in_short_or_over_a_line_break(
    scope: Scope, snapshot: Snapshot
) -> None:
    found = left(scope, snapshot, ("望川县",), None)
    assert found == {"county", "short", "wrapped", "placeless"}


def test_a_city_is_spoken_of_where_its_counties_are(scope: Scope, snapshot: Snapshot) -> None:
    assert scope.passages(("栖云市",)) is None
    assert "city" not in left(scope, snapshot, ("望川县", "苇泽县"), None)


def test_nationwide_figures_stand_anywhere(scope: Scope) -> None:
    assert scope.passages(("中国",)) is None
    assert scope.passages() is None


def test_a_year_is_named_or_counted_from_the_report(scope: Scope, snapshot: Snapshot) -> None:
    found = left(scope, snapshot, (), (2022, 2022))
    near = {"county", "short", "wrapped", "by plan"}
    assert found == near | {"looking back", "section year", "in han", "undated"}
    assert "by plan" in left(scope, snapshot, (), (2025, 2025))


def test_place_and_year_hold_together(scope: Scope, snapshot: Snapshot) -> None:
    assert left(scope, snapshot, ("望川县",), (2023, 2023)) == {"county", "short", "wrapped"}
    assert left(scope, snapshot, ("望川县",), (2018, 2018)) == {"placeless"}


def test_what_is_not_within_is_never_found(
    scope: Scope, snapshot: Snapshot, encoder: SentenceEncoder
) -> None:
    retriever = Retriever(snapshot, encoder)
    for within in (snapshot.keys(["other"]), snapshot.keys(["no such report"])):
        for mode in ("lexical", "dense", "fused", "reranked"):
            hits = retriever.search("望川县签约项目多少个", 5, mode=mode, within=within)
            assert {hit.chunk.doc_id for hit in hits} == ({"other"} if len(within) else set())
