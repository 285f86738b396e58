"""Of what a share is, told by its own clause: of a whole, of a group, by a verb.

- Of a whole: ``english``, ``wholes``, ``whose_part``, ``partner_markets``; of what was told: ``of_told``;
  the parts that follow the first: ``next_parts``; in Chinese ``parts_zh`` and ``heads_zh``.
- Of a group, by what is said of it: ``subgroups``, ``said_of_groups``, ``said_of_one``, ``said_of_firms``; in
  Chinese ``subgroups_zh`` and ``verbs_zh``.
- By a verb: ``by_verb``, over the table ``verbs.percentages``.
"""
