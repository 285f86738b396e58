"""Whose a figure of an English feature is: pairs of cities, rivers, ministries, speakers, places behind."""

import pytest

from poliscope.data.articles import read_article


def owners(text):
    return {claim.value_text: claim.unit or claim.place for claim in read_article(text).claims}


PAIR = "Two old rivals\n\nLyon had 1.43 million people in 2023; Turin had 846,000."
PORTS = "Ports of the coast\n\nGdańsk handled 2.2 million containers in 2024, while Gdynia moved 910,000."
RIVALS = "Porto and Braga compared\n\nPorto had 252,000 people in 2024, Braga 203,000."
INDIA = "Surat and Rajkot\n\nSurat has 7.6 million people; Rajkot has 2.1 million."
EU = "Ghent and Utrecht\n\nGhent had 270,000 people in 2024 and Utrecht 376,000."
HEFEI = "Nanning and Guiyang\n\nGuiyang had 6.6 million residents in 2024; Nanning had 8.9 million."

ADJECTIVES = [
    (
        PAIR
        + (" Four lines of 34 km run below the French city; the Italian one has a single line of 15.1 km."),
        "15.1 km",
        "Turin",
    ),
    (
        PAIR + " Jobless rates differ: the Italian city was at 21.3% and its French cousin at 16.8%.",
        "16.8%",
        "Lyon",
    ),
    (
        PAIR + " A Turinese architect told me that 37,000 flats stand empty.",
        "37,000",
        "Turin",
    ),
    (
        EU + " Cycling is safe: the Belgian one has 510 km of lanes.",
        "510 km",
        "Ghent",
    ),
    (
        EU + " The Dutch city has 510 km of lanes; its Belgian rival has 39,000 cyclists.",
        "39,000",
        "Ghent",
    ),
    (
        HEFEI + " Rents rose. The Guangxi capital built 41,000 homes last year.",
        "41,000",
        "Nanning",
    ),
    (
        HEFEI + " Rents rose. The Guizhou capital built 41,000 homes last year.",
        "41,000",
        "Guiyang",
    ),
    (
        PAIR + " Turin's province had an output of €36,100 per head.",
        "€36,100",
        "Turin",
    ),
]
RIVERS = [
    (
        PAIR + " Unemployment was 6.6% on the Rhône and 7.0% on the Po.",
        "6.6%",
        "Lyon",
    ),
    (
        PAIR + " Unemployment was 6.6% on the Rhône and 7.0% on the Po.",
        "7.0%",
        "Turin",
    ),
    (
        (
            "Budapest and Hamburg\n\nBudapest had 1.7 million people in 2024 and Hamburg 1.9 million. "
            "Rents rose by 8.1% on the Danube and by 4.2% on the Elbe."
        ),
        "4.2%",
        "Hamburg",
    ),
    (
        (
            "Budapest and Hamburg\n\nBudapest had 1.7 million people in 2024 and Hamburg 1.9 million. The "
            "city on the Danube has 61,000 hotel beds."
        ),
        "61,000",
        "Budapest",
    ),
    (
        (
            "Wuhan and Changsha\n\nWuhan had 13.8 million people in 2024 and Changsha 10.6 million. The "
            "city on the Yangtze counts 84 universities."
        ),
        "84",
        "Wuhan",
    ),
]
UNKNOWN = [
    (
        (
            "Glasgow counts\n\nGlasgow had 650,000 people in 2024. Barclays alone employs 5,000 people at "
            "Buchanan Wharf. And the economy grew by 2.1 per cent in 2023."
        ),
        "2.1 per cent",
        "Glasgow",
    ),
    (
        (
            "Monterrey and water\n\nMonterrey has 5.3 million people. In 2022 the taps ran dry: the Cerro "
            "Prieto dam was at 0.5 per cent of its capacity and five million people had water in the "
            "morning."
        ),
        "five million people",
        "Monterrey",
    ),
    (
        (
            "Council adopts plan\n\nDunedin City Council adopted its plan. Emissions from Council "
            "activities were 24,100 tonnes in Dunedin."
        ),
        "24,100 tonnes",
        "Dunedin",
    ),
    (
        (
            "Fukuoka grows\n\nFukuoka has 1.66 million residents. The old school in Tenjin where it all "
            "began has hosted 800 companies, which have raised 54 billion yen."
        ),
        "54 billion yen",
        "Fukuoka",
    ),
    (
        (
            "Leeds builds\n\nLeeds had 812,000 people in 2022. The old mill at Holbeck Yard now has 40 "
            "firms. Unemployment was 4.1 per cent last year."
        ),
        "4.1 per cent",
        "Leeds",
    ),
    (
        (
            "Cork gets ready\n\nCork has 224,000 people. The new quay at Marino Point cost €86 million. "
            "Rents rose by 9 per cent."
        ),
        "9 per cent",
        "Cork",
    ),
]
GOES_ON = [
    (
        (
            "Two emirates\n\nAbu Dhabi's funds look after $1.7 trillion. The island of Saadiyat alone has "
            "cost $10 billion; its Louvre was seen by 1.4 million people. (The museum says 11 per cent "
            "were Russians.) A place at a school costs AED 64,000 a year."
        ),
        "AED 64,000",
        "Abu Dhabi",
    ),
    (
        (
            "Abu Dhabi saves\n\nAbu Dhabi got 6.2 million visitors. The emirate accounts for two thirds "
            "of the federation's economy."
        ),
        "two thirds",
        "Abu Dhabi",
    ),
    (
        (
            "Kitakyushu and Fukuoka\n\nFukuoka has 1.66 million residents. Kitakyushu has 907,000.\n\nWhat "
            "attracts people to Kitakyushu, says its mayor, is work. Firms which the city has attracted "
            "since 2023 have promised 3,700 jobs."
        ),
        "3,700",
        "Kitakyushu",
    ),
    (
        (
            "Ghent and Münster\n\nGhent has 270,000 people.\n\n## Münster\n\nIt has 500,000 bikes for "
            "322,000 people. Theft is bad: 3,900 bikes were reported stolen last year."
        ),
        "3,900",
        "Münster",
    ),
    (
        (
            "Three cities\n\nGhent has 270,000 people.\n\n## Münster: the old champion\n\nThe lanes are "
            "narrow. Theft is bad: 3,900 bikes were reported stolen last year."
        ),
        "3,900",
        "Münster",
    ),
    (
        (
            "Hungary's second city\n\nDebrecen has 200,000 people. A battery plant with 9,000 workers "
            "opened there. The ministry in Budapest paid 80 billion forint. Rents rose by 12 per cent."
        ),
        "12 per cent",
        "Debrecen",
    ),
]
SPEAKERS = [
    (
        (
            "Interview\n\nMarta Ruiz has compared Monterrey, where she was born, with Guadalajara, where "
            "she teaches.\n\nHow is it?\n\nVacancy in Monterrey was 1.2 per cent in 2022. Today it's 5.9 "
            "per cent. Here vacancy is 2.8 per cent."
        ),
        "2.8 per cent",
        "Guadalajara",
    ),
    (
        (
            "Stop telling me Glasgow is dying\n\nGlasgow had 11 killings last year. Manchester had 19. "
            "The police clear up 98 per cent of ours."
        ),
        "98 per cent",
        "Glasgow",
    ),
    (
        (
            "Glasgow counts\n\nGlasgow has 650,000 people. Edinburgh has an average rent of £1,358 a "
            "month, while ours is £1,190."
        ),
        "£1,190",
        "Glasgow",
    ),
    (
        (
            "Kitakyushu's mayor\n\nKitakyushu has 907,000 people, Fukuoka 1.66 million. A flat costs "
            "49,000 yen a month in his city and 71,000 in the other."
        ),
        "49,000",
        "Kitakyushu",
    ),
]
COMPARED = [
    (
        PORTS + " Together the two took 71% of the trade.",
        "71%",
        "Gdańsk and Gdynia",
    ),
    (
        PORTS + " Together they made 71,000 jobs.",
        "71,000",
        "Gdańsk and Gdynia",
    ),
    (
        INDIA + " A tailor in the smaller city earns ₹560 a shift; a fitter in the bigger one ₹720.",
        "₹560",
        "Rajkot",
    ),
    (
        INDIA + " A tailor in the smaller city earns ₹560 a shift; a fitter in the bigger one ₹720.",
        "₹720",
        "Surat",
    ),
    (
        (
            "Three capitals\n\nRent absorbs 31% of spending in Nairobi, 27% in Kampala and 22% in Kigali. "
            "Ownership shows the opposite order: 9%, 24% and 38% respectively."
        ),
        "24%",
        "Kampala",
    ),
    (
        (
            "Three capitals\n\nRent absorbs 31% of spending in Nairobi, 27% in Kampala and 22% in Kigali. "
            "Ownership shows the opposite order: 9%, 24% and 38% respectively."
        ),
        "38%",
        "Kigali",
    ),
    (
        HEFEI + " In 2000, the former's economy was less than 30 percent the size of the latter's.",
        "30 percent",
        "Guiyang",
    ),
    (
        RIVALS + " The latter spends more on research: its share was 4.02 per cent in 2024.",
        "4.02 per cent",
        "Braga",
    ),
    (
        RIVALS + " More than half of the former's workers come from abroad.",
        "half",
        "Porto",
    ),
    (
        RIVALS + " Rents are €1,060 a month in Porto and €830 in Braga, a gap of €230.",
        "€230",
        "Porto",
    ),
    (
        (
            "Two hubs\n\nNairobi is estimated at 4.83 million and Kigali at 1.75 million, but it is the "
            "last of these that grows the fastest, at 4.0% a year."
        ),
        "4.0%",
        "Kigali",
    ),
    (
        (
            "Glasgow counts\n\nGlasgow has 650,000 people. Drug deaths fell by 23 per cent. Nationally "
            "the fall was 13 per cent."
        ),
        "13 per cent",
        "UK",
    ),
]
VERBS = [
    (
        PORTS + " The ministry expects Gdynia to reach 1 million containers by 2029.",
        "1 million",
        "Gdynia",
    ),
    (
        PORTS + " Planners want Gdynia to handle 1.4 million containers by 2035.",
        "1.4 million",
        "Gdynia",
    ),
    (
        PORTS + " A court allowed Gdynia to build a quay of 800 metres.",
        "800 metres",
        "Gdynia",
    ),
    (
        (
            "Peru exports\n\nPeru's exports rose 9.7% last year. China bought 37.5% of everything Peru "
            "sold abroad."
        ),
        "37.5%",
        "Peru",
    ),
    (
        (
            "Peru exports\n\nPeru's exports rose 9.7% last year. The United States took 14.1% of what "
            "Peru shipped."
        ),
        "14.1%",
        "Peru",
    ),
    (
        PORTS + " A $1.9 billion breakwater for Gdynia received its permit.",
        "$1.9 billion",
        "Gdynia",
    ),
    (
        PORTS + " A €40 million museum in Gdynia opened last year.",
        "€40 million",
        "Gdynia",
    ),
    (
        (
            "Chile ships\n\nChile has three ports. A box from Gdynia to Shanghai takes 41 days, against "
            "32 from Gdańsk."
        ),
        "41 days",
        "Gdynia",
    ),
    (
        (
            "Kumamoto booms\n\nKumamoto has 740,000 people. The opening of the plant pushed up land "
            "prices in Kikuyo by 30.8% in 2024."
        ),
        "30.8%",
        "Kikuyo",
    ),
    (
        "Kumamoto booms\n\nKumamoto has 740,000 people. The plant drove rents in Ozu up by 12.4%.",
        "12.4%",
        "Ozu",
    ),
    (
        (
            "Chile ships\n\nChile lost boxes. Chilean officials deny that the ports have lost 15% of "
            "their traffic to Peru."
        ),
        "15%",
        "Chile",
    ),
    (
        (
            "Tiruppur knits\n\nTiruppur exported knitwear worth ₹39,618 crore. Since August, when the "
            "United States raised its duty, orders from there have dropped by 31 per cent. The "
            "association had feared a loss of ₹12,000 crore."
        ),
        "₹12,000 crore",
        "Tiruppur",
    ),
]
MUST_NOT = [
    (
        PAIR + " Turin grew by 3.1% last year.",
        "3.1%",
        "Turin",
    ),
    (
        PAIR + " The French city has 34 km of metro. Turin has 15,000 cyclists.",
        "15,000",
        "Turin",
    ),
    (
        PORTS + " The ministry expects the port to reach 3 million containers, said an official in Gdynia.",
        "3 million",
        "Gdańsk",
    ),
    (
        "Oslo saves\n\nOslo has 710,000 people. In Council Bluffs rents rose by 3.9%.",
        "3.9%",
        "Council Bluffs",
    ),
    (
        PORTS + " In Gdańsk 61% of trade is with China.",
        "61%",
        "Gdańsk",
    ),
    (
        PAIR + " The Po valley around Turin has 16 million people.",
        "16 million",
        "Turin",
    ),
]


