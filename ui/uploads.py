"""Files that a maintainer hands in, put into the corpus folder under a safe name."""

import re
import unicodedata
from pathlib import Path, PurePosixPath

from core.errors import BadInputError, PolicyQAError
from core.files import write_atomically
from core.formats import SUFFIXES
from core.language.names import without_odd
from core.settings import settings
from ui import texts

# Longest name in UTF-8: file systems take 255 bytes, a temporary copy needs some of them.
LONGEST = 200
MIB = 1024 * 1024

# What Windows refuses in a name.
_REFUSED = re.compile(r'[<>:"/\\|?*]')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
# These steer the corpus; a page that anybody opens must not replace them.
_KEPT = frozenset({"manifest.csv", "regions.csv", "readme.md", "readme.zh-cn.md"})


def safe_name(name: str) -> str:
    """The name under which a file of this name is kept: no folder, no sign that means something.

    Raises:
        BadInputError: it is no kind of report, or nothing is left of the name.
    """
    last = PurePosixPath(name.replace("\\", "/")).name
    kept = _REFUSED.sub("", without_odd(unicodedata.normalize("NFC", last))).strip(" .~$")
    stem, dot, suffix = kept.rpartition(".")
    stem, suffix = stem.rstrip(" ."), f"{dot}{suffix}"
    if suffix.lower() not in SUFFIXES:
        known = "、".join(SUFFIXES)
        raise BadInputError(f"{name!r}", message=texts.UPLOAD_KIND.format(known=known))
    if not stem:
        raise BadInputError(f"{name!r}", message=texts.UPLOAD_NAME)
    if _DEVICES.match(kept):
        stem = f"_{stem}"
    room = LONGEST - len(suffix.encode())
    safe = stem.encode("utf-8", "ignore")[:room].decode("utf-8", "ignore") + suffix
    if safe.lower() in _KEPT:
        raise BadInputError(f"{name!r}", message=texts.UPLOAD_RESERVED)
    return safe


def keep_upload(name: str, data: bytes, corpus: Path, *, replace: bool = False) -> str:
    """Put a file into the corpus folder; the name that it got there.

    Raises:
        BadInputError: a name that cannot be kept, an empty or too large file, or
            one of that name is there and is not to be replaced.
        PolicyQAError: the disk refused.
    """
    safe = safe_name(name)
    limit = settings().max_report_mb
    if not data:
        raise BadInputError(f"{safe} is empty", message=texts.UPLOAD_EMPTY)
    if len(data) > limit * MIB:
        raise BadInputError(f"{safe}: {len(data)}", message=texts.UPLOAD_LARGE.format(limit=limit))
    try:
        there = existing(safe, corpus)
        if there and not replace:
            raise BadInputError(f"{there} exists", message=texts.UPLOAD_EXISTS.format(name=there))
        write_atomically(corpus / (there or safe), data)
    except OSError as error:
        raise PolicyQAError(f"{safe}: {error}", message=texts.UPLOAD_FAILED) from error
    return there or safe


def existing(name: str, corpus: Path) -> str | None:
    """The file of the corpus folder that a disk blind to case would take for this name."""
    alike = name.casefold()
    names = (entry.name for entry in corpus.iterdir())
    return next((n for n in names if unicodedata.normalize("NFC", n).casefold() == alike), None)
