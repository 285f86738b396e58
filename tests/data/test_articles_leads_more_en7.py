"""What figures of English texts about who leads measure: sectors that go on, money, research, ranks."""

from __future__ import annotations

import pytest

from poliscope.data.articles import read_article

LEAD = "The figures were published on Tuesday and drew wide attention in the local press."

CASES = (
    (
        "Gross domestic product of Aragon rose by 2.9% in real terms in 2024, two tenths of a "
        "point more than in Spain. Industry added 4.1% and construction 3.3%, while agriculture "
        "fell by 6.2%. GDP per inhabitant stood at €34,600, or 8.4% above the national average. "
        "Employment, measured in full-time equivalents, increased by 2.2% to 612,000.",
        [
            "gdp_growth",
            "gdp_growth",
            "secondary_value_added_growth",
            "construction_value_added_growth",
            "primary_value_added_growth",
            "gdp_per_capita",
            "gdp_per_capita",
            "employment_growth",
            "employment",
        ],
    ),
    (
        "In 2023 expenditure on R&D in Styria amounted to €2.9 billion, of which 76% was spent by "
        "companies. R&D intensity was 5.2%, the highest of all Austrian states; Upper Austria "
        "followed with 3.6%. The number of people employed in research rose by 3.8% to 29,400.",
        [
            "rd_expenditure",
            "business_rd_expenditure_share",
            "rd_intensity",
            "rd_intensity",
            "rd_personnel_growth",
            "rd_personnel",
        ],
    ),
    (
        "Which is ahead, Graz or Brno? Graz has 305,000 inhabitants and Brno 402,000. In Graz "
        "8.1% of employees work in research, in Brno 9.4%. Patents are a different matter: 412 "
        "applications came from Graz last year and 61 from Brno. The average gross wage is €3,480 "
        "a month in Graz and €1,960 in Brno.",
        [
            "population",
            "population",
            "rd_personnel_share",
            "rd_personnel_share",
            "patent_applications",
            "patent_applications",
            "average_wage",
            "average_wage",
        ],
    ),
    (
        "Bristol and Nottingham are often compared. Output per hour in Bristol is £41.30, 4% "
        "above the UK average, and in Nottingham £35.20. Knowledge-intensive services employ 34% "
        "of the workforce in the first and 22% in the second. Bristol's start-ups raised £402m in "
        "2024, Nottingham's £38m.",
        [
            "productivity",
            "productivity",
            "productivity",
            "knowledge_intensive_services_employment_share",
            "knowledge_intensive_services_employment_share",
            "venture_capital",
            "venture_capital",
        ],
    ),
    (
        "The think tank's Digital Economy Index puts Pune third in India with a score of 68.2, "
        "behind Bengaluru (81.4) and Hyderabad (72.9).",
        ["digital_economy_index", "digital_economy_index", "digital_economy_index", "digital_economy_index"],
    ),
    (
        "We have 3,100 researchers in the park and 210 companies. Ten years ago there were 74. "
        "About a third of the companies come from abroad. We plan another 40,000 square metres of "
        "laboratories by 2028.",
        ["rd_personnel", "firms", "firms", "foreign_firms_share", "lab_space"],
    ),
    (
        "Productivity in Wallonia is 12% below the Belgian average, and the gap has not narrowed "
        "since 2010. The employment rate is 66%, against 77% in Flanders. Wallonia registered 96 "
        "patents per million inhabitants, Flanders 188. Public R&D spending, at 0.71% of GDP, is "
        "close to the Flemish level of 0.78%.",
        [
            "productivity",
            "employment_rate",
            "employment_rate",
            "patents_per_million",
            "patents_per_million",
            "public_rd_expenditure_share_of_gdp",
            "public_rd_expenditure_share_of_gdp",
        ],
    ),
    (
        "The Turin Polytechnic has 39,600 students, 19% of them from other countries. Each year "
        "7,900 engineers graduate; six in ten stay in Piedmont. A graduate starts on €28,400 a "
        "year.",
        [
            "university_students",
            "international_students_share",
            "engineering_graduates",
            "graduate_retention_rate",
            "starting_salary",
        ],
    ),
    (
        "Turku or Tampere? Turku's universities enrol 41,000 students, Tampere's 36,000. "
        "Start-ups founded in the two cities since 2020 number 310 and 540. Business investment "
        "in R&D came to €1,180 per inhabitant in Pirkanmaa and €640 in Southwest Finland. In "
        "Turku 47% of residents aged 25 to 64 hold a degree.",
        [
            "university_students",
            "university_students",
            "startups",
            "startups",
            "business_rd_expenditure_per_capita",
            "business_rd_expenditure_per_capita",
            "tertiary_share",
        ],
    ),
    (
        "Lyon overtook Toulouse in the number of patents in 2023: 1,412 applications at the "
        "European office against 1,098. Yet aerospace alone employs 86,000 in Toulouse, and the "
        "city's R&D intensity of 4.6% is the highest in France. Lyon's chemical plants had a "
        "turnover of €13.7 billion.",
        [
            "patent_applications",
            "patent_applications",
            "aerospace_employment",
            "rd_intensity",
            "chemical_revenue",
        ],
    ),
    (
        "SEOUL - South Korea's chip exports jumped 31.7% to $16.6 billion in August, the trade "
        "ministry said. Overall exports were up 1.3% at $58.4 billion. Shipments to the United "
        "States fell 12%, those to China 2.9%. The trade surplus widened to $6.5 billion.",
        [
            "chip_exports_growth",
            "chip_exports",
            "exports_growth",
            "exports",
            "us_exports_growth",
            "china_exports_growth",
            "trade_balance",
        ],
    ),
    (
        "In the third quarter of 2025 the Czech economy grew by 2.8% year on year. Gross value "
        "added rose by 2.6%, most of all in construction (5.9%) and information and communication "
        "(5.1%). Employment was up 1.1%. Hours worked per worker fell by 0.4%.",
        [
            "gdp_growth",
            "gva_growth",
            "construction_value_added_growth",
            "information_services_value_added_growth",
            "employment_growth",
            "working_hours_growth",
        ],
    ),
    (
        "Total R&D personnel in Slovenia reached 18,420 full-time equivalents in 2023, of whom "
        "12,360 were researchers. The business sector employed 61% of them. Women accounted for "
        "33% of researchers.",
        ["rd_personnel", "rd_personnel", "business_rd_personnel_share", "female_rd_personnel_share"],
    ),
    (
        "Welcome to Eindhoven, where 33 patents are filed for every 10,000 inhabitants and "
        "companies spend €3.6 billion a year on research. The High Tech Campus houses 300 "
        "companies and 12,500 researchers and developers. Some 27% of jobs are in technology. Two "
        "unicorns were born here.",
        [
            "patent_applications_per_10k",
            "business_rd_expenditure",
            "firms",
            "rd_personnel",
            "technology_employment_share",
            "unicorns",
        ],
    ),
    (
        "By 2030 the plan wants to double the number of start-ups in Thessaloniki to 1,200, to "
        "raise R&D spending from 1.1% to 2% of regional GDP and to attract €500 million in "
        "venture capital. The share of high-tech exports should reach 12%, from 7.4% now.",
        [
            "startups",
            "rd_intensity",
            "rd_intensity",
            "venture_capital",
            "hightech_exports_share",
            "hightech_exports_share",
        ],
    ),
    (
        "ETH Zurich registered 214 patents and founded 37 spin-offs in 2024. Its spin-offs raised "
        "CHF 425 million. The university has 26,100 students and 9,800 staff and ranks seventh in "
        "the world. Third-party funds came to CHF 467 million.",
        [
            "patents",
            "spin_outs",
            "venture_capital",
            "university_students",
            "university_employment",
            "university_ranking",
            "research_grants",
        ],
    ),
    (
        "Finance contributes 26% of Luxembourg's value added and a fifth of its tax revenue. The "
        "120 banks employ 26,000 people. Funds under management exceed €5.8 trillion.",
        [
            "financial_value_added_share_of_gdp",
            "financial_tax_revenue_share",
            "banks",
            "banking_employment",
            "assets_under_management",
        ],
    ),
    (
        "The pharmaceutical plants of Puerto Rico account for 44% of the island's output and 78% "
        "of its exports, though only for 2% of jobs. They paid $3.1 billion in wages.",
        [
            "biopharma_value_added_share_of_gdp",
            "biopharma_exports_share",
            "biopharma_employment_share",
            "wage_bill",
        ],
    ),
)


@pytest.mark.parametrize(("text", "codes"), CASES)
def test_what_each_figure_measures(text, codes):
    claims = read_article(f"A note\n\n{LEAD}\n\n{text}").claims
    assert [claim.indicator for claim in claims] == codes
