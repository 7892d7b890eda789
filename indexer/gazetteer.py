"""The gazetteer of a corpus: the national list, and the places its `regions.csv` adds."""

from functools import lru_cache
from pathlib import Path

from core.language.regions import Gazetteer, load_regions


def read_gazetteer(corpus: Path) -> Gazetteer:
    """The places known to a corpus.

    Raises:
        BadInputError: its `regions.csv` cannot be read.
    """
    path = corpus / "regions.csv"
    if not path.exists():
        return Gazetteer.national()
    return _extended(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _extended(path: Path, _changed: int) -> Gazetteer:
    return Gazetteer.national().extended(load_regions(path))
