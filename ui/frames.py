"""A question's reading in words: as chips, as a form that can be typed over, as a question."""

import re
from dataclasses import dataclass
from decimal import Decimal

from core.errors import QuestionError
from core.language.lexicon import group_of, member_of, qualifiers_in
from core.language.periods import Period, find_periods
from core.language.quantities import format_number
from core.parser.against import set_against
from core.parser.bounds import bounds_in
from core.parser.frame import Frame
from ui import texts

_THRESHOLD = re.compile(r"(\d+(?:\.\d+)?)(以上|以下)")
_SCALES = ((Decimal(10**8), "亿"), (Decimal(10**4), "万"))


@dataclass(frozen=True, slots=True)
class Chip:
    """One condition of a frame: the field's name and one of its values."""

    field: str
    value: str

    @property
    def text(self) -> str:
        """What the chip reads."""
        return f"{texts.FIELDS[self.field]} {shown(self.field, self.value)}"


def chips(frame: Frame) -> tuple[Chip, ...]:
    """The chips of a frame, in the order 地区｜对象｜年份｜指标｜口径｜界限."""
    return tuple(Chip(name, value) for name in texts.FIELDS for value in values(frame, name))


def typed_over(frame: Frame) -> tuple[str, ...]:
    """The fields that the form offers: bounds only where the question sets some."""
    return tuple(name for name in texts.FIELDS if name != "bounds" or frame.bounds)


def marked(frame: Frame, chip: Chip) -> str:
    """What the chip reads, and whether it was taken from an earlier question."""
    taken = chip.field in frame.inherited and chip.field not in frame.pinned
    return chip.text + texts.TAKEN if taken else chip.text


def without(frame: Frame, chip: Chip) -> Frame:
    """The frame without this condition."""
    kept: tuple[str | Period, ...] | str
    if chip.field == "indicator":
        kept = ""
    elif chip.field == "periods":
        kept = tuple(period for period in frame.periods if period.label != chip.value)
    else:
        kept = tuple(value for value in getattr(frame, chip.field) if value != chip.value)
    return _edited(frame, **{chip.field: kept})


def shown(field: str, value: str) -> str:
    """A value as staff read it: 签约 for 阶段:签约, 1亿元以上 for 门槛:100000000以上."""
    if field != "qualifiers":
        return value.replace(" ", "")
    group, member = group_of(value), member_of(value)
    limit = _THRESHOLD.fullmatch(member)
    if limit:
        number = Decimal(limit[1])
        scale, sign = next(((s, sign) for s, sign in _SCALES if number >= s), (Decimal(1), ""))
        return f"{format_number(number / scale)}{sign}元{limit[2]}"
    if group.startswith("次序"):
        return f"第{member}{group.removeprefix('次序')}"
    return member or value


def with_values(frame: Frame, typed: dict[str, str]) -> Frame:
    """The frame with what was typed into the form.

    Raises:
        QuestionError: a period, a qualifier or a bound cannot be read.
    """
    changed = {
        name: _read(frame, name, text)
        for name, text in typed.items()
        if text.strip() != joined_values(frame, name)
    }
    return _edited(frame, **changed)


def _read(frame: Frame, name: str, text: str) -> object:
    items = tuple(item for part in re.split("[、，,；;]", text) if (item := part.strip()))
    if name == "indicator":
        return "".join(items)
    if name == "periods":
        return tuple(_period(frame, item) for item in items)
    if name == "bounds":
        return tuple(_bound(frame, item) for item in items)
    if name == "qualifiers":
        return tuple(dict.fromkeys(q for item in items for q in _qualifiers(frame, item)))
    return items


def _period(frame: Frame, text: str) -> Period:
    known = {period.label: period for period in frame.periods}
    found = find_periods(f"{text}年" if text.isdigit() else text)
    period = known.get(text) or (found[0].period if found else None)
    if period is None:
        raise QuestionError(f"period {text!r}", message=texts.BAD_PERIOD)
    return period


def _bound(frame: Frame, text: str) -> str:
    if text not in frame.bounds and not bounds_in(text) and not set_against(text):
        raise QuestionError(f"bound {text!r}", message=texts.BAD_BOUND)
    return text


def _qualifiers(frame: Frame, text: str) -> tuple[str, ...]:
    known = {shown("qualifiers", value): value for value in frame.qualifiers}
    # A threshold limits what follows it; 的 stands for that.
    found = (known[text],) if text in known else qualifiers_in(f"{text}的")
    if not found:
        raise QuestionError(f"qualifier {text!r}", message=texts.BAD_QUALIFIER)
    return found


def values(frame: Frame, name: str) -> tuple[str, ...]:
    """The values of a field of `texts.FIELDS`, periods by their labels."""
    value = getattr(frame, name)
    if name == "indicator":
        return (value,) if value else ()
    return tuple(period.label for period in value) if name == "periods" else value


def joined_values(frame: Frame, name: str) -> str:
    """The same as staff read and type them."""
    return "、".join(shown(name, value) for value in values(frame, name))


def written(frame: Frame) -> str:
    """A question that says what the frame says, for a follow-up to lean on.

    One that compares is not put into words: its own question stands for it.
    """
    if frame.asked != "value":
        return frame.question
    limits = [shown("qualifiers", q) for q in frame.qualifiers]
    said = "".join(word for word in limits if word.lstrip("1") not in frame.indicator)
    places = "、".join(frame.regions) + "、".join(frame.subjects)
    asks = f"有多少{frame.unit}" if frame.measure == "count" else "是多少"
    return f"{places}{'、'.join(p.label for p in frame.periods)}{said}{frame.indicator}{asks}"


def _edited(frame: Frame, **fields: object) -> Frame:
    """A field that staff changed is theirs: neither taken from an earlier question nor pinned."""
    inherited = tuple(name for name in frame.inherited if name not in fields)
    pinned = tuple(name for name in frame.pinned if name not in fields)
    assumed = frame.year_assumed and "periods" not in fields
    if fields.get("bounds") == ():
        fields["operation"] = "each"  # without its bound the question is about all of them
    return frame.changed(**fields, year_assumed=assumed, inherited=inherited, pinned=pinned)
