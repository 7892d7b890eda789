"""Quantities in Chinese text: counts, money, percentages, ranks, measures."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from core.language.figures import INNER, SCALE, TOKEN
from core.language.mixed import in_full
from core.language.numerals import DIGITS, SCALES, parse_numeral, parse_vague
from core.language.quantity import Quantity
from core.language.text import CJK, Normalised, normalise
from core.language.units import unit_of


def find_quantities(text: str) -> list[Quantity]:
    """Quantities of a text in order, not overlapping.

    Years, dates, times, section numerals, telephone numbers, model names and
    numerals of quoted names (“三个一批”) are not quantities.
    """
    normal = normalise(text)
    names = _named_spans(normal.text)
    found: list[Quantity] = []
    for match in TOKEN.finditer(normal.text):
        quantity = None if match["skip"] else _read(match)
        if found and match.start() < found[-1].end:
            continue
        if quantity is not None and not _only_a_name(quantity, match, names):
            found.append(quantity)
    whole = in_full(list(_joined(normal.text, found)), normal.text)
    return list(_in_source(whole, normal, text))


def _in_source(found: list[Quantity], normal: Normalised, text: str) -> Iterator[Quantity]:
    position = 0
    for quantity in found:
        start, end = normal.span(quantity.start, quantity.end)
        if start < position:
            continue  # two figures of one compatibility character (⅐)
        position = end
        yield replace(quantity, start=start, end=end, text=text[start:end])


def _read(match: re.Match[str]) -> Quantity | None:
    if match["percent"]:
        return _percent(match)
    if match["fraction"]:
        return _fraction(match)
    if match["ranked"]:
        return _rank(match)
    if match["arabic"]:
        return _arabic(match)
    return _worded(match)


def _make(match: re.Match[str], number: Decimal, unit: str, kind: str, hedge: str) -> Quantity:
    start, end = match.span()
    if number == number.to_integral_value():
        number = number.to_integral_value()
    return Quantity(start, end, match[0], number, unit, kind, hedge)


def _percent(match: re.Match[str]) -> Quantity | None:
    number = parse_numeral(match["p_number"])
    if number is None:
        return None
    unit = "%" if match["per"] == "百" else "‰"
    hedge = (match["p_before"] or "") + (match["p_after"] or "")
    return _make(match, number, unit, "percent", hedge)


def _fraction(match: re.Match[str]) -> Quantity | None:
    """三分之一 as a percentage, to four places."""
    whole, part = parse_numeral(match["whole"]), parse_numeral(match["part"])
    if not whole or part is None or part > whole:
        return None
    hedge = (match["f_before"] or "") + (match["f_after"] or "")
    return _make(match, round(100 * part / whole, 4), "%", "percent", hedge)


_RANKED_BEFORE = re.compile(
    r"(?:居(?!民)|(?<!系)列|(?<!安)排(?!放)|名次|位次|[季年]度|荣获|夺得|获得?|全[国省市县区球])[^,。;]{0,8}$"
)
_RANK_FOLLOWS = re.compile(r"$|[^\w(]|[的和与及并]")
_LABEL_FOLLOWS = re.compile(
    r"[一二三四五六七八九十期批届次季产方章条节阶时步层轮代责梯阵场个家人站号部台座版]"
)
_ENUMERATES = re.compile(r"(?:^|[。;:!?\n“])\s*$")


def _rank(match: re.Match[str]) -> Quantity | None:
    """第5, 第五位, 首位; not the labels 第一季度, 第三条, nor an enumerating 第一，."""
    if match["first"]:
        return _make(match, Decimal(1), "第", "rank", "")
    number = parse_numeral(match["rank"])
    text, start, end = match.string, match.start(), match.end()
    if number is None or number <= 0:
        return None
    if not match["place"]:
        before = text[max(0, start - 12) : start]
        if _ENUMERATES.search(before) or _LABEL_FOLLOWS.match(text, end):
            return None
        if not _RANK_FOLLOWS.match(text, end) and not _RANKED_BEFORE.search(before):
            return None
    return _make(match, number, "第", "rank", "")


def _arabic(match: re.Match[str]) -> Quantity | None:
    number = Decimal(match["arabic"]) * SCALES[match["scale"] or ""]
    unit, kind = unit_of(match["unit"] or "")
    inner = match["inner"] or match["inner2"] or _inner_of_unit(match["unit"])
    hedge = (match["before"] or "") + inner + (match["after"] or "")
    if match["tenths"]:
        number, unit, kind = number * 10, "%", "percent"
    elif not unit and not _stands_alone(match):
        return None
    if unit == "年" and len(match["arabic"]) == 4 and match["arabic"][:2] in ("19", "20"):
        return None  # 超过2019年 is no length of time
    if match["sign"]:
        if kind not in ("percent", "point") and unit != "摄氏度":
            return None
        number = -number
    return _make(match, number, unit, kind, hedge)


def _inner_of_unit(unit: str | None) -> str:
    return "多" if unit and "多" in unit else ""


_LABEL_BEFORE = re.compile(r"(?:[图表注]|附件|电话|热线|邮编|[A-Za-z][ -]?|[·#*/\\_.])$")
_LABEL_AFTER = re.compile(rf"[A-Za-z{CJK}+/\\_*]|-[A-Za-z]|\.[A-Za-z\d]")
_SCALED_AFTER = re.compile(r"[A-Za-z级强+]")
_PARTICLE = re.compile(r"[的和与及或至到,。;、]")
_LIST_NUMBER = re.compile(r"(?:^|[\n。;!?)])[ \t#*]*\(?$")


def _stands_alone(match: re.Match[str]) -> bool:
    """A number without a unit is a quantity only if it is no part of a name, label or list."""
    text, start, end = match.string, match.start("arabic"), match.end()
    before, digits = text[max(0, start - 6) : start], match["arabic"]
    if match["scale"]:
        return not _SCALED_AFTER.match(text, end)
    if (
        (len(digits) == 4 and digits[:2] in ("19", "20"))
        or len(digits) > 9
        or digits[0] == "0" != digits
    ):
        return "." in digits
    if _LABEL_BEFORE.search(before) or (before.endswith("(") and text[end : end + 1] == ")"):
        return False
    if _LABEL_AFTER.match(text, end) and not _PARTICLE.match(text, end):
        return False
    return not (_LIST_NUMBER.search(before) and text[end : end + 1] in tuple(".、)"))


_HEDGES_A_SCALE = ("近", "超", "超过", "逾", "将近", "接近", "约", "大约")


def _worded(match: re.Match[str]) -> Quantity | None:
    word, scale = match["word"], SCALES[match["word_scale"] or ""]
    unit, kind = unit_of(match["word_unit"] or "")
    inner = match["word_inner"] or match["word_inner2"] or _inner_of_unit(match["word_unit"])
    before = match["before"] or ""
    if word[0] in "百千万亿" and not (inner or before in _HEDGES_A_SCALE):
        return None
    if word[0] == "十" and match.string[match.start() - 1 : match.start()] in ("数", "几"):
        return None  # 数十名 are not ten
    if (word == "一" and unit == "批") or match.string[match.start() - 1 : match.start()] == "第":
        return None
    number, upper = _bounds(word)
    if number is None:
        return None
    if match["word_tenths"]:
        scale, unit, kind = 10, "%", "percent"
    quantity = _make(match, number * scale, unit, kind, before + inner + (match["after"] or ""))
    return replace(quantity, upper=None if upper is None else upper * scale)


def _bounds(word: str) -> tuple[Decimal | None, Decimal | None]:
    number = parse_numeral(word)
    return (number, None) if number is not None else parse_vague(word) or (None, None)


_NAME = re.compile(r"“[^“”。\n]{1,40}”|《[^《》\n]{1,60}》|‘[^‘’。\n]{1,20}’|「[^「」\n]{1,40}」")


def _named_spans(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _NAME.finditer(text)]


def _only_a_name(quantity: Quantity, match: re.Match[str], names: list[tuple[int, int]]) -> bool:
    """A numeral in quotes is a name (“三个一批”, “13710”) unless digits carry a unit."""
    if quantity.kind == "rank" or (quantity.unit and match["word"] is None):
        return False
    return any(start < quantity.start < end for start, end in names)


_COORDINATED = re.compile(r"[、和与及或]")


def _joined(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    """Ranges made one; a coordinated number without a unit given its neighbour's."""
    pending: list[Quantity] = []
    for quantity in found:
        if pending:
            last = pending[-1]
            link = text[last.end : quantity.start]
            merged = _merged(text, last, quantity, link)
            if merged is not None:
                pending[-1] = merged
                continue
            if not (_COORDINATED.fullmatch(link) and _lacks_unit(last)):
                yield from _with_units(pending)
                pending = []
        pending.append(quantity)
    yield from _with_units(pending)


