"""What a figure measures by its own clause: the noun, the verb, the place that grows."""

import pytest

from poliscope.data.articles import read_article

FILLER = (
    " This was said in a report of the council that was read by many people.\n"
    "This paragraph holds no figures at all and only tells readers what the article is about."
)


def indicators(text):
    return {(claim.indicator, abs(claim.value)) for claim in read_article(text + FILLER).claims}


def says(text, indicator, value):
    found = indicators(text)
    assert any(code == indicator and number == pytest.approx(value) for code, number in found), found


@pytest.mark.parametrize(
    ("text", "indicator", "value"),
    [
        (
            "Youth unemployment in Mwanza rose to 14%. Landings at its beaches fell by 9%.",
            "landings_growth",
            9,
        ),
        ("Rents in Cork rose by 8%. Ferry traffic was up 7%.", "ferry_traffic_growth", 7),
        ("Unemployment in Charleroi was 14%. Membership of sports clubs rose 5%.", "membership_growth", 5),
        ("Exports of Izmir fell 4%. Beekeepers there produced 9,000 tonnes of honey.", "honey_output", 9000),
        (
            "The port of Lamu grew. Farmers near Jinja landed 12,000 tonnes of tilapia.",
            "tilapia_output",
            12000,
        ),
        ("The orchards of Lleida yielded 310,000 tonnes of peaches.", "peach_output", 310000),
        ("Smallholders around Meru sold 8,400 tonnes of avocados in 2024.", "avocado_sales", 8400),
        ("Chittagong ships $9bn of garments abroad each year.", "garment_exports", 9e9),
    ],
)
def test_the_noun_of_its_own_clause(text, indicator, value):
    says(text, indicator, value)


@pytest.mark.parametrize(
    ("text", "indicator", "value"),
    [
        ("Exports of Izmir rose 4% in 2023. In 2024 they fell 6%.", "exports_growth", 6),
        ("Exports to Poland, Spain and Italy rose 4% in Izmir.", "exports_growth", 4),
        (
            "Unemployment in Ghent was 6% in 2023. The corresponding figure in 2015 was 9%.",
            "unemployment_rate",
            9,
        ),
        ("Visitors to Ghent rose to 3.1 million. Before the pandemic it was 3.4 million.", "visitors", 3.4e6),
    ],
)
def test_a_clause_that_looks_back_has_no_noun_of_its_own(text, indicator, value):
    says(text, indicator, value)


@pytest.mark.parametrize(
    ("text", "indicator", "value"),
    [
        ("Spokane has grown 6.4% since 2020.", "population_growth", 6.4),
        (
            "Boise has grown by 12 per cent in five years, while Nampa grew 15 per cent.",
            "population_growth",
            15,
        ),
        ("Detroit has lost 61% of its people since 1950.", "population_growth", 61),
        (
            "GDP of Brno is high. The region contributed 9% of GDP and grew by 0.6%.",
            "gdp_growth",
            0.6,
        ),
        ("The growth of the Lublin Region in 2023 was 1.6%.", "gdp_growth", 1.6),
        ("Wages in Brno are high. The region contributed 9% of GDP.", "gdp_share", 9),
        ("Exports from Ulsan grew by 7.4%.", "exports_growth", 7.4),
        ("Agriculture accounts for 9% of GDP in Meru.", "gdp_share_primary", 9),
        ("In Ghent services make up 71% of the local economy.", "gdp_share_tertiary", 71),
    ],
)
def test_what_grows_is_the_place_or_something_of_it(text, indicator, value):
    says(text, indicator, value)


