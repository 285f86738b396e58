"""What newspapers name a measured thing, in Chinese and English, and names made of an article's own words."""

from __future__ import annotations

import pytest

from poliscope.data.articles import read_article


def read(text, tmp_path):
    page = tmp_path / "page.txt"
    page.write_text(text, encoding="utf-8")
    return [(claim.indicator, claim.value) for claim in read_article(page).claims]


#: Things measured in city and regional reporting, with the code of each.
MEASURED = [
    ("The median wage in Leeds was £31,400 in 2024.", "median_wage", 31400.0),
    ("2024年新竹市薪資中位數為72.5萬元。", "median_wage", 725000.0),
    (
        "In Savannah the homeowners' insurance premium averaged $2,900 in 2024.",
        "home_insurance_premium",
        2900.0,
    ),
    ("2024年佛罗里达一户住宅保险费平均为5400美元。", "home_insurance_premium", 5400.0),
    ("The property tax rate in Newark is 3.2%.", "property_tax_rate", 3.2),
    ("一个月的养老院费用在长沙平均为4200元。", "elderly_care_fee", 4200.0),
    ("Care home occupancy in Kent was 87% in 2024.", "elderly_care_beds_occupancy_rate", 87.0),
    ("2024年南京市养老机构入住率为52%。", "elderly_care_beds_occupancy_rate", 52.0),
    ("Wuxi opened 120 community canteens in 2024.", "community_canteens", 120.0),
    ("2024年无锡新建社区食堂120个。", "community_canteens", 120.0),
    ("Ouagadougou has 1,340 boreholes.", "boreholes", 1340.0),
    ("全县共有抗旱机井2300眼。", "boreholes", 2300.0),
    ("Some 4,200 furloughed workers were registered in Linz in March 2024.", "furloughed_workers", 4200.0),
    ("2024年3月桃园市减班休息人数2100人。", "furloughed_workers", 2100.0),
    ("Detroit counted 18,000 vacant homes in 2023.", "vacant_homes", 18000.0),
    ("2023年长春市住房空置率为14%。", "vacant_homes", 14.0),
    ("In Lisbon the ferry fare rose to €1.50.", "bus_fare", 1.5),
    ("成都地铁日均客流612万人次。", "metro_passengers", 6120000.0),
    ("2024年杭州公交日均客流210万人次。", "bus_passengers", 2100000.0),
    ("Metro ridership in Santiago reached 2.1 million a day in 2024.", "metro_passengers", 2100000.0),
    ("Bus patronage in Auckland reached 64 million in 2024.", "bus_passengers", 64000000.0),
    ("Punctuality on the Cologne lines was 81% in 2024.", "punctuality", 81.0),
    ("2024年昆明机场航班准点率为88.2%。", "punctuality", 88.2),
    ("Antwerp's quay length is 160 km.", "quay_length", 160.0),
    ("Tema handled 1.9 million tonnes of liquid bulk in 2023.", "liquid_bulk", 1900000.0),
    ("In 2024 Valencia's waste charges rose to €240.", "waste_fee", 240.0),
    ("Leicester recorded 1,140 fly-tipping incidents in 2023.", "fly_tipping", 1140.0),
    ("2024年重庆高温日达到68天。", "heat_days", 68.0),
    ("The wildfires left a burnt area of 12,400 hectares in Evros in 2023.", "burnt_area", 124.0),
    ("The flood destroyed 1,300 homes in Derna in 2023.", "homes_destroyed", 1300.0),
    ("2024年暴雨造成陇南倒塌房屋320间。", "homes_destroyed", 320.0),
    ("In 2024 the firm closed three plants in Turin.", "factory_closures", 3.0),
    ("Evictions in Milan rose to 3,400 in 2023.", "evictions", 3400.0),
    ("Asylum seekers in Dublin numbered 9,200 in 2024.", "asylum_seekers", 9200.0),
    ("2024年宁波市常住外国人1.8万人。", "foreign_residents", 18000.0),
    ("Tuition fees in Leiden are €2,530 a year.", "tuition_fees", 2530.0),
    ("Museum visitors in Bilbao numbered 1.3 million in 2024.", "museum_visitors", 1300000.0),
    ("2024年西安博物馆接待观众4200万人次。", "museum_visitors", 42000000.0),
    ("Coffee production in Huila reached 150,000 tonnes in 2023.", "coffee_output", 150000.0),
    ("2024年普洱咖啡豆产量5.8万吨。", "coffee_output", 58000.0),
    ("2024年锡林郭勒羊肉产量24万吨。", "mutton_output", 240000.0),
    ("2024年锡林郭勒羊存栏620万只。", "sheep_stock", 6200000.0),
    ("2024年合肥整车产能达到200万辆。", "car_capacity", 2000000.0),
    ("Skoda's vehicle production in Mlada Boleslav was 640,000 in 2023.", "car_output", 640000.0),
    ("Angel investment in Porto reached €45 million in 2023.", "angel_investment", 45000000.0),
    ("2024年成都天使投资12亿元。", "angel_investment", 1200000000.0),
    ("IPO proceeds in Mumbai reached $19 billion in 2024.", "ipo_funds", 19000000000.0),
    ("Household debt in Seoul was 104% of GDP in 2023.", "household_debt", 104.0),
    ("The policy rate in Ankara stands at 45%.", "interest_rate", 45.0),
    ("2024年武汉新发放企业贷款加权平均利率为3.6%。", "interest_rate", 3.6),
    ("Reservoir levels in Cape Town fell to 38% in May 2024.", "reservoir_storage", 38.0),
    ("2024年5月石门水库蓄水率为61%。", "reservoir_storage", 61.0),
    ("Burglaries in Bristol fell to 2,900 in 2023.", "burglaries", 2900.0),
    ("Car thefts in Toronto reached 9,700 in 2023.", "car_thefts", 9700.0),
    ("Retail space in Warsaw totals 2.3 million square metres.", "retail_space", 2300000.0),
    ("2024年上海商业面积2800万平方米。", "retail_space", 28000000.0),
    ("The shop vacancy rate in Ghent was 11% in 2024.", "retail_vacancy_rate", 11.0),
    ("Warehouse vacancy in Lodz was 6.4% in 2024.", "warehouse_vacancy_rate", 6.4),
    ("2024年武汉仓储空置率为18%。", "warehouse_vacancy_rate", 18.0),
    ("2024年台中市托育费用每月1.6万元。", "childcare_fee", 16000.0),
    ("Childcare fees in Zurich average CHF 2,800 a month.", "childcare_fee", 2800.0),
    ("2024年嘉兴平均班额为41人。", "class_size", 41.0),
    ("Ambulance response time in Wigan averaged 9 minutes in 2024.", "ambulance_response_time", 9.0),
    ("2024年济南平均住院日为7.2天。", "length_of_stay", 7.2),
    ("Child poverty in Fresno stands at 26%.", "child_poverty", 26.0),
    ("Water losses in Sofia fell to 48%.", "water_losses", 48.0),
    ("Leakage in Sofia's network fell to 48%.", "water_losses", 48.0),
    ("2024年遂宁供水管网漏损率为9%。", "water_losses", 9.0),
    ("Bike lanes in Bogotá now total 630 km.", "bike_lanes", 630.0),
    ("2024年郑州自行车专用道120公里。", "bike_lanes", 120.0),
    ("Fare evasion in Melbourne was 4.2% in 2024.", "fare_evasion", 4.2),
    ("In 2024 gas consumption in Baku was 4 billion cubic metres.", "gas_consumption", 4000000000.0),
    ("2024年鄂尔多斯煤炭储量2100亿吨。", "mineral_reserves", 210000000000.0),
    ("Wind turbines in Jutland number 4,100.", "wind_turbines", 4100.0),
    ("Offshore wind capacity off Hull reached 2,600 MW in 2024.", "offshore_wind_capacity", 2600000.0),
    ("Data centre capacity in Dublin reached 1,150 MW in 2024.", "data_centre_capacity", 1150000.0),
    ("2024年苏州工业用水8.2亿立方米。", "industrial_water_use", 820000000.0),
    ("The gender pay gap in Graz is 17%.", "wage_gap", 17.0),
    ("Staff turnover in Pune's IT firms was 13% in 2024.", "staff_turnover", 13.0),
    ("Tourist tax revenue in Venice reached €38 million in 2024.", "tourist_tax", 38000000.0),
    ("2024年北京小客车指标10万个。", "vehicle_plates", 100000.0),
    ("2024年三亚机票均价1120元。", "air_fare", 1120.0),
    ("Airline seats to Faro rose to 5.2 million in 2024.", "airline_seats", 5200000.0),
    ("Load factor at Brussels was 82% in 2024.", "load_factor", 82.0),
    ("2024年长沙黄花机场客座率84%。", "load_factor", 84.0),
    ("Sewage spills in Devon reached 58,000 in 2023.", "sewage_spills", 58000.0),
    ("Potholes in Hull numbered 4,300 in 2024.", "potholes", 4300.0),
    ("Firefighters in Porto number 820.", "firefighters", 820.0),
    ("The city employs 12,300 public employees.", "civil_servants", 12300.0),
    ("Work permits issued in Gdansk reached 31,000 in 2023.", "work_permits", 31000.0),
    ("Angers has 41 libraries.", "libraries", 41.0),
    ("2024年大连法拍房3200套。", "foreclosures", 3200.0),
    ("2024年香港负资产宗数3.8万宗。", "negative_equity", 38000.0),
    ("2024年广州首套房首付比例为15%。", "down_payment", 15.0),
    ("2024年厦门水价为每立方米2.8元。", "water_price", 2.8),
    ("2024年泉州次均门诊费用310元。", "medical_expenditure_per_visit", 310.0),
    ("2024年洛阳财政自给率为61%。", "fiscal_self_sufficiency", 61.0),
    ("Own-source revenue in Kisumu reached KSh 1.4 billion in 2023.", "own_source_revenue", 1400000000.0),
    ("Kumasi's internally generated revenue was GH¢62 million in 2023.", "own_source_revenue", 62000000.0),
    ("2024年岳阳港通过能力1.2亿吨。", "berth_capacity", 120000000.0),
    ("Babies born in Jinan numbered 58,000 in 2023.", "births", 58000.0),
    ("Weddings in Las Vegas numbered 74,000 in 2023.", "marriages", 74000.0),
    ("Milk production in Anand was 4.1 million litres in 2023.", "milk_output", 4100000.0),
    ("2024年寿光大棚面积60万亩。", "greenhouse_area", 600000.0),
    ("Clinical trials in Leuven numbered 310 in 2023.", "clinical_trials", 310.0),
    ("2024年海南发射场火箭发射14次。", "rocket_launches", 14.0),
    ("In 2024 the group closed three plants in Turin.", "factory_closures", 3.0),
    ("The flood destroyed 1,300 homes in Derna in 2023.", "homes_destroyed", 1300.0),
    ("About 420 houses were damaged in Valencia in 2024.", "homes_destroyed", 420.0),
    ("The council demolished 640 flats in Glasgow in 2023.", "homes_demolished", 640.0),
    ("Some 8,400 residents were evacuated in Rio Grande in 2024.", "evacuated", 8400.0),
    ("In Halle 48 schools closed between 2000 and 2010.", "school_closures", 48.0),
    ("In Hull 41 shops have closed since 2023.", "business_closures", 41.0),
    ("2024年东莞关闭了45家工厂。", "factory_closures", 45.0),
    ("2023年东莞关停企业210家。", "business_closures", 210.0),
    ("2024年台南一家面板厂裁员1200人。", "job_losses", 1200.0),
    ("2024年底特律流失3400个岗位。", "job_losses", -3400.0),
    ("2024年洪水冲毁房屋320间。", "homes_destroyed", 320.0),
    ("2024年台风期间温州转移群众12.6万人。", "evacuated", 126000.0),
    ("Leipzig opened three plants in 2024.", "plants", 3.0),
    ("2024年东莞有工厂4500家。", "plants", 4500.0),
    ("Porto completed 1,300 homes in 2023.", "housing_completions", 1300.0),
    ("Dresden has 240 schools.", "schools", 240.0),
]


