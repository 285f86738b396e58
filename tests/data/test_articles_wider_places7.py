"""Regions, continents, partners and offices beside the cities of an article: whose each figure is."""

import pytest

from poliscope.data.articles import read_article


def told(text):
    return [(claim.value_text, claim.unit, claim.year) for claim in read_article(text).claims]


ARTICLES = [
    (
        "Q&A: Where is the Illawarra heading?\n"
        "By Jo Bell, 3 March 2025\n"
        "Anna Reid runs the Illawarra Development Board. She spoke to the paper about what the region "
        "does well.\n"
        "How big is the regional economy?\n"
        "Gross regional product was $29.9 billion in 2023-24, about 4 per cent of the New South Wales "
        "total. It grew 2.4 per cent in real terms. We have 320,000 people.\n",
        (
            ("$29.9 billion", "Illawarra", None),
            ("4 per cent", "Illawarra", None),
            ("2.4 per cent", "Illawarra", None),
            ("320,000", "Illawarra", None),
        ),
    ),
    (
        "Q&A: Can Newcastle find a second act?\n"
        "By Jo Bell, 3 March 2025\n"
        "Anna Reid is chief executive of the Hunter Growth Board. She spoke to the paper about what the "
        "region does well.\n"
        "How big is the regional economy?\n"
        "Gross regional product in the Hunter was $69.9 billion in 2023-24. The region grew 2.4 per cent "
        "in real terms. We have 720,000 people. Median weekly earnings across the region are $1,240. "
        "Hunter companies made 91 patent applications in 2024.\n"
        "And start-ups?\n"
        "Sydney firms raised $2.3 billion last year. Ours raised $38 million. Businesses here put 0.6 "
        "per cent of regional product into research.\n",
        (
            ("$69.9 billion", "Hunter", None),
            ("2.4 per cent", "Hunter", None),
            ("720,000", "Hunter", None),
            ("$1,240", "Hunter", None),
            ("91", "Hunter", None),
            ("$2.3 billion", "Sydney", None),
            ("$38 million", "Hunter", None),
            ("0.6 per cent", "Hunter", None),
        ),
    ),
    (
        "Can the Ruhr catch up with Stuttgart?\n"
        "4 May 2025\n"
        "The Ruhr spent 2.1% of its output on research in 2023. In the Ruhr 5.1 million people live in "
        "53 towns. The region's universities have 270,000 students, and Ruhr companies filed 1,180 "
        "patents. Stuttgart filed 3,900 patents with half the people. Unemployment in the region was "
        "9.8%.\n",
        (
            ("2.1%", "Ruhr", None),
            ("5.1 million", "Ruhr", None),
            ("270,000", "Ruhr", None),
            ("1,180", "Ruhr", None),
            ("3,900", "Stuttgart", None),
            ("9.8%", "Ruhr", None),
        ),
    ),
    (
        "West Midlands and East Midlands: two economies\n"
        "4 May 2025\n"
        "The West Midlands grew 1.3% in 2024, the East Midlands 0.9%. Manufacturing accounts for 14% of "
        "output in the East Midlands, against 12% in the West Midlands. Business R&D in the West "
        "Midlands came to £2.4bn.\n",
        (
            ("1.3%", "West Midlands", None),
            ("0.9%", "East Midlands", None),
            ("14%", "East Midlands", None),
            ("12%", "West Midlands", None),
            ("£2.4bn", "West Midlands", None),
        ),
    ),
    (
        "Northern Italy's lead widens\n"
        "4 May 2025\n"
        "Firms in northern Italy spent 1.9% of output on research in 2023, against 0.9% in southern "
        "Italy. Northern Italy filed 4,100 patents. In Campania the figure was 310. Eastern Germany, by "
        "comparison, spends 2.4%.\n",
        (
            ("1.9%", "northern Italy", None),
            ("0.9%", "southern Italy", None),
            ("4,100", "northern Italy", None),
            ("310", "Campania", None),
            ("2.4%", "Eastern Germany", None),
        ),
    ),
    (
        "Nairobi, Lagos and the race for Africa's start-ups\n"
        "22 January 2026\n"
        "Start-ups in Africa raised $2.9bn in 2025. Nairobi took $890m of that and Lagos $340m. Lagos is "
        "home to five of the continent's nine unicorns. The continent counts 2,200 deals. Across the "
        "continent, women led 6.5% of the firms funded.\n",
        (
            ("$2.9bn", "Africa", None),
            ("$890m", "Nairobi", None),
            ("$340m", "Lagos", None),
            ("five", "Lagos", None),
            ("nine", "Africa", None),
            ("2,200", "Africa", None),
            ("6.5%", "Africa", None),
        ),
    ),
    (
        "Boise or Boulder: who invents more?\n"
        "March 14, 2025\n"
        "Inventors in Boise were granted 1,372 U.S. patents in 2024, or 57.4 for every 100,000 "
        "residents. Boulder recorded 988 U.S. patents. GDP per person is still higher in Boulder, at "
        "$76,300 versus $74,900, but the gap has narrowed.\n",
        (
            ("1,372", "Boise", None),
            ("57.4", "Boise", None),
            ("988", "Boulder", None),
            ("$76,300", "Boulder", None),
            ("$74,900", "Boise", None),
        ),
    ),
    (
        "Sharjah's exports rise\n"
        "SHARJAH, 12th May, 2025\n"
        "Sharjah's non-oil exports reached AED 16.5 billion in 2024, up 9 percent. Saudi Arabia was the "
        "largest market, taking 22 percent of the emirate's exports, followed by India with 13.5 "
        "percent. Germany remained its biggest buyer in Europe, with 4 percent of the total.\n",
        (
            ("AED 16.5", "Sharjah", None),
            ("9 percent", "Sharjah", None),
            ("22 percent", "Sharjah", None),
            ("13.5 percent", "Sharjah", None),
            ("4 percent", "Sharjah", None),
        ),
    ),
    (
        "非洲三城创业观察\n"
        "2025年3月\n"
        "2024年非洲科技企业融资22亿美元，同比下降7%。拉各斯融资4.1亿美元，内罗毕融资6.4亿美元，开罗2.5亿"
        "美元。拉各斯的企业最多，非洲现有的9家独角兽企业里有5家在这里起步。内罗毕有2100家科技公司，占全洲"
        "的一成。\n"
        "## 小结\n"
        "从结构看，债务融资在非洲科技融资中的比重已由2020年的11%升至36%。2024年全洲仅有22起退出。\n",
        (
            ("22亿", "非洲", None),
            ("4.1亿", "拉各斯", None),
            ("6.4亿", "内罗毕", None),
            ("5家", "拉各斯", None),
            ("2100家", "内罗毕", None),
            ("11%", "非洲", None),
            ("36%", "非洲", None),
            ("22起", "非洲", None),
        ),
    ),
]


@pytest.mark.parametrize(("text", "figures"), ARTICLES)
def test_whose_and_when_each_figure_is(text, figures):
    found = told(text)
    for figure, place, year in figures:
        figure, _, nth = figure.partition("#")
        same = [claim for claim in found if claim[0].startswith(figure)]
        assert same, (figure, found)
        claim = same[int(nth or 1) - 1]
        assert place in {None, claim[1]}, (figure, found)
        assert year in {None, claim[2]}, (figure, found)
