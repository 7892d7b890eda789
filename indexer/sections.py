"""Sections: the heading path, the region and the year that govern each paragraph."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.language.regions import Gazetteer, Region
from core.language.titles import year_reported
from core.schema import Kind, Report
from indexer.blocks import Block
from indexer.headings import PLACE_LEVEL, heading_name, is_place, run_in
from indexer.years import YearMention, find_years, most_named

# A heading that states a figure (not just a number, a year or a count of parts) is body too.
_FIGURE = re.compile(r"\d[\d.,]*\s?(?:[%％万亿元个家项次名人吨亩公平千米条件户所]|标箱|百分)")
_LEAD = re.compile(r"([\u4e00-\u9fff]{2,10})[:：]")
# A paragraph about one place that is longer than this is a section of its own.
_LONG_LEAD = 150
# Level of a part without a heading: every heading after it closes it.
_INNERMOST = 1000


@dataclass(frozen=True, slots=True)
class Section:
    """Paragraphs under one heading, and where it stands.

    `path` is the headings from the outermost in. `region` is the place that the
    section is about, canonical, or empty. `years` are the years its own heading
    and paragraphs name, with offsets in the report; `year` is what a paragraph
    inherits that no year of the section stands before.
    """

    path: tuple[str, ...]
    region: str
    paragraphs: tuple[Block, ...]
    years: tuple[YearMention, ...] = ()
    year: int | None = None

    def year_at(self, offset: int) -> int | None:
        """Year that holds at an offset: the nearest named at or before it in the
        section, else the one that the section inherits.
        """
        before = [mention.year for mention in self.years if mention.start <= offset]
        return before[-1] if before else self.year


@dataclass(slots=True)
class _Node:
    """A heading while the sections below it are read."""

    level: int
    name: str
    region: str
    parent: "_Node | None"
    heading_years: list[YearMention]
    body: list[Block]
    years: list[YearMention]
    size: int = 0  # paragraphs in it and below
    table: bool = False  # a caption over the rows of a table

    def line(self) -> Iterator["_Node"]:
        """This node and those above it, inside out."""
        node: _Node | None = self
        while node is not None:
            yield node
            node = node.parent

    def outermost(self) -> "_Node":
        """The report's first heading above this node, or the root."""
        *_, first = [node for node in self.line() if node.parent] or [self]
        return first


def read_sections(blocks: Sequence[Block], report: Report, gazetteer: Gazetteer) -> list[Section]:
    """The sections of a report, in reading order; empty ones are left out.

    A section's region is the one that its heading names (the place alone, or
    exactly one place that lies in its parent's), else its parent's, at last the
    report's. The year that it inherits is the one that its paragraphs name most
    often, else the year in the heading above it or the one that the sections
    there name most often, and so outwards; at last the one in the report's title,
    its publication date, or the year that its text speaks from.
    """
    present = report.published.year if report.published else report.year
    nodes = _read_nodes(blocks, report, gazetteer, present)
    for node in nodes:
        years = _years_of(node.body, report.text, present)
        for above in node.line():
            above.years.extend(years)
            above.size += len(node.body)
    return [
        Section(
            path=tuple(reversed([above.name for above in node.line() if above.name])),
            region=node.region,
            paragraphs=tuple(node.body),
            years=(*node.heading_years, *_years_of(node.body, report.text, present)),
            year=_inherited_year(node, report, present),
        )
        for node in nodes
        if node.body
    ]


def _read_nodes(
    blocks: Sequence[Block], report: Report, gazetteer: Gazetteer, present: int | None
) -> list[_Node]:
    source = report.text
    node = _Node(0, "", report.region, None, [], [], [])
    nodes = [node]
    place_level = 0
    captions: list[Block] = []
    for block in blocks:
        if block.kind is Kind.CAPTION:
            captions.append(block)
        elif block.kind is Kind.ROW:
            if captions:
                node = _captioned(captions, node, source, gazetteer, present)
                nodes.append(node)
            captions = []
            node.body.append(block)
        if block.kind is Kind.BYLINE and node.body and node.parent:
            # A reporter's name after text begins another article of the page.
            node = _Node(_INNERMOST, "", report.region, node.outermost(), [], [], [])
            nodes.append(node)
        if block.kind not in (Kind.HEADING, Kind.BODY):
            continue
        captions = []
        if node.table:
            node = _after_table(node)
            nodes.append(node)
        text = block.text(source)
        if block.level:
            level = block.level
            if level == PLACE_LEVEL:
                place_level = place_level or _level_of_places(node)
                level = place_level
            node = _headed(block, level, text, node, gazetteer, present)
            nodes.append(node)
        if block.kind is Kind.BODY or _FIGURE.search(text):
            nodes += (found := _with_body(block, text, node, gazetteer))
            node = found[-1] if found else node
    return nodes