@pytest.mark.parametrize(("sentence", "code", "value"), MEASURED)
def test_measured_things_by_their_newspaper_names(sentence, code, value, tmp_path):
    assert (code, pytest.approx(value)) in read(sentence, tmp_path)


#: What a superlative compares, and nouns freed of what stands around them.
FREED = [
    (
        "Durban handled 2,431,118 Twenty-Foot Equivalent Units between January and October 2024.",
        "container_throughput",
        2431118.0,
    ),
    (
        "The port of Santos handled 4.2 million twenty-foot equivalent units (TEU) in 2023.",
        "container_throughput",
        4200000.0,
    ),
    ("With a surface of 18,345 squared kilometres, Calabria is the tenth region.", "area", 18345.0),
    ("Puglia covers 19,541 squared kilometers.", "area", 19541.0),
    ("Cauca remains Colombia's fourth-largest coffee producer.", "coffee_output", 4.0),
    ("In 2023 the drought brought 2,300 farmers into the capital of Aragon.", "farmers", 2300.0),
    ("30天完成铁路专用线4.5公里的征迁。", "railway_length", 4.5),
    ("Cauca remains Colombia's fourth-largest coffee producer.", "coffee_output", 4.0),
    ("Côte d'Ivoire is the world's second-largest cocoa exporter.", "cocoa_exports", 2.0),
    ("Kerala is India's third-largest producer of rubber.", "rubber_output", 3.0),
    ("Normandy is the country's third biggest milk producer.", "milk_output", 3.0),
    ("Jiangsu is the world's second-largest maker of solar panels.", "solar_module_output", 2.0),
    ("Valencia is Europe's third-largest orange exporter.", "orange_exports", 3.0),
    ("Kerala's tourists spent an average of $480 a trip in 2024.", "spending_per_visitor", 480.0),
    ("The mayor opened 14 playgrounds in Gdynia in 2024.", "playgrounds", 14.0),
    ("Porto counted 340 street artists in 2024.", "street_artists", 340.0),
    ("Some 1,200 beehives were set up in Lodz in 2024.", "beehives", 1200.0),
    ("Lodz had 1,200 beehives in 2024.", "beehives", 1200.0),
    ("2024年,全市共发放消费券2.3亿元。", "consumption_vouchers", 230000000.0),
    ("2024年,省果树所育成自主品种120个。", "自主品种", 120),
    ("该园区设计产能达到30万吨。", "production_capacity", 300_000),
    ("云南是全国第二大咖啡产地。", "coffee_output", 2),
    ("广西是全国第一大食糖产区。", "sugar_output", 1),
    ("江西是全国第三大脐橙产区。", "navel_orange_output", 3),
]


