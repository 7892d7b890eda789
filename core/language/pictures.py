"""The lines of a page that belong to its pictures."""

import re

# 图①：, 图为, 资料图。
CAPTION = re.compile(
    r"(?P<mark>[上下左右]?图(?:为|片)?\s*[①-⑳\d一二三四五六七八九十]{0,3}\s*[:：]|[上下左右]?图为"
    r"|(?:资料|效果|示意)图(?:[片:：。]|$)|!\[)"
)
_LONGEST = 100


def is_marked_caption(text: str) -> bool:
    """Whether a short line says itself that it belongs to a picture (图①：, 图为)."""
    return len(text) <= _LONGEST and bool(CAPTION.match(text))
