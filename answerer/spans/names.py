"""Names of the class a question asks for: person, organisation, place, grade, thing."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from answerer.overlap import grams
from answerer.spans.attached import attached, did_it, partner_fit, winners
from answerer.spans.doers import doers_in
from answerer.spans.extremes import extremes_in
from answerer.spans.kinds import (
    ECONOMY,
    OFFICE_ASKED,
    REGION_ASKED,
    SO_MANY_ASKED,
    VENUE_ASKED,
    is_of_kind,
    kind_asked,
    so_many_in,
)
from answerer.spans.labels import called_in, labels_in
from answerer.spans.owned import owners_in
from answerer.spans.particulars import particular_asked
from answerer.spans.people import (
    WHO,
    agents_in,
    holders_in,
    names_a_post,
    office_agrees,
    persons_in,
    title_fit,
)
from answerer.spans.spans import Found, View, moved
from core.language.regions import Gazetteer
from core.schema import Span

_Finder = Callable[["_Sight"], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class _Sight:
    """The question and one sentence; spans are counted in the sentence."""

    question: str
    text: str
    gazetteer: Gazetteer
    regions: tuple[str, ...]


_COMPANY = (
    r"有限责任公司|股份有限公司|有限公司|集团公司|集团|公司|银行|合作社|厂|股份|药业|能源|科技|"
    r"汽车|生物|电子"
)
_SCHOOL = r"大学|学院|中学|小学|学校|高中|幼儿园"
_OFFICE = (
    r"委员会|办公室|指挥部|管理局|事务局|分局|研究院|研究所|实验室|协会|商会|学会|医院|中心|政府|法院|"
    r"检察院|海关|总队|支队|联合会|基金会|联络处|街道办|办事处|"
    r"局|厅|部|委|办|院|署"
)
_STREET = (
    r"街道|开发区|新区|园区|产业园|工业园|会展中心|体育馆|体育中心|广场|社区|大道|码头|港|镇|乡|"
    r"村|路|中心|公园|学校|小学|中学"
)
_THERE = re.compile(r"(?:[在于到至]|落户|亮相)$")
# Words that end what stands before a name; a name is read from behind the last of them.
_CUT = re.compile(
    r"^.*(?:的|由|从|与|和|跟|向|对|把|被|让|给|在|于|为|是|了|及|将|邀请|引进|批复|委托|位于|"
    r"来自|其中|记者|选送|获悉|联合|携手|依托|支持|包括|通过|[东西南北]部|[东西南北]侧)(?=.{2})"
)
# 应甲协会申请: asked by it.
_AT_REQUEST = re.compile(r"应(?![急用届收付对])(?=[^，。]{2,22}(?:申请|邀请|要求|邀))")
_GENERIC = re.compile(
    r"^(?:[各该本全这些那此几多两三四五六七八九十\d一家个央国民企年沪深主板业龙头上市相关有部分其他我县市省区重点大型双创控股]*)"
    r"(?:企业|公司|集团|银行|单位|部门|学校|医院|中心|街道|镇|乡|村|小学|大学|厂|局|委|部|办|院|"
    r"路|港|政府|股份|科技|能源|生物|电子|汽车)$"
)
_DOCUMENT = re.compile(r"《[^》]{2,40}》")
_QUOTED = re.compile(r"[“「]([^”」]{2,24})[”」]")
_MOST = re.compile(
    r"(?:^|[，,。；;：:、年月])(?P<name>[\u4e00-\u9fffA-Za-z0-9]{2,12}?)(?:成为|仍是|是|为|居|位居)"
    r"(?=[^，。；]{0,16}(?:第一|最|首位|头号))"
    r"|(?:第一大|最大|头号|首位)(?:的)?(?:贸易伙伴|市场|产品|出口[^，。；是为]{0,4}|"
    r"进口[^，。；是为]{0,4}|[^，。；是为]{2,6})(?:是|为|——)?"
    r"(?P<last>[\u4e00-\u9fffA-Za-z]{2,8}?)(?=的|[，,。；;]|$)"
)
# A place at the head of a longer name (东湾区会展中心) is not spoken of itself.
_IN_A_NAME = re.compile(
    r"[\u4e00-\u9fff]{0,4}?(?:中心|大学|学院|公司|集团|医院|机场|体育馆|广场|银行|法院|海关|政府|"
    r"大道)"
)
_KIND = re.compile(r"([\u4e00-\u9fff]{2})(?:品牌|招牌)(?=分别|叫|是|名)")
_COUNTRY_ASKED = re.compile(r"国家|哪一?个?国|经济体|伙伴")
_ADVERB = re.compile(r"(?:一直|目前|仍|也|已|都|均|且|并|这|其|该|将)")
_DOER_ASKED = re.compile(r"归|由|负责|承办|主办|牵头")


def _organisations(endings: str, fit: float = 0.0) -> _Finder:
    pattern = re.compile(
        rf"[\u4e00-\u9fffA-Za-z0-9（）()]{{2,22}}?(?:{endings})(?!员|长|级|队|门|分[局会行]|于|委)"
    )

    def find(sight: _Sight) -> Iterator[Found]:
        for match in pattern.finditer(sight.text):
            start, end = match.span()
            cut = _CUT.match(match.group())
            start += cut.end() if cut else 0
            start += bool(_AT_REQUEST.match(sight.text, start))
            name = sight.text[start:end]
            if len(name) >= 3 and not _GENERIC.match(name):
                yield Found(Span(start, end), name, fit)

    return find


def _people(sight: _Sight) -> Iterator[Found]:
    for start, end, title in persons_in(sight.text):
        fit = title_fit(sight.question, title)
        if fit is not None and office_agrees(sight.question, sight.text[:start]):
            yield Found(Span(start, end), sight.text[start:end], 0.6 + fit)


def _agents(sight: _Sight) -> Iterator[Found]:
    """Whoever a thing is done by; a question that names a post asks for a person."""
    if names_a_post(sight.question):
        return
    for start, end in agents_in(sight.text):
        name = sight.text[start:end]
        if not any(True for _ in persons_in(name + "。")):
            yield Found(Span(start, end), name, 0.5)


def _holders(sight: _Sight) -> Iterator[Found]:
    """Whoever holds the post that the question names: 由市委书记任政委."""
    for start, end, post in holders_in(sight.text):
        if post in sight.question:
            yield Found(Span(start, end), sight.text[start:end], 1.5)


def _told(find: Callable[[str, str], Iterator[tuple[int, int]]], fit: float) -> _Finder:
    """What stands in a place that tells it is the asked one."""

    def finder(sight: _Sight) -> Iterator[Found]:
        for start, end in find(sight.question, sight.text):
            yield Found(Span(start, end), sight.text[start:end], fit)

    return finder


def _venues(sight: _Sight) -> Iterator[Found]:
    """Places with a name of their own; better where the sentence says that it was there."""
    for found in _organisations(_STREET)(sight):
        there = _THERE.search(sight.text[: found.span.start])
        yield replace(found, fit=0.8 if there else 0.0)


def _regions(sight: _Sight) -> Iterator[Found]:
    for mention in sight.gazetteer.find(sight.text):
        region = sight.gazetteer.resolve(mention, None)
        if region is None or region.name in sight.regions or _above(region.name, sight):
            continue
        fit = _agent_fit(sight, mention.end) + _inside_fit(region.name, sight)
        fit -= 0.5 if _IN_A_NAME.match(sight.text, mention.end) else 0.0
        yield Found(Span(mention.start, mention.end), mention.text, fit)


def _above(name: str, sight: _Sight) -> bool:
    """Whether a place holds one that the question names: it cannot be what is asked."""
    return any(
        sight.gazetteer.within(inner, outer)
        for asked in sight.regions
        for inner in sight.gazetteer.named(asked)
        for outer in sight.gazetteer.named(name)
    )


def _inside_fit(name: str, sight: _Sight) -> float:
    """江苏哪座城市 asks for a place inside 江苏."""
    if not sight.regions or _COUNTRY_ASKED.search(sight.question):
        return 0.0
    inside = any(
        sight.gazetteer.within(inner, outer)
        for asked in sight.regions
        for inner in sight.gazetteer.named(name)
        for outer in sight.gazetteer.named(asked)
    )
    return 0.4 if inside else -0.4


def _agent_fit(sight: _Sight, end: int) -> float:
    if not any(high == end for _, high in agents_in(sight.text)):
        return 0.0
    return 1.0 if _DOER_ASKED.search(sight.question) else 0.5


def _plain(pattern: re.Pattern[str], fit: float = 0.0) -> _Finder:
    def find(sight: _Sight) -> Iterator[Found]:
        for match in pattern.finditer(sight.text):
            group = next((n for n, value in match.groupdict().items() if value), 0)
            if not group and match.re.groups:
                group = 1
            start, end = match.span(group)
            if not _ADVERB.match(match.group(group)):
                yield Found(Span(start, end), match.group(group), fit)

    return find


def _quoted(sight: _Sight) -> Iterator[Found]:
    """A quoted name; better where the word beside it is the one asked (“…”品牌)."""
    if _of_another_kind(sight):
        return
    for match in _QUOTED.finditer(sight.text):
        beside = sight.text[max(0, match.start() - 6) : match.start()]
        beside += " " + sight.text[match.end() : match.end() + 8]
        fit = 0.5 if grams(beside) & grams(sight.question) else 0.3
        yield Found(Span(*match.span(1)), match.group(1), fit)


def _of_another_kind(sight: _Sight) -> bool:
    """旅游品牌 is asked and the sentence speaks of no 旅游."""
    asked = _KIND.search(sight.question)
    return asked is not None and asked.group(1) not in sight.text


_LABELS, _CALLED = _told(labels_in, 1.0), _told(called_in, 1.0)
_WINNERS, _ATTACHED = _told(winners, 1.5), _told(attached, 2.0)
_EXTREMES = _told(extremes_in, 2.0)
_OWNERS, _DOERS, _SO_MANY = _told(owners_in, 2.0), _told(doers_in, 1.0), _told(so_many_in, 2.0)
_DOCUMENTS = _plain(_DOCUMENT, 0.4)
_LEADING = _plain(_MOST, 0.6)
_ECONOMIES = _plain(ECONOMY, 0.2)
_PROJECTS = _organisations("项目|工程|产业园", 0.6)
_COMPANIES = _organisations(_COMPANY)
_OFFICES = _organisations(f"{_COMPANY}|{_SCHOOL}|{_OFFICE}")

# Ordered: the first that matches says which finders look.
_CLASSES: tuple[tuple[re.Pattern[str], tuple[_Finder, ...]], ...] = (
    (SO_MANY_ASKED, (_SO_MANY,)),
    (
        re.compile(r"哪一?个?(?:国家|国(?!家)|经济体|贸易伙伴|地区)"),
        (_ECONOMIES, _LEADING, _regions),
    ),
    (REGION_ASKED, (_EXTREMES, _regions)),
    (WHO, (_OWNERS, _people, _agents, _holders, _WINNERS)),
    (re.compile(r"哪一?[所家个]?(?:大学|学校|高校|学院|中学|小学)"), (_organisations(_SCHOOL),)),
    (
        re.compile(r"(?:哪一?[个些项]?|什么|啥)(?:项目|工程)"),
        (_ATTACHED, _PROJECTS, _quoted, _LEADING),
    ),
    *(
        (re.compile(rf"哪一?[个家]?{kind}"), (_EXTREMES, _ATTACHED, _organisations(kind, 0.8)))
        for kind in (
            *("街道", "镇", "乡", "村", "社区", "园区", "码头", "医院", "景区"),
            *("研究院", "研究所", "实验室", "协会", "联盟"),
        )
    ),
    (VENUE_ASKED, (_EXTREMES, _venues)),
    (OFFICE_ASKED, (_OFFICES,)),
    (
        re.compile(r"哪一?家|(?:什么|啥|哪一?个)(?:公司|企业|集团|银行|厂)|(?:企业|公司|业主)$"),
        (_OWNERS, _DOERS, _COMPANIES),
    ),
    (
        re.compile(r"(?:哪一?[个部份项]?|什么|啥)(?:文件|办法|方案|条例|规划|意见|法规|制度)"),
        (_DOCUMENTS,),
    ),
    (
        re.compile(
            r"叫(?:什么|啥)|名字|名称|(?:品牌|招牌|项目|系统|口号|主题)(?:是|为)(?:什么|啥)"
        ),
        (_ATTACHED, _LABELS, _CALLED, _quoted, _DOCUMENTS),
    ),
    (re.compile(r"哪一?[种类样款]|(?:什么|啥)(?:产品|品种|商品|货)"), (_LEADING, _quoted)),
)
_ANY: tuple[_Finder, ...] = (_ATTACHED, _quoted, _DOCUMENTS, _COMPANIES, _LEADING)


def find_names(view: View) -> Iterator[Found]:
    """Names of the asked class that the question does not say itself."""
    question = view.frame.question
    sight = _Sight(question, view.text, view.gazetteer, view.frame.regions)
    for finder in finders_for(question):
        for found in finder(sight):
            if found.text and found.text not in question and is_of_kind(question, found.text):
                fit = found.fit + did_it(question, view.text[found.span.end :])
                fit += partner_fit(question, view.text[: found.span.start])
                yield moved(replace(found, fit=fit), view.start)


def finders_for(question: str) -> tuple[_Finder, ...]:
    """The finders of the class of name that a question asks for."""
    if particular_asked(question):
        return ()  # it has a form of its own
    known = next((finders for asked, finders in _CLASSES if asked.search(question)), None)
    if known:
        return known
    kind = kind_asked(question)
    named = (_organisations(re.escape(kind), 0.8),) if kind else ()
    return (_EXTREMES, *named, *_ANY)
