"""By how much more is spent: "put 18% more into machinery", "spent 12% less on research"."""

from __future__ import annotations

import re

from poliscope.data.articles.indicators.narrower.modifiers import modifier_behind_en
from poliscope.data.articles.indicators.records import Topic, topic_of
from poliscope.data.articles.indicators.rules import LATIN, PERCENT, Figure, rule
from poliscope.data.articles.indicators.verbs.verb import NEAR

__all__ = ["spent_more"]

_PUT = re.compile(
    r"\b(?P<verb>put(?:s|ting)?|invest(?:s|ed|ing)?|spen(?:d|ds|t|ding)|pour(?:s|ed|ing)?|plough(?:s|ed|ing)?|"
    rf"sank|sink){NEAR}"
)
_INTO = re.compile(
    r" (?:more|less) (?:money )?(?:into|in|on) (?:new |the |its |their |"
    r"local )*(?P<what>[A-Za-z][\w&-]*(?: (?:and )?"
    r"[a-z][\w-]*){0,3})"
)
_THINGS = (
    (re.compile(r"machin|equipment|plant|robots"), "equipment_investment"),
    (re.compile(r"research|R&D|development|science"), "rd_expenditure"),
    (re.compile(r"schools|education|teaching"), "education_spending"),
    (re.compile(r"health|hospitals"), "health_spending"),
    (re.compile(r"roads|railways|transport|infrastructure|bridges"), "infrastructure_investment"),
    (re.compile(r"buildings|construction|property|homes"), "construction_investment"),
)


@rule(units=PERCENT, kinds=["growth", "level", "gap"], script=LATIN, signs=(" more ", " less "))
def spent_more(f: Figure) -> Topic | None:
    """Read by how much more is spent or invested as the growth of that spending.

    None where nobody spends, or nothing says on what.
    """
    p, number = f.passage, f.number
    into = _INTO.match(p.text, number.end, p.end)
    put = _PUT.search(p.text, f.after, number.before) if into else None
    if put is None or into is None:
        return None
    code = next((code for words, code in _THINGS if words.match(into["what"])), None)
    code = code or _on(into["what"], "spending" if put["verb"].startswith("sp") else "investment")
    return None if code is None else topic_of(f"{code}_growth", 0.75, code)


def _on(what: str, kind: str) -> str | None:
    token = modifier_behind_en(what, "investment")
    if token is None:
        return kind if kind == "investment" else None
    return f"{token}_{kind}"
