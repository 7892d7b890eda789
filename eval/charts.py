"""Charts as inline SVG; colours come from the page's style sheet, texts are escaped here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import numpy as np

_WIDTH = 560
_CHARACTER = 7.4  # width of a letter, about
_VALUE = 104  # room for what stands right of bars
_BAR = 16
_ROW = 27


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its share of the full width (0..1), what stands beside it, and its interval."""

    label: str
    share: float
    value: str
    interval: tuple[float, float] | None = None


def bar_chart(bars: Sequence[Bar], title: str) -> str:
    """Horizontal bars, one a line, with a whisker for the interval."""
    left = 14 + _CHARACTER * max((len(bar.label) for bar in bars), default=0)
    room = _WIDTH - left - _VALUE
    height = _ROW * len(bars) + 6
    parts = []
    for number, bar in enumerate(bars):
        top = 4 + number * _ROW
        middle = top + _BAR / 2
        width = max(0.0, bar.share) * room
        parts.append(_text(left - 10, middle, bar.label, "label end"))
        parts.append(_rect(left, top, room, _BAR, "track"))
        if width:
            parts.append(_rect(left, top, width, _BAR, "bar", f"{bar.label}: {bar.value}"))
        if bar.interval:
            low, high = (left + room * edge for edge in bar.interval)
            parts.append(_line(low, middle, high, middle, "whisker"))
        parts.append(_text(left + room + 10, middle, bar.value, "value"))
    return _svg(height, title, parts)


def recall_chart(curves: Mapping[str, Sequence[float]], title: str) -> str:
    """Recall at 1 to n, one line a name; labelled at the end of the line."""
    height, left, top, right, bottom = 250, 44, 14, 128, 30
    room, depth = _WIDTH - left - right, height - top - bottom
    parts = []
    for tick in (0, 0.25, 0.5, 0.75, 1):
        y = top + depth * (1 - tick)
        parts.append(_line(left, y, left + room, y, "grid"))
        parts.append(_text(left - 8, y, f"{tick:.0%}", "tick end"))
    ends: list[float] = []
    for number, (name, values) in enumerate(curves.items()):
        steps = max(1, len(values) - 1)
        points = [
            (left + room * at / steps, top + depth * (1 - value)) for at, value in enumerate(values)
        ]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        parts.append(f'<polyline class="line s{number}" points="{path}"/>')
        for at, ((x, y), value) in enumerate(zip(points, values, strict=True), 1):
            dot = f'<circle class="dot s{number}" cx="{x:.1f}" cy="{y:.1f}" r="4">'
            parts.append(f"{dot}<title>{escape(name)} @{at}: {value:.1%}</title></circle>")
        end = _apart(points[-1][1], ends)
        ends.append(end)
        key = f'<circle class="dot s{number}" cx="{left + room + 16:.1f}" cy="{end:.1f}" r="5"/>'
        parts += [key, _text(left + room + 26, end, f"{name} {values[-1]:.0%}", "value")]
    for at in range(10):
        parts.append(_text(left + room * at / 9, height - 12, str(at + 1), "tick middle"))
    return _svg(height, title, parts)


def histogram(values: Sequence[float], marks: Mapping[str, float], unit: str, title: str) -> str:
    """How values spread, with marked places (p50, p95); the last bin takes what lies beyond."""
    height, top, bottom, left, right = 230, 34, 34, 16, 16
    room, depth = _WIDTH - left - right, height - top - bottom
    end = max(max(values), 1e-9) if values else 1.0
    counts, edges = np.histogram(values, bins=28, range=(0.0, end))
    tallest = max(1, int(counts.max()))
    step = room / len(counts)
    parts = [_line(left, top + depth, left + room, top + depth, "axis")]
    for number, count in enumerate(counts):
        tall = depth * int(count) / tallest
        hint = f"{edges[number]:.0f}–{edges[number + 1]:.0f} {unit}: {count}"
        x = left + number * step
        if tall:
            parts.append(_rect(x + 1, top + depth - tall, step - 2, tall, "bar", hint))
    for tick in (0, 0.25, 0.5, 0.75, 1):
        x = left + room * tick
        side = "middle" if 0 < tick < 1 else ("start" if tick == 0 else "end")
        parts.append(_text(x, height - 16, f"{end * tick:.0f} {unit}", f"tick {side}"))
    for level, (name, value) in enumerate(marks.items()):
        x = left + room * min(1.0, value / end)
        parts.append(_line(x, 6 + 13 * level, x, top + depth, "mark"))
        side, gap = ("end", -6) if x > _WIDTH * 0.7 else ("start", 6)
        label = f"{name} {value:.0f} {unit}"
        parts.append(_text(x + gap, 10 + 13 * level, label, f"value {side}"))
    return _svg(height, title, parts)


def _apart(y: float, taken: Sequence[float], gap: float = 15) -> float:
    """A height near `y` at which a label does not cover another."""
    while any(abs(y - other) < gap for other in taken):
        y += 1
    return y


def _svg(height: float, title: str, parts: Sequence[str]) -> str:
    return (
        f'<svg viewBox="0 0 {_WIDTH} {height:.0f}" role="img" aria-label="{escape(title)}">'
        f"{''.join(parts)}</svg>"
    )


def _text(x: float, y: float, text: str, kind: str) -> str:
    return (
        f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" dominant-baseline="central">'
        f"{escape(text)}</text>"
    )


def _rect(x: float, y: float, width: float, height: float, kind: str, hint: str = "") -> str:
    title = f"<title>{escape(hint)}</title>" if hint else ""
    return (
        f'<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" '
        f'height="{height:.1f}" rx="3">{title}</rect>'
    )


def _line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    return f'<line class="{kind}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'
