"""A header that says only how something changed is completed from the column of that thing."""

import pytest

from indexer.headers import completed


@pytest.mark.parametrize(
    ("header", "before", "whole"),
    [
        ("收入比上年增长", ["地方财政收入"], "地方财政收入比上年增长"),
        ("增速", ["出口额（亿元）"], "出口额增速"),
        ("增速", ["总额", "出口", "进口"], "增速"),
        ("同比±%", ["产量", "同比±%", "销量"], "销量同比±%"),
        ("支出增长", ["地方财政收入", "收入增长", "地方财政支出"], "地方财政支出增长"),
        ("用电量增长", ["地方财政收入"], "用电量增长"),
        ("比上年增长", [], "比上年增长"),
        ("签约项目", ["开工项目"], "签约项目"),
    ],
)
def test_a_change_has_the_name_of_what_changes(header: str, before: list[str], whole: str) -> None:
    assert completed(header, before) == whole
