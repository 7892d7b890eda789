"""The object of the verb that a question asks with."""

import pytest

from answerer.spans.objects import objects_in


def objects(question: str, text: str) -> list[str]:
    return [text[start:end] for start, end in objects_in(question, text)]


@pytest.mark.parametrize(
    ("question", "text", "found"),
    [
        ("县里把每月末定为什么", "县里将每月末定为“晾晒日”，逐一过堂。", ["晾晒日"]),
        ("除此之外还锚定了什么", "落实“八项部署”，锚定“两个率先”。", ["两个率先"]),
        ("港区要打造成什么", "开通航线，打造全省粮运第一港。", ["全省粮运第一港"]),
        ("县里要建设什么城市", "全面建设区域枢纽城市，奋力争先。", ["区域枢纽城市"]),
        ("组建了什么研究院", "组建碳纤维研究院、纺织联盟。", ["碳纤维研究院"]),
        ("县里把什么作为头号工程", "该县把招商引资作为“头号工程”，强化服务。", ["招商引资"]),
        ("为什么打造第一港", "打造全省粮运第一港。", []),
        ("港区有什么好处", "港区有码头。", []),
        ("林某受到什么处分", "钱某受到开除处分，林某受到警告处分。", []),
        ("什么时候建设港区", "建设港区。", []),
        ("铁路要建设什么车站", "全面建设区域枢纽城市。", []),
    ],
)
def test_what_stands_behind_the_asked_verb(question: str, text: str, found: list[str]) -> None:
    assert objects(question, text) == found
