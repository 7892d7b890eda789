"""Times that are said loosely: 截至8月 may mean any day of the month, and of several the last.

Everything here is invented: 青岚市 and its counties do not exist.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.encoders.encoder import SentenceEncoder
from tests.answerer.conftest import Ask, asking

pytestmark = pytest.mark.slow

CORPUS = {
    "regions.csv": "name,level,parent,aliases\n青岚市,prefecture,,\n岚桥县,county,青岚市,岚桥\n",
    "first.txt": "岚桥县雨情（示例）\n\n2023年8月2日\n\n截至8月1日，岚桥县转移群众310人。\n",
    "second.txt": "岚桥县雨情续报（示例）\n\n2023年8月9日\n\n截至8月8日，岚桥县转移群众530人。\n",
}


@pytest.fixture(scope="module")
def ask(
    encoder: SentenceEncoder, encodings: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ask]:
    with asking(CORPUS, encoder, encodings, tmp_path_factory.mktemp("loosely")) as asked:
        yield asked


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("截至2023年8月岚桥县转移群众多少人", "530人"),
        ("2023年8月初岚桥县转移群众多少人", "530人"),
        ("截至2023年8月1日岚桥县转移群众多少人", "310人"),
    ],
)
def test_the_latest_of_what_is_meant(ask: Ask, question: str, headline: str) -> None:
    assert ask(question).answer == headline


def test_another_month_is_not_meant(ask: Ask) -> None:
    assert ask("截至2023年7月岚桥县转移群众多少人").status == "refused"
