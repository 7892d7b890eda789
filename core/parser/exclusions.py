"""What a question leaves out: 不算外观设计, 除了续建项目."""

import re

_EXCLUDED = re.compile(
    r"[(（]?(?:(?<!是)不是|不算|不含|不包括|不要|除去|除了|除开|扣除)"
    r"(?P<words>[\d\u4e00-\u9fff]{2,14}?)(?:以外|之外|那一?[个项条]数?|的)?(?=[)）,，、。;；?？]|$)[)）]?"
)


def exclusions(question: str) -> list[tuple[tuple[int, int], str]]:
    """What the question leaves out, each as its span with the word of exclusion, and its words."""
    return [(match.span(), match.group("words")) for match in _EXCLUDED.finditer(question)]
