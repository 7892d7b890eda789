"""Places on a list: 第28位, 居首, 上汽集团（84）, 第480次."""

import re
from collections.abc import Iterator
from decimal import Decimal

from answerer.candidate import Candidate, Evidence
from answerer.objections.outgrown import is_outgrown
from answerer.overlap import coverage
from answerer.spans.ordered import placed_in
from answerer.spans.placing import is_of_another, round_fit
from answerer.spans.spans import Found, View, candidate_of, views_of
from answerer.spans.tied import asked_of, tied_ranks
from core.language.numerals import parse_numeral
from core.language.quantities import find_quantities
from core.language.regions import Gazetteer
from core.language.terms import lacks_term
from core.schema import Span

_NUMERAL = r"\d{1,4}|[一二三四五六七八九十百]{1,5}"
# What is counted by its order: 第几届, 第几号台风.
_COUNTED = "次回届批期站例座家个轮代艘条颗号单类版任场款"
_ORDINAL = re.compile(
    rf"(?:第|(?<=[位排名]列)|(?<=排名)|(?<=排在)|(?<=居))(?P<number>{_NUMERAL})"
    rf"(?P<unit>[位名{_COUNTED}])?"
    r"|(?:(?<=[列在居])|(?<=[升降跌退滑][到至]))(?P<bare>\d{1,4})(?P<place>[位名])(?![\u4e00-\u9fff]{0,2}[专家人员])"
)
_FIRST = re.compile(r"首位|榜首|之首|(?<=[居列名位])第一|冠军|领[涨跑](?!者)")
_LAST = re.compile(r"末位|垫底")
# 全球最大的零部件供应商 is the first of them, 历史次高 the second.
_SUPERLATIVE = re.compile(r"最[大高多长强早快好][的值]?|(?P<second>次[大高多]值?)")
# Among whom a place is counted.
_FIELDS = (
    ("world", re.compile(r"全球|世界|国际")),
    ("nation", re.compile(r"全国|国内|我国")),
    ("province", re.compile(r"全省|省内|全区|全自治区")),
    ("city", re.compile(r"全市|市内")),
)
# The number behind a name, in a passage that speaks of a list.
_BRACKETED = re.compile(
    r"(?P<name>[\u4e00-\u9fffA-Za-z0-9·]{2,20})[（(](?P<number>\d{1,4})[位名]?[)）]"
)
_OF_A_LIST = re.compile(r"排名|位次|名次|位列|榜单|上榜|入围|\d强|括号")
# 位列第四至第十的分别是甲、乙、丙.
_ALIGNED = re.compile(
    rf"(?:(?:第(?P<first>{_NUMERAL})(?:位|名)?(?:至|到|—|-|－)第?|前)(?P<last>{_NUMERAL})(?:位|名)?"
    rf"[^，。；：]{{0,16}}?(?:分别|依次)?|(?P<all>{_NUMERAL})[个家座][^，。；：、]{{1,10}}依次)"
    r"(?:是|为|：)：?(?P<row>[^。；]+)"
)
_LAST_TWO = re.compile(r"[^和及与]+(?:和|以?及|与)(?P<last>[^和及与，,]+)(?:[，,].*)?")
_STEP = "从第{first}位起依次列出，“{item}”排第{number}个，即第{place}位"
_IN_ORDER = "原文依次列出，“{name}”在第{place}位"
_LEAST_SAID, _LEAST_NAMED = 0.5, 0.2
# What makes an ordinal the name of something: 第十五场, 第三季度, 第二中学.
_LABEL = re.compile(
    r"季度?|产业|条|章|节|款|阶段|[一二三四五六七八九十]+时间|方面|步|场|集|篇|部|天|年|周|层|号|枚|"
    r"、第[一二三四]季度|[中小]学|人民医院|医院|师范|实验"
)
_ASKED_UNIT = re.compile(rf"第几(?P<unit>[{_COUNTED}])")
_FIRST_OF = re.compile(rf"首(?P<unit>[{_COUNTED}])")
# What says only a place or a movement: whose stands before it.
_SUBJECTLESS = re.compile(
    r"(?:数量|总数|总量|规模|金额)?(?:[现仍也则均]|并列?|排|[排位名]?[列居在名]+|[从由][^，。]{1,10}|全[国省市县区])*第?|(?:比|较|同比|环比|增长|上升|下降)[^。]*"
)
# A place among figures of another term.
_UNTOLD = -0.8
# Units that say the same.
_TIMES = "次回"


