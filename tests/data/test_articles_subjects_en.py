"""Whose the figures of an English text are: what it goes on about, rivals, wholes, sites, adjectives."""

import pytest

from poliscope.data.articles import read_article

OWN = [
    # of a whole that another has a part of
    ("Lisbon leads. It is home to 41 of the country's 96 start-up hubs.", "41", "Lisbon"),
    ("Of the 1,960 service centres in Portugal, Lisbon hosts 410.", "1,960", "Portugal"),
    ("Of the 1,960 service centres in Portugal, Lisbon hosts 410.", "410", "Lisbon"),
    ("Out of the 310 chip firms, which are based in Malaysia, 182 are located in Penang.", "182", "Penang"),
    ("A third of Leeds's 812,000 people rent their homes.", "third", "Leeds"),
    (
        "Hungary likes offices. Some 61 per cent of the country's call centres are in Budapest.",
        "61",
        "Budapest",
    ),
    ("Every fourth tyre made in Europe comes from Slovakia, they say.", "fourth", "Slovakia"),
    (
        "Germany counts them. Two years on, 58 per cent of those who studied in Leipzig work there.",
        "58",
        "Leipzig",
    ),
    # behind the number
    ("Wages differ. A flat of two rooms costs €1,150 a month in Porto and €820 in Braga.", "€1,150", "Porto"),
    ("Wages differ. A flat of two rooms costs €1,150 a month in Porto and €820 in Braga.", "€820", "Braga"),
    ("It ranged from 3.2 per cent in Gdynia to 8.7 per cent in Radom.", "8.7", "Radom"),
    ("Airbus has 12,900 employees and accounts for one in nine jobs in Hamburg.", "one in nine", "Hamburg"),
    (
        "Accra's start-ups are poor. They got little of the $598 million that flowed to Lagos.",
        "$598",
        "Lagos",
    ),
    # one of those compared
    (
        "Telangana earns Rs 3.5 lakh a head, above its neighbour Karnataka's Rs 3.3 lakh.",
        "3.3 lakh",
        "Karnataka",
    ),
    ("Leeds beat Bradford. Leeds is young; in its rival the share is 29 per cent.", "29", "Bradford"),
    ("Porto beat Braga. The smaller city has 38 per cent of students.", "38", "Braga"),
    ("Porto beat Braga. Porto has more; the smaller city has 38 per cent.", "38", "Braga"),
    (
        "Silesia and Mazovia export. Output in the former rose by 5.4%, in the latter it fell by 1.3%.",
        "1.3%",
        "Mazovia",
    ),
    # adjectives and people
    ("Cardiff and Bristol compete. The Welsh capital has 16,000 jobs in finance.", "16,000", "Cardiff"),
    ("Chengdu and Chongqing compete. The Sichuan capital has 21 million people.", "21 million", "Chengdu"),
    ("Calgary beat Montreal. The Alberta city grew by 5.9 per cent.", "5.9", "Calgary"),
    ("Accra is online. In Ghana 68 per cent of Ghanaians use the internet daily.", "68", "Ghana"),
    ("Accra is online, as 39 per cent of Nigerians are.", "39", "Nigeria"),
    ("Medellín spends less. That is three times the Colombian average of 0.3 percent.", "0.3", "Colombia"),
    ("Hefei grows. The provincial capital hosts 13 laboratories.", "13", "Hefei"),
    # what it goes on about
    ("Puglia did better: employment there rose by 3.1 per cent.", "3.1", "Puglia"),
    (
        "Few cities in Germany have changed as Leipzig has. Its population has grown by 110,000.",
        "110,000",
        "Leipzig",
    ),
    (
        "Tasmania as a whole received 1.3 million visitors. That is 4.8 per cent more than before.",
        "4.8",
        "Tasmania",
    ),
    ("Nairobi waits. Konza Technopolis was launched in 2008. The park has 41 firms.", "41", "Konza"),
    ("Chennai, long called the Detroit of Asia, managed 78,000 cars.", "78,000", "Chennai"),
    ("Da Nang, in the centre of Vietnam, made 7,500 boats.", "7,500", "Da Nang"),
    ("Querétaro in Mexico has 12,000 jobs.", "12,000", "Querétaro"),
    (
        "Trondheim is proud. The plant at Sluppen has told the council that it employs 540 people.",
        "540",
        "Trondheim",
    ),
    ("Hobart is cold. The gambler David Walsh opened it. It draws 345,000 people.", "345,000", "Hobart"),
    (
        "Sassuolo makes tiles. The road from Modena is dusty. The town has 41,000 people.",
        "41,000",
        "Sassuolo",
    ),
    ("Contracts flowing from Shanghai to Hefei were worth 8.9 billion yuan.", "8.9 billion", "Hefei"),
    (
        "GDP per head was lowest in the Karlovy Vary Region; in 2003 it had been 79.5%.",
        "79.5%",
        "Karlovy Vary",
    ),
    (
        "Hamilton grew by 3.4 per cent. By comparison, Auckland grew 2.4. Of residents 31% are young.",
        "31",
        "Ham",
    ),
    ("Oulu in northern Finland saw 1,130 new companies registered.", "1,130", "Oulu"),
    ("Spokane waits. Boise is rich. Spokane's biggest employer has 8,600 workers.", "8,600", "Spokane"),
    (
        "Boise and Spokane rent. Rent eats 31 percent of the former and 35 percent of the latter.",
        "35",
        "Spokane",
    ),
    (
        "Few people in Chattanooga say so. The plant at Enterprise South, which built 126,000 cars, is old.",
        "126",
        "Chat",
    ),
    (
        "Of the people who got a doctorate in Massachusetts in 2023, 47 percent took a job.",
        "47",
        "Massachusetts",
    ),
    (
        "Penang contributed 44 per cent of Malaysia's exports, which totalled RM601 billion.",
        "RM601",
        "Malaysia",
    ),
    (
        "Knoxville lost to Chattanooga. Chattanooga is full: vacancy is 14.2% there and 11.8% here.",
        "11.8",
        "Knox",
    ),
    (
        "Science cities: Daejeon has settled in behind London and well ahead of Munich (34th).",
        "34th",
        "Munich",
    ),
    (
        "Brno earned. The South Moravian Region, with its centre in Brno, contributed CZK 836 billion.",
        "836",
        "South",
    ),
    ("Alexandria and Mombasa are ports. The Egyptian port has 5.6 million inhabitants.", "5.6", "Alexandria"),
    (
        "Cebu earns. The Philippines earned $38 billion; some 12 per cent of that came from Cebu.",
        "12",
        "Cebu",
    ),
    # where the rules must not fire
    ("Leeds has 12% of the firms in England.", "12%", "Leeds"),
    (
        "More than a quarter of Bradford's 546,400 people are under 16, and Leeds is older.",
        "quarter",
        "Bradford",
    ),
    ("Rents in Leeds climbed 4 per cent, while those in Sopot fell 2 per cent.", "2 per cent", "Sopot"),
    ("Exports of Leeds went up. A tenth of 8 million tonnes went to Poland.", "tenth", "Leeds"),
    ("Boden, a garrison town, grew by 312 people. In Boden there are 640 flats.", "640", "Boden"),
]


@pytest.mark.parametrize(("text", "figure", "place"), OWN)
def test_whose_a_figure_is(text, figure, place):
    claims = read_article(text, published="2025").claims
    said = [claim for claim in claims if figure in text[max(0, claim.start - 2) : claim.end + 12]]
    assert any(place in (claim.unit or "") for claim in said), [(c.value_text, c.unit) for c in claims]
