"""Activities: who does how much of what, when; one table of regions by activities for each period.

What is not in the file is 0, and says so; a cell that is there but missing, negative or given twice is
an error unless the study names the rule that settles it, and then the rule is noted.
"""

from poliscope.data.activities.reading import activities_from_frame, read_activities
from poliscope.data.activities.rules import Rules
from poliscope.data.activities.tables import Activities, Named
from poliscope.data.activities.writing import write_activities, write_hierarchy, write_pairs, write_plants

__all__ = [
    "Activities",
    "Named",
    "Rules",
    "activities_from_frame",
    "read_activities",
    "write_activities",
    "write_hierarchy",
    "write_pairs",
    "write_plants",
]