@pytest.mark.parametrize(
    ("text", "indicator", "value"),
    [
        ("Gdynia's port handled 29.4 million tonnes in 2024.", "cargo_throughput", 29.4e6),
        ("The railway from Mombasa hauled 6.1 million tonnes last year.", "rail_freight", 6.1e6),
        ("Trams carried 61 million passengers in Poznan last year.", "passenger_volume", 61e6),
        ("The smelter near Reyðarfjörður swallows 5 TWh a year.", "electricity", 5e9),
        ("The plant will generate 3.1 billion kWh a year.", "electricity_generation", 3.1e9),
        ("Developers in Pune leased 7.5 million sq ft last year.", "office_leasing", 7.5e6),
        ("Mills in Terni ran at 74% of capacity.", "capacity_utilisation", 74),
        ("Lisbon's startups raised $310 million in 2023.", "venture_capital", 310e6),
        ("Venture capitalists put $870m into companies of Leeds.", "venture_capital", 870e6),
        ("The city of Leeds collected $1.4 billion in taxes.", "tax_revenue", 1.4e9),
        ("Tourists left behind €2.3bn in Seville last year.", "tourism_revenue", 2.3e9),
        ("Ohio secured $31.6 billion in investment last year.", "attracted_investment", 31.6e9),
        ("Stadler has put €60m into its works in Siedlce.", "investment", 60e6),
        ("The capital generated CZK 2,118 billion in 2023.", "gdp", 2118e9),
        ("The airport of Split opened its new $170 million terminal.", "construction_cost", 170e6),
        ("When the smelter shut, 640 workers lost their jobs.", "job_losses", 640),
        ("In Leeds about 21,000 people are out of work.", "unemployed", 21000),
        ("In Leeds some 2,300 firms went bust.", "bankruptcies", 2300),
        ("In Leeds about 8,900 businesses were set up.", "new_firms", 8900),
        ("The institute in Leeds files 330 patents a year.", "patent_applications", 330),
        ("Inventors in Austin were granted 1,240 patents.", "patent_grants", 1240),
        ("In Leeds about 4,100 homes stand empty.", "vacant_homes", 4100),
        ("Builders in Leeds completed 3,400 homes.", "housing_completions", 3400),
        ("The council of Leeds approved 4,100 homes.", "dwelling_approvals", 4100),
        ("The city of Leeds needs 31,000 more homes.", "planned_homes", 31000),
        ("The typical home in Boise sells for $455,000.", "house_price", 455000),
        ("Some 11,000 families in Leeds are waiting for a council house.", "waiting_list", 11000),
        ("A two-bedroom flat in Malmo rents for €1,450 a month.", "rent", 1450),
        ("The government expects 1.6 million visitors a year in Leeds.", "visitors", 1.6e6),
        ("Ship exports of Ulsan soared. Ship exports rose 61.2%.", "ship_exports_growth", 61.2),
    ],
)
def test_what_a_verb_tells_of_its_figure(text, indicator, value):
    says(text, indicator, value)


@pytest.mark.parametrize(
    "text",
    [
        "The jetty of Kisumu, rated at 1,000 cubic metres an hour, moved 185 million litres.",
        "Venture capital in Boise reached $214m. Ships wait six days for a berth there.",
        "The northern state approved 3.1 billion ringgit, and Penang drew 18.3 billion.",
        "Hyderabad has five.",
    ],
)
def test_verbs_and_numbers_name_no_indicator(text):
    wrong = {"rated", "moved", "jetty", "wait", "northern_state_approved", "drew", "penang", "five"}
    assert not wrong & {indicator for indicator, _ in indicators(text)}


@pytest.mark.parametrize(
    ("text", "indicator", "value"),
    [
        ("Utah is home to nine of the region's 31 unicorns.", "unicorns", 9),
        ("Leeds has 14 of the county's 52 museums.", "museums", 14),
        ("Karnataka has 41 unicorns. Hyderabad has six.", "unicorns", 6),
        ("Oslo hosts 1,240 start-ups and nine unicorns; Helsinki has 1,500 and ten.", "startups", 1500),
        ("Ulsan's ship exports rose 21%, while those of cars fell 6%.", "car_exports_growth", 6),
        (
            "Petrochemical exports tumbled 11% and refined copper slipped 3%.",
            "refined_copper_exports_growth",
            3,
        ),
        ("Busan saw exports climb 5.1% to $1.2 billion.", "exports_growth", 5.1),
        ("The city of Toledo lost 1,900 manufacturing jobs.", "manufacturing_employment_change", 1900),
        ("The projects bring Tulsa $2.1 billion in investment and 4,300 jobs.", "new_jobs", 4300),
        ("Inventors in Austin were granted 3,100 patents, those in Dallas 2,200.", "patent_grants", 2200),
    ],
)
def test_what_english_leaves_out(text, indicator, value):
    says(text, indicator, value)