@pytest.mark.parametrize(("sentence", "code", "value"), FREED)
def test_names_are_nouns(sentence, code, value, tmp_path):
    assert (code, pytest.approx(value)) in read(sentence, tmp_path)


@pytest.mark.parametrize(
    "sentence",
    [
        "Aberdeen drew up plans, attracting 1,200 delegates in 2024.",
        "2024年,南部工业区损失约8亿元。",
        "It has grown rich: at 41,000 euros, Bolzano is ahead.",
        "Taranto's plan set aside €25 million in 2024.",
    ],
)
def test_half_a_sentence_is_no_name(sentence, tmp_path):
    free = {"attracting", "南部工业", "grown_rich", "set_aside", "aside"}
    assert not free & {code for code, _ in read(sentence, tmp_path)}


#: How many there are, how many more or fewer, by what rate, and what another place has.
MOVED = [
    ("2024年嘉善规上企业增为268家。", "scale_industrial_firms", 268.0),
    ("2024年绍兴独角兽企业增为12家。", "unicorns", 12.0),
    ("2024年台中市工廠增為2.1萬家。", "plants", 21000.0),
    (
        "The port of Lagos handled 1,322,999 TEUs in 2023, an increase of 210,400 TEUs.",
        "container_throughput_change",
        210400.0,
    ),
    (
        "This is an increase of 320,241 TEUs compared with last year's 1,322,999 TEUs.",
        "container_throughput_change",
        320241.0,
    ),
    ("Salford added 26,000 jobs in 2024.", "new_jobs", 26000.0),
    ("Employment in Salford rose by 26,000 in 2024.", "employment_change", 26000.0),
    ("Toledo saw a net loss of 400 firms in 2024.", "firms_change", -400.0),
    ("Toledo recorded a net loss of 400 residents in 2024.", "population_change", -400.0),
    ("Population in Toledo rose to 268,000 in 2024.", "population", 268000.0),
    ("Exports from Toledo rose to $2.4 billion in 2024.", "exports", 2400000000.0),
    ("Exports from Toledo rose 12% in 2024.", "exports_growth", 12.0),
    ("The unemployment rate in Toledo rose by 3 points in 2024.", "unemployment_rate", 3.0),
    ("The unemployment rate in Toledo rose to 6.1% in 2024.", "unemployment_rate", 6.1),
    ("The jobless rate in Toledo climbed from 5.2% to 6.1%.", "unemployment_rate", 5.2),
    ("2024年义乌失业率上升0.3个百分点。", "unemployment_rate", 0.3),
    ("2024年义乌出口增至620亿元。", "exports", 62000000000.0),
    ("2024年义乌出口增长12%。", "exports_growth", 12.0),
    ("2024年义乌出口增加62亿元。", "exports_change", 6200000000.0),
    ("2024年义乌常住人口减少1.2万人。", "population_change", -12000.0),
    ("2024年义乌常住人口减少到188万人。", "population", 1880000.0),
    ("2024年义乌高新技术企业净增120家。", "hightech_firms_change", 120.0),
    ("2024年义乌高新技术企业增加到620家。", "hightech_firms", 620.0),
    ("2024年义乌医院由12家增加到15家。", "hospitals", 12.0),
    ("Lille's GDP is 70% of Lyon's.", "gdp", 70.0),
    ("The GDP of Lille is 70% of that of Lyon.", "gdp", 70.0),
    ("里尔的GDP相当于里昂的70%。", "gdp", 70.0),
    ("In 2000 Hefei's economy was less than 30 percent of Nanjing's.", "gdp", 30.0),
    ("Wages in Tampa are 85% of those in Miami.", "average_wage", 85.0),
    ("Average pay in Hull is 81% of the national average.", "average_wage", 81.0),
    ("Rents in Porto are 60% of Lisbon's.", "rent", 60.0),
    ("里尔的港口吞吐量只有鹿特丹的一成。", "cargo_throughput", 10.0),
    ("Tourist arrivals in Graz were up 8% to 1.2 million.", "visitors_growth", 8.0),
    ("Tourist arrivals in Graz were up 8% to 1.2 million.", "visitors", 1200000.0),
    ("In 2024 Liège lost 12,000 residents.", "population_change", -12000.0),
    ("In 2024 Liège gained 1,300 residents.", "population_change", 1300.0),
    ("Murders in Cali fell to 912 in 2024.", "homicides", 912.0),
    ("2024年义乌新增5G基站1200个。", "base_stations_change", 1200.0),
    ("2024年义乌交通事故死亡人数减少12人。", "traffic_deaths_change", -12.0),
    (
        "Gdansk's cargo throughput increased by 3.2 million tonnes to 81 million tonnes in 2023.",
        "cargo_throughput_change",
        3200000.0,
    ),
    (
        "Gdansk's cargo throughput increased by 3.2 million tonnes to 81 million tonnes in 2023.",
        "cargo_throughput",
        81000000.0,
    ),
    (
        "Passengers at Malmo airport dropped 240,000 to 1.9 million in 2023.",
        "air_passengers_change",
        -240000.0,
    ),
]


