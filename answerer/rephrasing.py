"""Questions made of a figure's own words."""

import re

from core.language.lexicon import qualifiers_in
from core.language.tagger import tagged

_OPENING = re.compile(r"^(?:[该全我本][县市区省国]|其中|共|也|还|又|并|已|再)+")
_CLOSING = re.compile(r"(?:是|为|有|(?<!签)约|近|超|达|达到|共|共计|总计|合计)+$")
# What a name ends in that asks 是多少 by itself.
FIGURE = re.compile(
    r"(?:率|额|量|值|比|比重|增速|增幅|面积|收入|支出|投资|贷款|存款|余额|资金|利润|规模|损失)$"
)
# Tags of words that a name for a figure is made of, and of the last one.
_NAMING = frozenset({"n", "nz", "nw", "vn", "an", "a", "ad", "m", "q", "f", "LOC", "ORG"})
_LAST = frozenset({"n", "nz", "nw", "vn", "an"})


def question_of(region: str, period: str, indicator: str, kind: str, unit: str) -> str:
    """A question for such a figure; what is empty is left out."""
    asked = f"有多少{unit}" if kind == "count" else "是多少"
    return f"{region}{period}{indicator}{asked}？"


def name_of(indicator: str, region: str) -> str:
    """The words around a figure less its place and what only opens or closes a clause."""
    words = indicator.replace(" ", "").replace(region, "")
    return _CLOSING.sub("", _OPENING.sub("", words))


def is_name(words: str, kind: str) -> bool:
    """Whether these words read as the name of such a figure: 签约亿元以上项目, not 带来引资额.

    A verb belongs to it only where it says what is counted (签约, 开工, 新增).
    """
    found = tagged(words)
    ends = bool(found) and found[-1].tag in _LAST and (kind == "count" or FIGURE.search(words))
    return bool(ends) and all(
        word.tag in _NAMING or bool(qualifiers_in(words[word.start : word.end])) for word in found
    )
