"""Hypothesis strategies that several tests share: names, matrices, trees, weights, evidence, specs."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from poliscope.data.evidence import Claim, Evidence
from poliscope.data.framework import Framework

LETTERS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp", "Cf"))
# what a person may write as the code of a unit: letters of any script, leading zeros, "NA"
CODES = st.one_of(
    st.sampled_from(["NA", "深圳", "São Paulo", "001", "440300", "UKM2", "n/a", "x-y", "a.b", "Å"]),
    st.text(LETTERS, min_size=1, max_size=6),
)
PERIODS = st.sampled_from(["", "2019", "2020", "2021", "2021-Q3", "2022-06", "2023/24"])


def codes(smallest: int = 1, largest: int = 8) -> st.SearchStrategy[list[str]]:
    """Draw different codes."""
    return st.lists(CODES, min_size=smallest, max_size=largest, unique=True)


def finite(low: float = -1e6, high: float = 1e6) -> st.SearchStrategy[float]:
    """Draw numbers as tables have them: no NaN, no infinity."""
    return st.floats(low, high, allow_nan=False, allow_infinity=False)


@st.composite
def matrices(
    draw: st.DrawFn,
    units: tuple[int, int] = (1, 12),
    indicators: tuple[int, int] = (1, 6),
    *,
    low: float = -1e6,
    high: float = 1e6,
    gaps: bool = False,
    draws: tuple[int, int] | None = None,
) -> np.ndarray:
    """Draw ``x``, (units, indicators), or (draws, units, indicators); NaN where `gaps`."""
    shape = (draw(st.integers(*units)), draw(st.integers(*indicators)))
    if draws is not None:
        shape = (draw(st.integers(*draws)), *shape)
    values = draw(npst.arrays(np.float64, shape, elements=finite(low, high)))
    if gaps:
        values[draw(npst.arrays(np.bool_, shape))] = np.nan
    return values


@st.composite
def weights(draw: st.DrawFn, length: int, *, zeros: bool = False) -> np.ndarray:
    """Draw weights, (length,), at least one of them above 0; not rescaled."""
    values = draw(npst.arrays(np.float64, length, elements=st.floats(0.01, 10)))
    if zeros and length > 1:
        gone = draw(npst.arrays(np.bool_, length))
        gone[draw(st.integers(0, length - 1))] = False
        values[gone] = 0
    return values


@st.composite
def trees(draw: st.DrawFn, leaves: int) -> tuple[np.ndarray, ...]:
    """Draw a tree of indicators as the kernels want it; leaves may hang at different depths."""
    children, free, number = [], list(range(leaves)), leaves
    while len(free) > 1 or not children:
        size = draw(st.integers(1 if len(free) == 1 else 2, len(free)))
        below, free = free[:size], free[size:]
        children.append(np.array(below, dtype=np.intp))
        free.append(number)
        number += 1
    return tuple(children)


@st.composite
def frameworks(draw: st.DrawFn, leaves: tuple[int, int] = (1, 8)) -> Framework:
    """Draw a framework with weights, directions, labels and goalposts."""
    count = draw(st.integers(*leaves))
    tree = draw(trees(count))
    names = draw(codes(count + len(tree), count + len(tree)))
    parents = {int(child): names[count + a] for a, below in enumerate(tree) for child in below}
    rows: list[dict[str, Any]] = []
    for number, name in enumerate(names):
        row: dict[str, Any] = {"code": name, "parent": parents.get(number), "weight": draw(st.floats(0.1, 9))}
        if number < count:
            low = draw(finite())
            row |= {"direction": draw(st.sampled_from([1, -1])), "label": draw(CODES)}
            row |= {"goalposts": draw(st.sampled_from([None, (low, low + 1)]))}
        rows.append(row)
    return Framework.from_rows(rows)


@st.composite
def evidence_tables(draw: st.DrawFn, claims: tuple[int, int] = (0, 30)) -> Evidence:
    """Draw claims, several for one cell among them, some missing, some not accepted."""
    units, indicators = draw(codes(1, 5)), draw(codes(1, 4))
    records = draw(
        st.lists(
            st.builds(
                Claim,
                unit=st.sampled_from(units),
                indicator=st.sampled_from(indicators),
                period=PERIODS,
                value=st.one_of(finite(), st.just(float("nan"))),
                source=st.sampled_from(["", "A", "B", "=1+1"]),
                status=st.sampled_from(["", "", "A", "proposed", "rejected", "M"]),
            ),
            min_size=claims[0],
            max_size=claims[1],
        )
    )
    texts = ("period", "source", "status")
    return Evidence.from_columns(
        [claim.unit for claim in records],
        [claim.indicator for claim in records],
        [claim.value for claim in records],
        **{name: [getattr(claim, name) for claim in records] for name in texts},
    )


# anything that a file of TOML may hold, wrong or right, for specs that people write
TOML_VALUES = st.recursive(
    st.one_of(st.booleans(), st.integers(-(2**63), 2**63 - 1), st.floats(), st.text(max_size=8)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)
STEPS = ("screen", "denominate", "impute", "treat", "normalise", "weight", "aggregate")


@st.composite
def specs(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a recipe as a study file says it: known methods with their defaults, for some of the steps."""
    # a recipe imports every family, which fills the register
    import poliscope.methods.recipe  # noqa: F401
    from poliscope.methods.base import FAMILIES

    chosen = draw(st.lists(st.sampled_from(STEPS), unique=True))
    return {step: draw(st.sampled_from(sorted(FAMILIES[step].members))) for step in chosen}


@st.composite
def broken_specs(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a recipe that may be wrong in any way: unknown steps, methods, parameters and types."""
    spec: dict[str, Any] = draw(specs())
    key = draw(st.one_of(st.sampled_from(STEPS), st.text(max_size=8)))
    return {**spec, key: draw(TOML_VALUES)}


CELLS = st.one_of(
    st.sampled_from(
        ["", "NA", "n/a", "1", "-2.5", "1e3", "6.46%", "1.2万亿元", "2.47万", "1,234.5", "1,5", "=A1", "#N/A"]
    ),
    st.sampled_from(
        ["#REF!", "abc", "深圳", "\xa0x\xa0", "1e999", "9" * 400, "inf", "nan", "1_000", "-", "TRUE"]
    ),
    st.floats().map(repr),
    st.text(max_size=6),
)
HEADERS = st.one_of(
    st.sampled_from(
        ["unit", "indicator", "value", "period", "year", "city", "uCode", "Time", "iCode", "Parent", "code"]
    ),
    st.sampled_from(
        ["weight", "direction", "label_zh", "standard_error", "unit_of_measure", "2020", "", "x"]
    ),
    st.text(max_size=5),
)


@st.composite
def written_tables(draw: st.DrawFn) -> list[list[str]]:
    """Draw a table as text cells: a header, and rows that may be ragged."""
    header = draw(st.lists(HEADERS, max_size=6))
    rows = draw(st.lists(st.lists(CELLS, max_size=7), max_size=6))
    even = draw(st.booleans())
    if even:
        rows = [(row + [""] * len(header))[: len(header)] for row in rows]
    return [header, *rows]
