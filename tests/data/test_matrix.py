"""Matrix: an array whose rows and columns have names."""

from __future__ import annotations

import numpy as np
import pytest

from poliscope.data.matrix import Matrix
from poliscope.errors import DataError

M = Matrix(np.array([[1.0, 2.0], [3.0, np.nan]]), ("Shenzhen", "Hangzhou"), ("rd", "gdp"))


def test_a_number_is_found_by_its_names():
    assert M["Hangzhou", "rd"] == 3.0
    np.testing.assert_array_equal(M.row("Shenzhen"), [1, 2])
    np.testing.assert_array_equal(M.column("rd"), [1, 3])


def test_selecting_keeps_the_order_asked_for():
    chosen = M.select(rows=["Hangzhou", "Shenzhen"], columns=["gdp"])
    assert (chosen.rows, chosen.columns) == (("Hangzhou", "Shenzhen"), ("gdp",))
    np.testing.assert_array_equal(chosen.values, [[np.nan], [2.0]])


def test_an_unknown_name_lists_the_nearest():
    with pytest.raises(DataError, match=r'there is no unit "Shenzen"\n.*did you mean "Shenzhen"'):
        M["Shenzen", "rd"]
    with pytest.raises(DataError, match='there is no column "rnd"'):
        M.column("rnd")


def test_names_must_fit_the_array():
    with pytest.raises(ValueError, match=r"shape \(2, 2\), but there are 1 row names and 2 column names"):
        Matrix(M.values, ("A",), ("x", "y"))
    with pytest.raises(ValueError, match='the name "A" stands for more than one row or column'):
        Matrix(M.values, ("A", "A"), ("x", "y"))


def test_to_frame_copies():
    frame = M.to_frame()
    assert (frame.index.name, frame.loc["Hangzhou", "rd"]) == ("unit", 3.0)
    frame.loc["Hangzhou", "rd"] = 9
    assert M["Hangzhou", "rd"] == 3.0
    assert "Shenzhen" in M._repr_html_()
