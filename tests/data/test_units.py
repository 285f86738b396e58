"""Units: codes, labels by language, groups."""

from __future__ import annotations

import pytest

from poliscope.data.units import Units
from poliscope.errors import DataError

UNITS = Units(
    ("Shenzhen", "Hangzhou", "NA"),
    {"zh": {"Shenzhen": "深圳"}, "": {"Hangzhou": "Hangzhou City"}},
    {"coast": ("south", "east", "")},
)


def test_a_label_in_another_language_is_better_than_a_code():
    assert UNITS.label("Shenzhen", "zh") == "深圳"
    assert UNITS.label("Shenzhen", "en") == "深圳"
    assert UNITS.label("Hangzhou", "zh") == "Hangzhou City"
    assert UNITS.label("NA") == "NA"


def test_groups_as_numbers():
    assert UNITS.group_codes()["coast"].tolist() == [1, 0, -1]


def test_taking_keeps_groups():
    taken = UNITS.take(["NA", "Shenzhen"])
    assert (taken.codes, taken.groups) == (("NA", "Shenzhen"), {"coast": ("", "south")})


def test_what_does_not_fit_is_refused():
    with pytest.raises(DataError, match="1 unit stands twice: A"):
        Units(("A", "B", "A"))
    with pytest.raises(ValueError, match="there are 2 units, but 1 in the group g"):
        Units(("A", "B"), {}, {"g": ("x",)})
    with pytest.raises(DataError, match=r'there is no unit "Shenzen"\n.*did you mean "Shenzhen"'):
        UNITS.take(["Shenzen"])
