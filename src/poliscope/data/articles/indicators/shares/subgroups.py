"""What a share of people or homes is of, told by what is said of them: "7.6% are self-employed"."""

from __future__ import annotations

import re

from poliscope.data.articles.indicators.records import Topic, topic_of
from poliscope.data.articles.indicators.rules import LATIN, PARTS, PERCENT, Figure, rule
from poliscope.data.articles.indicators.shares.said_of_groups import ARE, MORE_SAID
from poliscope.data.articles.indicators.shares.said_of_one import said_behind
from poliscope.data.articles.needed import Table

__all__ = ["subgroup"]

#: Of whom: "of residents", "of working-age adults", "households".
_WHOM = (
    r"(?: of)?(?: (?:the|its|all|our|their|local|city|borough|eligible|registered|adult|young|older|"
    r"elderly|working[- ]age|them|"
    r"these|those|which|whom|private|newborn|school|[A-Z]\w+(?:['’]s?)?))*"
    r"(?: (?:residents?|people|inhabitants?|population|adults?|households?|homes|dwellings|flats|buildings|"
    r"properties|flat|home|man|woman|family|families|workers?|workforce|staff|men|women|girls|boys|tenants?|"
    r"citizens|locals|voters|patients|"
    r"graduates|mothers|parents|babies|teenagers|youngsters|pensioners|seniors|drivers|teachers|"
    r"employees|commuters|persons?|pupils?|child|children|respondents|customers|students|youths|jobs|"
    r"leavers|over-\d\ds|under-\d\ds))*"
    r"(?: (?:in|of|across|from) (?!poverty)(?:the )?[A-Z][\w-]+(?: (?:[A-Z][\w-]+|district|county|region|"
    r"state|province|city))?)?"
    r"(?: of working age)?"
    r"(?: aged \d+(?: ?(?:to|and|-|–) ?(?:\d+|over|above))?| (?:aged )?under \d+)?"
    r"(?: in (?!poverty)[A-Z]\w+)?(?: (?:there|here))?(?: (?:who|that))?(?: (?:now|"
    r"already|still|currently|only|regularly))?"
)
_AGED = r" (?:are |is |were |will be )?(?:people |residents |those )?(?:aged ?|between the ages of |ages )"
#: What is said of them, and the code.
_SAID = (
    (r"(?: (?:are|is|were))? self[- ]employed\b", "self_employed_share"),
    (r" (?:have|has|had) (?:no job|no work|neither a job) (?:and|nor) (?:are|is|were)? ?(?:not )?(?:looking|"
     r"seeking)\b", "economic_inactivity_rate"),
    (rf"(?: (?:workforce|labou?r force))?{ARE}unemployed\b|{ARE}(?:out of (?:work|a job|jobs)|jobless|"
     r"without (?:work|a job|jobs)|idle|looking for (?:work|a job|jobs)|seeking work|on the dole)\b|"
     r" (?:have|has|had) no (?:job|work)\b", "unemployment_rate"),
    (rf"{ARE}(?:still )?(?:employed informally|(?:informally|in informal) employ\w+|"
     r"working informally)\b| work(?:s|ed)? informally\b| (?:have|has|"
     r"had) no formal job\b", "informality_rate"),
    (rf"{ARE}illiterate\b| (?:cannot|can['’]t|could not|can not) read\b", "illiteracy_rate"),
    (rf"{ARE}literate\b| can read\b", "literacy_rate"),
    (r" (?:have|had|has|with|get|gets) (?:access to )?(?:mains |grid )?(?:electricity|power)\b|"
     rf"{ARE}connected to the (?:power )?grid\b", "electricity_access"),
    (r" (?:have|had|has|with|get|gets) (?:access to )?(?:piped|running|tap|clean|safe)(?: drinking)? water\b",
     "water_coverage"),
    (rf"{ARE}connected to (?:the |a )?(?:sewers?|sewerage|sewage network)\b", "sewer_connection_rate"),
    (r" (?:cast (?:a |their )?(?:ballots?|votes?)|voted|turned out(?: to vote)?)\b"
     r"(?! (?:for|against|in favou?r|to|yes|no|with|down)\b)", "turnout"),
    (r"(?: aged [^,.;]{1,24}?)? (?:(?:are|is|were|was) (?:employed|in (?:paid )?(?:work|employment|a job|"
     r"jobs))|(?:have|has|had|hold|held) (?:an? )?(?:paid )?(?:jobs?|work))\b| in employment\b",
     "employment_rate"),
    (rf"{ARE}economically inactive\b", "economic_inactivity_rate"),
    (rf"{ARE}retired\b", "retired_share"),
    (r" (?:are|is) (?:an? )?(?:full-time |university )?students?\b", "student_share"),
    (r" (?:(?:live|living) in a \w+ that )?(?:is |are )?owned with a mortgage\b|"
     r" (?:own (?:it|their homes?) )?with a mortgage\b", "mortgaged_owner_share"),
    (r" (?:(?:live|living) in a \w+ that )?(?:is |"
     r"are )?own(?:ed)?(?: their homes?)? outright\b", "outright_owner_share"),
    (r" (?:are )?(?:rent(?:ed|ing)? privately|privately rent(?:ed|ing)|rented from a private landlord)\b|"
     r" (?:live in )?private(?:ly)? rent\w*", "private_renters_share"),
    (r" (?:(?:live|living) in )?(?:socially rented|social(?:ly)? rent\w*|social housing|council housing)\b",
     "social_renters_share"),
    (r" (?:live|living) rent[- ]free\b", "rent_free_share"),
    (r" (?:(?:live|living) in )?(?:a )?shared (?:equity|ownership)\b", "shared_equity_share"),
    (r" (?:are )?(?:home ?owners|owner[- ]occup\w+|own their (?:own )?homes?)\b", "home_ownership_rate"),
    (rf"{_AGED}(?:0|under)[^.;,]{{0,12}}?(?:1[4-9])\b|{ARE}under (?:1[4-9])\b|"
     r" (?:are|were) children\b", "children_share"),
    (rf"{_AGED}(?:1[4-9]|20) ?(?:to|-|–|and) ?(?:59|6\d)\b| (?:are|is|were) of working age\b",
     "working_age_population"),
    (rf"{_AGED}65 ?(?:years )?(?:and|or|\+)|{ARE}(?:over[- ]65(?!s)|65 (?:and|or) (?:over|older|"
     rf"above))", "population_65plus"),
    (rf"{_AGED}60 ?(?:years )?(?:and|or|\+)|{ARE}(?:over[- ]60(?!s)|60 (?:and|or) (?:over|older|"
     rf"above))", "population_60plus"),
    (rf"{ARE}(?:born (?:abroad|overseas|outside)|foreign[- ]born)\b", "foreign_born_share"),
    (r" (?:have|had|with|hold) no (?:formal )?qualifications?\b", "no_qualifications_share"),
    (r" (?:have|had|has|with|hold|held|holds|holding) (?:a |an )?(?:university |bachelor['’]s |college |"
     r"master['’]s |higher |"
     r"tertiary )*(?:degrees?|education)\b|"
     r" (?:went to|have been to|attended|finished) (?:a )?(?:university|college)\b|"
     r" (?:are|were) (?:university|college) graduates\b", "tertiary_share"),
    (r" (?:are|is|live|living|lived|growing up)(?: growing up| living)? (?:below|under|"
     r"in) (?:the )?poverty\b| grows? up (?:in poverty|poor)\b|"
     r" (?:are|is|were|was) poor\b|"
     r" (?:live|lived|living|lives|are|were) in (?:relative |absolute )?(?:poverty|"
     r"low[- ]income (?:families|households))\b", "poverty_rate"),
    (r" (?:drive|drives|drove|driving)(?: alone)? to work\b", "car_commuters_share"),
    (r" (?:live|lives|living|lived) in (?:informal settlements|slums|favelas|"
        r"shanty ?towns)\b", "slum_population"),
    (r" (?:live|lives|living|lived) in (?:towns|cities|urban areas|towns and cities)\b", "urbanisation_rate"),
    (r" (?:consist of|hold|have|contain|are) (?:just |only )?(?:(?:one|a single) (?:person|member|occupant)|"
     r"single people)\b| lives? alone\b", "one_person_households"),
    (r" (?:are|were|have been|has been|had been|is) (?:fully )?(?:vaccinated|immunised|immunized|jabbed)\b|"
     r" (?:have |has |had |got |received |been given )+(?:an? |the |their |both |all )(?:[\w-]+ ){0,2}"
     r"(?:jabs?|vaccines?|shots?|vaccinations?)\b", "vaccination_rate"),
    (r" (?:are|were|is) obese\b", "obesity_rate"),
    (r" (?:are|were|is) overweight\b", "overweight_rate"),
    (r" smokes?\b| (?:are|is|were) smokers\b", "smoking_rate"),
    (r" (?:have|has|had|suffer from|live with|living with) diabetes\b|"
     r" (?:are|is) diabetic\b", "diabetes_prevalence"),
    (r" (?:have|has|had|suffer from|live with) (?:high blood pressure|hypertension)\b",
     "hypertension_prevalence"),
    (r" (?:are|is|were) disabled\b| (?:have|has|had|live with|living with) an? disabilit\w+",
         "disability_rate"),
    (r" (?:have|has|had) no health (?:insurance|cover\w*)\b| (?:are|is|were) (?:uninsured|"
     r"without health insurance)\b| lack(?:s|ed)? health insurance\b", "uninsured_rate"),
    (r" (?:finish|finished|graduate from|graduated from|complete|completed) (?:high|"
        r"secondary) school\b", "graduation_rate"),
    (r" (?:travel|travels|travelled|commute|commutes|commuted|go|goes|get|gets|got) (?:to (?:work|"
     r"school) )?(?:by (?:bike|bicycle|bus|car|train|"
        r"public transport|tram|metro)|"
     r"on foot)\b|"
     r" (?:take|takes|took|use|uses|used) (?:the (?:bus|train|tram|metro|tube|subway)|public transport)\b|"
     r" (?:cycle|walk|bike)(?:s|d|ed)? to (?:work|school|class|kindergarten)\b|"
     r" ride (?:a bike|bikes|their bikes?|a bicycle) to (?:work|school)\b", "modal_share"),
    (r" (?:work|working) from home\b", "remote_workers_share"),
    (r" (?:have|had|has|with) (?:access to )?(?:fast |fixed )?broadband\b", "broadband"),
    (r" (?:have|had|has|with) (?:access to )?(?:the )?internet\b", "internet_penetration"),
    (r" (?:are|is) (?:women|female)\b", "female_population_share"),
    (r" (?:are|is) (?:men|male)\b", "male_population_share"),
    (r" (?:are|were) married\b", "married_share"),
    (r" (?:are|were) divorced\b", "divorced_share"),
    (r" (?:are|were) (?:single|unmarried|never married)\b", "single_share"),
    (r" (?:speak|spoke) Spanish\b", "spanish_speakers_share"),
    (r" (?:speak|spoke) (?:only )?English\b", "english_speakers_share"),
    (r" (?:are )?rent(?:ing|ers)?\b(?! privately)|  rent their homes?\b", "renters_share"),
)  # fmt: skip
#: What is said of things, not of people.
_SAID_OF_THINGS = (
    (r"(?:waste|rubbish|garbage|refuse|trash)(?: [^,.;]{0,12})? (?:is|are|was|were|gets) (?:recycled|reused|"
     r"composted)\b", "recycling_rate"),
    (r"(?:land|area|city|territory|surface) (?:is|are|was) (?:green|parkland|parks|"
     r"planted)\b", "green_coverage"),
    (r"(?:land|area|territory|surface|region|province|state|county|island) (?:is|are|"
     r"was) (?:forest(?:ed)?|wooded|"
     r"covered (?:by|in|with) (?:forests?|woods|trees))\b", "forest_cover"),
    (r"water (?:is lost|was lost|leaks|leaked|seeps|goes missing|never reaches|"
     r"disappears)\b", "water_losses"),
    (r"(?:trains|buses|flights|services|trams|departures)(?: [^,.;]{0,16})? (?:ran|run|were|are|left|arrived|"
     r"departed) on time\b", "punctuality"),
    (r"(?:crimes|cases|murders|homicides|burglaries|robberies|thefts|offences)(?: [^,.;]{0,12})? (?:is|"
     r"are|were|was) "
     r"(?:solved|cleared(?: up)?)\b", "clearance_rate"),
    (r"(?:electricity|power) (?:comes|came|is generated|was generated|is drawn) from (?:renewables|"
     r"renewable)",
     "renewables_share"),
)  # fmt: skip
_COMPILED = Table(
    ((re.compile(f"{whom}(?:{said})"), code), (said,))
    for whom, told in ((_WHOM, (*_SAID, *MORE_SAID)), (r" of (?:[\w’'-]+ ){0,3}", _SAID_OF_THINGS))
    for said, code in told
)
_YOUNG = re.compile(r"\b(?:young|youths?|youngsters|under 25|aged 15 (?:to|-|–) ?24)\b")
#: "Among the under-25s in Athens, 27%".
_AMONG_YOUNG = re.compile(
    r"\b(?:[Oo]f|[Aa]mong)(?: the| all| those| its)? (?:under[- ]25s?|young|youths?|people under 25|"
    r"aged 15)\b[^;]*$"
)
_POOR_CHILDREN = re.compile(r"\bchildren\b")


@rule(units=PERCENT, kinds=PARTS, script=LATIN)
def subgroup(f: Figure) -> Topic | None:
    """Tell of whom a percentage is from what is said of them behind it.

    None where nothing is said that the table knows.
    """
    p, number = f.passage, f.number
    tail = said_behind(p, f.i)
    if tail[:1] != " ":
        return None
    for said, code in _COMPILED.of(tail):
        found = said.match(tail)
        if found is not None:
            if code == "heating_share":
                code = f"{(found['by'] or found['with']).replace(' ', '_')}_heating_share"
                code = code.replace("heating_heating", "heating")
            if code == "unemployment_rate" and (
                _YOUNG.search(found.group()) or _AMONG_YOUNG.search(p.text, p.start, number.before)
            ):
                code = "youth_unemployment"
            if code == "poverty_rate" and _POOR_CHILDREN.search(
                p.text, number.start, number.end + found.end()
            ):
                code = "child_poverty"
            return topic_of(code, 0.8)
    return None
