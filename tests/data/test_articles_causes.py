"""General causes of misreading found in later batches, each with sentences written for this test."""

import pytest

from own_articles import filler
from poliscope.data.articles import read_article
from poliscope.data.articles.phrases import PhraseIndex, without_marks


def read(text, **options):
    return read_article(text + "\n" + filler(text), **options).claims


def owned(text, **options):
    return [(claim.value_text, claim.unit) for claim in read(text, **options)]


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("Krakow", "Kraków"),
        ("Wroclaw", "Wrocław"),
        ("Lodz", "Łódź"),
        ("Medellin", "Medellín"),
        ("Duesseldorf", "Düsseldorf"),
        ("Ciudad Juárez", "Ciudad Juárez"),
    ],
)
def test_names_are_known_without_their_marks(written, known):
    claims = read(
        f"Unemployment fell to 4.2% in {known}. Officials in {written} counted 1,200 firms last year."
    )
    assert len({claim.unit for claim in claims}) == 1
    assert len({claim.place for claim in claims}) == 1
    assert claims[-1].place_kind == "city"


def test_marks_fold_one_for_one():
    assert without_marks("Łódź, Malmö, Đà Nẵng, Iğdır, Gießen") == "Lodz, Malmo, Da Nang, Igdir, Giesen"


def test_a_marked_text_finds_the_plain_phrase_and_the_longest():
    index = PhraseIndex([("Ciudad Juarez", 1), ("Juárez", 2)], fold_case=False, fold_marks=True)
    assert [hit.payload for hit in index.find("in Ciudad Juárez and Juárez")] == [1, 2]
    assert [hit.payload for hit in index.extended([("Leon", 3)]).find("from León")] == [3]
    assert not PhraseIndex([("Leon", 3)], fold_case=False).find("from León")
    assert (index.whole("Juárez"), index.whole("in Juárez"), index.whole("Juárez now")) == (2, None, None)


def test_a_short_name_that_is_a_word_without_its_mark_is_not_a_place():
    assert owned("Mr Bush said that Leeds had 1,200 firms last year, and that this was not enough.") == [
        ("1,200 firms", "Leeds")
    ]


SPOKEN = (
    "大家好啊 今天咱们来聊一聊宁波和温州 哪个城市的制造业更厉害\n"
    "先说总量吧 去年宁波的GDP是一万八千亿 温州呢 九千七百亿 也就是人家的一半多一点\n"
    "再看企业 宁波的上市公司有118家 温州只有43家 差距还是很明显的\n"
    "那人口呢 其实两个城市都差不多 大家怎么看 我在评论区等你\n"
)
MENU = "首页 新闻 财经 体育 娱乐 科技 汽车 房产 教育\n"


def test_a_transcript_without_punctuation_is_the_body():
    article = read_article(MENU + SPOKEN + "相关视频 台州有1200家工厂 你知道吗 我也不知道")
    found = {claim.value_text: (claim.unit, claim.value) for claim in article.claims}
    assert found["一万八千亿"] == ("宁波", 1.8e12)
    assert found["九千七百亿"] == ("温州", 9.7e11)
    assert found["118家"] == ("宁波", 118)
    assert found["43家"] == ("温州", 43)
    assert "1200家" not in found
    assert MENU.strip() in {line.text.strip() for line in article.left_out}


def test_speech_beside_an_article_is_left_out():
    body = (
        "宁波市统计局介绍,2023年全市的研究与试验发展经费投入为504亿元,比上年增长12.3%,"
        "增速在全省各市之中位居前列。\n"
    )
    article = read_article(body * 6 + SPOKEN)
    assert {claim.value for claim in article.claims} == {504e8, 12.3}


