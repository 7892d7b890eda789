"""`.txt` and `.md`: the text verbatim, with YAML front matter if it has any."""

from pathlib import Path

from core.errors import EmptyReport
from indexer.front_matter import read_front_matter
from indexer.readers.decoding import decode, read_bytes
from indexer.source import Source


def read_text(path: Path) -> list[Source]:
    """The one report of a text or Markdown file.

    Raises:
        ReportError: empty, too large, or not text.
    """
    text = decode(read_bytes(path), path.name)
    front = read_front_matter(text)
    if not text[front.end :].strip():
        raise EmptyReport(str(path), message=f"{path.name} 里没有可读的文字。")
    return [Source(text, fields=front.fields)]
