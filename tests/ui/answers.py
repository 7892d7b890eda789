"""Answers made by hand, to draw; their texts are hostile on purpose."""

from answerer.answer import Answer, Cell, Citation, Conflict, NearMiss, Value
from core.language.periods import Period, find_periods
from core.parser.frame import Frame

HOSTILE = "<script>alert(1)</script> **粗** $x$ :red[红] :smile: [链](http://a.b) -> `码` &amp;"


def year(text: str) -> Period:
    period = find_periods(text)[0].period
    assert period is not None
    return period


FRAME = Frame(
    "河东县2022年签约项目多少个",
    regions=("河东县",),
    periods=(year("2022年"),),
    indicator="签约项目",
    qualifiers=("阶段:签约", "门槛:100000000以上"),
    unit="个",
)
SENTENCE = f"该县签约项目240个，其中亿元以上40个；{HOSTILE}。"


def citation(n: int, quote: str = SENTENCE, start: int = 0) -> Citation:
    return Citation(
        n=n,
        doc_id=f"r{n}.md",
        chunk_id=f"r{n}.md#0",
        title=f"报告{n} {HOSTILE}",
        publisher="示例日报",
        published="2023-01-05",
        page=3,
        section=("某市", "河东县"),
        quote=quote,
        start=start,
        end=start + len(quote),
    )


ANSWERED = Answer(
    question=FRAME.question,
    status="answered",
    frame=FRAME,
    answer="40个",
    message="未写年份，按最新的2022年作答",
    sentence=SENTENCE,
    values=(Value("40个", "40", "个", 1),),
    citations=(citation(1), citation(2)),
    conflicts=(Conflict("38个", 2, HOSTILE),),
    reprints=(HOSTILE,),
)
COMPARED = Answer(
    question="河东县和河西县哪个多",
    status="compared",
    frame=FRAME,
    answer="河东县",
    citations=(citation(1), citation(2)),
    table=(
        Cell("", "河东县", "2022年", "签约项目", "40个", 1),
        Cell("", "河西县", "2022年", "签约项目", "35个", 2),
        Cell("", "=河北县|", "2022年", "签约项目", "", None),
    ),
    steps=("河东县40个＞河西县35个",),
)
ELSEWHERE = FRAME.changed(question="河东县2023年签约项目多少个", regions=("河西县",), periods=())
REFUSED = Answer(
    question="河东县2023年签约项目多少个",
    status="refused",
    frame=FRAME.changed(question="河东县2023年签约项目多少个", periods=(year("2023年"),)),
    message=f"未找到；{HOSTILE}",
    reason="near_miss",
    citations=(citation(1),),
    near_misses=(
        NearMiss(("年份",), "40个", 1, FRAME, "c1", "河东县2022年签约项目多少个"),
        NearMiss(("年份不明", "地区"), "35个", 1, ELSEWHERE, "c1"),
    ),
)
