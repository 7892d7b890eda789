"""The unit that a table states once: in a header, in a row's name, in its caption."""

import re
from functools import lru_cache

from core.language.numerals import SCALES
from core.language.quantities import find_quantities
from core.language.text import fold
from core.parser.asking import expected_kind

_BRACKET = re.compile(
    r"\s*[（(\[]\s*(?:计量)?(?:单位\s*[:：]?)?\s*(?P<inside>[^（）()\[\]]{1,20})[）)\]]"
)
_BARE = re.compile(r"\s*(?:[/／,，]\s*(?P<unit>[^/／,，\d]{1,8})|[±＋+]?\s*(?P<percent>[%％‰]))$")
_CAPTION = re.compile(r"(?:计量|数量)?单位\s*[:：]\s*(?P<units>[^\s）)\]】。；;]{1,30})")
_PARTED = re.compile(r"[、，,;；/／和及]")
_RATE = re.compile(r"增长|增速|增幅|涨幅|降幅|升降|占比|比重|比例|[^效汇]率|同比|环比|[%％]")
_RANK = re.compile(r"(?:位次|排名|名次|排位|排序)$")
_COUNT = re.compile(r"数$|户数|人口")
RANK = "第"


@lru_cache(maxsize=4096)
def is_unit(text: str) -> bool:
    """Whether a text is a unit and nothing else: 亿元, 个, %, 万人次; 亿元以上 is a threshold."""
    if not text or text[0].isdecimal():
        return False
    found = find_quantities(f"1{text}")
    whole = len(found) == 1 and found[0].start == 0 and found[0].end == len(text) + 1
    whole = whole and not found[0].hedge
    return text in SCALES or (whole and bool(found[0].unit))


def parted(header: str) -> tuple[str, str]:
    """A header without the unit that it states, and that unit: 总投资（亿元） -> 总投资, 亿元."""
    for match in reversed(list(_BRACKET.finditer(header))):
        pieces = [piece.strip(" ±") for piece in _PARTED.split(match["inside"])]
        units = [piece for piece in pieces if is_unit(piece)]
        if len(units) == 1:
            rest = "，".join(piece for piece in pieces if piece not in units)
            inside = f"（{rest}）" if rest else ""
            return f"{header[: match.start()]}{inside}{header[match.end() :]}".strip(), units[0]
    bare = _BARE.search(header)
    unit = (bare["unit"] or bare["percent"]) if bare else ""
    if bare and is_unit(unit):
        return header[: bare.start()].strip(), unit
    alone = is_unit(header) and header not in (*SCALES, "年", "月")
    return ("", header) if alone else (header, "")


def units_stated(caption: str) -> tuple[str, ...]:
    """The units that a caption names: 单位：万元, 单位：个、亿元."""
    match = _CAPTION.search(caption)
    if not match:
        return ()
    found = [fold(piece) if piece == "％" else piece for piece in _PARTED.split(match["units"])]
    return tuple(unit for unit in found if is_unit(unit))


def is_unit_line(text: str) -> bool:
    """Whether a line says in what unit a table counts, and little else."""
    return len(text) <= 40 and bool(_CAPTION.search(text))


def fitting(name: str, header: str, units: tuple[str, ...]) -> str:
    """Which of the units stated for a whole table goes with a cell of this row and column.

    A rate takes %, a rank none, and what the words show to be money is counted
    in money alone: where nothing or more than one fits, the figure stays bare.
    """
    if _RANK.search(header) or _RANK.search(name):
        return RANK
    if _RATE.search(header) or _RATE.search(name):
        return next((unit for unit in units if unit in ("%", "‰")), "")
    kind = expected_kind(header) or expected_kind(name)
    kind = kind or ("count" if _COUNT.search(header) or _COUNT.search(name) else "")
    others = [unit for unit in units if unit not in ("%", "‰")]
    fit = [u for u in others if not kind or (kind == "money") == (kind_of(u) == "money")]
    return fit[0] if len(fit) == 1 else ""


def kind_of(unit: str) -> str:
    """The kind of quantity that is counted in this unit."""
    found = find_quantities(f"1{unit}")
    return found[0].kind if found else "count"


def spoken(number: str, unit: str) -> str:
    """A bare number with its unit, as it is said: 12亿元, 第3位."""
    return f"第{number}位" if unit == RANK else f"{number}{unit}"
