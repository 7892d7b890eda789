"""A figure whose place is guessed to be another answers only where nothing else can."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from answerer.candidate import Candidate, Evidence
from answerer.figures.last_resort import SURE, last_resort
from answerer.objections.words import REGION, YEAR
from core.encoders.encoder import SentenceEncoder
from core.language.regions import Gazetteer
from core.parser.frame import Frame
from core.schema import Hit, Span
from tests.answerer.conftest import Ask, asking
from tests.answerer.made import made

GAZETTEER = Gazetteer.national()


def answering(
    encoder: SentenceEncoder, asked: str, candidate: Candidate, **changes: object
) -> list[str]:
    """What a question about a place takes of a sure figure that is only of another place."""
    sure = replace(candidate, differs=(REGION,), score=SURE + 1)
    frame = Frame(f"{asked}矿车多少台", regions=(asked,), indicator="矿车")
    hits = (Hit(candidate.chunk, 1.0),)
    evidence = Evidence(frame, hits, {}, {}, {}, encoder, GAZETTEER)
    return [c.text for c in last_resort(evidence, [replace(sure, **changes)])]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "region", "asked", "taken"),
    [
        ("南漳县之后，范县磷矿共有矿车35台。", "南漳县", "范县", True),
        ("范县磷矿歇业，南漳县共有矿车35台。", "南漳县", "范县", False),
        ("范县磷矿和南漳县磷矿都已复工，矿车35台。", "南漳县", "范县", False),
        ("濮阳市召开推进会，范县磷矿有矿车35台。", "范县", "濮阳市", False),
        ("濮阳市的范县等地停工，目前有矿车35台。", "范县", "濮阳市", True),
        ("范县磷矿，濮阳市共有矿车35台。", "濮阳市", "范县", False),
        ("共有矿车35台。", "濮阳市", "范县", False),
        ("范县磷矿复工。共有矿车35台。", "濮阳市", "范县", True),
        ("范县磷矿复工。全市一盘棋。共有矿车35台。", "濮阳市", "范县", False),
        ("范县磷矿复工，台前县停工。共有矿车35台。", "濮阳市", "范县", False),
        ("濮阳市矿业兴旺。共有矿车35台。范县也有磷矿。", "濮阳市", "范县", False),
    ],
)
def test_no_other_place_may_be_named_beside_it(
    encoder: SentenceEncoder, text: str, region: str, asked: str, taken: bool
) -> None:
    candidate = made(text, "35台", region=region)
    start = text.rfind("。", 0, candidate.span.start) + 1
    sentence = Span(start, text.index("。", candidate.span.end) + 1)
    clause = Span(max(text.rfind("，", 0, candidate.span.start), start), sentence.end)
    found = answering(encoder, asked, replace(candidate, sentence=sentence, clause=clause))
    assert found == (["35台"] if taken else [])


def test_what_differs_in_more_or_is_not_sure_is_left(encoder: SentenceEncoder) -> None:
    candidate = made("南漳县之后，范县磷矿共有矿车35台。", "35台", region="南漳县")
    assert answering(encoder, "范县", candidate) == ["35台"]
    assert answering(encoder, "范县", candidate, differs=(REGION, YEAR)) == []
    assert answering(encoder, "范县", candidate, score=SURE - 0.1) == []


@pytest.fixture(scope="module")
def ask(
    encoder: SentenceEncoder, encodings: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ask]:
    reports = {
        "road.txt": "磷矿运输（示例）\n\n2023年，南漳县磷矿全部复工，村民说路上安静多了。\n\n"
        "2023年，南漳县以北的保康县有磷矿企业40家，全县运矿的矿车有3500台。\n",
        "pair.txt": "磷矿安全（示例）\n\n2023年，谷城县开展磷矿安全检查。\n\n"
        "2023年，谷城县检查之后，老河口市查出隐患18处。\n",
    }
    folder = tmp_path_factory.mktemp("last_resort")
    with asking(reports, encoder, encodings, folder) as asked:
        yield asked


@pytest.mark.slow
def test_the_figure_of_the_named_county_is_found(ask: Ask) -> None:
    assert ask("保康县2023年运矿的矿车有多少台").answer == "3500台"


@pytest.mark.slow
def test_another_countys_figure_never_answers(ask: Ask) -> None:
    assert ask("谷城县2023年磷矿安全查出隐患多少处").status == "refused"
