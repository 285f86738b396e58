"""More that is said of a group and names a share of it: "have no car", "feel safe", "voted"."""

from __future__ import annotations

__all__ = ["ARE", "MORE_SAID"]

ARE = r" (?:are |is |were |was |have been |being |will be |would be )?(?:now |already |still |currently )?"
#: What is said behind the group, and the code.
MORE_SAID = (
    (r" (?:own|owns|owned|have|has|had)(?: at least| use of)? (?:an?|one|two|their own)(?: or more)? "
     r"(?:private )?(?:cars?|vehicles?)\b", "car_ownership_share"),
    (r" (?:do not|don['’]t|did not|does not) (?:own|have) a car\b| (?:have|has|had|with|own|owned) no car\b|"
     r" (?:live|lived|are|get by) (?:without a car|car[- ]free)\b", "carless_share"),
    (r" (?:drop|dropped|drops) out\b| (?:leave|left|leaves) (?:school )?without (?:an? )?(?:\w+ )?"
     r"(?:diploma|certificate|qualifications?)\b", "dropout_rate"),
    (r" (?:leave|left|leaves) (?:school|education) early\b", "early_leavers_rate"),
    (r" (?:pass|passed|passes) (?:[a-z’'-]+ ){0,4}(?:exams?|tests?|examinations?|GCSEs|baccalaureate|maths?|"
     r"finals)\b", "pass_rate"),
    (r" (?:meet|met|reach|reached|achieve|achieved) (?:the )?(?:[a-z-]+ )?(?:standards?|grades?|level) "
     r"(?:in|for) (?:[a-z]+ ){0,2}(?:reading|maths?|writing|English|science)\b", "exam_results"),
    (r" (?:earn|earns|earned|are on|were on|live on|get|got|make)(?: only|"
     r" just)? (?:no more than )?the (?:legal )?"
     r"minimum wage\b", "minimum_wage_earners_share"),
    (r" (?:took|takes?|taken) part in (?:some |any |further )?(?:training|adult education|courses|lifelong "
     r"learning)\b| (?:had|received|did) (?:some )?(?:job |work )?training\b", "adult_learning_rate"),
    (rf"{ARE}(?:under|below|younger than) (?:1[4-8])\b", "children_share"),
    (rf"{ARE}(?:under|below|younger than) (?:19|20|2\d|30)\b", "youth_share"),
    (rf"{ARE}(?:over|above|older than|at least) (?:64|65)\b|{ARE}aged (?:over )?65\b", "population_65plus"),
    (rf"{ARE}(?:over |above |older than |at least |aged )(?:79|80)\b", "population_80plus"),
    (r" (?:(?:belong|belonged) to|are (?:in|members of)|have joined) a sports? club\b|"
     r" (?:play|plays|played|do|does|did) (?:some )?sports?\b| exercise(?:s|d)?(?: regularly| weekly|"
     r" at least| every| once| twice)", "sports_participation"),
    (r" (?:volunteer|volunteered|volunteers|do (?:voluntary|unpaid) work)\b", "volunteers_share"),
    (r" (?:cannot|can['’]t|could not|couldn['’]t|struggle to|struggled to) (?:afford to )?(?:heat|keep)\b|"
     rf"{ARE}in fuel poverty\b", "fuel_poverty"),
    (r" (?:skip|skipped|go without) meals\b| (?:go|went) hungry\b| (?:use|used|rely on|turned to) "
     r"(?:a )?food banks?\b", "food_insecurity"),
    (r" (?:work|works|worked|working) part[- ]time\b| (?:have|has|had) a part-time job\b",
     "part_time_workers_share"),
    (r" (?:are|is|were|work|worked) (?:on|under) (?:a )?(?:temporary|fixed-term) contracts?\b",
     "temporary_workers_share"),
    (r" (?:belong|belonged) to an? (?:trade |labou?r )?union\b| (?:are|were) (?:in a (?:trade )?union|"
     r"union members|unionised|unionized)\b", "union_members_share"),
    (r" (?:live|lives|lived|living) with (?:their )?parents\b", "living_with_parents_share"),
    (r" (?:feel|feels|felt) safe\b", "public_safety_satisfaction"),
    (r" (?:are|were|is|was) (?:very |quite )?(?:satisfied|happy|content) with\b", "satisfaction"),
    (r" (?:are|were|is) (?:foreigners|foreign (?:nationals|citizens|residents))\b|"
     r" (?:hold|have|held|had|carry) a foreign passport\b", "foreign_residents_share"),
    (r" (?:have|has|had) (?:young |dependent |small )?children\b", "households_with_children_share"),
    (r" (?:live|lives|lived|living) in (?:social|council|public|municipal|subsidised) "
     r"(?:housing|homes|flats)\b|"
     rf"{ARE}(?:social|council) (?:housing|homes|tenants)\b", "social_renters_share"),
    (r" (?:live|lives|lived|living) in overcrowded\b|(?: (?:is|are|were))? overcrowded\b",
         "overcrowding_rate"),
    (r" (?:is|are|were|was) (?:heated|warmed) (?:by|with|through) (?P<by>gas|oil|district heating|heat pumps|"
     r"wood|coal|electricity)\b| heat (?:their homes )?with (?P<with>gas|oil|heat pumps|wood|coal|"
     r"electricity)\b",
     "heating_share"),
    (r" (?:have|has|had) (?:rooftop )?solar panels\b", "rooftop_solar_share"),
    (r" (?:live|lives|commute|commutes|come|comes|cross|crosses|arrive) (?:in )?(?:from )?(?:(?:over|across|"
     r"from) )?(?:abroad|the border|another country|neighbouring \w+)\b|"
     r" (?:are|is|were) (?:held|done|filled|taken) by cross-border (?:workers|commuters)\b|"
     r" (?:are|is|were) cross-border (?:workers|commuters)\b", "cross_border_workers_share"),
    (r" (?:who |that )?(?:work|works|worked|employed|are employed) (?:in|there|"
     r"at)[^.;,]{0,24}? (?:live|lives|"
     r"lived) (?:elsewhere|outside|beyond|in (?:other|another|neighbouring|the suburbs))",
     "in_commuters_share"),
    (r" (?:commute|commutes|commuted|travel|travels|travelled) (?:in|in from|from) (?:outside|elsewhere|"
     r"other towns|"
     r"neighbouring \w+|the suburbs|surrounding \w+)\b", "in_commuters_share"),
    (r" (?:live|lives|lived|living) in (?:privately )?rented (?:homes|flats|housing|accommodation|"
     r"apartments|houses)\b",
     "renters_share"),
    (r" (?:are|is|was|were) (?:neither (?:working|in work|in a job)|not in (?:education|work|training)|"
     r"neither in)",
     "neet_rate"),
    (r" (?:go|goes|went) on to (?:a )?(?:university|college|higher education)\b",
         "higher_education_enrolment_rate"),
    (r" consists? of (?:just |only )?(?:a single|one) (?:person|member)\b", "one_person_households"),
    (r" (?:have|has|had) no (?:written |formal |work |employment )?contract\b",
     "informality_rate"),
    (r" (?:got|get|gained|achieved|scored|earned) (?:at least )?(?:an? |"
     r"grade )?(?:[\w-]+ ){1,4}in (?:[a-z]+ and )?(?:English|"
     r"maths?|reading|science)\b", "exam_results"),
    (r" (?:have|has|had) an? (?:migrant|migration|immigrant) background\b", "migrant_background_share"),
    (r" (?:ski|swim|run|play|cycle|jog|train|skate|dance|hike)s? (?:at least|every|once|twice|regularly|"
     r"weekly|each)\b",
     "sports_participation"),
    (r" (?:own|owns) (?:the )?(?:homes?|houses?|flats?|apartments?) (?:that )?they live in\b|"
     r" own their (?:house|flat|apartment)\b",
     "home_ownership_rate"),
    (r" (?:are|is|were) made up of (?:just |only )?(?:one|a single) (?:person|member)\b",
         "one_person_households"),
    (r" (?:go|goes|went) to (?:a )?(?:kindergarten|preschool|pre-school|nursery school)\b",
         "preschool_enrolment_rate"),
    (r" pass(?:ed|es)? (?:English|maths?|reading)(?: and (?:English|maths?|reading))?\b", "pass_rate"),
    (r" (?:have|has|had|use) a heat pump\b", "heat_pumps_share"),
)  # fmt: skip
