"""The places among which a question asks: 哪个县最多, 各市中最低的, 超过30个的县, 五个县区合计."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from answerer.arithmetic.splitting import Part, single_of
from answerer.arithmetic.wholes import holder_of
from answerer.candidate import Candidate
from answerer.figures.scoring import acceptable, scored
from answerer.figures.values import value_candidates
from answerer.search import for_part, gather
from core.index.snapshot import Snapshot
from core.language.regions import Gazetteer, Region
from core.parser.against import set_against
from core.parser.among import kind_among
from core.parser.frame import Frame
from retriever.retriever import Retriever

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
# The operations that are of all places, and those that add them up.
_TOGETHER = frozenset({"sum", "mean"})
_OF_ALL = _TOGETHER | {"passing", "counted", "spread", "each", "leading"}
# Each is searched for.
_MOST_PLACES = 24


def places_compared(
    frame: Frame, snapshot: Snapshot, retriever: Retriever, gazetteer: Gazetteer
) -> list[Part]:
    """A part for every place of the asked kind: all of an asked region, where they are few, and
    those that the passages give a figure for.

    A county is never compared with the city that it lies in. Where all are asked about (超过30个的
    县, 各县合计) those that lie beside the ones with a figure belong to them too.
    """
    whole = frame.operation in _OF_ALL
    single = replace(single_of(frame), regions=())
    if whole:
        single = replace(single, question=for_part(replace(single, regions=frame.regions)).question)
    evidence = gather(single, snapshot, retriever)
    ranked = acceptable(scored(evidence, value_candidates(evidence)))
    named = (*_named(ranked), *_inside(frame, gazetteer))
    names = [name for name in dict.fromkeys(named) if is_asked(name, frame, gazetteer)]
    if whole and not frame.regions:
        names = _with_neighbours(names, frame, gazetteer)
    names += [name for name in _set_against(frame, names, gazetteer) if name not in names]
    return [Part(name, replace(single, regions=(name,))) for name in names]


def _set_against(frame: Frame, names: Sequence[str], gazetteer: Gazetteer) -> list[str]:
    """The place whose figure is the bound (高于全市, 比甲县多), which need not be of the kind."""
    than = next((name for text in frame.bounds if (name := set_against(text))), "")
    if than[:1] != "全":
        return [region.name for region in gazetteer.named(than)[:1]]
    held = [holder_of(name, than[1], gazetteer) for name in names[:1]]
    return [name for name in held if name]


def _with_neighbours(names: Sequence[str], frame: Frame, gazetteer: Gazetteer) -> list[str]:
    """The places and those beside them; what is added up is of one city or province."""
    over = {name: gazetteer.ancestors(gazetteer.named(name)[0])[:1] for name in names}
    outer = Counter(up[0] for up in over.values() if up)
    if not outer:
        return list(names)
    if frame.operation in _TOGETHER:
        (first, _), *_ = outer.most_common(1)
        names = [name for name in names if over[name] == (first,)]
    chosen = dict.fromkeys(up[0] for name in names if (up := over[name]))
    beside = [
        name
        for region in chosen
        if outer[region] > 1
        for name in _inside(replace(frame, regions=(region.name,)), gazetteer)
    ]
    return list(dict.fromkeys((*names, *beside)))


def _named(candidates: Sequence[Candidate]) -> list[str]:
    return list(dict.fromkeys(c.region for c in candidates if c.region))


def _inside(frame: Frame, gazetteer: Gazetteer) -> list[str]:
    """The places of the asked kind in the one asked region; none where they are too many."""
    outer = gazetteer.named(frame.regions[0]) if len(frame.regions) == 1 else ()
    inside = [region.name for one in outer for region in gazetteer.inside(one)]
    found = [
        name for name in inside if is_asked(name, frame, gazetteer) and not name.endswith(_ZONES)
    ]
    return found if len(found) <= _MOST_PLACES else []


def is_asked(name: str, frame: Frame, gazetteer: Gazetteer) -> bool:
    """Whether a place is of the asked kind, and in the asked region."""
    regions = gazetteer.named(name)
    kind = frame.among or kind_among(frame.question)
    if not regions or not kind:
        return bool(regions) and name not in frame.regions
    return any(_fits(region, kind, frame, gazetteer) for region in regions)


def _fits(region: Region, kind: str, frame: Frame, gazetteer: Gazetteer) -> bool:
    if region.level not in _LEVELS.get(kind, _COUNTY) or region.name in frame.regions:
        return False
    if kind in {"市", "县", "区", "州"} and not region.name.endswith(kind):
        return kind == "县" and region.level == "county" and region.name.endswith("区")
    outer = [gazetteer.named(name) for name in frame.regions]
    return not outer or any(gazetteer.within(region, one) for found in outer for one in found)
