"""Settings come from the environment, else the file, else the default; wrong ones are named."""

from pathlib import Path

import pytest

from core.errors import SettingsError
from core.settings import Settings, as_environment, load_settings


def written(folder: Path, text: str) -> Path:
    file = folder / "settings.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_defaults_without_a_file(tmp_path: Path) -> None:
    assert load_settings({}, tmp_path / "none.toml") == Settings()


def test_the_environment_beats_the_file(tmp_path: Path) -> None:
    file = written(tmp_path, 'port = 8600\nencoder = "其他模型"\n')
    chosen = load_settings({"POLICYQA_PORT": "8700"}, file)
    assert (chosen.port, chosen.encoder) == (8700, "其他模型")


def test_a_relative_path_of_the_file_starts_at_the_file(tmp_path: Path) -> None:
    assert load_settings({}, written(tmp_path, 'index = "索引 一"\n')).index == tmp_path / "索引 一"


def test_a_relative_path_of_the_environment_starts_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    chosen = load_settings({"POLICYQA_CORPUS": "报告"}, tmp_path / "none.toml")
    assert chosen.corpus == tmp_path / "报告"


def test_other_environment_variables_are_not_ours(tmp_path: Path) -> None:
    environ = {"PORT": "1", "POLICYQA_NO_SUCH": "1"}
    assert load_settings(environ, tmp_path / "none.toml") == Settings()


@pytest.mark.parametrize("value", ["zero", "0", "-1", "", "8.5"])
def test_a_number_that_cannot_be_used_is_named(value: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings({"POLICYQA_PORT": value}, tmp_path / "none.toml")
    assert "port" in caught.value.message


def test_an_unknown_name_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings({}, written(tmp_path, "prot = 8501\n"))
    assert "prot" in caught.value.message


@pytest.mark.parametrize("content", [b"port = = 1", b"\xff\xfe\x00"])
def test_a_broken_file_is_said(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(content)
    with pytest.raises(SettingsError):
        load_settings({}, file)


@pytest.mark.parametrize(
    "chosen",
    [
        Settings(),
        Settings(
            history=Path("/记录/history.jsonl"), audit=None, port=1, login="users", milvus="m.db"
        ),
    ],
)
def test_a_child_finds_the_same_settings(tmp_path: Path, chosen: Settings) -> None:
    assert load_settings(as_environment(chosen), tmp_path / "none.toml") == chosen
