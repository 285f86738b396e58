"""Which unit leads, in what, how sure is that, why, what next, and with whom."""

from poliscope._version import __version__

__all__ = ["__version__"]
