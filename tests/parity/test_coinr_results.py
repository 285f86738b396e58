"""The whole index against COINr 1.1.14 (R 4.2.2): from the files that a COINr user has to ranks and growth.

Reference files: ``shared/peers/coinr-asem`` (its README gives the R call of each), and the carried
``coinr-s27x12``.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from poliscope.answers.comparison import compare
from poliscope.answers.profile import profile
from poliscope.answers.trends import growth
from poliscope.data.files import read_coinr
from poliscope.study import Study

RELATIVE = 1e-9  # plain double precision on both sides: only the order of sums differs

ASEM_RECIPE = {
    "order": ("denominate", "impute", "screen", "treat", "normalise"),
    "impute": {"method": "mean", "group": "EurAsia_group"},
    "screen": {"method": "availability", "minimum": 0.9},
    "treat": {"method": "two-stage", "winmax": 5},
    "normalise": {"method": "minmax", "low": 0, "high": 100},
}
SMALL_RECIPE = {
    "screen": {"method": "availability", "minimum": 0.6},
    "impute": "median",
    "treat": {"method": "two-stage", "winmax": 2, "skewness": 1.5, "kurtosis": 3, "second": "log-two-sided"},
    "normalise": {"method": "minmax", "low": 0, "high": 1},
}


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def numbers(rows: list[dict[str, str]], key: str, units, columns) -> np.ndarray:
    by_unit = {row[key]: row for row in rows}
    cells = [[by_unit[unit][c] if unit in by_unit else "" for c in columns] for unit in units]
    return np.array([[float(c) if c not in ("", "NA") else np.nan for c in row] for row in cells])


def assert_close(got, wanted):
    """Agree within 1e-9; a cell near 0 may differ by the rounding of what was subtracted."""
    np.testing.assert_array_equal(np.isnan(got), np.isnan(wanted))
    np.testing.assert_allclose(got, wanted, rtol=RELATIVE, atol=1e-13 * np.nanmax(np.abs(wanted)))


def assert_ranks(got, wanted, scores):
    """Agree exactly, but where floating noise broke a tie in the peer: here such units share a rank."""
    for row, column in np.argwhere((got != wanted) & ~(np.isnan(got) & np.isnan(wanted))):
        tied = np.abs(scores[:, column] - scores[row, column]) < 1e-12 * np.nanmax(np.abs(scores[:, column]))
        assert tied.sum() > 1, (row, column)
        assert got[row, column] == np.nanmin(wanted[tied, column])


@cache
def study_of(idata: Path, imeta: Path) -> Study:
    inputs = read_coinr(idata, imeta)
    return Study(inputs.framework, inputs.evidence, inputs.units).checked()


@pytest.fixture(scope="module")
def asem(shared):
    return shared / "peers" / "coinr-asem"


@pytest.fixture(scope="module")
def nominal(asem):
    return study_of(asem / "inputs" / "iData.csv", asem / "inputs" / "iMeta.csv").replace(**ASEM_RECIPE)


@pytest.fixture(scope="module")
def small(portable):
    folder = portable / "coinr-s27x12"
    return study_of(folder / "inputs" / "iData.csv", folder / "inputs" / "iMeta.csv").replace(**SMALL_RECIPE)


STEPS = {
    "2_denominated": "denominated",
    "3_imputed": "imputed",
    "5_treated": "treated",
    "6_normalised": "normalised",
}


@pytest.mark.parametrize("file", ["1_raw", *STEPS])
def test_asem_step_by_step(nominal, asem, file):
    index = nominal.index()
    stage = index.stage(STEPS.get(file, "raw"))
    wanted = numbers(read(asem / "steps" / f"{file}.csv"), "uCode", stage.rows, stage.columns)
    assert_close(stage.values, wanted)


def test_asem_scores_at_every_node(nominal, asem):
    scores = nominal.index().scores
    assert_close(
        scores.values,
        numbers(read(asem / "steps" / "7_aggregated.csv"), "uCode", scores.rows, scores.columns),
    )


@pytest.mark.parametrize("file", ["ranks_all_levels", "ranks_full", "ranks_aggs"])
def test_asem_ranks_exactly(nominal, asem, file):
    ranks, scores = nominal.index().ranks, nominal.index().scores
    rows = read(asem / "results" / f"{file}.csv")
    columns = [c for c in ranks.columns if c in rows[0]]
    assert len(columns) >= 11
    wanted = numbers(rows, "uCode", ranks.rows, columns)
    assert_ranks(ranks.select(columns=columns).values, wanted, scores.select(columns=columns).values)


@pytest.mark.parametrize(
    ("file", "node"), [("scores_summ", "Index"), ("scores_aggs", "Conn"), ("scores_full", "LPI")]
)
def test_asem_result_tables(nominal, asem, file, node):
    scores = nominal.index().scores
    rows = read(asem / "results" / f"{file}.csv")
    columns = [c for c in scores.columns if c in rows[0]]
    assert node in columns
    assert_close(scores.select(columns=columns).values, numbers(rows, "uCode", scores.rows, columns))
    assert [row["uCode"] for row in rows][:10] == list(nominal.index().order())[:10]


def test_asem_ranks_within_groups(nominal, asem):
    ranks = nominal.index().ranks_within("GDP_group")
    rows = read(asem / "results" / "groupranks_GDP_group.csv")
    columns = [c for c in ranks.columns if c in rows[0]]
    np.testing.assert_array_equal(
        ranks.select(columns=columns).values, numbers(rows, "uCode", ranks.rows, columns)
    )


@pytest.mark.parametrize("unit", ["IND", "DEU", "CHN"])
def test_asem_unit_summary(nominal, asem, unit):
    found = {s.node: s for s in profile(nominal.index(), unit).standings}
    for row in read(asem / "results" / f"unit_summary_{unit}.csv"):
        assert found[row["Code"]].score == pytest.approx(float(row["Score"]), rel=RELATIVE)
        assert found[row["Code"]].rank == float(row["Rank"])


@pytest.mark.parametrize("unit", ["IND", "DEU", "CHN"])
@pytest.mark.parametrize("stage", ["raw", "normalised"])
def test_asem_strengths_and_weaknesses(nominal, asem, unit, stage):
    """COINr ranks treated values without their direction: that file is left out (see the docs).

    COINr leaves out indicators at which the unit is last (its default ``max_discard``).
    """
    found = profile(nominal.index(), unit, stage=stage, skip_last=True)
    rows = read(asem / "results" / f"strengths_weaknesses_{unit}_{stage.capitalize()}.csv")
    for side, standings in (("strength", found.strengths), ("weakness", found.weaknesses)):
        wanted = [float(row["Rank"]) for row in rows if row["side"] == side]
        ranks = profile_ranks(nominal.index(), unit, stage)
        assert sorted(ranks[s.node] for s in standings) == sorted(wanted)


def profile_ranks(index, unit, stage):
    from poliscope.kernels.ties import competition_ranks

    values = index.stage(stage).values
    ranks = competition_ranks(values if stage == "normalised" else values * index.layout.direction)
    return dict(zip(index.framework.indicators, ranks[index.units.codes.index(unit)], strict=True))


@pytest.mark.parametrize("level", [1, 2, 3])
def test_asem_without_each_element(nominal, asem, level):
    variants = {"Nominal": nominal.index()}
    variants |= {name.removeprefix("without "): v.index() for name, v in nominal.drop_each(level)}
    found = compare(variants)
    for kind, matrix in (("scores", found.scores), ("ranks", found.ranks)):
        rows = read(asem / "adjust" / f"remove_level{level}_{kind}.csv")
        assert_close(matrix.values, numbers(rows, "uCode", matrix.rows, matrix.columns))
    for row in read(asem / "adjust" / f"remove_level{level}_meanabsdiff.csv"):
        assert found.mean_shift[row["code"], "mean_shift"] == pytest.approx(
            float(row["MeanAbsDiff"]), rel=RELATIVE
        )


def test_asem_what_if(nominal, asem):
    dropped = nominal.replace(drop=["LPI", "Forest"]).index()
    untreated = nominal.replace(treat="none").index()
    for index, file in ((dropped, "drop_LPI_Forest"), (untreated, "no_treatment")):
        wanted = numbers(read(asem / "adjust" / f"{file}.csv"), "uCode", index.units.codes, ["Index"])[:, 0]
        assert_close(index.scores.column("Index"), wanted)
    found = compare({"Nominal": nominal.index(), "NoTreat": untreated, "NoLPI": dropped})
    rows = read(asem / "adjust" / "compare_multi.csv")
    np.testing.assert_array_equal(
        found.ranks.values, numbers(rows, "uCode", found.ranks.rows, found.ranks.columns)
    )
    shifts = numbers(read(asem / "adjust" / "compare_no_treatment.csv"), "uCode", found.ranks.rows, ["Diff"])[
        :, 0
    ]
    np.testing.assert_array_equal(found.shifts.column("NoTreat"), shifts)


# --- panel ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def panel_study(asem):
    base = study_of(asem / "inputs" / "iData_p.csv", asem / "inputs" / "iMeta.csv")
    # COINr's example purse is not denominated
    return base.replace(
        denominate="none",
        screen={"method": "availability", "minimum": 0.9},
        treat={"method": "two-stage", "winmax": 5},
        normalise="minmax",
    )


def panel_file(path: Path, period: str, units, columns):
    rows = [row for row in read(path) if row["Time"] == period]
    return numbers(rows, "uCode", units, columns)


@pytest.mark.parametrize(("file", "over"), [("aggregated", "all"), ("aggregated_localnorm", "each")])
def test_panel_scores(panel_study, asem, file, over):
    for period, index in panel_study.replace(normalise_over=over).panel().items():
        wanted = panel_file(asem / "panel" / f"{file}.csv", period, index.units.codes, index.framework.codes)
        assert_close(index.node_scores, wanted)


@pytest.mark.parametrize(
    ("file", "stage"), [("raw", "raw"), ("treated", "treated"), ("normalised", "normalised")]
)
def test_panel_step_by_step(panel_study, asem, file, stage):
    for period, index in panel_study.panel().items():
        wanted = panel_file(
            asem / "panel" / f"{file}.csv", period, index.units.codes, index.framework.indicators
        )
        assert_close(index.stage(stage).values, wanted)


def test_panel_screening_and_ranks(panel_study, asem):
    for period, index in panel_study.panel().items():
        kept = {row["uCode"] for row in read(asem / "panel" / "screened.csv") if row["Time"] == period}
        assert {u for u, stays in zip(index.units.codes, index.stages.kept, strict=True) if stays} == kept
        wanted = panel_file(
            asem / "panel" / "ranks_by_year.csv", period, index.units.codes, index.framework.codes
        )
        assert_ranks(index.ranks.values, wanted, index.node_scores)


@pytest.mark.parametrize(
    ("file", "column", "options"),
    [
        ("trends_CAGR_raw", "CAGR", {}),
        ("trends_CAGR_index", "CAGR", {"of": "scores", "nodes": ["Index"]}),
        ("trends_prc_change_raw", "prc_change", {"measure": "change", "per": 1}),
        ("trends_latest3_directed", "CAGR", {"latest": 3, "directed": True}),
    ],
)
def test_panel_growth(panel_study, asem, file, column, options):
    found = growth(panel_study.panel(), **options)
    for row in read(asem / "panel" / f"{file}.csv"):
        wanted = float(row[column]) if row[column] not in ("", "NA") else np.nan
        got = found.rate[row["uCode"], row["iCode"]]
        assert got == pytest.approx(wanted, rel=RELATIVE, abs=1e-14, nan_ok=True), row
        used = row.get("t_first_use_latest") or row["t_first"]
        first = found.first[row["uCode"], row["iCode"]]
        assert np.isnan(first) if used == "" else first == float(used)


def test_panel_growth_of_figures_filled_along_time(panel_study, asem):
    """``interp_at="all"``: gaps are filled by straight lines, and by the nearest figure at the ends."""
    panel = panel_study.replace(impute="linear", screen="none", treat="none").panel()
    found = growth(panel, of="imputed")
    for row in read(asem / "panel" / "trends_CAGR_interp.csv"):
        wanted = float(row["CAGR"]) if row["CAGR"] not in ("", "NA") else np.nan
        got = found.rate[row["uCode"], row["iCode"]]
        assert got == pytest.approx(wanted, rel=RELATIVE, abs=1e-14, nan_ok=True), row


def test_panel_index(panel_study, asem):
    for period, index in panel_study.panel().items():
        wanted = panel_file(asem / "panel" / "index.csv", period, index.units.codes, ["Index"])
        assert_close(index.scores.column("Index")[:, None], wanted)


def test_asem_framework(nominal, asem):
    """COINr's lineage: every indicator with its chain of parents, level by level."""
    framework = nominal.framework
    parent = dict(zip(framework.codes, framework.parents, strict=True))
    for row in read(asem / "steps" / "lineage.csv"):
        indicator, pillar, subindex, index = row.values()
        assert (parent[indicator], parent[pillar], parent[subindex], parent[index]) == (
            pillar,
            subindex,
            index,
            None,
        )
    for row in read(asem / "steps" / "meta_ind.csv"):
        if row["Type"] in ("Indicator", "Aggregate"):
            node = framework[row["iCode"]]
            assert (node.direction, node.weight) == (float(row["Direction"]), float(row["Weight"]))
            assert framework.levels[framework.position[row["iCode"]]] == int(row["Level"])