@pytest.mark.parametrize(
    ("text", "figure", "unit"),
    [
        (
            "Geelong and Ballarat grow. The median house in Geelong costs $610,000, far below Sydney.",
            "$610,000",
            "AUD",
        ),
        (
            "Geelong and Ballarat grow. Exports from Geelong reached US$2.1 billion, more than ever.",
            "US$2.1 billion",
            "USD",
        ),
        (
            "Calgary and Edmonton grow. The city of Calgary spent $120 million on roads, more than Detroit.",
            "$120 million",
            "CAD",
        ),
        (
            "Denver and Boulder grow. The city of Denver spent $120 million on roads, more than Calgary.",
            "$120 million",
            "USD",
        ),
        (
            "Osaka and Kobe grow. The city of Osaka spent ¥3.4 trillion on its budget, more than before.",
            "¥3.4 trillion",
            "JPY",
        ),
        (
            "Lahore and Karachi grow. The city of Lahore spent Rs 40 billion on roads, more than Delhi.",
            "Rs 40 billion",
            "PKR",
        ),
        (
            "Bogotá and Cali grow. Bogotá spent 900 billion pesos on roads, more than ever before.",
            "900 billion pesos",
            "COP",
        ),
        (
            "Kampala and Gulu grow. Kampala spent 40 billion shillings on roads, more than Nairobi.",
            "40 billion shillings",
            "UGX",
        ),
    ],
)
def test_a_shared_sign_is_of_the_country_that_the_text_is_about(text, figure, unit):
    units = {claim.value_text: claim.unit_of_measure for claim in read(text)}
    assert units[figure] == unit


def test_a_place_of_another_sentence_does_not_decide_the_currency_of_hong_kong():
    text = (
        "香港特區政府去年的財政赤字為872億元,立法會與施政報告均有討論。河對岸的深圳發展迅速。\n"
        "至於本港的財政儲備,目前只有6,473億元,而庫房今年批出433億元作為工程開支。"
    )
    claims = read(text)
    assert {claim.place for claim in claims} == {"Hong Kong"}
    assert {claim.unit_of_measure for claim in claims} == {"HKD"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # named for comparison, origin, scope or destination only
        (
            "Leeds, once the Florence of the north, employs 42,000 people in finance, and is proud of it.",
            {"Leeds"},
        ),
        (
            "Leeds drew £2.4 billion of foreign investment, second only to London. It added 3,100 jobs.",
            {"Leeds"},
        ),
        ("Turin is still well short of Milan in wages. Unemployment in the city fell to 7.1%.", {"Turin"}),
        ("Porto's port, the largest in Portugal by tonnage, handled 14 million tonnes of cargo.", {"Porto"}),
        (
            "Turin sends engines abroad. Two thirds of its exports to Germany are parts, and 61% go to "
            "France.",
            {"Turin"},
        ),
        ("宁波的产值为3.2万亿元,比无锡、常州两市之和还多出2000亿元;但全市的出口下滑了1.2%。", {"宁波"}),
        ("外界常说台南只有台积电,但是传统产业的产值仍有1.2兆元,比去年增长了百分之一点二。", {"台南"}),
        ("无锡的集成电路产业规模达到2512亿元,占到全国九分之一,是当地最大的一个产业集群。", {"无锡"}),
        # a clause that is opened for the other place
        (
            "Hull grew by 1.7 per cent, miles ahead of Bradford, which shrank by 0.2 per cent last year.",
            {"Hull", "Bradford"},
        ),
        # a share of a place's people
        (
            "Hull has long exported workers. Some 23% of Bradford graduates leave within a single year.",
            {"Bradford"},
        ),
    ],
)
def test_places_in_passing_own_no_figures(text, expected):
    assert {claim.unit for claim in read(text)} == expected


