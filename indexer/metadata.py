"""Title, publisher, publication date and region of a report.

Each comes from the first that knows it: what the file states outright (front
matter, the keys of a `.jsonl` line), the manifest, the text, the file name.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath

from core.errors import BrokenReport
from core.language.addresses import read_addresses
from core.language.names import bad_id, one_line
from core.language.regions import Gazetteer, Region
from core.schema import Kind, Mark, Report
from indexer.batch import holds_many
from indexer.dates import find_date, find_dateline, make_date, parse_date
from indexer.front_matter import read_front_matter
from indexer.source import Source
from indexer.years import dateline_year, present_year

_HEAD = 300
_LEAD = 600
_LONGEST_TITLE = 50
_HEADING = re.compile(r"^#{1,6}[ \t]*([^\r\n]+)", re.MULTILINE)
_ORIGINAL_TITLE = re.compile(r"\A\s*原标题[:：]\s*(\S[^\r\n]{4,60}?)(?:[ \t\u3000\xa0]{4,}|\r|\n)")
_DATE_LINE = re.compile(
    r"^[ \t\u3000（(]*((?:19|20)\d{2}\s*"
    r"(?:年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|[-/.]\d{1,2}[-/.]\d{1,2}))"
    r"(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?[ \t）)]*\r?$",
    re.MULTILINE,
)
_BRACKETED_DATE = re.compile(r"[（(]\s*((?:19|20)\d{2}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日)\s*[）)]")
_NAMED_DATE = re.compile(
    r"(?:发布(?:时间|日期)|发稿时间|日期|时间)\s*[:：]\s*((?:19|20)\d{2}\s*[年\-/.]\s*\d{1,2}\s*[月\-/.]\s*\d{1,2})"
)
_FILE_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_AGENCY = re.compile(
    r"(?:\A|[\n\s（(【])(?P<name>[\u4e00-\u9fffA-Za-z]{2,12}?(?:社|报|网|新闻|之家|客户端|APP))"
    r"(?:\s*[\u4e00-\u9fff]{0,8})?\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*(?:讯|电|消息|报道)"
)
_SOURCE = re.compile(
    r"(?:信息)?来源\s*[:：|丨]\s*(?P<name>[\u4e00-\u9fffA-Za-z]{2,20}?)"
    r"(?=返回|流程|责|编辑|校对|记者|作者|原标题|[^\u4e00-\u9fffA-Za-z]|$)"
)
_DATED_EDGE = re.compile(
    r"(?:19|20)\d{2}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日.*(?:星期|版|[日晚时晨]报)"
)
_NEWSPAPER = re.compile(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,6}[日晚时晨]报(?![\u4e00-\u9fff])")
_LOCAL_DATELINE = re.compile(
    r"本[报网台]\s*([\u4e00-\u9fff]{2,8})\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*讯"
)


def describe(source: Source, name: str, row: Mapping[str, str], gazetteer: Gazetteer) -> Report:
    """The report of a source.

    Args:
        source: the text and what the file states outright.
        name: path of the file under the corpus folder, with `/`.
        row: what the manifest says about the file.
        gazetteer: places, for the region and its canonical name.

    Raises:
        BrokenReport: the doc_id stated cannot be one.
    """
    many = holds_many(name)
    shared = {key: value for key, value in row.items() if not (many and key == "title")}
    stated = {**shared, **{key: value for key, value in source.fields.items() if value}}
    body = _body(source.text, paged=bool(source.pages))
    file_name = _file_name(name)
    named = _printed_title(source) or _first_line(source, body) or file_name
    title = one_line(stated.get("title") or named)
    masthead = _masthead(source)
    published = (
        parse_date(stated.get("published", ""))
        or find_date(masthead)
        or _published(body, file_name)
    )
    return Report(
        doc_id=_doc_id(source.fields.get("doc_id") or row.get("doc_id"), name),
        path=name,
        text=source.text,
        title=title,
        publisher=one_line(stated.get("publisher") or _newspaper(masthead) or _publisher(body)),
        published=published,
        region=_region(one_line(stated.get("region", "")), title, body, gazetteer),
        year=None if published else _spoken_year(body, file_name),
        pages=source.pages,
        marks=source.marks,
        boxes=source.boxes,
        recognised=source.recognised,
    )


def without_batch(report: Report) -> Report:
    """A report that does not state its date, dated by nothing but its own text."""
    body = _body(report.text, paged=bool(report.pages))
    return replace(report, published=None, year=_spoken_year(body, _file_name(report.path)))


def _body(text: str, *, paged: bool) -> str:
    return text if paged else text[read_front_matter(text).end :]


def _file_name(name: str) -> str:
    """The name of a file of one report; that of many tells nothing of each."""
    return "" if holds_many(name) else PurePosixPath(name).stem


def _doc_id(stated: str | None, name: str) -> str:
    if stated and (trouble := bad_id(stated)):
        raise BrokenReport(f"{name}: {trouble}", message=f"{name} 的 {trouble}")
    return stated or name


def _masthead(source: Source) -> str:
    """The lines at the edges of a newspaper's first page, its date first; empty without a date."""
    last = source.pages[0].end if source.pages else 0
    lines = [
        source.text[mark.start : mark.end]
        for mark in source.marks
        if mark.kind is Kind.IGNORED and mark.start < last
    ]
    dated = [line for line in lines if _DATED_EDGE.search(line)]
    return "\n".join([*dated, *lines]) if dated else ""


