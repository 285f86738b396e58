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
        "The plants of Chongqing turned out 2.5 million cars, of which 950,000 were electric.",
        [("car_output", 2500000), ("nev_output", 950000)],
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
        "Montreal climbed eight places to 24th in the ranking of start-up ecosystems.",
        [("startup_ecosystem", 8), ("startup_ecosystem", 24)],
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
        "R&D spending in Västra Götaland reached SEK 48 billion in 2023, or 5.1% of regional GDP. "
        "Four fifths of it came from business. In Stockholm the ratio was 4.4%, and in Skåne 4.0%.",
        [
            ("rd_expenditure", 48000000000),
            ("rd_intensity", 5.1),
            ("business_rd_expenditure_share", 80),
            ("rd_intensity", 4.4),
            ("rd_intensity", 4),
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
    (
        "Companies headquartered in Basel account for a third of all private R&D in Switzerland.",
        [("business_rd_expenditure_share", 33.3333)],
    ),
    (
        "Munich's carmakers invested €9.2 billion in research last year.",
        [("car_rd_expenditure", 9200000000)],
    ),
    (
        "Public laboratories in Novosibirsk employ 21,000 scientists.",
        [("rd_personnel", 21000)],
    ),
    (
        "Shenzhen's R&D intensity hit 6.46%, the highest of any Chinese city.",
        [("rd_intensity", 6.46)],
    ),
    (
        "Seoul devotes 4.8% of its product to research, against 4.1% in Busan.",
        [("rd_intensity", 4.8), ("rd_intensity", 4.1)],
    ),
    (
        "R&D as a share of GDP stood at 3.3% in Ghent.",
        [("rd_intensity", 3.3)],
    ),
    (
        "Business accounts for 84% of R&D spending in Shenzhen.",
        [("business_rd_expenditure_share", 84)],
    ),
    (
        "The number of full-time researchers in Minsk fell by 4%.",
        [("rd_personnel_growth", 4)],
    ),
    (
        "Researchers make up 2.3% of Helsinki's workforce.",
        [("rd_personnel_share", 2.3)],
    ),
    (
        "Forty per cent of researchers in Vilnius are women.",
        [("female_rd_personnel_share", 40)],
    ),
    (
        "Patent applications from Daejeon jumped 18% to 12,600.",
        [("patent_applications_growth", 18), ("patent_applications", 12600)],
    ),
    (
        "Last year 3,400 patents were granted to inventors in Haifa.",
        [("patent_grants", 3400)],
    ),
    (
        "With 3,900 patents in force, Leiria ranks seventh in Portugal.",
        [("patents", 3900), ("patents", 7)],
    ),
    (
        "The University of Tokyo applied for 620 patents in 2023.",
        [("patent_applications", 620)],
    ),
    (
        "Green patents account for 11% of all filings in Copenhagen.",
        [("green_patents_share", 11)],
    ),
    (
        "Qingdao's stock of high-value invention patents rose to 29,000.",
        [("highvalue_patents", 29000)],
    ),
    (
        "Xiamen has 24.6 high-value invention patents for every 10,000 people.",
        [("highvalue_patents_per_10k", 24.6)],
    ),
    (
        "The region filed 2,140 patents with the EPO, 3% fewer than in 2022, in Lombardy.",
        [("patent_applications", 2140), ("patent_applications_growth", 3)],
    ),
    (
        "Basque universities publish 9,800 scientific articles a year.",
        [("publications", 9800)],
    ),
    (
        "Output of scientific papers in Isfahan has tripled in ten years.",
        [("publications", 3)],
    ),
    (
        "Some 28,600 technology-based small firms are registered in Hangzhou.",
        [("technology_smes", 28600)],
    ),
    (
        "Tianjin recognised 1,200 technology SMEs in the first quarter.",
        [("technology_smes", 1200)],
    ),
    (
        "Of Suzhou's 15,000 high-tech enterprises, 401 are little giants.",
        [("hightech_firms", 15000), ("specialised_firms", 401)],
    ),
    (
        "Changzhou has 30 national single champions and ranks fourth in Jiangsu.",
        [("single_champions", 30), ("single_champions", 4)],
    ),
    (
        "High-tech firms generate 38% of Ningbo's exports.",
        [("hightech_exports_share", 38)],
    ),
    (
        "There are 1,860 start-ups in Medellín, employing 14,000 people.",
        [("startups", 1860), ("startup_employment", 14000)],
    ),
    (
        "Founders set up 620 companies in Tartu last year.",
        [("new_firms", 620)],
    ),
    (
        "Three out of four start-ups in Santiago survive their first three years.",
        [("business_survival_rate", 75)],
    ),
    (
        "Seoul added three unicorns in 2024, taking its total to 17.",
        [("unicorns_change", 3), ("unicorns", 17)],
    ),
    (
        "Hong Kong is home to 18 unicorns, fintechs for the most part.",
        [("unicorns", 18)],
    ),
    (
        "More than 300 scale-ups have their base in Ghent.",
        [("gazelles", 300)],
    ),
    (
        "High-growth firms account for 5.6% of companies in Cork.",
        [("gazelles_share", 5.6)],
    ),
    (
        "Venture funding in Jakarta collapsed from $3.1 billion to $330 million in two years.",
        [("venture_capital", 3100000000), ("venture_capital", 330000000)],
    ),
    (
        "Warsaw's start-ups attracted €420 million across 96 deals.",
        [("venture_capital", 420000000), ("deals", 96)],
    ),
    (
        "Half of the venture capital in Colombia lands in Bogotá.",
        [("venture_capital_share", 50)],
    ),
    (
        "Angel investors in Auckland backed 84 firms with NZ$46 million.",
        [("firms", 84), ("angel_investment", 46000000)],
    ),
    (
        "The state fund has put ₹3.2 billion into 140 start-ups in Kerala.",
        [("venture_capital", 3200000000), ("startups", 140)],
    ),
    (
        "Twenty-six companies from Daejeon floated on the Kosdaq last year.",
        [("ipos", 26)],
    ),
    (
        "Exits in Israel came to $13.4 billion.",
        [("exits", 13400000000)],
    ),
    (
        "Trinity College has created 62 spin-outs since 2018.",
        [("spin_outs", 62)],
    ),
    (
        "A quarter of Delft's graduates start a company within five years.",
        [("graduates_share", 25)],
    ),
    (
        "The incubator in Turin has room for 90 start-ups.",
        [("startups", 90)],
    ),
    (
        "Science parks around Lund are home to 350 companies with 8,200 staff.",
        [("firms", 350), ("employment", 8200)],
    ),
    (
        "Montpellier's universities enrol 78,000 students, one in five from abroad.",
        [("university_students", 78000), ("international_students_share", 20)],
    ),
    (
        "Foreign students make up 22% of enrolment in Brisbane.",
        [("international_students_share", 22)],
    ),
    (
        "The number of doctoral students in Uppsala rose 6% to 2,300.",
        [("doctoral_students_growth", 6), ("doctoral_students", 2300)],
    ),
    (
        "Chennai's colleges send 60,000 graduates into the labour market each year.",
        [("graduates", 60000)],
    ),
    (
        "Half of the adults in Oslo hold a university degree.",
        [("tertiary_share", 50)],
    ),
    (
        "Twelve thousand foreign researchers moved to Tsukuba in the past decade.",
        [("foreign_rd_personnel", 12000)],
    ),
    (
        "Guangzhou's talent pool exceeds 5 million.",
        [("talent", 5000000)],
    ),
    (
        "Chongqing has 10 state key laboratories and 190 provincial ones.",
        [("labs", 10), ("labs", 190)],
    ),
    (
        "Technology transactions in Wuhan were worth 219.8 billion yuan, up 29%.",
        [("technology_contracts", 219800000000), ("technology_contracts_growth", 29)],
    ),
    (
        "Xi'an registered 64,000 technology contracts.",
        [("technology_contracts", 64000)],
    ),
    (
        "The turnover of technology contracts equals 5.2% of Wuhan's GDP.",
        [("technology_contract_share_of_gdp", 5.2)],
    ),
    (
        "Bosnia's furniture cluster around Gradačac sells four fifths of its output abroad.",
        [("furniture_output_share", 80)],
    ),
    (
        "Veneto's eyewear district makes 80% of Italy's spectacles.",
        [("eyeglasses_output_share", 80)],
    ),
    (
        "Jingdezhen has 8,400 ceramics firms.",
        [("ceramics_firms", 8400)],
    ),
    (
        "The footwear industry of Elche employs 24,000 people directly.",
        [("footwear_employment", 24000)],
    ),
    (
        "Vehicle production in Győr fell 11% to 171,000 units.",
        [("car_output_growth", 11), ("car_output", 171000)],
    ),
    (
        "Tangier's car plants exported 536,000 vehicles.",
        [("car_exports", 536000)],
    ),
    (
        "Guangzhou produced 380,000 new energy vehicles, 28% fewer than a year earlier.",
        [("nev_output", 380000), ("nev_output_growth", 28)],
    ),
    (
        "Battery exports from Fujian rose 36% to 92 billion yuan.",
        [("battery_exports_growth", 36), ("battery_exports", 92000000000)],
    ),
    (
        "Dongguan's factories turned out 240 million smartphones.",
        [("phone_output", 240000000)],
    ),
    (
        "Industrial robot output in Shanghai reached 75,000 units.",
        [("robot_output", 75000)],
    ),
    (
        "Wuxi's chip industry took in 240 billion yuan, a tenth of the national total.",
        [("ic_revenue", 240000000000), ("ic_revenue_share", 10)],
    ),
    (
        "TSMC's fab in Kumamoto will employ 1,700 people.",
        [("employment", 1700)],
    ),
    (
        "Drug makers in Hyderabad shipped $5.6 billion worth of medicines.",
        [("biopharma_exports", 5600000000)],
    ),
    (
        "Software revenue in Nanjing topped 900 billion yuan.",
        [("software_revenue", 900000000000)],
    ),
    (
        "IT services exports from Kochi grew 22%.",
        [("it_exports_growth", 22)],
    ),
    (
        "Johannesburg has 59 data centres with a combined capacity of 420 MW.",
        [("data_centres", 59), ("data_centre_capacity", 420000)],
    ),
    (
        "The value added of Chengdu's core digital industries came to 390 billion yuan, or 16.5% of GDP.",
        [("digital_core_value_added", 390000000000), ("digital_core_share_of_gdp", 16.5)],
    ),
    (
        "Nine in ten firms in Tampere use AI.",
        [("ai_adoption", 90)],
    ),
    (
        "Just 14% of companies in Bulgaria have adopted artificial intelligence.",
        [("ai_adoption", 14)],
    ),
    (
        "Hangzhou was ranked 14th among the world's science and technology clusters.",
        [("innovation_ranking", 14)],
    ),
    (
        "Israel's overall score fell from 53.1 to 52.7, and it slid to 15th place.",
        [("innovation_index", 53.1), ("innovation_index", 52.7), ("innovation_index", 15)],
    ),
    (
        "Odense calls itself Europe's robotics capital. The cluster counts 160 companies and 4,900 "
        "employees. Turnover has doubled in five years to DKK 9.8 billion, and 62% of it comes from "
        "exports. Investors have put €850 million into the firms since 2015.",
        [
            ("robot_firms", 160),
            ("robotics_employment", 4900),
            ("robotics_revenue", 2),
            ("robotics_revenue", 9800000000),
            ("robotics_exports_share", 62),
            ("venture_capital", 850000000),
        ],
    ),
    (
        "Toulouse has the biggest aerospace cluster in Europe. It employs 86,000 people, a third of "
        "them at Airbus. Another 12,000 work in space. Together the two sectors exported goods worth "
        "€21 billion last year, or 61% of the region's exports.",
        [
            ("aerospace_employment", 86000),
            ("aerospace_employment_share", 33.3333),
            ("space_employment", 12000),
            ("aerospace_exports", 21000000000),
            ("aerospace_exports_share", 61),
        ],
    ),
    (
        "Hangzhou's digital economy grew 7.1% last year. Its core industries added 630.5 billion yuan"
        " of value, 28.8% of GDP. Revenue of software companies reached 980 billion yuan. The city "
        "has 42 unicorns, second only to Shanghai among cities in the Yangtze delta.",
        [
            ("digital_economy_growth", 7.1),
            ("digital_core_value_added", 630500000000),
            ("digital_core_share_of_gdp", 28.8),
            ("software_revenue", 980000000000),
            ("unicorns", 42),
            ("unicorns", 2),
        ],
    ),
    (
        "Tallinn raised €1.3 billion of venture capital in 2021. In 2023 it was just €240 million. "
        "The number of rounds halved to 68. Vilnius, by contrast, saw investment rise by 40% to €310 "
        "million, most of it for one firm.",
        [
            ("venture_capital", 1300000000),
            ("venture_capital", 240000000),
            ("deals", 68),
            ("venture_capital_growth", 40),
            ("venture_capital", 310000000),
        ],
    ),
    (
        "Some 41% of Ghanaian developers live in Accra. The city has 240 tech start-ups, against 75 "
        "in Kumasi. They raised $71 million last year, a fifth less than in 2022. Fintech took 58% of"
        " the money.",
        [
            ("developers_share", 41),
            ("startups", 240),
            ("startups", 75),
            ("venture_capital", 71000000),
            ("venture_capital_growth", 20),
            ("fintech_venture_capital_share", 58),
        ],
    ),
    (
        "Wuxi spent 3.5% of its GDP on R&D in 2024, up from 3.2% in 2021. Suzhou spent 4.1%, and the "
        "provincial average was 3.4%. Wuxi aims for 3.8% by 2027.",
        [
            ("rd_intensity", 3.5),
            ("rd_intensity", 3.2),
            ("rd_intensity", 4.1),
            ("rd_intensity", 3.4),
            ("rd_intensity", 3.8),
        ],
    ),
    (
        "Lyon has 4,100 researchers in biology and 620 life-science companies. The latter had sales "
        "of €12.4 billion and created 2,300 jobs last year. In Strasbourg the sector employs 9,600.",
        [
            ("rd_personnel", 4100),
            ("biotech_firms", 620),
            ("biopharma_revenue", 12400000000),
            ("biopharma_new_jobs", 2300),
            ("biopharma_employment", 9600),
        ],
    ),
    (
        "Graz University of Technology has 15,900 students, of whom 23% are women. It spends €97 "
        "million of third-party money on research. Four hundred doctorates were awarded last year.",
        [
            ("university_students", 15900),
            ("female_university_students_share", 23),
            ("higher_education_rd_expenditure", 97000000),
            ("phds", 400),
        ],
    ),
    (
        "R&D outlays in the Basque Country grew 8.2% to €2.05 billion.",
        [("rd_expenditure_growth", 8.2), ("rd_expenditure", 2050000000)],
    ),
    (
        "Per head, Stockholm spends €2,950 a year on research.",
        [("rd_expenditure_per_capita", 2950)],
    ),
    (
        "Basic research takes up 9.8% of Guangzhou's R&D spending.",
        [("basic_research_share", 9.8)],
    ),
    (
        "The government of Saxony will add €120 million to its research budget.",
        [("rd_expenditure", 120000000)],
    ),
    (
        "With 27,000 researchers, Trondheim has the highest density of scientists in Norway.",
        [("rd_personnel", 27000)],
    ),
    (
        "In Catania, 8,600 people are employed by research institutes.",
        [("rd_personnel", 8600)],
    ),
    (
        "Patents granted to firms in Ulsan fell for the third year, to 2,900.",
        [("patent_grants", 2900)],
    ),
    (
        "Zhongguancun companies held 210,000 patents in force at year-end.",
        [("patents", 210000)],
    ),
    (
        "Ulm tops the German ranking, with 391 patent filings per 100,000 residents.",
        [("patent_applications_per_100k", 391)],
    ),
    (
        "Universities own 17% of the patents in Hangzhou.",
        [("university_patents_share", 17)],
    ),
    (
        "The average patent portfolio of a Daejeon start-up holds 6.4 patents.",
        [("patents", 6.4)],
    ),
    (
        "Heidelberg ranks third in the world for life-science publications.",
        [("publications", 3)],
    ),
    (
        "In the Nature Index, Nanjing moved up one place to fourth.",
        [("nature_index", 1), ("nature_index", 4)],
    ),
    (
        "Some 1,300 technology firms have settled in the Sophia park near Antibes.",
        [("technology_firms", 1300)],
    ),
    (
        "Fuzhou counts 4,900 national high-tech enterprises, 2.3 times as many as in 2018.",
        [("hightech_firms", 4900), ("hightech_firms", 2.3)],
    ),
    (
        "Ninety-six companies in Jinan made the national list of single champions.",
        [("single_champions", 96)],
    ),
    (
        "Yantai has nurtured 132 little giants at national level and 1,100 at provincial level.",
        [("specialised_firms", 132), ("specialised_firms", 1100)],
    ),
    (
        "Belgrade's start-ups number about 950.",
        [("startups", 950)],
    ),
    (
        "The count of start-ups in Hyderabad went from 400 to 6,200 in nine years.",
        [("startups", 400), ("startups", 6200)],
    ),
    (
        "Nearly half of Finland's start-ups are based in the Helsinki region.",
        [("startups_share", 50)],
    ),
    (
        "Bangalore overtook Berlin to rank seventh for unicorns.",
        [("unicorns", 7)],
    ),
    (
        "Funding for start-ups in Nairobi halved to $330 million.",
        [("venture_capital", 330000000)],
    ),
    (
        "Chilean start-ups raised $1.1 billion, of which $760 million went to firms in Santiago.",
        [("venture_capital", 1100000000), ("venture_capital", 760000000)],
    ),
    (
        "Cambridge attracted more venture capital per head than any other British city, at £3,400.",
        [("venture_capital_per_capita", 3400)],
    ),
    (
        "Seed funding in Casablanca rose to $26 million, a record.",
        [("venture_capital", 26000000)],
    ),
    (
        "The city's venture fund has 1.2 billion rand to invest in Durban.",
        [("funds", 1200000000)],
    ),
    (
        "Nineteen firms listed on the STAR Market are from Wuxi.",
        [("listed_firms", 19)],
    ),
    (
        "With 214 listed companies, Hangzhou ranks fourth in China.",
        [("listed_firms", 214), ("listed_firms", 4)],
    ),
    (
        "The technical university of Brno spun off 38 companies in ten years.",
        [("spin_outs", 38)],
    ),
    (
        "Incubators in Kigali have 210 ventures under their roof.",
        [("incubated_firms", 210)],
    ),
    (
        "Dalian's 46 incubators cover 1.1 million square metres.",
        [("incubators", 46), ("incubation_space", 1100000)],
    ),
    (
        "A university town of 130,000, Tübingen has 28,000 students.",
        [("population", 130000), ("university_students", 28000)],
    ),
    (
        "Students from abroad account for 31% of the total in Maastricht.",
        [("international_students_share", 31)],
    ),
    (
        "Of the 41,000 graduates of Xi'an's universities, 62% found work in the city.",
        [("graduates", 41000), ("graduate_retention_rate", 62)],
    ),
    (
        "In Bengaluru the workforce in technology reached 1.9 million.",
        [("technology_employment", 1900000)],
    ),
    (
        "Tech pays on average €71,000 a year in Dublin.",
        [("technology_average_wage", 71000)],
    ),
    (
        "There are 268 shared-service centres in Kraków.",
        [("global_capability_centres", 268)],
    ),
    (
        "The city's contract value of technology transfer doubled in five years to 38 billion yuan in Jinan.",
        [("technology_contracts", 2), ("technology_contracts", 38000000000)],
    ),
    (
        "Zhuzhou's rail equipment cluster had sales of 160 billion yuan.",
        [("rail_equipment_revenue", 160000000000)],
    ),
    (
        "Nine of the country's 80 advanced manufacturing clusters are in Guangdong.",
        [("clusters", 9), ("clusters", 80)],
    ),
    (
        "Prato's 7,000 textile firms export €2.6 billion worth of fabric a year.",
        [("textile_firms", 7000), ("fabric_exports", 2600000000)],
    ),
    (
        "Surat polishes nine in ten of the world's diamonds.",
        [("diamonds_share", 90)],
    ),
    (
        "The watch industry provides 57,000 jobs in the Jura arc.",
        [("watch_employment", 57000)],
    ),
    (
        "Carmaking makes up 28% of industrial output in Bratislava.",
        [("car_output_share", 28)],
    ),
    (
        "Toyota's plants in Aichi built 2.9 million vehicles last year.",
        [("car_output", 2900000)],
    ),
    (
        "The gigafactory in Debrecen will be able to make 100 GWh of batteries a year.",
        [("battery_capacity", 100000000)],
    ),
    (
        "Lithium battery shipments from Yibin reached 112 GWh.",
        [("lithium_battery_shipments", 112000000)],
    ),
    (
        "Chipmakers in Kulim export goods worth 96 billion ringgit.",
        [("semiconductor_exports", 96000000000)],
    ),
    (
        "Wafer fabs in Wuhan can process 300,000 wafers a month.",
        [("wafer_capacity", 300000)],
    ),
    (
        "Semiconductor output in Shanghai grew by 12% to 390 billion yuan.",
        [("ic_revenue_growth", 12), ("ic_revenue", 390000000000)],
    ),
    (
        "Robots per 10,000 workers: 470 in Ningbo.",
        [("robot_density", 470)],
    ),
    (
        "Ningbo's factories have installed 6,200 industrial robots.",
        [("industrial_robots_installed", 6200)],
    ),
    (
        "Drug exports from Gujarat came to $4.1 billion.",
        [("biopharma_exports", 4100000000)],
    ),
    (
        "Suzhou's biomedicine industry passed 240 billion yuan in output.",
        [("biomedicine_output", 240000000000)],
    ),
    (
        "Forty-one innovative drugs from Shanghai have won approval.",
        [("innovative_drugs", 41)],
    ),
    (
        "Xiamen's software and IT service revenue rose 11.4%.",
        [("software_revenue_growth", 11.4)],
    ),
    (
        "Bucharest has 140,000 IT workers, 60% of Romania's total.",
        [("technology_employment", 140000), ("technology_employment_share", 60)],
    ),
    (
        "Some 34% of firms in Lyon say they use artificial intelligence.",
        [("ai_adoption", 34)],
    ),
    (
        "AI start-ups took 61% of all venture money in San Francisco.",
        [("ai_venture_capital_share", 61)],
    ),
    (
        "Beijing hosts 2,400 AI companies and 40% of the country's AI researchers.",
        [("ai_firms", 2400), ("ai_talent_share", 40)],
    ),
    (
        "Ghent is placed 41st in the European innovation scoreboard, seven places up.",
        [("innovation_index", 41), ("innovation_index", 7)],
    ),
    (
        "On a scale of 0 to 100, Tallinn scores 63 for innovation.",
        [("innovation_index", 63)],
    ),
    (
        "Santiago is the best-ranked Latin American city, at 82nd.",
        [("ranking", 82)],
    ),
    (
        "Ghent's port area is better known, but its biotech cluster is growing faster. It has 110 "
        "firms, twice as many as in 2012. They employ 5,200 people and spend €640 million a year on "
        "R&D. Four of them are listed.",
        [
            ("biotech_firms", 110),
            ("biotech_firms", 2),
            ("biopharma_employment", 5200),
            ("biopharma_rd_expenditure", 640000000),
        ],
    ),
    (
        "Nanjing's universities enrol 960,000 students. A quarter of them study engineering. Last "
        "year 290,000 graduated, of whom 41% stayed in the city. The target is 45% by 2026.",
        [
            ("university_students", 960000),
            ("university_students_share", 25),
            ("graduates", 290000),
            ("graduate_retention_rate", 41),
            ("graduate_retention_rate", 45),
        ],
    ),
    (
        "Porto has 1,130 start-ups. Of these, 38% work in software and 12% in health. Together they "
        "raised €210 million in 2023. Lisbon's raised €540 million.",
        [
            ("startups", 1130),
            ("software_startups_share", 38),
            ("health_startups_share", 12),
            ("venture_capital", 210000000),
            ("venture_capital", 540000000),
        ],
    ),
    (
        "Quito has 31 incubators and accelerators. They have supported 640 firms since 2016. Six in "
        "ten are still in business. The survivors employ 4,300 people.",
        [("incubators", 31), ("incubated_firms", 640), ("business_survival_rate", 60), ("employment", 4300)],
    ),
    (
        "Research and development absorbs 3.9% of GDP in Oulu.",
        [("rd_intensity", 3.9)],
    ),
    (
        "R&D spending per inhabitant in Geneva came to CHF 3,900.",
        [("rd_expenditure_per_capita", 3900)],
    ),
    (
        "Bergen's universities spent NOK 4.1 billion on research in 2023.",
        [("higher_education_rd_expenditure", 4100000000)],
    ),
    (
        "In Pisa one worker in twenty is a scientist.",
        [("rd_personnel_share", 5)],
    ),
    (
        "Applications for European patents from Milan rose 6% to 1,580.",
        [("patent_applications_growth", 6), ("patent_applications", 1580)],
    ),
    (
        "Firms in Gothenburg were granted 940 patents, Volvo alone 310.",
        [("patent_grants", 940), ("patent_grants", 310)],
    ),
    (
        "Changsha's high-value invention patents reached 21.3 per 10,000 people.",
        [("highvalue_patents_per_10k", 21.3)],
    ),
    (
        "Researchers at the University of Coimbra published 4,800 papers, 12% of Portugal's total.",
        [("publications", 4800), ("publications_share", 12)],
    ),
    (
        "Shijiazhuang certified 620 new high-tech enterprises, taking the total to 4,300.",
        [("hightech_firms", 620), ("hightech_firms", 4300)],
    ),
    (
        "Some 580 firms in Wuxi were recognised as provincial little giants.",
        [("specialised_firms", 580)],
    ),
    (
        "The number of start-ups in Accra has tripled since 2019.",
        [("startups", 3)],
    ),
    (
        "A third of Zagreb's start-ups were founded by women.",
        [("women_founders_share", 33.3333)],
    ),
    (
        "Hanoi ranks second in Southeast Asia for the number of start-ups.",
        [("startups", 2)],
    ),
    (
        "Riyadh's start-ups raised $750 million in the first half, more than all of Egypt.",
        [("venture_capital", 750000000)],
    ),
    (
        "Fifty-four deals were closed in Karachi last year.",
        [("deals", 54)],
    ),
    (
        "Nairobi's share of African venture capital slipped from 29% to 24%.",
        [("venture_capital_share", 29), ("venture_capital_share", 24)],
    ),
    (
        "Two unicorns have their headquarters in Riga.",
        [("unicorns", 2)],
    ),
    (
        "Unicorns based in Seoul are valued at a combined $41 billion.",
        [("unicorn_valuation", 41000000000)],
    ),
    (
        "The business incubator in Windhoek has helped 160 start-ups.",
        [("incubated_firms", 160)],
    ),
    (
        "Fourteen spin-offs left the laboratories of Twente last year.",
        [("spin_outs", 14)],
    ),
    (
        "Medellín has 48,000 software developers.",
        [("software_developers", 48000)],
    ),
    (
        "Enrolment at Izmir's universities stands at 176,000.",
        [("university_students", 176000)],
    ),
    (
        "Aalborg's university graduated 3,900 students, 41% of them engineers.",
        [("graduates", 3900), ("engineers_share", 41)],
    ),
    (
        "Only a quarter of Bari's graduates leave the region.",
        [("graduate_outflow_rate", 25)],
    ),
    (
        "Technology contracts in Chengdu totalled 178 billion yuan, 12.4% up on the year.",
        [("technology_contracts", 178000000000), ("technology_contracts_growth", 12.4)],
    ),
    (
        "Arezzo's jewellery cluster has 1,200 firms, 8,000 workers and exports of €3.1 billion.",
        [("jewellery_firms", 1200), ("jewellery_employment", 8000), ("jewellery_exports", 3100000000)],
    ),
    (
        "Bursa's car plants assemble 620,000 vehicles a year, of which 80% are exported.",
        [("car_output", 620000), ("car_exports_share", 80)],
    ),
    (
        "Electric vehicles account for 46% of the cars made in Guangzhou.",
        [("nev_share", 46)],
    ),
    (
        "Battery makers around Debrecen will employ 12,000 people by 2027.",
        [("battery_employment", 12000)],
    ),
    (
        "Hiroshima's memory-chip plant will get ¥192 billion in subsidies.",
        [("subsidies", 192000000000)],
    ),
    (
        "Chip exports from South Chungcheong fell 31% to $14 billion.",
        [("chip_exports_growth", 31), ("chip_exports", 14000000000)],
    ),
    (
        "Foshan installed 3,800 robots in 2024, bringing the total to 31,000.",
        [("industrial_robots_installed", 3800), ("industrial_robots_installed", 31000)],
    ),
    (
        "South Korea has the highest robot density in the world, at 1,012 per 10,000 workers.",
        [("robot_density", 1012)],
    ),
    (
        "Clinical trials in Bangkok rose by a tenth to 340.",
        [("clinical_trials_growth", 10), ("clinical_trials", 340)],
    ),
    (
        "The software parks of Dalian house 2,100 companies and 130,000 engineers.",
        [("firms", 2100), ("engineers", 130000)],
    ),
    (
        "Data centres use 21% of the electricity in Dublin.",
        [("data_centre_electricity_share", 21)],
    ),
    (
        "Querétaro will have 1,200 megawatts of data-centre capacity by 2028.",
        [("data_centre_capacity", 1200000)],
    ),
    (
        "The AI industry of Montréal employs 18,000 people in 280 firms.",
        [("ai_employment", 18000), ("ai_firms", 280)],
    ),
    (
        "One in five firms in Antwerp uses artificial intelligence.",
        [("ai_adoption", 20)],
    ),
    (
        "Chongqing's digital economy grew 9% and now makes up 48% of GDP.",
        [("digital_economy_growth", 9), ("digital_economy_share_of_gdp", 48)],
    ),
    (
        "Kazan ranks 42nd in the index, eleven places higher than in 2020.",
        [("ranking", 42), ("ranking", 11)],
    ),
    (
        "The Basque Country scores 112 on the European innovation scoreboard, where the EU average is 100.",
        [("innovation_index", 112)],
    ),
    (
        "Daejeon calls itself Korea's science city. It is home to 26 government research institutes "
        "and 38,000 researchers. They filed 9,400 patents in 2023. Spending on R&D came to 9.1 "
        "trillion won, or 17.4% of regional GDP.",
        [
            ("rd_institutions", 26),
            ("rd_personnel", 38000),
            ("patent_applications", 9400),
            ("rd_expenditure", 9100000000000),
            ("rd_intensity", 17.4),
        ],
    ),
    (
        "Medellín's start-ups raised $143 million in 2023. Bogotá's raised five times as much. In "
        "Cali the figure was $19 million. Fintech took 47% of the money in Bogotá and 22% in "
        "Medellín.",
        [
            ("venture_capital", 143000000),
            ("venture_capital", 5),
            ("venture_capital", 19000000),
            ("fintech_venture_capital_share", 47),
            ("fintech_venture_capital_share", 22),
        ],
    ),
    (
        "Poznań's electronics industry employs 21,000 people, 6% of the city's workforce. Output rose"
        " 11% last year. The sector's exports reached €3.9 billion. Average pay, at 8,900 zloty a "
        "month, is a fifth above the city's mean.",
        [
            ("electronics_employment", 21000),
            ("electronics_employment_share", 6),
            ("electronics_output_growth", 11),
            ("electronics_exports", 3900000000),
            ("electronics_average_wage", 8900),
            ("electronics_average_wage", 20),
        ],
    ),
    (
        "Ulsan built 1.43 million cars in 2024. A fifth of them were electric. Two thirds were "
        "shipped abroad. Car making provides 42% of the city's manufacturing jobs.",
        [
            ("car_output", 1430000),
            ("nev_output_share", 20),
            ("car_exports_share", 66.6667),
            ("car_employment_share", 42),
        ],
    ),
    (
        "Kuopio's university has 15,700 students and 3,000 staff. It granted 180 doctorates last "
        "year. Its researchers published 2,900 articles, 14% of which are among the most cited in "
        "their field.",
        [
            ("university_students", 15700),
            ("university_employment", 3000),
            ("phds", 180),
            ("publications", 2900),
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


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("In Graz 40% of firms closed for lunch.", "business_survival_rate"),
        ("Exports of cars from Graz rose. Output of steel reached 900,000 tonnes.", "car_output"),
        ("Graz has 400 cars. Of these, 40 were red.", "nev_ownership"),
        ("Graz sold 400,000 cars in 2024. The mayor wants 120 people in the choir.", "car_employment"),
        ("The mayor of Graz spent 40% of it on paint.", "venture_capital_share"),
        ("Wages in Graz fell to 2,400 euros; rents take 29% of that.", "average_wage_share"),
    ],
)
def test_what_was_told_before_does_not_go_on(sentence, code):
    assert code not in {claim.indicator for claim in read_article(f"A note\n\n{LEAD}{sentence}").claims}


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Graz has 14 schools. Of these, 40% are in the old town.", "startups_share"),
        ("Graz made 90,000 cars. Services accounted for 60% of output.", "nev_output_share"),
        ("Some 400 firms in Graz were named in the report.", "specialised_firms"),
        ("Graz has 12 museums. They have supported 40 firms.", "incubated_firms"),
        ("Bread is dearer in Graz. Capacity reached 86 GWh.", "bread_capacity"),
        ("The judge in Graz scored 71 goals.", "innovation_index"),
    ],
)
def test_what_goes_on_about_something_else(sentence, code):
    assert code not in {claim.indicator for claim in read_article(f"A note\n\n{LEAD}{sentence}").claims}


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Prices in Graz rose last year. The sector employs 400 people.", "rose_employment"),
        ("Graz made 90,000 cars. Two thirds were red.", "car_exports_share"),
        ("The rate in Graz rose by 2.8%, up from 2.0% in 2017.", "rd_intensity"),
        ("A poet from Graz published 14 poems.", "publications"),
    ],
)
def test_what_else_only_looks_like_it(sentence, code):
    assert code not in {claim.indicator for claim in read_article(f"A note\n\n{LEAD}{sentence}").claims}
