"""Synthetic patent records, the same for the same seed, for trying `poliscope aggregate` at any size.

One row a patent, inventor and class: `patent_id`, `year` (1985 to 2024), `region` (400, very skewed,
0.2 % missing), `class_code` (650), `inventor_no` and `weight` = 1 / (inventors x classes). Files are sorted
by patent. Block *i* of the patents depends on the seed and on *i* alone, so a longer table begins with the
shorter one.

Run it as `python scripts/synthetic_records.py 5_000_000 out/records --seed 1`.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import pyarrow as pa

REGIONS, CLASSES, YEARS = 400, 650, (1985, 2025)
MISSING_REGION = 0.002
PATENTS_PER_BLOCK = 250_000
MOST_INVENTORS, MOST_CLASSES = 8, 9
DENOMINATOR = 2_116_800
"""The least common denominator of all weights: of inventors x classes up to 8 x 9."""


def _skewed(size: int, power: float) -> np.ndarray:
    share = 1.0 / np.arange(1, size + 1) ** power
    return np.cumsum(share / share.sum())


def _geometric(rng: np.random.Generator, mean: float, most: int, size: int) -> np.ndarray:
    return np.minimum(rng.geometric(1.0 / mean, size), most)


def _expand(counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For counts (n,): the owner of each of the counts.sum() rows, and its number within the owner."""
    owner = np.repeat(np.arange(len(counts)), counts)
    return owner, np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)


def _distinct_classes(rng: np.random.Generator, home: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Classes of each patent, near its home class, distinct within the patent by a growing step."""
    step = 1 + rng.integers(0, 40, len(counts))
    owner, number = _expand(counts)
    return (home[owner] + number * step[owner]) % CLASSES


def block(index: int, *, seed: int) -> dict[str, np.ndarray]:
    """Arrays of one block of patents; `region` -1 is missing."""
    rng = np.random.default_rng([seed, index])
    n = PATENTS_PER_BLOCK
    year = np.minimum(YEARS[0] + np.floor(40 * rng.beta(2.0, 1.2, n)), YEARS[1] - 1).astype(np.int16)
    home_region = np.searchsorted(_skewed(REGIONS, 1.1), rng.random(n)).clip(max=REGIONS - 1)
    home_class = np.searchsorted(_skewed(CLASSES, 0.6), rng.random(n)).clip(max=CLASSES - 1)
    inventors = _geometric(rng, 2.6, MOST_INVENTORS, n)
    classes = _geometric(rng, 3.0, MOST_CLASSES, n)
    class_of = _distinct_classes(rng, home_class, classes)
    first_class = np.cumsum(classes) - classes

    patent, number = _expand(inventors * classes)
    inventor = number // classes[patent]
    abroad = rng.random((n, MOST_INVENTORS)) < 0.15
    elsewhere = rng.integers(0, REGIONS, (n, MOST_INVENTORS))
    region = np.where(abroad, elsewhere, home_region[:, None])[patent, inventor]
    region[rng.random(len(region)) < MISSING_REGION] = -1
    return {
        "patent_id": (index * n + patent).astype(np.int64),
        "year": year[patent],
        "region": region,
        "class_code": class_of[first_class[patent] + number % classes[patent]],
        "inventor_no": (inventor + 1).astype(np.int16),
        "weight": 1.0 / (inventors * classes)[patent],
    }


def table(index: int, *, seed: int) -> pa.Table:
    """One block as an Arrow table with names in place of numbers."""
    import pyarrow as pa

    columns = block(index, seed=seed)
    regions = pa.array([f"R{i:03d}" for i in range(REGIONS)])
    classes = pa.array([f"{'ABCDEFGH'[i % 8]}{i // 8:02d}{'KLMN'[i % 4]}" for i in range(CLASSES)])
    code = pa.array(columns["region"], mask=columns["region"] < 0)
    names = {"region": regions.take(code), "class_code": classes.take(pa.array(columns["class_code"]))}
    return pa.table({name: names.get(name, values) for name, values in columns.items()})


def tables(rows: int, *, seed: int) -> Iterator[pa.Table]:
    """Blocks up to exactly `rows` rows."""
    index = 0
    while rows > 0:
        records = table(index, seed=seed).slice(0, rows)
        yield records
        rows, index = rows - len(records), index + 1


def write(rows: int, folder: Path, *, seed: int, blocks_per_file: int = 8) -> list[Path]:
    """Write `rows` rows as Parquet files of a few blocks each; return their paths."""
    import pyarrow.parquet as pq

    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    writer: pq.ParquetWriter | None = None
    for number, records in enumerate(tables(rows, seed=seed)):
        if number % blocks_per_file == 0:
            if writer is not None:
                writer.close()
            written.append(folder / f"records-{number // blocks_per_file:05d}.parquet")
            writer = pq.ParquetWriter(written[-1], records.schema, compression="zstd")
        assert writer is not None
        writer.write_table(records, row_group_size=500_000)
    if writer is not None:
        writer.close()
    return written


def main() -> None:
    """Write a table of the size that the command line names."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("rows", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--blocks-per-file", type=int, default=8)
    arguments = parser.parse_args()
    blocks = arguments.blocks_per_file
    for path in write(arguments.rows, arguments.folder, seed=arguments.seed, blocks_per_file=blocks):
        print(path)


if __name__ == "__main__":
    main()
