"""Names of several places together, all named or some only counted."""

import pytest

from core.language.joint import is_joint, is_joint_of, is_partly_named, joint_name, members_of


def test_all_are_named() -> None:
    name = joint_name(["甲县", "乙县", "甲县"])
    assert (name, members_of(name)) == ("甲县、乙县", ("甲县", "乙县"))
    assert is_joint(name)
    assert not is_partly_named(name)
    assert is_joint_of(name, ("乙县", "甲县"))


@pytest.mark.parametrize("others", ["等5县", "等12个城市区", "等地"])
def test_some_are_only_counted(others: str) -> None:
    name = joint_name(["甲县", "乙县"], others)
    assert members_of(name) == ("甲县", "乙县")
    assert is_joint(name)
    assert is_partly_named(name)
    assert not is_joint_of(name, ("甲县", "乙县"))


def test_a_place_alone_is_not_joint() -> None:
    assert not is_joint("甲县")
    assert members_of("") == ()
