"""The text a passage is searched by: its own, under the names it stands below."""

from core.schema import Chunk


def search_text(title: str, chunk: Chunk) -> str:
    """One line of title, headings and region, then the chunk's text.

    A passage that says 该县 is found by the county's name because the line
    carries it; a name that the line has already is not said twice.
    """
    line = ""
    for name in (title, *chunk.section, chunk.region):
        if name and name not in line:
            line = f"{line} {name}" if line else name
    return f"{line}\n{chunk.text}" if line else chunk.text
