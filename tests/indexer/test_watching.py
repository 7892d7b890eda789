"""Ctrl-C while watching: an end when a build is done, an interruption in the middle of one."""

from pathlib import Path

import pytest

from indexer.watching import Tell, watch_and_build


def interrupt() -> None:
    raise KeyboardInterrupt


def test_an_interrupt_while_a_build_is_told_of_ends_the_watching(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    watch_and_build(tmp_path, lambda: interrupt)
    assert capsys.readouterr().out == "已停止监视。\n"


def test_an_interrupt_in_the_middle_of_a_build_is_passed_on(tmp_path: Path) -> None:
    def build() -> Tell:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        watch_and_build(tmp_path, build)
