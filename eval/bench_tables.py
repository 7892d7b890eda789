"""The figures of the benchmark as tables for the terminal."""

from collections.abc import Mapping, Sequence
from typing import Any

from eval.table import render


def render_figures(figures: Mapping[str, Any]) -> str:
    """Single figures, the stages of a question, what was started, and the growth."""
    nested = {name: value for name, value in figures.items() if isinstance(value, dict | list)}
    plain = [(name, value) for name, value in figures.items() if name not in nested]
    plain += [pair for name in ("start", "memory_per_100k_chunks") for pair in _pairs(nested, name)]
    tables = [render(("figure", "value"), plain)] if plain else []
    if figures.get("stages_ms"):
        tables.append(render(("stage, ms", "p50", "p95"), _stage_rows(figures["stages_ms"])))
    if figures.get("growth"):
        tables.append(_growth(figures["growth"]))
    if figures.get("peers"):
        tables.append(_peers(figures["peers"]))
    return "\n\n".join(tables)


def _pairs(nested: Mapping[str, Any], name: str) -> list[tuple[str, object]]:
    suffix = " per 100,000 chunks" if name == "memory_per_100k_chunks" else ""
    return [(f"{key}{suffix}", value) for key, value in nested.get(name, {}).items()]


def _stage_rows(stages: Mapping[str, Mapping[str, float]]) -> list[tuple[object, ...]]:
    return [(name, *found.values()) for name, found in stages.items()]


def _peers(found: Mapping[str, Mapping[str, float]]) -> str:
    """One column a way of finding."""
    names = next(iter(found.values()))
    rows = [(name, *(peer[name] for peer in found.values())) for name in names]
    return render(("", *found), rows)


def _growth(rows: Sequence[Mapping[str, Any]]) -> str:
    """One column a size; `perturbed` says how many chunks are of copies, not of reports."""
    names = [name for name, value in rows[0].items() if not isinstance(value, dict)]
    table: list[tuple[object, ...]] = [(name, *(row[name] for row in rows)) for name in names[1:]]
    for group in (name for name, value in rows[0].items() if isinstance(value, dict)):
        for stage in rows[0][group]:
            cells = (row[group][stage] for row in rows)
            title = f"{stage} {group.partition('_')[2].replace('_', ', ')}, p50 / p95"
            table.append((title, *(f"{c['p50']} / {c['p95']}" for c in cells)))
    return render(("chunks", *(str(row["size"]) for row in rows)), table)
