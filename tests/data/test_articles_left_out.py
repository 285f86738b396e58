"""Figures without noun, year or place of their own: sentences written before the rules were tried on them.

The values are made up. A place or a year that is None is not asked for.
"""

import math

import pytest

from poliscope.data.articles import read_article
from poliscope.data.articles.lexicon import build_lexicon
from poliscope.data.articles.places.unknown import find_unknown

#: Sentence, date of publication, and what is said: value, unit, place, year.
# fmt: off
CASES = {
    "£61.20": (
        "Retail rents reached £61.20 per square foot in Leeds last "
        "year; in the East Midlands, £44.75.",
        "2025-03",
        [(61.2, "GBP", "Leeds", 2024), (44.75, "GBP", "East Midlands", 2024)],
    ),
    "lakh": (
        "The per capita income of Pune district rose to Rs 2,45,318 in 2023-24, the State's officials said "
        "in a note.",
        "2025-03",
        [(245318, "INR", "Pune", 2024)],
    ),
    "votes": (
        "Nagpur counted 24,05,665 registered vehicles at the end of 2024, the city corporation said on "
        "Friday.",
        "2025-03",
        [(2405665, "count", "Nagpur", 2024)],
    ),
    "at": (
        "Ghent attracted 58 start-ups in 2024. Antwerp, at 71, did better than anybody else in Flanders.",
        "2025-03",
        [(58, "count", "Ghent", 2024), (71, "count", "Antwerp", 2024)],
    ),
    "keeps": (
        "Leuven retains 34 percent of its graduates, according to the "
        "survey of 2023. Liège keeps 21.",
        "2025-03",
        [(34, "%", "Leuven", 2023), (21, "%", "Liège", 2023)],
    ),
    "gap": (
        "Nantes is older than Rennes in industry. On spin-outs in 2024 the chasm is wider still: 47 to nine.",
        "2025-03",
        [(47, None, "Nantes", 2024), (9, None, None, 2024)],
    ),
    "won": (
        "Busan's shipyards booked 12.4 trillion won worth of orders in 2023, the regional statistics office "
        "said.",
        "2025-03",
        [(12400000000000.0, "KRW", "Busan", 2023)],
    ),
    "times": (
        "A flat in Dublin cost 8.7 times median earnings in 2023, compared with 5.2 in Cork and 4.4 in "
        "Galway.",
        "2025-03",
        [(8.7, "times", "Dublin", 2023), (5.2, "times", "Cork", 2023), (4.4, "times", "Galway", 2023)],
    ),
    "former": (
        "2024年,苏州和无锡的家底都很厚。按每千人摊,前者有企业96家,后者88家,差距其实并不算大。",
        "2025-03",
        [(96, "count", "苏州", 2024), (88, "count", "无锡", 2024)],
    ),
    "ratio": (
        "2024年,宜昌上市公司总市值与地区生产总值之比0.31,襄阳这个数只有0.18,说明资本市场还有空间。",
        "2025-03",
        [(0.31, "times", "宜昌", 2024), (0.18, "times", "襄阳", 2024)],
    ),
    "ratio2": (
        "洞头区由302个岛屿组成,海陆面积比为十八比一,发展海洋经济的条件在浙江省是数一数二的。",
        "2025-03",
        [(302, "count", "洞头", None), (18, "times", "洞头", None)],
    ),
    "age": (
        "2024年,西安光机所共有研究人员1120人,平均年龄36.2岁,是全国最年轻的科研队伍之一。",
        "2025-03",
        [(1120, "persons", "西安", 2024), (36.2, "years", "西安", 2024)],
    ),
    "age2": (
        "今年52岁的王敏是洛阳人,他介绍说,2024年洛阳全市已有高新技术企业810家,比他刚来时多了很多。",
        "2025-03",
        [(810, "count", "洛阳", 2024)],
    ),
    "per33": (
        "The average price per 3.3 square meters in Suwon was 9.8 million won in March, brokers in the city "
        "said.",
        "2025-05",
        [(9800000.0, "KRW", "Suwon", 2025)],
    ),
    "q1": (
        "2024年,绍兴全年进出口总额4200亿元。\n\n今天上午,市统计局发布了最新数据。一季度,绍兴外贸进出口1120亿元,"
        "增长5.1%。",
        "2025-05",
        [
            (420000000000.0, "CNY", "绍兴", 2024),
            (112000000000.0, "CNY", "绍兴", 2025),
            (5.1, "%", "绍兴", 2025),
        ],
    ),
    "lastmonth": (
        "2024年的数据大家都看过了。上个月,一份没有说明算法的榜单把青岛排在北方城市第一,济南第二,引起了不少争论。",
        "2025-05",
        [(1, "rank", "青岛", 2025), (2, "rank", "济南", 2025)],
    ),
    "minguo": (
        "桃園人口再創新高\n\n記者王小明/桃園報導 "
        "115年1月8日\n\n桃園市去年底人口234.1萬人,比前一年增加1.2萬人,"
        "增加的人數居全台各縣市首位,民政局長在議會表示。",
        None,
        [(2341000.0, "persons", "桃園", 2025), (12000.0, "persons", "桃園", 2025), (1, "rank", "桃園", 2025)],
    ),
    "peak": (
        "Daegu lost 24,000 residents last year, and its population is now 90,000 below the 2003 peak. The "
        "city's exports hit $7 billion in March.",
        "2025-05",
        [
            (24000, "persons", "Daegu", 2024), (90000, None, "Daegu", 2025),
            (7000000000.0, "USD", "Daegu", 2025),
        ],
    ),
    "targets": (
        "安吉县将加快培育新经济。到2027年底,建成直播基地12个,培育规模以上企业40家以上,物流覆盖率达到90%。",
        "2025-05",
        [(12, "count", "安吉", 2027), (40, "count", "安吉", 2027), (90, "%", "安吉", 2027)],
    ),
    "dutch": (
        "Hamburg's unemployment rate was 8.1 per cent in 2024. The comparison that ought to worry it is with "
        "Rotterdam. The Dutch city's rate stood at 5.4 per cent.",
        "2025-05",
        [(8.1, "%", "Hamburg", 2024), (5.4, "%", "Rotterdam", 2024)],
    ),
    "home to": (
        "Lower Saxony, home to Wolfsburg's car plant and to a wind "
        "industry that employs 41,000 people, exported goods worth €98 "
        "billion in 2024.",
        "2025-05",
        [(41000, "persons", "Lower Saxony", 2024), (98000000000.0, "EUR", "Lower Saxony", 2024)],
    ),
    "which": (
        "In Spain's Extremadura, which has the country's lowest wages, firms spent 0.3 per cent of GDP on "
        "research in 2023.",
        "2025-05",
        [(0.3, "%", "Extremadura", 2023)],
    ),
    "province": (
        "South Chungcheong Province, which includes Asan and the display city of Cheonan, exported $92 "
        "billion in 2024.",
        "2025-05",
        [(92000000000.0, "USD", "South Chungcheong", 2024)],
    ),
    "park": (
        "Magok Innovation Park in Gangseo covers just 1.1 million square meters, and its 190 companies spent "
        "$2 billion on research in 2024.",
        "2025-05",
        [
            (1100000.0, "m2", "Magok Innovation Park", None),
            (190, "count", "Magok Innovation Park", 2024),
            (2000000000.0, "USD", "Magok Innovation Park", 2024),
        ],
    ),
    "area": (
        "2024年,珠海面積1736平方公里,約為澳門的五十二倍,人口卻只有249萬,在粵港澳大灣區之中算是寬敞的地方。",
        "2025-05",
        [(1736, "km2", "珠海", 2024), (52, "times", "珠海", 2024), (2490000.0, "persons", "珠海", 2024)],
    ),
    "short": (
        "温州怎样留住年轻人\n\n2025年3月2日\n\n宁波的房价比温州高。2024年,在温高校毕业生留在本地就业的比例为52%,"
        "比前几年高了不少,专家认为这个势头还会继续。",
        None,
        [(52, "%", "温州", 2024)],
    ),
    "method": (
        "本次评价满分150分,其中研发一项的权重为40%。2024年,广东全省得分在80分以上的城市有9个,低于50分的有3个。",
        "2025-05",
        [(9, "count", "广东", 2024), (3, "count", "广东", 2024)],
    ),
    "order": (
        "需要说明的是,位次不是越靠前越好,第5位与第6位差异很小,2024年苏州的得分为81.3分。",
        "2025-05",
        [(81.3, "points", "苏州", 2024)],
    ),
    "over in": (
        "Why Boise keeps growing\n\nMarch 9, 2025\n\nBoise added 9,200 people last year. A typical home "
        "sold for "
        "$480,000 this spring, versus $610,000 over in Denver. The city issued 4,100 building permits in "
        "2024.",
        None,
        [
            (9200, "persons", "Boise", 2024), (480000, "USD", "Boise", 2025),
            (610000, "USD", "Denver", 2025), (4100, "count", "Boise", 2024),
        ],
    ),
    "tally": (
        "Brno opened 14 of the new laboratories last year, bringing its tally to 212. Ostrava, with 95, is "
        "well behind.",
        "2025-04",
        [(14, "count", "Brno", 2024), (212, "count", "Brno", 2024), (95, "count", "Ostrava", 2024)],
    ),
    "score": (
        "Lille and Bordeaux compete for engineers. On patents in 2023 the gap is plain: 640 to 410.",
        "2025-04",
        [(640, None, "Lille", 2023), (410, None, None, 2023)],
    ),
    "euros": (
        "Office rents in Porto stood at €19.50 a square metre a month "
        "in 2024; in Braga, €11.20.",
        "2025-04",
        [(19.5, "EUR", "Porto", 2024), (11.2, "EUR", "Braga", 2024)],
    ),
    "lakh again": (
        "Kochi's municipal corporation collected Rs 1,12,45,000 in fines during 2023-24, its mayor told "
        "reporters.",
        "2025-04",
        [(11245000, "INR", "Kochi", 2024)],
    ),
    "nov": (
        "Sales of homes in Gdynia rose 4 per cent in November, the agency's figures show, while those in "
        "Sopot fell 2 per cent.",
        "2025-02",
        [(4, "%", "Gdynia", 2024), (2, "%", "Sopot", 2024)],
    ),
    "peak2": (
        "Sunderland's workforce stood at 131,000 last year. It is still 6,000 below the 2008 level. The "
        "city's employers advertised 9,400 vacancies.",
        "2025-04",
        [
            (131000, None, "Sunderland", 2024), (6000, None, "Sunderland", None),
            (9400, "count", "Sunderland", 2024),
        ],
    ),
    "clause": (
        "Brittany, which is home to Lannion and the naval yards of Brest, spent 2.1 per cent of its GDP on "
        "research in 2022.",
        "2025-04",
        [(2.1, "%", "Brittany", 2022)],
    ),
    "owned": (
        "In Poland's Podkarpackie, which has an aircraft cluster, business spent 0.9 per cent of GDP on R&D "
        "in 2023.",
        "2025-04",
        [(0.9, "%", "Podkarpackie", 2023)],
    ),
    "valley": (
        "Osong Bio Valley in Cheongju houses 290 companies, and its output reached 5.1 trillion won in 2024.",
        "2025-04",
        [(290, "count", "Osong Bio Valley", None), (5100000000000.0, "KRW", "Osong Bio Valley", 2024)],
    ),
    "german": (
        "Linz had 4.3 per cent unemployment in 2024. It likes to be set beside Regensburg. The German city's "
        "rate was 3.9 per cent.",
        "2025-04",
        [(4.3, "%", "Linz", 2024), (3.9, "%", "Regensburg", 2024)],
    ),
    "share of": (
        "About 44 per cent of adult residents of Bristol cycled at least once a week in 2023.",
        "2025-04",
        [(44, "%", "Bristol", 2023)],
    ),
    "zh1": (
        "2024年,东莞每万人拥有发明专利58件。若按每十万人算,前者与后者的说法都不成立。芜湖面积6026平方公里,"
        "约为东莞的2.4倍,人口却只有374万。",
        "2025-04",
        [
            (58, "count", "东莞", 2024), (6026, "km2", "芜湖", 2024), (2.4, "times", "芜湖", 2024),
            (3740000.0, "persons", "芜湖", 2024),
        ],
    ),
    "zh2": (
        "台州怎么了\n\n2025年9月2日\n\n2024年,台州全年生产总值6500亿元。今天下午,市统计局公布了数据。上半年,"
        "宁波增长4.5%,绍兴增长6.1%。全市规模以上工业增加值增长7.2%,台州的制造业依然有韧劲,台州港的吞吐量也在涨。",
        None,
        [
            (650000000000.0, "CNY", "台州", 2024), (4.5, "%", "宁波", 2025), (6.1, "%", "绍兴", 2025),
            (7.2, "%", "台州", 2025),
        ],
    ),
    "zh3": (
        "合肥的算盘\n\n2025年6月1日\n\n南京的房价比合肥高。在肥高校2024届毕业生留下来就业的比例为61%,五年前,"
        "这个比例是48%,合肥的变化不小。",
        None,
        [(61, "%", "合肥", 2024), (48, "%", "合肥", None)],
    ),
    "zh4": (
        "评价指标体系中,人才一项权重为25%,满分为120分。2024年湖北全省得分低于40分的县有11个,90分以上的县有4个。",
        "2025-04",
        [(11, "count", "湖北", 2024), (4, "count", "湖北", 2024)],
    ),
    "zh5": (
        "岛上居民与游客之比达一比八,该县2024年接待游客210万人次,比上年多了12万人次。",
        "2025-04",
        [(2100000.0, "visits", None, 2024), (120000.0, "visits", None, 2024)],
    ),
    "tw": (
        "新化、永康兩區去年工廠合計增加320家,台南市經濟發展局說,台南全市工廠登記數達9,600家,居全台第三,"
        "台灣各縣市之中成長最快。",
        "2025-04",
        [(320, "count", "新化", 2024), (9600, "count", "台南", 2024), (3, "rank", "台南", 2024)],
    ),
    "season": (
        "Bozeman's home prices\n\nOctober 3, 2025\n\nBozeman is not cheap. A typical house sold for $655,000 "
        "this summer, against $402,000 down in Pocatello. The university enrolled 17,100 students this fall.",
        None,
        [(655000, "USD", None, 2025), (402000, "USD", "Pocatello", 2025), (17100, "persons", None, 2025)],
    ),
}  # fmt: skip
# fmt: on


