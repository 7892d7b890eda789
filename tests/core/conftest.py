"""What the tests of places and questions share: a gazetteer with an invented prefecture."""

import pytest

from core.language.regions import Gazetteer, Region


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """The national list, 枫林市 with its counties, and a county-level city."""
    return Gazetteer.national().extended(
        (
            Region("x1", "枫林市", "prefecture", None),
            Region("x2", "松原县", "county", "x1"),
            Region("x3", "柏溪县", "county", "x1"),
            Region("x4", "桐江区", "county", "x1"),
        )
    )