@pytest.mark.parametrize(
    ("text", "indicator", "value"),
    [
        ("Investors put NOK 1.2 billion into companies in Bergen.", "venture_capital", 1.2e9),
        ("Offices in Denver are 27.1 percent vacant.", "office_vacancy_rate", 27.1),
        ("Some 19 percent of office space in Lyon stands empty.", "office_vacancy_rate", 19),
        ("Dundee has 148,000 people.", "population", 148000),
        ("With 1.3 million people, Montevideo is the largest city of Uruguay.", "population", 1.3e6),
        ("Grade A rents in Pune are ₹84 a square foot.", "office_rent", 84),
        ("Research at the university of Graz won $310 million in 2024.", "research_grants", 310e6),
        ("After five years 61% of the start-ups of Graz are still trading.", "business_survival_rate", 61),
        ("Hamilton expects to need 25,000 to 30,000 more homes.", "planned_homes", 25000),
        ("When the maker of Graz went bust, 2,400 jobs disappeared.", "job_losses", 2400),
    ],
)
def test_more_that_a_verb_tells(text, indicator, value):
    says(text, indicator, value)


@pytest.mark.parametrize(
    ("text", "indicator", "value"),
    [
        ("Bad loans in Essen were a problem; the bad-loan ratio was 1.31%.", "npl_ratio", 1.31),
        ("Housing starts in Essen fell 9%.", "housing_starts_growth", 9),
        ("Insolvencies in Essen rose 14%.", "bankruptcies_growth", 14),
        ("Electricity prices in Essen rose 4%.", "electricity_price_growth", 4),
        ("There are 212 primary schools and 61 secondary schools in Essen.", "primary_schools", 212),
        ("There are 212 primary schools and 61 secondary schools in Essen.", "secondary_schools", 61),
        ("Milk production in Essen rose 3%.", "milk_output_growth", 3),
        ("In Essen there are 41,000 pensioners and 3,100 apprentices.", "pensioners", 41000),
        ("The wind farms of Essen have a wind capacity of 900 MW.", "wind_capacity", 900000),
        ("Consumer confidence in Essen slid to 96.4 points.", "consumer_confidence", 96.4),
        ("Trade with ASEAN rose 11% in Essen.", "asean_trade_growth", 11),
        ("In Essen the metro has 98 metro stations.", "metro_stations", 98),
    ],
)
def test_english_names_of_codes_that_had_none(text, indicator, value):
    says(text, indicator, value)


@pytest.mark.parametrize(
    ("text", "indicator", "value"),
    [
        (
            "Eindhoven counts 1,100 companies in photonics with 24,000 employees.",
            "optoelectronics_employment",
            24000,
        ),
        ("The battery firms of Debrecen employ 9,000 people.", "battery_employment", 9000),
        ("Lund has 310 start-ups, which employ 4,100 people.", "startup_employment", 4100),
        (
            "Manufacturing accounts for 14.2 percent of jobs in Dayton.",
            "manufacturing_employment_share",
            14.2,
        ),
        ("Chip firms of Graz are small. Total employment in Graz is 190,000.", "employment", 190000),
        ("Exports of Lodz reached €4bn. That is 3% of the country's total.", "exports_share", 3),
        (
            "Bruges had 3.1 million visitors. They spent €410 million, or about €130 each.",
            "tourism_revenue",
            410e6,
        ),
        (
            "Bruges had 3.1 million visitors. They spent €410 million, or about €130 each.",
            "spending_per_visitor",
            130,
        ),
        ("Employment in Dayton grew 1.2%. Toledo managed 2.1% over the same year.", "employment_growth", 2.1),
        ("Leipzig has grown by 109,000 people since 2010.", "population_change", 109000),
        ("Geelong put on 6,800 people last year.", "population_change", 6800),
        ("House prices in Graz are 41 per cent above those in Linz.", "house_price", 41),
        ("The port of Gdansk is the third-busiest in the Baltic.", "cargo_throughput", 3),
        ("The mayor of Graz wants freight costs cut; they fell by 7%.", "logistics_cost_growth", 7),
    ],
)
def test_what_was_told_of_the_same(text, indicator, value):
    says(text, indicator, value)


