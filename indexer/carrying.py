"""What one passage leaves in force for the next: the place and the period last spoken of."""

from collections.abc import Sequence
from dataclasses import replace

from core.language.contexts import passed_on, read_sentences
from core.language.regions import Gazetteer
from core.schema import Chunk, Report


def carried_on(report: Report, chunks: Sequence[Chunk], gazetteer: Gazetteer) -> list[Chunk]:
    """The chunks of a report, each with what the one before it in its section carries on."""
    found: list[Chunk] = []
    for chunk in chunks:
        if found and found[-1].section == chunk.section and found[-1].region == chunk.region:
            sentences = read_sentences(report, found[-1], gazetteer)
            if sentences:
                region, governing = passed_on(sentences[-1])
                chunk = replace(chunk, carried_region=region, carried_period=governing.period)
        found.append(chunk)
    return found