def _with_body(block: Block, text: str, node: _Node, gazetteer: Gazetteer) -> list[_Node]:
    """Put a paragraph into the section; the nodes that it opens, the last to go on in."""
    aside = _about_one_place(text, node, gazetteer)
    (aside or node).body.append(block)
    # What follows belongs to the section again.
    return [aside, _Node(_INNERMOST, "", node.region, node, [], [], [])] if aside else []


def _after_table(table: _Node) -> _Node:
    """What follows a captioned table belongs to the section again."""
    section = table.parent or table
    return _Node(_INNERMOST, "", section.region, section, [], [], [])


def _captioned(
    captions: Sequence[Block],
    node: _Node,
    source: str,
    gazetteer: Gazetteer,
    present: int | None,
) -> _Node:
    """A node for the rows of a table, named by the lines over it."""
    if node.table and node.parent:
        node = node.parent
    table = _below(node, _INNERMOST, "", gazetteer)
    names = [heading_name(block.text(source)) for block in captions]
    table.name, table.table = " ".join(names), True
    table.region = _region_of(table.name, table.region, gazetteer) or table.region
    for block in captions:
        start = block.spans[0].start
        years = find_years(block.text(source), present)
        table.heading_years += [YearMention(start + m.start, m.year) for m in years]
    return table


def _headed(
    block: Block, level: int, text: str, node: _Node, gazetteer: Gazetteer, present: int | None
) -> _Node:
    """The node that a heading opens, or a paragraph with a run-in heading."""
    heading = text if block.kind is Kind.HEADING else run_in(text)
    opened = _below(node, level, heading, gazetteer)
    if block.kind is Kind.HEADING:
        start = block.spans[0].start
        years = find_years(heading, present)
        opened.heading_years = [YearMention(start + m.start, m.year) for m in years]
    return opened


def _level_of_places(node: _Node) -> int:
    """Level of lines that name a place: under the numbering open at the first one."""
    numbered = next((above.level for above in node.line() if above.level < _INNERMOST), 0)
    return max(PLACE_LEVEL, numbered + 1)


def _below(node: _Node, level: int, heading: str, gazetteer: Gazetteer) -> _Node:
    """A new node under the nearest one of a lower level."""
    parent = next((above for above in node.line() if above.level < level), node)
    region = _region_of(heading, parent.region, gazetteer) or parent.region
    return _Node(level, heading_name(heading), region, parent, [], [], [])


def _about_one_place(text: str, node: _Node, gazetteer: Gazetteer) -> _Node | None:
    """A node for a long paragraph that opens with a place and a colon (范县：…)."""
    lead = _LEAD.match(text)
    if not lead or len(text) < _LONG_LEAD or not is_place(lead[1], gazetteer):
        return None
    return _below(node, _INNERMOST, lead[1], gazetteer)


def _region_of(heading: str, parent: str, gazetteer: Gazetteer) -> str:
    """Canonical name of the one region that a heading names; empty for none or several."""
    home = _home(parent, gazetteer)
    found: dict[str, Region] = {
        region.name: region
        for mention in gazetteer.find(heading)
        if (region := gazetteer.resolve(mention, home)) is not None
    }
    if len(found) != 1:
        return ""
    name, region = next(iter(found.items()))
    if home is None or is_place(heading, gazetteer) or gazetteer.within(region, home):
        return name
    return ""


def _home(name: str, gazetteer: Gazetteer) -> Region | None:
    regions = gazetteer.named(name) if name else ()
    return regions[0] if regions else None


def _years_of(body: Sequence[Block], source: str, present: int | None) -> list[YearMention]:
    return [
        YearMention(span.start + mention.start, mention.year)
        for block in body
        if block.kind is not Kind.ROW  # the years of a table are those of its own cells
        for span in block.spans
        for mention in find_years(source[slice(*span)], present)
    ]


def _inherited_year(node: _Node, report: Report, present: int | None) -> int | None:
    *_, root = node.line()
    for above in node.line():
        year = most_named(mention.year for mention in above.heading_years)
        part = above.size < root.size  # the whole report has `present`
        year = year or (most_named(mention.year for mention in above.years) if part else None)
        if year:
            return year
    titled = most_named(mention.year for mention in find_years(report.title, present))
    return titled or year_reported(report.title, present) or present