def test_asem_summary_tables(nominal, asem):
    index = nominal.index()
    rows = read(asem / "results" / "ranks_summ.csv")
    assert [row["uCode"] for row in rows][:20] == list(index.order())[:20]
    for row in read(asem / "results" / "scores_summ_round2.csv"):
        assert round(index.scores[row["uCode"], "Index"], 2) == float(row["Index"])


# --- the carried case -------------------------------------------------------------------------


@pytest.mark.parametrize("file", ["1_raw", "2_denominated", "4_imputed", "5_treated", "6_normalised"])
def test_small_step_by_step(small, portable, file):
    index = small.index()
    stage = index.stage({"1_raw": "raw"}.get(file, file[2:]))
    rows = read(portable / "coinr-s27x12" / "steps" / f"{file}.csv")
    wanted = numbers(rows, "uCode", stage.rows, stage.columns)
    kept = np.isin(stage.rows, [row["uCode"] for row in rows]) & (
        index.stages.kept | (file in ("1_raw", "2_denominated"))
    )
    assert_close(stage.values[kept], wanted[kept])


def test_small_scores_and_ranks(small, portable):
    folder, index = portable / "coinr-s27x12", small.index()
    scores = index.scores
    wanted = numbers(read(folder / "steps" / "7_aggregated.csv"), "uCode", scores.rows, scores.columns)
    assert_close(scores.values, wanted)
    rows = read(folder / "results" / "ranks_aggregates.csv")
    columns = [c for c in index.ranks.columns if c in rows[0]]
    np.testing.assert_array_equal(
        index.ranks.select(columns=columns).values, numbers(rows, "uCode", scores.rows, columns)
    )
    groups = index.ranks_within("Grp")
    rows = read(folder / "results" / "groupranks.csv")
    np.testing.assert_array_equal(
        groups.select(columns=columns).values, numbers(rows, "uCode", scores.rows, columns)
    )
    (out,) = index.excluded
    assert (out.unit, out.reason) == ("U017", "availability")


@pytest.mark.parametrize("level", [1, 2])
def test_small_without_each_element(small, portable, level):
    """COINr gives the element a weight of 0; leaving it out would screen and impute anew without it."""
    rows = read(portable / "coinr-s27x12" / "adjust" / f"remove_level{level}_scores.csv")
    there = [row["uCode"] for row in rows]  # COINr keeps to the units of the nominal index
    names = [name for name in rows[0] if name not in ("uCode", "Nominal")]
    variants = {
        "Nominal": small.index(),
        **{name: small.replace(weights={name: 0}).index() for name in names},
    }
    scores = compare(variants).scores.select(rows=there)
    assert_close(scores.values, numbers(rows, "uCode", there, scores.columns))