@pytest.mark.parametrize(("sentence", "code", "value"), MOVED)
def test_levels_changes_rates_and_ratios(sentence, code, value, tmp_path):
    assert (code, pytest.approx(value)) in read(sentence, tmp_path)


#: Rates told by what people or things do: "35% of people work informally".
TOLD_BY_DOING = [
    ("In Recife 35.4 per cent of people work informally.", "informality_rate", 35.4),
    ("Only 14.6% of Cork's people were poor in 2024.", "poverty_rate", 14.6),
    ("Some 22% of residents in Fresno live in poverty.", "poverty_rate", 22.0),
    ("About 19% of adults in Hull are obese.", "obesity_rate", 19.0),
    ("In Lyon 24% of adults smoke.", "smoking_rate", 24.0),
    ("In Vienna 41% of residents were born abroad.", "foreign_born_share", 41.0),
    ("In Leuven 52% of adults have a degree.", "tertiary_share", 52.0),
    ("In Porto 61% of households own their home.", "home_ownership_rate", 61.0),
    ("In Oslo 47% of households consist of one person.", "one_person_households", 47.0),
    ("In Kano 38% of adults cannot read.", "illiteracy_rate", 38.0),
    ("In Kano 62% of adults can read and write.", "literacy_rate", 62.0),
    ("In Gulu 44% of homes have electricity.", "electricity_access", 44.0),
    ("In Gulu 61% of households have piped water.", "water_coverage", 61.0),
    ("In Cusco 72% of homes have internet access.", "internet_penetration", 72.0),
    ("In Bari 23% of young people are out of work.", "youth_unemployment", 23.0),
    ("In Hull 9% of the workforce is unemployed.", "unemployment_rate", 9.0),
    ("In Turku 74% of people aged 15 to 64 are in work.", "employment_rate", 74.0),
    ("In Graz 36% of the land is green.", "green_coverage", 36.0),
    ("In Lima rent absorbs 31% of household income.", "rent_burden", 31.0),
    ("In Dublin rent eats up 44% of a young worker's pay.", "rent_burden", 44.0),
    ("In Zwolle 18% of residents are under 15.", "children_share", 18.0),
    ("In Antwerp 27% of children grow up in poverty.", "child_poverty", 27.0),
    ("In Leeds 88% of children are vaccinated.", "vaccination_rate", 88.0),
    ("In Leeds 71% of eligible voters cast a ballot.", "turnout", 71.0),
    ("In Osaka 13% of homes stand empty.", "vacant_homes", 13.0),
    ("In Nagoya 46% of waste is recycled.", "recycling_rate", 46.0),
    ("In Kyoto 28% of trips are made by bike.", "cycling_modal_share", 28.0),
    ("The county of Kilifi collected KSh 1.3 billion in 2024.", "fiscal_revenue", 1300000000.0),
    ("Kampala's city council raised USh 113 billion of its own in 2024.", "fiscal_revenue", 113000000000.0),
    ("The council in Derby has a hole of £31 million in its budget.", "budget_deficit", 31000000.0),
    ("A formal worker in Leon made 612 pesos a day in 2024.", "average_wage", 612.0),
    ("A box from Durban to Shanghai takes 29 days.", "travel_time", 29.0),
    ("A girl born in Porto can expect to live 84.1 years.", "life_expectancy", 84.1),
    ("The flight from Doha to Muscat lasts 85 minutes.", "travel_time", 85.0),
    ("A two-room flat in Fukuoka costs 49,000 yen a month.", "rent", 49000.0),
    ("贵阳14%的居民生活在贫困线以下。", "poverty_rate", 14.0),
    ("2024年大连26%的居民年满65岁。", "population_65plus", 26.0),
    ("房租占去深圳年轻人收入的38%。", "rent_burden", 38.0),
    ("2024年台北有41%的家庭只有一个人。", "one_person_households", 41.0),
    ("2024年拉萨98%的家庭通了电。", "electricity_access", 98.0),
    ("2024年喀什92%的农户用上了自来水。", "water_coverage", 92.0),
    ("2024年上海18%的住房空着。", "vacant_homes", 18.0),
    ("2024年青岛成年人中有24%吸烟。", "smoking_rate", 24.0),
    ("2024年青岛有72%的家庭拥有自有住房。", "home_ownership_rate", 72.0),
    ("2024年厦门62%的选民参加了投票。", "turnout", 62.0),
    ("2024年珠海46%的垃圾得到回收。", "recycling_rate", 46.0),
    ("2024年墨西哥城有58%的劳动者没有正式工作。", "informality_rate", 58.0),
    ("In Hull 41% of adults of working age hold a degree.", "tertiary_share", 41.0),
    ("In Hull 61% of residents are of working age.", "working_age_population", 61.0),
    ("Informality in Oaxaca reached 78% in 2024.", "informality_rate", 78.0),
    ("2024年扬州焊工日薪涨到650元。", "daily_wage", 650.0),
    ("2024年扬州造船手持订单1200万吨。", "order_backlog", 12000000.0),
    ("Halifax started work on 4,369 homes in 2024.", "housing_starts", 4369.0),
    ("In Bremen power costs 31 cents, or €0.31 a kilowatt-hour.", "electricity_price", 0.31),
    ("A hectare in Chakan changes hands at ₹9 crore.", "land_price", 90000000.0),
    ("The typical household in Barrie must spend 43% of its income on a mortgage.", "mortgage_burden", 43.0),
    ("An average full-time employee in Halle earned €3,140 a month in 2024.", "average_wage", 3140.0),
    ("2024年成都至钦州的“蓉桂快线”开行820列。", "freight_trains", 820.0),
    ("The labour shortage in Bacau reached 4,200 in 2024.", "labour_shortage", 4200.0),
    ("2024年成都用工缺口达到1.8万人。", "labour_shortage", 18000.0),
]


@pytest.mark.parametrize(("sentence", "code", "value"), TOLD_BY_DOING)
def test_rates_told_by_what_is_done(sentence, code, value, tmp_path):
    assert (code, pytest.approx(value)) in read(sentence, tmp_path)
