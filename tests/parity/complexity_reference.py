"""Read the peers' figures about activities, as they lie in ``complexity-60x120`` and in ``../shared``."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd

from poliscope.kernels.complexity import complexity_indices
from poliscope.kernels.relatedness import cooccurrence, normalise_cooccurrence, proximity
from poliscope.kernels.specialisation import location_quotient, presence


def read(path: Path, **kwargs) -> pd.DataFrame:
    # the code NA is Namibia
    return pd.read_csv(path, keep_default_na=False, na_values=[""], **kwargs)


class Case:
    """One input with all figures that were computed from it, and what our kernels need in common."""

    def __init__(self, name: str, folder: Path, before: pd.DataFrame, after: pd.DataFrame | None):
        self.name, self.folder = name, folder
        self.region_names, self.activity_names = list(before.index), list(before.columns)
        self.x = before.to_numpy(dtype=float)
        self.after = None if after is None else after.to_numpy(dtype=float)

    @cached_property
    def regions(self) -> pd.DataFrame:
        return read(self.folder / "regions.csv.gz", index_col=0, dtype={0: str})

    @cached_property
    def activities(self) -> pd.DataFrame:
        return read(self.folder / "activities.csv.gz", index_col=0, dtype={0: str})

    @cached_property
    def manifest(self) -> pd.DataFrame:
        return pd.read_csv(self.folder / "matrices_manifest.csv", index_col="output")

    def vector(self, name: str) -> np.ndarray | None:
        for table, names in ((self.regions, self.region_names), (self.activities, self.activity_names)):
            if name in table:
                assert list(table.index) == names
                return table[name].to_numpy(dtype=float)
        return None

    def matrix(self, name: str) -> tuple[np.ndarray, np.ndarray, pd.Series] | None:
        """Give the stored rows, their positions, and the sums over the whole matrix."""
        if name not in self.manifest.index:
            return None
        facts = self.manifest.loc[name]
        table = read(self.folder / "matrices" / facts["file"], index_col=0, dtype={0: str})
        names = self.region_names if facts["n_rows"] == len(self.region_names) else self.activity_names
        place = {label: position for position, label in enumerate(names)}
        columns = self.region_names if facts["n_cols"] == len(self.region_names) else self.activity_names
        # R sorts labels in its own way
        table = table[columns] if set(columns) == set(table.columns) else table
        if facts["n_rows"] not in (len(self.region_names), len(self.activity_names)):
            return table.to_numpy(dtype=float), np.arange(len(table)), facts
        return table.to_numpy(dtype=float), np.array([place[label] for label in table.index]), facts

    @cached_property
    def q(self) -> np.ndarray:
        return location_quotient(self.x)

    @cached_property
    def M(self) -> np.ndarray:
        return presence(self.q)

    @cached_property
    def phi(self) -> np.ndarray:
        return proximity(self.M)

    @cached_property
    def phi_self(self) -> np.ndarray:
        """With the link of an activity to itself, where somebody has it."""
        return self.phi + np.diag((self.M.sum(axis=0) > 0).astype(float))

    @cached_property
    def trimmed(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """The table without empty rows and columns, and which were kept."""
        rows, columns = self.x.sum(axis=1) > 0, self.x.sum(axis=0) > 0
        return self.x[rows][:, columns], rows, columns

    @cached_property
    def indices(self):
        return complexity_indices(self.M)

    def near(self, measure: str, totals: str) -> np.ndarray:
        counts = cooccurrence(self.M)
        return normalise_cooccurrence(counts, measure=measure, totals=totals, observations=len(self.M))


def _wide(long: pd.DataFrame, period: str | None = None) -> pd.DataFrame:
    chosen = long if period is None else long[long["year"] == period]
    return chosen.pivot_table(
        index=long.columns[0], columns=long.columns[1], values="amount", aggfunc="sum", sort=False
    )


def _on_names(table: pd.DataFrame, folder: Path) -> pd.DataFrame:
    rows = read(folder / "regions.csv.gz", usecols=[0], dtype=str).iloc[:, 0]
    columns = read(folder / "activities.csv.gz", usecols=[0], dtype=str).iloc[:, 0]
    return table.reindex(index=rows, columns=columns).fillna(0.0)


def carried(data: Path) -> Case:
    folder = data / "complexity-60x120"
    tables = [read(folder / f"synth_60x120_{period}.csv.gz", index_col=0) for period in ("t0", "t1")]
    return Case("60x120", folder, *tables)


def outside(shared: Path, name: str) -> Case:
    folder, inputs = shared / "peers" / "complexity" / name, shared / "peers" / "complexity" / "inputs"
    if name == "gig":
        tables = [read(inputs / f"gig_{year}.csv.gz", index_col=0) for year in (2020, 2023)]
        return Case(name, folder, *(_on_names(table, folder) for table in tables))
    if name == "world_trade":
        long = read(inputs / "world_trade_avg_1998_2000_long.csv.gz", dtype=str)
        long["amount"] = long["value"].astype(float)
        return Case(name, folder, _on_names(_wide(long), folder), None)
    long = read(inputs / "cbp_cbsa_naics4_2018_2019_long.csv.gz", dtype=str)
    long["amount"] = long["employment"].astype(float)
    return Case(name, folder, *(_on_names(_wide(long, year), folder) for year in ("2018", "2019")))
