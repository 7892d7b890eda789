"""What the page takes as an upload is what the indexer reads."""

from core.formats import SUFFIXES
from indexer.readers.registry import READERS


def test_every_reader_is_offered_and_no_other() -> None:
    assert set(SUFFIXES) == set(READERS)
