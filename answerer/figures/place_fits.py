"""How the place of a figure meets the asked one.

What the figure's own sentence states decides; what it only inherits from the
text before it is a guess, and weighed as one.
"""

import re

from answerer.candidate import Candidate
from answerer.figures.asked import Asked
from answerer.figures.fits import AGREES, OPENING, Fit
from answerer.objections.words import REGION, REGION_UNKNOWN
from core.language.joint import is_joint, is_joint_of, is_partly_named
from core.language.quantities import find_quantities
from core.language.text import fold, sentence_spans

_NATION = "中国"
# 市统计局, 省基金: a body of the wider place.
_BODY = re.compile(r"(?:^|[，,。；;：:、由])(?P<level>[省市县区])(?=[\u4e00-\u9fff])")
_DEICTIC = re.compile(r"[该全我本][县区市省州国]")


def region_fit(asked: Asked, candidate: Candidate) -> Fit:
    """How the figure's place meets the asked one."""
    regions = asked.frame.regions
    if not regions:
        return AGREES
    if is_joint(candidate.region):
        return _joint_fit(asked, candidate)
    named = _named(asked, candidate)
    if candidate.region in regions and (named or len(regions) == 1):
        return Fit("region_stated" if named == "sentence" else "region_carried")
    if regions == (_NATION,) and not candidate.region:
        return Fit("region_carried")
    word = REGION if candidate.region else REGION_UNKNOWN
    if not named:
        return Fit("", word, decides=True)
    if not candidate.region:
        return Fit(f"region_unknown_{named}", word)
    if _is_of_a_particular(asked, candidate):
        return Fit(f"region_other_{named}", word)
    if named == "sentence" and _only_beside(asked, candidate):
        return Fit(f"region_other_{named}", word)
    other = asked.rivals(candidate.region) or _under_own_heading(asked, candidate)
    if candidate.region == candidate.chunk.region and other and named != "sentence":
        return Fit("", word, decides=True)  # it stands in another county's section
    if asked.inside(candidate.region) and _is_about(asked, candidate):
        return Fit(f"region_other_{named}", word)
    if asked.inside(candidate.region) and (named != "sentence" or states_place(asked, candidate)):
        return Fit("", word, decides=True)  # what is said of 全市 is no county's
    if states_place(asked, candidate) and (named != "sentence" or asked.related(candidate.region)):
        return Fit("", word, decides=True)
    if asked.rivals(candidate.region) and _owned(asked, candidate):
        return Fit("", word, decides=True)
    return Fit(f"region_other_{named}", word)


def _is_of_a_particular(asked: Asked, candidate: Candidate) -> bool:
    """Whether the figure is of a thing that the question names, in a part of the asked place.

    Where 武威恒昌华府小区 lies, in 凉州区, is no other place; nor is the city that the sentence
    of an asked district's school only inherits.
    """
    wider = asked.inside(candidate.region) and not states_place(asked, candidate)
    if not wider and not asked.holds(candidate.region):
        return False
    text = fold(candidate.sentence_text)
    return any(name in text for name in asked.particulars)


def _only_beside(asked: Asked, candidate: Candidate) -> bool:
    """Whether a wider place is told before the figure, but not of it.

    A country in another clause (西藏受中国商务部委托，累计实施12个), or the field in which the
    asked place has its rank (居全省第二位).
    """
    clause = candidate.chunk.text[candidate.clause.start : candidate.span.end]
    if candidate.kind == "rank":
        return asked.inside(candidate.region)
    country = any(r.level == "country" for r in asked.gazetteer.named(candidate.region))
    names = (*asked.names(candidate.region), "我国", "全国")
    return country and not any(name in clause for name in names)


