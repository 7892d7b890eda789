"""The fingerprint of all that turns a report into chunks and facts."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from core.settings import PROJECT, settings

_ROOMS = ("core", "indexer")
_SUFFIXES = frozenset({".py", ".csv", ".json", ".toml", ".txt", ".tsv"})


def recipe_of(corpus: Path) -> str:
    """Hash over our own reading code and data, the settings it uses and the corpus's regions.

    The code itself is hashed, so that nobody has to remember to raise a
    version: after an update the reports are read again. Their encodings are
    kept by text, so this costs seconds, not hours.
    """
    digest = hashlib.sha256(str(settings().chunk_size).encode())
    regions = corpus / "regions.csv"
    for path in [*_code(), *([regions] if regions.is_file() else [])]:
        digest.update(path.name.encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _code() -> Iterator[Path]:
    for room in _ROOMS:
        for path in sorted((PROJECT / room).rglob("*")):
            if path.suffix in _SUFFIXES and path.is_file():
                yield path
