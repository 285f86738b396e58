"""From records to activities: counts of patents, firms, publications by region, activity and period.

A description (TOML) says which columns mean what; :func:`aggregate` counts, with DuckDB inside this process
or on Spark, and the table is the same to the bit. This folder is the only place that knows an engine.
"""

from poliscope.data.microdata.aggregation import Aggregation, read_aggregation
from poliscope.data.microdata.description import AggregateDescription, parse_description, read_description
from poliscope.data.microdata.preview import Estimate, estimate, explain
from poliscope.data.microdata.provenance import Dropped, Provenance
from poliscope.data.microdata.run import Progress, aggregate

__all__ = [
    "AggregateDescription",
    "Aggregation",
    "Dropped",
    "Estimate",
    "Progress",
    "Provenance",
    "aggregate",
    "estimate",
    "explain",
    "parse_description",
    "read_aggregation",
    "read_description",
]
