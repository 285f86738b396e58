"""Percentages that a verb and a noun tell together: "recycles 87% of its waste", "solve 64% of crimes".

The one table of them. It is asked early, before a phrase of the lexicon is chosen: "of its waste" names
what the percentage is of, and the verb what is measured. In it the more particular stand before the more
general. Verbs of other units are in ``tables`` and are asked late, as the phrase near a count or a sum is
mostly what is counted.
"""

from __future__ import annotations

from poliscope.data.articles.indicators.verbs.verb import HOMES

__all__ = ["ALSO_OF", "LEAVE", "PERCENTAGES", "STAY"]

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
_TIMELY = r"(?:on time|on schedule|punctual(?:ly)?)"
_OF_ALL = r"(?: of)? (?:all |the |its |[\w’']+['’]s )*"
_OF_THEM = r"(?:it|them|that|this) (?:is|are|stands?|lies?|sits?|was|were) "
_STAND = r"(?: [^.;]{0,30}?)? (?:stands?|stood|are|were|is|lies?|lay|sits?|remain|standing) (?:now |still )?"
STAY = (
    r"(?:stay(?:s|ed)?|remain(?:s|ed)?|settle[sd]?|still live|ha(?:ve|d) stayed|(?:work(?:ed)?|are working|"
    r"live) "
    r"(?=(?:in|locally|here)\b)|(?:takes?|took|finds?|found|gets?|got) (?:an? |their )?(?:first )?(?:jobs?|"
    r"work|posts?|"
    r"employment)[^.;]{0,20}? (?:locally|here|(?:in|within) (?:the (?:city|region|state|area|province|county|"
    r"country)|[A-Z])))"
)
LEAVE = (
    r"(?:leaves?|left|emigrated?|mov(?:e|ed) (?:away|abroad|elsewhere)|(?:go|went) (?:abroad|elsewhere|away))"
)
_GRADUATES = r"(?: of)? (?:[\w’'-]+ ){0,6}?(?:graduates|alumni|those who graduated)\b[^.;%]{0,50}? "
_OF_GRADUATES = r"\b(?:[Oo]f|[Aa]mong) (?:[\w’'-]+ ){0,6}?(?:graduates|graduated)\b[^.;%]{0,40}, "
#: What stands before the figure, what stands behind it, and the code. The first that fits is believed.
PERCENTAGES = (
    (r"", r" of (?:all |daily |the |their |its |these |local )*(?:trips|journeys|commutes|"
     r"commuting trips)\b", "modal_share"),
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
    (r"\b[Rr]ents?\b(?:[^.;]|\.(?=\d)){0,40}\b(?:absorb|eat|ate|swallow|tak|took|consum|claim|account|"
     r"devour|gobbl)\w*"
     r"(?: up)?(?: for)?", r" of (?:that\b|it\b|this\b)|"
     r" of (?:[\w’'-]+ ){0,4}(?:incomes?|spending|wages?|pay|earnings|salary|salaries|pay packet|budgets?|"
     r"earns?)\b", "rent_burden"),
    (r"", r" of (?:the |all |its )?(?:trains|buses|trams|flights|services|"
     r"departures)\b[^.;]{0,40}? (?:are |were |is |"
     rf"was |ran |run |arrived? |arrives |left |leave |come |came )?{_TIMELY}\b", "punctuality"),
    (r"\b(?:[Tt]rains|[Bb]uses|[Tt]rams|[Ff]lights|[Ff]erries)\b[^.;]{0,50}"
     rf"\b{_TIMELY}(?: in| for)?", r" of (?:the time|cases|trips|days)\b", "punctuality"),
    (r"", r" of (?:the |all |its )?(?:trains|buses|trams|services)\b[^.;]{0,24} (?:were|are|was|is|"
     r"got) cancel",
     "cancelled_trains_share"),
    (r"", r"(?: of)? (?:all |the |its )*(?:new )?(?:cars|vehicles)\b[^.;]{0,40}? "
     r"(?:is|are|were|was|had) (?:fully |purely |battery |now |already )*(?:electric|EVs|battery)\b",
     "nev_share"),
    (r"\b(?:[Hh]otels?|[Rr]ooms?|[Bb]eds)\b[^.;,]{0,40} ", r" (?:full|occupied|filled|booked)\b",
     "occupancy_rate"),
    (r"", r" of (?:all |the |its )?(?:hotel )?(?:rooms|beds)(?: [^.;]{0,30})? (?:are|were|was|is|stood) "
     r"(?:occupied|taken|booked|filled|full)\b", "occupancy_rate"),
    (r"", rf"{_OF_ALL}(?:shops|stores|shop units|shop ?fronts|storefronts|retail units|"
     rf"high-street (?:shops|units))\b{_STAND}(?:empty|vacant|shut|shuttered|boarded up)\b",
     "retail_vacancy_rate"),
    (r"", rf"{_OF_ALL}(?:offices|office (?:space|desks|floors|blocks|buildings)|desks)\b{_STAND}"
     r"(?:empty|vacant|unlet)\b", "office_vacancy_rate"),
    (r"", r" of (?:its |the |their |all )?(?:[a-z-]+ )?(?:office|commercial)(?: (?:space|stock|floor ?space|"
     r"market))?[a-zA-Z ]{0,30}\b(?:empty|vacant|unlet)\b", "office_vacancy_rate"),
    (r"\b[Oo]ffices?\b[^.;]{0,40} ", r" (?:vacant|empty|unlet)\b", "office_vacancy_rate"),
    (r"", r" of (?:all |the |its )?(?:rental|rented) (?:flats|homes|housing|apartments|"
     r"units)\b[^.;]{0,30}? (?:are|is|were|was|stand|stood) "
     r"(?:vacant|empty)\b", "rental_vacancy_rate"),
    (r"", rf"{_OF_ALL}(?:[a-z-]+ ){{0,2}}{HOMES}{_STAND}(?:empty|vacant|unoccupied|idle)\b", "vacant_homes"),
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
    (r"\b(?:[Ee]lectric (?:cars|vehicles)|EVs|[Pp]lug-ins|[Bb]attery cars)\b[^.;]{0,24}\b(?:makes? up|"
     r"made up|accounts? for|accounted for|represent(?:s|ed)?|took|takes?|were|are|had)",
     r" of (?:the |all |its |new |total )*(?:[a-z]+ )?(?:fleet|cars|vehicles|sales|registrations|market)\b",
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
    (r"\b(?:[Tt]enants|[Rr]enters)\b[^.;]{0,40}\b(?:hand(?:s|ed)?(?: over)?|gives?|gave|pays?|paid)",
         r" of (?:their|its) (?:[a-z]+ )?(?:pay|"
     r"incomes?|wages?|earnings|salar(?:y|ies)) to (?:the |their |a )?landlords?\b", "rent_burden"),
    (r"\b[Oo]ffices?\b[^.;]{0,80}", r" of (?:them|it|that|which) (?:(?:is|are|was|"
                                    r"were) )?(?:already )?(?:let|leased|"
     r"occupied|taken)\b", "occupancy_rate"),
    (r"\b(?:[Hh]ectares?|[Aa]cres?|[Ll]and|[Pp]lots)\b[^.;]{0,50}, (?:about |some |already )?",
     r"(?: of (?:them|it|that|which))? (?:(?:is|are|was|were|has been|have been) )(?:already |"
     r"now )?(?:taken|let|leased|"
     r"sold|occupied|built on)\b", "land_occupancy_rate"),
    (r"\b[Oo]ffices?\b[^.;]{0,80}", rf" of {_OF_THEM}(?:empty|vacant|unlet)\b", "office_vacancy_rate"),
    (r"\b(?:[Ss]hops?|[Rr]etail)\b[^.;]{0,80}", rf" of {_OF_THEM}(?:empty|vacant|unlet)\b",
     "retail_vacancy_rate"),
    (r"\b(?:ma[dk]es?|making|produc(?:e[sd]?|ing)|suppl(?:y|ies|ied)|build?s?|built|turn(?:s|ed)? out|"
     r"sells?|sold|"
     r"assembl(?:e[sd]?|ing)|provid(?:e[sd]?|ing)|ship(?:s|ped)?)(?: (?:close to|up to))?",
     r" of (?:all |the )*(?:[a-z-]+ ){1,4}(?:sold|bought|used|installed|fitted|consumed|purchased) (?:in|"
     r"by|across|"
     r"worldwide|on)\b", "market_share"),
    (r"", r" of (?:all |the )*(?:[a-z-]+ ){1,4}(?:sold|bought|used|installed|"
          r"purchased) [^.;,%\d]{2,16} (?:is|are|was|"
     r"were|comes?|came) (?:made |produced |built |assembled )?(?:in|from|by|here|there)\b", "market_share"),
    (r"", r" of (?:(?:its|their|the|all|total) )*(?:turnover|sales|revenues?) (?:comes?|came|is|was|stems?|"
          r"stemmed) "
     r"(?:from|with) new (?:products|goods)\b", "new_product_revenue_share"),
    (r"", r"(?: of)? (?:(?:all|the|its|these) )*(?:firms|companies|businesses|enterprises) (?:are|is|were|"
          r"was) "
     r"(?:small|SMEs|micro)\b", "smes_share"),
    (r"\b(?:[Ss]pending on (?:R ?& ?D|research(?: and development)?)|R ?& ?D(?: spending| expenditure)?|"
     r"[Rr]esearch "
     r"(?:spending|budgets?))\b[^.;\d]{0,40}", r" of (?:(?:its|their|total|annual|group) )*(?:sales|"
                                               r"turnover|revenues?)\b",
     "rd_expenditure_share_of_revenue"),
    (r"\b(?:[Ee]xport(?:s|ed|ing)?|[Ss]ends? abroad|[Ss]ells? abroad|[Ss]hip(?:s|ped)? abroad)",
     r" of (?:what (?:it|they) (?:makes?|made|produces?|produced|sells?)|(?:its|their|the|all|"
     r"total) (?:[a-z]+ )?(?:output|"
     r"production|sales|products|goods|turnover|revenue))\b", "exports_share_of_revenue"),
    (r"", r" of (?:the |its |these |all |our )*(?:[a-z]+ )?(?:companies|firms|tenants|start-?ups|"
          r"businesses) (?:there )?"
     r"(?:come|came|are|were) (?:from (?:abroad|overseas|other countries)|"
     r"foreign(?:-owned)?)\b", "foreign_firms_share"),
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
    (r"", _GRADUATES + STAY + r"\b", "graduate_retention_rate"),
    (r"", _GRADUATES + LEAVE + r"\b", "graduate_outflow_rate"),
    (r"", _GRADUATES + r"(?:finds?|found|gets?|got|ha(?:ve|d)|are in|were in) (?:an? )?(?:jobs?|work|"
                       r"employment)"
     r"[^.;]{0,20}? (?:within|in|after) (?:\w+ ){1,2}(?:months?|years?)\b", "graduate_employment_rate"),
    (_OF_GRADUATES, " " + STAY + r"\b", "graduate_retention_rate"),
    (_OF_GRADUATES, " " + LEAVE + r"\b", "graduate_outflow_rate"),
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
    (r"\b(?:[Ii]ndustrial parks?|[Ww]arehouses?|[Ss]tudent halls?|"
     r"[Bb]usiness parks?)\b[^.;]{0,30}\b(?:were|are|was|"
     r"is)", r" (?:full|occupied|let)\b", "occupancy_rate"),
    (r"\b(?:[Ff]actories|[Pp]lants|[Mm]ills|[Ii]ndustry|[Mm]anufacturers)\b[^.;]{0,30}\b(?:use[sd]?|using)",
     r" of (?:their |its |the )?(?:installed |production )?capacity\b", "capacity_utilisation"),
    # debts and what they are set against
    (r"\b(?:owes?|owed|owing)", r" of (?:its |their )?(?:GDP|GSDP|output|economy)\b",
     "government_debt_ratio"),
    (r"(?<![Hh]ousehold )(?<!rivate )(?<!orporate )(?<!onsumer )(?<!ortgage )\b(?:[Dd]ebt|[Ll]iabilities|"
     r"[Bb]orrowings?)\b[^.;]{0,50}\b(?:amount(?:s|ed)? to|stands? at|stood at|equals?|equalled|is|was|"
     r"reach(?:es|ed)|comes? to|came to|worth|of|makes? up|climbed to|rose to|fell to)",
     r" of (?:its |the [a-z’']+ |their |the )?(?:annual )?(?:GDP|GSDP|gross [a-z ]{0,20}product|"
     r"economic output|output)\b", "government_debt_ratio"),
    (r"(?<![Hh]ousehold )(?<!rivate )(?<!orporate )(?<!onsumer )(?<!ortgage )\b[Dd]ebts?\b[^.;]{0,50}",
     r" of (?:its |their |the |annual |current |total |own |city['’]s |operating )*(?:revenues?|income|"
     r"receipts)\b", "government_debt_share_of_revenue"),
    (r"\b(?:spen(?:d|ds|t)|need(?:s|ed)?|takes?|took|pays?|paid|eats?|absorbs?)\b[^.;\d]{0,20}",
     r" of (?:[\w’'-]+ ){0,4}(?:incomes?|pay|earnings|salary)\b[^.;]{0,40}\b(?:mortgage|home loan|house|"
     r"home)", "mortgage_burden"),
    (r"\b(?:[Hh]omes?|[Hh]ouses?|[Ff]lats?|[Aa]partments?|[Pp]ropert(?:y|ies))\b[^.;]{0,40}\bcosts?",
     r" (?:less|more|above|below)\b", "house_price"),
    (r"\b[Dd]ebts?\b[^.;]{0,50}", r" of (?:its |their |the |annual |current |total |own |city['’]s |"
     r"operating )*(?:revenues?|income|receipts)\b", "government_debt_share_of_revenue"),
    # networks, works and firms
    (r"\b(?:[Bb]roadband|[Ff]ib(?:re|er)(?: optic)?|5G|[Gg]igabit(?: \w+)?)\b[^.;]{0,30}\b(?:reach\w*|"
     r"cover(?:s|ed)?|serv(?:es|ed)|(?:is|was) available (?:to|in)|connects?|connected|passes)",
     r" of (?:all |the |its |their )*(?:homes|households|premises|properties|residents|people|population|"
     r"addresses)\b", "fibre_coverage"),
    (r"", r" of (?:all |the |its |their |[\w’']+['’]s )*(?:homes|households|premises|properties|addresses)\b"
     r"[^.;,]{0,30}\b(?:have|had|get|got|enjoy|can (?:get|order))(?: access to| a)? (?:full |gigabit |fast )?"
     r"(?:fib(?:re|er)|broadband|gigabit)\b", "fibre_coverage"),
    (r"^(?!.*\b(?:[Ii]nflation|[Uu]nemployment|[Gg]rowth|[Pp]rices|[Ee]xcluding|rate)\b).*"
     r"\b(?:run(?:s|ning)?|ran|operat(?:e[sd]?|ing)|work(?:s|ed|ing)?) at",
     r"(?: (?:of )?(?:its |their |the |full |rated |design |installed )*capacity\b|[,.;]|$)",
     "capacity_utilisation"),
    (r"\b(?:dams?|reservoirs?|lakes?)\b[^.;]{0,50} (?:at|to|holds?|held)(?: barely)?",
     r" (?:of (?:its |their )?capacity|full)\b", "reservoir_storage"),
    (r"\b[Oo]f (?:the |all |its )?(?:[\w,-]+ ){0,3}(?:firms|companies|businesses|enterprises|start-?ups)"
     r"(?: that (?:were )?)? ?(?:born|founded|started|set up|created|registered|launched|opened)"
     r"[^.;,]{0,30}, ", r" (?:had |have |were |are )?(?:survived|still|surviving|made it|lasted|alive)\b",
     "business_survival_rate"),
    (r"", r" of (?:the |its |all |their |these |those ){0,2}(?:[a-z-]+ ){0,2}(?:firms|companies|businesses|"
     r"enterprises|start-?ups|shops|stores)\b[A-Za-z ]{0,30}\b(?:still (?:trading|in business|active|alive|"
     r"going)|surviv\w+)", "business_survival_rate"),
)  # fmt: skip
#: Kinds of relation of which a percentage may be besides a level and a share: "clear up 21% of burglaries"
#: is no growth, "costs 15% less" is a gap.
ALSO_OF = {"clearance_rate": "growth", "house_price": "gap"}
