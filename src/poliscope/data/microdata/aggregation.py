"""A finished count, and how it is opened again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from poliscope.data.microdata.provenance import Provenance, read_provenance
from poliscope.data.microdata.results import table_digest
from poliscope.errors import DataError, Problem

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Aggregation", "read_aggregation"]


@dataclass(frozen=True, slots=True)
class Aggregation:
    """A finished count.

    Parameters
    ----------
    path : Path
        The table: for activities `region`, `activity`, `period`, `value`, and whole numbers.
    provenance : Provenance
    computed, reused : int
        Chunks counted by this run, and taken over from an interrupted one.
    """

    path: Path
    provenance: Provenance
    computed: int = 0
    reused: int = 0

    def to_frame(self) -> pd.DataFrame:
        """Read the table."""
        import pandas as pd

        if self.path.suffix == ".csv":
            return pd.read_csv(
                self.path, dtype={"region": str, "activity": str, "other": str}, keep_default_na=False
            )
        return pd.read_parquet(self.path)


def read_aggregation(path: str | Path) -> Aggregation:
    """Open a result again, and check that it still says what its provenance says.

    Parameters
    ----------
    path : str or Path
        The table.

    Returns
    -------
    Aggregation

    Raises
    ------
    DataError
        Without provenance, or when the table was changed since.
    """
    file = Path(path)
    provenance = read_provenance(file)
    if file.suffix == ".parquet" and table_digest(file).sha256 != provenance.sha256:
        message = "the table does not say what its provenance says"
        raise DataError(
            Problem("changed-table", message, where=str(file), help="aggregate the records again")
        )
    return Aggregation(file, provenance)