def test_a_heading_names_the_place_of_the_items_under_it():
    text = (
        "Factbox: Mexico's industrial states\n\nGUADALAJARA, May 3 (Wire) - The western states of Mexico "
        "export more than "
        "others. Here are some facts about them:\n\nJALISCO\n* Received $2.9 billion in foreign direct "
        "investment last year.\n"
        "* Exported goods worth $49 billion, second only to Mexico City.\n\nNUEVO LEON\n* Guadalupe has "
        "lost 6,400 jobs since "
        "June.\n* The state hosts 486 plants, and employs more people than others.\n\nWHAT COMES "
        "NEXT\nGrowth in Guadalajara is "
        "forecast at 1.2% for the coming year.\n"
    )
    owned_by = {claim.value_text: claim.unit for claim in read_article(text).claims}
    assert owned_by["$2.9 billion"] == owned_by["$49 billion"] == "Jalisco"
    assert owned_by["6,400 jobs"] == "Guadalupe"
    assert owned_by["486 plants"] == "Nuevo Leon"
    assert owned_by["1.2%"] == "Guadalajara"


def test_here_is_where_the_report_was_written():
    text = (
        "TOSU, Saga Pref. -- Kumamoto's boom is felt far away. Land prices here jumped 30.8% over the "
        "year, says the agency."
    )
    assert {claim.unit for claim in read(text)} == {"Tosu"}


def test_the_prefecture_is_that_of_the_city_spoken_of():
    text = (
        "Kumamoto Prefecture grows. Nagasaki, by contrast, struggles. Income in the prefecture fell "
        "4.1% over the year."
    )
    assert {claim.unit for claim in read(text)} == {"Nagasaki Prefecture"}


def test_a_state_that_nobody_names_leaves_the_place_before():
    text = (
        "Bendigo is filling up. The mayor said the state's target of 37,500 new homes could be met in time."
    )
    assert {claim.unit for claim in read(text)} == {"Bendigo"}


def test_a_verb_is_no_part_of_a_zones_name():
    claims = read("清晨,一辆公交车开往滨河科学城,这里已经集聚了1200家高新技术企业,去年新增了300家。")
    assert {claim.unit for claim in claims} == {"滨河科学城"}


def stated(text, **options):
    return {claim.value_text: (claim.value, claim.unit_of_measure) for claim in read(text, **options)}


