"""What users of COINr and its kin asked for, by files and commands alone; the thread stands beside it.

The same wishes are tested on the Python side in test_coinr_wishes.py.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

FIGURES = {"A": (10, 1, 5), "B": (8, 2, 9), "C": (6, 3, 7), "D": (4, 4, 6), "E": (2, 5, 8)}
TREE = """
[framework]
children = [
  { code = "P", weight = 2, children = [{ code = "p1" }, { code = "p2", direction = -1, weight = 3 }] },
  { code = "Q", children = [{ code = "q1" }] },
]
"""


@pytest.fixture
def made(tmp_path):
    """Write a study of five cities; figures may be replaced, settings are TOML."""

    def _made(settings: str = "", *, tree: str = TREE, period: str = "", **figures: tuple) -> Path:
        rows = {**FIGURES, **figures}
        lines = [",".join([unit, *("" if x is None else str(x) for x in row)]) for unit, row in rows.items()]
        (tmp_path / "wide.csv").write_text("unit,p1,p2,q1\n" + "\n".join(lines) + "\n", encoding="utf-8")
        head = f'[study]\nperiod = "{period}"\n[data]\nevidence = "wide.csv"\n'
        (tmp_path / "study.toml").write_text(head + tree + settings, encoding="utf-8")
        return tmp_path

    return _made


@pytest.fixture
def panel(made):
    """The same cities in three years, on one scale."""

    def _panel(settings: str = "", *, tree: str = TREE, drop: tuple = ()) -> Path:
        folder = made(settings, tree=tree, period="all")
        rows = [
            f"{unit},{year},{','.join(str(x * factor) for x in row)}"
            for year, factor in (("2019", 1), ("2020", 2), ("2021", 3))
            for unit, row in FIGURES.items()
            if (unit, year) not in drop
        ]
        (folder / "wide.csv").write_text("unit,year,p1,p2,q1\n" + "\n".join(rows) + "\n", encoding="utf-8")
        return folder

    return _panel


def scores(run, folder: Path, *options: object) -> dict[str, dict[str, float]]:
    code, out, err = run("--json", "rank", folder, *options)
    assert code == 0, err
    return {row["unit"]: {**row["scores"], "score": row["score"]} for row in json.loads(out)["ranking"]}


def test_an_alternative_of_an_unknown_step_is_an_error_not_skipped(run, made):
    """COINr#60 (open)."""
    code, _, err = run("robustness", made('[uncertainty]\nimputation = ["mean"]\n'))
    assert code == 2
    assert 'error[unknown-key]: there is no setting "uncertainty.imputation"' in err
    assert "study.toml:12" in err
    assert 'did you mean "impute"?' in " ".join(err.split())


def test_every_analysis_works_on_a_period_of_a_panel(run, panel):
    """COINr#61 (open), #67."""
    folder = panel()
    at = ("--period", "2020")
    assert "number 2 of 5" in run("explain", "A", folder, *at)[1]
    assert "ahead of" in run("explain", "B", folder, "--against", "A", *at)[1]
    assert run("analyse", folder, *at)[0] == 0
    document = json.loads(run("--json", "compare", folder, "--drop-each", "1", *at)[1])
    assert set(document["agreement"]) == {"study", "without p1", "without p2", "without q1"}
    code, out, _ = run("robustness", folder, *at, "--draws", "200")
    assert (code, "B is " in out or "B leads" in out) == (0, True)


def test_another_aggregation_for_one_pillar_of_a_level(run, made):
    """COINr#35 (open)."""
    scale = '[recipe]\nnormalise = { method = "minmax", low = 1 }\n'
    plain = scores(run, made(scale, B=(8, 3.5, 9)))
    mixed = scores(run, made(scale + 'aggregate_at = { P = "geometric" }\n', B=(8, 3.5, 9)))
    assert mixed["A"]["P"] == pytest.approx(100)
    assert mixed["B"]["P"] < plain["B"]["P"]
    assert mixed["B"]["Q"] == plain["B"]["Q"]


def test_a_method_for_one_indicator_turns_with_its_direction(run, made):
    """COINr#68 (open): lower is better for p2."""
    folder = made('[recipe]\nnormalise_each = { p2 = "zscore" }\n')
    found = scores(run, folder, "--node", "p2")
    assert sorted(found, key=lambda unit: -found[unit]["score"]) == ["A", "B", "C", "D", "E"]


def test_goalposts_stretch_to_a_range_that_suits_a_geometric_mean(run, made):
    """COINr#65."""
    tree = (
        '[framework]\nchildren = [{ code = "p1", goalposts = [0, 12] }, '
        '{ code = "p2", direction = -1, goalposts = [0, 12] }, { code = "q1", goalposts = [5, 12] }]\n'
    )
    recipe = '[recipe]\nnormalise = { method = "goalposts", low = 1, high = 100 }\naggregate = "geometric"\n'
    found = scores(run, made(recipe, tree=tree))
    by_hand = ((1 + 99 * 10 / 12) * (1 + 99 * 11 / 12) * 1) ** (1 / 3)  # A: 10, 1 (lower is better), 5
    assert found["A"]["score"] == pytest.approx(by_hand)


def test_goalposts_of_the_indicators_work_for_a_panel(run, panel):
    """COINr#58."""
    tree = '[framework]\nchildren = [{ code = "p1", goalposts = [0, 40] }]\n'
    folder = panel('[recipe]\nnormalise = "goalposts"\n', tree=tree)
    for year, figure in (("2019", 10), ("2020", 20), ("2021", 30)):
        assert scores(run, folder, "--period", year)["A"]["score"] == pytest.approx(100 * figure / 40)


