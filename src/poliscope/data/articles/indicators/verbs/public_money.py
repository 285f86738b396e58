"""What a budget gives to whom, and what a tax brings: "Schools would get $310 million"."""

from __future__ import annotations

import re

from poliscope.data.articles.indicators.records import CURRENCIES, Topic, known_as, topic_of
from poliscope.data.articles.indicators.rules import LATIN, LEVEL, Figure, rule
from poliscope.data.articles.indicators.verbs.verb import NEAR
from poliscope.data.articles.lexicon import build_lexicon

__all__ = ["balance", "given_to", "tax_brings"]

#: Whom a budget gives to.
_TO = (
    ("education_spending", r"schools?|education|teaching"),
    ("health_spending", r"health(?: ?care)?|hospitals"),
    ("social_spending", r"social (?:care|services|security|protection)|welfare|pensions"),
    ("security_spending", r"(?:the )?police|policing|public safety|security"),
    ("transport_investment", r"transport|roads|public transport|transit"),
    ("culture_spending", r"culture|the arts|museums|libraries"),
    ("housing_spending", r"housing"),
    ("agriculture_spending", r"agriculture|farming"),
    ("environment_spending", r"(?:the )?environment|parks"),
    ("science_expenditure", r"science|research|innovation"),
    ("debt_service", r"interest(?: payments)?|debt service|servicing (?:its|the) debts?"),
)
_NAMES = "|".join(f"(?P<s{k}>{words})" for k, (_, words) in enumerate(_TO))
_GETS = re.compile(
    rf"(?:^|[.;,] (?:and |while |but )?|\band |\bwhile )(?:[Ss]pending on |[Oo]utlays on )?(?i:{_NAMES})"
    r"(?: (?:would|will|should|is to|are to|is|was|were|set to|now|still))*"
    r"(?: (?:get|gets|got|receives?|received|takes?|took|cost|costs|absorbs?|swallows?|rises? to|"
    r"rose to|goes up to|be given|given|allotted|allocated|put at|handed|eats up))?"
    rf"(?: another| a further)?{NEAR}"
)
_BUDGET = re.compile(r"^(?:budget|fiscal_expenditure|operating_budget)|_spending$|^debt_service$")
_ALLOTTED = re.compile(
    r" (?:(?:is|was|will be|would be|has been) )?(?:(?:set aside|earmarked|allocated|allotted|budgeted|"
    rf"reserved|goes|going|will go|would go|went) )?(?:for|to|on) (?:the |its )?(?i:{_NAMES})\b"
)


@rule(units=CURRENCIES, kinds=LEVEL | {"change"}, script=LATIN)
def given_to(f: Figure) -> Topic | None:
    """Read what schools, the police or hospitals get behind a budget as the spending on them.

    None where no budget was told of.
    """
    p, i = f.passage, f.i
    told = f.out[i - 1].code if i else p.last[0].code if p.last is not None and p.fresh else None
    if told is None or not _BUDGET.search(told):
        return None
    found = _GETS.search(p.text[f.after : f.number.before])
    found = found or _ALLOTTED.match(p.text, f.number.end, p.end)
    if found is None:
        return None
    code = next(code for k, (code, _) in enumerate(_TO) if found.group(f"s{k}") is not None)
    return topic_of(code, 0.75)


_TAX = re.compile(
    r"(?:^|[.;,] |\b[Tt]he |\b[Aa]n? |\b[Ii]ts )"
    r"(?P<words>(?:[A-Za-z]+[ -]){0,2}(?:tax(?:es)?|VAT|duty|duties|levy|rates))"
    r"(?: (?:on [a-z]+|alone|now|still))* (?:brings?|brought|rais(?:es?|ed)|yield(?:s|ed)?|"
    r"earn(?:s|ed)?|generat(?:es?|ed)|nets?|netted|provid(?:es?|ed)|delivered|delivers)(?: in)?"
    r"(?: (?:the )?(?:[A-Z][\w-]+(?: [A-Z][\w-]+)?|city|council|state|treasury|county|province|"
    rf"government))?{NEAR}"
)


@rule(units=CURRENCIES, kinds=LEVEL, script=LATIN, signs=("tax", "VAT", "dut", "levy", "rates"))
def tax_brings(f: Figure) -> Topic | None:
    """Read "The wage tax brings the city $1.9 billion" as the revenue of that tax."""
    found = _TAX.search(f.passage.text[f.after : f.number.before])
    if found is None:
        return None
    words = re.sub(r"^(?:the|its|a|an|local|new|city|state|municipal) ", "", found["words"].lower())
    known = build_lexicon().indicators.whole(words)
    if known is not None and "money" not in known.kinds:
        return None
    taxes = known_as("tax_revenue")
    if known is None and words in {"tax", "taxes", "rates", "duties"}:
        known = taxes
    code = known.code if known is not None else re.sub("[ -]", "_", words)
    return Topic(code, -1, -1, 0.75, known or taxes)


_TOLD = re.compile(r"tax|^vat|fiscal_|budget|_spending$|^government_debt|business_rates")
_BALANCES = (
    ("fiscal_expenditure", re.compile(
        r"(?:^|[.;,] (?:and |while |but )?)(?:[Tt]otal |[Pp]ublic |[Oo]verall |"
        r"[Tt]he )?(?:[Ss]pending|[Oo]utlays|"
        r"[Ee]xpenditure)(?: (?:is|was|will be|came|comes|reached|amounted|amounts|totall?ed|stood|"
        r"stands|rose|fell|"
        rf"set|put|of|to|at))+{NEAR}")),
    ("budget_surplus", re.compile(rf"\b[Ss]urplus\b[^.;\d]{{0,50}}(?:of|at|to|was|is|reached){NEAR}")),
    ("budget_deficit", re.compile(rf"\b[Dd]eficit\b[^.;\d]{{0,50}}(?:of|at|to|was|is|reached){NEAR}")),
)  # fmt: skip


@rule(
    units=CURRENCIES | {None},
    kinds=LEVEL,
    script=LATIN,
    signs=("pending", "utlays", "xpenditure", "urplus", "eficit"),
)
def balance(f: Figure) -> Topic | None:
    """Read spending, a surplus and a deficit behind taxes or a budget as those of the public purse."""
    p, i = f.passage, f.i
    told = f.out[i - 1].code if i else p.last[0].code if p.last is not None and p.fresh else None
    scaled = f.number.scanned.unit is not None or f.number.scanned.scale > 1
    if not scaled or not _TOLD.search(told or ""):
        return None
    head = p.text[f.after : f.number.before]
    code = next((code for code, words in _BALANCES if words.search(head)), None)
    return None if code is None else topic_of(code, 0.75)