ELSEWHERE = [
    (
        "How Leicester and Graz share the work\n\nGraz builds engines. Leicester has knitwear "
        "firms with 21,000 "
        "workers. Wages differ. A tailor in the knitwear town earns £460 a week.",
        "£460",
        "Leicester",
    ),
    (
        "Lyon and Turin\n\nLyon had 1.43 million people in 2023. Turin, where the Lingotto works once stood, "
        "had 846,000.\n\nThings have changed. Lingotto assembled 26,000 cars in 2024.",
        "26,000",
        "Turin",
    ),
    (
        "Kitakyushu and Fukuoka\n\nFukuoka is young. Kitakyushu lives from steel, with 21,000 "
        "jobs. Per head, the steel city "
        "made 4.11 million yen in 2021.",
        "4.11",
        "Kitakyushu",
    ),
    (
        "Porto and Braga\n\nPorto lives from wine. Braga writes software, with 21,000 "
        "jobs. The software city pays 31,000 euros a "
        "year.",
        "31,000",
        "Braga",
    ),
    # what is said of both, or of none, tells nothing
    (
        "Porto and Braga\n\nPorto lives from wine. Braga drinks wine.\n\nIn Braga rents rose "
        "by 4%. The wine city "
        "has 31,000 students.",
        "31,000",
        "Braga",
    ),
]
MORE = [
    (
        "Ghent and Graz\n\nGhent makes steel. One in four vaccines made in Europe is filled in Ghent.",
        "One in four",
        "Ghent",
    ),
    (
        "Ghent grows\n\nGhent made 1.8 million cars last year, second only to Bremen. One car "
        "in nine sold in the "
        "country was assembled there.",
        "One car in nine",
        "Ghent",
    ),
    (
        "Glasgow counts\n\nA boy born in Glasgow can expect to live 73.9 years. That is the lowest figure in "
        "Scotland; in Edinburgh it is 77.6. Drug deaths fell by 23 per cent last year.",
        "23 per cent",
        "Glasgow",
    ),
    (
        "Oita grows\n\nOita has 470,000 people. More people moved to Beppu than left it last "
        "year: 4,920 people came.",
        "4,920",
        "Beppu",
    ),
    ("Oslo and Bergen\n\nBergen is wet. Land there costs 900 kroner a square metre.", "900", "Bergen"),
]


