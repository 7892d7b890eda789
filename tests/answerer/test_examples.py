"""The examples that the chat offers are answered by the figures that they were made from."""

import pytest

from answerer.assistant import Assistant
from answerer.examples import example_questions
from tests.answerer.conftest import Ask

pytestmark = pytest.mark.slow


def test_every_example_is_answered_by_a_figure_of_its_place_and_year(
    assistant: Assistant, ask: Ask
) -> None:
    examples = assistant.examples()
    assert len(examples) == 4
    for question in examples:
        answer = ask(question)
        assert answer.status == "answered", question
        assert answer.values, question
        assert answer.frame.regions, question
        assert answer.frame.periods, question


def test_an_example_that_finds_another_figure_is_not_offered(
    assistant: Assistant, ask: Ask
) -> None:
    other = ask("望川县2022年签约亿元以上项目多少个")
    tried: list[str] = []

    def misled(question: str) -> object:
        tried.append(question)
        return other

    offered = example_questions(assistant.snapshot, misled, 4)  # type: ignore[arg-type]
    assert len(tried) > len(offered)
    assert all("望川县2022年" in question for question in offered)


def test_examples_are_of_different_places_or_indicators(assistant: Assistant, ask: Ask) -> None:
    frames = [ask(question).frame for question in assistant.examples()]
    assert len({(frame.regions, frame.indicator) for frame in frames}) == 4
    assert len({frame.indicator for frame in frames}) > 1


def test_examples_are_few_and_stable(assistant: Assistant) -> None:
    examples = assistant.examples(2)
    assert len(examples) == len(set(examples)) == 2
    assert assistant.examples(2) == examples