@pytest.mark.parametrize(
    ("sentence", "figure", "value", "unit"),
    [
        # ranks and shares in other words
        (
            "Turku keeps the #2 spot in the region and climbs to #18 worldwide in the new index.",
            "#18",
            18,
            "rank",
        ),
        (
            "Turku keeps the #2 spot in the region and climbs to #18 worldwide in the new index.",
            "#2",
            2,
            "rank",
        ),
        (
            "Turku is the biggest climber among the cities of the north, from 61st to 47th.",
            "61st",
            61,
            "rank",
        ),
        (
            "Turku took in 5,100 more people than it lost, the seventh-largest gain of all cities.",
            "seventh",
            7,
            "rank",
        ),
        ("Turku received €1.2 billion of investment in 2023, second only to Helsinki.", "second", 2, "rank"),
        (
            "Hospitals in Turku employ 12,400 people, near enough to one job in six in the city.",
            "one job in six",
            100 / 6,
            "%",
        ),
        (
            "Turku leads on density with one startup per 930 residents, more than any rival.",
            "one startup per 930",
            930,
            "count",
        ),
        ("香港的人才排名由去年第十一躍升至第五,居亞洲的前列,成績可喜,但仍須努力。", "第十一", 11, "rank"),
        ("合肥去年造了一百多万辆车,又拿回了全国第一汽车城的称号,大家都非常高兴。", "第一", 1, "rank"),
        # the unit of the figure before
        (
            "Turku grew by 1.9 per cent, a whisker above Tampere's 1.8 and far ahead of others.",
            "1.8",
            1.8,
            "%",
        ),
        (
            "Unemployment in Turku is down to 6.1 per cent from 7.4 a year ago, the city says.",
            "7.4",
            7.4,
            "%",
        ),
        (
            "Turku hosts 186 shipping firms, of which 132 are in the old harbour alone, it says.",
            "132",
            132,
            "count",
        ),
        ("重庆面积有8.24万平方公里,成都才1.43万,根本没有办法放在一起进行比较。", "1.43万", 14_300, "km2"),
        ("宁波去年造了154万辆车,其中新能源85万,比前一年又有了非常明显的进步。", "85万", 850_000, "count"),
        ("台州和温州去年的表现接近,两个城市的增速都是5.7,这个巧合让人觉得很有趣。", "5.7", 5.7, "%"),
        ("长沙2023年的土地出让金598亿,已经比前几年少了许多,这是大家都知道的事情。", "598亿", 598e8, "CNY"),
        ("大连去年有1.7万亿的盘子,在东北的各个城市当中还是算得上很大的一个了。", "1.7万亿", 1.7e12, "CNY"),
        ("从面积上看,重庆都快赶上五个天津了,所以这两个城市根本就没有办法拿来比较。", "五个", 5, "times"),
        (
            "苏州的A股加起来一百七十来家,在全国所有的城市之中已经是非常靠前的位置了。",
            "一百七十来家",
            170,
            "count",
        ),
        # durations that are measured
        (
            "A new tunnel in Turku should cut the trip to the harbour from 45 minutes to far less.",
            "45 minutes",
            45,
            "minutes",
        ),
        (
            "Construction of the second plant in Turku began seven months behind schedule, it said.",
            "seven months",
            7,
            "months",
        ),
        (
            "香港公屋的輪候時間由高峰的6.1年縮短至5.1年,市民對此都十分歡迎,認為有所改善。",
            "5.1年",
            5.1,
            "years",
        ),
        (
            "香港公屋的輪候時間由高峰的6.1年縮短至5.1年,市民對此都十分歡迎,認為有所改善。",
            "6.1年",
            6.1,
            "years",
        ),
    ],
)
def test_figures_in_other_words(sentence, figure, value, unit):
    got = stated(sentence)
    assert figure in got, got
    assert got[figure] == (pytest.approx(value), unit)


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        (
            "The vacancy rate of Turku is 0.8 per cent. Anything under three per cent is regarded as tight.",
            "three per cent",
        ),
        ("长沙的空置率为4.1%。国际上一般认为,一个城市只要低于5%就被视为供应紧张。", "5%"),
        ("长沙的失业率只有3.1%,共 512 个回答,大家都在讨论为什么会是这样的情况。", "512 个"),
        ("长沙的工资涨了6.1%。这条视频满10万赞,我下期就带大家去吃火锅,谢谢大家支持。", "10万"),
        ("今年的報告洋洋四萬字,而香港的失業率為3.1%,政府表示情況大致上仍屬穩定。", "四萬"),
        ("An average trip of 10 km took 28 minutes in Turku, more than it did in the year before.", "10 km"),
    ],
)
def test_thresholds_and_counters_are_no_claims(sentence, figure):
    got = stated(sentence)
    assert got
    assert not any(figure in written or written in figure for written in got), got


@pytest.mark.parametrize(
    ("sentence", "figure", "value", "unit"),
    [
        (
            "Land in Tosu, a town of 72,000, has become dearer than in parts of other prefectures.",
            "72,000",
            72_000,
            "persons",
        ),
        (
            "Turku put on 6,900 people over the year, or about 19 a day, according to the bureau.",
            "19",
            19,
            "persons",
        ),
        (
            "The report on Turku shows that 417 of the 1,100 planned new homes have been completed.",
            "417",
            417,
            "count",
        ),
        (
            "Turku leads again: fintech licences rose to 282, and more are expected to come soon.",
            "282",
            282,
            "count",
        ),
        (
            "Every £1 that Leeds has put in has brought £4.20 of private money with it, it says.",
            "£4.20",
            4.2,
            "GBP",
        ),
        (
            "The tunnel in Turku cuts the trip to the port from 55 minutes to under half an hour.",
            "half an hour",
            30,
            "minutes",
        ),
        (
            "香港的財政儲備跌至6,473億元,只相當於約十個月開支,有議員說情況令人十分憂心。",
            "十個月",
            10,
            "months",
        ),
        ("柳州的座椅厂里工人的平均时薪为三十几元,比起前几年已经有了非常明显的提高。", "三十几元", 30, "CNY"),
    ],
)
def test_figures_that_need_the_words_around_them(sentence, figure, value, unit):
    got = stated(sentence)
    assert figure in got, got
    assert got[figure] == (pytest.approx(value), unit)


