"""Figures that were missed, taken for another unit or sign, or are no claims; all sentences made up."""

import pytest

from poliscope.data.articles import read_article

FIGURES = [
    # emphasis in Markdown stands around a figure, not in it
    ("Leeds has **412** tech firms, while Bradford has **185**.", "412 count; 185 count"),
    ("The port of Koper attracted *€34 million* of investment and __1,200__ jobs.", "34e6 EUR; 1200 count"),
    ("芜湖有**268家**高新技术企业,增长**12.4%**。", "268 count; 12.4 %"),
    # currencies written in millions, or with small letters
    ("The port of Gävle put MEUR 672 into its quay, and Sundsvall MSEK 310.", "672e6 EUR; 310e6 SEK"),
    ("The city of Kaunas has a budget of 540 MEUR.", "540e6 EUR"),
    ("The fund paid Rwf2.4 billion to Musanze and Kshs 310 million to Nakuru.", "2.4e9 RWF; 310e6 KES"),
    ("The town of Jaén spent EUR 12m on the tram and EUR 3.4m on buses.", "12e6 EUR; 3.4e6 EUR"),
    # a minus is a minus, behind Chinese words too
    ("今年一季度,东莞出口负增长3.2%,惠州为-0.3%。", "-3.2 %; -0.3 %"),
    ("台南去年經濟成長率為-1.4%,高雄則負成長0.8%。", "-1.4 %; -0.8 %"),
    ("Exports from Poznań shrank by 3.1% last year, against -0.4% in Łódź.", "-3.1 %; -0.4 %"),
    ("淄博前11月出口同比增长-2.6%。", "-2.6 %"),
    ("Growth in Łódź was –0.4 per cent, in Poznań minus 1.3 per cent.", "-0.4 %; -1.3 %"),
    # depths, heights and levels in metres
    ("The reservoir above Graz is 38 m deep and its dam 210 m high.", "38 m; 210 m"),
    ("襄阳的地下水位下降了1.3米,荆州回升0.8米。", "-1.3 m; 0.8 m"),
    ("The aquifer below Jaén is down 17 metres since 1990.", "-17 m"),
    # magnitudes without a digit
    ("柳州专精特新企业过百,外贸额破千亿。", "100 count; 1e11 CNY"),
    ("金华的快递业务量超百亿件,跨境电商破百亿元。", "1e10 count; 1e10 CNY"),
    ("Bilbao's port moved 32.9 Mt, that of Gijón 17.4 Mt.", "32.9e6 t; 17.4e6 t"),
    # what the next figure leaves out
    ("The budget of Mons was raised from 118 to 131 million euros.", "118e6 EUR; 131e6 EUR"),
    ("Wages in Brno average CZK 48,300 a month; in Ostrava, 42,100.", "48300 CZK; 42100 CZK"),
    ("In Győr the jobless rate is 2.8 per cent. In Szeged it's 3.4.", "2.8 %; 3.4 %"),
    ("Ghent spends €210 per head on culture, Bruges €185 and Mons just €92.", "210 EUR; 185 EUR; 92 EUR"),
    (
        "荷兰的花卉出口为53亿欧元。昆明一亩花收入6万元,年底净收入1.8万。",
        "53e8 EUR; 60000 CNY; 18000 CNY",
    ),
    # how long something takes
    ("从遵义到贵阳坐高铁只要1个半小时,到重庆2个半小时。", "1.5 hours; 2.5 hours"),
    ("在沈阳开车上班平均要用28分钟。", "28 minutes"),
    ("在泉州要不吃不喝12.6年才买得起一套房,漳州只须8.3年。", "12.6 years; 8.3 years"),
    ("公屋輪候時間已降至四年半。", "4.5 years"),
    ("A boy born in Calton can expect to live 67.4 years.", "67.4 years"),
    # shares in words at the beginning of a sentence
    ("One child in three in Hull lives in poverty, and one home in nine is empty.", "33.3 %; 11.1 %"),
    # points below a rate that was given in per cent
    ("In Leeds 71.2 per cent were in work, still three points under the county.", "71.2 %; 3 pp"),
    # both figures of a target that was passed are of one unit
    ("The port of Lamu surpassed its target of 41,000 by 3,200 tonnes.", "41000 t; 3200 t"),
    # measures that no list had
    ("漳州每天缺水3.2亿升,城里有1.4万眼机井。", "3.2e8 L; 14000 count"),
    ("富士康在休斯敦的工厂占地25万平方呎。", "250000 sq ft"),
    ("Emilia covers 22,410 squared kilometres.", "22410 km2"),
    ("台中的精密機械業分居全國第2與第3。", "2 rank; 3 rank"),
    ("去年,芜湖的高企由215家增为268家。", "215 count; 268 count"),
    ("2024年,舟山造船完工412万载重吨,手持订单2087万载重吨。", "412e4 t; 2087e4 t"),
    ("南宁的外贸占比为38.6%,比昆明低了6个多百分点。", "38.6 %; 6 pp"),
    ("The air of Nagpur has an annual mean of 41 micrograms of fine dust.", "41 µg/m3"),
    ("Traffic in Pune fell to 18 km an hour in 2023, the fourth-slowest in Asia.", "18 km/h; 4 rank"),
    ("The average factory wage in Hue is 9.6m dong a month.", "9.6e6 VND"),
    ("石狮排在第15……这里要更正。", "15 rank"),
    ("电池单价两年里掉了一半,而常州一半以上的电池用于出口。", "50 %; 50 %"),
    ("长沙的去化周期为14个月,郑州比长沙多出5个月。", "14 months; 5 months"),
    ("长沙的房价收入比在6.2上下,低于郑州的8.4。", "6.2 times; 8.4 times"),
    ("In Brno a flat of 70 square metres costs 14.2 years of gross pay.", "14.2 years"),
    ("Output per hour rose in Leeds. In 2023 it was £36.80 in Leeds, £37.50 in York.", "36.8 GBP; 37.5 GBP"),
    ("Unemployment in Hull went from 11.2 to 8.4 per cent in three years.", "11.2 %; 8.4 %"),
    ("The output of Győr grew from 3.1 to 4.4 TWh.", "3.1e9 kWh; 4.4e9 kWh"),
    ("Galway's hotels were 82pc full, up six points.", "82 %; 6 pp"),
    ("去年,洛阳有2.3万对新人登记结婚。", "23000 count"),
    ("厦门的岛内外房价相差一倍多,分别为5.2万元和2.4万元。", "1 times; 52000 CNY; 24000 CNY"),
    # no claims
    ("无锡的土地开发强度到了32.6%,超过国际上说的三成警戒线。", "32.6 %"),
    ("进入全国百强前二十的只有晋江。", ""),
    ("The towns around Leeds signed a declaration. Vol. XIX, No. 12.", ""),
    ("The markets of Mexico City were weaker by 1530 GMT.", ""),
    ("花莲晚上8时05分发生地震。", ""),
    ("The letter is published four times a year in Leeds.", ""),
    ("Join 12,000 subscribers who read about Leeds.", ""),
    ("The survey in Hull (1,310 replies) was carried out in June.", ""),
    ("海防在63个省市中排名第三。", "3 rank"),
]


