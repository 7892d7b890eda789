"""YAML front matter: the lines between two `---` at the very start of a text."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

import yaml

_FRONT = re.compile(
    r"\A---[ \t]*\r?\n(.{0,20000}?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)


class FrontMatter(NamedTuple):
    """The fields, as text, and the offset at which the body begins."""

    fields: Mapping[str, str]
    end: int


@lru_cache(maxsize=1)  # the reader, the metadata and the blocks of one report ask in turn
def read_front_matter(text: str) -> FrontMatter:
    """Front matter of a text; no fields and offset 0 where there is none.

    Two rules around prose are not front matter: only a YAML mapping counts.
    """
    match = _FRONT.match(text)
    if not match:
        return FrontMatter({}, 0)
    try:
        values = yaml.safe_load(match[1])
    except (yaml.YAMLError, ValueError, RecursionError):
        return FrontMatter({}, 0)
    if not isinstance(values, dict):
        return FrontMatter({}, 0)
    fields = {
        str(key).strip(): str(value).strip()
        for key, value in values.items()
        if isinstance(value, str | int | float) or hasattr(value, "isoformat")
    }
    return FrontMatter(fields, match.end())