@pytest.mark.parametrize(
    ("text", "indicator", "value"),
    [
        ("Foreign-born residents make up 36 per cent of the population of Ghent.", "foreign_born_share", 36),
        ("In Ghent about 38 percent of residents live in informal settlements.", "slum_population", 38),
        ("In Ghent 84% of children are vaccinated.", "vaccination_rate", 84),
        ("In Ghent 31% of commuters take the bus.", "bus_modal_share", 31),
        ("In Ghent cars account for 61 per cent of trips.", "car_modal_share", 61),
        ("GVA per head in Derby was £31,200, 12 per cent below the UK average.", "gva_per_capita", 12),
        ("Exports of Ulsan to China slumped 17% while those to America rose 9%.", "us_exports_growth", 9),
        ("Maize production of Kitale fell by a third to 2.1 million bags.", "corn_output_growth", 100 / 3),
        ("The hospital of Ghent treats 900 patients a day.", "outpatient_visits", 900),
        ("The council of Derby spends £310m on social care.", "social_spending", 310e6),
        ("The state of Bremen spent €410m on universities.", "education_spending", 410e6),
        (
            "Investment in Ghent grew 3%, in infrastructure by 6% and in manufacturing by 9%.",
            "investment_growth",
            3,
        ),
    ],
)
def test_shares_of_people_and_what_is_spent(text, indicator, value):
    says(text, indicator, value)


@pytest.mark.parametrize(
    ("text", "indicator", "value"),
    [
        ("Volvo cut 1,900 jobs in Gothenburg last spring.", "job_losses", 1900),
        (
            "The harbour of Cork is busy; it received 92 cruise ships with 180,000 passengers.",
            "cruise_passengers",
            180000,
        ),
        ("Vineyards cover 14,000 hectares around Logrono.", "vineyard_area", 140),
        ("Farmers of Kitale planted 84,000 hectares of maize.", "corn_area", 840),
        ("The metro of Sofia is 141 kilometres long and has 98 stations.", "rail_length", 141),
        ("The metro of Sofia is 141 kilometres long and has 98 stations.", "metro_stations", 98),
        ("The hospital of Sofia has 640 beds.", "hospital_beds", 640),
        ("The birth rate of Sofia fell to 6.2 per thousand.", "birth_rate", 6.2),
        ("The murder rate of Natal is 4.1 per 100,000.", "homicide_rate", 4.1),
        ("The debt of Hamilton is known. Debt per resident is $4,100.", "municipal_debt_per_capita", 4100),
        ("People aged 65 and over make up 23% of the population of Sofia.", "population_65plus", 23),
        ("The island of Bornholm covers 588 square kilometres.", "area", 588),
    ],
)
def test_lands_lines_and_rates(text, indicator, value):
    says(text, indicator, value)


def test_what_a_rate_is_divided_by_is_no_figure():
    assert 100000 not in {value for _, value in indicators("The murder rate of Natal is 4.1 per 100,000.")}


CHINESE = (
    "这一情况在当地引起了许多讨论。\n"
    "这一段没有任何数字,只是向读者交代本文讨论的主要内容与背景,并说明资料来源。"
)


def tells(text, indicator, value):
    found = {(claim.indicator, abs(claim.value)) for claim in read_article(text + CHINESE).claims}
    assert any(code == indicator and number == pytest.approx(value) for code, number in found), found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Querétaro, with 2.4 million people, generates about 2.4% of Mexico's gross domestic product.", 2.4),
        ("Mombasa, home to 1.2 million people, contributes some 4.8 percent of national output.", 4.8),
        ("The metropolitan area has four million people, and produces 67% of the GDP of Antioquia.", 67),
        ("The county is small: 21,000 people live in it. It makes up 3 per cent of the national economy.", 3),
        ("Hefei has 8,000 firms. Wuhan accounts for 35.4 percent of Hubei's output.", 35.4),
    ],
)
def test_what_part_a_place_has_in_an_economy(text, value):
    says(text, "gdp_share", value)