def ranks_in(evidence: Evidence, gazetteer: Gazetteer) -> list[Candidate]:
    """The places on lists that the best passages name."""
    return [
        candidate_of(view, rank, found)
        for view, _, rank in views_of(evidence, gazetteer)
        for found in find_ranks(view)
    ]


def find_ranks(view: View) -> Iterator[Found]:
    """Places on a list with the words beside them; those of the asked unit only."""
    asked = _ASKED_UNIT.search(view.frame.question)
    ties = tied_ranks(view)
    meant = asked_of(view, ties)
    printed = False
    for match in _ORDINAL.finditer(view.text):
        unit = match["unit"] or match["place"] or ""
        number = parse_numeral(match["number"] or match["bare"])
        counted = asked and unit == asked["unit"]
        if number is None or (not counted and _LABEL.match(view.text, match.end("number"))):
            continue
        if _of_another_field(view, match.start()) or _outgrown(view, match):
            continue
        if not (_same_unit(unit, asked["unit"]) if asked else unit in ("", "位", "名", "大")):
            continue
        printed = True
        tie = next((ties[at] for at in ties if match.start() <= at < match.end()), None)
        if tie is None:
            yield from _in_its_clause(view, match.start(), match.end(), number)
        elif any(match.start() <= at < match.end() for at in meant):
            yield _found(view, match.start(), match.end(), number, f"{tie.name} {tie.shared}")
    if asked:
        for match in _FIRST_OF.finditer(view.text):
            if match["unit"] == asked["unit"]:
                yield from _in_its_clause(view, match.start(), match.end(), Decimal(1))
        return
    if not printed:
        yield from _superlatives(view)
    for match in _FIRST.finditer(view.text):
        yield from _in_its_clause(view, match.start(), match.end(), Decimal(1))
    for match in _LAST.finditer(view.text):
        yield from _in_its_clause(view, match.start(), match.end(), None)
    if _OF_A_LIST.search(view.chunk.text):
        for match in _BRACKETED.finditer(view.text):
            yield _found(view, *match.span("number"), Decimal(match["number"]), match["name"])
    yield from _aligned(view)
    yield from _ordered(view)


# 较一季度（第13位）前移4位: what its place is set against.
_SET_AGAINST = re.compile(r"[较比](?P<when>[^，,；;。（(]{2,10})[（(]$")


def _outgrown(view: View, match: re.Match[str]) -> bool:
    """Whether it is the place of before, or of another time that is asked for."""
    before, after = view.text[: match.start()], view.text[match.end() :]
    against = _SET_AGAINST.search(before)
    if against:
        return against["when"] not in view.frame.question
    return is_outgrown(view.frame.question, before, after)


def _same_unit(unit: str, asked: str) -> bool:
    return unit == asked or (unit in _TIMES and asked in _TIMES and bool(unit))


def _of_another_field(view: View, start: int) -> bool:
    """Whether an ordinal is a place among others than asked: 居全国第6位，全球第9位."""
    asked = _fields(view.frame.question)
    named = [(m.end(), name) for name, cue in _FIELDS for m in cue.finditer(view.text, 0, start)]
    return bool(asked and named) and max(named)[1] not in asked


def _fields(question: str) -> set[str]:
    return {name for name, cue in _FIELDS if cue.search(question)}


