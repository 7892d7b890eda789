"""Copies of an index that share its ONNX encoder: that is large, and never changed."""

import shutil
from pathlib import Path

from core.files import link_or_copy
from core.index.store import IndexStore


def give_encoder(index: Path, copies: Path) -> Path:
    """The same index with the ONNX copies, so that no command makes them or loads torch."""
    shutil.copytree(copies, IndexStore(index).encoders, copy_function=link_or_copy)
    return index


def copy_index(index: Path, target: Path) -> Path:
    """A copy to be changed."""
    encoders = IndexStore(index).encoders
    shutil.copytree(index, target, ignore=shutil.ignore_patterns(encoders.name))
    return give_encoder(target, encoders)