def _is_about(asked: Asked, candidate: Candidate) -> bool:
    """Whether the report opens with the asked place, and the figure only inherits a wider one.

    Neither its sentence nor its headings say the wider one, and no other place of the asked
    kind stands in the passage.
    """
    report, chunk = candidate.report, candidate.chunk
    opening = f"{report.title} {report.text[:OPENING]}"
    opens = all(any(name in opening for name in names) for names in asked.places)
    own = chunk.region == candidate.region or states_place(asked, candidate)
    if not opens or own or is_body_wider(candidate):
        return False
    earlier = f"{candidate.before}。{chunk.text[: candidate.sentence.start]}"
    return not (_has_figures_of(asked, candidate.region, earlier) or names_rival(asked, candidate))


def names_rival(asked: Asked, candidate: Candidate) -> bool:
    """Whether another place of the asked kind stands in the figure's passage."""
    near = asked.gazetteer.find(f"{candidate.before}。{candidate.chunk.text}")
    others = {place.regions[0].name for place in near} - set(asked.frame.regions)
    return any(map(asked.rivals, others))


def is_body_wider(candidate: Candidate) -> bool:
    """Whether a body of the figure's place (市统计局) stands before it in its sentence."""
    scope = candidate.chunk.text[candidate.sentence.start : candidate.span.end]
    return any(match["level"] == candidate.region[-1] for match in _BODY.finditer(scope))


def _has_figures_of(asked: Asked, region: str, text: str) -> bool:
    """Whether a sentence tells figures of a place, so that those behind it may be of it too."""
    sentences = (text[start:end] for start, end in sentence_spans(text))
    told = (find_quantities(one) for one in sentences if _names_only(asked, region, one))
    return any(quantity.unit for quantities in told for quantity in quantities)


def _names_only(asked: Asked, region: str, text: str) -> bool:
    """Whether a text names a region and none of the asked ones."""
    asked_here = any(name in text for names in asked.places for name in names)
    return not asked_here and any(name in text for name in asked.names(region))


def _joint_fit(asked: Asked, candidate: Candidate) -> Fit:
    """How a figure of several places meets the asked ones.

    That of 甲县等5县 may be told of the city that they lie in.
    """
    if is_joint_of(candidate.region, asked.frame.regions):
        return Fit("region_stated")
    named = _named(asked, candidate)
    if named and is_partly_named(candidate.region) and asked.holds(candidate.region):
        return Fit("region_carried")
    return Fit("", REGION, decides=True)


def _under_own_heading(asked: Asked, candidate: Candidate) -> bool:
    """Whether a section of its own, at any depth, tells of a place inside the asked one.

    A report may be of a county as a whole, and yet tell of its city.
    """
    headings = [h for h in candidate.chunk.section if h != candidate.report.title]
    named = any(name in h for h in headings for name in asked.names(candidate.region))
    return named and asked.holds(candidate.region)


def _owned(asked: Asked, candidate: Candidate) -> bool:
    """Whether the words beside the figure name its place and not the asked one: 中国粗钢产量."""
    return _names_only(asked, candidate.region, candidate.near)


def states_place(asked: Asked, candidate: Candidate) -> bool:
    """Whether the sentence names the figure's place before it, or says 全市."""
    scope = candidate.chunk.text[candidate.sentence.start : candidate.span.end]
    return names_whole(asked, candidate.region, scope)


def names_whole(asked: Asked, region: str, text: str) -> bool:
    """Whether a text names a region, or speaks of it as 全市."""
    deictic = {match.group()[-1] for match in _DEICTIC.finditer(text)}
    return any(name in text for name in asked.names(region)) or region[-1] in deictic


def _named(asked: Asked, candidate: Candidate) -> str:
    """Where the asked places are all named, nearest first: sentence, chunk, over; else empty."""
    report = candidate.report
    passage = candidate.before + candidate.chunk.text
    heads = (report.title, *candidate.chunk.section, report.text[:OPENING], report.region)
    for where, text in (
        ("sentence", candidate.sentence_text),
        ("chunk", passage),
        ("over", passage + candidate.chunk.region + " ".join(heads)),
    ):
        if all(any(name in text for name in names) for names in asked.places):
            return where
    return ""
