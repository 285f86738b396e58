"""The guide "from a laptop to a cluster": its description and its code run as they stand."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow", reason="the extra `scale` is not installed")
pytest.importorskip("duckdb", reason="the extra `scale` is not installed")


def test_the_guide_runs(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    text = (root / "docs" / "how-to" / "from-laptop-to-cluster.md").read_text("utf-8")
    blocks = re.findall(r"```(\w+)\n(.*?)```", text, flags=re.DOTALL)
    monkeypatch.syspath_prepend(str(root / "scripts"))
    monkeypatch.chdir(tmp_path)
    import synthetic_records

    monkeypatch.setattr(synthetic_records, "PATENTS_PER_BLOCK", 2_000)
    synthetic_records.write(20_000, tmp_path / "patents", seed=1)
    (tmp_path / "count.toml").write_text(next(body for kind, body in blocks if kind == "toml"))
    names: dict[str, Any] = {}
    code = [body for kind, body in blocks if kind == "python" and "engine=" not in body]
    for body in code:
        exec(body.replace('spill="/scratch", ', ""), names)
    assert "GROUP BY" in capsys.readouterr().out
    table = names["found"].to_frame()
    assert list(table.columns[:4]) == ["region", "activity", "period", "value"]
    assert set(table["period"]) == {1990, 1995, 2000, 2005, 2010, 2015, 2020}
    assert set(table["activity"].str.len()) == {3}
    reasons = {each.reason for each in names["found"].provenance.dropped}
    assert reasons == {"no region (column region)", "year before 1990"}
    assert names["found"].provenance.rows_in == 20_000
    assert len(code) == 2
    sys.modules.pop("synthetic_records", None)


def test_synthetic_records_are_the_same_for_a_seed_and_a_shorter_table_is_the_beginning(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(root / "scripts"))
    import synthetic_records

    monkeypatch.setattr(synthetic_records, "PATENTS_PER_BLOCK", 500)
    first = list(synthetic_records.tables(9_000, seed=3))
    again = list(synthetic_records.tables(5_000, seed=3))
    assert sum(len(table) for table in first) == 9_000
    assert again[0].equals(first[0])
    assert not first[0].equals(next(synthetic_records.tables(5_000, seed=4)))
    whole = first[0]
    # all rows of a patent share it out: inventors x classes rows of 1 / (inventors x classes)
    shares = whole.group_by("patent_id").aggregate([("weight", "sum")])["weight_sum"].to_numpy()
    assert shares == pytest.approx(1.0)
    assert (whole["weight"].to_numpy() * synthetic_records.DENOMINATOR % 1 == 0).all()
    rows = whole.select(["patent_id", "inventor_no", "class_code"])
    assert len(rows.group_by(rows.column_names).aggregate([])) == len(rows)
    sys.modules.pop("synthetic_records", None)
