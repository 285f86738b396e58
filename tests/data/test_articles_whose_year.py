"""Whose year a figure has: that of a comparison stays with what is compared; all texts made up."""

import pytest

from poliscope.data.articles import read_article

#: What stands above a passage.
HEADS = {
    "EN": "Town news\n\nFactory towns in Moravia count their losses\n\nBy Jan Novak\n14 May 2024\n\n",
    "ZH": "榕城日报\n\n宜宾的产业账本\n\n2025-03-18 08:00 来源:榕城日报 作者:周敏\n\n",
    "TW": "榕江日報\n\n地方建設觀察\n\n2025-06-18 記者周敏/報導\n\n",
    "NO": "",
}
PASSAGES = [
    # a comparison's year is of its own figure only
    (
        "EN",
        "Ostrava's port handled 33,000 tonnes last year, against the 29,000 tonnes registered in a similar "
        "period in 2019, an increase of 4,000 tonnes. Liquid goods rose by 9 per cent.",
        "33,000 2023; 29,000 2019; 4,000 2023; 9 2023",
    ),
    (
        "EN",
        "Brno's hotels took €61 million in 2023, a rate of 118 per cent of what they had, surpassing the "
        "revenues of 2019. Domestic guests brought €12 million.",
        "€61 2023; 118 2023; €12 2023",
    ),
    (
        "EN",
        "The port of Olomouc, which last year moved 1,610,000 tonnes, is on track for 1.8 million "
        "tonnes. It now employs 410 people.",
        "1,610,000 2023; 410 2024",
    ),
    ("EN", "Zlín, which was larger than Brno until 1979, had 72,000 people last year.", "72,000 2023"),
    (
        "TW",
        "台南去年底登記工廠有9682家,前年還是9731家,一年少了49家。失業率3.4%。",
        "9682 2024; 9731 2023; 49 2024; 3.4 2024",
    ),
    # a year that has passed is no aim
    (
        "ZH",
        "2019年,绵阳研发投入强度为6.61%;到2024年,达到7.31%。发明专利2.3万件,同比增长11%。",
        "6.61 2019; 7.31 2024; 2.3万 2024; 11 2024",
    ),
    # until today
    (
        "EN",
        "Vacancy in Brno was 1.2 per cent at the end of 2021. Today it is 5.9 per cent. Rents are €7.40 a "
        "square metre.",
        "1.2 2021; 5.9 2024; €7.40 2024",
    ),
    (
        "EN",
        "Brno's airport served 540,000 passengers in 2019. Since then traffic has fallen by 12 per cent.",
        "540,000 2019; 12 2024",
    ),
    (
        "EN",
        "Hradec declared an emergency in 2021, and the number of families in hostels has since gone from 370 "
        "families to 415 families.",
        "415 2024",
    ),
    # days, months and years to come, and years counted from one
    ("EN", "Jihlava had 51,400 residents on April 1. It was 58,000 residents until 1990.", "51,400 2024"),
    (
        "EN",
        "Olomouc will hire 300 teachers next February and 210 nurses next September.",
        "300 2025; 210 2024",
    ),
    (
        "EN",
        "In 2017 Brno closed its centre to cars. Within a year bicycle traffic was up 25%, fumes fell by 18% "
        "and shops lost 7% of their sales.",
        "25 2018; 18 2018; 7 2018",
    ),
    ("EN", "The bill for hostels in Brno will reach €52 million this financial year.", "€52 2025"),
    (
        "EN",
        "The jobless rate in Brno stood at 4.1% last December, that in Zlín at 4.6%.",
        "4.1 2023; 4.6 2023",
    ),
    (
        "EN",
        "Kladno sold land for €31 million in 2021. Its mines employed 900 people that year.",
        "€31 2021; 900 2021",
    ),
    # a window that ends in a year that is told
    (
        "ZH",
        "截至2024年7月的一年间,成都人口增加3.2万人。",
        "3.2万 2024",
    ),
    # what the page says of its own date
    (
        "NO",
        'BORDER REVIEW — Conversations, No. 8 (Autumn 2025)\n\n"We ran out of land"\n\nAn economist '
        "compares Brno with Ostrava.\n\nOstrava exported goods for €4.1 billion last year, and in 2022 it "
        "was €3.8 billion. Wages there are higher than anybody thought at the time.",
        "€4.1 2024; €3.8 2022",
    ),
    (
        "NO",
        "The port of Lamu handled 643,000 tonnes between January and October, a report shows.\n\nWith less "
        "than two months to the end of 2024, the port, which last year saw 590,000 tonnes, expects more.",
        "590,000 2023",
    ),
    (
        "NO",
        "根據縣府統計,一○六年金門旅客共一○八萬五千人,相較一○五年增加二十九萬人,一○七年產值二十三億元。",
        "一○八萬五千人 2017; 二十九萬人 2017; 二十三億元 2018",
    ),
    # a look back from the sentence before
    (
        "ZH",
        "2024年,宜宾GDP达到4006亿元。而在2015年,这一数字仅为1526亿元。三次产业结构为9.8:50.1:40.1。",
        "4006 2024; 1526 2015; 50.1 2024",
    ),
    (
        "ZH",
        "今年1至2月,宜宾工业增加值增长9.1%,去年同期为6.4%。用电量42亿千瓦时。",
        "9.1 2025; 6.4 2024; 42 2025",
    ),
    (
        "EN",
        "Zlín had 412 firms last year. In 2011 the figure was 290 firms. They sold goods for €2.1 billion.",
        "412 2023; 290 2011; €2.1 2023",
    ),
    (
        "EN",
        "A decade ago Kladno had 41 steel firms; today there are 12. They employ 2,300 people.",
        "41 2014; 12 2024; 2,300 2024",
    ),
    (
        "EN",
        "Penang approved €7.9 billion of investment last year, 6x the figure of 2019.",
        "€7.9 2023; 6x 2023",
    ),
    (
        "EN",
        "Output in Brno reached €31 million last year. In 2014 wages stood at €1,010, so pay has more than "
        "doubled.",
        "€1,010 2014; doubled 2023",
    ),
    ("EN", "By 2030 Brno wants 5,100 affordable flats; Ostrava 9,200 flats.", "5,100 2030; 9,200 2030"),
    ("EN", "The jobless rate is 2.1% in Brno and 4.6% in Zlín, by the April figures.", "2.1 2024; 4.6 2024"),
    ("ZH", "宜宾已建成公租房1.12万户,2028年前达到2.5万户。", "2.5万 2028"),
    # an event in passing
    (
        "EN",
        "Brno's hotels had 1.1 million stays last year. The team won its cup in 2014. Restaurants took "
        "€41 million.",
        "1.1 2023; €41 2023",
    ),
    ("ZH", "2024年,宜宾旅游收入790亿元。2003年,长江大桥通车。接待游客6800万人次。", "790 2024; 6800 2024"),
    (
        "EN",
        "In the year to March, 4,100 people moved to Brno. The same period a year ago it was 3,600.",
        "4,100 2024; 3,600 2023",
    ),
    # since when there has been somebody is no year of his figures
    ("ZH", "2024年,自贡外贸增长8.1%。建于1958年的钢厂年产钢650万吨。", "8.1 2024; 650 2024"),
    ("ZH", "去年,自贡外贸增长8.1%。2010年设立的综合保税区占全市四成。", "8.1 2024; 四成 2024"),
    # months without a year, moves
    ("EN", "Between January and March, Brno issued 410 building permits.", "410 2024"),
    ("ZH", "从2019年的第28位,到2024年的第19位,宜宾五年前移9位。", "第28 2019; 第19 2024; 9位 2024"),
    ("EN", "Brno's call centres employ some 20,400 people and want 5,000 more by 2028.", "5,000 2028"),
    # where rules must not fire
    (
        "ZH",
        "2021年,宜宾进出口210亿元。2023年,这一数字增至330亿元。企业达93家。",
        "210 2021; 330 2023; 93 2023",
    ),
    ("ZH", "2023年建成的12个项目完成投资21亿元。", "12 2023; 21 2023"),
    (
        "EN",
        "By 2030 Kladno wants to build 3,000 flats. It has 31,000 flats today.",
        "3,000 2030; 31,000 2024",
    ),
    ("ZH", "到2027年,眉山锂电产值达到510亿元。去年有企业93家。", "510 2027; 93 2024"),
    ("EN", "Brno published its plan on 3 April and in 2022 sold 410 flats.", "410 2022"),
]


@pytest.mark.parametrize(("head", "text", "expected"), PASSAGES, ids=lambda said: said[:24])
def test_whose_year(head, text, expected):
    claims = read_article(HEADS[head] + text).claims
    wanted = dict(item.rsplit(" ", 1) for item in expected.split("; "))
    found = {value: {c.year for c in claims if c.value_text.startswith(value)} for value in wanted}
    assert {value: year for value, year in wanted.items() if int(year) not in found[value]} == {}, found
