"""The examples that the chat offers can be answered."""

import pytest

from answerer.assistant import Assistant
from tests.answerer.conftest import Ask

pytestmark = pytest.mark.slow


def test_every_example_is_answered(assistant: Assistant, ask: Ask) -> None:
    examples = assistant.examples()
    assert examples
    for question in examples:
        answer = ask(question)
        assert answer.status == "answered", question
        assert answer.citations


def test_examples_are_few_different_and_stable(assistant: Assistant) -> None:
    examples = assistant.examples(2)
    assert len(examples) == len(set(examples)) == 2
    assert assistant.examples(2) == examples
