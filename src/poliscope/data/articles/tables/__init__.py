"""Tables: which lines are rows (``rows``, ``spaced``), their grid, their layout, the claims of cells."""