def test_how_many_are_compared_is_no_claim():
    got = stated("Turku has a start-up ratio of 5.7%, the highest of Finland's 21 major cities, it says.")
    assert got == {"5.7%": (5.7, "%")}


def test_a_tables_header_may_hold_a_currencys_code_and_the_year_compared_with():
    table = (
        "| City | VC raised 2024 (USD m) | Change on 2023 |\n|:--|--:|--:|\n| Turku | 3,480 | +12% |"
        "\n| Tampere | 412 | -19% |\n"
    )
    claims = read_article(
        "Venture money in the cities of the north grew once more, says the new report.\n\n" + table
    ).claims
    assert [(c.unit, c.value, c.unit_of_measure, c.year) for c in claims] == [
        ("Turku", 3.48e9, "USD", 2024),
        ("Turku", 12, "%", 2024),
        ("Tampere", 4.12e8, "USD", 2024),
        ("Tampere", -19, "%", 2024),
    ]


def test_shares_written_as_a_ratio_are_of_one_time():
    text = (
        "2024年湖北省国民经济和社会发展统计公报\n三次产业结构由上年的9.3:36.2:54.5调整为9.1:35.9:55.0,"
        "结构进一步得到优化。"
    )
    assert [c.year for c in read(text, published=2025)] == [2023, 2023, 2023, 2024, 2024, 2024]


def test_a_year_in_which_something_began_dates_no_figure():
    text = (
        "Published 4 November 2025\nLeeds has built 46,500 square metres of offices since work began "
        "in 2019, says the city."
    )
    assert [c.year for c in read(text)] != [2019]


def test_the_regions_own_government_is_the_citys():
    text = (
        "香港的科研要加把勁:本港的研發開支不多,全港的大學都在呼籲增加撥款,這已不是新聞。\n"
        "河對岸的深圳去年又有進展。特區政府多年前訂下2022年達1.5%的指標,結果不了了之。"
    )
    assert [claim.place for claim in read(text)] == ["Hong Kong"]


def test_captions_in_english_without_punctuation_are_the_body():
    text = (
        "so today we are going to look at the economy of leeds and it is a big one\n"
        "in 2023 the city of Leeds had 42,000 people who worked in finance and that is\n"
        "more than you would think and in Sheffield there were 18,000 of them in the same year\n"
    )
    claims = read_article(text).claims
    assert (claims[0].unit, claims[0].value) == ("Leeds", 42_000)


def test_a_list_of_the_best_is_not_what_the_next_sentence_is_about():
    text = (
        "河北省2024年经济运行情况\n增速前三位的是唐山(9.4%)、邯郸(8.9%)和保定(8.6%)。"
        "房地产开发投资(下降6.8%)降幅有所收窄,走势平稳。"
    )
    assert [claim.unit for claim in read(text)] == ["唐山", "邯郸", "保定", "河北省"]


def test_some_years_up_to_another():
    claims = read("2015到2020这几年长沙年均供宅地1300公顷,在全国的大城市之中算是相当多的了。")
    assert [(claim.year, claim.period) for claim in claims] == [(2020, "2015-2020")]


