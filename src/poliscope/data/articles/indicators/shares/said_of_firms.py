"""What a share of firms is of, told by what is said of them: "use AI", "have a woman among the founders"."""

from __future__ import annotations

import re

from poliscope.data.articles.indicators.records import Topic, topic_of
from poliscope.data.articles.indicators.rules import LATIN, PARTS, PERCENT, Figure, rule

__all__ = ["part_of_firms"]

_FIRMS = (
    r"(?: of)?(?: (?:the|all|its|their|our|local|large|small|smaller|bigger|medium-sized|[a-z]+ing|"
    r"industrial|"
    r"young|surveyed|[A-Z]\w+['’]s?))*(?: (?:firms?|companies|company|business(?:es)?|enterprises?|"
    r"manufacturers?|employers?|start-?ups?|SMEs|plants?|factories|industry))"
    r"(?: (?:in|of|from|across|around) (?:the )?[A-Z][\w’-]+(?: [A-Z][\w’-]+)?)?"
    r"(?: (?:there|here|now|already|still|currently|that|which|regularly|say they|also))*"
)
_AI = r"(?:AI|artificial intelligence|machine learning|generative AI|chatbots)\b"
#: What is said of firms, and the code.
_SAID = (
    (r" (?:us(?:es?|ed|ing)|(?:have |has |had )?(?:adopted|introduced|deployed|tried)|adopt|deploy|rely on|"
     rf"employ|work with)(?: (?:some form of|at least one|tools of|any))* {_AI}", "ai_adoption"),
    (r" (?:(?:have|has|had) )?(?:moved|are|use|run|work)(?: their data)?(?: in| to)? (?:the )?cloud\b",
     "cloud_firms_share"),
    (r" (?:(?:have|has|had) )?(?:gone|are|been|is) (?:fully |largely )?(?:digital|digitalised|digitized|"
     r"digitised|digitalized)\b", "digitalisation_rate"),
    (r" (?:do(?:es)?|did|carr(?:y|ies|ied) out|conduct(?:s|ed)?|invest(?:s|ed)? in|spend(?:s)? (?:money )?on|"
     r"spent (?:money )?on|report(?:s|ed)?|perform(?:s|ed)?|engage(?:d)? in|have)(?: (?:their|its|own|any|"
     r"some|in-house))* (?:R ?& ?D|research)\b", "rd_active_firms_share"),
    (r" (?:(?:have|has|had) )?(?:introduced|launched|brought out|developed) (?:a |an |any |at least one )?"
     r"(?:new|innovative) (?:product|process|service|good)|(?:(?: have| has)? innovated| innovate| are "
     r"innovative| is innovative)\b", "innovative_firms_share"),
    (r" (?:exports?|exported|sells? (?:their goods |their products |goods )?abroad|sold (?:goods )?abroad|"
     r"are exporters)\b", "exporting_firms_share"),
    (r" (?:(?:are|were|is|was) (?:loss-making|in the red|running at a loss|losing money)|made (?:a "
     r")?loss(?:es)?"
     r"|make (?:a )?loss(?:es)?|los[et] money|posted (?:a )?loss(?:es)?)\b", "loss_making_share"),
    (r" (?:(?:have|has|had) (?:a|at least one|an?) (?:woman|female)\b[^.;,]{0,24}\bfounders?\b|(?:(?:have|"
     r"has|"
     r"had) )?(?:(?:are|were|is|was|been) )?(?:co-?)?(?:founded|led|run|headed|started) by (?:a )?wom[ae]n\b|"
     r"(?:(?:have|has|had) )?female (?:co-)?founders?)", "women_founders_share"),
    (r" (?:surviv(?:e[sd]?|ing)|(?:are|were|is) still (?:trading|in business|alive|going|active))\b",
     "business_survival_rate"),
    (r" (?:(?:are|were|is|was) foreign[- ]owned|belong(?:s|ed)? to foreign (?:groups|owners|companies)|"
     r"(?:are|were) (?:subsidiaries|branches|part) of foreign)\b", "foreign_firms_share"),
    (r" (?:hold|holds|held|own|owns|owned|have|has|had)(?: (?:at least one|an?|any))? patents?\b",
     "patenting_firms_share"),
    (r" (?:employ|employs|have|has|had) (?:fewer|less) than (?:ten|10)\b| (?:are|is) "
     r"micro", "micro_firms_share"),
)  # fmt: skip
_COMPILED = [(re.compile(f"{_FIRMS}(?:{said})"), code) for said, code in _SAID]
_NAMED = re.compile(_FIRMS)
_BARE = [(re.compile(rf"(?: of (?:them|these|those|which))?(?:{said})"), code) for said, code in _SAID]
_TOLD = re.compile(r"(?:firms|startups|smes|spin_outs|factories|unicorns|gazelles)$")


@rule(
    units=PERCENT,
    kinds=PARTS,
    script=LATIN,
)
def part_of_firms(f: Figure) -> Topic | None:
    """Tell of which firms a percentage is from what is said of them behind it.

    None where nothing is said that the table knows.
    """
    p, number = f.passage, f.number
    told = f.told
    named = _NAMED.match(p.text, number.end, p.end)
    if not named and (told is None or not _TOLD.search(told.code or "")):
        return None
    for said, code in _COMPILED if named else _BARE:
        if said.match(p.text, number.end, p.end):
            return topic_of(code, 0.8)
    return None
