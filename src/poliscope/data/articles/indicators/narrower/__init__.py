"""A narrower thing than the phrase of the lexicon: the sector, the group, the partner, the kind."""
