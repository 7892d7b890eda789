"""The facts of an index as staff read them: in lines, or as CSV for a spreadsheet."""

import csv
import io
import re
from collections.abc import Iterable
from typing import BinaryIO

from core.language.quantities import format_number
from core.schema import Fact
from core.spreadsheet import no_formula
from indexer.listing import ListedFact

COLUMNS = (
    "地区", "时期", "推定", "时期原文", "指标", "限定", "数据", "单位", "数值", "数值上限",
    "报告", "页", "句子",
)  # fmt: skip
_NUMBERS = {"数值", "数值上限", "页"}
_ROUND = re.compile(r"\b([1-9]\d{0,3})(0{8}|0{4})(?!\d)")
_UNITS = {8: "亿", 4: "万"}


def print_facts(found: Iterable[ListedFact]) -> None:
    """Two lines a fact: what it says, and where."""
    count = 0
    for listed in found:
        count += 1
        fact = listed.fact
        parts = (
            fact.region or "地区不明",
            _period_words(fact),
            fact.indicator or "指标不明",
            _qualifier_words(fact),
            _value_words(fact),
        )
        place = f"{fact.doc_id} 第 {listed.page} 页" if listed.page else fact.doc_id
        print("｜".join(part for part in parts if part))
        print(f"    {place}：{listed.sentence}")
    print(f"共 {count} 条。")


def write_facts(found: Iterable[ListedFact], stream: BinaryIO) -> None:
    """A line a fact, in UTF-8 with the mark that Excel needs."""
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="", write_through=True)
    try:
        writer = csv.writer(text)
        writer.writerow(COLUMNS)
        for listed in found:
            cells = zip(COLUMNS, _row(listed), strict=True)
            writer.writerow(
                [cell if name in _NUMBERS else no_formula(cell) for name, cell in cells]
            )
    finally:
        text.detach()


def _row(listed: ListedFact) -> tuple[str, ...]:
    fact = listed.fact
    return (
        fact.region,
        fact.period.label if fact.period else "",
        "是" if fact.inferred else "",
        fact.period_text,
        fact.indicator,
        _qualifier_words(fact),
        fact.text,
        fact.unit,
        format_number(fact.number),
        "" if fact.upper is None else format_number(fact.upper),
        fact.doc_id,
        str(listed.page or ""),
        listed.sentence,
    )


def _period_words(fact: Fact) -> str:
    """The period, whether it is inferred, and its wording where that is another."""
    if fact.period is None:
        return "时期不明"
    notes = ["推定"] if fact.inferred else []
    if fact.period_text and fact.period_text != fact.period.label:
        notes.append(f"原文“{fact.period_text}”")
    return fact.period.label + (f"（{'，'.join(notes)}）" if notes else "")


def _qualifier_words(fact: Fact) -> str:
    """签约、1亿以上: without the groups that the program sorts them into."""
    words = (qualifier.rpartition(":")[2] for qualifier in fact.qualifiers)
    return "、".join(_ROUND.sub(lambda found: found[1] + _UNITS[len(found[2])], w) for w in words)


def _value_words(fact: Fact) -> str:
    """The figure as printed, with its number in the base unit where that reads otherwise."""
    upper = "" if fact.upper is None else f"—{format_number(fact.upper)}"
    number = format_number(fact.number) + upper
    number = f"{fact.unit}{number}" if fact.unit == "第" else f"{number}{fact.unit}"
    return fact.text if number == fact.text else f"{fact.text}（{number}）"