def _newspaper(masthead: str) -> str:
    match = _NEWSPAPER.search(masthead)
    return match[0] if match else ""


def _printed_title(source: Source) -> str:
    """The outermost of the headings that the reader saw before any other text."""
    heads: list[Mark] = []
    for mark in source.marks:
        if mark.kind is Kind.HEADING:
            heads.append(mark)
        elif mark.kind in (Kind.BODY, Kind.ROW):
            break
    if not heads:
        return ""
    head = min(heads, key=lambda mark: (mark.level, mark.start))
    text = source.text[head.start : head.end].strip()
    return text if len(text) <= _LONGEST_TITLE else ""


def _first_line(source: Source, body: str) -> str:
    """The title that a text begins with; a row of a table is none."""
    kinds = (mark.kind for mark in source.marks if mark.kind is not Kind.IGNORED)
    in_table = next(kinds, None) is Kind.ROW or body.lstrip().startswith("|")
    return "" if in_table else _title(body)


def _title(body: str) -> str:
    """The first Markdown heading, 原标题, or a short first line that is no sentence."""
    original = _ORIGINAL_TITLE.match(body)
    if original:
        return original[1].strip()
    first = next((line.strip() for line in body.splitlines() if line.strip()), "")
    heading = _HEADING.search(body)
    if first.startswith("#") and heading:
        return heading[1].strip(" \t#*")
    if len(first) <= _LONGEST_TITLE and not re.search(r"[。；]|[！？：，…]$|记者[\s:：]", first):
        return first.strip("*【】 \t\u3000")
    return heading[1].strip(" \t#*") if heading else ""


def _published(body: str, file_name: str) -> date | None:
    """A date that the text or the file name gives as its own, not one it tells about."""
    head, tail = body[:_HEAD], body[-_HEAD:]
    for pattern, part in (
        (_DATE_LINE, head),
        (_NAMED_DATE, head),
        (_BRACKETED_DATE, head),
        (_DATE_LINE, tail),
        (_BRACKETED_DATE, tail[-40:]),
    ):
        match = pattern.search(part)
        found = find_date(match[1]) or find_date(f"{match[1]}日") if match else None
        if found:
            return found
    named = parse_date(file_name)
    line = find_dateline(head)
    if line is None:
        return named
    year = named.year if named else _file_year(file_name)
    year = year or dateline_year(body[line.end :], line.month)
    return make_date(year, line.month, line.day) if year else named


def _spoken_year(body: str, file_name: str) -> int | None:
    """The year that a report without a date speaks from.

    News that leaves the year of its dateline open names any year, mostly not its own.
    """
    if find_dateline(body[:_HEAD]):
        return None
    return present_year(body) or _file_year(file_name)


def _file_year(file_name: str) -> int | None:
    match = _FILE_YEAR.search(file_name)
    return int(match[1]) if match else None


def _publisher(body: str) -> str:
    """Who the dateline names (新华社北京7月20日电) or the line 来源：."""
    match = _AGENCY.search(body[:_HEAD]) or _SOURCE.search(body[:_HEAD] + "\n" + body[-_HEAD:])
    name = match["name"] if match else ""
    return "" if name.startswith("本") else name


def _region(stated: str, title: str, body: str, gazetteer: Gazetteer) -> str:
    """The region stated, else the one place of the title, the dateline or the lead."""
    if stated:
        regions = gazetteer.named(stated)
        return regions[0].name if regions else stated
    for part in (title, _before_dateline(body)):
        named = _regions_in(part, gazetteer)
        if len(named) == 1:
            return next(iter(named))
    return _most_spoken_of(_regions_in(body[:_LEAD], gazetteer), gazetteer)


def _before_dateline(body: str) -> str:
    """The place in the dateline of a local paper (本报濮阳7月20日讯).

    An agency's dateline (新华社北京7月20日电) says where it was filed, no more.
    """
    match = _LOCAL_DATELINE.search(body[:_HEAD])
    return match[1] if match else ""


def _regions_in(text: str, gazetteer: Gazetteer) -> Counter[str]:
    found = read_addresses(text, gazetteer, None)
    return Counter(place.region.name for place in found if not place.leads)


def _most_spoken_of(counts: Counter[str], gazetteer: Gazetteer) -> str:
    """The place that a lead is about: named at least twice, and more than all places
    together that neither lie in it nor hold it; empty where there is none.
    """
    for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        region = _named(name, gazetteer)
        if count < 2 or region is None:
            continue
        others = sum(
            number
            for other, number in counts.items()
            if not _related(region, _named(other, gazetteer), gazetteer)
        )
        return name if count > others else ""
    return ""


def _named(name: str, gazetteer: Gazetteer) -> Region | None:
    regions = gazetteer.named(name)
    return regions[0] if regions else None


def _related(one: Region, other: Region | None, gazetteer: Gazetteer) -> bool:
    return other is not None and (gazetteer.within(one, other) or gazetteer.within(other, one))
