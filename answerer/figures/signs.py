"""The signs by which a figure is weighed: each a number from 0 to 1 (a cosine from -1).

What each counts for stands in learned.toml; `python -m eval weigh` finds that out.
"""

import re
from difflib import SequenceMatcher

from answerer.candidate import Candidate, Evidence
from answerer.figures.asked import Asked
from answerer.figures.fits import period_fit
from answerer.figures.place_fits import region_fit
from answerer.objections.each import asks_each, is_each, told_for_each
from answerer.overlap import coverage, grams
from core.language.counted import units_agree
from core.language.lexicon import asks_stock, group_of, without_qualifiers
from core.language.text import fold
from core.parser.asking import expected_kind

Signs = dict[str, float]

# What speaks against a figure; all others speak for it.
AGAINST = frozenset(
    (
        *("name_off_sentence", "name_off_above", "name_off_around", "noun_off_above"),
        *("noun_off_around", "noun_rare", "foreign", "foreign_many", "bare", "literal"),
        *("gap_lead", "gap_above", "gap_around", "region_other_sentence", "region_other_chunk"),
        *("region_other_over", "region_unknown_sentence", "region_unknown_chunk"),
        *(
            "region_unknown_over",
            "period_part_stated",
            "period_runs",
            "period_part_carried",
            "period_anew",
        ),
        *("period_covers_carried", "period_other_carried", "unit_other", "kind_other", "no_unit"),
        *("each_other", "each_missing", "part_other", "movement_missing", "movement_extra"),
        *("direction_other", "share_missing", "share_extra", "qualifier_silent"),
        *("qualifier_extra", "preliminary", "stock_other"),
    )
)

_OPENING = 160
_UP = re.compile(r"增|涨|升|提高|提升|扩大|加快|回升|多出|超出")
_DOWN = re.compile(r"减|降|跌|低|回落|缩|收窄|放缓|便宜|下滑|少[了于]")
_MOVES = re.compile(
    r"同比|环比|增[长加速幅]|[上下]涨|涨|升|下降|降|减少|跌|提高|回落|加快|扩大|缩|收窄"
)
_SHARE = re.compile(r"占|比重|比例|份额")
_PART = re.compile(r"^(?:[,，；;\s]*)其中")
_BEFORE = 8
_MANY = 10


def signs_of(asked: Asked, evidence: Evidence, candidate: Candidate, literal: float) -> Signs:
    """All signs of one figure that words show.

    `literal` is how much of the asked words the best figure of any kind has beside it.
    """
    signs: Signs = {}
    _words(asked, candidate, literal, signs)
    _meets(asked, candidate, signs)
    _sort(asked, candidate, signs)
    _movement(asked, candidate, signs)
    _qualifiers(asked, candidate, signs)
    _subjects(asked, candidate, signs)
    _names(asked, candidate, signs)
    signs["rank"] = 3.0 / (2 + max(candidate.rank, 1))
    signs["best_report"] = float(candidate.chunk.doc_id == evidence.hits[0].chunk.doc_id)
    return signs


def lead(candidate: Candidate) -> str:
    """The sentence up to the figure, with the words right after it."""
    text = candidate.chunk.text
    return f"{text[candidate.sentence.start : candidate.span.start]} {candidate.near}"


def over(candidate: Candidate) -> str:
    """What stands over the passage: title, headings, how the report begins."""
    report = candidate.report
    return " ".join((report.title, *candidate.chunk.section, report.text[:_OPENING]))


def _words(asked: Asked, candidate: Candidate, literal: float, signs: Signs) -> None:
    near = asked.held(candidate.near)
    led = asked.held(lead(candidate)) | near
    sentence = asked.held(candidate.sentence_text) | led
    above = sentence | asked.held(over(candidate))
    around = above | asked.held(candidate.before + candidate.chunk.text)
    signs["near"] = asked.share(near)
    signs["lead"] = asked.share(led)
    signs["sentence"] = asked.share(sentence)
    signs["above"] = asked.share(above)
    signs["around"] = asked.share(around)
    signs["gap_lead"] = asked.gap(led)
    signs["gap_above"] = asked.gap(above)
    signs["gap_around"] = asked.gap(around)
    signs["longest"] = _longest(asked.words, lead(candidate))
    own = grams(without_qualifiers(candidate.near))
    signs["foreign"] = len(own - grams(asked.frame.question)) / len(own) if own else 0.0
    signs["foreign_many"] = min(len(own - grams(asked.frame.question)), _MANY) / _MANY
    signs["bare"] = float(not own)
    signs["literal"] = max(0.0, literal - asked.share(asked.held(candidate.beside)))


def _longest(words: str, text: str) -> float:
    """The longest stretch that both have, as a share of the asked words."""
    one, other = fold(words).replace(" ", ""), fold(text).replace(" ", "")
    if not one or not other:
        return 0.0
    match = SequenceMatcher(None, other, one, autojunk=False).find_longest_match()
    return match.size / len(one)


