"""The verb beside a figure tells what it measures: "took 95 minutes", 每月挣7200元."""
