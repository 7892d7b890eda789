"""`.html` and `.htm`: the report of a saved web page, the site around it set aside."""

import codecs
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree, html

from core.errors import BrokenReport, EmptyReport
from core.schema import Kind
from indexer.dates import find_date
from indexer.headings import TITLE_LEVEL
from indexer.readers.archive import content_of
from indexer.readers.decoding import decode, read_bytes
from indexer.readers.web_blocks import PageBlock, page_blocks
from indexer.readers.web_body import body_of
from indexer.readers.writing import Writer
from indexer.source import Source

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_CHINESE = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030"}
_HEAD = 4096
_TITLES = ("articletitle", "og:title", "title")
_DATES = (
    *("pubdate", "publishdate", "publish_time", "article:published_time", "og:release_date"),
    *("dc.date", "dcterms.date", "datepublished", "date", "weibo:article:create_at"),
)
_PUBLISHERS = ("contentsource", "source", "og:article:author", "dc.publisher", "og:site_name")
_SITE_NAME = re.compile(r"\s*[-_|—–]+\s*[^-_|—–]{2,20}$")
_FROM = re.compile(r"来源\s*[:：]\s*(?P<name>[\u4e00-\u9fffA-Za-z（）]{2,20})")
# Lines under the title that say when and from where it comes.
_IMPRINT = 4
_LONGEST_IMPRINT = 80


def read_web(path: Path) -> list[Source]:
    """The one report of a web page.

    Raises:
        ReportError: not a page, not text, too large, or empty.
    """
    data = read_bytes(path)
    if content_of(data) not in ("", "网页"):
        told = f"{path.name} 内容其实是{content_of(data)}，与扩展名不符，请重新获取或另存。"
        raise BrokenReport(f"{path}: {content_of(data)}", message=told)
    root = _parsed(page_text(data, path.name), path.name)
    blocks = list(page_blocks(root))
    own = body_of(blocks)
    title = _title(root, blocks)
    writer = Writer()
    if title:
        writer.add(title, Kind.HEADING, TITLE_LEVEL)
    bare = writer.empty or not any(own)
    for block in (b for b, keep in zip(blocks, own, strict=True) if keep):
        if block.text != title:
            _write(writer, block)
    for block in (b for b, keep in zip(blocks, own, strict=True) if not keep):
        if block.text != title:
            writer.add(block.text, Kind.IGNORED)
    if bare and not title:
        raise EmptyReport(str(path), message=f"{path.name} 里没有可读的文字。")
    return [writer.source(_fields(root, title, blocks))]


def page_text(data: bytes, name: str) -> str:
    """The page decoded: by its mark, as UTF-8, as it declares, as GB18030, in this order.

    Raises:
        BrokenReport: no encoding fits.
    """
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(data, name)
    declared = _DECLARED.search(data, 0, _HEAD)
    named = declared[1].decode("ascii").lower() if declared else ""
    for encoding in ("utf-8", _CHINESE.get(named, named)):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return decode(data, name)


def _parsed(text: str, name: str) -> etree._Element:
    """The tree; libxml2 expands no entities of a page's own and never goes to the network."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise BrokenReport(
            f"{name}: {error!r}", message=f"{name} 不是网页或已损坏，请重新获取。"
        ) from error


def _write(writer: Writer, block: PageBlock) -> None:
    if block.grid:
        writer.table(block.grid)
    elif block.captioned:
        writer.add(block.text, Kind.CAPTION)
    elif block.level:
        writer.add(block.text, Kind.HEADING, 10 * block.level)
    else:
        writer.add(block.text)


def _title(root: etree._Element, blocks: Sequence[PageBlock]) -> str:
    """The first heading that the page's own title repeats, else that title without the site."""
    stated = next(_metas(root, _TITLES), "") or " ".join((root.findtext(".//title") or "").split())
    for block in blocks:
        if block.level and len(block.text) >= 4 and block.text in stated:
            return block.text
    first = [block.text for block in blocks if block.level == 1]
    if len(first) == 1:
        return first[0]
    return _SITE_NAME.sub("", stated)


def _fields(root: etree._Element, title: str, blocks: Sequence[PageBlock]) -> dict[str, str]:
    """Title, date and publisher, as the page states them in its head or under its title."""
    imprint = list(_imprint(title, blocks))
    dates = [*_metas(root, _DATES), *imprint]
    published = next((found for text in dates if (found := find_date(text))), None)
    names = [match["name"] for text in imprint if (match := _FROM.search(text))]
    publisher = next(iter([*_metas(root, _PUBLISHERS), *names]), "")
    fields = {"title": title, "publisher": publisher if len(publisher) <= 20 else ""}
    if published:
        fields["published"] = published.isoformat()
    return {key: value for key, value in fields.items() if value}


def _imprint(title: str, blocks: Sequence[PageBlock]) -> Iterator[str]:
    """The short lines right under the title."""
    at = next((index for index, block in enumerate(blocks) if block.text == title), None)
    if at is not None:
        near = (block.text for block in blocks[at + 1 : at + 1 + _IMPRINT])
        yield from (text for text in near if len(text) <= _LONGEST_IMPRINT)


def _metas(root: etree._Element, names: Sequence[str]) -> Iterator[str]:
    """What the page's meta elements of these names say, in the order of the names."""
    stated: dict[str, str] = {}
    for meta in root.iter("meta"):
        key = (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").lower()
        if key:
            stated.setdefault(key, " ".join((meta.get("content") or "").split()))
    yield from (stated[name] for name in names if stated.get(name))