@pytest.mark.parametrize(
    ("text", "indicator", "value"),
    [
        ("人口反超南昌已成定局。更关键的是首位度:太原占全省GDP的比重只有24.1%。", "gdp_share", 24.1),
        ("济南、青岛两个龙头合计贡献全省经济的30.9%。", "gdp_share", 30.9),
        ("常住人口超过900万的合肥,一城撑起了安徽经济的26.3%。", "gdp_share", 26.3),
        ("研发开支更不能比:深圳占GDP的6.5%。", "rd_intensity", 6.5),
        ("前三季度宜昌GDP增长6.9%,增速比全省高1.2个百分点,仅次于襄阳的7.1%。", "gdp_growth", 7.1),
        ("今年厦门的目标是GDP增长5.5%左右,泉州则把6%以上写进了报告。", "gdp_growth", 6),
        ("如果能稳住6%左右的增速,嘉兴跨过这道门槛不难。", "gdp_growth", 6),
        ("上半年昆明GDP只增长了2.1%,而曲靖以6.4%的增速领跑全省。", "gdp_growth", 6.4),
        ("全城有1200家企业,生产了全球约三分之一的疫苗。", "vaccine_output_share", 100 / 3),
        ("宁德常住人口315万人。全球四分之一的锂电池产自这里。", "battery_output_share", 25),
        ("桥头镇人口4万人。当地供应全国七成的纽扣。", "button_output_share", 70),
        ("当地有350多家跨国公司,半导体封装测试占全球产能的7%。", "ic_packaging_capacity_share", 7),
    ],
)
def test_shares_and_growth_of_its_own_chinese_clause(text, indicator, value):
    tells(text, indicator, value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The state has 12,000 firms and 14% of them export. Its government expects growth of 3.2%.", 3.2),
        ("Unemployment in Ghana fell to 4.1%. The Treasury still sees growth of 5.3 percent this year.", 5.3),
        ("Da Nang's plants employ 14% of the workforce. The bank expects growth to slow to 6.1%.", 6.1),
        ("The port moved 14% more boxes. The administration is targeting growth of 5.7% this year.", 5.7),
        ("Nuevo León has 14% of all foreign firms. Growing at barely 2%, the state has lost its lead.", 2),
        ("Its share of the country's exports is 31%, but the state is growing at barely 5%.", 5),
        ("Tamil Nadu holds 14% of the country's factories. No state grew faster, at 8.2%.", 8.2),
        ("Foreign firms make up 12% of firms in Johor. The government's growth forecast is 4.5%.", 4.5),
        (
            "Da Nang, which is building a free trade zone and a chip cluster, grew 9.4% in the first half.",
            9.4,
        ),
        ("GDP of Wuhu grew 6.1 percent last year. That beat the national rate of 5 percent.", 5),
    ],
)
def test_growth_that_no_noun_tells_of(text, value):
    says(text, "gdp_growth", value)


@pytest.mark.parametrize(
    ("text", "indicator", "value"),
    [
        (
            "GDP per head rose by 4% in Calama. It digs up 54% of the country's copper.",
            "copper_output_share",
            54,
        ),
        (
            "Gaziantep has 120 biotech firms. Its mills weave a third of the world's carpets.",
            "carpet_output_share",
            100 / 3,
        ),
        ("Coimbatore has 310 patents. The city makes about half of India's pumps.", "pump_output_share", 50),
        (
            "Pune has 4,100 engineers, and its laboratories produce a fifth of the world's vaccines.",
            "vaccine_output_share",
            20,
        ),
        (
            "Employment in Lund is 36,000, and the valley accounts for 90% of Polish aerospace exports.",
            "aerospace_exports_share",
            90,
        ),
        (
            "Of the foreign direct investment that came, 8.4 percent went to Puebla, 5.9 percent to Jalisco.",
            "fdi_share",
            5.9,
        ),
        (
            "Of the 130 unicorns in India, Karnataka has 41 per cent and Delhi 30 per cent.",
            "unicorns_share",
            30,
        ),
        (
            "Of the businesses born in 2018, 38.6% had survived for five years.",
            "business_survival_rate",
            38.6,
        ),
    ],
)
def test_of_what_a_share_is(text, indicator, value):
    says(text, indicator, value)


