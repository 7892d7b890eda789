"""What was asked, made ready to be looked for in many places."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from answerer.overlap import found_grams, grams
from core.frame import Frame
from core.lexicon import without_qualifiers
from core.regions import Gazetteer
from core.text import fold


@dataclass(frozen=True)
class Asked:
    """The words of the asked indicator by weight, and the names of the asked places.

    `rarity` weighs each bigram: the rarer in the reports, the heavier.
    """

    frame: Frame
    rarity: Mapping[str, float]
    gazetteer: Gazetteer

    @cached_property
    def words(self) -> str:
        """The indicator without its qualifiers, which are compared as such."""
        return without_qualifiers(self.frame.indicator)

    @cached_property
    def weights(self) -> dict[str, float]:
        """Weight of each bigram of the words."""
        return {gram: self.rarity.get(gram, 1.0) for gram in grams(self.words)}

    @cached_property
    def total(self) -> float:
        """Weight of all words; at least a little, so that it divides."""
        return sum(self.weights.values()) or 1.0

    @cached_property
    def runs(self) -> tuple[tuple[str, ...], ...]:
        """The bigrams of each unbroken piece of the words, in order."""
        return tuple(
            tuple(piece[i : i + 2] for i in range(len(piece) - 1)) or (piece,)
            for piece in fold(self.words).split()
        )

    def held(self, text: str) -> frozenset[str]:
        """The asked bigrams that a text holds, itself or in a report's wording."""
        return found_grams(self.words, text)

    def share(self, held: frozenset[str]) -> float:
        """Their share of the weight of all, 0 to 1."""
        return sum(self.weights.get(gram, 0.0) for gram in held) / self.total

    def gap(self, held: frozenset[str]) -> float:
        """The heaviest unbroken stretch of asked words that is not held, as a share of all."""
        most = 0.0
        for run in self.runs:
            missing = 0.0
            for gram in run:
                missing = 0.0 if gram in held else missing + self.weights.get(gram, 0.0)
                most = max(most, missing)
        return most / self.total

    @cached_property
    def places(self) -> tuple[tuple[str, ...], ...]:
        """For each asked region every name that it goes by."""
        return tuple(self.names(name) for name in self.frame.regions)

    def names(self, name: str) -> tuple[str, ...]:
        """Every name that a region goes by."""
        known = [region for region in self.gazetteer.named(name) if region.name == name]
        aliases = [alias for region in known for alias in region.aliases]
        return tuple(dict.fromkeys((name, *aliases)))

    def akin(self, name: str) -> bool:
        """Whether a region holds an asked one or lies in it."""
        return any(
            self.gazetteer.within(one, other) or self.gazetteer.within(other, one)
            for one in self.gazetteer.named(name)
            for region in self.frame.regions
            for other in self.gazetteer.named(region)
        )

    @cached_property
    def entities(self) -> tuple[str, ...]:
        """Places with what the question says right after them: 宁德时代, 上海医药."""
        question = self.frame.question
        found = []
        for names in self.places:
            for name in names:
                at = question.find(name)
                tail = question[at + len(name) : at + len(name) + 2]
                if at >= 0 and len(tail) == 2 and all("\u4e00" <= c <= "\u9fff" for c in tail):
                    found.append(name + tail)
        return tuple(found)
