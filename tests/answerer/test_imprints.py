"""Who wrote a report and when it came out, asked over a whole index.

Everything here is invented: 青岚市 and its counties do not exist.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.encoders.encoder import SentenceEncoder
from tests.answerer.conftest import Ask, asking

pytestmark = pytest.mark.slow

CORPUS = {
    "regions.csv": "name,level,parent,aliases\n青岚市,prefecture,,\n朔湖县,county,青岚市,朔湖\n"
    "岚桥县,county,青岚市,岚桥\n",
    "games.txt": "朔湖县运动会开幕（示例）\n\n本报朔湖8月15日讯（记者 秦若谷 通讯员 白子衿）"
    "朔湖县运动会在县体育场开幕，参赛选手420人。\n",
    "heritage.txt": "岚桥县非遗展综述（示例）\n\n记者 陆云舟 江晚/文 何以宁/图\n\n"
    "岚桥县非遗展展出作品310件。馆长郁青山说，观众很多。\n",
    "notice.txt": "关于更正岚桥县粮食产量的公告（示例）\n青岚市资料室（示例）\n2023年5月6日\n\n"
    "3月2日发布的《2022年粮食快报》有误，岚桥县粮食产量更正为21万吨。\n",
    "harvest.txt": "朔湖县秋收简报（示例）\n\n县农业农村局局长余怀远介绍，秋收面积9万亩。\n",
}


@pytest.fixture(scope="module")
def ask(
    encoder: SentenceEncoder, encodings: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ask]:
    with asking(CORPUS, encoder, encodings, tmp_path_factory.mktemp("imprints")) as asked:
        yield asked


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("朔湖县运动会那条新闻记者叫啥", "秦若谷"),
        ("朔湖县运动会报道的通讯员是谁", "白子衿"),
        ("岚桥县非遗展那篇综述谁写的", "陆云舟、江晚"),
        ("岚桥县非遗展综述是哪两位记者写的文字", "陆云舟、江晚"),
        ("岚桥县非遗展综述的照片谁拍的", "何以宁"),
        ("岚桥那版非遗展报道是报社哪位记者写的", "陆云舟、江晚"),
        ("朔湖县运动会那篇稿子署名的通讯员都有谁", "白子衿"),
        ("岚桥县粮食产量更正公告哪天发的", "2023年5月6日"),
    ],
)
def test_the_byline_and_the_date_line_are_cited(question: str, headline: str, ask: Ask) -> None:
    answer = ask(question)
    assert answer.answer == headline
    assert headline.split("、")[0] in answer.citations[0].quote


def test_whom_a_report_speaks_of_did_not_write_it(ask: Ask) -> None:
    assert ask("朔湖县秋收那篇稿子谁写的").status == "refused"
    assert ask("朔湖县运动会报道的照片是谁拍的").status == "refused"


def test_a_holder_of_another_post_is_no_answer(ask: Ask) -> None:
    assert ask("朔湖县农业农村局局长是谁").answer == "余怀远"
    assert ask("岚桥县县长是谁").status == "refused"
    assert ask("朔湖县农业农村局副局长是谁").status == "refused"
