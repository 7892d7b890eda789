"""`python -m eval report RUN`: one self-contained HTML page of a run; works offline."""

import base64
import hashlib
import json
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

from core.errors import QuestionError
from eval.bootstrap import interval
from eval.charts import Bar, bar_chart, histogram, recall_chart
from eval.markup import card, table
from eval.measures import DEPTH
from eval.report_rows import render_rows
from eval.row import Row, load_rows
from eval.summary import retrieval_table
from eval.table import percent

_HERE = Path(__file__).parent
_TILES = {
    "single_accuracy": "single answers right",
    "compare_accuracy": "comparisons right",
    "refusal_of_unanswerable": "unanswerable refused",
    "false_refusal": "falsely refused",
    "grounded": "answers grounded",
    "citation_correct": "citations correct",
}


def add_arguments(parser: ArgumentParser) -> None:
    """The arguments of `report`."""
    parser.add_argument("run", type=Path, help="folder of the run")
    parser.add_argument("--out", type=Path, help="the page (default: report.html in the folder)")


def main(arguments: Namespace) -> int:
    """Write the page and say where it is."""
    target = arguments.out or arguments.run / "report.html"
    target.write_text(render_run(arguments.run), encoding="utf-8")
    print(target)
    return 0


def render_run(run: Path) -> str:
    """The page of a run folder.

    Raises:
        QuestionError: the folder is not that of a run.
    """
    rows = load_rows(run)
    return render_page(run.name, rows, _read(run / "summary.json"), _read(run / "settings.json"))


def render_page(
    name: str, rows: Sequence[Row], summary: dict[str, Any], about: dict[str, Any]
) -> str:
    """The page; every text of a report, a question or an answer is escaped."""
    style = (_HERE / "report.css").read_text(encoding="utf-8")
    script = (_HERE / "report.js").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    # Nothing from outside is loaded, and no script runs but ours.
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    body = "".join(
        (
            f"<h1>{escape(name)}</h1>{_about(rows, about)}{_tiles(summary)}",
            f'<div class="cards">{_charts(rows, summary)}</div>',
            f'<div class="cards">{_type_table(summary)}{_retrieval_table(rows)}</div>',
            render_rows(rows),
        )
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(name)}</title><style>{style}</style></head>"
        f"<body><main>{body}</main><script>{script}</script></body></html>\n"
    )


def _about(rows: Sequence[Row], about: dict[str, Any]) -> str:
    manifest = (about.get("index") or {}).get("manifest") or {}
    facts = [
        f"{len(rows)} questions of {about.get('arguments', {}).get('questions', '?')}",
        f"{manifest['reports']} reports, {manifest['chunks']} passages" if manifest else "",
        f"encoder {manifest['encoder']}" if manifest else "",
    ]
    return f'<p class="about">{escape(" · ".join(fact for fact in facts if fact))}</p>'


def _tiles(summary: dict[str, Any]) -> str:
    tiles = []
    for key, label in _TILES.items():
        low_high = summary["intervals"].get(key)
        between = "no such question"
        if low_high:
            between = "95%: {:.0f}–{:.0f}%".format(*(100 * edge for edge in low_high))
        tiles.append(
            f'<div class="tile"><span>{label}</span><b>{percent(summary[key])}</b>'
            f"<span>{between}</span></div>"
        )
    return f'<div class="tiles">{"".join(tiles)}</div>'


def _charts(rows: Sequence[Row], summary: dict[str, Any]) -> str:
    types = []
    for name, found in summary["by_type"].items():
        marks = [float(bool(row.right)) for row in rows if row.question.type == name]
        shown = f"{found['accuracy']:.0%}  ({found['right']}/{found['n']})"
        types.append(Bar(name, found["accuracy"], shown, interval(marks)))
    causes = summary["causes"]
    most = max(causes.values(), default=1)
    counts = [Bar(name, count / most, str(count)) for name, count in causes.items()]
    latency = {key: value for key, value in summary["latency_ms"].items() if value is not None}
    charts = {
        "Accuracy by type": bar_chart(types, "Accuracy by type"),
        "Causes of what is wrong": bar_chart(counts, "Causes") if counts else "<p>Nothing is.</p>",
        "Recall at k": recall_chart(_curves(rows), "Recall at 1 to 10"),
        "Latency": histogram([row.latency_ms for row in rows], latency, "ms", "Latency"),
    }
    return "".join(card(title, chart) for title, chart in charts.items())


def _curves(rows: Sequence[Row]) -> dict[str, list[float]]:
    curves = {}
    for name, kind in (("reports", "report_scores"), ("evidence", "evidence_scores")):
        scores = [getattr(row, kind) for row in rows if getattr(row, kind) is not None]
        if scores:
            curves[name] = [
                sum(score[f"recall_{k}"] for score in scores) / len(scores)
                for k in range(1, DEPTH + 1)
            ]
    return curves


def _type_table(summary: dict[str, Any]) -> str:
    lines = [
        (name, found["n"], found["right"], percent(found["accuracy"]))
        for name, found in summary["by_type"].items()
    ]
    return card("Types", table(("type", "n", "right", "accuracy"), lines))


def _retrieval_table(rows: Sequence[Row]) -> str:
    header = ("", "R@1", "R@5", "R@10", "MRR", "nDCG@10")
    keys = ("recall_1", "recall_5", "recall_10", "mrr", "ndcg10")
    lines = [
        (kind, *(percent(found[key]) for key in keys))
        for kind, found in retrieval_table(rows).items()
    ]
    return card("Retrieval", table(header, lines))


def _read(file: Path) -> dict[str, Any]:
    try:
        return dict(json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise QuestionError(f"{file}: {error}", message=f"读不了评测结果：{file}") from error