def test_weights_of_one_level_alone(run, made):
    """COINr#42: a set that names two pillars leaves the weights of the indicators as they are."""
    folder = made("[weights.even]\nP = 1\nQ = 1\n")
    own, even = scores(run, folder), json.loads(run("--json", "compare", folder, "--weights", "even")[1])
    row = own["A"]
    assert row["score"] == pytest.approx((2 * row["P"] + row["Q"]) / 3)
    assert even["scores"]["A"]["weights even"] == pytest.approx((row["P"] + row["Q"]) / 2)
    chosen = made('[weights.even]\nP = 1\nQ = 1\n[recipe]\nweight = { method = "given", set = "even" }\n')
    assert scores(run, chosen)["A"]["score"] == pytest.approx((row["P"] + row["Q"]) / 2)


def test_an_aggregation_that_takes_no_weights_is_not_fed_any(run, made):
    """COINr#54."""
    recipe = '[recipe]\nnormalise = "none"\naggregate = "max"\n'
    tree = '[framework]\nchildren = [{ code = "p1", weight = 9 }, { code = "q1" }]\n'
    assert {unit: row["score"] for unit, row in scores(run, made(recipe, tree=tree)).items()} == {
        unit: max(row[0], row[2]) for unit, row in FIGURES.items()
    }


def test_a_value_that_stops_a_geometric_mean_is_named(run, made):
    """COINr#47, #50."""
    code, out, err = run("rank", made('[recipe]\naggregate = "geometric"\n'))
    told = " ".join(err.split())
    assert (code, out) == (2, "")
    assert '"p1" of "E"' in told
    assert "recipe.aggregate" in told
    assert "low = 1" in told


def test_a_series_of_one_value_does_not_break_linear_imputation(run, panel):
    """COINr#63."""
    folder = panel('[recipe]\nimpute = "linear"\n', drop=(("A", "2019"), ("A", "2021")))
    for year in ("2019", "2020", "2021"):
        assert len(scores(run, folder, "--period", year)) == 5


@pytest.mark.parametrize("column", [(3, 3, 3, 3, 3), (None,) * 5, (0, 0, 0, 0, 1)])
def test_constant_columns_do_not_stop_treatment_and_are_told(run, made, column):
    """COINr#45; scikit-criteria#8 for zeros and ones."""
    figures = {unit: (x, *FIGURES[unit][1:]) for unit, x in zip(FIGURES, column, strict=True)}
    folder = made('[recipe]\ntreat = "two-stage"\n', **figures)
    assert len(scores(run, folder)) == 5
    if len(set(column)) == 1:
        code, out, _ = run("check", folder)
        assert (code, "p1" in out) == (1, True)


def test_names_that_are_not_found_are_listed(run, tmp_path):
    """COINr#44: "column names from iData not found in iMeta", without the names."""
    (tmp_path / "iData.csv").write_text("uCode,rd,patents,gdp\nA,1,2,3\nB,2,3,4\n", encoding="utf-8")
    (tmp_path / "iMeta.csv").write_text(
        "Level,iCode,Parent,Direction,Weight,Type\n1,rd,Index,1,1,Indicator\n1,pat,Index,1,1,Indicator\n"
        "2,Index,NA,1,1,Aggregate\n",
        encoding="utf-8",
    )
    given = ("--from", "coinr", tmp_path / "iData.csv", tmp_path / "iMeta.csv")
    code, _, err = run("init", tmp_path / "study", *given)
    assert code == 2
    assert all(name in err for name in ("patents", "gdp", "pat"))
    assert not (tmp_path / "study").exists()


def test_group_imputation_keeps_observed_cells(run, made):
    """COINr#40."""
    folder = made('[recipe]\nimpute = { method = "mean", group = "region" }\n', A=(None, 1, 5))
    (folder / "units.csv").write_text("code,region\nA,N\nB,N\nC,S\nD,S\nE,S\n", encoding="utf-8")
    text = (folder / "study.toml").read_text(encoding="utf-8")
    (folder / "study.toml").write_text(
        text.replace('"wide.csv"\n', '"wide.csv"\nunits = "units.csv"\n'), encoding="utf-8"
    )
    found = scores(run, folder, "--node", "p1")
    assert found["A"]["score"] == found["B"]["score"] == 100  # B is the only other of its region
    assert found["E"]["score"] == 0
    assert found["C"]["score"] == pytest.approx(100 * (6 - 2) / (8 - 2))


def test_a_flat_index(run, made, tmp_path):
    """COINr#52."""
    made()
    code, _, err = run("init", tmp_path / "flat", "--from", "excel", tmp_path / "wide.csv")
    assert code == 0, err
    assert len(scores(run, tmp_path / "flat")) == 5
    assert run("analyse", tmp_path / "flat")[0] == 0
    assert run("compare", tmp_path / "flat", "--drop", "p1")[0] == 0


def test_ties_are_shown_as_ties(run, made):
    """scikit-criteria#56 (open)."""
    _, out, _ = run("rank", made(B=FIGURES["A"]))
    ranks = [line.split()[0] for line in out.splitlines()[2:7]]
    assert ranks.count("=1") == 2 or ranks.count("=2") == 2


def test_the_draws_can_be_made_again(run, made):
    """COINr#31: the seed in the study file, and in the answer, gives every draw again."""
    folder = made("[uncertainty]\nseed = 7\ndraws = 500\n")
    first, second = (run("--json", "robustness", folder)[1] for _ in range(2))
    assert first == second
    other = run("--json", "robustness", made("[uncertainty]\nseed = 8\ndraws = 500\n"))[1]
    assert json.loads(other)["robustness"]["free"] != json.loads(first)["robustness"]["free"]
