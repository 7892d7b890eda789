"""What a question leaves out."""

import pytest

from core.language.regions import Gazetteer
from core.parser.exclusions import exclusions
from core.parser.question import parse_question


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("得了几项优秀奖（不算外观设计）", ["外观设计"]),
        ("除了续建项目，松原县开工多少个", ["续建项目"]),
        ("物价涨了多少？不是调和口径", ["调和口径"]),
        ("预计增长多少？不要5月春季报告那个数", ["5月春季报告"]),
        ("签约多少个项目", []),
        ("是不是签约40个", []),
    ],
)
def test_exclusions(question: str, words: list[str]) -> None:
    assert [found for _, found in exclusions(question)] == words


def test_what_is_left_out_is_no_part_of_what_is_asked(gazetteer: Gazetteer) -> None:
    frame = parse_question("松原县2022年项目多少个，不含续建项目？", gazetteer)
    assert frame.excluded == ("续建项目",)
    assert frame.qualifiers == ()
    assert "续建" not in frame.indicator


def test_a_time_left_out_is_not_asked_about(gazetteer: Gazetteer) -> None:
    frame = parse_question("2017年出口预计增长多少？不要5月那个数", gazetteer)
    assert [period.label for period in frame.periods] == ["2017年"]
