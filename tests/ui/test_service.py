"""The assistant of the process."""

from collections.abc import Callable
from pathlib import Path

from core.encoder import load_encoder
from tools.chat import load_ahead
from ui.service import current_assistant


def test_what_is_loaded_ahead_is_what_the_page_uses(
    page_index: Path, page_corpus: Path, use_index: Callable[[Path, Path], None]
) -> None:
    use_index(page_index, page_corpus)
    load_ahead()
    loaded = load_encoder.cache_info()
    assert current_assistant().snapshot.reports()
    assert load_encoder.cache_info().misses == loaded.misses
    assert load_encoder.cache_info().hits > loaded.hits
