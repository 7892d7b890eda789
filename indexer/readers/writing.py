"""The stored text of a report while a reader writes it, each line with what it is."""

from collections.abc import Mapping, Sequence

from core.schema import Kind, Mark
from indexer.captions import names_table
from indexer.rows import read_table
from indexer.source import Source

# Lines over a table that may name it or state its unit.
_MOST_CAPTIONS = 2


class Writer:
    """Writes one paragraph a line, parted by a blank line."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._marks: list[Mark] = []
        self._length = 0

    def add(self, text: str, kind: Kind = Kind.BODY, level: int = 0) -> None:
        """Write a paragraph; its line breaks become blanks, an empty one is left out."""
        line = " ".join(text.split())
        if not line:
            return
        self._marks.append(Mark(self._length, self._length + len(line), kind, level))
        self._text.append(line)
        self._length += len(line) + 2

    def table(self, grid: Sequence[Sequence[str]]) -> None:
        """Write a table row by row; what was written right over it may be its caption."""
        over: list[str] = []
        for index in range(len(self._marks) - 1, -1, -1)[:_MOST_CAPTIONS]:
            mark, text = self._marks[index], self._text[index]
            if mark.kind is Kind.CAPTION or (mark.kind is Kind.BODY and names_table(text)):
                self._marks[index] = Mark(mark.start, mark.end, Kind.CAPTION)
                over.append(text)
            else:
                break
        lines = read_table(grid, " ".join(over))
        for caption in lines.captions:
            self.add(caption, Kind.CAPTION)
        for row in lines.rows:
            self.add(row, Kind.ROW)
        for note in lines.notes:
            self.add(note)

    @property
    def empty(self) -> bool:
        """Whether nothing has been written that is answered from."""
        return all(mark.kind is Kind.IGNORED for mark in self._marks)

    def source(self, fields: Mapping[str, str] | None = None) -> Source:
        """What has been written, as a source."""
        return Source("\n\n".join(self._text), fields=fields or {}, marks=tuple(self._marks))
