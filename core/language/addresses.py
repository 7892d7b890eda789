"""Addresses: 山东省威海市环翠区 tells of its last place; those before it say where that lies."""

from collections.abc import Iterator
from typing import NamedTuple

from core.language.regions import Gazetteer, Region, RegionMention


class Addressed(NamedTuple):
    """A place that a text names; `leads` where it only leads to the next one, inside it."""

    mention: RegionMention
    region: Region
    leads: bool


def read_addresses(text: str, gazetteer: Gazetteer, home: Region | None) -> Iterator[Addressed]:
    """The places of a text in order, those that cannot be resolved left out.

    A name that several places have is the one inside the place right before it
    (北京朝阳), else the one nearest to `home`.
    """
    before: tuple[RegionMention, Region] | None = None
    for mention in gazetteer.find(text):
        context = before[1] if before and before[0].end == mention.start else home
        region = gazetteer.resolve(mention, context)
        if before:
            leads = before[0].end == mention.start and _lies_in(region, before[1], gazetteer)
            yield Addressed(*before, leads)
        before = (mention, region) if region else None
    if before:
        yield Addressed(*before, leads=False)


def _lies_in(region: Region | None, outer: Region, gazetteer: Gazetteer) -> bool:
    return region is not None and region != outer and gazetteer.within(region, outer)
