"""Plain English on innovation and industry, sentences and passages: what each figure measures."""

import pytest

from poliscope.data.articles import read_article

LEAD = (
    "The figures were published on Tuesday and drew wide attention in the local press, which had waited for "
    "them. "
)

READS = [
    (
        "Companies in Eindhoven put €4.1 billion into research last year.",
        [("business_rd_expenditure", 4100000000)],
    ),
    (
        "Linköping ploughs 4.6% of everything it earns back into R&D.",
        [("rd_intensity", 4.6)],
    ),
    (
        "Two thirds of research spending in Graz is paid for by companies.",
        [("business_rd_expenditure_share", 66.6667)],
    ),
    (
        "Businesses carry 71% of the R&D bill in Upper Austria.",
        [("business_rd_expenditure_share", 71)],
    ),
    (
        "Some 38,000 people in Grenoble work in research.",
        [("rd_personnel", 38000)],
    ),
    (
        "One in eight employees in Grenoble is a researcher or an engineer.",
        [("rd_personnel_share", 12.5)],
    ),
    (
        "Daejeon has 18 researchers for every 1,000 workers.",
        [("rd_personnel_per_1k", 18)],
    ),
    (
        "Inventors in Stuttgart filed 5,214 patents with the European Patent Office.",
        [("patent_applications", 5214)],
    ),
    (
        "Of the 5,214 patents filed in Stuttgart last year, 1,890 came from Bosch alone.",
        [("patent_applications", 5214), ("patent_applications", 1890)],
    ),
    (
        "Hsinchu inventors were granted 8,300 invention patents in 2024.",
        [("invention_patent_grants", 8300)],
    ),
    (
        "Hefei holds 88.6 valid invention patents per 10,000 residents.",
        [("invention_patents_per_10k", 88.6)],
    ),
    (
        "Wuxi residents now own 72,000 valid invention patents, 14% more than a year earlier.",
        [("invention_patents", 72000), ("invention_patents_growth", 14)],
    ),
    (
        "In Oulu 37 patents are filed for every 10,000 people.",
        [("patent_applications_per_10k", 37)],
    ),
    (
        "Kyoto ranks fourth in Japan for international patent applications.",
        [("pct_applications", 4)],
    ),
    (
        "Nearly 60% of Hangzhou's invention patents are held by companies.",
        [("invention_patents_share", 60)],
    ),
    (
        "Three quarters of the patents granted in Suzhou went to firms.",
        [("patent_grants_share", 75)],
    ),
    (
        "Scientists in Basel published 9,700 papers in 2023.",
        [("publications", 9700)],
    ),
    (
        "Some 4% of Leiden's papers are among the world's most cited.",
        [("publications_share", 4)],
    ),
    (
        "Forty-one scientists in Nanjing are on the list of highly cited researchers.",
        [("highly_cited_researchers", 41)],
    ),
    (
        "Chengdu is home to 14,800 high-tech firms.",
        [("hightech_firms", 14800)],
    ),
    (
        "The number of national high-tech enterprises in Foshan has passed 11,000.",
        [("hightech_firms", 11000)],
    ),
    (
        "Dongguan added 1,120 high-tech enterprises in 2024.",
        [("hightech_firms_change", 1120)],
    ),
    (
        "A further 96 little giants were recognised in Ningbo this year.",
        [("specialised_firms", 96)],
    ),
    (
        "Ningbo leads all Chinese cities with 104 single champions.",
        [("single_champions", 104)],
    ),
    (
        "Bengaluru has minted 45 unicorns.",
        [("unicorns", 45)],
    ),
    (
        "Four start-ups in Bogotá became unicorns in 2024.",
        [("unicorns", 4)],
    ),
    (
        "The 31 unicorns of Stockholm are together worth $98 billion.",
        [("unicorns", 31), ("unicorn_valuation", 98000000000)],
    ),
    (
        "Start-ups in Lagos raised $410 million in 2024, down 22% on the year before.",
        [("venture_capital", 410000000), ("venture_capital_growth", 22)],
    ),
    (
        "Founders in Cape Town closed 61 funding rounds worth a combined $215 million.",
        [("deals", 61), ("venture_capital", 215000000)],
    ),
    (
        "The average seed round in Lisbon came to €1.4 million.",
        [("average_deal_size", 1400000)],
    ),
    (
        "Nairobi took 31% of all the venture money that flowed into Africa.",
        [("venture_capital_share", 31)],
    ),
    (
        "Every third euro of venture capital in Germany goes to Berlin.",
        [("venture_capital_share", 33.3333)],
    ),
    (
        "Fintechs pulled in half of the capital raised in São Paulo.",
        [("venture_capital_share", 50)],
    ),
    (
        "Oxford University has spun out 300 companies.",
        [("spin_outs", 300)],
    ),
    (
        "Since 2015, 240 companies have grown out of the labs of ETH Zurich.",
        [("spin_outs", 240)],
    ),
    (
        "Incubators in Zhongguancun house 3,400 young firms.",
        [("incubated_firms", 3400)],
    ),
    (
        "Some 92 incubators operate in Xi'an.",
        [("incubators", 92)],
    ),
    (
        "About 130,000 students attend Kraków's universities.",
        [("university_students", 130000)],
    ),
    (
        "Wuhan has 1.3 million students on its campuses.",
        [("university_students", 1300000)],
    ),
    (
        "Every fifth resident of Coimbra is a student.",
        [("student_share", 20)],
    ),
    (
        "Four in ten graduates stay in Sheffield after their degree.",
        [("graduate_retention_rate", 40)],
    ),
    (
        "Edinburgh keeps 58% of its graduates.",
        [("graduate_retention_rate", 58)],
    ),
    (
        "Brno attracted 6,400 foreign professionals last year.",
        [("foreign_talent", 6400)],
    ),
    (
        "Technology contracts signed in Xi'an were worth 430 billion yuan.",
        [("technology_contracts", 430000000000)],
    ),
    (
        "Penang makes one in seven of the chips packaged in the world.",
        [("chip_output_share", 14.2857)],
    ),
    (
        "Dresden's fabs turn out a third of the chips made in Europe.",
        [("chip_output_share", 33.3333)],
    ),
    (
        "The semiconductor cluster in Dresden employs 76,000 people in 650 companies.",
        [("semiconductor_employment", 76000), ("semiconductor_firms", 650)],
    ),
    (
        "Car makers in Puebla built 480,000 vehicles.",
        [("car_output", 480000)],
    ),
    (
        "Battery makers in Ningde have capacity for 330 GWh a year.",
        [("battery_capacity", 330000000)],
    ),
    (
        "Odense is home to more than 150 robotics firms, which employ 5,000 people.",
        [("robot_firms", 150), ("robotics_employment", 5000)],
    ),
    (
        "There are 1,012 robots for every 10,000 factory workers in South Korea.",
        [("robot_density", 1012)],
    ),
    (
        "Frankfurt's data centres draw 1,100 megawatts.",
        [("data_centre_capacity", 1100000)],
    ),
    (
        "Johor approved 42 data centres in 18 months.",
        [("data_centres", 42)],
    ),
    (
        "The digital economy accounts for 54% of Fuzhou's GDP.",
        [("digital_economy_share_of_gdp", 54)],
    ),
    (
        "Almost half of Guiyang's output is now digital.",
        [("digital_economy_share_of_gdp", 50)],
    ),
    (
        "Zurich came first for the sixth year running in the innovation index.",
        [("innovation_index", 1)],
    ),
    (
        "Helsinki scored 74.2 out of 100, ahead of Copenhagen with 71.9.",
        [("innovation_index", 74.2), ("innovation_index", 71.9)],
    ),
    (
        "Among European regions, Skåne sits in 12th position for patents.",
        [("patents", 12)],
    ),
    (
        "The aerospace industry of Querétaro exports $1.8 billion a year.",
        [("aerospace_exports", 1800000000)],
    ),
    (
        "Montréal's aerospace sector employs 38,500 people and sells CA$18 billion a year.",
        [("aerospace_employment", 38500), ("aerospace_revenue", 18000000000)],
    ),
    (
        "Medtech firms around Galway ship a third of Ireland's medical devices.",
        [("medical_device_exports_share", 33.3333)],
    ),
    (
        "Software employs one worker in nine in Bengaluru.",
        [("software_employment_share", 11.1111)],
    ),
    (
        "The tech workforce of Austin has grown by a third in five years.",
        [("technology_employment_growth", 33.3333)],
    ),
    (
        "Austin lost 3,100 tech jobs in the first half of 2024.",
        [("technology_employment_change", 3100)],
    ),
    (
        "The AI industry in Hangzhou is worth 180 billion yuan, spread over 600 firms.",
        [("ai_industry", 180000000000), ("ai_firms", 600)],
    ),
    (
        "Toronto has more than 400 AI companies, which raised US$1.9 billion between them in 2023.",
        [("ai_firms", 400), ("venture_capital", 1900000000)],
    ),
    (
        "Beijing released 105 large AI models, 40% of the national total.",
        [("ai_models", 105), ("ai_models_share", 40)],
    ),
    (
        "Shenzhen filed 15,000 PCT applications in 2024. Beijing followed with 11,900 and Shanghai "
        "with 6,300. Guangzhou came fourth, at 1,800. Shenzhen has now led the table for 21 years.",
        [
            ("pct_applications", 15000),
            ("pct_applications", 11900),
            ("pct_applications", 6300),
            ("pct_applications", 4),
            ("pct_applications", 1800),
        ],
    ),
    (
        "Munich's start-ups raised €2.4 billion in 2023, a third more than in the year before. "
        "Berlin's took €2.3 billion. Hamburg was a distant third with €310 million. The number of "
        "deals fell everywhere: by 12% in Munich, by 18% in Berlin.",
        [
            ("venture_capital", 2400000000),
            ("venture_capital_growth", 33.3333),
            ("venture_capital", 2300000000),
            ("venture_capital", 3),
            ("venture_capital", 310000000),
            ("deals_growth", 12),
            ("deals_growth", 18),
        ],
    ),
    (
        "Tel Aviv has 2,400 start-ups, one for every 190 residents. Jerusalem has 420. Venture "
        "investors put $6.1 billion into the former and $380 million into the latter in 2024.",
        [
            ("startups", 2400),
            ("startups", 420),
            ("venture_capital", 6100000000),
            ("venture_capital", 380000000),
        ],
    ),
    (
        "Bavaria recorded 19,800 patent applications in 2023. Baden-Württemberg had 15,100 and North "
        "Rhine-Westphalia 6,200. Per 100,000 inhabitants, Baden-Württemberg led with 134, ahead of "
        "Bavaria with 148 the year before.",
        [
            ("patent_applications", 19800),
            ("patent_applications", 15100),
            ("patent_applications", 6200),
            ("patent_applications_per_100k", 134),
            ("patent_applications_per_100k", 148),
        ],
    ),
    (
        "Kaunas opened a free zone in 1996. Today it has 108 companies with 7,100 jobs. Investors "
        "have spent €1.1 billion there. Wages in the zone average €2,450 a month, 19% above the "
        "city's.",
        [
            ("firms", 108),
            ("employment", 7100),
            ("investment", 1100000000),
            ("average_wage", 2450),
            ("average_wage", 19),
        ],
    ),
    (
        "Chengdu's electronics industry had revenue of 1.1 trillion yuan in 2024. It grew by 9.8%, "
        "2.1 percentage points faster than industry as a whole. One in five of the world's laptops is"
        " made in the city. The sector employs 480,000 people.",
        [
            ("electronics_revenue", 1100000000000),
            ("electronics_revenue_growth", 9.8),
            ("electronics_revenue_growth", 2.1),
            ("laptop_output_share", 20),
            ("electronics_employment", 480000),
        ],
    ),
    (
        "Monterrey has drawn 86 new factories since 2021. They will create 41,000 jobs and bring "
        "investment of $9.3 billion. Two thirds of the projects are Asian. Vehicles and parts make up"
        " 46% of the total.",
        [("new_factories", 86), ("new_jobs", 41000), ("investment", 9300000000), ("projects_share", 66.6667)],
    ),
    (
        "The Kansai region has 1,240 biotech firms. Osaka prefecture alone has 520 of them, Hyogo 310"
        " and Kyoto 260. Since 2019 their number has grown by 7% a year.",
        [
            ("biotech_firms", 1240),
            ("biotech_firms", 520),
            ("biotech_firms", 310),
            ("biotech_firms", 260),
            ("biotech_firms_growth", 7),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), READS)
def test_what_each_figure_measures(text, expected):
    claims = read_article(f"A note\n\n{LEAD}{text}").claims
    got = [(claim.indicator, pytest.approx(abs(claim.value), rel=1e-4)) for claim in claims]
    for one in expected:
        assert one in got


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Investors in Leeds sold £90 million of shares to the public.", "revenue"),
        ("Unicorns are rare in Porto, where a flat is worth €320,000.", "unicorn_valuation"),
        ("Universities in Graz train 4,000 nurses.", "graduates"),
        ("Women earn 12% less than men in Graz.", "female_employment_share"),
        ("Some 12,000 people in Graz work in shifts.", "employment"),
        ("Graz keeps 40% of its waste out of landfills.", "graduate_retention_rate"),
        ("The council of Graz spent €40 million on a research centre.", "rd_expenditure"),
        ("The dispute was settled in the 14th place of a list in Graz.", "innovation_ranking"),
        ("Robots fill 10,000 boxes a day in Graz.", "robot_density"),
        ("The plants of Graz drew 1,100 megawatts.", "data_centre_capacity"),
    ],
)
def test_what_only_looks_like_it(sentence, code):
    assert code not in {claim.indicator for claim in read_article(f"A note\n\n{LEAD}{sentence}").claims}


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [
        ("Montréal's aerospace sector sells CA$18 billion a year.", "CAD"),
        ("Perth's aerospace sector sells AU$18 billion a year.", "AUD"),
        ("Guangzhou filed 15,000 PCT applications in 2024.", "count"),
        ("Exports rose 5 pct in Busan.", "%"),
    ],
)
def test_units_that_look_alike(sentence, unit):
    assert read_article(f"A note\n\n{LEAD}{sentence}").claims[0].unit_of_measure == unit


def test_the_most_that_there_could_be_is_no_score():
    claims = read_article(f"A note\n\n{LEAD}Helsinki scored 74.2 out of 100, ahead of Copenhagen.").claims
    assert [claim.value for claim in claims] == [74.2]


def test_a_share_of_a_larger_whole_is_of_who_has_it():
    for sentence, place in (
        ("Every third euro of venture capital in Germany goes to Berlin.", "Berlin"),
        ("Dresden's fabs turn out a third of the chips made in Europe.", "Dresden"),
    ):
        assert read_article(f"A note\n\n{LEAD}{sentence}").claims[0].unit == place