LATER = [
    (
        "Lyon and Graz\n\nLyon had 124,000 people in 2024, Graz 302,000. The Austrian city, hemmed "
        "in by hills, built 4,100 flats.",
        "4,100",
        "Graz",
    ),
    (
        "Sheffield and Bilbao\n\nSheffield had 566,000 people in 2024, Bilbao 347,000. In Sheffield "
        "the median worker took home £30,200, against £32,700 there.",
        "£32,700",
        "Bilbao",
    ),
    (
        "Sheffield and Bilbao\n\nBilbao had exports of €12.4 billion. Those of the Sheffield region "
        "are put at £4.1 billion.",
        "£4.1 billion",
        "Sheffield",
    ),
    (
        "Three cities\n\nWages are €2,100 in Leipzig, €1,700 in Brno and €1,500 in Graz. The three "
        "are, respectively, 13%, 12% and 10% behind the national figure.",
        "12%",
        "Brno",
    ),
    (
        "Danang and Haiphong\n\nDanang had 1.2 million people. After the mergers of 1 July, when it "
        "absorbed Quang Nam, it has 3.06 million inhabitants.",
        "3.06 million",
        "Danang",
    ),
    (
        "Graz and Linz\n\nGraz had 302,000 people in 2024. Rents in Graz remain low for Austria, but "
        "they have risen 27% in five years.",
        "27%",
        "Graz",
    ),
    (
        "Pune and Nagpur\n\nPune had 7 million people. Pune's belt from Chakan to Talegaon makes "
        "11.6 lakh cars a year.",
        "11.6 lakh",
        "Pune",
    ),
    (
        "Linz and Graz\n\nExports from Linz were €1.2 billion in 2024, up 6%, those from Graz €3.4 billion.",
        "€3.4 billion",
        "Graz",
    ),
    (
        "Linz and Graz\n\nLinz is ahead of Graz, where just 1.8% of homes stand empty and rents have "
        "climbed to €11.40 a square metre.",
        "€11.40",
        "Graz",
    ),
    (
        "Calgary and Edmonton\n\nUnemployment was 7.9 per cent in Calgary and 8.3 per cent in "
        "Edmonton, against a national 6.7 per cent.",
        "6.7 per cent",
        "Canada",
    ),
    (
        "Officials court investors\n\nKISUMU, Kenya, May 4 (Wire) - Kisumu's population has risen to "
        "440,000, the county said, from 397,000 in 2019. Jinja on the other shore has 93,000 "
        "people.\n\nJinja makes 31 percent of the steel of Uganda, and Jinja exports half of it, "
        "said its mayor on Monday, while Kisumu exports 4 percent.\n\nThe port handled 214,000 "
        "tonnes last year, the harbour master said, up 9 percent from the year before.",
        "214,000",
        "Kisumu",
    ),
]