@pytest.mark.parametrize(
    ("text", "indicator", "value"),
    [
        (
            "Exports from Ulsan, home to a car plant and 1.1 million people, rose 7.4% in the third quarter.",
            "exports_growth",
            7.4,
        ),
        ("House prices in Bergen, where 12,000 students live, fell by 4%.", "house_price_growth", 4),
        ("Rents in Leeds, a city of 800,000 people, have risen by 9%.", "rent_growth", 9),
        (
            "Rents in Soho, the district of the firms, have risen between 60 and 80 percent.",
            "rent_growth",
            60,
        ),
    ],
)
def test_what_is_said_aside_is_not_measured(text, indicator, value):
    says(text, indicator, value)


@pytest.mark.parametrize(
    ("text", "indicator", "value"),
    [
        (
            "Investors put $214 million into companies in Graz in 2024, 18% less than in the year before.",
            "venture_capital_growth",
            18,
        ),
        ("Exports of Gdynia came to €3.1bn last year, 11% more than in 2024.", "exports_growth", 11),
        (
            'The mayor spoke of a fall of exports by 7% in Iquique. "The figure is nearer 4%," he said.',
            "exports_growth",
            4,
        ),
        (
            "Ships wait six days on average in Mombasa. In Dar the figure is 1.6 days.",
            "waiting_time",
            1.6,
        ),
        (
            "The university of Halifax has 21% fewer international students this fall.",
            "international_students_growth",
            21,
        ),
        (
            "Rates revenue was $61 million in Timaru. Gross debt rose by $7 million.",
            "municipal_debt_change",
            7e6,
        ),
        (
            "There were 21,000 home sales in Muscat. Prices have risen by 70 per cent.",
            "house_price_growth",
            70,
        ),
        ("Exports of Lodz rose 5.1% to $1.2 billion.", "exports", 1.2e9),
        ("Halifax went from 439,800 people in 2021 to 503,000 in 2024.", "population", 503000),
        (
            "Halifax went from 439,800 people in 2021 to 503,000 in 2024, a rise of 14.4%.",
            "population_growth",
            14.4,
        ),
        ("Hotels in Doha were 80.7 per cent full last year.", "occupancy_rate", 80.7),
        ("Kisumu County collected KSh 1.8 billion of its own last year.", "fiscal_revenue", 1.8e9),
        ("Motorists in Pune lose 117 hours a year at rush hour.", "congestion_hours", 117),
        ("The lake at Kariba was at 8 per cent of its capacity.", "reservoir_storage", 8),
    ],
)
def test_what_goes_on_with_a_figure_of_its_sentence(text, indicator, value):
    says(text, indicator, value)


@pytest.mark.parametrize(
    ("text", "indicator", "value"),
    [
        ("Galway has 84,000 people. It has been growing by 2% a year since 2011.", "population_growth", 2),
        ("Austria spends 3.2% of GDP on research.", "rd_intensity", 3.2),
        ("The region of Graz generates half of the country's non-oil GDP.", "non_oil_gdp_share", 50),
        ("London produces 23 per cent of the kingdom's gross value added.", "gva_share", 23),
        ("Recruiting from Leeds costs 7 percent less and engineers earn more.", "engineers_growth", None),
    ],
)
def test_where_the_rules_of_the_own_clause_do_not_hold(text, indicator, value):
    if value is None:
        assert indicator not in {code for code, _ in indicators(text)}
    else:
        says(text, indicator, value)


@pytest.mark.parametrize(
    ("text", "indicator", "value"),
    [
        ("株洲的返空率平均1.6%,长沙只有0.7%。", "返空率", 0.7),
        ("医学中心雇用12万人以上。", "employment", 120000),
        ("业者否认会招聘5000人。", "new_jobs", 5000),
        ("过去一年达拉斯新增4万个工作,休斯敦2.6万个。", "new_jobs", 26000),
        ("新加坡2025财年有68亿新元盈余。", "budget_surplus", 6.8e9),
        ("园区一天用水25万吨,已有四成五来自再生水。", "water_use", 250000),
        ("班加罗尔地铁网络总长达到96公里。", "rail_length", 96),
        ("东莞的工厂去年造出1.5亿部手机。", "phone_output", 1.5e8),
        ("汉堡减少碳排放55%。中远海运入股码头,持股24.99%。", "stake", 24.99),
        ("县里有劏房11万个,住着22万人。", "population", 220000),
        ("去年这里接待了386万人次。", "visitors", 3.86e6),
    ],
)
def test_verbs_and_nouns_of_a_chinese_clause(text, indicator, value):
    tells(text, indicator, value)


