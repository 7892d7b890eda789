"""A frame survives its JSON form, so that an edited one can be asked again."""

import json

from hypothesis import given
from hypothesis import strategies as st

from core.language.calendar import day_of, half_of, year_of, years_of
from core.parser.frame import Frame, frame_from_json

_TEXTS = st.lists(st.text(), max_size=3).map(tuple)
_PERIODS = st.one_of(
    st.integers(1950, 2049).map(year_of),
    st.integers(1950, 2049).map(lambda year: half_of(year, 1)),
    st.integers(1950, 2049).map(lambda year: years_of(year, year + 2)),
    st.dates().map(day_of),
)
_FRAMES = st.builds(
    Frame,
    question=st.text(),
    asked=st.sampled_from(("value", "compare")),
    regions=_TEXTS,
    subjects=_TEXTS,
    periods=st.lists(_PERIODS, max_size=3).map(tuple),
    indicator=st.text(),
    qualifiers=_TEXTS,
    measure=st.text(),
    unit=st.text(),
    operation=st.text(),
    inherited=_TEXTS,
)


@given(_FRAMES)
def test_round_trip_through_json_text(frame: Frame) -> None:
    assert frame_from_json(json.loads(json.dumps(frame.to_json()))) == frame


def test_what_json_leaves_out_takes_its_default() -> None:
    assert frame_from_json({"question": "问"}) == Frame("问")


def test_a_change_leaves_the_original() -> None:
    frame = Frame("问", regions=("松原县",))
    assert frame.changed(regions=("柏溪县",)).regions == ("柏溪县",)
    assert frame.regions == ("松原县",)
