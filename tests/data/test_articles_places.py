"""Whose a figure is: what an article is about, wider and other places beside it, destinations, guests."""

import pytest

from poliscope.data.articles import read_article


def places(text, **options):
    return {claim.value_text: claim.unit for claim in read_article(text, **options).claims}


def of(found, expected):
    """Give the places of the figures that begin as the expected ones."""
    return {value: next((p for k, p in found.items() if k.startswith(value)), "none") for value in expected}


FILLER = " This paragraph holds no figures at all and only tells the readers what the article is about.\n\n"
FILLER_ZH = "这一段没有任何数字,只是向读者交代文章的来龙去脉,说明下面的内容从何而来、为何要谈。\n\n"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # a byline with a date is no title
        (
            f"Madurai wants more looms\n\nA. Writer\nMADURAI, March 3, 2023\n\nMadurai weaves.{FILLER}"
            "Wages in the mills rose by 6.1% in the year before, but prices rose even faster than that.",
            "Madurai",
        ),
        # a brief names its country above, and its capital once in the text
        (
            "COUNTRY BRIEF: PARAGUAY\nPlata Monitor, No. 7 - May 2023\n\nParaguay's harvest was good, and "
            f"Asuncion is calm.{FILLER}Inflation eased to 4.4 percent in 2023, which was a little more "
            "than the bank had promised.",
            "Paraguay",
        ),
        # a country that a text names over and over, beside a city named once or twice
        (
            f"赞比亚铜矿增产。赞比亚政府鼓励投资,赞比亚货币走强,首都卢萨卡十分热闹。{FILLER_ZH}"
            "2023年失业率为6.1%,比上年下降0.4个百分点。",
            "赞比亚",
        ),
        # the column's name
        (
            f"【长三角观察】嘉兴为什么慢了\n\n{FILLER_ZH}嘉兴人都在问。\n\n"
            "统计显示,2023年工业投资增长2.1%,不如上一年那样好。",
            "嘉兴",
        ),
        # overtaken, and only near
        (
            f"今年又超车日本 出口创高\n\n台湾出口大好,台湾厂商乐观。{FILLER_ZH}"
            "财政部说,全年出口增长21%,是十年来最好的一年。",
            "台湾",
        ),
        (
            f"南昌以北一百公里:九江的新故事\n\n九江在江边。{FILLER_ZH}"
            "统计显示,2023年外贸进出口520亿元,超出了人们的预料。",
            "九江",
        ),
        # where a report was written is not what it is about
        (
            f"〔记者何平/台北报导〕花莲观光复苏,花莲民宿客满。{FILLER_ZH}业者说,2023年游客增长18%,是疫情之后最好的一年。",
            "花莲",
        ),
        (
            f"贵州向东莞送电\n\n贵州煤多水多。{FILLER_ZH}能源部门说,2023年发电量增长8.2%,冬天也不缺电。",
            "贵州",
        ),
        # whence guests come
        (
            f"中国大陆旅客回来了,香港及台湾旅客也不少,澳门的酒店满了。{FILLER_ZH}"
            "当局说,2023年入境旅客增长35.4%,超出了人们的预料。",
            "澳门",
        ),
        # an office of statistics
        (
            "New homes rise\n\nStatistics New Zealand said building is up around Hamilton. Hamilton leads, "
            f"Statistics New Zealand said.{FILLER}The number of new homes fell 5.7 percent in May 2015, "
            "after a long and steady climb over the winter.",
            "New Zealand",
        ),
    ],
)
def test_what_an_article_is_about(text, place):
    found = places(text)
    assert list(found.values())[-1] == place, found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Canterbury and Hawke's Bay lead. In 2023 unemployment in Hawke's Bay was 3.9%.",
            {"3.9%": "Hawke's Bay"},
        ),
        ("In 2023 exports of Antofagasta grew 4.8%, those of Tarapaca 2.1%.", {"2.1%": "Tarapaca"}),
        ("2023年,北江出口增长11.3%,同奈的工业产值增长6.4%。", {"11.3%": "北江", "6.4%": "同奈"}),
        ("In 2023 growth in South America was 1.9%.", {"1.9%": "South America"}),
    ],
)
def test_provinces_and_continents_of_the_gazetteer(text, expected):
    assert of(places(text), expected) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what was done elsewhere than in the place spoken of
        (
            "Graz leads in robots. In 2019 some 1,240 licences were granted in Austria, the office said.",
            {"1,240": "Austria"},
        ),
        (
            "Porto fills up. About 310,000 jobs were created in the travel industry across Portugal in 2023.",
            {"310,000": "Portugal"},
        ),
        # all of a country or a state
        (
            "Wages in Memphis rose. The jobless rate there was 4.1%, compared with 3.6% statewide in 2023.",
            {"4.1%": "Memphis", "3.6%": "Tennessee"},
        ),
        (
            "Lyon does well, with a jobless rate of 6.4%, compared to the 7.5% national average.",
            {"6.4%": "Lyon", "7.5%": "France"},
        ),
        # part of a mean is the place's own
        ("Incomes in Lodz reached 92 per cent of the national average in 2022.", {"92 per cent": "Lodz"}),
        # the text goes on where it was, whoever follows
        (
            "GDP per head in Laos came to $2,100 in 2023, the lowest; Cambodia followed at $2,400. "
            "Inflation eased to 5.5 percent.",
            {"$2,400": "Cambodia", "5.5 percent": "Laos"},
        ),
        # a month is no place
        (
            "Regina talks of taxes. In October, a report from city staff named a 4.5 per cent rise.",
            {"4.5 per cent": "Regina"},
        ),
        # titles that a place bears
        (
            "2023年,宜兴完成生产总值2100亿元。2023年蝉联“全国美丽乡村示范”,茶叶产值达32亿元。接待游客2700万人次。",
            {"32亿元": "宜兴", "2700万人次": "宜兴"},
        ),
        # authorities above
        (
            "2024年,宜兴新增企业2100家。根据江苏省统计局统一核算结果,生产总值2400亿元。工业增加值增长5.1%。",
            {"2400亿元": "宜兴", "5.1%": "宜兴"},
        ),
        # goods go there, guests come from there
        ("2023年,黔西煤炭产量1800万吨,每年向佛山输送电力50亿度。", {"50亿度": "黔西"}),
        (
            "2023年,珠海接待游客2100万人次,客源主要来自广州及深圳,分别占41%及18%。",
            {"41%": "珠海", "18%": "珠海"},
        ),
        # names that only seem to stand there
        (
            "绍兴追得很快。2023年,绍兴出口3600亿元。论增速,温州比绍兴高了0.4个百分点。",
            {"0.4个百分点": "温州"},
        ),
        ("赞比亚没有出海口,是内陆国家。2023年,赞比亚人口约1990万。", {"1990万": "赞比亚"}),
        # namesakes
        (
            "Ohio: Toledo\nToledo grew, as did Dayton in Ohio and Gary in Indiana. Incomes in Toledo were "
            "$45,400, against $74,600 nationwide.",
            {"$74,600": "United States"},
        ),
        # several firms are nobody's subject
        (
            "Indore had 16 offices of Grade A in 2023. Bosch, Cognizant and Infosys brought the centres "
            "to 41. They employ 30,500 people.",
            {"30,500": "Indore"},
        ),
    ],
)
def test_whose_a_figure_is_beside_other_places(text, expected):
    assert of(places(text), expected) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an authority of the place itself, and a quoted word that is no title
        ("海南省统计局公布,2023年海南接待游客9000万人次。", {"9000万人次": "海南"}),
        # a city of which the article names the country
        ("In Valencia, Spain, rents rose 6.1% in 2023.", {"6.1%": "Valencia"}),
        # guests as the subject's own figure elsewhere
        ("2023年日本出境人数增长35%,东京占12%。", {"12%": "东京"}),
    ],
)
def test_where_these_rules_do_not_hold(text, expected):
    assert of(places(text), expected) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a figure and the same in another unit, before the place
        (
            "Jobs in Utah rose by 4,100 (+0.5%) in 2023, while they fell by 7,100 (-0.3%) in Nevada.",
            {"4,100": "Utah", "0.5%": "Utah", "7,100": "Nevada", "0.3%": "Nevada"},
        ),
        # where a report was written, in English
        (
            "Assam taxes up\n\nGuwahati, April 2: Assam's revenue in 2023 was Rs 21,000 crore. Spending of "
            "the state was Rs 30,000 crore.",
            {"Rs 21,000": "Assam", "Rs 30,000": "Assam"},
        ),
        # partners of trade are nobody's subject
        (
            "Vietnam welcomed 12.6 million visitors in 2023. South Korea was the top source market with 3.6m "
            "arrivals. Revenue reached $28 billion.",
            {"12.6 million": "Vietnam", "$28 billion": "Vietnam"},
        ),
        # a tax is no company
        ("Excise revenue in Goa was Rs 912 crore in 2023.", {"Rs 912": "Goa"}),
        # Taiwan's press
        (
            "新台幣走強,行政院、經濟部與台積電都看好。台南市2023年失業率3.4%,低於全國平均。全國失業率為3.5%。",
            {"3.4%": "台南市", "3.5%": "台灣"},
        ),
    ],
)
def test_figures_beside_figures_and_where_reports_come_from(text, expected):
    assert of(places(text), expected) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a share of the whole is of whom the sentence is about, in its first clause too
        ("Saxony accounts for 3.6% of Germany's GDP.", {"3.6%": "Saxony"}),
        (
            "In 2021 Nakuru accounted for 6 percent of the country's output, Kenya says.",
            {"6 percent": "Nakuru"},
        ),
        # a list of comparisons with figures in brackets
        (
            "Cali's jobless rate fell to 9.8% in 2023. It beats Bogotá (10.4%) and Pasto (11.2%). Poverty in "
            "the city was 22.1%.",
            {"10.4%": "Bogotá", "22.1%": "Cali"},
        ),
        ("Antioquia sells more. Its exports of coffee to Japan rose 12% in 2023.", {"12%": "Antioquia"}),
        # what an airport or a port handles
        ("In 2019 Katowice Airport handled 4.8 million passengers.", {"4.8 million": "Katowice Airport"}),
        ("2013年,高雄港貨物裝卸量為1.2億噸。", {"1.2億噸": "高雄港"}),
        # a currency before a figure is no place
        ("GDP in Oman was put at Xyz 4,486 billion in 2023.", {"4,486": "Oman"}),
    ],
)
def test_parts_of_wholes_destinations_and_ports(text, expected):
    assert of(places(text), expected) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the mean of a country is its own, and nobody's subject
        (
            "2022年,烟台的失业率为4.1%。全国平均失业率为5.2%,青岛为3.9%。",
            {"4.1%": "烟台", "5.2%": "全国", "3.9%": "青岛"},
        ),
        (
            "2022年,埃森的失业率很高。同期,全德国平均失业率为5.3%,埃森为9.8%。",
            {"5.3%": "德国", "9.8%": "埃森"},
        ),
        # where a place lies
        ("江阴高新区位于江苏省南部,2023年有企业2100家。", {"2100家": "江阴高新区"}),
        # of two places the article's own comes first
        (
            "2023年,南通出口2200亿元,盐城910亿元。盐城人口多,有668万人。两地机场旅客分别为410万人次和230万人次。",
            {"410万人次": "南通", "230万人次": "盐城"},
        ),
        # a zone whose name begins with the city of which 我市 is said
        (
            "我市又得一项荣誉,我市各界人士都很高兴,大家奔走相告。截至2023年底,全市有效发明专利拥有量1.23万件。\n\n"
            "扬中高新区的有效发明专利占两成。",
            {"1.23万件": "扬中"},
        ),
    ],
)
def test_means_locations_and_our_city(text, expected):
    assert of(places(text), expected) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Incomes in Coimbatore, Tamil Nadu, were ₹4.03 lakh in 2023, the State average ₹2.69 lakh.",
            {"₹4.03": "Coimbatore", "₹2.69": "Tamil Nadu"},
        ),
        (
            "2023年,丹东经济增长8.9%,高于东北地区3.8%的平均水平;农业和工业分别占25%和21%。",
            {"8.9%": "丹东", "25%": "丹东", "21%": "丹东"},
        ),
        ("2024年,绍兴县域活跃。2024年,温州增速6.3%,比绍兴高了0.4个百分点。", {"0.4个百分点": "温州"}),
        (
            "Indore grows. Bosch, Infosys and newer names brought the number of centres to 41.",
            {"41": "Indore"},
        ),
    ],
)
def test_states_lists_and_segments(text, expected):
    assert of(places(text), expected) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # names that only their figures in a list tell, and marked capitals
        (
            "In 2022 the best were Utrecht in the Netherlands (84.4%), Xystrad (81.9%) and Åland (90.4%).",
            {"84.4%": "Utrecht", "81.9%": "Xystrad", "90.4%": "Åland"},
        ),
        ("In 2022 rates were low: Sicilia 46.2%, Campania 47.3%.", {"46.2%": "Sicilia", "47.3%": "Campania"}),
        # whose mayor speaks
        (
            "Good evening, Tulsa. In 2023 we in Tulsa added 6,200 jobs. Oklahoma City grew by 2.1 percent. "
            "But our downtown kept 92 percent of its visitors.",
            {"2.1 percent": "Oklahoma City", "92 percent": "Tulsa"},
        ),
        # a word before brackets is no place where no list tells so
        ("Leeds has many Start-ups (412) in 2022.", {"412": "Leeds"}),
    ],
)
def test_lists_with_figures_in_brackets_and_our_town(text, expected):
    assert of(places(text), expected) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # after the parts of a place the text goes on with the whole
        (
            "绍兴市一季度经济运行情况\n\n2024年一季度,绍兴市生产总值1782.3亿元。分区县看,诸暨市增长7.1%,柯桥区增长6.8%。"
            "3月末,存款余额2.1万亿元。",
            {"7.1%": "诸暨市", "6.8%": "柯桥区", "2.1万亿元": "绍兴市"},
        ),
        ("2024年,川渝两地共建项目300个。璧山区产值超过千亿元。", {"300个": "川渝"}),
    ],
)
def test_parts_of_the_place_and_regions_of_two(text, expected):
    assert of(places(text), expected) == expected
