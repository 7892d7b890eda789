"""What only the caption of a picture says.

Everything here is invented: 雾桥市 and its counties do not exist.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.encoders.encoder import SentenceEncoder
from tests.answerer.conftest import Ask, asking

pytestmark = pytest.mark.slow

CORPUS = {
    "regions.csv": "name,level,parent,aliases\n雾桥市,prefecture,,雾桥\n"
    "栎山县,county,雾桥市,栎山\n",
    "manifest.csv": "file,doc_id,title,publisher,published,region\n"
    "page.md,,雾桥抓项目（示例）,雾桥日报,,雾桥市\n",
    "page.md": "# 雾桥抓项目（示例）\n\n## 栎山县\n\n2022年，该县实施技改项目17个，"
    "为长庚电子落实奖补资金30万元。\n\n图①：海澜新材料有限公司碳纤维项目。\n\n"
    "图②：栎山县粮食储备库外景。\n\n该县为19家企业办理留抵退税。\n",
}


@pytest.fixture(scope="module")
def ask(
    encoder: SentenceEncoder, encodings: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ask]:
    with asking(CORPUS, encoder, encodings, tmp_path_factory.mktemp("captions")) as asked:
        yield asked


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("雾桥那版照片里碳纤维项目是哪家公司的", "海澜新材料有限公司"),
        ("图②拍的是什么", "图②：栎山县粮食储备库外景"),
        ("栎山县哪家企业拿到了奖补资金", "长庚电子"),
    ],
)
def test_a_caption_answers_what_it_alone_tells(question: str, headline: str, ask: Ask) -> None:
    answer = ask(question)
    assert answer.answer == headline
    assert headline in answer.citations[0].quote


def test_a_caption_is_no_answer_to_another_question(ask: Ask) -> None:
    assert ask("栎山县光伏项目是哪家公司的").answer != "海澜新材料有限公司"
