import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from poliscope.errors import ArrayError
from poliscope.kernels import change
from poliscope.kernels.specialisation import (
    herfindahl,
    krugman_index,
    location_quotient,
    specialisation_coefficient,
)

X = np.array([[10.0, 0, 30], [20, 40, 0]])
Y = np.array([[12.0, 5, 33], [18, 60, 0]])
tables = arrays(np.float64, (3, 4), elements=st.integers(0, 50))


def test_shift_share_by_hand():
    # 100 -> 128: g = 0.28; activity 0: 30 -> 30, g_c = 0
    national, mix, regional = change.shift_share(X, Y)
    np.testing.assert_allclose(national[0], [2.8, 0, 8.4])
    np.testing.assert_allclose(mix[0], [-2.8, 0, 30 * (0.1 - 0.28)])
    np.testing.assert_allclose(regional[0], [2, 5, 0], atol=1e-12)


@given(tables, tables)
def test_parts_add_up_to_the_change(x, y):
    if not x.any():
        with pytest.raises(ArrayError, match="something in the table before"):
            change.shift_share(x, y)
        return
    for parts in (change.shift_share(x, y), change.esteban_marquillas(x, y)):
        np.testing.assert_allclose(sum(parts), y - x, atol=1e-11)
    # what regions gain over the activity's growth they take from each other
    regional = change.shift_share(x, y).regional.sum(axis=0)
    np.testing.assert_allclose(regional[x.sum(axis=0) > 0], 0, atol=1e-10)


def test_esteban_marquillas_by_hand():
    parts = change.esteban_marquillas(X, Y)
    # region 0, activity 0: homothetic 40 * 30 / 100 = 12, lead 2 / 10
    np.testing.assert_allclose(parts.competitive[0, 0], 12 * 0.2)
    np.testing.assert_allclose(parts.allocation[0, 0], -2 * 0.2)
    assert parts.new.tolist() == [[0, 5, 0], [0, 0, 0]]
    assert parts.competitive[0, 1] == parts.allocation[0, 1] == 0


def test_dynamic_adds_up_periods():
    middle = np.array([[11.0, 0, 20], [19, 50, 1]])
    parts = change.dynamic_shift_share([X, middle, Y])
    two = change.shift_share(X, middle), change.shift_share(middle, Y)
    np.testing.assert_allclose(parts.industry_mix, two[0].industry_mix + two[1].industry_mix)
    np.testing.assert_allclose(sum(parts), Y - X, atol=1e-12)
    np.testing.assert_allclose(sum(change.dynamic_esteban_marquillas([X, middle, Y])), Y - X, atol=1e-12)
    with pytest.raises(ArrayError, match="two or more periods"):
        change.dynamic_shift_share([X])


@pytest.fixture(scope="module")
def reat(shared):
    """Employees of 16 German states by 10 industries 2008-2014, and what REAT 3.0.3 makes of them."""
    folder = shared / "peers" / "complexity" / "reat_german_states"
    long = pd.read_csv(folder / "input_long.csv")
    outputs = pd.read_csv(folder / "reat_outputs.csv")
    regions = sorted(outputs.loc[outputs["fun"] == "shift", "region"].unique())
    industries = sorted(long["industry"].unique())
    table = long.pivot_table(index="region", columns=["year", "industry"], values="emp").loc[regions]
    history = np.stack([table[year][industries].to_numpy(float) for year in sorted(long["year"].unique())])

    def of(function, method, component):
        chosen = outputs[
            (outputs["fun"] == function) & (outputs["method"] == method) & (outputs["component"] == component)
        ]
        return chosen.set_index("region").loc[regions, "value"].to_numpy()

    return history, of, (folder, regions, industries)


def test_shift_share_is_reats(reat):
    history, of, _ = reat
    parts = [part.sum(axis=1) for part in change.shift_share(history[0], history[-1])]
    for part, name in zip(parts, ("National share", "Industrial mix", "Regional share"), strict=True):
        np.testing.assert_allclose(part, of("shift", "Dunn", name), rtol=1e-9, atol=1e-6)
    em = change.esteban_marquillas(history[0], history[-1])
    np.testing.assert_allclose(
        em.competitive.sum(axis=1), of("shift", "Esteban", "Regional share"), rtol=1e-9
    )
    np.testing.assert_allclose(
        em.allocation.sum(axis=1), of("shift", "Esteban", "Allocation effect"), rtol=1e-9
    )


