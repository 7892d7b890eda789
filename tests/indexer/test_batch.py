"""Reports that name no year are dated by those that lie beside them."""

import json
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from core.encoders.encoder import SentenceEncoder
from core.index.store import IndexStore
from core.schema import Report
from indexer.batch import Batch, batch_of, batches_of, dated_beside
from indexer.build import build

JULY = [date(2023, 7, 1) + timedelta(days) for days in range(40)]
BATCH = Batch(date(2023, 6, 20), date(2023, 8, 20))


def test_a_batch_spans_the_days_of_its_reports_and_two_weeks_more() -> None:
    batch = batch_of(JULY)
    assert batch == Batch(date(2023, 6, 17), date(2023, 8, 23))
    assert batch.year == 2023


def test_a_few_reports_or_those_of_several_years_tell_no_time() -> None:
    assert batch_of(JULY[:9]) is None
    assert batch_of([*JULY, *(day.replace(year=2022) for day in JULY[:5])]) is None
    one_stray = batch_of([*JULY, date(2019, 7, 1)])
    assert one_stray == batch_of(JULY)


def test_what_lies_together_is_one_file_of_many_or_one_folder() -> None:
    dated = [("news.jsonl", day) for day in JULY] + [("a/1.pdf", day) for day in JULY]
    found = batches_of([*dated, ("b/1.pdf", JULY[0])])
    assert sorted(found) == ["a", "news.jsonl"]


@pytest.mark.parametrize(
    ("text", "published", "year"),
    [
        ("本报范县8月3日讯 截至目前，签约项目9个。", date(2023, 8, 3), 2023),
        ("截至8月3日，签约项目9个。", None, 2023),
        ("8月3日签约9个，比2022年多3个。", None, 2023),
        ("本报范县12月3日讯 截至目前，签约项目9个。", None, None),
        ("截至12月3日，签约项目9个。", None, None),
        ("2月9日、3月1日和8月3日各签约一次。", None, None),
        ("今年以来，签约项目9个。", None, None),
        ("2015年8月3日，签约项目9个。", None, None),
        ("8月3日签约9个，2015年投产。", None, None),
    ],
)
def test_a_report_is_of_its_batch_if_its_days_are(
    text: str, published: date | None, year: int | None
) -> None:
    found = dated_beside(Report("a", "a.txt", text), BATCH)
    assert (found.published, found.year) == (published, year)


def test_a_batch_about_new_year_dates_each_report_by_its_own_days() -> None:
    winter = Batch(date(2022, 11, 20), date(2023, 1, 14))
    years = [dated_beside(Report("a", "a.txt", text), winter).year for text in WINTER]
    assert years == [2022, 2023, 2023, None]


WINTER = (
    "截至12月3日，签约9个。",
    "截至1月3日，签约9个。",
    "本报范县1月3日讯 签约9个。",
    "12月3日签约9个，1月3日签约8个。",
)


@pytest.mark.parametrize(("title", "path"), [("2022年工作总结", "a.txt"), ("", "2022/a.txt")])
def test_another_year_in_title_or_path_keeps_a_report_out(title: str, path: str) -> None:
    report = Report("a", path, "截至8月3日，签约项目9个。", title=title)
    assert dated_beside(report, BATCH) == report


def test_a_dated_report_keeps_its_date() -> None:
    report = Report("a", "a.txt", "截至8月3日。", published=date(2022, 8, 5))
    assert dated_beside(report, BATCH) == report


UNDATED = "# 签约情况\n\n截至8月3日，范县签约亿元以上项目47个。\n"
Told = Callable[[], tuple[int | None, str | None]]


@pytest.fixture
def told(tmp_path: Path, encoder: SentenceEncoder, encodings: Path) -> Told:
    """Builds, and gives the undated report's year and the period of its figure."""

    def run() -> tuple[int | None, str | None]:
        build(tmp_path / "corpus", tmp_path / "index", encoder, encodings=encodings)
        with IndexStore(tmp_path / "index").open() as snapshot:
            (chunk,) = snapshot.chunks_of("undated.md")
            (fact,) = (f for f in snapshot.facts([chunk.chunk_id]) if f.text == "47个")
            year = snapshot.report("undated.md").year
            return year, fact.period.label if fact.period else None

    return run


def put_dated(corpus: Path, count: int) -> None:
    """An undated report beside so many dated ones."""
    shutil.rmtree(corpus, ignore_errors=True)
    corpus.mkdir()
    (corpus / "undated.md").write_text(UNDATED, encoding="utf-8")
    for number in range(1, count + 1):
        text = f"# 工作简报\n\n2023年7月{number + 12}日\n\n第{number}期简报，走访企业{number}家。\n"
        (corpus / f"{number:02}.md").write_text(text, encoding="utf-8")


@pytest.mark.slow
def test_builds_one_after_another_end_where_one_build_does(tmp_path: Path, told: Told) -> None:
    put_dated(tmp_path / "corpus", 9)
    assert told() == (None, None)
    put_dated(tmp_path / "corpus", 12)
    assert told() == (2023, "截至2023年8月3日")
    put_dated(tmp_path / "corpus", 9)
    assert told() == (None, None)


@pytest.mark.slow
def test_a_first_build_dates_reports_by_their_folder(tmp_path: Path, told: Told) -> None:
    put_dated(tmp_path / "corpus", 12)
    assert told() == (2023, "截至2023年8月3日")


@pytest.mark.slow
def test_the_reports_of_one_file_date_one_another(tmp_path: Path, told: Told) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    rows = [{"doc_id": "undated.md", "text": UNDATED}]
    rows += [
        {"doc_id": f"d{n}", "published": f"2023-07-{n + 12}", "text": f"第{n}期简报。"}
        for n in range(1, 13)
    ]
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    (corpus / "news.jsonl").write_text(lines, encoding="utf-8")
    assert told() == (2023, "截至2023年8月3日")
