"""What a figure takes over from what the text told before.

- The same again: ``carrying``, ``elsewhere`` (another place, a rank), ``going_on_zh``, ``told_again``,
  ``leftout`` and ``next_of`` (nouns and verbs that English leaves out).
- Words that refer or compare: ``references``, ``leaning``.
- Parts and fellows of what was told: ``among_told``, ``parts_of_told``, ``parts_told_zh``, ``paired_zh``;
  of research: ``performers``.
- The sector that a passage is about: ``sector_zh`` (in English ``narrower.told_sectors``).
- Lists: ``listing``, ``names_zh``, ``bracketed``.
"""
