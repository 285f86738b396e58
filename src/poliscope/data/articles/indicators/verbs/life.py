"""What people pay and earn, how long they live and wait, and what councils owe and lack, in plain words."""

from __future__ import annotations

from poliscope.data.articles.indicators.records import CURRENCIES
from poliscope.data.articles.indicators.verbs.verb import COUNTS, HOMES, MARKED, NEAR, PERSONS, Verb

__all__ = ["LIFE"]

_YEARS = frozenset({"years", "years of age"})
_MONTHLY = r" (?:a|per|each|every) (?:calendar )?month\b"
_YEARLY = r" (?:a|per|each|every) year\b| annually\b"
_AREA = r" (?:a|per|for (?:a|each|every)|for one) (?:square|sq)\b"
_WHO_EARN = (
    r"(?:[Ww]orkers?|[Ee]mployees?|[Ss]taff|[Rr]esidents?|[Pp]eople|[Nn]urses?|[Tt]eachers?|[Ee]ngineers?|"
    r"[Dd]rivers?|[Cc]leaners?|[Dd]octors?|[Cc]arers?|[Ww]omen|[Mm]en|[Ww]aiters?|[Pp]olice officers?|"
    r"[Jj]obs?|[Rr]esearchers?|[Mm]iners?|[Ll]abourers?|[Ff]itters?|[Ww]elders?|[Tt]ailors?|[Pp]ersons?|"
    r"[Ee]arners?|[Dd]evelopers?|[Bb]uilders?|[Ff]irefighters?|[Pp]rogrammers?|[Tt]echnicians?|"
    r"[Ss]cientists?|[Dd]esigners?|[Mm]achinists?|[Tt]hey)"
)
_EARN = (
    r"(?:earn(?:s|ed|ing)?|makes?|made|takes? home|took home|gets?|got|(?:is|are|was|were) paid|pays?|"
    r"paid)"
)
_LIVES = (
    r"(?:liv(?:es?|ed|ing)|reach(?:es|ed)?|die[sd]?)(?: (?:on average|an average|until|to|to be|for|"
    r"at|of))*"
)
_PAY = r"(?:pa(?:ys?|id|ying)|charge[sd]?|faces?|faced|hand(?:s|ed)? over|spen(?:ds?|t))"
_TENANTS = r"\b(?:[Tt]enants?|[Rr]enters?|[Ll]odgers?|[Ff]latmates?)\b"
_HOMES = r"\b(?:[Hh]omes?|[Hh]ouses?|[Ff]lats?|[Aa]partments?|[Ss]tudios?|[Rr]ooms?|[Bb]edsits?|[Bb]edroom)\b"
_BUYERS = r"\b(?:[Bb]uyers?|(?:[Hh]ome)[ -]?(?:buyers|owners)|[Pp]urchasers|[Hh]ouse hunters)\b"
_COUNCIL = (
    r"\b(?:[Cc]ouncils?|[Cc]ity|[Tt]own|[Cc]ity hall|[Tt]own hall|[Mm]unicipality|[Bb]orough|"
    r"[Cc]ounty)\b"
)
_TAKES = (
    r"\b(?:rais(?:e[sd]?|ing)|collect(?:s|ed|ing)?|took|takes?|taking|earn(?:s|ed|ing)?|ma(?:de|kes?|king)|"
    r"brought|brings?|g[oe]ts?)(?: in)?"
)
_FROM = (
    r"(?: (?:last year|a year|each year|in (?:19|20)\d\d))? (?:from|in|through|out of|"
    r"by way of) (?:its |the |their )?"
)
_COST = r"\b(?:costs?|is|was|are|were|went up to|rose to|goes for|comes to|priced at)"
_WAIT = (
    r"\b(?:wait(?:s|ed|ing)?|queue[sd]?)(?: now| then)?(?: for)?(?: an average of| on average|"
    r" a median of)?"
)
_RUBBISH = r" of (?:household |domestic |municipal )?(?:rubbish|waste|garbage|trash|refuse)\b"
_EACH = r"\b(?:[Ee]ach|[Ee]very|[Tt]he average|[Tt]he typical|[Aa]n average|[Aa] typical)\b"
_WEIGHTS = frozenset({"kg", "t"})
_SPAN = frozenset({"minutes", "hours"})
_LARGE = 1_000.0
_NEAR = (
    r"(?: (?:an average|a median|a mean|an estimated|a total|a record|a further|as many as)(?: of)?|"
    r" on average)?" + NEAR
)

