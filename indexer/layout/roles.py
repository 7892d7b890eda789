"""Roles: what a stack of lines is by its look: heading, caption, advertisement or body."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.language.pictures import is_marked_caption
from core.schema import Kind
from indexer.captions import FINISHED
from indexer.headings import numbering_level
from indexer.layout.sheet import Rect
from indexer.layout.stacks import Stack

# Letters this much larger than the running text are a heading's.
_LARGER = 1.12
_LARGER_ROUGH = 1.2
_LONGEST_HEADING = 80
_LONGEST_BOLD = 40
_MOST_LINES = 4
_SAME_LEVEL = 0.9
_DEEPEST = 6
# From this many times the size of the running text on letters are a headline's.
_HEADLINE = 1.45
# A caption stands within so many characters of its picture.
_NEAR = 2.6
_LONGEST_CAPTION = 120
_SHORT_CAPTION = 2
_SMALLER = 0.95
_CREDITED = re.compile(r"摄[）)]?$|/摄|图片?/|供图")
_CONTACT = re.compile(r"广告|电话|热线|地址|邮编|微信|网址|传真|咨询|招聘|订阅")


@dataclass(frozen=True, slots=True)
class Look:
    """How the running text of a report looks.

    `size` is its character width in points, `heavy` True where most of it is in
    a heavy face, so that weight tells nothing, `columns` where it is set in
    several columns.
    """

    size: float
    heavy: bool
    columns: bool


def role(stack: Stack, look: Look, pictures: Sequence[Rect]) -> Kind:
    """What a stack is; body where nothing speaks for more."""
    if is_caption(stack, look, pictures):
        return Kind.CAPTION
    return Kind.HEADING if is_heading(stack, look) else Kind.BODY


def is_heading(stack: Stack, look: Look) -> bool:
    """Whether letters larger or heavier than the running text make a stack a heading."""
    text = stack.text
    if len(stack.lines) > _MOST_LINES or not re.search(r"[\u4e00-\u9fffA-Za-z]", text):
        return False
    rough = stack.lines[0].rough
    if stack.size >= (_LARGER_ROUGH if rough else _LARGER) * look.size:
        # A few recognised characters are too few to measure by.
        measured = not rough or len(text) >= 4 or stack.size >= 1.5 * look.size
        finished = bool(re.search(r"[。；，]$", text))
        return measured and len(text) <= _LONGEST_HEADING and not finished
    bold = stack.lines[0].bold and not look.heavy and stack.size >= 0.95 * look.size
    return bold and len(text) <= _LONGEST_BOLD and not re.search(r"[。；，：]$", text)


def is_caption(stack: Stack, look: Look, pictures: Sequence[Rect]) -> bool:
    """Whether a stack names a picture: by its words, or small or narrow beside one."""
    text, rect = stack.text, stack.rect
    if is_marked_caption(text):
        return True
    if len(text) > _LONGEST_CAPTION or stack.size > _LARGER * look.size:
        return False
    near = [picture for picture in pictures if _beside(rect, picture, stack.size)]
    if not near:
        return False
    if stack.size <= _SMALLER * look.size or _CREDITED.search(text):
        return True
    short = len(stack.lines) <= _SHORT_CAPTION and not re.search("[，。]", text)
    return short and not FINISHED.search(text) and _set_to(rect, near)


def _beside(rect: Rect, picture: Rect, size: float) -> bool:
    """Whether lines stand closely below a picture, within its width."""
    below = -0.5 * size <= rect.top - picture.bottom <= _NEAR * size
    within = rect.left >= picture.left - size and rect.right <= picture.right + size
    return below and within


def _set_to(rect: Rect, pictures: Sequence[Rect]) -> bool:
    """Whether lines are centred below a picture instead of filling a column."""
    return any(
        abs(rect.centre - picture.centre) < 4 and rect.left > picture.left + 12
        for picture in pictures
    )


def is_advertisement(stacks: Sequence[Stack]) -> bool:
    """Whether a box holds an advertisement: it says so, or gives ways to get in touch."""
    text = "\n".join(stack.text for stack in stacks)
    said = any(re.fullmatch(r"[（(【\[]?广\s*告[）)】\]]?", stack.text.strip()) for stack in stacks)
    sentences = len(re.findall("[。；]", text))
    contacts = {match[0] for match in _CONTACT.finditer(text)}
    return said or (len(contacts) >= 2 and sentences <= len(contacts))


@dataclass(frozen=True, slots=True)
class Levels:
    """Levels of headings: numbered ones by their number, others by their size.

    `sizes` are the character widths that headings of the report have, largest
    first; sizes within a tenth of one another are one. On pages of several
    columns every size from `headline` on is one: there size tells how important
    an article is, not what it belongs to. Levels are as in `indexer.headings`.
    """

    sizes: tuple[float, ...]
    headline: float

    @classmethod
    def of(cls, headings: Sequence[Stack], look: Look) -> "Levels":
        """The levels of a report with these headings."""
        headline = _HEADLINE * look.size if look.columns else math.inf
        sizes: list[float] = []
        for size in sorted((min(stack.size, headline) for stack in headings), reverse=True):
            if not sizes or size < _SAME_LEVEL * sizes[-1]:
                sizes.append(size)
        return cls(tuple(sizes), headline)

    def level(self, text: str, size: float) -> int:
        """Level of a heading."""
        if text.startswith("—"):
            return 10 * _DEEPEST  # a second line under a headline
        size = min(size, self.headline)
        above = sum(1 for other in self.sizes if size < _SAME_LEVEL * other)
        return numbering_level(text) or 10 * min(above + 1, _DEEPEST)
