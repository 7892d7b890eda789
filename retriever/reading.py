"""One question beside its candidates: what several measures need, worked out once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from core.language.periods import Period, agreement
from core.language.regions import Gazetteer
from core.parser.frame import Frame
from retriever.layout import Counts, Flags, Layout
from retriever.pool import Candidate
from retriever.sites import Figures, figures_of, sites_of
from retriever.terms import Term

Values = npt.NDArray[np.float32]
_AGREES = {"same": 1.0, "within": 0.7, "covers": 0.5, "differs": 0.0}
# A term this many characters from the question word weighs 1/e of one beside it.
_REACH, _SHORT_REACH = 5.0, 2.0
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Reading:
    """A question (its frame and terms) and its candidates, at least one.

    Flags are 1 where a row (clause or candidate) holds a term, else 0.
    """

    frame: Frame
    terms: tuple[Term, ...]
    candidates: Sequence[Candidate]
    gazetteer: Gazetteer

    @cached_property
    def layout(self) -> Layout:
        """The texts of the candidates, clause by clause."""
        return Layout([candidate.chunk.text for candidate in self.candidates])

    @cached_property
    def weights(self) -> Values:
        """(terms,): rarity, adding up to 1; a term that no passage has weighs as the mean."""
        found = np.array([term.weight for term in self.terms], dtype=np.float32)
        known = found[found > 0]
        found[found == 0] = known.mean() if len(known) else 1.0
        return _shares(found)

    @cached_property
    def focus(self) -> Values:
        """(terms,): rarity, less the farther from the question word; adding up to 1."""
        return self._within(_REACH)

    @cached_property
    def beside(self) -> Values:
        """(terms,): the same, falling off sooner."""
        return self._within(_SHORT_REACH)

    def _within(self, reach: float) -> Values:
        distances = np.array([term.distance for term in self.terms], dtype=np.float32)
        return _shares(self.weights * np.exp(-distances / reach))

    @cached_property
    def numbers(self) -> Sequence[int]:
        """Which terms are numbers."""
        return [n for n, term in enumerate(self.terms) if _NUMBER.fullmatch(term.text)]

    @cached_property
    def clauses(self) -> Flags:
        """(clauses, terms)."""
        return self.layout.holding([(term.text, *term.others) for term in self.terms])

    @cached_property
    def near(self) -> Flags:
        """(clauses, terms): held by a clause or one beside it."""
        return self.layout.by_neighbours(self.clauses)

    @cached_property
    def passages(self) -> Flags:
        """(candidates, terms)."""
        return self.layout.by_passage(self.clauses)

    @cached_property
    def heads(self) -> list[str]:
        """Title, headings and region of each candidate, in lower case."""
        return [
            " ".join((c.report.title, *c.chunk.section, c.chunk.region)).lower()
            for c in self.candidates
        ]

    @cached_property
    def headed(self) -> Flags:
        """(candidates, terms): held by title, headings or region."""
        return self._held(self.heads)

    def _held(self, texts: Sequence[str]) -> Flags:
        """(len(texts), terms); equal texts are looked through once."""
        known = {text: [term.text in text for term in self.terms] for text in set(texts)}
        held = [known[text] for text in texts]
        return np.array(held, dtype=np.float32).reshape(len(texts), len(self.terms))

    @cached_property
    def opened(self) -> Flags:
        """(candidates, terms): held by title, headings, region or the report's opening words."""
        openings = [candidate.report.opening.lower() for candidate in self.candidates]
        return np.maximum(self._held(openings), self.headed)

    @cached_property
    def led(self) -> Flags:
        """(clauses, terms): held near, or said before by the report's title or opening."""
        first = np.array([c.chunk.number == 1 for c in self.candidates], dtype=np.float32)
        lead = self.by_report(np.maximum(self.passages * first[:, None], self.headed))
        both: Flags = np.maximum(self.near, lead[self.layout.passage_of])
        return both

    @cached_property
    def figures(self) -> Figures:
        """The figures that could be the answer."""
        return figures_of(self.frame, self.candidates, self.layout)

    @cached_property
    def sites(self) -> Values:
        """(clauses,): 1 where the answer could stand."""
        found = sites_of(self.frame, self.figures, self.layout)
        count = len(self.layout.starts)
        if found is None:
            return np.ones(count, dtype=np.float32)
        places = np.zeros(count, dtype=np.float32)
        places[found] = 1
        return places

    @cached_property
    def agreements(self) -> dict[Period, float]:
        """How well the period of each figure agrees with the one asked, 0 to 1; {} if none is."""
        asked = self.frame.periods
        found = {f.period for c in self.candidates for f in c.facts if f.period} if asked else ()
        return {
            period: max((_AGREES[agreement(one, period)] for one in asked), default=0.0)
            for period in found
        }

    @cached_property
    def report_of(self) -> Counts:
        """(candidates,): number of the report."""
        numbers: dict[str, int] = {}
        found = [numbers.setdefault(c.chunk.doc_id, len(numbers)) for c in self.candidates]
        return np.array(found, dtype=np.int64)

    def by_report(self, values: Values) -> Values:
        """The highest among each report's candidates, given back to each."""
        together, starts = self._together
        best = np.maximum.reduceat(values[together], starts, axis=0)
        spread: Values = best[self.report_of]
        return spread

    @cached_property
    def _together(self) -> tuple[Counts, Counts]:
        """The candidates report by report, and where in that order each report begins."""
        order = np.argsort(self.report_of, kind="stable")
        starts = np.searchsorted(self.report_of[order], np.arange(self.report_of.max() + 1))
        return order, starts

    def best(self, clauses: Values) -> Values:
        """(clauses,) -> (candidates,): that of the best clause."""
        return self.layout.by_passage(clauses)


def _shares(weights: Values) -> Values:
    total = weights.sum()
    shares: Values = weights / total if total > 0 else weights
    return shares
