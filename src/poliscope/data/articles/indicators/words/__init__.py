"""The text's own words, where the lexicon has no phrase: a noun, its head, its English code."""