def _values(said):
    return [tuple(item.split(" ", 1)) for item in said.split("; ") if item]


@pytest.mark.parametrize(("text", "expected"), FIGURES, ids=lambda said: said[:24])
def test_figures_with_their_units(text, expected):
    found = [(claim.value, claim.unit_of_measure or "") for claim in read_article(text).claims]
    wanted = _values(expected)
    counted = {"persons": "count"}
    assert [counted.get(unit, unit) for _, unit in found] == [unit for _, unit in wanted]
    assert [value for value, _ in found] == [pytest.approx(float(value), rel=2e-3) for value, _ in wanted]


PROJECTS = """Projects in the north

The north of Sweden attracts industry. Examples of what is planned there are listed below; more may follow.

Battery plant |
SEK 31 billion (NZ$4.8 billion) |
Paper mill in Piteå |
SEK 7.2 billion (NZ$1.1 billion) |
|
Timber terminal |
SEK 140 million (NZ$21 million) |
|
Harbour of Luleå |
SEK 2.1 billion (NZ$0.3 billion) |
"""


def test_cells_on_lines_of_their_own_with_a_second_currency():
    found = [(claim.value, claim.unit_of_measure) for claim in read_article(PROJECTS).claims]
    assert (31e9, "SEK") in found and (4.8e9, "NZD") in found
    assert (140e6, "SEK") in found and (21e6, "NZD") in found


def test_sum_of_republic_is_in_local_dollars():
    text = (
        "根據金門縣政府統計,一○六年旅遊人數較一○四年增加一倍,一○七年帶來約二十三億元消費產值,"
        "與一○五年相比增加三成。"
    )
    claims = read_article(text).claims
    assert {claim.unit_of_measure for claim in claims if claim.value == 2.3e9} == {"TWD"}
    assert {claim.year for claim in claims if claim.value == 2.3e9} == {2018}


STUDENTS = """Best student towns of Belgium

A survey of 12,000 students compared towns by rent, bars and trains. The best are listed here.

{}

The survey was made in 2023 by a newspaper.
"""
LIVEABLE = """2024年中国宜居城市排行榜

某研究所昨天公布了宜居城市排名,评价了空气、房价和公园。前几名如下:

{}

排名每年公布一次。
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (STUDENTS.format("1. Ghent\n2. Bruges\n3. Leuven\n4. Namur"), "Ghent 1; Bruges 2; Leuven 3; Namur 4"),
        (STUDENTS.format("1. Ghent• 2. Bruges• 3. Leuven• 4. Namur"), "Ghent 1; Bruges 2; Leuven 3; Namur 4"),
        (STUDENTS.format("3. Leuven\n\n2. Bruges\n\n1. Ghent"), "Leuven 3; Bruges 2; Ghent 1"),
        (LIVEABLE.format("1、珠海\n2、威海\n3、昆明"), "珠海 1; 威海 2; 昆明 3"),
        (LIVEABLE.format("1、珠海，2、威海，3、昆明"), "珠海 1; 威海 2; 昆明 3"),
        # with scores the numbers only count the lines
        (STUDENTS.format("1. Ghent, 87.2 points\n2. Bruges, 85.1 points\n3. Leuven, 84.3 points"), ""),
        # nothing is ranked: what to see, in an order
        (
            STUDENTS.replace("Best student", "Three weeks in the")
            .replace("The best are", "Our stops are")
            .format("1. Ghent\n2. Bruges\n3. Leuven"),
            "",
        ),
        # no places
        (STUDENTS.format("1. Rents\n2. Bars\n3. Trains"), ""),
    ],
    ids=lambda said: said[-24:],
)
def test_ranked_lists_of_places(text, expected):
    ranks = [claim for claim in read_article(text).claims if claim.unit_of_measure == "rank"]
    assert "; ".join(f"{claim.unit} {claim.value:.0f}" for claim in ranks) == expected
    assert all(claim.value_text == f"{claim.value:.0f}" for claim in ranks)