def _meets(asked: Asked, candidate: Candidate, signs: Signs) -> None:
    for fit in (region_fit(asked, candidate), period_fit(asked, candidate)):
        if fit.sign:
            signs[fit.sign] = 1.0


def _sort(asked: Asked, candidate: Candidate, signs: Signs) -> None:
    """Unit and kind against those that were asked, or that the asked noun has."""
    frame = asked.frame
    if frame.unit:
        signs["unit_same"] = float(candidate.unit == frame.unit)
        signs["unit_other"] = float(not units_agree(frame.unit, candidate.unit))
    expected = frame.measure or expected_kind(frame.indicator)
    if expected:
        signs["kind_same"] = float(candidate.kind == expected)
        signs["kind_other"] = float(candidate.kind != expected)
    signs["no_unit"] = float(not candidate.unit)
    part = bool(_PART.search(candidate.beside))
    signs["part_other"] = float(part and not _PART.search(frame.question))
    each = asks_each(frame.question)
    signs["each_other"] = float(not each and is_each(candidate.beside))
    signs["each_missing"] = float(each and not told_for_each(frame.question, candidate))


def _movement(asked: Asked, candidate: Candidate, signs: Signs) -> None:
    """增长 is not 下降, and neither is a level."""
    question = asked.frame.question
    text = candidate.chunk.text
    before = text[
        max(candidate.clause.start, candidate.span.start - _BEFORE) : candidate.span.start
    ]
    moves, asks = bool(_MOVES.search(before)), bool(_MOVES.search(question))
    signs["movement_missing"] = float(asks and not moves)
    signs["movement_extra"] = float(moves and not asks)
    up, down = bool(_UP.search(before)), bool(_DOWN.search(before))
    if moves and asks:
        wanted_up, wanted_down = bool(_UP.search(question)), bool(_DOWN.search(question))
        signs["direction_other"] = float(
            (up and not down and wanted_down and not wanted_up)
            or (down and not up and wanted_up and not wanted_down)
        )
    if candidate.kind == "percent":
        shares, asks_share = bool(_SHARE.search(before)), bool(_SHARE.search(question))
        signs["share_missing"] = float(asks_share and not shares)
        signs["share_extra"] = float(shares and not asks_share)


def _qualifiers(asked: Asked, candidate: Candidate, signs: Signs) -> None:
    frame, own = asked.frame, set(candidate.qualifiers)
    groups = {group_of(q) for q in own}
    # 第二届 is told once, over all its figures; where it is not, an objection decides.
    wanted = {q for q in frame.qualifiers if group_of(q) in groups or not q.startswith("次序")}
    most = max(len(wanted), 1)
    signs["qualifier_same"] = len(wanted & own) / most
    signs["qualifier_silent"] = sum(group_of(q) not in groups for q in wanted) / most
    signs["qualifier_extra"] = min(len(own - wanted), 3) / 3
    if not any(group_of(q) == "修订" for q in wanted):
        signs["preliminary"] = float("修订:初步" in own)
    if asks_stock(frame.question):
        added = {"范围:新增", "阶段:新建"} & own
        signs["stock"] = float("范围:累计" in own)
        signs["stock_other"] = float(bool(added))


def _names(asked: Asked, candidate: Candidate, signs: Signs) -> None:
    """The names and nouns of the question that do not stand where the figure does."""
    sentence = f"{candidate.sentence_text} {candidate.near}"
    above = f"{sentence} {over(candidate)}"
    around = f"{above} {candidate.before} {candidate.chunk.text}"
    names = asked.named
    if names:
        led = asked.missing(names, lead(candidate))
        in_sentence = asked.missing(led, sentence)
        in_above = asked.missing(in_sentence, above)
        signs["name_lead"] = 1 - len(led) / len(names)
        signs["name_off_sentence"] = len(in_sentence) / len(names)
        signs["name_off_above"] = len(in_above) / len(names)
        signs["name_off_around"] = len(asked.missing(in_above, around)) / len(names)
    nouns = asked.nouns
    total = sum(nouns.values())
    if total:
        near = asked.missing(nouns, candidate.beside)
        led = asked.missing(near, lead(candidate))
        in_above = asked.missing(led, above)
        signs["noun_beside"] = 1 - sum(nouns[w] for w in near) / total
        signs["noun_lead"] = 1 - sum(nouns[w] for w in led) / total
        signs["noun_off_above"] = sum(nouns[w] for w in in_above) / total
        signs["noun_rare"] = max((nouns[w] for w in led), default=0.0) / max(nouns.values())
        off = asked.missing(in_above, around)
        signs["noun_off_around"] = sum(nouns[w] for w in off) / total


def _subjects(asked: Asked, candidate: Candidate, signs: Signs) -> None:
    subjects = asked.frame.subjects
    if subjects:
        led = lead(candidate)
        signs["subject_lead"] = min(coverage(s, led) for s in subjects)
        signs["subject_sentence"] = min(coverage(s, candidate.sentence_text) for s in subjects)
