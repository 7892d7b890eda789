"""One report as text, as a page of two columns and as a noisy scan gives the same answers."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from answerer.assistant import Assistant
from core.encoders.encoder import SentenceEncoder
from core.index.store import IndexStore
from indexer.build import build
from retriever.retriever import Retriever
from tests.indexer.newspaper import break_lines
from tests.indexer.test_layout import draw
from tests.indexer.test_recognition import scanned

pytestmark = pytest.mark.slow

# Everything here is invented.
REGIONS = (
    "name,level,parent,aliases\n枫林市,prefecture,,\n松原县,county,枫林市,\n柏溪县,county,枫林市,\n"
)
TITLE = "枫林市2022年项目建设综述（示例）"
REPORT = (
    (True, "松原县"),
    (False, "2022年，该县坚持项目为王，签约亿元以上项目37个，合同引资额273亿元，同比增长12.5%。"),
    (
        False,
        "2021年，该县签约亿元以上项目31个，合同引资额180亿元。全县产业集群持续壮大，规上工业企业达到96家。",
    ),
    (True, "柏溪县"),
    (
        False,
        "2022年，该县签约亿元以上项目29个，合同引资额154.6亿元。该县组建了5个招商小组，外出招商17次。",
    ),
    (False, "2022年，该县城镇新增就业8600人，粮食总产量为38.4万吨。"),
)
QUESTIONS = {
    "松原县2022年签约亿元以上项目多少个？": "37个",
    "松原县2021年签约亿元以上项目多少个？": "31个",
    "柏溪县2022年合同引资额是多少？": "154.6亿元",
    "松原县2022年合同引资额是多少？": "273亿元",
    "柏溪县2022年粮食总产量是多少？": "38.4万吨",
    "柏溪县2020年签约亿元以上项目多少个？": "",
}


def write_text(folder: Path) -> None:
    lines = [f"# {TITLE}", *(f"## {words}" if head else words for head, words in REPORT)]
    (folder / "report.md").write_text("\n\n".join(lines), encoding="utf-8")


def write_pdf(folder: Path) -> None:
    """Title over two columns of sixteen characters; the columns break where they are full."""
    size, step, width = 11.0, 17.0, 16 * 11.0
    lines: list[tuple[float, float, str]] = []
    for head, words in REPORT:
        if head:
            lines.append((14.0, 0.0, words))
        else:
            lines += [
                (size, indent, line) for indent, line in break_lines(words, width, size, True)
            ]
    half = (len(lines) + 1) // 2 - 1
    page: list[tuple[float, float, float, str]] = [(110, 60, 20, TITLE)]
    for number, (points, indent, line) in enumerate(lines):
        x, row = (60, number) if number < half else (60 + width + 30, number - half)
        page.append((x + indent, 110 + step * row, points, line))
    draw(folder / "report.pdf", [page])


def write_scan(folder: Path) -> None:
    write_pdf(folder)
    image = scanned(folder / "report.pdf")
    (folder / "report.pdf").unlink()
    image.save(folder / "scan.pdf", resolution=150.0)


@pytest.fixture(scope="module", params=[write_text, write_pdf, write_scan])
def assistant(
    request: pytest.FixtureRequest,
    encoder: SentenceEncoder,
    encodings: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Assistant]:
    corpus = tmp_path_factory.mktemp("corpus")
    (corpus / "regions.csv").write_text(REGIONS, encoding="utf-8")
    write: Callable[[Path], None] = request.param
    write(corpus)
    index = tmp_path_factory.mktemp("index")
    assert build(corpus, index, encoder, encodings=encodings).failed == ()
    store = IndexStore(index)
    with store.open() as snapshot:
        yield Assistant(store, snapshot, Retriever(snapshot, encoder))


@pytest.mark.parametrize(("question", "answer"), QUESTIONS.items())
def test_every_format_gives_the_same_answer(
    assistant: Assistant, question: str, answer: str
) -> None:
    given = assistant.ask(question, today=date(2023, 3, 1))
    assert given.answer == answer
    assert given.status == ("answered" if answer else "refused")
