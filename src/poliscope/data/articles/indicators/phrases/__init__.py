"""Phrases of the lexicon near a figure: which it measures, what it makes of it, and lists of both."""