def test_a_town_of_so_many_that_has_something():
    got = stated("Land in this town of 44,000 has become dearer than it is in parts of Tosu.")
    assert got["44,000"] == (44_000, "persons")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gdansk grows. Its port handled 81 million tonnes of cargo in the course of last year.", {"Gdansk"}),
        ("Brno has grown. It now ranks 12th in Europe, up from 31st in 2015, says the index.", {"Brno"}),
        ("Rents in Cluj are twice as high as in Iasi, and they keep on rising from year to year.", {"Cluj"}),
        (
            "Halifax is dear. A flat goes for $1,940, compared with $1,530 in Moncton. Vacancy is 1.2 per "
            "cent.",
            {"Halifax", "Moncton"},
        ),
        ("高铁开通后,南通到上海的时间由1小时50分缩短至40分钟,两座城市之间更近了。", {"南通"}),
    ],
)
def test_whose_figures_they_are(text, expected):
    claims = read(text)
    assert {claim.unit for claim in claims} == expected
    assert claims[-1].unit == min(expected)


def test_the_three_cities_are_those_of_the_headings():
    text = (
        "三城半年报\n一、无锡:产业升级\n上半年,该市的集成电路产业产值达1320亿元,"
        "规模在全省各市之中居于前列。\n"
        "二、宁波:外贸逆势\n全市的进出口总额7100亿元,与杭州相比优势明显,增速在全省各市之中居于前列。\n"
        "三、南通:轨道机遇\n全市的重点项目有460个,与上海之间的往来更加方便,未来的发展空间还很大。"
        "\n上述三市合计占长三角的13%。"
    )
    assert read(text)[-1].unit == "无锡、宁波、南通"


def test_places_moved_in_chinese_numerals():
    assert stated("宁波的出口规模居全国第五位,比去年同期前移一位,外贸的表现可以说十分亮眼。")["一位"] == (
        1,
        "rank",
    )


def test_the_capital_that_a_place_is():
    text = (
        "Antioquia, of which Medellin is the capital, exported goods worth 9.8 trillion pesos in the "
        "first half."
    )
    (claim,) = read(text)
    assert (claim.unit, claim.unit_of_measure) == ("Antioquia", "COP")


def test_a_common_noun_at_the_beginning_is_no_place():
    text = (
        "Cali is calmer. Violence has ebbed: homicides fell to 306 last year, half the rate of Quito. "
        "Wages rose 4%."
    )
    assert {claim.unit for claim in read(text)} == {"Cali"}
    assert ("306", "count") in [(claim.value_text, claim.unit_of_measure) for claim in read(text)]


def test_whose_currency_taiwans_local_press_means_and_which_year_it_counts_to():
    text = (
        "記者林書豪/高雄報導 2025-04-11\n高雄市府指出,去年全市製造業產值達2.8兆元,居六都第二,"
        "台積電與在地廠商都有貢獻。"
        "目前進駐廠商42家,從業人數1.3萬人,預估118年將增至2.5萬人。"
    )
    claims = {claim.value_text: claim for claim in read(text)}
    assert claims["2.8兆元"].unit_of_measure == "TWD"
    assert (claims["1.3萬人"].year, claims["2.5萬人"].year) == (2025, 2029)


def test_what_another_has_to_ones_own():
    text = "Osaka has 2.75 million people to Nagoya's 2.33 million, and its daytime population swells by 38%."
    assert owned(text) == [("2.75 million people", "Osaka"), ("2.33 million", "Nagoya"), ("38%", "Osaka")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tampere, Turku and Oulu compete. Prices in the three cities were €3,150, €2,890 and €2,240 "
            "respectively.",
            [("€3,150", "Tampere"), ("€2,890", "Turku"), ("€2,240", "Oulu")],
        ),
        (
            "Tampere is booming. Finland's third-largest city grew by 2.1% in the course of 2024.",
            [("third", "Tampere"), ("2.1%", "Tampere")],
        ),
        (
            "Unemployment in Tampere climbed to 12.3%; in Hervanta it is nearly 18%, says the agency.",
            [("12.3%", "Tampere"), ("18%", "Hervanta")],
        ),
        (
            "Toledo is back. Ohio as a whole grew 0.2%. Still, 1,100 new residents have come so far.",
            [("0.2%", "Ohio"), ("1,100", "Toledo")],
        ),
    ],
)
def test_which_of_the_places_around(text, expected):
    assert owned(text) == expected


