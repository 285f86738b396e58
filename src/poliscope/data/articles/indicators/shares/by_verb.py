"""Percentages that a verb and a noun tell together: "recycles 87% of its waste", "solve 64% of crimes"."""

from __future__ import annotations

import re

from poliscope.data.articles.indicators.passage import Passage
from poliscope.data.articles.indicators.records import Topic
from poliscope.data.articles.indicators.rules import LATIN, PARTS, PERCENT, Figure, rule
from poliscope.data.articles.indicators.shares.said_of_one import said_behind
from poliscope.data.articles.indicators.verbs.verb import NEAR
from poliscope.data.articles.lexicon import build_lexicon
from poliscope.data.articles.needed import Table

__all__ = ["share_by_verb"]

_BUDGET = (
    r" of (?:its|the|their|all|total|public|council) (?:[a-z]+ )?(?:budgets?|spending|money|expenditure|"
    r"outlays?)[^,.;]{0,20}? (?:on|to|for|into|towards?) (?:the |its |local )?"
)
_TAKE = (
    r"(?: [a-z ]{0,30})? (?:takes?(?: up)?|took(?: up)?|eats?(?: up)?|ate(?: up)?|swallow(?:s|ed)?|"
    r"ma(?:ke|kes|de) up|accounts? for|"
    r"accounted for|consumes?|consumed|absorbs?|absorbed)"
)
_OF_BUDGET = r" of (?:[\w’'-]+ ){0,4}(?:budgets?|spending|expenditure|outlays?)\b"
_SPENDS = (
    r"\b(?:[Ss]pen(?:ds?|t|ding)|devot(?:e[sd]?|ing)|allocat(?:e[sd]?|ing)|put(?:s|ting)?|goes|went|go|"
    r"set(?:s|ting)? aside|dedicat(?:e[sd]?|ing))"
)
_MODES = (
    r"(?:bike|bicycle|car|bus|tram|train|rail|metro|subway|foot|public transport|transit|taxi|motorbike|"
    r"motorcycle|scooter|ferry)"
)
_TIMELY = r"(?:on time|on schedule|punctual(?:ly)?)"
#: What stands before the figure, what stands behind it, and the code; the more particular first.
_TOLD = (
    (r"", rf" of (?:all |daily |the |their |its |these |local )*(?:trips|journeys|commutes)\b[^.;]{{0,60}}?"
     rf"\b(?:by|on|using|with) (?:an? |the )?{_MODES}\b", "modal_share"),
    (r"\b[Rr]ecycl(?:es?|ed|ing)", r" of (?:its|their|the|all)(?: [a-z]+){0,2} (?:waste|rubbish|garbage|"
     r"trash|"
     r"refuse)\b", "recycling_rate"),
    (r"\b(?:[Ss]olv(?:es?|ed|ing)|[Cc]lear(?:s|ed|ing)?(?: up)?)", r" of (?:the |its |all |"
     r"their )*(?:[a-z]+ )?"
     r"(?:crimes?|cases|murders|homicides|burglaries|robberies|thefts|offences)\b", "clearance_rate"),
    (r"\b[Tt]rees (?:now |already )?(?:shade[sd]?|cover(?:s|ed)?)", r" of\b", "tree_canopy"),
    (r"\b(?:[Ff]orests?|[Ww]oods|[Ww]oodland) (?:now |still |already )?cover(?:s|ed)?", r" of\b",
         "forest_cover"),
    (r"\b(?:[Pp]arks|[Gg]reen space|[Gg]reenery) (?:now |already )?(?:covers?|covered|makes? up|takes? up)",
     r" of\b", "green_coverage"),
    (r"\b(?:[Tt]enants|[Rr]enters|[Rr]ent|[Hh]ouseholds|[Ff]amilies|[Ww]orkers|[Pp]eople|"
     r"[Rr]esidents)\b[^.;]{0,50}"
     r"\b(?:spen(?:ds?|t|ding)|pa(?:ys?|id|ying)|takes?|took|eats?(?: up)?|ate|swallows?|absorbs?|goes|"
     r"consumes?)",
     r" of (?:their|its|an? |the |what|average|median|a tenant['’]s|household|typical| )*(?:[a-z]+ ){0,2}"
     r"(?:incomes?|wages?|pay|earnings|salary|salaries|they earn)\b(?:[^.;]{0,20} (?:on|in|for|"
     r"to) (?:the |their )?"
     r"(?:rents?|housing)\b)", "rent_burden"),
    (r"\b[Rr]ents?\b[^.;]{0,40}\b(?:takes?|took|eats?(?: up)?|ate(?: up)?|swallow(?:s|ed)?|absorb(?:s|ed)?|"
     r"consumes?|consumed)", r" of (?:that\b|it\b|this\b)|"
     r" of (?:an? |the |their |its |what )?(?:[a-z’'-]+ ){0,3}(?:incomes?|wages?|pay|"
     r"earnings|"
     r"salary|salaries|pay packet|budget|earns?)\b", "rent_burden"),
    (r"", r" of (?:the |all |its )?(?:trains|buses|trams|flights|services|"
     r"departures)\b[^.;]{0,40}? (?:are |were |is |"
     rf"was |ran |run |arrived? |arrives |left |leave |come |came )?{_TIMELY}\b", "punctuality"),
    (r"\b(?:[Tt]rains|[Bb]uses|[Tt]rams|[Ff]lights|[Ff]erries)\b[^.;]{0,50}"
     rf"\b{_TIMELY}(?: in| for)?", r" of (?:the time|cases|trips|days)\b", "punctuality"),
    (r"", r" of (?:the |all |its )?(?:trains|buses|trams|services)\b[^.;]{0,24} (?:were|are|was|is|"
     r"got) cancel",
     "cancelled_trains_share"),
    (r"", r" of (?:all |the |its )?(?:new )?(?:cars|vehicles)(?: (?:sold|registered|"
     r"bought))?(?: [^.;]{0,30})? "
     r"(?:is|are|were|was|had) (?:fully |purely |battery |now |already )*electric\b", "nev_share"),
    (r"\b[Hh]otels?\b[^.;]{0,30}\b(?:were|are|was|is)", r" (?:full|occupied|booked)\b", "occupancy_rate"),
    (r"", r" of (?:all |the |its )?(?:hotel )?(?:rooms|beds)(?: [^.;]{0,30})? (?:are|were|was|is|stood) "
     r"(?:occupied|taken|booked|filled|full)\b", "occupancy_rate"),
    (r"", r"(?: of)? (?:all |the |its )?(?:shops|stores|shop units|storefronts|"
     r"retail units)(?: [^.;]{0,30})? (?:stands?|"
     r"stood|are|were|is|lies?|sits?) (?:empty|vacant)\b", "retail_vacancy_rate"),
    (r"", r" of (?:all |the |its )?(?:offices|office space|desks)(?: [^.;]{0,30})? (?:stands?|stood|are|"
     r"were|is|"
     r"lies|sits) (?:empty|vacant|unlet)\b", "office_vacancy_rate"),
    (r"", r"(?: of)? (?:all |the |its )?(?:homes|flats|houses|dwellings|"
     r"apartments)(?: [^.;]{0,30})? (?:stands?|"
     r"stood|are|"
     r"were|is|lie|sit|remain) (?:empty|vacant|unoccupied)\b", "vacant_homes"),
    (r"\b[Ss]olar panels (?:now |already )?(?:sit|are|stand|lie|adorn|cover)(?: on)?", r" of (?:its |the |"
     r"all )?(?:roofs|"
     r"rooftops|homes|houses|buildings)\b", "rooftop_solar_share"),
    (r"\b(?:[Ss]chools|[Ee]ducation)\b" + _TAKE, _OF_BUDGET, "education_spending_share"),
    (r"\b(?:[Hh]ealth(?: ?care)?|[Hh]ospitals)\b" + _TAKE, _OF_BUDGET, "health_spending_share"),
    (r"\b(?:[Ss]ocial (?:care|services|security)|[Ww]elfare|[Bb]enefits|[Pp]ensions)\b" + _TAKE, _OF_BUDGET,
     "social_spending_share"),
    (r"\b[Ww]omen (?:now |still |already )?(?:hold|held|occupy|fill|do|did)", r" of (?:all |the |"
     r"its )?(?:jobs|posts|positions)\b",
     "female_employment_share"),
    (r"\b(?:[Rr]ichest|[Ww]ealthiest|[Bb]est[- ]paid|[Tt]op)\b[^.;]{0,40}\b(?:takes?(?: home)?|"
     r"took(?: home)?|earn(?:s|ed)?|owns?|holds?|"
     r"gets?|receives?)", r" of (?:all |total |the |its )?(?:[a-z]+ )?(?:incomes?|earnings)\b",
     "top_income_share"),
    (r"\bplaces? for", r" of (?:all |the |its )?(?:toddlers|infants|babies|under-threes|children under)\b",
     "childcare_coverage"),
    (r"", r" of (?:all |the |its )?(?:toddlers|infants|babies|under-threes|children under (?:three|"
     r"3))[^.;]{0,40}? (?:attend|go to|have|are "
     r"in|are enrolled in) (?:an? )?(?:nursery|childcare|day ?care|cr[eè]che|kindergarten)",
     "childcare_coverage"),
    (r"\b(?:[Ss]old|[Ff]illed|[Ff]ills?)", r" of (?:its|the|their|all) (?:seats|rooms|beds)\b",
         "occupancy_rate"),
    (r"\b[Ee]lectric (?:cars|vehicles)\b[^.;]{0,24} (?:ma(?:ke|kes|de) up|accounts? for|accounted for|"
     r"represent(?:s|ed)?)",
     r" of (?:the |all |its )?(?:new )?(?:[a-z]+ )?(?:fleet|cars|vehicles|sales|registrations)\b",
     "nev_share"),
    (r"\b[Gg]as (?:still |now )?(?:heats?|heated|warms?)", r" of (?:the |all |its )?(?:homes|households|"
     r"houses|flats)\b",
     "gas_heating_share"),
    (r"\b[Dd]istrict heating (?:now )?(?:heats?|warms?|reaches|serves|supplies)", r" of (?:the |all |"
     r"its )?(?:homes|households|"
     r"houses|flats|residents)\b", "district_heating_share"),
    (r"\b(?:[Ss]en(?:ds?|t)|[Bb]ur(?:ies|ied|y)|[Dd]ump(?:s|ed)?|[Pp]uts?)", r" of (?:its|their|the|"
     r"all) (?:[a-z]+ ){0,2}?(?:waste|rubbish|"
     r"garbage|trash|refuse) (?:to|in|into|on) (?:an? )?(?:landfills?|dumps?|tips?)\b", "landfill_rate"),
    (r"", r" of (?:all |its |the )?(?:[a-z]+ ){0,2}?(?:waste|rubbish|garbage|trash|"
     r"refuse)\b[^.;]{0,24}? (?:goes|went|ends? up|ended up|is "
     r"sent|was sent|is buried) (?:to|in|into|on) (?:an? )?(?:landfills?|dumps?|tips?)", "landfill_rate"),
    (r"", r" of (?:all |the |its )?(?:rental|rented) (?:flats|homes|housing|apartments|"
     r"units)\b[^.;]{0,30}? (?:are|is|were|was|stand|stood) "
     r"(?:vacant|empty)\b", "rental_vacancy_rate"),
    (r"\b(?:[Tt]enants|[Rr]enters)\b[^.;]{0,40}\b(?:hand(?:s|ed)?(?: over)?|gives?|gave|pays?|paid)",
         r" of (?:their|its) (?:[a-z]+ )?(?:pay|"
     r"incomes?|wages?|earnings|salar(?:y|ies)) to (?:the |their |a )?landlords?\b", "rent_burden"),
    (r"\b[Oo]ffices?\b[^.;]{0,80}", r" of (?:it|them|that|this) (?:is|are|stands?|lies?|sits?|was|"
     r"were) (?:empty|"
     r"vacant|unlet)\b", "office_vacancy_rate"),
    (r"\b(?:[Ss]hops?|[Rr]etail)\b[^.;]{0,80}", r" of (?:it|them|that|this) (?:is|are|stands?|lies?|"
     r"sits?|was|"
     r"were) (?:empty|vacant|unlet)\b", "retail_vacancy_rate"),
    (r"", r" of (?:all |the )*(?:goods|products|merchandise) (?:imported|bought|brought|purchased|"
     r"coming|shipped|"
     r"flowing) (?:in(?:to)?|from abroad|from overseas)\b", "imports_share"),
    (r"", r" of (?:all |the )*(?:goods|products|merchandise|what [^.;,]{2,30}) (?:exported|"
     r"sold abroad|shipped "
     r"(?:abroad|out|overseas)|sent abroad|sells? abroad|exports|sold overseas)\b", "exports_share"),
    (r"\b[Oo]nline (?:sales|shopping|orders|purchases|shops|retailers)\b[^.;]{0,24} (?:ma(?:ke|kes|de) up|"
     r"accounts? for|accounted for|took|takes?|represent(?:s|ed)?)",
     r" of (?:all |the |total |retail |its )*(?:retail (?:sales|spending|trade|turnover)|sales|them|that|"
     r"turnover|the total)\b", "online_sales_share"),
    (_SPENDS, _BUDGET + r"(?:schools|education|teachers|teaching)\b", "education_spending_share"),
    (_SPENDS, _BUDGET + r"(?:health|healthcare|hospitals)\b", "health_spending_share"),
    (_SPENDS, _BUDGET + r"(?:social care|welfare|benefits|social services|pensions)\b",
         "social_spending_share"),
    (_SPENDS, _BUDGET + r"(?:culture|arts|museums|libraries)\b", "culture_spending_share"),
    (_SPENDS, _BUDGET + r"(?:housing|homes)\b", "housing_spending_share"),
    (_SPENDS, _BUDGET + r"(?:police|policing|security|public safety)\b", "security_spending_share"),
    (r"\b(?:[Pp]ay(?:s|ing)?|[Pp]aid)", r" of (?:(?:its|the|all|their|local|city|state|national|corporate|"
     r"income|property|[\w’']+['’]s) )*tax(?:es| revenues?| take| bill)?\b", "tax_revenue_share"),
    (r"\b(?:[Kk]eep(?:s|ing)?|[Kk]ept|[Rr]etain(?:s|ed|ing)?|[Hh]old(?:s|ing)? on to|[Hh]eld on to)",
     r" of (?:its|their|the|all|local)(?: (?:own|new|university|local|young))* graduates\b",
     "graduate_retention_rate"),
    (r"\b(?:[Ll]os(?:es?|t|ing))", r" of (?:its|their|the|all|local)(?: (?:own|new|university|local|"
     r"young))* graduates\b", "graduate_outflow_rate"),
    (r"\b(?:[Ww]omen|[Ff]emale \w+)\b[^.;]{0,40}\b(?:earn(?:s|ed|ing)?|paid|make|made|get|got)", r" less\b",
     "wage_gap"),
    (r"\b[Mm]en\b[^.;]{0,40}\b(?:earn(?:s|ed|ing)?|paid|make|made)", r" more than (?:women|their female)\b",
     "wage_gap"),
    (r"", r" of (?:the |its |all )?(?:drinking |tap |treated |piped )?water[^.;]{0,40}? (?:is lost|leaks?|"
     r"leaked|was "
     r"lost|is wasted|through leaks)\b", "water_losses"),
    (r"\b(?:[Ll]ose[sd]?|[Ll]ost|[Ll]osing|[Ll]eak(?:s|ed)?|[Ww]ast(?:es?|ed))", r" of (?:its|their|"
     r"the) (?:drinking |"
     r"tap |treated |piped )?water\b", "water_losses"),
)  # fmt: skip
_COMPILED = Table(
    ((re.compile(before + NEAR) if before else None, re.compile(behind), code), (before, behind))
    for before, behind, code in _TOLD
)


