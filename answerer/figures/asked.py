"""What was asked, made ready to be looked for in many places."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from answerer.overlap import coverage, found_grams, grams
from core.language.joint import members_of
from core.language.lexicon import without_qualifiers
from core.language.quantities import find_quantities
from core.language.regions import Gazetteer
from core.language.subjects import blank
from core.language.tagger import ORGANISATION, PERSON, PLACE, PROPER, WORK, tagged
from core.language.text import fold
from core.parser.frame import Frame
from core.parser.situating import situating_span

_NAMES = frozenset({PERSON, PLACE, ORGANISATION, WORK, PROPER})
_NOUNS = frozenset({"n", "vn", "an", "s"})
_ASKING = re.compile(r"多少|[几哪谁]|什么|\d{4}年")
# So much of a word's bigrams is the word in another wording (大邱 for 大邱市).
_SAME = 0.5


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

    def said(self, text: str) -> bool:
        """Whether a text says any of the words, in whatever wording; True if none were asked.

        What it says in its units alone (人次 for 客流) does not count: many things are so counted.
        """
        if not self.weights or self.weights.keys() & grams(text):
            return True
        return bool(self.held(_without_figures(text)))

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
    def named(self) -> tuple[str, ...]:
        """Persons, places, organisations and works that the question names, folded."""
        return tuple(word for word, tag in self._content if tag in _NAMES)

    @cached_property
    def particulars(self) -> tuple[str, ...]:
        """What the question names beside its regions, 小区 and 公司 among them, folded."""
        names = (*self.named, *map(fold, self.frame.subjects))
        known = {name for names in self.places for name in names}
        return tuple(n for n in dict.fromkeys(names) if len(n) > 2 and n not in known)

    @cached_property
    def nouns(self) -> dict[str, float]:
        """The other nouns of the question, folded, by weight: the rarest bigram of each."""
        return {w: self._weight(w) for w, tag in self._content if tag in _NOUNS}

    @cached_property
    def _content(self) -> tuple[tuple[str, str], ...]:
        """The words that say what is asked, with their tags; times and asked places left out."""
        question = self.frame.question
        found = []
        beyond = situating_span(question)[1]
        for word in tagged(question):
            if word.start < beyond:
                continue
            text = fold(question[word.start : word.end])
            place = any(text in names for names in self.places)
            if len(text) > 1 and not place and not _ASKING.search(text):
                found.append((text, word.tag))
        return tuple(dict.fromkeys(found))

    def _weight(self, word: str) -> float:
        return max((self.rarity.get(gram, 1.0) for gram in grams(word)), default=1.0)

    def missing(self, words: Iterable[str], text: str) -> list[str]:
        """Those of some words that a text does not hold, in whatever wording."""
        return [w for w in words if w not in fold(text) and coverage(w, text) < _SAME]

    @cached_property
    def places(self) -> tuple[tuple[str, ...], ...]:
        """For each asked region every name that it goes by."""
        return tuple(self.names(name) for name in self.frame.regions)

    @cached_property
    def branches(self) -> tuple[tuple[str, ...], ...]:
        """For each place in an asked name (甲寿险陕西省分公司) every name that it goes by."""
        mentions = [m for name in self.frame.subjects for m in self.gazetteer.find(name)]
        found = [self.gazetteer.resolve(mention, None) for mention in mentions]
        return tuple(self.names(region.name) for region in found if region)

    def names(self, name: str) -> tuple[str, ...]:
        """Every name that a region goes by."""
        known = [region for region in self.gazetteer.named(name) if region.name == name]
        aliases = [alias for region in known for alias in region.aliases]
        return tuple(dict.fromkeys((name, *aliases)))

    def rivals(self, name: str) -> bool:
        """Whether a region is another one of an asked region's kind."""
        levels = {r.level for region in self.frame.regions for r in self.gazetteer.named(region)}
        return any(region.level in levels for region in self.gazetteer.named(name))

    def inside(self, name: str) -> bool:
        """Whether an asked region lies in this one."""
        asked = [r for region in self.frame.regions for r in self.gazetteer.named(region)]
        holders = self.gazetteer.named(name)
        return any(
            one != other and self.gazetteer.within(one, other)
            for one in asked
            for other in holders
            if other.level != "country"
        )

    def holds(self, joint: str) -> bool:
        """Whether all that a joint name names lie in one of the asked regions."""
        asked = [r for region in self.frame.regions for r in self.gazetteer.named(region)]
        return all(
            any(
                one != other and self.gazetteer.within(one, other)
                for one in self.gazetteer.named(name)
            )
            for name in members_of(joint)
            for other in asked
        )

    def related(self, name: str) -> bool:
        """Whether a region holds an asked one, lies in it, or is another of its kind."""
        asked = [r for region in self.frame.regions for r in self.gazetteer.named(region)]
        return any(
            self.gazetteer.within(one, other)
            or self.gazetteer.within(other, one)
            or (one.level == other.level != "country")
            for one in self.gazetteer.named(name)
            for other in asked
        )


@lru_cache(maxsize=1024)
def _without_figures(text: str) -> str:
    return blank(text, [(quantity.start, quantity.end) for quantity in find_quantities(text)])
