"""The sample reports are complete, marked as samples, and in our own words."""

import csv
import json
import re
from pathlib import Path

import pypdf
import pytest

from indexer.readers.registry import READERS

PROJECT = Path(__file__).resolve().parents[2]
CORPUS = PROJECT / "corpus"
SOURCES = PROJECT / "tools" / "corpus_text"
ORIGINALS = PROJECT.parent / "shared" / "reports"
SUFFIXES = (".md", ".txt", ".pdf", ".docx", ".xlsx")
REPORTS = [
    path
    for path in sorted(CORPUS.glob("*.*"))
    if path.suffix in SUFFIXES and path.name != "README.md"
]
SCAN = CORPUS / "chengchuan_2024_half_scan.pdf"
PDFS = [path for path in REPORTS if path.suffix == ".pdf" and path != SCAN]
INVENTED = [path for path in REPORTS if path.name.startswith("chengchuan_")]
REAL = [path for path in REPORTS if path not in INVENTED]
MANIFEST_KEYS = ["file", "doc_id", "title", "publisher", "published", "region"]


def name(path: Path) -> str:
    return path.name


def squeeze(text: str) -> str:
    return re.sub(r"\s", "", text)


def text_of(path: Path) -> str:
    if path.suffix == ".pdf":
        return "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    if path.suffix in (".docx", ".xlsx"):
        return READERS[path.suffix](path)[0].text
    return path.read_text(encoding="utf-8")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_there_are_reports_enough() -> None:
    lines = (CORPUS / "chengchuan_briefs.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(REPORTS) + len(lines) >= 16
    assert all("示例" in json.loads(line)["title"] for line in lines)


@pytest.mark.parametrize("path", [path for path in INVENTED if path != SCAN], ids=name)
def test_an_invented_report_says_so(path: Path) -> None:
    assert "（示例）" in squeeze(text_of(path))


def test_the_manifest_describes_every_report_without_front_matter() -> None:
    manifest = rows(CORPUS / "manifest.csv")
    bare = {path.name for path in REPORTS if not text_of(path).startswith("---\n")}
    assert all(list(row) == MANIFEST_KEYS for row in manifest)
    assert {row["file"] for row in manifest} == bare
    assert all(row["published"] for row in manifest if row["file"].startswith("chengchuan_"))


def test_every_county_has_its_prefecture() -> None:
    regions = rows(CORPUS / "regions.csv")
    levels = {row["name"]: row["level"] for row in regions}
    assert set(levels.values()) == {"prefecture", "county"}
    counties = [row for row in regions if row["level"] == "county"]
    assert all(levels[row["parent"]] == "prefecture" for row in counties)


@pytest.mark.parametrize("path", PDFS, ids=name)
def test_a_pdf_gives_its_source_text_in_order(path: Path) -> None:
    source = (SOURCES / f"{path.stem}.txt").read_text(encoding="utf-8")
    assert squeeze(text_of(path)) == squeeze(re.sub(r"(?m)^#+ ", "", source))


def test_the_scan_has_no_text_layer() -> None:
    assert not any(page.extract_text().strip() for page in pypdf.PdfReader(SCAN).pages)
    titles = {row["file"]: row["title"] for row in rows(CORPUS / "manifest.csv")}
    assert "（示例）" in titles[SCAN.name]


def originals() -> str:
    """The two newspaper pages; ASCII marks widened as our reports write them."""
    if not ORIGINALS.is_dir():
        pytest.skip("../shared/reports is not here")
    pages = (path.read_text(encoding="utf-8") for path in sorted(ORIGINALS.glob("*.txt")))
    return squeeze("".join(pages)).translate(str.maketrans(",;:()", "，；：（）"))


@pytest.mark.parametrize("path", REAL, ids=name)
def test_a_real_report_is_told_in_our_own_words(path: Path) -> None:
    printed = originals()
    sentences = re.split(r"[。；]", squeeze(text_of(path)))
    assert [one for one in sentences if len(one) > 12 and one in printed] == []


@pytest.mark.parametrize("path", REAL, ids=name)
def test_a_real_report_has_only_the_figures_of_the_originals(path: Path) -> None:
    figures = re.compile(r"\d+(?:\.\d+)?")
    assert set(figures.findall(text_of(path))) <= set(figures.findall(originals()))