#: "Second homes make up 18% of the housing stock": the share is that of the subject, not of the whole.
_MAKES_UP = re.compile(
    r"(?P<gap>(?: people| residents| households)?(?: in [A-Z][\w-]+)?(?: (?:now|already|still|together|"
    r"alone))*) "
    r"(?:ma(?:ke|kes|de) up|accounts? for|accounted for|represent(?:s|ed)?|form(?:s|ed)?|constitut\w+)" + NEAR
)
_WHOLES = re.compile(
    r" of (?:the |all |its |their )*(?:[A-Z][\w’-]+ )?(?:[a-z]+ ){0,2}?(?:population|residents|"
    r"inhabitants|people|student body|"
    r"students|pupils|enrolments?|enrollments?|housing stock|homes|households|dwellings|guests|visitors|"
    r"workforce)\b"
)
# fmt: off
_SUBJECTS = frozenset(
    [
        "second_homes", "international_students", "migrants", "immigrants",
        "foreign_residents", "pensioners", "self_employed", "social_housing",
        "public_housing_units", "vacant_homes", "short_term_rentals", "university_students",
        "children_share", "civil_servants", "migrant_workers", "refugees",
        "one_person_households", "single_parent_families",
    ]
)
# fmt: on
_NAMED_SUBJECTS = (
    (
        re.compile(r"\b[Ff]oreigners$|\b[Ff]oreign (?:nationals|citizens|residents)$"),
        "foreign_residents_share",
    ),
    (re.compile(r"\b[Ff]oreign students$|\b[Oo]verseas students$"), "international_students_share"),
    (re.compile(r"\b[Ss]elf-employed(?: people| workers)?$|\b[Ff]reelancers$"), "self_employed_share"),
    (re.compile(r"\b(?:[Mm]igrants|[Ii]mmigrants)$"), "migrants_share"),
    (re.compile(r"\b(?:[Ss]tudents)$"), "student_share"),
    (re.compile(r"\b(?:[Cc]hildren)$"), "children_share"),
    (re.compile(r"\b(?:[Pp]ensioners|[Oo]ver-65s|[Oo]lder people)$"), "elderly_share"),
    (re.compile(r"\b[Pp]eople living alone$|\b[Ss]ingle-person households$"), "one_person_households"),
)