def _lacks_unit(quantity: Quantity) -> bool:
    return not quantity.unit and quantity.kind == "count"


_PRINTED_SCALE = re.compile(rf"[\d{DIGITS}十百千]{INNER}?({SCALE})")


def _scale_of(printed: str) -> str:
    match = _PRINTED_SCALE.search(printed)
    return match[1] if match else ""


def _inherit(bare: Quantity, full: Quantity) -> Quantity:
    scale = 1 if _scale_of(bare.text) else SCALES[_scale_of(full.text)]
    number = bare.number * scale
    upper = None if bare.upper is None else bare.upper * scale
    return replace(bare, number=number, upper=upper, unit=full.unit, kind=full.kind)


def _with_units(pending: list[Quantity]) -> list[Quantity]:
    last = pending[-1] if pending else None
    if last is None or not last.unit or last.kind == "rank":
        return pending
    return [_inherit(quantity, last) if _lacks_unit(quantity) else quantity for quantity in pending]


def _merged(text: str, last: Quantity, quantity: Quantity, link: str) -> Quantity | None:
    if link in tuple("-~—至到"):
        return _range(text, last, quantity)
    if not link and _lacks_unit(last) and _scale_of(last.text) in ("亿", "万"):
        # 2亿5000万元 is one number.
        whole = text[last.start : quantity.end]
        number = last.number + quantity.number
        return replace(quantity, start=last.start, text=whole, number=number)
    return None


def _range(text: str, low: Quantity, high: Quantity) -> Quantity | None:
    """`low`-`high` as one quantity; None for 从…到… (a change) or if they do not rise."""
    if low.upper is not None or (low.start and text[low.start - 1] in "从由自"):
        return None
    if _lacks_unit(low) and high.unit:
        low = _inherit(low, high)
    if low.unit != high.unit or low.kind != high.kind or low.number >= high.number:
        return None
    hedge = low.hedge + high.hedge
    merged = text[low.start : high.end]
    return replace(low, end=high.end, text=merged, upper=high.number, hedge=hedge)


def format_number(number: Decimal) -> str:
    """A number without exponent or trailing zeros."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def scaled(number: Decimal, unit: str, like: str) -> str:
    """A number of the base unit printed in the scale of an example.

    53515000000 元 like `796.5亿元` is `535.15亿元`.
    """
    scale = _scale_of(normalise(like).text)
    return f"{format_number(number / SCALES[scale])}{scale}{unit}"
