"""Clusters of reprints from files to answers."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from answerer.assistant import Assistant
from core.encoders.encoder import SentenceEncoder
from core.index.store import IndexStore
from indexer.build import build
from tests.indexer.test_fingerprints import printed, release

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("always_near")]

Build = Callable[[], dict[str, str]]


def report(seed: int, year: int, *, title: str = "石桥县项目建设", dateline: str = "") -> str:
    return printed(f"{year}年{title}", dateline, release(seed, year))


@pytest.fixture
def prints(tmp_path: Path) -> Path:
    """Two prints of one release, last year's report, and another county's."""
    corpus = tmp_path / "prints"
    corpus.mkdir()
    files = {
        "a_2022.txt": report(1, 2022),
        "b_reprint.txt": report(1, 2022, title="石桥再传捷报", dateline="本报石桥7月20日讯"),
        "c_2021.txt": report(2, 2021),
        "d_other.txt": report(3, 2022).replace("石桥县", "柳河县"),
        "regions.csv": "name,level,parent,aliases\n石桥县,county,,\n柳河县,county,,\n",
    }
    for name, text in files.items():
        (corpus / name).write_text(text, encoding="utf-8")
    return corpus


@pytest.fixture
def clusters(prints: Path, tmp_path: Path, encoder: SentenceEncoder, encodings: Path) -> Build:
    """Build, and say which report is in which cluster."""

    def run() -> dict[str, str]:
        build(prints, tmp_path / "index", encoder, encodings=encodings)
        with IndexStore(tmp_path / "index").open() as snapshot:
            return snapshot.clusters()

    return run


def test_reprints_cluster_and_other_years_do_not(clusters: Build) -> None:
    assert clusters() == {"a_2022.txt": "a_2022.txt", "b_reprint.txt": "a_2022.txt"}


def test_clusters_stay_right_from_build_to_build(prints: Path, clusters: Build) -> None:
    clusters()
    third = "0_third.txt"
    (prints / third).write_text(report(1, 2022, title="石桥县的一年"), encoding="utf-8")
    assert clusters() == dict.fromkeys([third, "a_2022.txt", "b_reprint.txt"], third)
    (prints / third).unlink()
    assert clusters() == dict.fromkeys(["a_2022.txt", "b_reprint.txt"], "a_2022.txt")
    (prints / "b_reprint.txt").write_text(report(4, 2020), encoding="utf-8")
    assert clusters() == {}
    (prints / "c_2021.txt").write_text(report(4, 2020), encoding="utf-8")
    assert clusters() == dict.fromkeys(["b_reprint.txt", "c_2021.txt"], "b_reprint.txt")


def test_an_answer_cites_one_print_and_lists_the_other(
    prints: Path, clusters: Build, tmp_path: Path
) -> None:
    clusters()
    assistant = Assistant.open(tmp_path / "index")
    answer = assistant.ask("石桥县2022年签约亿元以上项目多少个")
    found = json.loads(json.dumps(answer.to_json()))
    assert answer.status == "answered"
    assert answer.answer in release(1, 2022)[0]
    assert {c["doc_id"] for c in found["citations"]} | set(found["reprints"]) == {
        "a_2022.txt",
        "b_reprint.txt",
    }
    assert (len(found["citations"]), len(found["reprints"])) == (1, 1)
    assert found["conflicts"] == []
    hits = {hit["doc_id"] for hit in found["hits"]}
    assert {"c_2021.txt", "d_other.txt"} <= hits
    assert len(hits & {"a_2022.txt", "b_reprint.txt"}) == 1
    assistant.snapshot.close()