PORTS_OF_CALL = [
    (
        "Marseille and Naples\n\nMarseille has 877,000 people and Naples 908,000. The French port moved "
        "70.5 million tonnes; the Campanian capital a mere 20.1 million.",
        "20.1 million",
        "Naples",
    ),
    (
        "Marseille and Naples\n\nMarseille has 877,000 people and Naples 908,000. In Bari it is calm. "
        "Airbnb lists 10,400 flats in the Italian city.",
        "10,400",
        "Naples",
    ),
    (
        "Birmingham waits\n\nBirmingham has 1.1 million people. HSBC, a bank, moved 2,500 jobs from London.",
        "2,500",
        "Birmingham",
    ),
    (
        "Birmingham waits\n\nBirmingham has 1.1 million people. The tram extension to Dudley has cost £295 "
        "million.",
        "£295",
        "Birmingham",
    ),
    (
        "Marseille waits\n\nMarseille has 877,000 people. At night the ferries leave for "
        "Algiers. There were 1.4 "
        "million passengers in 2024.",
        "1.4",
        "Marseille",
    ),
    # must not
    (
        "Calgary and Edmonton\n\nCalgary grew by 5%. Edmonton grew by 4%. Calgary builds. The "
        "Alberta city has "
        "41,000 new flats.",
        "41,000",
        "Calgary",
    ),
    (
        "France builds\n\nFrance has 68 million people. The French capital has 2.1 million of them.",
        "2.1 million",
        "Paris",
    ),
]


@pytest.mark.parametrize(
    ("text", "value", "place"),
    [
        *ADJECTIVES,
        *RIVERS,
        *UNKNOWN,
        *GOES_ON,
        *SPEAKERS,
        *COMPARED,
        *VERBS,
        *MUST_NOT,
        *ELSEWHERE,
        *MORE,
        *LATER,
        *PORTS_OF_CALL,
    ],
)
def test_owner(text, value, place):
    told = owners(text)
    found = next((unit for words, unit in told.items() if value in words), told)
    assert found == place
