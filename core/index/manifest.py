"""What a snapshot says about itself: how it was built and of what."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from core.errors import IndexCorrupt, IndexMismatch
from core.language.tokens import TOKENIZER

# Raise it whenever the files of a snapshot change their meaning.
SCHEMA = 5
FILE = "manifest.json"
_SEAL = "checksum"


@dataclass(frozen=True, slots=True)
class SnapshotManifest:
    """The manifest of one snapshot.

    `encoder` and `tokenizer` are fingerprints; `recipe` is that of all code
    and settings that turn a report into chunks and facts. `sources` maps the
    path of each report file to its digest, `failed` the path of each file
    that could not be read to the reason, `excluded` each report that was left
    out on request to its file. `sizes` maps each file of the snapshot to its
    size in bytes, `checksums` to its SHA-256.
    """

    id: str
    built: str
    encoder: str
    recipe: str
    reports: int = 0
    chunks: int = 0
    facts: int = 0
    schema: int = SCHEMA
    tokenizer: str = TOKENIZER
    sources: Mapping[str, str] = field(default_factory=dict)
    failed: Mapping[str, str] = field(default_factory=dict)
    excluded: Mapping[str, str] = field(default_factory=dict)
    sizes: Mapping[str, int] = field(default_factory=dict)
    checksums: Mapping[str, str] = field(default_factory=dict)

    def to_bytes(self) -> bytes:
        """The manifest as the file holds it, with a checksum of its own."""
        record = asdict(self)
        sealed = {_SEAL: _checksum(record), **record}
        return json.dumps(sealed, ensure_ascii=False, indent=1).encode()


def read_manifest(folder: Path, *, sizes: bool = True) -> SnapshotManifest:
    """Read a snapshot's manifest; with `sizes`, check those of its files.

    Raises:
        IndexMismatch: another schema or tokenizer wrote it.
        IndexCorrupt: the manifest or a file is damaged or missing.
    """
    try:
        record = json.loads((folder / FILE).read_bytes())
        found = (record["schema"], record["tokenizer"])
        if found != (SCHEMA, TOKENIZER):
            raise IndexMismatch(f"{folder}: schema and tokenizer {found}")
        seal = record.pop(_SEAL)
        if seal != _checksum(record):
            raise ValueError("not what was written")
        manifest = SnapshotManifest(**record)
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise IndexCorrupt(f"{folder / FILE}: {error}") from error
    for name, size in manifest.sizes.items() if sizes else ():
        path = folder / name
        if not path.is_file() or path.stat().st_size != size:
            raise IndexCorrupt(f"{path} is missing or not of {size} bytes")
    return manifest


def _checksum(record: Mapping[str, object]) -> str:
    text = json.dumps(record, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def measure(folder: Path) -> dict[str, int]:
    """Size in bytes of each file that a snapshot needs; lock files are not among them."""
    return {
        path.relative_to(folder).as_posix(): path.stat().st_size
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".lock" and path.name != FILE
    }