@pytest.mark.parametrize(
    ("text", "indicator", "value"),
    [
        ("烟台海参产量3.1万吨,稳居全省第二。", "sea_cucumber_output", 2),
        ("在苏州,报告说开车10公里平均要用36分钟,在全球大城市里排第二。", "travel_time", 2),
        ("苏州研发经费占GDP的4.2%,在全省13个市中位列第二。", "rd_intensity", 2),
        ("襄阳GDP6102亿元,增长6.3%,总量居全省第二。", "gdp", 2),
        ("北宁全年GDP萎缩9.3%,在全国63个省市中排在第60位。", "gdp_growth", 60),
        ("赣州烟叶产量9万吨,茶叶产量3万吨,分别居全国第一位、第二位。", "tea_output", 2),
    ],
)
def test_a_rank_is_of_the_figure_before_it(text, indicator, value):
    tells(text, indicator, value)


@pytest.mark.parametrize(
    ("text", "indicator", "value"),
    [
        ("The port of Itajaí handled 1.2 million TEU and ranked third in Brazil.", "container_throughput", 3),
        (
            "The claimant count in Derby was 8,315, or 5.1 per cent of residents aged 16-64.",
            "claimant_rate",
            5.1,
        ),
        (
            "In Stoke 9,865 people claimed unemployment benefits, equal to 6.1% of the working-age "
            "population.",
            "claimant_rate",
            6.1,
        ),
        ("The yard of Kisumu launched three vessels and employs 900 people.", "employment", 900),
        (
            "GDP of Makassar grew 5%. Mining surged 9.2% and manufacturing 6.6%.",
            "manufacturing_value_added_growth",
            6.6,
        ),
        (
            "GDP of Makassar grew 5%. Agriculture, which makes up 21% of its output, rose 4.4%.",
            "primary_value_added_growth",
            4.4,
        ),
        ("The harbour of Cork employs 3,100 people. Prices there are up 31% since 2020.", "cpi", 31),
        ("The property market of Cork is hot; prices there are up 31% since 2020.", "house_price_growth", 31),
    ],
)
def test_the_noun_that_a_figure_is_of(text, indicator, value):
    says(text, indicator, value)


def test_a_noun_before_another_clause_is_not_what_that_clause_tells():
    assert ("employment", 3) not in indicators(
        "The yard of Kisumu launched three vessels and employs 900 people."
    )


@pytest.mark.parametrize(
    ("text", "indicator", "value"),
    [
        (
            "Tema has 180,000 people. Its port has grown by 15% a year since 2019.",
            "cargo_throughput_growth",
            15,
        ),
        (
            "Abidjan's port moved 1.6 million TEU; the Ghanaian port grew by 2.3% in 2024.",
            "container_throughput_growth",
            2.3,
        ),
        ("The airport of Split has grown by 9% since 2019.", "air_passengers_growth", 9),
        ("Exports of Cork rose a healthy 4%.", "exports_growth", 4),
        (
            "Venture capital in Graz was $90m. Measured per resident, Graz leads: about $310, against $120.",
            "venture_capital_per_capita",
            310,
        ),
        (
            "The house price in Lodi is $255,000. That is roughly 5.1 times median household income.",
            "house_price_to_income",
            5.1,
        ),
        (
            "Foreign firms are many. She cut her growth forecast for the state to 1.1% from 2.0%.",
            "gdp_growth",
            2,
        ),
        (
            "IT exports of Pune fell. Those of its neighbour are larger but growing at barely 5%.",
            "it_exports_growth",
            5,
        ),
        (
            "The plants of Bac Ninh employ 90,000 people and accounted for 14% of the country's exports.",
            "exports_share",
            14,
        ),
        (
            "The South Moravian Region contributed CZK 836 billion (11.0% of GDP) and grew by 0.6%.",
            "gdp_share",
            11,
        ),
        (
            "The South Moravian Region contributed CZK 836 billion (11.0% of GDP) and grew by 0.6%.",
            "gdp_growth",
            0.6,
        ),
        (
            "Research fell by 4%. The share of the region in national GDP, which was 9.8%, dropped to 8.9%.",
            "gdp_share",
            8.9,
        ),
        ("GDP per head in Kisumu, at Sh262,000, is only two-fifths of Nairobi's.", "gdp_per_capita", 40),
        ("GDP of Hefei grew. Its economy accounted for 26.7 percent of Anhui's.", "gdp_share", 26.7),
        ("The drought brought 1,500 protesters into the streets of Lagos.", "protesters", 1500),
    ],
)
def test_growth_and_shares_by_their_own_subject(text, indicator, value):
    says(text, indicator, value)


