"""The places among which a question asks for the most: 哪个县最多, 各市中最低的."""

import re
from collections.abc import Sequence
from dataclasses import replace

from answerer.candidate import Candidate
from answerer.pairing import Part
from answerer.scoring import acceptable, scored
from answerer.search import gather
from answerer.values import value_candidates
from core.frame import Frame
from core.regions import Gazetteer, Region
from core.snapshot import Snapshot
from retriever.retriever import Retriever

_ASKED = re.compile(
    r"(?:哪[一两几]?[个座]?|各|几个|每个|最[多高大少低小快慢]的)(?P<kind>县区|区县|县市|市县|地级市|地市|省份|城市|[县区市省州旗])"
)
_LEVELS = {
    "省": {"province"},
    "省份": {"province"},
    "地级市": {"prefecture"},
    "地市": {"prefecture"},
    "州": {"prefecture"},
    "市": {"prefecture", "county"},
    "城市": {"province", "prefecture", "county"},
}
_COUNTY = {"county"}
# Of a city's zones few reports tell.
_ZONES = ("园区", "开发区", "示范区", "管理区", "管委会")
# Each is searched for.
_MOST_PLACES = 24


def places_compared(
    frame: Frame, snapshot: Snapshot, retriever: Retriever, gazetteer: Gazetteer
) -> list[Part]:
    """A part for every place of the asked kind: all of an asked region, where they are few, and
    those that the passages give a figure for.

    A county is never compared with the city that it lies in.
    """
    single = replace(frame, asked="value", operation="", regions=())
    evidence = gather(single, snapshot, retriever)
    ranked = acceptable(scored(evidence, value_candidates(evidence)))
    named = (*_named(ranked), *_inside(frame, gazetteer))
    names = [name for name in dict.fromkeys(named) if _is_asked(name, frame, gazetteer)]
    return [Part(name, replace(single, regions=(name,))) for name in names]


def _named(candidates: Sequence[Candidate]) -> list[str]:
    return list(dict.fromkeys(c.region for c in candidates if c.region))


def _inside(frame: Frame, gazetteer: Gazetteer) -> list[str]:
    """The places of the asked kind in the one asked region; none where they are too many."""
    outer = gazetteer.named(frame.regions[0]) if len(frame.regions) == 1 else ()
    inside = [region.name for one in outer for region in gazetteer.inside(one)]
    found = [
        name for name in inside if _is_asked(name, frame, gazetteer) and not name.endswith(_ZONES)
    ]
    return found if len(found) <= _MOST_PLACES else []


def _is_asked(name: str, frame: Frame, gazetteer: Gazetteer) -> bool:
    regions = gazetteer.named(name)
    kind = _ASKED.search(frame.question)
    if not regions or kind is None:
        return bool(regions) and name not in frame.regions
    return any(_fits(region, kind["kind"], frame, gazetteer) for region in regions)


def _fits(region: Region, kind: str, frame: Frame, gazetteer: Gazetteer) -> bool:
    if region.level not in _LEVELS.get(kind, _COUNTY) or region.name in frame.regions:
        return False
    if kind in {"市", "县", "区", "州"} and not region.name.endswith(kind):
        return kind == "县" and region.level == "county" and region.name.endswith("区")
    outer = [gazetteer.named(name) for name in frame.regions]
    return not outer or any(gazetteer.within(region, one) for found in outer for one in found)
