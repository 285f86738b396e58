"""Who pays for research or does it: "Businesses carry 71% of the R&D bill", "four fifths came from firms"."""

from __future__ import annotations

import re

from poliscope.data.articles.indicators.records import Topic
from poliscope.data.articles.indicators.rules import PARTS, PERCENT, Figure, rule
from poliscope.data.articles.indicators.verbs.verb import NEAR
from poliscope.data.articles.lexicon import build_lexicon

__all__ = ["part_of_research"]

#: Who does research, and the code of what he spends on it.
_WHO = (
    ("business_rd_expenditure", r"(?:private |local |big )?(?:companies|business(?:es)?|firms|industry|"
     r"enterprises|corporations|employers|the private sector|manufacturers)"),
    ("higher_education_rd_expenditure", r"(?:the |public )?(?:universities|higher education|colleges|"
     r"academia)"),
    ("government_rd_expenditure", r"(?:the )?(?:government|state|public sector|public purse|taxpayers?|"
     r"public (?:institutes|laboratories|labs|bodies|money|funds))"),
    ("foreign_rd_expenditure", r"(?:foreign(?:-owned)? (?:companies|firms|groups|affiliates)|multinationals|"
     r"abroad)"),
)  # fmt: skip
_ANY = "|".join(f"(?P<{code}>{words})" for code, words in _WHO)
_RESEARCH = (
    r" of (?:(?:all|the|its|their|total|every|local|regional|national|[\w.’'-]+['’]s?|[A-Z][\w.-]+) )*"
    r"(?:R ?& ?D|research(?: and development)?)(?: (?:spending|expenditure|outlays?|investment|bills?|"
    r"budget|funding|funds|money|work|effort|performed|done|carried out))*"
)
_PAYS = re.compile(
    rf"(?:^|[,.;:] |, and |\b(?:but|while|where|there|here|with) )(?:{_ANY})(?: (?:in|of|around) "
    rf"[A-Z][\w-]+)?"
    r"(?: (?:now|still|today|together|alone|also|directly|already))* (?:carr(?:y|ies|ied)|pa(?:ys?|id) for|"
    r"pays?|paid|fund(?:s|ed)?|financ(?:e[sd]?|ing)|account(?:s|ed|ing)? for|ma[dk]es?(?: up)?|making up|"
    r"shoulders?|do(?:es)?|did|perform(?:s|ed)?|contribut(?:e[sd]?|ing)|provid(?:e[sd]?|ing)|"
    r"carr(?:y|ies|ied) out|represent(?:s|ed)?|bear|bore|spend|spent|foots?|cover(?:s|ed)?|met|meet)"
    rf"{NEAR}",
    re.IGNORECASE,
)
_IS_PAID = (
    r"(?: in [A-Z][\w-]+(?: [A-Z][\w-]+)?)?(?: (?:is|was|are|were|comes?|came|being|now|still|that|which))* ?"
    r"(?:paid for|paid|funded|financed|carried out|done|performed|conducted|spent|borne|contributed|met|"
    rf"provided)? ?(?:by|from|in) (?:the |its )?(?:{_ANY})\b"
)
_PAID_BY = re.compile(_RESEARCH + _IS_PAID)
_WHOLE = re.compile(_RESEARCH + r"\b")
#: "Four fifths of it came from business", of research told before.
_OF_IT = re.compile(r" of (?:it|this|that|which|the (?:total|sum|money|amount))\b" + _IS_PAID)
_THAT = re.compile(r" of (?:it|this|that|the (?:total|sum|money|amount))\b")
_TOLD = frozenset(["rd_expenditure", "rd_intensity"])


@rule(units=PERCENT, kinds=PARTS, signs=(" of ",))
def part_of_research(f: Figure) -> Topic | None:
    """Tell whose part of the spending on research a percentage is.

    Parameters
    ----------
    f : Figure

    Returns
    -------
    Topic or None
    """
    p, number = f.passage, f.number
    if not p.text.startswith(" of ", number.end):
        return None
    whole = None
    found = _PAID_BY.match(p.text, number.end, p.end)
    if found is None and _WHOLE.match(p.text, number.end, p.end):
        found = _PAYS.search(p.text, f.after if f.i else max(0, p.start - 2), number.before)
    told = f.out[-1] if f.out else p.last[0] if p.last is not None else None
    if found is None and told is not None and told.code in _TOLD:
        whole = told.code  # what the sentences behind may go on about
        found = _OF_IT.match(p.text, number.end, p.end)
        if found is None and _THAT.match(p.text, number.end, p.end):
            found = _PAYS.search(p.text, f.after if f.i else max(0, p.start - 2), number.before)
    if found is None:
        return None
    code = next(code for code, _ in _WHO if found[code])
    return Topic(f"{code}_share", -1, -1, 0.8, build_lexicon().by_code.get(code), whole=whole)
