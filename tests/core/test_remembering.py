"""A remembered vector is the encoder's own, and no more are kept than said."""

import numpy as np

from core.encoders.encoder import BUNDLED, load_encoder
from core.encoders.remembering import RememberingEncoder

TEXTS = ["签约项目40个。", "开工项目12个。", "签约项目40个。"]


def test_vectors_are_the_encoders_own_and_encoded_once() -> None:
    plain = load_encoder(BUNDLED)
    remembering = RememberingEncoder(plain)
    encoded: list[int] = []
    first = remembering.encode(TEXTS, progress=encoded.append)
    again = remembering.encode(TEXTS[::-1], progress=encoded.append)
    assert sum(encoded) == 2
    assert np.array_equal(first[0], first[2])
    assert np.array_equal(again, first[::-1])
    assert np.allclose(first, plain.encode(TEXTS), atol=1e-5)
    assert remembering.fingerprint == plain.fingerprint


def test_the_least_recently_used_are_forgotten() -> None:
    remembering = RememberingEncoder(load_encoder(BUNDLED), most=2)
    encoded: list[int] = []
    for text in ("一", "二", "一", "三", "一", "二"):
        remembering.encode([text], progress=encoded.append)
    assert sum(encoded) == 4


def test_nothing_is_encoded_to_nothing() -> None:
    remembering = RememberingEncoder(load_encoder(BUNDLED))
    assert remembering.encode([]).shape == (0, remembering.dimension)
