"""A figure of several names together is of none of them alone."""

import pytest

from answerer.objections.joined import is_for_all, of_all_behind, of_all_together
from core.parser.frame import Frame
from tests.answerer.made import made

TWO = "云帆公司、海岳公司两家合计投入研发6.3亿元。"
FIELDS = "在新型材料、绿色农业、低空物流等重点领域，谋划车间260个。"
ACCOUNTS = "建立工业、农业、交通等7大领域账户430个。"
WATCHERS = "聘请10名教师代表、医生代表、农民代表担任监督员。"


@pytest.mark.parametrize(
    ("question", "text", "figure", "other"),
    [
        ("云帆公司研发投入多少", TWO, "6.3亿元", True),
        ("云帆公司和海岳公司一共投入研发多少", TWO, "6.3亿元", False),
        ("绿色农业车间谋划了多少个", FIELDS, "260个", True),
        ("一共谋划了多少个车间", FIELDS, "260个", False),
        ("新型材料、绿色农业、低空物流谋划车间多少个", FIELDS, "260个", False),
        ("农业账户多少个", ACCOUNTS, "430个", True),
        ("引进新材料企业多少家", "围绕新材料、新能源等产业，引进新材料企业12家。", "12家", False),
    ],
)
def test_a_row_before_the_figure(question: str, text: str, figure: str, other: bool) -> None:
    assert of_all_together(Frame(question), made(text, figure)) is other


@pytest.mark.parametrize(
    ("question", "text", "other"),
    [
        ("监督员里有几名是医生代表", WATCHERS, True),
        ("聘请了多少名监督员", WATCHERS, False),
        ("聘请了教师代表、医生代表、农民代表多少名", WATCHERS, False),
        ("聘请了多少名教师代表等监督员", WATCHERS, False),
        ("聘请了几名医生", "聘请10名人大代表、医生、农民代表。", True),
        ("派了几名教师督导", "派出10名教师在甲地、乙镇、丙村督导。", False),
        ("几名干部分批轮训", "10名干部分批、分层轮训。", False),
        # each of these has a figure of its own
        ("教师几名", "聘请10名教师、医生3名。", False),
    ],
)
def test_a_row_behind_the_figure(question: str, text: str, other: bool) -> None:
    assert of_all_behind(Frame(question), made(text, "10名")) is other


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("为海岳化工一家落实了多少资金", True),
        ("为云帆新塘落实了多少资金", True),
        ("为海岳化工、云帆新塘落实了多少资金", False),
        ("落实了多少资金", False),
    ],
)
def test_a_row_that_something_is_done_for(question: str, other: bool) -> None:
    text = "为海岳化工、云帆新塘落实资金19万元。"
    assert is_for_all(Frame(question), made(text, "19万元")) is other


def test_a_row_that_is_summed_up_names_all() -> None:
    told = made("为海岳、云帆两家公司落实资金19万元。", "19万元")
    assert not is_for_all(Frame("海岳和云帆一共落实了多少资金"), told)
    assert is_for_all(Frame("云帆落实了多少资金"), told)