def _made_up(p: Passage, i: int, tail: str) -> str | None:
    """Name the subject of which a share of people or homes consists."""
    number = p.numbers[i]
    whole = _WHOLES.match(tail)
    verb = _MAKES_UP.search(p.text, max(p.start, number.before - 60), number.before) if whole else None
    if verb is None or whole is None:
        return None
    subject = p.text[max(p.start, verb.start() - 40) : verb.start()]
    if verb["gap"].startswith(" people"):
        subject += " people"
    for named, code in _NAMED_SUBJECTS:
        if named.search(subject):
            workers = whole.group().endswith("workforce") and code != "self_employed_share"
            return None if workers else code  # foreigners in work are told of by their jobs
    for topic in p.topics:
        if topic.end == verb.start() and topic.indicator.code in _SUBJECTS:
            code = topic.indicator.code
            return code if "percent" in topic.indicator.kinds else f"{code}_share"
    return None


@rule(units=PERCENT, kinds=PARTS | {"growth"}, script=LATIN)
def share_by_verb(f: Figure) -> Topic | None:
    """Tell what a percentage measures from the verb before it and the noun behind it.

    Parameters
    ----------
    f : Figure

    Returns
    -------
    Topic or None
    """
    p, i, number = f.passage, f.i, f.number
    tail = said_behind(p, i)
    head = p.text[max(p.start, number.before - 90) : number.before]
    if tail[:1] != " ":
        return None
    grown = f.kind == "growth"
    for before, behind, code in _COMPILED.of(head, tail):
        if grown and code != "clearance_rate":
            continue  # "clear up 21% of burglaries" is no growth
        if behind.match(tail) and (before is None or before.search(head)):
            return Topic(code, -1, -1, 0.8, build_lexicon().by_code.get(code))
    made = _made_up(p, i, tail)
    return None if made is None else Topic(made, -1, -1, 0.8, build_lexicon().by_code.get(made))
