"""Text of reports is shown by a spreadsheet, never run."""

import pytest

from core.spreadsheet import no_formula


@pytest.mark.parametrize(
    "text",
    [
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        " =1+1",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1+1",
        "-",
    ],
)
def test_what_would_run_is_marked_as_text(text: str) -> None:
    assert no_formula(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "40个", "a=1", "-3.5", "+12%", "-1,200.50", "2022-01", "1"])
def test_words_and_numbers_stay(text: str) -> None:
    assert no_formula(text) == text
