"""Indicators that say of which sector, goods, group, partner or body they are, and per what."""

import pytest

from own_articles import filler
from poliscope.data.articles import read_article


def codes(text):
    aside = filler(text)
    return [claim.indicator for claim in read_article(f"{aside}\n{text} {aside}").claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In 2024 Odense had 190 robotics firms with 4,100 employees.",
            ["robot_firms", "robotics_employment"],
        ),
        ("Turin's aerospace companies employed 15,800 people in 2023.", ["aerospace_employment"]),
        ("Ghent is home to 90 biotech companies in 2024.", ["biotech_firms"]),
        ("Server shipments from Monterrey rose 41 percent in 2024.", ["server_shipments_growth"]),
        ("Whisky exports from Speyside rose 4 percent in 2024.", ["whisky_exports_growth"]),
        ("Wine exports of Mendoza reached $812 million in 2024.", ["wine_exports"]),
        ("Dental jobs in Tijuana rose 4 percent in 2024.", ["dental_employment_growth"]),
        ("Port employment in Antwerp reached 71,000 in 2024.", ["port_employment"]),
        ("Airport revenue of Doha rose 8 percent in 2024.", ["airport_revenue_growth"]),
        (
            "Women account for 36 percent of tech workers in Bristol in 2024.",
            ["female_technology_employment_share"],
        ),
        ("In 2024, 31 percent of Lyon's engineers were women.", ["female_engineers_share"]),
        ("Healthy life expectancy of men in Hull was 57.1 years in 2022.", ["male_healthy_life_expectancy"]),
        (
            "Foreign-owned companies account for 58 percent of Gyor's exports in 2024.",
            ["foreign_firms_exports_share"],
        ),
        ("Exports of Monterrey to the United States rose 9 percent in 2024.", ["us_exports_growth"]),
        ("China bought 41 percent of Chile's exports in 2024.", ["china_exports_share"]),
        ("Germany took 31 percent of the exports of Brno in 2024.", ["germany_exports_share"]),
    ],
)
def test_a_noun_before_tells_the_kind(text, expected):
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chile's lithium industry is concentrated in Antofagasta. In 2024 it employed "
            "6,100 people and earned revenue of $4.1 billion.",
            ["lithium_employment", "lithium_revenue"],
        ),
        (
            "The robotics cluster of Odense keeps growing. It has 190 firms and 4,100 employees in 2024.",
            ["robot_firms", "robotics_employment"],
        ),
        (
            "The aerospace sector of Querétaro has 87 companies, employs 9,200 people and "
            "exported goods worth $1.6 billion in 2024.",
            ["aerospace_firms", "aerospace_employment", "aerospace_exports"],
        ),
        (
            "The port of Kribi employs 2,300 people and had revenue of $81 million in 2024.",
            ["port_employment", "port_revenue"],
        ),
        (
            "Querétaro's aerospace sector has 87 companies. The city's economy employs "
            "640,000 people in 2024.",
            ["aerospace_firms", "employment"],
        ),
        (
            "Semiconductors are the pride of Penang: 350 companies, 88,000 employees and "
            "exports of $61 billion in 2024.",
            ["semiconductor_firms", "semiconductor_employment", "semiconductor_exports"],
        ),
    ],
)
def test_what_the_passage_is_about_goes_on(text, expected):
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2024年槟城共有半导体企业350家,从业人员8.8万人,出口610亿美元。",
            ["semiconductor_firms", "semiconductor_employment", "semiconductor_exports"],
        ),
        ("2024年釜山港区就业人数为18.2万人。", ["port_employment"]),
        (
            "2024年佛山对东盟出口增长12.1%,对拉美出口增长8.3%。",
            ["asean_exports_growth", "latin_america_exports_growth"],
        ),
        ("2024年桃園製造業受僱員工每人每月總薪資6.1萬元。", ["manufacturing_average_wage"]),
        ("2024年常州外资企业占进出口总值的48%。", ["foreign_firms_trade_share"]),
        ("2024年杭州女性占科技从业人员的36%。", ["female_technology_employment_share"]),
        ("2024年合肥生命科学企业达到420家。", ["life_science_firms"]),
        (
            "2024年成都游戏产业实现营收612亿元,从业人员8.1万人,企业1200家。",
            ["game_revenue", "game_employment", "game_firms"],
        ),
        (
            "2024年东营橡胶轮胎企业87家,从业人员5.1万人,全市规模以上工业企业1200家。",
            ["tyre_firms", "tyre_employment", "scale_industrial_firms"],
        ),
        ("2024年青岛海洋产业企业3200家,全市生产总值1.67万亿元。", ["marine_firms", "gdp"]),
    ],
)
def test_chinese_kinds_and_subjects(text, expected):
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2024 Lyon had 41,000 companies and 812,000 jobs.", ["firms", "employment"]),
        ("Leeds is known for its textile industry. It has 41,000 firms in 2024.", ["firms"]),
        (
            "The port of Kribi handled 1.2 million TEU in 2024. The city's firms employ 41,000 people.",
            ["container_throughput", "employment"],
        ),
        (
            "The chip cluster of Graz is young. The whole economy of Graz has 190,000 jobs in 2024.",
            ["employment"],
        ),
        ("A University of Leeds study of 2024 counts 9,500 jobs in Hull.", ["employment"]),
        ("China makes up 14 percent of the world's exports in 2024.", ["exports_share"]),
        ("Local firms of Padua earned revenue of €41 billion in 2024.", ["revenue"]),
        ("Participating companies in Ghent numbered 412 in 2024.", ["firms"]),
        ("2024年合肥半导体产业发展迅速。全市企业达到12万家,就业人员410万人。", ["firms", "employment"]),
        ("2024年无锡出口6100亿元。", ["exports"]),
        ("2024年数据显示,台州企业达到12万家。", ["firms"]),
        ("2024年桃园的大学有16所,研发人员4.1万人。", ["universities", "rd_personnel"]),
    ],
)
def test_nothing_narrows_what_is_of_the_whole(text, expected):
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In 2024 exports of Arequipa reached $9 billion. Copper accounted for 41% of that.",
            ["exports", "copper_exports_share"],
        ),
        ("Electronics are 38 per cent of Penang's exports in 2024.", ["electronics_exports_share"]),
        (
            "Puebla exported goods worth $19 billion in 2024, more than half of it cars.",
            ["exports", "car_exports_share"],
        ),
        ("Manufacturing makes up 9 percent of jobs in Leeds in 2024.", ["manufacturing_employment_share"]),
        (
            "Health and education account for 21 percent of employment in Dundee in 2024.",
            ["education_health_employment_share"],
        ),
        ("Tourism provided 14 percent of the jobs of Malaga in 2024.", ["tourism_employment_share"]),
        ("In 2024, 31 percent of Lyon's engineers were women.", ["female_engineers_share"]),
        (
            "In 2024 Tiruppur's mills employed 410,000 people, of whom 61 per cent were women.",
            ["employment", "female_employment_share"],
        ),
        ("In 2024, 51 percent of the residents of Lyon were women.", ["female_population_share"]),
        ("2024年常州外资企业占进出口总值的48%。", ["foreign_firms_trade_share"]),
        ("2024年苏州外资企业贡献了进出口总值的六成。", ["foreign_firms_trade_share"]),
        ("2024年杭州女性占科技从业人员的36%。", ["female_technology_employment_share"]),
        ("2024年东莞女性占就业人员的45%。", ["female_employment_share"]),
        ("2024年景德镇陶瓷产业占全市税收的31%。", ["ceramics_tax_revenue_share"]),
        ("Chengdu accounts for 41 percent of the province's exports in 2024.", ["exports_share"]),
    ],
)
def test_shares_of_sectors_goods_and_groups(text, expected):
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Healthy life expectancy of men in Hull was 57.1 years in 2022.", ["male_healthy_life_expectancy"]),
        ("Life expectancy for women in Leeds reached 82.1 years in 2022.", ["female_life_expectancy"]),
        ("2023年长沙女性人均预期寿命83.2岁。", ["female_life_expectancy"]),
        ("2024年成都二手住宅成交均价为每平方米1.41万元。", ["secondhand_house_price"]),
        (
            "2024年成都二手房均价每平方米1.41万元,新建商品住宅均价1.9万元。",
            ["secondhand_house_price", "new_house_price"],
        ),
        ("Bikes account for a modal share of 31 percent in Bremen in 2023.", ["cycling_modal_share"]),
        (
            "In 2023 the modal share of public transport in Graz was 21 percent.",
            ["public_transport_modal_share"],
        ),
        ("In Bremen 24 percent of people cycle to work in 2023.", ["cycling_modal_share"]),
        ("Puebla exported furniture worth $1.2 billion in 2024.", ["furniture_exports"]),
        ("2024年桃園製造業受僱員工每人每月總薪資6.1萬元。", ["manufacturing_average_wage"]),
        ("2024年雲林縣長期債務41億元。", ["long_term_government_debt"]),
        ("The average house price in Leeds was £241,000 in 2024.", ["house_price"]),
        ("2024年安吉出口家具210亿元。", ["furniture_exports"]),
        ("Kumamoto made chips worth 1.1 trillion yen in 2024.", ["semiconductor_output"]),
        ("In 2024 the town sold bicycles worth €21 million.", ["bicycle_sales"]),
    ],
)
def test_kinds_near_the_phrase_and_goods_by_their_worth(text, expected):
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In the new quarter of Graz there are 0.4 parking spaces per home in 2024.",
            ["parking_spaces_per_home"],
        ),
        ("Farms of Almería earned revenue of €61,000 per hectare in 2024.", ["revenue_per_ha"]),
        ("2024年丽江每位游客消费1210元。", ["spending_per_visitor"]),
        ("Investment per firm in Coimbatore was $2 million in 2024.", ["investment_per_firm"]),
        ("Rents in Graz were €14 a square metre in 2024.", ["rent"]),
        ("2024年成都房价每平方米1.6万元。", ["house_price"]),
    ],
)
def test_per_what(text, expected):
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2024年舟山的船舶工业完成工业总产值512亿元,增长9.1%。",
            ["shipbuilding_output", "shipbuilding_output_growth"],
        ),
        (
            "2024年舟山修船产值120亿元,海工装备产值88亿元。",
            ["ship_repair_output", "offshore_equipment_output"],
        ),
        ("徐州靠的是工程机械,2024年这个行业的产值增长2.1%。", ["construction_machinery_output_growth"]),
        ("2024年西安集成电路产业产值1900亿元,从业人员6.1万人。", ["ic_revenue", "semiconductor_employment"]),
        (
            "Exports of Chihuahua reached $61 billion in 2024, of which 48% was electronics.",
            ["exports", "electronics_exports_share"],
        ),
        (
            "Exports of Puebla reached $21 billion in 2024, but carmakers, who account for "
            "81% of them, fear tariffs.",
            ["exports", "car_exports_share"],
        ),
        ("2024年郑州手机产量1.1亿部,其中八成以上出口。", ["phone_output", "phone_exports_share"]),
        ("2024年重庆江北机场服务旅客4800万人次。", ["air_passengers"]),
        ("The vacancy rate of industrial buildings in Bremen was 2.1% in 2024.", ["industrial_vacancy_rate"]),
        ("Rents in Graz were €14 a square metre in 2024.", ["rent"]),
        (
            "Odense has made itself a home of robots. The cluster now counts 160 companies, "
            "employs 4,100 people and had a turnover of €1.2 billion in 2024.",
            ["robot_firms", "robotics_employment", "robotics_revenue"],
        ),
        (
            "Dairy is the backbone of Waikato: the sector employs 11,000 people and earned "
            "NZ$6 billion in exports in 2024.",
            ["dairy_employment", "dairy_exports"],
        ),
        (
            "Wind power companies in Esbjerg employ 6,200 people and invested €310 million in 2024.",
            ["wind_employment", "wind_investment"],
        ),
        (
            "The diamond business of Surat, with 6,000 firms, gives work to 800,000 people.",
            ["diamond_firms", "diamond_employment"],
        ),
        (
            "Surat's textile mills employ 410,000 workers; the city has 7 million inhabitants.",
            ["textile_employment", "population"],
        ),
        (
            "Tallinn's start-ups raised €410 million in 2024 and employ 9,100 people.",
            ["venture_capital", "startup_employment"],
        ),
        (
            "The University of Ghent spent €410 million on research in 2024.",
            ["higher_education_rd_expenditure"],
        ),
        ("Employment in shipbuilding in Gdansk fell to 12,000 in 2024.", ["shipbuilding_employment"]),
        ("Average pay in the finance sector of Leeds was £51,000 in 2024.", ["financial_average_wage"]),
        ("Nurses in Hull earned an average salary of £34,000 in 2024.", ["average_wage"]),
        (
            "Cork has 210 foreign-owned companies employing 41,000 people in 2024.",
            ["foreign_firms", "foreign_firms_employment"],
        ),
        ("Chinese visitors to Kyoto numbered 1.9 million in 2024.", ["chinese_visitors"]),
        ("In 2024 Phuket received 1.2 million visitors from Russia.", ["russia_visitors"]),
        ("Foreign students in Melbourne numbered 110,000 in 2024.", ["international_students"]),
        ("Graduates in engineering in Pune numbered 61,000 in 2024.", ["engineering_graduates"]),
        (
            "Steel output of Tangshan fell 4 percent in 2024, while steel exports rose 9 percent.",
            ["steel_output_growth", "steel_exports_growth"],
        ),
        (
            "The airport of Doha employs 41,000 people; it had revenue of $3.1 billion in 2024.",
            ["airport_employment", "airport_revenue"],
        ),
        (
            "2024年,景德镇陶瓷企业超过7000家,从业人员15万人,年营收900亿元。",
            ["ceramics_firms", "ceramics_employment", "ceramics_revenue"],
        ),
        (
            "2024年,安吉椅业企业700家,从业人员4.1万人,出口额180亿元。",
            ["chair_firms", "chair_employment", "chair_exports"],
        ),
        ("义乌小商品市场有商位7.5万个,2024年市场成交额2900亿元。", ["stalls", "market_turnover"]),
        ("2024年广州港从业人员4.1万人,营业收入140亿元。", ["port_employment", "port_revenue"]),
        (
            "2024年成都会展业带动就业12万人,实现收入1400亿元。",
            ["exhibition_employment", "exhibition_revenue"],
        ),
        (
            "高雄半導體產業鏈2024年產值1.1兆元,從業人員8萬人。",
            ["semiconductor_output", "semiconductor_employment"],
        ),
        ("2024年新竹外籍移工人數4.1萬人。", ["migrant_workers"]),
        ("2024年深圳女性高层次人才1.2万人。", ["female_talent"]),
        (
            "2024年佛山家电产业出口增长8.1%,家具出口下降3.2%。",
            ["home_appliance_exports_growth", "furniture_exports_growth"],
        ),
        (
            "2024年宁波对非洲进出口410亿元,对拉美出口320亿元,自东盟进口210亿元。",
            ["africa_trade", "latin_america_exports", "asean_imports"],
        ),
        ("2024年昆明鲜切花出口额8.1亿元,切花企业320家。", ["cut_flower_exports", "cut_flower_firms"]),
        ("2024年成都接待韩国游客21万人次,日本游客12万人次。", ["korea_visitors", "japan_visitors"]),
        (
            "2024年柳州汽车产业从业人员9.1万人。全市规模以上工业企业1200家,城镇新增就业4.1万人。",
            ["car_employment", "scale_industrial_firms", "new_jobs"],
        ),
        (
            "2024年盐城新能源产业开票销售1200亿元,其中光伏受价格拖累,产值下降5.1%。",
            ["new_energy_revenue", "photovoltaic_output_growth"],
        ),
        ("厦门大学2024年科研经费21亿元。", ["higher_education_rd_expenditure"]),
        (
            "In 2024 Leeds counted 310 tech start-ups employing 4,100 people.",
            ["startups", "startup_employment"],
        ),
        ("这座公园由旧机场改造而成,2024年接待游客31万人次。", ["visitors"]),
        (
            "Brno's space sector employs 1,800 people in 2024, up 9 percent on 2023.",
            ["space_employment", "space_employment_growth"],
        ),
        (
            "Penang's exports to China fell 8 percent in 2024, and those to India rose 21 percent.",
            ["china_exports_growth", "india_exports_growth"],
        ),
        ("Imports of Chile from Brazil reached $6 billion in 2024.", ["brazil_imports"]),
        ("Investment in data centres in Johor reached $21 billion in 2024.", ["data_centre_investment"]),
        ("Fishing gives work to 41,000 people in Agadir in 2024.", ["fishery_employment"]),
        (
            "2024年宁德锂电产业从业人员12万人,其中女性占41%。",
            ["battery_employment", "female_battery_employment_share"],
        ),
        (
            "2024年喀什对中亚五国出口增长41%,占全市出口的72%。",
            ["central_asia_exports_growth", "central_asia_exports_share"],
        ),
        ("2024年绵阳民营企业进出口占全市的71%。", ["private_trade_share"]),
        (
            "2024年武汉存储芯片企业120家,光通信企业410家。",
            ["semiconductor_firms", "optical_communication_firms"],
        ),
        ("2024年三亚接待俄罗斯游客31万人次,增长2.1倍。", ["russia_visitors", "russia_visitors_growth"]),
        ("2024年常州新能源产业投资增长21%。", ["new_energy_investment_growth"]),
        ("2024年鄂尔多斯煤炭企业利润下降31%。", ["coal_profit_growth"]),
        ("2024年成都软件产业人才61万人。", ["software_talent"]),
        ("Public transport in Graz carried 121 million passengers in 2024.", ["passenger_volume"]),
        ("2024年南通家纺市场成交额1200亿元。", ["home_textile_market_turnover"]),
        ("2024年昆明鲜切花市场交易额115亿元。", ["cut_flower_market_turnover"]),
        ("2024年义乌市场成交额2900亿元。", ["market_turnover"]),
        ("The airport of Graz handled 1.1 million passengers in 2024.", ["air_passengers"]),
        (
            "The city's aerospace exports reached $2 billion in 2024, and 71 percent of them went to Canada.",
            ["aerospace_exports", "canada_aerospace_exports_share"],
        ),
        (
            "Agriculture employs 41 percent of the workers of Kisumu in 2023.",
            ["agricultural_employment_share"],
        ),
        ("Foreigners made up 31 percent of the workforce of Basel in 2024.", ["foreign_employment_share"]),
        ("Output of wheat in Kansas fell 9 percent in 2024.", ["wheat_output_growth"]),
        ("In 2024 state-owned firms of Hefei earned profits of 21 billion yuan.", ["state_profit"]),
        ("Offshore wind investment in Esbjerg reached €2 billion in 2024.", ["wind_investment"]),
        ("In 2024 Almería's greenhouse vegetable exports were worth €3 billion.", ["vegetable_exports"]),
        (
            "2024年合肥新能源汽车企业120家、从业人员8.1万人、出口21亿美元。",
            ["nev_firms", "nev_employment", "nev_exports"],
        ),
        (
            "2024年义乌对“一带一路”共建国家进出口3100亿元,增长9.1%。",
            ["belt_and_road_trade", "belt_and_road_trade_growth"],
        ),
        ("2024年武汉女性就业人员210万人。", ["female_employment"]),
        ("2024年台州国有企业利润21亿元,民营企业利润310亿元。", ["state_profit", "private_profit"]),
        ("2024年洛阳工业机器人企业21家,营业收入12亿元。", ["robot_firms", "robotics_revenue"]),
    ],
)
def test_sectors_in_passages(text, expected):
    assert codes(text) == expected