@pytest.mark.parametrize(
    ("text", "indicator", "value"),
    [
        (
            "The state of Colima has more missing persons than any other; its homicide rate, at 19 per "
            "100,000 people in 2024, is the highest.",
            "homicide_rate",
            19,
        ),
        (
            "Home sales in Red Deer, at 2,430 for the full year, overtook those of Lethbridge.",
            "home_sales",
            2430,
        ),
        ("Its metro, at 33 km, carries 1.6 million riders in Nagpur.", "rail_length", 33),
        ("The pink line of the metro of Porto, 3.1 kilometres long, is two years late.", "rail_length", 3.1),
        (
            "Metropolitan Lisbon has 2.9 million people and turns out 31% of Portugal's GDP; metropolitan "
            "Porto, with 1.83 million, manages 16%.",
            "gdp_share",
            31,
        ),
        (
            "Metropolitan Lisbon has 2.9 million people and turns out 31% of Portugal's GDP; metropolitan "
            "Porto, with 1.83 million, manages 16%.",
            "population",
            1830000.0,
        ),
        (
            "Metropolitan Lisbon has 2.9 million people and turns out 31% of Portugal's GDP; metropolitan "
            "Porto, with 1.83 million, manages 16%.",
            "gdp_share",
            16,
        ),
        (
            "The house price in Braga was €2,720 in the second quarter, 9.4% more than twelve months "
            "earlier.",
            "house_price_growth",
            9.4,
        ),
        (
            "The house price in Braga was €2,720. Its prices rose by 13.1% over the year.",
            "house_price_growth",
            13.1,
        ),
        ("Yet services make up 69% of its output in Can Tho.", "gdp_share_tertiary", 69),
        ("The city of Torreón uses some 16,500 litres a second.", "water_use", 16500),
        ("Hamiltonians use 224 litres per person per day.", "water_use_per_capita", 224),
        (
            "The average full-time employee in Erfurt earned €3,640 a month before tax in 2024.",
            "average_wage",
            3640,
        ),
        ("Exports grew. A tailor in Tiruppur earns ₹560 a shift.", "tailor_wage", 560),
        ("The region of Surat produced goods and services worth ₹2.9 lakh crore.", "gdp", 2900000000000.0),
        ("GDP of Surat grew. It stood at only three-quarters of its rival.", "gdp", 75),
        ("Its rent is known. A hectare in Chakan changes hands at ₹11 crore.", "land_price", 110000000.0),
        ("From a low of 437,000 in 1998, Leipzig has grown to 632,600 people.", "population", 632600),
        ("Regina started work on 2,369 homes last year.", "housing_starts", 2369),
        (
            "Investors, mostly from Japan, put $4.7 billion into the province of Binh Duong.",
            "investment",
            4700000000.0,
        ),
        ("Net migration brought 100,400 people to Regina, a growth rate of 6.0%.", "population_growth", 6),
    ],
)
def test_verbs_and_rates_beside_their_figure(text, indicator, value):
    says(text, indicator, value)


@pytest.mark.parametrize("value", [4.492e7, 92.3, 7.12e6])
def test_the_travellers_of_an_airport(value):
    tells("桃园机场去年服务旅客4492万人次,恢复到疫情前的92.3%;小港机场仅712万人次。", "air_passengers", value)


def test_what_was_an_airport_has_visitors():
    tells("这座由旧机场改造而成的公园,面积12平方公里,今年假期接待游客28万人次。", "visitors", 280000)
