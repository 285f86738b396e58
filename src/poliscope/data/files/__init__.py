"""Files and dataframes on their way in, and tables on their way out."""

from poliscope.data.files.coin_tool import read_coin_tool
from poliscope.data.files.coinr import read_coinr
from poliscope.data.files.framework_tables import read_framework
from poliscope.data.files.inputs import Inputs
from poliscope.data.files.paths import inside
from poliscope.data.files.plain_table import read_table_as_study
from poliscope.data.files.reading import Shape, evidence_from_frame, read_evidence
from poliscope.data.files.unit_tables import read_units
from poliscope.data.files.writing import write_evidence, write_framework, write_units

__all__ = [
    "Inputs",
    "Shape",
    "evidence_from_frame",
    "inside",
    "read_coin_tool",
    "read_coinr",
    "read_evidence",
    "read_framework",
    "read_table_as_study",
    "read_units",
    "write_evidence",
    "write_framework",
    "write_units",
]
