"""The command line: parse, call Study, print.

Exit codes: 0 done; 1 done, but a check found something to mend; 2 wrong use, or input that cannot be
used; 4 an error inside poliscope (its trace is written to a file that is named); 130 interrupted.
"""

from poliscope.cli.app import main

__all__ = ["main"]