def _superlatives(view: View) -> Iterator[Found]:
    for match in _SUPERLATIVE.finditer(view.text):
        end = match.end() - (match.group()[-1] in "的值")
        yield from _in_its_clause(view, match.start(), end, Decimal(2 if match["second"] else 1))


def _aligned(view: View) -> Iterator[Found]:
    """The places of a row: the third of 第四至第十 is the sixth."""
    for match in _ALIGNED.finditer(view.text):
        first = parse_numeral(match["first"] or "1")
        last = parse_numeral(match["last"] or match["all"])
        if first is None or last is None:
            continue
        items = _items(match["row"], int(last - first) + 1)
        said = [coverage(name, _named_in(view)) for _, name in items]
        for number, (at, name) in enumerate(items):
            start = match.start("row") + at
            end = start + len(name)
            place = first + number
            if view.frame.asked == "rank" and said[number] < max(*said, _LEAST_NAMED):
                continue
            if is_of_another(view, view.start + start, view.start + end):
                continue
            yield Found(
                Span(view.start + start, view.start + end),
                f"第{int(place)}位",
                near=name,
                number=place,
                sort="aligned",
                step=_STEP.format(first=first, item=name, number=number + 1, place=place),
            )


def _items(row: str, count: int) -> list[tuple[int, str]]:
    """Where each of so many names begins, and it: 甲、乙和丙; none where they are not so many."""
    found = [(match.start(), match.group()) for match in re.finditer(r"[^、]+", row)]
    joined = _LAST_TWO.fullmatch(found[-1][1]) if found and len(found) == count - 1 else None
    if joined:
        at, pair = found.pop()
        end = joined.start("last")
        found += [(at, re.sub(r"(?:和|以?及|与)$", "", pair[:end])), (at + end, joined["last"])]
    return found if len(found) == count else []


def _named_in(view: View) -> str:
    return f"{view.frame.question} {' '.join(view.frame.regions)}"


def _ordered(view: View) -> Iterator[Found]:
    """The place that only the order of a row shows, of the one in it that the question names."""
    question = _named_in(view)
    placed = list(placed_in(view.text, find_quantities(view.text)))
    said = [coverage(one.name, question) for one in placed]
    most = max(said, default=0.0)
    for one, share in zip(placed, said, strict=True):
        if share < max(most, _LEAST_SAID):
            continue
        yield Found(
            Span(view.start + one.start, view.start + one.end),
            f"第{one.place}位",
            near=f"{one.name} {view.text}",
            number=Decimal(one.place),
            sort="aligned",
            step=_IN_ORDER.format(name=one.name, place=one.place),
        )


def _in_its_clause(view: View, start: int, end: int, number: Decimal | None) -> Iterator[Found]:
    """A place that goes with its clause; none where that tells of another place's."""
    beside = _beside(view, start, end)
    if is_of_another(view, beside.start, beside.end):
        return
    near = view.chunk.text[beside.start : beside.end]
    around = " ".join((view.report.title, *view.chunk.section, view.chunk.text))
    fit = _UNTOLD if lacks_term(view.frame.indicator, around) else 0.0
    yield _found(view, start, end, number, near, fit + round_fit(view, view.start + start, near))


def _found(
    view: View, start: int, end: int, number: Decimal | None, near: str, fit: float = 0.0
) -> Found:
    text = view.text[start:end].strip()
    span = Span(view.start + start, view.start + end)
    return Found(span, text, fit, near, number=number, sort="rank")


def _beside(view: View, start: int, end: int) -> Span:
    """Its clause, behind those that its subject stands before: 甲上升1位，排在第8位."""
    text = view.chunk.text
    clause = view.sentence.clause_at(view.start + start)
    first, upto = clause.start, view.start + start
    while first > view.start and _SUBJECTLESS.fullmatch(text[first:upto]):
        first, upto = view.sentence.clause_at(first - 1).start, first
    return Span(first, max(clause.end, view.start + end))
