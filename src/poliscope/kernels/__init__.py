"""Arrays only: no names, no files, no classes.

The array contract: ``x`` is ``(..., units, indicators)``, float64, NaN is missing, higher is better
after direction; leading axes are draws, years, or nothing.
"""
