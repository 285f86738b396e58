"""Evidence: one row, one claim, with its source; and how claims become a table of numbers.

Nothing is dropped in silence: two claims for one cell are settled by the study's rule, both are
kept, and the conflict is listed.
"""

from poliscope.data.evidence.claims import NOT_USED, Claim, Conflict, Note, Rule
from poliscope.data.evidence.factor import Factor
from poliscope.data.evidence.measures import stated_measures
from poliscope.data.evidence.observations import Evidence
from poliscope.data.evidence.settling import Table

__all__ = ["NOT_USED", "Claim", "Conflict", "Evidence", "Factor", "Note", "Rule", "Table", "stated_measures"]
