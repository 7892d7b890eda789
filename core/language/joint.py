"""The name of several places together, as a figure of all of them carries it."""

import re
from collections.abc import Iterable

_AND = "、"
_OTHERS = re.compile(r"等\S*[县市区省国州地旗镇乡份家]$")


def joint_name(names: Iterable[str], others: str = "") -> str:
    """甲县、乙县: each once, in order; `others` are those that the text only counts (等5县)."""
    return _AND.join(dict.fromkeys(names)) + others


def members_of(region: str) -> tuple[str, ...]:
    """The places that a joint name names; a place alone is its only member."""
    named = _OTHERS.sub("", region)
    return tuple(named.split(_AND)) if named else ()


def is_joint(region: str) -> bool:
    """Whether a region is several together."""
    return _AND in region or is_partly_named(region)


def is_partly_named(region: str) -> bool:
    """Whether some of several places are only counted: 甲县等5县."""
    return bool(_OTHERS.search(region))


def is_joint_of(region: str, names: Iterable[str]) -> bool:
    """Whether a region is just these several together."""
    whole = is_joint(region) and not is_partly_named(region)
    return whole and set(members_of(region)) == set(names)