def is_said(claim, value, unit, place, year):
    """Tell whether a claim is the one that a label describes."""
    ours = (claim.unit_of_measure or "").split("/")[0].removesuffix(" of age")
    counted = {"count", "persons"}
    return (
        any(math.isclose(abs(end), value, rel_tol=1e-3) for end in (claim.value, claim.value_high))
        and (unit is None or ours == unit or {unit, ours} <= counted)
        and (place is None or (claim.unit is not None and (place in claim.unit or claim.unit in place)))
        and (year is None or claim.year == year)
    )


@pytest.mark.parametrize("case", CASES)
def test_what_a_sentence_leaves_out_is_found(case):
    text, published, labels = CASES[case]
    claims = read_article(text, published=published).claims
    missed = [label for label in labels if not any(is_said(claim, *label) for claim in claims)]
    assert not missed, [(c.value, c.unit_of_measure, c.unit, c.year) for c in claims]
    assert len(claims) == len(labels), [claim.value_text for claim in claims]


@pytest.mark.parametrize(
    ("text", "month", "year"),
    [
        (
            "Output in Leeds rose 4 per cent in November, the agency said in its report on Monday.",
            "2025-03",
            2024,
        ),
        (
            "Output in Leeds rose 4 per cent in November, the agency said in its report on Monday.",
            "2025-12",
            2025,
        ),
        ("上半年,徐州全市规模以上工业增加值增长7.1%,好于很多人的预期,市里对全年也有信心。", "2025-07", 2025),
        ("上半年,徐州全市规模以上工业增加值增长7.1%,好于很多人的预期,市里对全年也有信心。", "2025-03", 2024),
    ],
)
def test_a_month_without_a_year_is_the_last_such(text, month, year):
    (claim,) = read_article(text, published=month).claims
    assert claim.year == year


def test_a_page_that_says_of_when_its_data_are():
    text = (
        "城市创新指数(2025)\n2025-11-06\n本指数的数据截至2024年12月31日,评价对象为某地区的31个城市。\n"
        "苏州的研发投入强度为4.22%,杭州为3.97%,两市的差距并不算大,需要结合结构来看。"
    )
    assert [claim.year for claim in read_article(text).claims] == [2024, 2024]


def test_names_that_an_article_establishes():
    text = (
        "Tainan is not all. The Ostrov Innovation Park in Karlov opened in May. In Karlov itself rents rose. "
        "In Spain's Valdoria, which has a port, wages fell. The Leicester City players came. "
        "Kaohsiung-Pingtung grew."
    )
    found = {name: place.kind for name, place in find_unknown(build_lexicon(None, None, None), text)}
    assert found == {
        "Ostrov Innovation Park": "zone",
        "Karlov": "unknown",
        "Valdoria": "region",
        "Kaohsiung-Pingtung": "city",
    }