def test_half_of_another_city_and_how_many_are_compared():
    got = stated("今年一季度西安的房价只有杭州的一半;人均GDP刚过10万元,在15个副省级城市里排第12。")
    assert set(got) == {"一半", "10万元", "第12"}


def test_a_year_to_come_is_not_what_an_article_speaks_of():
    text = (
        "Posted: October 7, 2024\nToledo's median household income is $45,400. The mayor wants 10,000 "
        "new residents by 2030."
    )
    years = {claim.value_text: claim.year for claim in read(text)}
    assert years["10,000"] == 2030
    assert years["$45,400"] in {2024, None}


def test_an_island_is_what_it_is_said_to_be():
    text = (
        "Batam, the Indonesian island a 45-minute ferry ride from Singapore, drew 14.2 trillion rupiah of "
        "investment. Wages "
        "are a third of what a worker earns in Johor. The island's population, put at 1.3 million, has "
        "tripled since 2000."
    )
    assert {claim.unit for claim in read(text)} == {"Batam"}


def test_a_year_that_is_compared_with_does_not_go_on():
    text = (
        "Published 12 August 2025\nLast year Batam counted 34 industrial estates, against 26 in 2020, "
        "and employed 410,000 people."
    )
    assert [(claim.value, claim.year) for claim in read(text)] == [(34, 2024), (26, 2020), (410_000, 2024)]


def test_an_issue_of_a_magazine_dates_it():
    assert (
        read_article(
            "本刊记者 周默 2025年第3期\n苏州去年的地区生产总值为2.67万亿元,增速在全省各市之中居于前列。"
        ).published
        == 2025
    )


def test_a_part_of_what_a_rival_has():
    text = (
        "Published 3 June 2025\nRuiru has grown fast, and it is now Kenya's sixth-largest urban area by "
        "population. Rents are roughly a "
        "quarter of Nairobi's, and three in five residents commute, spending 74 minutes each way."
    )
    assert owned(text) == [
        ("sixth", "Ruiru"),
        ("a quarter", "Ruiru"),
        ("three in five", "Ruiru"),
        ("74 minutes", "Ruiru"),
    ]


def test_respectively_after_a_collective_gives_each_its_own():
    got = owned(
        "长株潭一体化已有多年。去年,长沙、株洲、湘潭三市分别获得补助12.5亿元、8.3亿元和6.1亿元,"
        "合计占全省的27.5%。"
    )
    assert got == [("12.5亿元", "长沙"), ("8.3亿元", "株洲"), ("6.1亿元", "湘潭"), ("27.5%", "长株潭")]


def test_the_mean_of_what_is_compared_with_is_its_own():
    got = owned("2023年,贵阳的研发投入强度为1.95%,比上年提高0.2个百分点,仍低于全国2.65%的平均水平。")
    assert got[-1] == ("2.65%", "全国") or got[-1] == ("2.65%", "中国")
    assert owned("2024年,云南高新技术企业居全国第17位、西部地区第4位。")[-1] == ("第4位", "云南")


def test_statewide_and_the_capital_of_a_state():
    got = owned("Buffalo's jobless rate was 3.8% last spring, compared with 4.1% statewide.")
    assert got == [("3.8%", "Buffalo"), ("4.1%", "New York State")]
    got = owned(
        "Munich grew faster than most in 2023. Bavaria's capital has 1,200 start-ups. The state's exports "
        "came to €226 billion in 2023. Saxony's exports were €49 billion, a quarter of the national share."
    )
    assert got[:3] == [("1,200 start-ups", "Munich"), ("€226 billion", "Bavaria"), ("€49 billion", "Saxony")]


