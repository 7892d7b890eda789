"""`manifest.csv`: what staff know about the reports that the files do not say."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from core.errors import BadInputError
from core.language.names import bad_id
from indexer.dates import parse_date

COLUMNS = ("file", "doc_id", "title", "publisher", "published", "region")


@dataclass(frozen=True, slots=True)
class Manifest:
    """Rows of the manifest by file (its path under the corpus folder, with `/`)."""

    rows: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def row(self, file: str) -> Mapping[str, str]:
        """The fields stated for a file; empty if it has no row."""
        return self.rows.get(file, {})


def load_manifest(corpus: Path) -> Manifest:
    """Read `manifest.csv`; an empty manifest where there is none.

    Raises:
        BadInputError: unreadable, a column missing, a file named twice or
            outside the folder, a doc_id that cannot be one or is given twice, or
            a date that is none.
    """
    path = corpus / "manifest.csv"
    if not path.exists():
        return Manifest()
    try:
        text = path.read_text(encoding="utf-8-sig")
        reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        if "file" not in (reader.fieldnames or ()):
            raise _trouble(1, f"第一行应是列名：{','.join(COLUMNS)}")
        rows: dict[str, Mapping[str, str]] = {}
        for raw in reader:
            row = {name: (raw.get(name) or "").strip() for name in COLUMNS}
            if any(row.values()):
                _check(row, rows, reader.line_num)
                rows[row["file"]] = {name: value for name, value in row.items() if value}
    except UnicodeDecodeError as error:
        raise _trouble(1, "请存为 UTF-8 编码") from error
    except csv.Error as error:
        raise _trouble(reader.line_num, "不是有效的 CSV") from error
    return Manifest(rows)


def _check(row: Mapping[str, str], rows: Mapping[str, Mapping[str, str]], line: int) -> None:
    file, published = row["file"], row["published"]
    path = PurePosixPath(file)
    if not file:
        raise _trouble(line, "缺少文件名")
    if path.is_absolute() or ".." in path.parts or "\\" in file or ":" in file:
        raise _trouble(line, f"文件不在语料文件夹内：{file}")
    if file in rows:
        raise _trouble(line, f"文件重复：{file}")
    if trouble := bad_id(row["doc_id"]):
        raise _trouble(line, trouble)
    if row["doc_id"] and any(row["doc_id"] == other.get("doc_id") for other in rows.values()):
        raise _trouble(line, f"doc_id 重复：{row['doc_id']}")
    if published and parse_date(published) is None:
        raise _trouble(line, f"日期应写成 2023-07-20 的样子：{published}")


def _trouble(line: int, what: str) -> BadInputError:
    return BadInputError(
        f"manifest.csv:{line}: {what}", message=f"manifest.csv 第 {line} 行有误：{what}"
    )
