"""The report: one HTML file that opens from disk, in one or two languages, without scripts or network."""

from poliscope.show.report.writing import LARGEST, size_limit, write_report

__all__ = ["LARGEST", "size_limit", "write_report"]
