"""More that is said of daily life in plain words: rents asked, jobs held, illness, trips, fines."""

from __future__ import annotations

from poliscope.data.articles.indicators.records import CURRENCIES
from poliscope.data.articles.indicators.verbs.verb import COUNTS, HOMES, MARKED, NEAR, PERSONS, Verb

__all__ = ["SERVICES"]

_MONTHLY = r" (?:a|per|each|every) (?:calendar )?month\b"
_AREA = r" (?:a|per|for (?:a|each|every)|for one) (?:square|sq)\b"
_ILL = (
    r" (?:struck|strikes?|infect(?:s|ed)|hit|sicken(?:s|ed)|affect(?:s|ed)|was (?:found|diagnosed|detected|"
    r"confirmed) in)"
)
_CAUGHT = (
    r" ?(?:people|residents|patients|children)? (?:caught|had|have|contracted|fell ill with|are ill with|"
    r"were diagnosed with|tested positive for|live with|are living with) "
)
_RIDE = (
    r" ?(?:commuters|people|passengers|riders|residents)? (?:ride|rode|use|used|take|took|"
    r"travel(?:led)? (?:on|by)) (?:the )?"
)
_SMALL_MONEY = r"\b(?:costs?|is|was|are|were|comes to|amounts to)"
_BILLED = (
    r"\b(?:costs?|cost the council|costs the council|swallow(?:s|ed)|absorb(?:s|"
    r"ed))(?: (?:the )?[A-Z]?[\w]+){0,3}"
)


def _cases(code: str, name: str) -> tuple[Verb, ...]:
    """Give the ways of telling how many have an illness."""
    return (
        Verb(code, PERSONS, rf"\b{name}{_ILL}" + NEAR, over=("population",)),
        Verb(code, PERSONS, "", _CAUGHT + rf"{name}\b", over=("population", "patients")),
    )


