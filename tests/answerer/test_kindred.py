"""Which ones of a kind: rows of things that are called by it."""

import pytest

from answerer.spans.kindred import asked_noun, kindred_in


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        ("抓进度盯的是哪几个“率”", "率"),
        ("说的是哪三条链", "链"),
        ("评比在哪几个部门搞的", "部门"),
        ("哪两家企业拿到了奖补", "企业"),
        ("哪些已经开工", ""),
        ("哪两个季度拿了第一", ""),
        ("一共多少个项目", ""),
    ],
)
def test_the_noun_of_the_question(question: str, noun: str) -> None:
    assert asked_noun(question) == noun


@pytest.mark.parametrize(
    ("kind", "text", "rows"),
    [
        ("率", "紧盯签约率、履约率、投产率，定期通报。", [["签约率", "履约率", "投产率"]]),
        ("链", "拉长产业链、完善资金链，健全人才链。", [["产业链", "资金链", "人才链"]]),
        ("化", "推进数字化、低碳化、集群化改造，提质增效。", [["数字化", "低碳化", "集群化"]]),
        ("率", "紧盯签约率。其中投产率、达标率居前。", [["投产率", "达标率"]]),
        ("率", "投产率达98%，全年签约项目12个。", []),
        ("县", "开工率、投产率居前。", []),
    ],
)
def test_rows_of_a_kind(kind: str, text: str, rows: list[list[str]]) -> None:
    assert [items for _, _, items in kindred_in(kind, text)] == rows
