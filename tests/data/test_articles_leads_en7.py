"""What figures of English texts about who leads measure: sectors that go on, money, research, ranks."""

from __future__ import annotations

import pytest

from poliscope.data.articles import read_article

LEAD = "The figures were published on Tuesday and drew wide attention in the local press."

CASES = (
    (
        "Firms in West Yorkshire spent £612m on research and development in 2022, equal to about "
        "1% of gross value added. The UK average was 2.2%.",
        ["business_rd_expenditure", "business_rd_intensity", "business_rd_intensity"],
    ),
    (
        "Businesses in Tasmania put 0.6 per cent of regional product into R&D, compared with 0.9 "
        "per cent nationally.",
        ["business_rd_intensity", "business_rd_intensity"],
    ),
    (
        "Companies in Aarhus invest 2.4% of GDP in research, against 1.9% in Odense.",
        ["business_rd_intensity", "business_rd_intensity"],
    ),
    (
        "Business R&D in Bavaria came to 2.6% of GDP in 2023; the German average was 2.1%.",
        ["business_rd_intensity", "business_rd_intensity"],
    ),
    (
        "Private companies in Porto devote 0.9% of regional output to R&D.",
        ["business_rd_intensity"],
    ),
    (
        "The plan asks for business R&D to reach 1.5 per cent of regional product by 2030.",
        ["business_rd_intensity"],
    ),
    (
        "Enterprise spending on research equals 1.2% of GDP in Brno and 0.7% in Ostrava.",
        ["business_rd_intensity", "business_rd_intensity"],
    ),
    (
        "The University of Otago spent NZ$310 million on research in 2024.",
        ["higher_education_rd_expenditure"],
    ),
    (
        "Pittsburgh's universities spent $1.98 billion on research in fiscal 2023, 31% more than "
        "the $1.51 billion reported by institutions in Columbus.",
        [
            "higher_education_rd_expenditure",
            "higher_education_rd_expenditure",
            "higher_education_rd_expenditure",
        ],
    ),
    (
        "Johns Hopkins University in Baltimore spent $3.8 billion on research in 2023.",
        ["higher_education_rd_expenditure"],
    ),
    (
        "The average technology job in Pittsburgh paid $104,700 in 2023, $3,200 more than in Columbus.",
        ["technology_average_wage", "technology_average_wage"],
    ),
    (
        "An experienced developer in Nairobi earns Sh260,000 a month, roughly a third less than "
        "in Cape Town.",
        ["developer_wage", "average_wage"],
    ),
    (
        "A software engineer in Cluj earns €2,900 a month, against €4,100 in Vienna.",
        ["software_engineer_wage", "software_engineer_wage"],
    ),
    (
        "Manufacturing jobs in Monterrey pay 14,200 pesos a month on average.",
        ["manufacturing_average_wage"],
    ),
    (
        "The average pay of an engineer in Tampere is €52,000 a year.",
        ["engineer_wage"],
    ),
    (
        "Only 44% of the 2023 graduates of the two schools took a first job in the region.",
        ["graduate_retention_rate"],
    ),
    (
        "About 61% of graduates of the university found work in the city within a year.",
        ["graduate_retention_rate"],
    ),
    (
        "Of those who graduated in 2023, 38% stayed in Ohio.",
        ["graduate_retention_rate"],
    ),
    (
        "Venture investors put $612 million into 84 Pittsburgh-area deals last year, down 23.6% "
        "from $801 million in 2023.",
        ["venture_capital", "deals", "venture_capital_growth", "venture_capital"],
    ),
    (
        "The scorecard ranks Pittsburgh 17th and Columbus 29th among the 50 largest metro areas "
        "for innovation.",
        ["innovation_ranking", "innovation_ranking"],
    ),
    (
        "The West Yorkshire economy around it produced £62.5bn of gross value added in 2022.",
        ["gva"],
    ),
    (
        "Foreign-owned companies carry out 58% of the business research in South Moravia.",
        ["foreign_firms_rd_expenditure_share"],
    ),
    (
        "Employment in information and communication in Brno rose from 19,300 in 2013 to 34,800 "
        "in 2023, an increase of 80%.",
        ["ict_employment", "ict_employment", "ict_employment_growth"],
    ),
    (
        "Spending on research and development in the state is 0.62% of its gross product, twice "
        "the Mexican figure of 0.31%.",
        ["rd_intensity", "rd_intensity", "rd_intensity"],
    ),
    (
        "In Daejeon R&D spending came to 9.98 trillion won, or 18.5 percent of its gross regional "
        "domestic product. The figure for the country was 4.96 percent.",
        ["rd_expenditure", "rd_intensity", "rd_intensity"],
    ),
    (
        "Flanders spent 3.6% of GDP on R&D in 2023 and Wallonia 2.9%. The EU average is 2.2%.",
        ["rd_intensity", "rd_intensity", "rd_intensity"],
    ),
    (
        "Gross expenditure on R&D in Slovenia stood at 2.1% of GDP, well behind Austria, at 3.3%.",
        ["rd_intensity", "rd_intensity"],
    ),
    (
        "Lagos kept the first position in the start-up ranking with a score of 76.8 out of 100, "
        "against 71.4 for Nairobi. Cape Town came third and Cairo fourth.",
        [
            "startup_ecosystem",
            "startup_ecosystem",
            "startup_ecosystem",
            "startup_ecosystem",
            "startup_ecosystem",
        ],
    ),
    (
        "Nairobi overtook Cape Town to become the second best city in Africa for start-ups in 2024.",
        ["startup_ecosystem"],
    ),
    (
        "In the Global Startup Ecosystem Index Tallinn ranks 41st, Vilnius 64th and Riga 102nd.",
        ["startup_ecosystem", "startup_ecosystem", "startup_ecosystem"],
    ),
    (
        "Medellín was named the fifth best place in Latin America to start a company.",
        ["startup_ecosystem"],
    ),
    (
        "Bengaluru climbed to 14th from 21st in the start-up ecosystem report.",
        ["startup_ecosystem", "startup_ecosystem"],
    ),
    (
        "The University of Newcastle spends $310 million a year on research, has 39,000 students "
        "and came 227th in the main world ranking this year.",
        ["higher_education_rd_expenditure", "university_students", "university_ranking"],
    ),
    (
        "The University of Porto is 253rd in the QS ranking and that of Lisbon 260th.",
        ["university_ranking", "university_ranking"],
    ),
    (
        "In the Shanghai list the best university of Poland is placed 401st.",
        ["university_ranking"],
    ),
    (
        "Tallinn counts 1,430 start-ups, of which 410 are in fintech and 160 in health technology.",
        ["startups", "fintech_startups", "health_startups"],
    ),
    (
        "Start-ups in Jakarta raised $1.1 billion in 2024, of which 38 per cent went to fintech. "
        "Debt made up 22 per cent and seed rounds 9 per cent.",
        [
            "venture_capital",
            "fintech_venture_capital_share",
            "debt_venture_capital_share",
            "seed_venture_capital_share",
        ],
    ),
    (
        "Venture investment in Daejeon firms reached 612 billion won in 2024, 9.2 percent of the "
        "national total and 1.4 times the amount of the previous year. The Seoul metropolitan "
        "area took 73 percent.",
        ["venture_capital", "venture_capital_share", "venture_capital", "venture_capital_share"],
    ),
    (
        "We have 760,000 people in Newcastle and add roughly 9,500 a year, most of them moving up "
        "from Sydney.",
        ["population", "population_change"],
    ),
    (
        "The region has 1.2 million inhabitants and gains about 14,000 a year.",
        ["population", "population_change"],
    ),
    (
        "Boise added 11,200 residents last year, half of them from California.",
        ["population_change", "population_share"],
    ),
    (
        "Ceramics exports from the emirate grew 12.3 percent to AED 1.36 billion, and those of "
        "pharmaceuticals 7.9 percent to AED 640 million.",
        ["ceramics_exports_growth", "ceramics_exports", "biopharma_exports_growth", "biopharma_exports"],
    ),
    (
        "Saudi Arabia was the largest market, taking 22 percent of the Emirate's exports, "
        "followed by India with 13.5 percent.",
        ["exports_share", "india_exports_share"],
    ),
    (
        "Shipments of integrated circuits from Penang reached 61.0 billion ringgit, and those of "
        "medical devices 9.7 billion.",
        ["chip_exports", "medical_device_exports"],
    ),
    (
        "Some 2,100 more people moved to Leipzig than left it in 2024.",
        ["net_migration"],
    ),
    (
        "Departures exceeded arrivals by 3,400 in Trieste last year.",
        ["net_migration"],
    ),
    (
        "The district of Coimbatore has seven universities and 76 engineering colleges, which "
        "send out around 22,000 graduates a year.",
        ["universities", "engineering_colleges", "graduates"],
    ),
    (
        "Universities in Cebu turn out 11,000 IT graduates a year.",
        ["it_graduates"],
    ),
    (
        "Ghana's public universities produced 5,400 graduates in engineering.",
        ["engineering_graduates"],
    ),
    (
        "Coimbatore makes close to 45% of the pump sets sold in India.",
        ["market_share"],
    ),
    (
        "The number of listed companies with headquarters in Daejeon is to rise from 66 at the "
        "end of 2024 to 100 in 2030, and their combined market value from 53 trillion won to 100 "
        "trillion won.",
        ["listed_firms", "listed_firms", "market_value", "market_value"],
    ),
    (
        "Manufacturing remained the main contributor to the economy of Ras Al Khaimah with 26.1 "
        "percent of output, ahead of wholesale and retail trade with 15.4 percent.",
        ["manufacturing_value_added_share_of_gdp", "wholesale_retail_value_added_share_of_gdp"],
    ),
    (
        "Manufacturing provides 37 per cent of the output of the district of Ahmedabad and 31 per "
        "cent of that of Pune.",
        ["manufacturing_value_added_share_of_gdp", "manufacturing_value_added_share_of_gdp"],
    ),
    (
        "The gross domestic product of Coimbatore district was Rs 1.86 lakh crore in 2023-24, or "
        "6.8% of the State's output. Industry contributed 38.5% of it, against 33.4% for Tamil "
        "Nadu.",
        ["gdp", "gdp_share", "gdp_share_secondary", "gdp_share_secondary"],
    ),
    (
        "Technology makes up a quarter of the municipal economy of Florianópolis, compared with "
        "roughly 10% in Recife.",
        ["technology_value_added_share_of_gdp", "technology_value_added_share_of_gdp"],
    ),
)


@pytest.mark.parametrize(("text", "codes"), CASES)
def test_what_each_figure_measures(text, codes):
    claims = read_article(f"A note\n\n{LEAD}\n\n{text}").claims
    assert [claim.indicator for claim in claims] == codes