#: The more particular stand before the more general.
SERVICES = (
    Verb("rent", CURRENCIES, r"\b(?:[Tt]enants?|[Rr]enters?)\b[^.;]{0,80}" + NEAR, rf"{_AREA}|{_MONTHLY}"),
    Verb("rent", CURRENCIES, r"\b[Ll]andlords?\b[^.;]{0,40}\b(?:asks?|asked|charge[sd]?|wants?|demand(?:s|"
    r"ed)?|gets?|got|"
         r"collects?)(?: for)?(?: an average of)?" + NEAR, rf"{_AREA}|{_MONTHLY}| (?:a|per) week\b"),
    Verb("rent", CURRENCIES, r"\b[Rr]ent(?:ing|s)? (?:an?|the|out)\b[^.;]{0,50}\b(?:pays?|costs?|for|paid)"
         + NEAR,
         rf"{_MONTHLY}| (?:a|per) week\b"),
    Verb("waiting_list", PERSONS | {"households"}, r"", r" ?(?:people|families|households)? (?:are|"
    r"were)(?: still| now)? waiting for "
         r"(?:an? )?(?:council|social|public|affordable) (?:homes?|flats?|housing)\b", over=("population",
         "households")),
    Verb("house_price", CURRENCIES, r"\b(?:[Hh]omes|[Hh]ouses|[Ff]lats)\b[^.;]{0,50}\baverage price (?:is|"
    r"was)" + NEAR),
    Verb("average_wage", CURRENCIES, r"\b[Gg]raduates\b[^.;]{0,30}\b(?:earn(?:s|ed)?|make|made|take home|"
    r"are paid)" + NEAR,
         r" (?:a|per|each|every) (?:month|year)\b"),
    Verb("budget_deficit", CURRENCIES, r"\b(?:[Cc]ouncil|[Cc]ity|[Tt]own|[Mm]unicipality|"
    r"[Bb]orough)\b[^.;]{0,30}\b(?:faces?|faced|has|had|left with|"
         r"reported) an? (?:[a-z]+ )?(?:shortfall|gap|deficit|hole) of" + NEAR, over=("budget",)),
    Verb("down_payment", CURRENCIES, r"\b(?:need(?:s|ed)?|sav(?:e[sd]?|ing)|put(?:s|ting)? (?:down|aside))"
         + NEAR,
         r" (?:for|as) (?:a|the|their) (?:deposit|down[- ]payment)\b"),
    Verb("down_payment", CURRENCIES, r"\b(?:deposit|down[- ]payment) (?:of|is|was|averages?)" + NEAR),
    Verb("days_on_market", frozenset({"days", "weeks"}), r"\bon the market for(?: an average of)?" + NEAR),
    Verb("public_housing_units", COUNTS, r"\b[Cc]ouncil\b[^.;]{0,40}\b(?:owns?|owned|manages?|lets?|has)"
         + NEAR, MARKED + HOMES),
    Verb("planned_homes", COUNTS, r"\b(?:wants?|wanted|plans?|hopes?|intends?|aims?|"
    r"proposes?) to (?:build|put up|erect|add|construct|"
         r"deliver)" + NEAR, MARKED + HOMES),
    Verb("employment", PERSONS, r"", r" ?(?:people|residents|adults)? (?:(?:have|has|had|hold|held) (?:a |"
    r"paid )*(?:jobs?|work)|(?:are|"
         r"were) in (?:work|employment|a job))\b", over=("population",)),
    Verb("new_jobs", PERSONS, r"\b(?:t(?:ake|akes|ook|aking) on|recruit(?:s|ed|ing)?)" + NEAR,
         r" ?(?:[a-z]+ )?(?:people|staff|workers|employees|apprentices)\b"),
    Verb("food_bank_users", PERSONS, r"", r" ?(?:people|families|residents|households)? (?:turn(?:ed)? to|"
    r"use[sd]?|went to|rel(?:y|ied) "
         r"on|visit(?:ed)?|depend(?:ed)? on) (?:a |the )?food banks?\b", over=("population", "households",
         "banks")),
    Verb("teacher_shortage", COUNTS | {"persons"}, r"\b(?:short of|lack(?:s|ed|ing)?|need(?:s|"
    r"ed)? (?:another|a further)|shortage of|"
         r"missing)" + NEAR, r" ?teachers\b", over=("teachers",)),
    Verb("housing_shortage", COUNTS, r"\bshort of" + NEAR, MARKED + HOMES),
    Verb("tuition_fees", CURRENCIES, r"\b[Tt]uition\b[^.;]{0,40}" + _SMALL_MONEY + NEAR),
    *_cases("dengue_cases", "[Dd]engue(?: fever)?"),
    *_cases("tuberculosis_cases", "[Tt]uberculosis"),
    *_cases("covid_cases", "[Cc](?:ovid|OVID)(?:-19)?"),
    *_cases("hiv_cases", "HIV"),
    *_cases("cancer_cases", "[Cc]ancer"),
    Verb("elderly_care_residents", PERSONS, r"\b(?:[Cc]are|[Nn]ursing|"
    r"[Oo]ld people['’]s) homes?\b[^.;]{0,40}\b(?:looks? after|house[sd]?|"
         r"cares? for|ha(?:ve|s)|holds?)" + NEAR, r" ?(?:older |elderly |frail )?(?:people|residents|"
         r"pensioners)\b",
         over=("population", "population_65plus", "pensioners")),
    Verb("burglaries", COUNTS, r"\b(?:[Bb]urglars|[Tt]hieves|[Ii]ntruders)\b[^.;]{0,24}\b(?:broke into|"
    r"entered|raided|hit|burgled|struck)"
         + NEAR, MARKED + r"(?:homes|houses|flats|apartments|properties|shops)\b"),
    Verb("burglaries", COUNTS, r"", MARKED + r"(?:homes|houses|flats|apartments|properties) (?:were|was|"
    r"have been) (?:burgled|broken into|"
         r"raided)\b"),
    Verb("fraud_losses", CURRENCIES, r"\b(?:[Ff]raud(?:sters)?|[Ss]cam(?:mers|s)?|[Cc]onmen|"
    r"[Ss]windlers)\b[^.;]{0,40}\b(?:out of|stole|took|"
         r"cost|costs|robbed|netted)(?: [a-z]+){0,3}?" + NEAR),
    Verb("fraud_losses", CURRENCIES, r"\blos(?:t|e|es)" + NEAR, r" to (?:[a-z]+ )?(?:fraud(?:sters)?|"
    r"scam(?:mers|s)?|swindlers)\b"),
    Verb("fertility_rate", COUNTS | {"persons"}, r"\b(?:[Cc]ouples|[Mm]others|"
    r"[Ff]amilies)\b[^.;]{0,40}\b(?:have|had)" + NEAR,
         r" ?(?:children|babies) (?:on average|each)\b"),
    Verb("visitors", PERSONS, r"\b(?:[Ff]estivals?|[Ff]airs?|[Cc]oncerts?|[Gg]ames|[Cc]arnival|"
    r"[Mm]arathon|[Ss]how|[Mm]arkets?|"
         r"[Tt]ournament|"
         r"[Ee]xhibition|[Cc]ongress|[Cc]up)\b[^.;]{0,24}\b(?:brought|brings?|drew|"
         r"draws?|lured?|pulled|attract(?:s|ed)?)" + NEAR,
         r" ?(?:people|fans|outsiders) (?:to|into) "
         r"(?:[A-Z]|the (?:city|town|island|region))", over=("population",)),
    Verb("spending_per_visitor", CURRENCIES, r"\b(?:[Ee]ach|[Ee]very|[Aa]n? (?:average|typical)|"
    r"[Tt]he (?:average|typical)) (?:[a-z]+ )?"
         r"(?:tourist|visitor|guest|holidaymaker)\b[^.;]{0,40}\b(?:leaves?|left|spen(?:ds?|t)|pays?|paid)"
         + NEAR),
    Verb("metro_passengers", PERSONS, r"", _RIDE + r"(?:metro|subway|underground|Tube)\b",
         over=("population", "commuters", "passenger_volume")),
    Verb("bus_passengers", PERSONS, r"", _RIDE + r"(?:city )?bus(?:es)?\b",
         over=("population", "commuters", "passenger_volume")),
    Verb("commuters", PERSONS, r"", r" ?(?:people|workers|residents)? (?:commute[sd]?|"
    r"travel(?:led)? to work)\b", over=("population",)),
    Verb("travel_time", frozenset({"minutes", "hours"}), r"\b(?:[Cc]ommuters?|[Ww]orkers?|[Rr]esidents|"
    r"[Pp]eople|[Ee]mployees)\b[^.;]{0,30}\b"
         r"(?:spen[dt]s?|travels?|travelled|needs?)" + NEAR, r" (?:on the road|on the way|commuting|"
         r"travelling|getting to work|each way|to get to "
         r"work|to work|one way)\b"),
    Verb("parking_fines", COUNTS, r"\b(?:issu(?:e[sd]?|ing)|hand(?:s|ed) out|sen[dt]s?(?: out)?|"
    r"impose[sd]?|wrote|writes?|gave)" + NEAR,
         r" ?parking (?:fines|tickets)\b"),
    Verb("traffic_fines", COUNTS, r"\b(?:[Cc]ameras?|[Pp]olice|"
    r"[Oo]fficers)\b[^.;]{0,40}\b(?:issu(?:e[sd]?|ing)|hand(?:s|ed) out|sen[dt]s?(?: out)?|"
         r"impose[sd]?|wrote)" + NEAR, r" ?(?:[a-z]+ )?(?:fines|tickets)\b"),
    Verb("social_spending", CURRENCIES, r"\b[Ss]ocial care " + _BILLED + NEAR),
    Verb("council_savings", CURRENCIES, r"\b(?:find|found|make|made|seek|seeks|sought|identif(?:y|ied)|"
    r"deliver(?:ed)?|needs?|needed) (?:[a-z]+ )?"
         r"(?:savings|cuts) (?:of|worth)" + NEAR),
    Verb("government_debt_per_capita", CURRENCIES, r"\b(?:[Ee]ach|[Ee]very) (?:resident|citizen|"
    r"inhabitant|taxpayer)\b[^.;]{0,40}\bowes?" + NEAR,
         over=("municipal_debt", "government_debt")),
    Verb("government_debt", CURRENCIES, r"\b(?:r[au]n|rack(?:s|ed)|pil(?:es|ed)|built|"
    r"builds) up (?:debts?|borrowings?) (?:of|worth)" + NEAR),
    Verb("government_debt", CURRENCIES, r"\b(?:[Cc]ouncil|[Cc]ity|[Tt]own|[Mm]unicipality|"
    r"[Ss]tate)\b[^.;]{0,30}\b(?:has|had|carries|carried|amassed) "
         r"debts? (?:of|worth)" + NEAR),
)  # fmt: skip
