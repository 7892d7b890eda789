"""Which blocks of a web page are the report, and which are the site around it."""

import re
from collections import defaultdict
from collections.abc import Sequence

from lxml import etree

from indexer.readers.web_blocks import PageBlock

_AROUND = frozenset({"nav", "footer", "aside", "header", "menu"})
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|topbar|footer?|copyright|share|sharing|related|recommend\w*|"
    r"ads?|advert\w*|banner|side|sidebar|aside|breadcrumbs?|crumbs?|comments?|hot|rank|tool(?:bar|s)?|"
    r"pager|pages|links?|friendlink|login|search|qrcode|copy|statement|editor|tags?)(?=$|[\s_\d-])",
    re.IGNORECASE,
)
_SITE = re.compile(
    r"copyright|版权所有|ICP备|公安?备|网安备|all rights reserved|"
    r"您?(?:现在)?的?(?:当前)?位置\s*[:：]|"
    r"^分享(?:到|至|[:：]|$)|^(?:打印|关闭|收藏)(?:本页|窗口|此页|本文)?$|^(?:字体|字号)\s*[:：]|"
    r"^(?:扫一扫|浏览次数|点击量|阅读量?\s*[:：]|上一[篇页条]|下一[篇页条]|"
    r"返回(?:顶部|首页|搜狐|列表)|查看更多|相关(?:新闻|阅读|链接|推荐)|热[门点](?:新闻|推荐|文章)|"
    r"推荐阅读|(?:联系)?(?:地址|邮编|电话|传真|邮箱)\s*[:：]|更多(?:新闻|精彩)|责任编辑|责编|主办单位|承办单位|网站(?:地图|标识码)|联系我们|"
    r"广告(?:[:：]|$)|举报(?:/反馈|$)|免责声明|声明\s*[:：])",
    re.IGNORECASE,
)
# Longer lines are prose, whatever they mention.
_LONGEST_SITE = 120
_SENTENCE = re.compile(r"[。！？；，,]")
# A line of which this share are links leads elsewhere.
_LINKED = 0.5
# The report's element holds at least this share of the page's running text.
_MOST = 0.85
_LONG = 25


def body_of(blocks: Sequence[PageBlock]) -> list[bool]:
    """For each block whether it belongs to the report.

    The report's element is the innermost one that holds nearly all of the
    page's text that reads as prose or as a table: text density as in Kohlschütter,
    Fankhauser and Nejdl (2010), linked words not counted.
    """
    weights = [_weight(block) for block in blocks]
    main = _main(blocks, weights)
    return [_belongs(block, main) for block in blocks]


def _weight(block: PageBlock) -> int:
    """How much a block looks like a report's text."""
    if _is_around(block) or _leads_away(block) or _is_site(block):
        return 0
    if block.grid or (len(block.text) >= _LONG and _SENTENCE.search(block.text)):
        return len(block.text) - block.linked
    return 0


def _main(blocks: Sequence[PageBlock], weights: Sequence[int]) -> etree._Element | None:
    whole = sum(weights)
    held: dict[etree._Element, int] = defaultdict(int)
    depth: dict[etree._Element, int] = {}
    for block, weight in zip(blocks, weights, strict=True):
        for level, element in enumerate(block.above):
            held[element] += weight
            depth[element] = level
    fit = [e for e in held if whole and held[e] >= _MOST * whole and e.tag not in ("p", "table")]
    return max(fit, key=lambda element: depth[element], default=None)


def _belongs(block: PageBlock, main: etree._Element | None) -> bool:
    inside = main is None or any(element is main for element in block.above)
    if not inside or _is_around(block, main) or _is_site(block):
        return False
    return bool(block.grid) or not _leads_away(block)


def _is_site(block: PageBlock) -> bool:
    return len(block.text) <= _LONGEST_SITE and bool(_SITE.search(block.text))


def _leads_away(block: PageBlock) -> bool:
    return block.linked > _LINKED * len(block.text)


def _is_around(block: PageBlock, main: etree._Element | None = None) -> bool:
    """Whether an element around the block, inside the report's own, says it is none of the text."""
    for element in reversed(block.above):
        if element is main or element.tag in ("body", "html"):
            return False
        if element.tag in _AROUND:
            return True
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if element.tag != "table" and _NAMED.search(names):
            return True
    return False