def test_dynamic_shift_share_is_reats(reat):
    history, of, _ = reat
    parts = [part.sum(axis=1) for part in change.dynamic_shift_share(history)]
    for part, name in zip(parts, ("National share", "Industrial mix", "Regional share"), strict=True):
        np.testing.assert_allclose(part, of("shiftd", "Dunn", name), rtol=1e-9, atol=1e-6)
    em = change.dynamic_esteban_marquillas(history)
    np.testing.assert_allclose(
        em.competitive.sum(axis=1), of("shiftd", "Esteban", "Regional share"), rtol=1e-9
    )
    np.testing.assert_allclose(
        em.allocation.sum(axis=1), of("shiftd", "Esteban", "Allocation effect"), rtol=1e-9
    )


def test_shift_share_indices_are_reats(reat):
    history, of, _ = reat
    structure, location = change.shift_share_indices(history[0], history[-1])
    np.testing.assert_allclose(structure, of("shift", "Gerfin", "Industrial mix"), rtol=1e-9)
    np.testing.assert_allclose(location, of("shift", "Gerfin", "Regional share"), rtol=1e-9)
    np.testing.assert_allclose(structure * location, of("shift", "Gerfin", "Net total shift"), rtol=1e-9)


def test_specialisation_is_reats(reat):
    history, of, (folder, regions, industries) = reat
    np.testing.assert_allclose(herfindahl(history[-1]), of("herf", "2014", "HHI"), rtol=1e-9)
    np.testing.assert_allclose(
        krugman_index(history[-1]), of("krugman.spec", "vs national total 2014", "K"), rtol=1e-9
    )
    np.testing.assert_allclose(
        specialisation_coefficient(history[-1]), of("hoover", "ref national 2014", "HC"), rtol=1e-9
    )
    quotients = pd.read_csv(folder / "reat_locq_2014.csv").pivot_table(
        index="region", columns="industry", values="lq"
    )
    np.testing.assert_allclose(location_quotient(history[-1]), quotients.loc[regions, industries], rtol=1e-9)


def test_structural_change_by_hand():
    before, after = [[1.0, 1, 2]], [[2.0, 0, 2]]
    # shares 1/4 1/4 1/2 -> 1/2 0 1/2
    np.testing.assert_allclose(change.michaely_index(before, after), [0.25])
    np.testing.assert_allclose(change.lilien_index(before, after), [np.sqrt(0.5 * np.log(2) ** 2)])
    np.testing.assert_allclose(change.modified_lilien_index(before, after), [np.sqrt(0.125) * np.log(2)])
    for index in (change.michaely_index, change.lilien_index, change.modified_lilien_index):
        np.testing.assert_allclose(index(before, 3 * np.array(before)), [0], atol=1e-15)
        assert np.isnan(index(before, [[0, 0, 0]])).all() and np.isnan(index([[0, 0, 0]], before)).all()
    np.testing.assert_allclose(
        change.modified_lilien_index(before, after), change.modified_lilien_index(after, before)
    )


def test_growth_and_its_location():
    np.testing.assert_allclose(change.growth(X, Y), [[0.2, np.nan, 0.1], [-0.1, 0.5, np.nan]])
    where = change.growth_location(X, Y)
    np.testing.assert_allclose(where[:, 1:], [[0.2, 1], [0.8, 0]])
    assert np.isnan(where[:, 0]).all()  # 30 before and after


def test_a_path_there_and_back_has_length_but_no_distance():
    steps, net = change.structural_path([X, Y, X])
    np.testing.assert_allclose(steps[0], steps[1])
    np.testing.assert_allclose(net[1], 0, atol=1e-15)
    np.testing.assert_allclose(net[0], change.michaely_index(X, Y))


def test_tables_of_different_shape_are_refused():
    with pytest.raises(ArrayError, match="differ in shape"):
        change.michaely_index(X, Y[:, :2])
    with pytest.raises(ArrayError, match="table after has 1 cell that is missing"):
        change.growth(X, np.where(Y == 5, np.nan, Y))