def test_a_surname_is_no_town():
    got = owned(
        "Akron counted 940 polymer firms last year. Councilwoman Maria Houston, who represents the west "
        "side, wants more. The graduation rate is 61 percent. Houston said the city would spend $14 million."
    )
    assert [unit for _, unit in got] == ["Akron"] * 3
    assert owned("Mr Bradley said that unemployment in Houston fell to 4.2% last year.") == [
        ("4.2%", "Houston")
    ]


def test_destinations_and_examples_own_no_figure():
    got = owned(
        "Cebu hosts more than 120 exporters including Intel, as well as some 900 smaller suppliers. "
        "Shipments to Japan rose 14% in 2024, and those to China fell 3%."
    )
    assert {unit for _, unit in got} == {"Cebu"}


def test_sums_that_leave_out_their_currency():
    claims = read(
        "Johor drew 48.5 billion ringgit in 2024, more than the 43.1 billion in 2023. Perak and Kedah, which "
        "drew 9.4 billion and 7.2 billion ringgit respectively, were behind."
    )
    assert [(c.value, c.unit_of_measure) for c in claims] == [
        (48.5e9, "MYR"),
        (43.1e9, "MYR"),
        (9.4e9, "MYR"),
        (7.2e9, "MYR"),
    ]


def test_what_goes_on_with_what_was_counted():
    got = stated(
        "Pune is home to many call centres, and it has around 310 of them. Pune's rival has 95 call centres. "
        "Five years ago it had 205."
    )
    assert {"310", "205"} <= set(got)


def test_lengths_ratios_parts_and_records():
    got = {
        c.value_text: (c.value, c.unit_of_measure)
        for c in read(
            "Kochi's metro runs for 28 km. Start-ups there raised $90 million in 2024, against $720 million "
            "in Chennai, a ratio of about eight to one."
        )
    }
    assert got["28 km"] == (28, "km")
    assert got["eight to one"] == (8, "times")
    got = {
        c.value_text: (round(c.value, 1), c.unit_of_measure)
        for c in read(
            "沙田的工业用地占地约900公顷,相当于全区面积四分一。去年沙田的出口额增长6.1%,为历史第二高。"
        )
    }
    assert got["四分一"] == (25.0, "%")
    assert got["第二"] == (2, "rank")


def test_what_is_counted_among_is_no_claim():
    got = stated(
        "Dayton, home to one of America's biggest air bases, was granted 1,120 patents in 2024, or 13.8 for "
        "every 10,000 residents, and ranks ninth among the 100 largest metros."
    )
    assert set(got) == {"1,120 patents", "13.8", "ninth"}
    assert "三座" not in stated("武汉光谷园区首三座大楼可出租面积约8万平方米,首批租户40多家。")


def test_a_column_of_changes_is_of_the_place_before_it():
    table = (
        "# Turku in figures\nTurku had 206,000 inhabitants in 2024.\n\n"
        "| Indicator | Turku | Change on year |\n"
        "|---|---|---|\n| Students in higher education | 21,400 | +1.7% |\n| Start-ups | 96 | +8 |\n"
        "| Unemployment rate | 11.2% | –0.4 pp |\n"
    )
    claims = [c for c in read(table) if c.quote.startswith("|")]
    assert [(c.value, c.unit_of_measure) for c in claims if c.value_text[0] in "+–"] == [
        (1.7, "%"),
        (8, "count"),
        (-0.4, "pp"),
    ]
    assert {c.unit for c in claims} == {"Turku"}


def test_a_year_looked_back_on_does_not_go_on():
    claims = read("2024年,唐山的钢产量为1.2亿吨,曾在2020年逼近1.4亿吨。唐山常住人口769万人。")
    assert claims[-1].year == 2024
    claims = read(
        "Published 8 July 2025\nPenang drew 71 billion ringgit last year, almost five times the 2021 level. "
        "It ranked first in Malaysia, with 214 new factories."
    )
    assert {c.year for c in claims} == {2024}
