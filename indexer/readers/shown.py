"""Values of a spreadsheet as the sheet shows them: dates, percents, rounded numbers."""

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

_SECTION = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_DIGIT = re.compile("[0#?]")
# A comma that scales, a fraction, an exponent, a literal inside the digits.
_UNUSED = re.compile(r",(?![0#])|[!/Ee]")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_DECIMALS = re.compile(r"\.([0#?]+)")
_DATE_CODE = re.compile(
    r'"([^"]*)"|\\(.)|y{3,4}|yy?|m+|d+|h+|s+|am/pm|上午/下午|\[[^\]]*\]|.', re.I
)
_LOCAL_DATE = "yyyy/m/d"
# Excel's own short date is shown as the country writes it.
_BUILT_IN = {"mm-dd-yy": _LOCAL_DATE, "general": _LOCAL_DATE, "m/d/yy h:mm": "yyyy/m/d h:mm"}


def shown(value: object, form: str) -> str:
    """A value in its number format; formats that scale or spell are left unused."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float | Decimal):
        return _number(Decimal(str(value)), form.split(";")[0])
    if isinstance(value, datetime | date):
        return _date(value, form.split(";")[0])
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, timedelta):
        return str(value)
    return str(value)


def _number(value: Decimal, form: str) -> str:
    if not value.is_finite():
        return ""
    codes = _SECTION.sub("", form)
    if form.lower() == "general" or not _DIGIT.search(codes) or _UNUSED.search(codes):
        return _plain(value)
    percent = "%" in codes
    match = _DECIMALS.search(codes)
    places = len(match[1]) if match else 0
    value = value * 100 if percent else value
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    text = f"{rounded:,f}" if "," in codes else f"{rounded:f}"
    if match and "#" in match[1]:
        text = text.rstrip("0").rstrip(".")
    before, after = _around(form)
    return f"{before}{text}{'%' if percent else ''}{after}"


def _around(form: str) -> tuple[str, str]:
    """The words that a format puts before and after the digits: 0.0“亿元”."""
    bare = _LITERAL.sub(lambda match: "\0" * len(match[0]), form)
    digits = [index for index, char in enumerate(bare) if char in "0#?"]
    words = [(m.start(), m[1] or m[2] or "") for m in _LITERAL.finditer(form)]
    before = "".join(word for at, word in words if at < digits[0])
    return before, "".join(word for at, word in words if at > digits[-1])


def _plain(value: Decimal) -> str:
    """A number with the fifteen digits that a sheet keeps, so that 0.1 + 0.2 is 0.3."""
    text = f"{Decimal(f'{float(value):.15g}'):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _date(value: date, form: str) -> str:
    form = _BUILT_IN.get(form.lower(), form)
    pieces: list[str] = []
    clock = False  # after an hour, m is minutes
    for match in _DATE_CODE.finditer(form):
        code = match[0].lower()
        if match[1] is not None or match[2] is not None:
            pieces.append(match[1] or match[2] or "")
        elif code[0] == "[" or code in ("am/pm", "上午/下午", ";", "@"):
            continue
        elif code[0] in "ymdhs":
            clock = code[0] in "hs" or (clock and code[0] == "m")
            pieces.append(_part(value, code, clock))
        else:
            pieces.append(code)
    return "".join(pieces).strip()


def _part(value: date, code: str, clock: bool) -> str:
    moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
    if code[0] == "y":
        return f"{moment.year % 100:02}" if len(code) < 3 else str(moment.year)
    if code[0] == "d" and len(code) > 2:
        return f"星期{'一二三四五六日'[moment.weekday()]}"
    number = {
        "m": moment.minute if clock else moment.month,
        "d": moment.day,
        "h": moment.hour,
        "s": moment.second,
    }[code[0]]
    return f"{number:02}" if len(code) == 2 else str(number)
