"""What a reader hands on: the text of one report and what the file itself says about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.schema import Box, Mark, Page


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one report before its description is settled.

    `fields` are what the file states outright (front matter, or the keys of a
    `.jsonl` line): `doc_id`, `title`, `publisher`, `published`, `region`.
    `marks`, `boxes` and `recognised` are as in `Report`.
    """

    text: str
    pages: tuple[Page, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    marks: tuple[Mark, ...] = ()
    boxes: tuple[Box, ...] = ()
    recognised: tuple[tuple[int, float], ...] = ()
