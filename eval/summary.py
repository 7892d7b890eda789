"""The figures of a run: `summary.json`, and the same as a table for the terminal."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

import numpy as np

from eval.bootstrap import interval
from eval.measures import CUTOFFS, NAMES
from eval.row import Row

_DIGITS = 4
_Measure = Callable[[Row], float | None]


def _right_of(row: Row) -> float | None:
    return None if row.right is None else float(row.right)


def _single(row: Row) -> float | None:
    return _right_of(row) if row.question.answerable and row.question.type != "compare" else None


def _compare(row: Row) -> float | None:
    return _right_of(row) if row.question.type == "compare" else None


def _refused_rightly(row: Row) -> float | None:
    return None if row.question.answerable else float(row.refused)


def _refused_falsely(row: Row) -> float | None:
    return float(row.refused) if row.question.answerable and row.right is not None else None


def _flag(name: str) -> _Measure:
    def measure(row: Row) -> float | None:
        value = getattr(row, name)
        return None if value is None else float(value)

    return measure


def _score(kind: str, name: str) -> _Measure:
    def measure(row: Row) -> float | None:
        scores = getattr(row, kind)
        return None if scores is None else float(scores[name])

    return measure


RATES: dict[str, _Measure] = {
    "single_accuracy": _single,
    "compare_accuracy": _compare,
    "refusal_of_unanswerable": _refused_rightly,
    "false_refusal": _refused_falsely,
    "grounded": _flag("grounded"),
    "citation_correct": _flag("citation_correct"),
    **{f"report_recall.{k}": _score("report_scores", f"recall_{k}") for k in CUTOFFS},
    **{f"report_or_reprint_recall.{k}": _score("print_scores", f"recall_{k}") for k in CUTOFFS},
    **{f"evidence_recall.{k}": _score("evidence_scores", f"recall_{k}") for k in CUTOFFS},
    "mrr": _score("report_scores", "mrr"),
    "ndcg10": _score("report_scores", "ndcg10"),
}
_PERCENTILES = {"p50": 50, "p95": 95}


def values_of(rows: Iterable[Row], name: str) -> list[float]:
    """The values that a rate is the mean of."""
    return [value for row in rows if (value := RATES[name](row)) is not None]


def summarise(rows: Sequence[Row]) -> dict[str, Any]:
    """The summary: rates in 0..1 (None where no question bears on one), latency in ms.

    `mrr` and `ndcg10` rank reports; `retrieval` of `retrieval_table` has both.
    `intervals` holds [low, high] of 95% by the name of the rate.
    """
    values = {name: values_of(rows, name) for name in RATES}
    latencies = [row.latency_ms for row in rows]
    rates = {name: _mean(found) for name, found in values.items()}
    summary: dict[str, Any] = {"n": len(rows)}
    for name, rate in rates.items():
        outer, _, inner = name.partition(".")
        if inner:
            summary.setdefault(outer, {})[inner] = rate
        else:
            summary[outer] = rate
    summary["by_type"] = _by_type(rows)
    summary["latency_ms"] = {
        name: round(float(np.percentile(latencies, share)), 1) if latencies else None
        for name, share in _PERCENTILES.items()
    }
    causes = Counter(row.cause for row in rows if row.cause)
    summary["causes"] = dict(sorted(causes.items(), key=lambda item: (-item[1], item[0])))
    summary["intervals"] = _intervals(values, latencies)
    return summary


def retrieval_table(rows: Sequence[Row]) -> dict[str, dict[str, float | None]]:
    """Every retrieval measure, for reports and for evidence passages."""
    kinds = {"reports": "report_scores", "evidence": "evidence_scores"}
    return {
        kind: {
            name: _mean([s for row in rows if (s := _score(field, name)(row)) is not None])
            for name in NAMES
        }
        for kind, field in kinds.items()
    }


def _by_type(rows: Sequence[Row]) -> dict[str, dict[str, Any]]:
    found: dict[str, list[float]] = {}
    for row in rows:
        if row.right is not None:
            found.setdefault(row.question.type, []).append(float(row.right))
    return {
        name: {"n": len(marks), "right": int(sum(marks)), "accuracy": _mean(marks)}
        for name, marks in sorted(found.items())
    }


def _intervals(values: dict[str, list[float]], latencies: list[float]) -> dict[str, Any]:
    found = {name: interval(sample) for name, sample in values.items()}
    for name, share in _PERCENTILES.items():
        found[f"latency_ms.{name}"] = interval(latencies, partial(np.percentile, q=share))
    return {
        name: [round(low, _DIGITS) for low in bounds]
        for name, bounds in found.items()
        if bounds is not None
    }


def _mean(values: Sequence[float]) -> float | None:
    return round(sum(values) / len(values), _DIGITS) if values else None
