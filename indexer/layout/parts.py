"""Parts: what a page holds, piece by piece, in reading order."""

from dataclasses import dataclass, replace

from core.schema import Kind
from indexer.layout.lettering import join
from indexer.layout.sheet import Rect


@dataclass(frozen=True, slots=True)
class Print:
    """The text of one printed line and where it stands."""

    text: str
    page: int
    rect: Rect


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, a heading, a caption or a table row.

    `fresh` is True where it certainly begins something new, `open` where its
    last line runs to the edge of its column, so that it may go on elsewhere.
    `follows` is True for a row of the table that the part before belongs to,
    `boxed` for what stands in a box of its own.
    """

    kind: Kind
    lines: tuple[Print, ...]
    level: int = 0
    fresh: bool = True
    open: bool = False
    follows: bool = False
    boxed: bool = False

    @property
    def first_page(self) -> int:
        """Number of the page that it begins on."""
        return self.lines[0].page

    @property
    def last_page(self) -> int:
        """Number of the page that it ends on."""
        return self.lines[-1].page

    @property
    def text(self) -> str:
        """Its lines put together."""
        text = ""
        for line in self.lines:
            text = join(text, line.text)
        return text

    def with_more(self, other: "Part") -> "Part":
        """This paragraph, gone on with in another column or on another page."""
        return replace(self, lines=self.lines + other.lines, open=other.open)
