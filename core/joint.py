"""The name of several places together, as a figure of all of them carries it."""

from collections.abc import Iterable

_AND = "、"


def joint_name(names: Iterable[str]) -> str:
    """甲县、乙县: each once, in order."""
    return _AND.join(dict.fromkeys(names))


def members_of(region: str) -> tuple[str, ...]:
    """The places of a joint name; a place alone is its only member."""
    return tuple(region.split(_AND)) if region else ()


def is_joint(region: str) -> bool:
    """Whether a region is several together."""
    return _AND in region


def is_joint_of(region: str, names: Iterable[str]) -> bool:
    """Whether a region is just these several together."""
    return is_joint(region) and set(members_of(region)) == set(names)
