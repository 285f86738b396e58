"""What firms and councils do with jobs, and what people do, with the figures that it tells."""

from __future__ import annotations

from poliscope.data.articles.indicators.verbs.verb import ENDS, NEAR, PERSONS, THERE, Verb

__all__ = ["PEOPLE"]

_WORKERS = r" ?(?:[a-z-]+ )?(?:jobs|workers|staff|people|employees|posts|positions|roles)?"

#: The more particular stand before the more general.
PEOPLE = (
    Verb(
        "population",
        PERSONS,
        r"\b(?:has grown|grew|has risen|rose|recovered|has recovered|swelled|has swelled|has shrunk|"
        r"shrank|fell|has fallen) to" + NEAR,
        r" ?(?:people|inhabitants|residents|souls)\b",
        10_000,
    ),
    Verb(
        "population",
        PERSONS,
        r"(?:^|[;.,] )(?:(?:[Tt]he |[Mm]etropolitan |"
        r"[Gg]reater )*[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?), (?:with|home to)" + NEAR,
        r"(?=, )",
        100_000,
    ),
    Verb(
        "claimant_count",
        PERSONS,
        r"",
        r" ?(?:people|residents|adults)?(?: were| are)? claim(?:ed|ing|s)? (?:unemployment|out-of-work|"
        r"jobless|jobseeker)[\w’'-]*"
        r"(?: \w+)?",
    ),
    Verb(
        "population",
        PERSONS,
        r"(?:\b[A-Z][\w’'-]+|[Tt]he (?:city|town|county|state|region|island|metro area)) (?:has (?:gone|"
        r"grown|risen|shrunk)|went|grew|rose|"
        r"swelled|shrank|fell|dwindled) from" + NEAR,
        r" ?(?:people|inhabitants|residents|souls)\b",
    ),
    Verb(
        "population",
        PERSONS,
        r"\b(?:city|town|county|region|state|[Ii]t|[Ii]t['’]s|island|metro area)(?: (?:is|was|has|been|"
        r"keeps|still|now))* (?:growing|grown|shrinking|shrunk)"
        r"(?: \w+)?(?:: |, to |, with )" + NEAR,
        r" ?(?:people|inhabitants|residents|souls)\b",
        30_000,
    ),
    Verb(
        "job_losses",
        PERSONS,
        r"\b(?:cut(?:s|ting)?|ax(?:e[sd]?|ing)|slash(?:e[sd]|ing)?|eliminat(?:e[sd]?|ing)|la(?:id|y|ys|"
        r"ying) off|"
        r"dismiss(?:ed|ing)?|fired|[Ll]ayoffs (?:hit|of|affected)|mak(?:e|es|"
        r"ing) redundant|"
        r"made redundant|job cuts of|redundanc\w+ (?:of|for))" + NEAR,
        _WORKERS,
        over=("employment", "employment_change", "population", "engineers"),
    ),
    Verb(
        "job_losses",
        PERSONS,
        r"\bloss(?:es)? of" + NEAR,
        r" ?(?:[a-z-]+ )?(?:jobs|workers|staff|employees|posts|positions|roles)\b",
        over=("employment", "employment_change", "engineers"),
    ),
    Verb(
        "job_losses",
        PERSONS,
        r"\bcost(?:s|ing)? (?:the )?[A-Z][\w ]{2,30}" + NEAR,
        r" ?jobs\b",
        over=("employment",),
    ),
    Verb(
        "job_losses",
        PERSONS,
        r"",
        rf"{_WORKERS} (?:have |had )?(?:lost their jobs|(?:were|was|are|will be|have been|had been|"
        rf"be) (?:laid off|"
        r"made redundant|dismissed|sacked|axed|cut))\b",
        over=("employment", "engineers"),
    ),
    Verb(
        "employment",
        PERSONS,
        r"\b(?:(?:provid|giv|offer)(?:e[sd]?|ing)? (?:work|jobs|employment) (?:to|for)|gave (?:work|jobs) to|"
        r"work(?:place)? (?:for|of)|(?:workforce|staff|headcount|payroll) (?:of|is|numbers))" + NEAR,
        r" ?(?:people|workers)?",
        over=("population",),
    ),
    Verb("employment", PERSONS, r"", r" ?(?:people |staff )?on (?:its|the|their) (?:\w+ )?payrolls?\b"),
    Verb(
        "new_jobs",
        PERSONS,
        r"\b(?:creat(?:e[sd]?|ing)|add(?:s|ed|ing)?|bring(?:s|ing)?|brought|generat(?:e[sd]?|ing)|"
        r"promis(?:e[sd]?|ing)|deliver(?:s|ed|ing)?)" + NEAR,
        r" ?(?:[a-z-]+ )?(?:positions|posts|roles|openings)\b",
    ),
    Verb(
        "job_losses",
        PERSONS,
        r"",
        r" ?(?:[a-z-]+ )?jobs (?:have |had )?(?:went|gone|disappeared|vanished|are going|will go|"
        r"evaporated)\b",
        over=("employment", "employment_change"),
    ),
    Verb(
        "population",
        PERSONS,
        r"\b(?:has|have|had|counts?|[Ww]ith|of|numbers?|for|some)" + NEAR,
        r" ?(?:people|inhabitants|residents|souls)" + ENDS,
        30_000,
    ),
    Verb(
        "population",
        frozenset({None, "count"}),
        r"(?:[Mm]etro(?:politan)? (?:area |[A-Z][\w-]+ )|\b[Gg]reater [A-Z][\w-]+ |"
        r"\b(?:city|region|county|metropolis|metro area|conurbation) )(?:now |alone |itself )?(?:has|have|"
        r"had|counts)" + NEAR,
        r"(?=[,.;]|$)",
        100_000,
    ),
    Verb(
        "unemployed",
        PERSONS,
        r"",
        rf" ?(?:people|workers|residents|adults)?{THERE} (?:are|were|is|remain) (?:out of work|"
        rf"unemployed|jobless|"
        r"without (?:a job|work)|looking for (?:a job|work))\b",
        over=("population", "employment"),
    ),
    Verb(
        "homelessness",
        PERSONS,
        r"",
        r" ?(?:people |residents )?(?:who )?(?:(?:sleep|sleeping|slept) (?:rough|on the streets)|(?:are|"
        r"were) homeless|"
        r"(?:have|had|with) no home)\b",
        over=("population",),
    ),
    Verb("births", PERSONS, r"", r" ?(?:babies|children|infants)(?: were| are)? born\b"),
    Verb("marriages", PERSONS, r"", r" ?couples (?:got |were )?(?:married|wed|tied the knot)\b"),
    Verb(
        "traffic_deaths",
        PERSONS,
        r"",
        r" ?people (?:were killed|died|lost their lives) (?:on|in) (?:the |its )?(?:roads?|traffic|road)\b",
    ),
    Verb("deaths", PERSONS, r"", r" ?(?:people|residents) died\b", over=("population",)),
    Verb(
        "university_students",
        PERSONS,
        r"\b(?:[Uu]niversit(?:y|ies)|[Cc]ampus(?:es)?|[Cc]olleges?|"
        r"[Ii]nstitutes?)\b[^.;]{0,60}\b(?:enrol(?:l|ls|led|s|ling)?|"
        r"educates?|teach(?:es)?|taught|has|have|counts?)" + NEAR,
        r" ?(?:students)?" + ENDS,
    ),
    Verb(
        "visitors",
        PERSONS | {"visits"},
        r"\b(?:serv(?:e[sd]?|ing)|host(?:s|ed|ing)?|lodg(?:e[sd]?|ing)|accommodat(?:e[sd]?|ing)|"
        r"receiv(?:e[sd]?|ing)|welcom(?:e[sd]?|ing))" + NEAR,
        r" ?(?:overnight )?guests\b",
    ),
    Verb(
        "visitors",
        PERSONS | {"visits"},
        r"\b(?:drew|draws?|drawing|attract(?:s|ed|ing)?|welcom(?:e[sd]?|ing)|receiv(?:e[sd]?|ing)|"
        r"lur(?:e[sd]|ing)|"
        r"pull(?:s|ed) in|visited by|seen by)" + NEAR,
        r" ?(?:people|guests|holidaymakers|sightseers|or so people)?" + ENDS,
        over=("population",),
    ),
)
