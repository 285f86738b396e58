"""Evidence: columns of claims, and how they are settled."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from poliscope.data.evidence import Claim, Evidence, Factor, Note
from poliscope.data.evidence.periods import distance, time_key
from poliscope.errors import DataError


def claims(*rows: tuple[str, str, str, float], **columns: list[str]) -> Evidence:
    unit, indicator, period, value = zip(*rows, strict=True)
    return Evidence.from_columns(unit, indicator, value, period=period, **columns)


class TestFactor:
    @given(st.lists(st.text(max_size=3)))
    def test_gives_back_what_it_was_made_of(self, names):
        assert Factor.of(names).to_list() == names

    @given(st.lists(st.lists(st.sampled_from("abc"))))
    def test_joins_columns(self, parts):
        assert Factor.join([Factor.of(part) for part in parts]).to_list() == [
            name for part in parts for name in part
        ]

    def test_a_constant_takes_no_memory(self):
        factor = Factor.constant("x", 10**9)
        assert (len(factor), factor[10**9 - 1], factor.codes.strides) == (10**9, "x", (0,))

    @given(st.lists(st.sampled_from("abc"), min_size=1), st.data())
    def test_takes_and_repeats_rows(self, names, data):
        factor = Factor.of(names)
        rows = data.draw(st.lists(st.integers(0, len(names) - 1)))
        assert factor.take(np.array(rows, dtype=np.intp)).to_list() == [names[row] for row in rows]
        mask = np.array([name == "a" for name in names])
        assert factor.take(mask).to_list() == [name for name in names if name == "a"]
        twice = factor.repeat(np.full(len(names), 2)).to_list()
        assert twice == [name for name in names for _ in range(2)]

    def test_finds_positions_among_other_names(self):
        assert Factor.of(["b", "x", "b"]).positions_in(["a", "b"]).tolist() == [1, -1, 1]

    def test_other_names_must_be_as_many(self):
        assert Factor.of(["a", "b", "a"]).renamed(["x", "y"]).to_list() == ["x", "y", "x"]
        with pytest.raises(ValueError, match="there are 2 names to replace, but 1 were given"):
            Factor.of(["a", "b"]).renamed(["x"])


class TestMaking:
    def test_a_wide_table_makes_a_claim_of_every_cell_that_is_not_missing(self):
        evidence = Evidence.from_wide(
            np.array([[1.0, np.nan], [3.0, 4.0]]),
            ["A", "B"],
            ["x", "y"],
            periods=["2020", "2021"],
            file="f.csv",
        )
        assert [(*claim.cell, claim.value) for claim in evidence] == [
            ("A", "x", "2020", 1.0),
            ("B", "x", "2021", 3.0),
            ("B", "y", "2021", 4.0),
        ]
        assert evidence.claim(2).locator == 'f.csv row 3, column "y"'

    def test_units_of_measure_of_columns(self):
        evidence = Evidence.from_wide(np.ones((1, 2)), ["A"], ["x", "y"], units_of_measure=["%", ""])
        assert evidence.unit_of_measure.to_list() == ["%", ""]

    def test_columns_of_different_length_are_refused(self):
        with pytest.raises(ValueError, match="there are 2 values, but the column unit has 1"):
            Evidence.from_columns(["A"], ["x", "y"], [1.0, 2.0])

    def test_an_unknown_column_is_refused(self):
        with pytest.raises(TypeError, match=r"evidence has no column \['colour'\]"):
            Evidence.from_columns(["A"], ["x"], [1.0], colour=["red"])

    def test_an_infinite_figure_is_refused_with_its_place(self):
        with pytest.raises(DataError, match=r'"y" of "B" is infinite\n  --> f.csv row 3, column "y"'):
            Evidence.from_wide(np.array([[1, 2], [3, np.inf]]), ["A", "B"], ["x", "y"], file="f.csv")

    def test_records(self):
        evidence = Evidence.from_records([{"unit": "A", "indicator": "x", "period": "2020", "value": 2.0}])
        assert next(iter(evidence)).value == 2.0

    def test_joins_files_and_their_notes(self):
        one = claims(("A", "x", "2020", 1.0)).replace(notes=(Note("left-out", "a column", "f.csv"),))
        both = Evidence.concat([one, claims(("B", "y", "2021", 2.0))])
        assert [claim.unit for claim in both] == ["A", "B"]
        assert str(both.notes[0]) == "note[left-out]: a column\n  --> f.csv"
        assert len(Evidence.concat([])) == 0

    @given(strategies.evidence_tables())
    def test_to_frame_has_a_row_a_claim(self, evidence):
        frame = evidence.to_frame()
        assert frame["unit"].tolist() == [claim.unit for claim in evidence]
        np.testing.assert_array_equal(frame["value"], evidence.value)

    def test_memory_of_a_large_table_is_bounded(self):
        values = np.ones((2000, 60))
        evidence = Evidence.from_wide(values, list(map(str, range(2000))), list(map(str, range(60))))
        held = {id(c.base if c.base is not None else c): c for c in _arrays(evidence)}
        kept = sum(array.nbytes for array in held.values() if 0 not in array.strides)
        assert kept <= 24 * values.size  # value, unit, indicator, row; everything else is constant


def _arrays(evidence):
    for _, column in evidence._columns():
        yield column.codes if isinstance(column, Factor) else column


class TestSettling:
    def test_the_newest_period_holds_where_none_is_asked_for(self):
        table = claims(("A", "x", "2019", 1.0), ("A", "x", "2021", 3.0), ("A", "x", "2020", 2.0)).settle(
            ["A"], ["x"]
        )
        assert table.matrix["A", "x"] == 3.0
        assert (table.periods().tolist(), table.conflicts, table.claim("A", "x").period) == (
            [["2021"]],
            (),
            "2021",
        )

    def test_a_period_and_the_nearest_one_within_reach(self):
        evidence = claims(("A", "x", "2018", 1.0), ("A", "x", "2022", 2.0), ("B", "x", "2016", 3.0))
        assert np.isnan(evidence.settle(["A", "B"], ["x"], period="2020").matrix.values).all()
        near = evidence.settle(["A", "B"], ["x"], period="2020", within=2)
        assert near.matrix["A", "x"] == 2.0  # of two equally near ones the newer
        assert math.isnan(near.matrix["B", "x"])
        assert near.claim("B", "x") is None

    @pytest.mark.parametrize(
        ("rule", "value"), [("newest", 3.0), ("mean", 2.0), ("source-order", 2.0)], ids=str
    )
    def test_rules_for_two_claims(self, rule, value):
        evidence = claims(
            ("A", "x", "2020", 1.0), ("A", "x", "2020", 2.0), ("A", "x", "2020", 3.0), source=["c", "b", "c"]
        )
        table = evidence.settle(["A"], ["x"], rule=rule, sources=["b"])
        assert table.matrix["A", "x"] == value
        (conflict,) = table.conflicts
        assert sorted(claim.value for claim in conflict.claims) == [1.0, 2.0, 3.0]
        assert (conflict.cell, conflict.rule, conflict.value) == (("A", "x", "2020"), rule, value)

    def test_equal_claims_are_no_conflict(self):
        table = claims(("A", "x", "2020", 2.0), ("A", "x", "2020", 2.0)).settle(["A"], ["x"], rule="error")
        assert table.conflicts == ()

    def test_claims_of_other_periods_are_no_conflict(self):
        evidence = claims(("A", "x", "2020", 2.0), ("A", "x", "2021", 5.0), ("A", "x", "2021", 5.0))
        assert evidence.settle(["A"], ["x"], rule="error").conflicts == ()

    def test_the_rule_error_names_the_cell_the_figures_and_the_sources(self):
        evidence = claims(("A", "x", "2020", 1.0), ("A", "x", "2020", 2.0), source=["bureau", "paper"])
        with pytest.raises(
            DataError, match=r'sources differ on "x" of "A" in 2020: 1 \(bureau\); 2 \(paper\)'
        ):
            evidence.settle(["A"], ["x"], rule="error")

    def test_claims_that_are_not_accepted_are_not_used(self):
        evidence = claims(
            *[("A", "x", "2020", float(n)) for n in range(4)], status=["", "proposed", "rejected", "M"]
        )
        assert evidence.settle(["A"], ["x"]).matrix["A", "x"] == 0.0
        assert evidence.used.tolist() == [True, False, False, False]

    def test_a_name_that_is_asked_for_twice_is_refused(self):
        with pytest.raises(DataError, match='the unit "A" is asked for twice'):
            claims(("A", "x", "", 1.0)).settle(["A", "B", "A"], ["x"])

    def test_standard_errors_follow_their_claim(self):
        evidence = Evidence.from_columns(["A", "B"], ["x", "x"], [1.0, 2.0], standard_error=[0.1, np.nan])
        errors = evidence.settle(["B", "A", "C"], ["x"]).standard_errors()
        np.testing.assert_array_equal(errors[:, 0], [np.nan, 0.1, np.nan])

    def test_without_a_claim_everything_is_missing(self):
        table = Evidence.empty().settle(["A"], ["x"], period="2020")
        assert np.isnan(table.matrix.values).all()
        assert np.isnan(table.standard_errors()).all()
        assert table.periods().tolist() == [[""]]
        assert Evidence.empty().panel(["A"], ["x"]) == {}

    def test_a_panel_is_one_table_a_period_in_the_order_of_time(self):
        evidence = claims(("A", "x", "2021", 3.0), ("A", "x", "2019", 1.0), ("A", "x", "2020-Q3", 2.0))
        panel = evidence.panel(["A"], ["x"])
        assert list(panel) == ["2019", "2020-Q3", "2021"]
        assert [table.matrix["A", "x"] for table in panel.values()] == [1.0, 2.0, 3.0]

    @given(
        strategies.evidence_tables(),
        st.sampled_from(["newest", "source-order", "mean"]),
        st.one_of(st.none(), strategies.PERIODS),
        st.sampled_from([0, 1, 5]),
    )
    def test_agrees_with_a_loop_over_cells(self, evidence, rule, period, within):
        units, indicators = evidence.unit.names, evidence.indicator.names
        table = evidence.settle(
            units, indicators, rule=rule, period=period, within=within, sources=["B", "A"]
        )
        expected, conflicts = _settled_by_hand(evidence, rule, period, within, ["B", "A"])
        for u in units:
            for i in indicators:
                np.testing.assert_equal(table.matrix[u, i], expected.get((u, i), math.nan))
        assert {conflict.cell[:2] for conflict in table.conflicts} == conflicts

    @given(strategies.evidence_tables())
    def test_every_figure_leads_back_to_a_claim_of_its_cell(self, evidence):
        table = evidence.settle(evidence.unit.names, evidence.indicator.names)
        for unit in table.matrix.rows:
            for indicator in table.matrix.columns:
                claim = table.claim(unit, indicator)
                value = table.matrix[unit, indicator]
                assert (claim is None) == math.isnan(value)
                assert claim is None or (claim.unit, claim.indicator, claim.value) == (unit, indicator, value)


def _settled_by_hand(evidence, rule, period, within, sources):
    """Settle cell by cell, by the words of the docstring."""
    by_cell: dict[tuple[str, str], list[tuple[int, Claim]]] = {}
    for row, claim in enumerate(evidence):
        if claim.status in {"proposed", "rejected", "M"} or math.isnan(claim.value):
            continue
        if period is None or distance(claim.period, period) <= within:
            by_cell.setdefault((claim.unit, claim.indicator), []).append((row, claim))
    values, conflicts = {}, set()
    for cell, found in by_cell.items():

        def nearness(claim):
            away = 0.0 if period is None else -distance(claim.period, period)
            return (away, time_key(claim.period))

        best = max(nearness(claim) for _, claim in found)
        same = [(row, claim) for row, claim in found if nearness(claim) == best]
        if rule == "source-order":
            same.sort(
                key=lambda rc: (-(sources.index(rc[1].source) if rc[1].source in sources else 2), rc[0])
            )
        figures = [claim.value for _, claim in same]
        values[cell] = figures[-1]
        if len(set(figures)) > 1:
            conflicts.add(cell)
            if rule == "mean":
                values[cell] = np.array(
                    [claim.value for _, claim in sorted(same, key=lambda rc: rc[0])]
                ).mean()
    return values, conflicts


class TestPeriods:
    @pytest.mark.parametrize(
        ("earlier", "later"),
        [
            ("", "1999"), ("2019", "2020"), ("2020", "2020-02"), ("2020-Q1", "2020-Q3"),
            ("2020-H1", "2020-H2"),
            ("2020-11", "2021"), ("2018/19", "2019/20"), ("2018-2019", "2019"), ("2020Q2", "2020-07-15"),
            ("2021", "before the war"), ("2023年", "2024"),
        ],
    )  # fmt: skip
    def test_order_of_time(self, earlier, later):
        assert time_key(earlier) < time_key(later)

    def test_distances_are_in_years(self):
        assert distance("2020", "2023") == 3
        assert distance("2020-Q3", "2020") == 0.5
        assert distance("2018/19", "2018") == 0
        assert distance("then", "2020") == math.inf
        assert distance("then", "now") == math.inf
        assert distance("then", "then") == 0

    @given(st.lists(st.text(max_size=8), unique=True))
    def test_any_text_has_its_place_in_the_order(self, periods):
        ordered = sorted(periods, key=time_key)
        assert ordered == sorted(set(ordered), key=time_key)
