"""Which figures are taken: ranks without a league's words, counts that go on, and what counts nothing."""

import pytest

from poliscope.data.articles import read_article


def figures(text):
    return [(round(claim.value, 3), claim.unit_of_measure) for claim in read_article(text).claims]


RANKS = [
    ("Foshan has an industrial output of 3.1 trillion yuan, sixth in China.", [(3.1e12, "CNY"), (6, "rank")]),
    (
        "Sweden filed 5,142 applications with the patent office, third per capita in Europe.",
        [(5142, "count"), (3, "rank")],
    ),
    (
        "Odisha was third with 7,703 patents and Kerala fourth with 6,480.",
        [(3, "rank"), (7703, "count"), (4, "rank"), (6480, "count")],
    ),
    ("The ministry put Hanoi first and Hue fifth in its index.", [(1, "rank"), (5, "rank")]),
    (
        "Accra, Tunis and Dakar came in seventh, eighth and 13th place on the continent.",
        [(7, "rank"), (8, "rank"), (13, "rank")],
    ),
    ("Malmö wants to move from 43rd to the world's top 30 in the index.", [(43, "rank"), (30, "rank")]),
    ("First, growth in Perth fell. Second, the state of Perth put up A$444 million.", [(4.44e8, "AUD")]),
    ("The houses of the 16th and 17th centuries in Ulm were ranked among the finest.", []),
    ("By head count Querétaro is not the number one, and nobody in Querétaro minds.", []),
    ("开罗重返榜首,拉各斯退居第三。内罗毕总额第一,但靠的是大单。", [(1, "rank"), (3, "rank"), (1, "rank")]),
    ("长沙的口号是安全第一,质量第一,去年产量连续三年全国前三。", [(3, "rank")]),
]
COUNTS = [
    (
        "The Lyon area is home to 212 start-ups, nine more than Toulouse, said Lyon.",
        [(212, "count"), (9, "count")],
    ),
    (
        "Kraków obtained 412 patents, 37 fewer than those from Wrocław.",
        [(412, "count"), (37, "count")],
    ),
    (
        "Hanoi filed 412 patents. Its university alone filed 96. Hue, by contrast, can point to 61.",
        [(412, "count"), (96, "count"), (61, "count")],
    ),
    (
        "Kraków has 281 centres. Warsaw has more, 409, but the Tricity, with 203, has fewer.",
        [(281, "count"), (409, "count"), (203, "count")],
    ),
    (
        "In Ljubljana the number of research units fell by 12 to 418.",
        [(-12, "count"), (418, "count")],
    ),
    (
        "Unemployment in Lyon and Turin was 7.1 and 8.4 per cent respectively.",
        [(7.1, "%"), (8.4, "%")],
    ),
    (
        "R&D intensity in Guangzhou is 3.3%, Dongguan's 4.2 and Shenzhen's 6.5.",
        [(3.3, "%"), (4.2, "%"), (6.5, "%")],
    ),
    ("Medicon Valley in Denmark has 350 biotech and medtech firms.", [(350, "count")]),
    ("Kenya has many zones. Thirty-seven zones are in Nairobi and in Machakos.", [(37, "count")]),
    (
        "Projects worth 14.1 billion ringgit were approved in Penang. The 63 projects create 7,450 jobs.",
        [(1.41e10, "MYR"), (63, "count"), (7450, "count")],
    ),
    (
        "The tariff in Pune is Rs 8.15 per unit, 45 paise higher than a year ago.",
        [(8.15, "INR"), (0.45, "INR")],
    ),
    (
        "Output per head in Graz is €57,000, more than double the metro area's average.",
        [(57000, "EUR"), (2, "times")],
    ),
    (
        "Victoria spends 1.62 per cent of its product on research, Tasmania 1.89. Growth was 4.9 per cent"
        " and "
        "lagged the nation's 5.03. The governor wants 6.2 by 2027.",
        [(1.62, "%"), (1.89, "%"), (4.9, "%"), (5.03, "%"), (6.2, "%")],
    ),
    (
        "Of the 26 unicorns that Australia has produced since 2010, 15 started in Sydney.",
        [(26, "count"), (15, "count")],
    ),
    (
        "Trøndelag led with 5.6 per cent of its GDP on research, followed by Oslo (3.9) and Vestland (2.8).",
        [(5.6, "%"), (3.9, "%"), (2.8, "%")],
    ),
    ("Lisbon's pool of engineers grew 2.4x, Warsaw's 1.9x.", [(2.4, "times"), (1.9, "times")]),
    ("大肚山科技走廊有近万家协力厂,从业人员超过30万人。", [(10000, "count"), (300000, "persons")]),
    ("宜宾过去仅有两所高校、2.7万名在校大学生。", [(2, "count"), (27000, "persons")]),
    ("罗勇有3个科技园区,聚集研发人员约7200人。", [(3, "count"), (7200, "persons")]),
]
NOTHING = [
    "The index covers 240 regions in 22 countries, and Graz is among them.",
    "Krakow is the only one of the three with a company valued at more than a billion dollars.",
    "Our count, based on registers and on the files of four incubators, covers Accra.",
    "For a team of under 200 people, though, we would look at Gdańsk first.",
    "A high-tech enterprise is one whose research spending is at least three percent of revenue in Foshan.",
    "三座城市各有所长,谁先迈过7000亿元这道关口,还要看长沙。",
    "开罗有两个原因,内罗毕有两条路可走。",
]


@pytest.mark.parametrize(("text", "expected"), RANKS + COUNTS)
def test_figures_with_their_units(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_what_counts_nothing(text):
    assert figures(text) == []


@pytest.mark.parametrize(
    ("page", "value"),
    [
        (
            "Penang growth quickens to 5.6 pct on chip exports\n\n{}",
            5.6,
        ),
        ("# Penang aims for 100 listed companies by 2030\n\n{}", 100),
        ("Penang climbs to second place in Asia's table of chip exports\n\n{}", 2),
        ("{}\n\n• Penang made 7% of all chips.\n• Net inflow: Penang +3,200, Johor +1,150", 1150),
        ("{}\n\nChips made per 10,000 workers: Penang 33.1, Johor 12.4, Melaka 9.6.", 9.6),
    ],
)
def test_headlines_and_short_lines_are_read(page, value):
    body = (
        "Growth in Penang quickened in the second quarter on exports of chips, the state said on Monday. "
        "Its listed companies climbed in the table of Asia, and the state aims for more of them. "
        "Johor, Melaka and the rest of the country were slower, the report of the statistics office shows."
    )
    assert value in [found for found, _ in figures(page.format(body))]


def test_places_of_a_text_are_no_sites():
    lead = "本报讯\n\n这份材料周二公布，各方都很关注。"
    assert not read_article(lead + "文中数字取自旁边的研究，只有两处是故意写错的。").claims
    assert len(read_article(lead + "洛阳建成两处文化中心。").claims) == 1
