"""How much of what was asked stands in a piece of text, by character bigrams."""

import re
from functools import lru_cache

from core.language.regions import Gazetteer
from core.language.text import fold
from core.language.wordings import spoken_in

_RUN = re.compile(r"[\u4e00-\u9fff]+|[a-z0-9][a-z0-9.+\-]*")
_EMPTY = frozenset("的了是有在为和与及等也都就又着过其该个")


@lru_cache(maxsize=8192)
def grams(text: str) -> frozenset[str]:
    """Character bigrams of the Chinese runs, and the Latin and numeric words, of a text."""
    found: set[str] = set()
    for run in _RUN.findall(fold(text)):
        if not "\u4e00" <= run[0] <= "\u9fff" or len(run) == 1:
            found.add(run)
        else:
            found.update(run[i : i + 2] for i in range(len(run) - 1))
    return frozenset(gram for gram in found if not set(gram) <= _EMPTY)


@lru_cache(maxsize=2048)
def wordings(indicator: str) -> tuple[tuple[frozenset[str], tuple[str, ...]], ...]:
    """The parts of an indicator that staff word otherwise: their grams, and the report wordings."""
    folded = fold(indicator)
    places = {gram: folded.find(gram) for gram in grams(folded)}
    return tuple(
        (
            frozenset(
                gram
                for gram, at in places.items()
                if any(start - 1 <= at < end for start, end in spoken.spans)
            ),
            spoken.formals,
        )
        for spoken in spoken_in(indicator)
    )


def held_grams(asked: frozenset[str], text: str) -> frozenset[str]:
    """Those of some grams that a text holds; a single character (铜) in any word (沪铜) too."""
    folded = fold(text)
    return asked & grams(folded) | {gram for gram in asked if len(gram) == 1 and gram in folded}


def found_grams(indicator: str, text: str) -> frozenset[str]:
    """The grams of `indicator` that `text` holds, itself or in a report's wording."""
    folded = fold(text)
    asked = grams(indicator)
    held = held_grams(asked, folded)
    for own, formals in wordings(indicator):
        if any(formal in folded for formal in formals):
            held |= own & asked
    return held | {gram for gram in asked - held if _is_short_for(gram, folded)}


def _is_short_for(gram: str, text: str) -> bool:
    """Whether two characters shorten a name of four that stands in a text: 技改 for 技术改造."""
    if len(gram) != 2 or gram[0] not in text or gram[1] not in text:
        return False
    return bool(_long_form(gram).search(text))


@lru_cache(maxsize=4096)
def _long_form(gram: str) -> re.Pattern[str]:
    return re.compile(f"{re.escape(gram[0])}[\u4e00-\u9fff]{re.escape(gram[1])}[\u4e00-\u9fff]")


def coverage(indicator: str, text: str) -> float:
    """Share of the indicator's grams that the text holds, 0 to 1; 0 for an empty indicator."""
    asked = grams(indicator)
    return len(found_grams(indicator, text)) / len(asked) if asked else 0.0


# A short name must stand as it is: 澳车北上 is not 港车北上. A place that opens one may stand
# apart: 新郑机场 is 新郑国际机场, 西吉义诊 a 义诊 at 西吉.
_SUPPORT = 0.6
_SHORT_NAME, _SHORT_SUPPORT = 5, 0.75


def is_named(name: str, text: str) -> bool:
    """Whether a text has a name, in so many words that no other name is meant."""
    if len(name) > _SHORT_NAME:
        return coverage(name, text) >= _SUPPORT
    if coverage(name, text) >= _SHORT_SUPPORT:
        return True
    text, places = fold(text), Gazetteer.national()
    parts = ((name[:i], name[i:]) for i in range(2, len(name) - 1))
    return any(p in text and rest in text and places.named(p) for p, rest in parts)