#: The more particular stand before the more general.
LIFE = (
    Verb("male_life_expectancy", _YEARS, r"\b(?:[Mm][ae]n|[Bb]oys?|[Mm]ales?)\b[^.;,]{0,50}\b" + _LIVES
         + _NEAR),
    Verb("female_life_expectancy", _YEARS,
         r"\b(?:[Ww]om[ae]n|[Gg]irls?|[Ff]emales?)\b[^.;,]{0,50}\b" + _LIVES + _NEAR),
    Verb("life_expectancy", _YEARS,
         r"\b(?:[Pp]eople|[Rr]esidents?|[Cc]hild(?:ren)?|[Bb]ab(?:y|ies)|[Tt]hey|[Ii]nhabitants|[Ll]ocals)\b"
         r"[^.;,]{0,50}\b" + _LIVES + _NEAR),
    Verb("ambulance_response_time", _SPAN, r"\b[Aa]mbulances?\b[^.;]{0,60}\b(?:takes?|took|arrive[sd]?|"
    r"reach(?:es|ed)?"
         r"|come|came|in|within|after)" + _NEAR),
    Verb("response_time", _SPAN, r"\b(?:[Ff]ire (?:crews?|engines?|brigade)|[Ff]irefighters|[Pp]olice|"
    r"[Oo]fficers)\b"
         r"[^.;]{0,60}\b(?:takes?|took|arrive[sd]?(?: \w+)?|reach(?:es|ed)?[^.;]{0,20}|in|within|after)"
         + _NEAR),
    Verb("waiting_time", frozenset({"weeks"}), _WAIT + _NEAR),
    Verb("council_savings", CURRENCIES, r"(?:^|[,;] )[A-Z]\w+ (?:must|has to|have to|needs to) (?:save|"
    r"find)" + _NEAR,
         r"(?: (?:next|this) year| by (?:19|20)\d\d| over [a-z]+ years)?(?=[,.;]|$)"),
    Verb("longterm_unemployed", PERSONS, r"", r" ?(?:people|residents|adults|workers)? (?:have been|were|"
    r"are|had been) (?:out of work|unemployed|"
         r"jobless|without a job) for (?:more than|over|at least) (?:a|one|two|twelve|12)\b",
         over=("population", "unemployed")),
    Verb("spectators", PERSONS | {"count"}, r"\b[Aa]n average of" + NEAR, r" ?(?:fans|people|spectators|"
    r"supporters) (?:come|came|go|went|turn(?:ed)?"
         r" up|attend(?:ed)?|watch(?:ed)?)\b", over=("population",)),
    Verb("social_spending_per_capita", CURRENCIES, r"\bspen(?:ds?|t)" + _NEAR, r" (?:per|a|"
    r"on each) (?:head|resident|person|inhabitant) on (?:social"
         r" care|welfare|social services)\b"),
    Verb("education_spending_per_capita", CURRENCIES, r"\bspen(?:ds?|t)" + _NEAR, r" (?:per|a) (?:head|"
    r"resident|person|inhabitant) on "
         r"(?:schools|education)\b"),
    Verb("culture_spending_per_capita", CURRENCIES, r"\bspen(?:ds?|t)" + _NEAR, r" (?:per|a) (?:head|"
    r"resident|person|inhabitant) on (?:culture|"
         r"the arts|arts)\b"),
    Verb("house_price", CURRENCIES, r"\b[Ss]quare (?:met(?:re|er)|foot) of (?:an? )?(?:flat|housing|home|"
    r"apartment|living space|house)\b[^.;]{0,40}\b"
         r"(?:costs?|sells? for|goes for|fetch(?:es|ed)|is|was)" + _NEAR),
    Verb("rent", CURRENCIES, _TENANTS + r"[^.;]{0,40}\b" + _PAY + _NEAR, r"(?! (?:in|on|for) (?!rent))"),
    Verb("rent", CURRENCIES, _HOMES + r"[^.;]{0,40}\b(?:goes|go|went|costs?|lets?|rents?|is|are|was|were|"
    r"fetch(?:es)?|"
         r"sets? (?:you|tenants) back)(?: for| out for| at)?" + _NEAR, _MONTHLY + r"| (?:a|per|each) week\b"),
    Verb("rent", CURRENCIES, r"\b[Rr]ent(?:s|ing)?\b(?: out)? (?:an?|the)[^.;]{0,50}\bcosts?" + _NEAR),
    Verb("house_price", CURRENCIES, rf"(?:{_BUYERS}|{_HOMES})[^.;]{{0,40}}\b(?:pa(?:ys?|id|ying)|costs?|"
    rf"sells? for|"
         r"sold for|goes? for|went for|chang\w+ hands (?:for|at)|fetch(?:es|ed)?)" + _NEAR, _AREA),
    Verb("house_price", CURRENCIES, _BUYERS + r"[^.;]{0,30}\b(?:pa(?:ys?|id|ying)|spen(?:ds?|t))" + _NEAR,
         r" (?:for|on) (?:an?|the|their) (?:[a-z-]+ ){0,3}(?:home|house|flat|apartment|property)\b"),
    Verb("council_tax", CURRENCIES, r"\b" + _PAY + _NEAR, r"(?: (?:a|per|each) year)? (?:in|"
    r"of) council tax\b"),
    Verb("property_tax", CURRENCIES, r"\b" + _PAY + _NEAR, r"(?: (?:a|per|"
    r"each) year)? in property tax(?:es)?\b"),
    Verb("energy_bill", CURRENCIES, r"\b" + _PAY + _NEAR, r"(?: (?:a|per|each) (?:year|month))? (?:for|on|"
    r"to) (?:their |"
         r"its )?(?:energy|gas and electricity|electricity and gas|heat (?:and|their|its)|power and heat|"
         r"heating)\b"),
    Verb("electricity_price", CURRENCIES, r"\b" + _PAY + _NEAR,
         r" (?:a|per|for (?:a|each|every)) (?:kilowatt[- ]hour|kWh|unit of electricity)\b"),
    Verb("water_bill", CURRENCIES, r"\b" + _PAY + _NEAR, r"(?: (?:a|per|each) (?:year|"
    r"month))? for (?:their |its )?water\b"),
    Verb("childcare_fee", CURRENCIES, r"\b" + _PAY + _NEAR, r"(?: (?:a|per|each) (?:year|month|week|"
    r"day))? (?:for|on) "
         r"(?:an? |the )?(?:childcare|nursery|day ?care|cr[eè]che|kindergarten)\b"),
    Verb("childcare_fee", CURRENCIES, r"\b(?:[Nn]ursery|[Cc]hildcare|[Dd]ay ?care|[Cc]r[eè]che|"
    r"[Kk]indergarten)(?: "
         r"(?:place|spot|fees?|care))?(?: in [A-Z]\w+| there)?(?: for [^.;]{0,30})? " + _COST[2:] + _NEAR),
    Verb("tuition_fees", CURRENCIES, r"\b[Ss]tudents?\b[^.;]{0,40}\b" + _PAY + _NEAR,
         r"(?: (?:a|per|each) (?:year|term|semester))?(?: in| for) (?:tuition|fees|their (?:course|degree))"),
    Verb("room_rate", CURRENCIES, r"\b(?:[Hh]otels?|[Rr]ooms?|[Gg]uests?|[Tt]ourists?|"
    r"[Vv]isitors)\b[^.;]{0,50}\b"
         r"(?:costs?|charge[sd]?|pa(?:ys?|id)|goes? for|went for|averages?|averaged|is|was|sells? for|"
         r"sold for)" + _NEAR,
         r" (?:a|per|each|for (?:a|one)) night\b"),
    Verb("room_rate", CURRENCIES, r"\b(?:[Aa] night|[Oo]ne night|[Nn]ights) (?:in|at) (?:a|the) (?:[a-z-]+ )?"
         r"(?:hotels?|hotel room)\b[^.;]{0,40}" + _COST + _NEAR),
    Verb("bus_fare", CURRENCIES, r"\b(?:(?:[Ss]ingle|[Bb]us|[Tt]ram|[Mm]etro|[Ss]ubway|[Tt]rain|"
    r"[Ff]erry) (?:bus |tram |"
         r"metro |train )?(?:tickets?|fares?|rides?|journeys?|trips?)|[Aa] (?:ride|trip|journey) (?:on|"
         r"by) (?:the |a )?"
         r"(?:bus|tram|metro|subway|train|ferry))\b[^.;]{0,40}" + _COST + _NEAR),
    Verb("transit_pass_price", CURRENCIES, r"\b(?:(?:[Mm]onthly|[Aa]nnual|[Dd]ay|[Ww]eekly|[Yy]early|"
    r"[Ss]eason|"
    r"[Tt]ravel|[Bb]us|"
         r"[Tt]ransit|[Rr]ail|[Mm]etro) (?:[a-z]+ )?(?:pass(?:es)?|tickets?|cards?)|"
         r"[Tt]ravelcards?)\b[^.;]{0,40}"
         + _COST + _NEAR, r"(?! (?:a|per) (?:ride|trip|journey))"),
    Verb("parking_price", CURRENCIES, r"\b(?:[Pp]arking|[Pp]ark a car|[Pp]arking permits?|"
    r"[Rr]esidents['’] permits?)\b"
         r"[^.;]{0,50}" + _COST + _NEAR),
    Verb("weekly_earnings", CURRENCIES, rf"\b{_WHO_EARN}\b[^.;]{{0,50}}\b{_EARN}" + _NEAR,
         r" (?:a|per|each|every) week\b"),
    Verb("hourly_wage", CURRENCIES, rf"\b{_WHO_EARN}\b[^.;]{{0,50}}\b{_EARN}" + _NEAR, r" (?:an|per|each|"
    r"every) hour\b"),
    Verb("median_wage", CURRENCIES, rf"\b(?:[Mm]edian|[Tt]ypical) {_WHO_EARN}\b[^.;]{{0,50}}\b{_EARN}"
         + _NEAR,
         rf"{_YEARLY}|{_MONTHLY}|(?=[.,;]|$)"),
    Verb("starting_salary", CURRENCIES, r"\b(?:[Gg]raduates?|[Ss]chool leavers|"
    r"[Nn]ew(?:ly qualified)? \w+)\b[^.;]{0,40}"
         r"\bstart(?:s|ed|ing)?(?: out)?(?: on| at| with)" + _NEAR),
    Verb("average_wage", CURRENCIES, rf"\b{_WHO_EARN}\b[^.;]{{0,50}}\b{_EARN}" + _NEAR,
         rf"{_YEARLY}|{_MONTHLY}| (?:a|per|each|every) (?:day|shift)\b", over=("rent", "exports")),
    Verb("average_wage", CURRENCIES, rf"\b{_WHO_EARN}\b[^.;]{{0,40}}\b(?:paid|pays?|earn(?:s|ed)?)" + _NEAR,
         r"(?: in (?:19|20)\d\d| last year| on average| this year)*(?:[,.;]|$)"),
    Verb("pension_income", CURRENCIES, r"\b(?:[Pp]ensioners?|[Rr]etirees?|"
    r"[Rr]etired \w+)\b[^.;]{0,50}\b(?:gets?|got|lives? on|"
         r"lived on|receives?|received|draws?|drew)" + _NEAR),
    Verb("median_income", CURRENCIES, r"\b[Tt]he (?:median|typical) (?:household|family)\b[^.;]{0,40}\b"
         r"(?:earn(?:s|ed)?|has|had|lives? on|brings? in|makes?|made|takes? home)" + _NEAR),
    Verb("household_income", CURRENCIES, r"\b(?:[Hh]ouseholds?|[Ff]amily|[Ff]amilies)\b[^.;]{0,40}\b"
         r"(?:earn(?:s|ed)?|lives? on|brings? in|brought in|makes?|made|takes? home)" + _NEAR),
    Verb("homicides", PERSONS, r"", r" ?(?:people|men|women)?(?: (?:were|was|have been))? (?:murdered|"
    r"stabbed to death|"
         r"shot dead|beaten to death)\b", over=("population",)),
    Verb("shootings", COUNTS | {"persons"}, r"", r" ?people (?:were|was|have been) (?:shot|hit by gunfire)\b",
         over=("population",)),
    Verb("traffic_deaths", PERSONS, r"\b(?:[Rr]oads?|[Cc]ars?|[Tt]raffic)(?: (?:crashes|accidents|"
    r"collisions)) "
         r"(?:killed|claimed(?: the lives of)?|cost)" + _NEAR, r"", over=("population", "traffic_accidents")),
    Verb("traffic_deaths", PERSONS, r"", r" ?(?:people|cyclists|pedestrians|motorists|"
    r"drivers)? (?:were killed|died|lost their"
         r" lives|have died) (?:in (?:road|traffic|car) (?:crashes|accidents|collisions)|"
         r"on [A-Z][\w’']+ (?:roads|streets))\b",
         over=("population",)),
    Verb("traffic_injuries", PERSONS, r"", r" ?(?:people|cyclists|pedestrians)? (?:were |was )?(?:hurt|"
    r"injured) (?:in|on) "
         r"(?:road|traffic|car|the roads?|its roads)\b", over=("population",)),
    Verb("arrests", PERSONS, r"", r" ?(?:people|suspects)? (?:were|was|have been) arrested\b",
         over=("population",)),
    Verb("arrests", PERSONS, r"\barrest(?:ed|s|ing)" + _NEAR, r" ?(?:people|suspects|men|women)\b",
         over=("population",)),
    Verb("car_thefts", COUNTS, r"", r" ?(?:cars|vehicles) (?:were|was|have been|went|got|are) (?:stolen|"
    r"missing)\b",
         over=("car_ownership", "vehicles")),
    Verb("bicycle_thefts", COUNTS, r"", r" ?(?:bikes|bicycles) (?:were|was|have been|went|got|"
    r"are) (?:stolen|missing)\b",
         over=("bicycles",)),
    Verb("overnight_stays", COUNTS, r"\b(?:spen[dt]s?|stay(?:s|ed)?|book(?:s|ed)?|sold|recorded|logged|"
    r"registered|counted)"
         + _NEAR, r" ?(?:hotel |guest |overnight )?nights\b", _LARGE),
    Verb("average_stay", COUNTS | {"days"}, r"\b(?:[Vv]isitors?|[Tt]ourists?|[Gg]uests?|[Tt]hey|"
    r"[Tt]ravellers?)\b[^.;]{0,40}\b"
         r"(?:stay(?:s|ed)?|spen[dt]s?|remain(?:s|ed)?)(?: for)?(?: an average of| on average)?" + _NEAR,
         r" ?(?:nights?|days?|)\b"),
    Verb("fertility_rate", COUNTS | {"persons"}, r"\b(?:[Ww]om[ae]n|[Mm]others)\b[^.;]{0,40}\b(?:ha(?:ve|"
    r"s|d)|bears?|bore|"
         r"give birth to|gives birth to)" + _NEAR, r" ?(?:children|babies)\b"),
    Verb("class_size", PERSONS, r"\b[Cc]lass(?:es|rooms?)?\b[^.;]{0,40}\b(?:ha(?:ve|s|d)|holds?|counts?|"
    r"seats?|averages?|"
         r"averaged|of|with|contains?)" + _NEAR, r" ?(?:pupils|children|students)\b(?! (?:in all|in total))",
         over=("pupils", "students", "university_students")),
    Verb("pupil_teacher_ratio", PERSONS, r"", r" ?(?:pupils|children|students) (?:per|for each|for every|"
    r"to each|to every) "
         r"teacher\b", over=("pupils", "university_students", "teachers")),
    Verb("household_size", COUNTS | {"persons"}, r"\b(?:[Hh]ouseholds?|[Ff]amil(?:y|"
    r"ies))\b[^.;]{0,30}\b(?:ha[sd]|have|counts?|"
         r"holds?|of|is home to|consists? of|numbers?|averages?|averaged)" + _NEAR,
         r" ?(?:people|members|persons|residents)\b", over=("population",)),
    Verb("library_loans", COUNTS, r"\b[Ll]ibrar(?:y|ies|ians)\b[^.;]{0,40}\b(?:len[dt]s?(?: out)?|"
    r"loan(?:s|ed)(?: out)?|issued|"
         r"issues?)" + _NEAR, r""),
    Verb("library_loans", COUNTS, r"\bborrow(?:s|ed)?" + _NEAR, r" ?(?:books|items|titles|volumes)\b"),
    Verb("event_tickets", COUNTS, r"\bs(?:ells?|old)" + _NEAR, r" ?tickets\b"),
    Verb("government_debt", CURRENCIES, _COUNCIL + r"[^.;]{0,40}\b(?:owe[sd]?|owing|in debt (?:by|to))"
         + _NEAR),
    Verb("government_debt", CURRENCIES, r"\b(?:[Ss]tate|[Rr]egion|[Pp]rovince|[Gg]overnment|"
    r"[Cc]anton)\b[^.;]{0,40}\b"
         r"(?:owe[sd]?|owing)" + _NEAR),
    Verb("government_debt", CURRENCIES, r"(?:^|[,;] |\b(?:and|but|that) )[A-Z]\w+ (?:now |still )?owe[sd]?"
         + _NEAR, r"(?! (?:in|for) (?:rent|wages))",
         _LARGE),
    Verb("council_savings", CURRENCIES, r"\b(?:must|has to|have to|needs? to|plans? to|will|is to|aims to|"
    r"hopes to) (?:save|"
         r"find|cut)" + _NEAR, r"(?: [^.;]{0,30})?(?: (?:in savings|of savings|from its budget|"
         r"from spending|off its budget))"),
    Verb("council_savings", CURRENCIES, _COUNCIL + r"[^.;]{0,40}\b(?:must|has to|have to|needs? to|"
    r"plans? to|will|aims to) "
         r"(?:save|find)" + _NEAR),
    Verb("budget_deficit", CURRENCIES, r"\b(?:gap|hole|shortfall|black hole|deficit) of" + _NEAR,
         r" in (?:its|the|their|next year['’]s|this year['’]s) (?:[a-z]+ )?(?:budget|finances|books|"
         r"accounts|coffers)\b",
         over=("budget",)),
    Verb("budget_deficit", CURRENCIES, r"\b(?:an?|its|the|this|that)" + _NEAR,
         r" (?:gap|hole|shortfall|black hole) in (?:its|the|their|this year['’]s|"
         r"next year['’]s) (?:[a-z]+ )?(?:budget|"
         r"finances|books|accounts|coffers)\b", over=("budget",)),
    Verb("parking_fines", CURRENCIES, _TAKES + _NEAR, _FROM + r"parking (?:fines|tickets|penalties)\b"),
    Verb("parking_revenue", CURRENCIES, _TAKES + _NEAR, _FROM + r"(?:car )?park(?:ing|s)\b"),
    Verb("fines_revenue", CURRENCIES, _TAKES + _NEAR, _FROM + r"(?:[a-z]+ )?fines\b"),
    Verb("tourist_tax", CURRENCIES, _TAKES + _NEAR, _FROM + r"(?:a )?(?:tourist|visitor|hotel|bed|"
    r"overnight) (?:tax|levy)\b"),
    Verb("business_rates", CURRENCIES, _TAKES + _NEAR, _FROM + r"business rates\b"),
    Verb("council_tax", CURRENCIES, _TAKES + _NEAR, _FROM + r"council tax\b"),
    Verb("property_tax", CURRENCIES, _TAKES + _NEAR, _FROM + r"property tax(?:es)?\b"),
    Verb("fiscal_expenditure", CURRENCIES, _COUNCIL + r"[^.;]{0,30}\bspen(?:ds?|t|ding)" + _NEAR,
         r" (?:a year|each year|every year|last year|in all|in total|annually)(?=[.,;]|$)", 0.5),
    Verb("garbage_volume_per_capita", _WEIGHTS, _EACH + r"[^.;]{0,50}\b(?:thr[eo]ws?|produc\w+|generat\w+|"
    r"discard\w+|left|"
         r"leaves?|creat\w+|puts?)(?: (?:away|out|behind))?" + _NEAR, _RUBBISH, over=("garbage_volume",)),
    Verb("garbage_volume_per_capita", _WEIGHTS, r"", _RUBBISH + r" (?:per|a) (?:head|person|resident|"
    r"inhabitant|capita)\b|"
         + _RUBBISH + r" each\b", over=("garbage_volume",)),
    Verb("water_use_per_capita", frozenset({"L", "m3"}), _EACH + r"[^.;]{0,50}\b(?:us(?:e[sd]?|ing)|"
    r"consum\w+|gets? through)"
         + _NEAR, r" of (?:drinking |tap )?water\b"),
    Verb("water_use_per_capita", frozenset({"L", "m3"}),
         r"\b(?:us(?:e[sd]?|ing)|consum\w+|gets? through)" + _NEAR,
         r" of (?:drinking |tap )?water (?:[a-z]+ ){0,3}(?:each|a head|per (?:head|person|capita|"
         r"resident))\b"),
    Verb("water_use", frozenset({"L", "m3"}), r"\b(?:us(?:e[sd]?|ing)|consum\w+|gets? through)" + _NEAR,
         r" of (?:drinking |tap )?water\b"),
    Verb("emissions_per_capita", _WEIGHTS, _EACH + r"[^.;]{0,50}\b(?:emit(?:s|ted)?|produc\w+|caus\w+|"
    r"is responsible for)"
         + _NEAR, r" of (?:carbon|CO2|greenhouse)"),
    Verb("rent", CURRENCIES, r"\b[Rr]enting\b[^.;]{0,50}\b(?:costs?|averages?|is|are|was|were|"
    r"averaged)" + _NEAR, _AREA),
    Verb("temporary_accommodation", PERSONS | {"households"}, r"", r" ?(?:households|families|children|"
    r"people)? (?:live[sd]?|are|"
         r"were|living|housed|stay(?:ed)?|is|was)(?: placed| housed|"
         r" living)? in (?:temporary accommodation|hostels)\b",
         over=("population", "households", "firms")),
    Verb("evictions", PERSONS | {"households"}, r"\bevict(?:s|ed|ing)" + _NEAR, r" ?(?:people|tenants|"
    r"households|families)\b",
         over=("population", "households", "firms")),
    Verb("evictions", PERSONS | {"households"}, r"", r" ?(?:people|tenants|households|families)? (?:were|"
    r"was|have been) evicted\b",
         over=("population", "households", "firms")),
    Verb("housing_starts", COUNTS, r"\b(?:start(?:s|ed)?|beg[au]n|begin) (?:work|building|construction) on"
         + _NEAR, MARKED + HOMES),
    Verb("job_openings_ratio", COUNTS, r"", r" ?(?:vacancies|openings|jobs|posts) (?:for|per|"
    r"to) (?:(?:every|each|one) )?"
         r"(?:jobseeker|job seeker|unemployed|applicant|person out of work)", over=("vacancies",
         "employment")),
    Verb("working_hours", frozenset({"hours"}), r"\b(?:work(?:s|ed)?|put(?:s)? in)" + _NEAR, r" (?:a|per|"
    r"each|every) week\b"),
    Verb("pupil_teacher_ratio", PERSONS, r"\b[Tt]eachers?\b[^.;]{0,40}\b(?:looks? after|teach(?:es)?|"
    r"ha(?:ve|s)|cares? for)" + _NEAR,
         r" ?(?:pupils|children|students) each\b", over=("pupils", "university_students")),
    Verb("class_size", PERSONS, r"", r" ?(?:pupils|children|students) (?:to|in|per) (?:a|each|every|"
    r"the average)? ?class(?:room)?\b",
         over=("pupils", "university_students")),
    Verb("pupils", PERSONS, r"\b(?:teach(?:es)?|taught|educat(?:es?|ed)|enrol(?:l?s|led|l))" + _NEAR,
         r" ?(?:school)?children\b"),
    Verb("childcare_places", PERSONS, r"\b(?:[Kk]indergartens?|[Nn]urser(?:y|ies)|[Cc]r[eè]ches?|"
    r"[Dd]ay ?care)\b[^.;]{0,40}\b(?:room|"
         r"places|spots|space) for" + _NEAR, r" ?(?:children|toddlers|infants)\b"),
    Verb("exam_results", frozenset({"points", None}), r"\bscore[sd]?" + _NEAR, r" (?:points )?in "
    r"(?:maths?|mathematics|reading|science|"
         r"English)\b"),
    Verb("cancer_deaths", PERSONS, r"\b[Cc]ancer (?:kills?|killed|claims?|claimed)(?: the lives of)?"
         + _NEAR, over=("population",)),
    Verb("cancer_deaths", PERSONS, r"", r" ?(?:people|residents|men|women)? (?:die[sd]?|have died) (?:of|"
    r"from) cancer\b",
         over=("population",)),
    Verb("drug_deaths", PERSONS, r"\b(?:[Oo]verdoses?|[Dd]rugs|[Oo]pioids|[Ff]entanyl|"
    r"[Hh]eroin) (?:kills?|killed|claims?|claimed)"
         r"(?: the lives of)?" + _NEAR, over=("population",)),
    Verb("drug_deaths", PERSONS, r"", r" ?(?:people|residents|users)? (?:die[sd]?|have died) (?:of|"
    r"from) (?:an? )?(?:drugs?\b|"
         r"(?:[a-z]+ )?overdoses?|opioids)", over=("population",)),
    Verb("surgeries", COUNTS, r"\b(?:carr(?:y|ies|ied) out|perform(?:s|ed)?|did|does)" + _NEAR,
         r" ?(?:[a-z]+ )?(?:operations|"
         r"surgeries|procedures)\b"),
    Verb("hospital_waiting_list", PERSONS, r"", r" ?(?:people|patients)? (?:are|were)(?: still|"
    r" now)? (?:waiting|queuing) (?:for|to)"
         r" (?:surgery|an operation|operations|treatment|hospital|see a|be treated|a hospital|"
         r"start treatment)",
         over=("population", "waiting_list")),
    Verb("waiting_time", frozenset({"weeks", "days", "months"}), r"\b[Ww]ait(?:s|"
    r"ing)?\b[^.;\d]{0,50}\b(?:is|are|was|were|at|reached|to|"
         r"of|averages?|averaged)(?: now)?" + _NEAR),
    Verb("bicycle_thefts", COUNTS, r"\b(?:stole|steal|made off with|took)" + _NEAR, r" ?(?:bikes|"
    r"bicycles)\b", over=("bicycles",)),
    Verb("car_thefts", COUNTS, r"\b(?:stole|steal|made off with)" + _NEAR, r" ?(?:cars|vehicles)\b"),
    Verb("population", PERSONS, r"\b[Tt]here (?:are|were|will be)(?: now)?" + _NEAR, r" ?(?:people|"
    r"inhabitants|residents)(?=[,.;]|$| in [A-Z]"
         r"|,? (?:[\d.]+%|today|now))", 20_000),
    Verb("stadium_capacity", COUNTS | {"persons"}, r"\b(?:[Ss]tadium|[Aa]rena|[Cc]oncert hall|"
    r"[Oo]pera house)\b[^.;]{0,40}\b(?:seats?|holds?|"
         r"has room for|has seats for|can (?:seat|hold|take))" + _NEAR),
    Verb("spectators", COUNTS | {"persons"},
         r"\b(?:[Cc]rowds?|[Aa]ttendances?|[Gg]ates?) (?:of|averag\w+)" + _NEAR),
    Verb("spectators", COUNTS | {"persons"}, r"\b(?:watched|attended|seen) by" + _NEAR, r" ?(?:people|"
    r"fans|spectators)?(?=[,.;]|$| )"),
    Verb("bus_passengers", COUNTS, r"\b(?:ma[dk]es?|took|takes?)" + _NEAR, r" ?(?:trips|journeys|"
    r"rides) (?:on|by) (?:the )?(?:city )?bus"),
    Verb("metro_passengers", COUNTS, r"\b(?:ma[dk]es?|took|takes?)" + _NEAR, r" ?(?:trips|journeys|"
    r"rides) (?:on|by) (?:the )?(?:metro|subway|"
         r"underground|Tube)"),
    Verb("bike_lanes", frozenset({"km", "mile"}), r"", r" of (?:(?:protected|segregated|dedicated|new|"
    r"safe) )*(?:(?:cycle|bike|bicycle|cycling)"
         r" (?:path|lane|track|route|highway)s?|cycleways)\b", over=("road_length",)),
    Verb("government_debt_per_capita", CURRENCIES,
         r"\b(?:[Dd]ebts?|[Bb]orrowing|owes?|owed)\b[^.;]{0,50}" + _NEAR,
         r" (?:per|for each|for every|a) (?:resident|head|inhabitant|person|capita|citizen)\b"),
    Verb("housing_space_per_capita", frozenset({"m2", "sq ft"}), _EACH + r"[^.;]{0,50}\b(?:ha[sd]|"
    r"lives? (?:in|on)|occupies)" + _NEAR,
         r"(?: of (?:living|housing|floor) space)?(?=[,.;]|$| (?:to|on|in|each))"),
)  # fmt: skip
