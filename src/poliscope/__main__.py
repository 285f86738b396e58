"""Run the command line as ``python -m poliscope``."""

from poliscope.cli import main

if __name__ == "__main__":
    main()
