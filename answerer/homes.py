"""Which place: the one whose section tells of the thing, where the sentence names none."""

from collections.abc import Iterator

from answerer.candidate import Candidate
from answerer.citations import line_of
from answerer.spans.kinds import REGION_ASKED
from answerer.spans.spans import Found, View
from core.schema import Chunk, Report, Span

HOME = "home"
_STEP = "原文在“{heading}”一节"


def find_homes(view: View) -> Iterator[Found]:
    """The place of the section, for a question that asks which place."""
    match = REGION_ASKED.search(view.frame.question)
    home = view.sentence.carried_region
    if match is None or not home or home in view.frame.regions:
        return
    if any(place.name != home for place in view.sentence.places if not place.scope):
        return
    kind = match.group()[-1]
    heading = _heading(view.report, view.chunk, home)
    if heading and (home.endswith(kind) or kind in "县方"):
        span = Span(view.start, view.sentence.span.end)
        step = _STEP.format(heading=heading)
        yield Found(span, home, 0.8, view.text, sort=HOME, step=step)


def heading_of(candidate: Candidate) -> Candidate | None:
    """The heading that names the place, as what is cited beside the sentence."""
    heading = _heading(candidate.report, candidate.chunk, candidate.text)
    return line_of(candidate.report, candidate.chunk, heading) if heading else None


def _heading(report: Report, chunk: Chunk, home: str) -> str:
    """The nearest heading over the passage that names its place and stands in the report."""
    named = (heading for heading in reversed(chunk.section) if home in heading)
    return next((h for h in named if line_of(report, chunk, h)), "")
