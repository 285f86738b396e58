"""What figures of English texts about who leads measure: sectors that go on, money, research, ranks."""

from __future__ import annotations

import pytest

from poliscope.data.articles import read_article

LEAD = "The figures were published on Tuesday and drew wide attention in the local press."

CASES = (
    (
        "Of the two, Gothenburg spends more on research: SEK 58 billion in 2023, or 6.9% of "
        "regional GDP, against 4.4% in Skåne. Nine tenths of it comes from companies. Malmö has "
        "more start-ups per head, 41 for every 10,000 residents.",
        [
            "rd_expenditure",
            "rd_intensity",
            "rd_intensity",
            "business_rd_expenditure_share",
            "startups_per_10k",
        ],
    ),
    (
        "According to the regional statistical office, 3,420 companies with 10 or more employees "
        "carried out innovation activities in Lower Austria between 2020 and 2022, 62.4% of all. "
        "They spent €1.9 billion on innovation. Every fourth euro of turnover came from new "
        "products.",
        ["innovative_firms", "innovative_firms_share", "innovation_expenditure", "new_product_revenue_share"],
    ),
    (
        "Casablanca Finance City counts 225 member firms and has created 7,000 jobs since 2012. "
        "It ranks 57th in the Global Financial Centres Index, first in Africa ahead of Mauritius.",
        ["firms", "new_jobs", "financial_centre_index", "financial_centre_index"],
    ),
    (
        "Daegu's machinery makers exported goods worth $3.4 billion in 2024, 5.8% less than the "
        "year before. Car parts accounted for $1.9 billion of the total. Secondary-battery "
        "materials, which hardly existed ten years ago, already bring in $2.6 billion.",
        ["machinery_exports", "machinery_exports_growth", "auto_parts_exports", "battery_materials_exports"],
    ),
    (
        "In the Basque Country 24.1% of value added comes from industry, against 16.3% in Spain. "
        "Advanced manufacturing has 5,100 companies that employ 191,000 people and export €27.6 "
        "billion a year. The region aims to spend 3% of GDP on R&D by 2030; at present the figure "
        "is 2.3%.",
        [
            "gdp_share_secondary",
            "gdp_share_secondary",
            "advanced_manufacturing_firms",
            "advanced_manufacturing_employment",
            "advanced_manufacturing_exports",
            "rd_intensity",
            "rd_intensity",
        ],
    ),
    (
        "Nagoya's factories shipped goods worth 16.2 trillion yen in 2023, half of them cars and "
        "parts. The Chubu region holds 9,800 patents in hydrogen and batteries. Toyota alone "
        "spends 1.2 trillion yen a year on R&D.",
        ["industrial_output", "car_output_share", "hydrogen_patents", "rd_expenditure"],
    ),
    (
        "Porto or Bilbao? Exports per head are €11,400 in Porto and €14,900 in Bilbao. The Basque "
        "city spends 2.3% of its product on R&D, against 1.9%. Seven of the 50 largest Portuguese "
        "firms are based in Porto.",
        ["exports_per_capita", "exports_per_capita", "rd_intensity", "rd_intensity", "firms"],
    ),
    (
        "Companies in Pilsen invested CZK 9.1 billion in research in 2024, 12% more than the year "
        "before. The university has 1,020 researchers and 11,800 students. Mechanical engineering "
        "accounts for 29% of industrial jobs.",
        [
            "business_rd_expenditure",
            "business_rd_expenditure_growth",
            "rd_personnel",
            "university_students",
            "machinery_employment_share",
        ],
    ),
    (
        "The number of artificial intelligence firms in Montreal rose by 18% to 640. They employ "
        "16,300 people and raised C$1.1 billion in 2024, nearly a third of the Canadian total. "
        "McGill is 29th in the QS ranking.",
        [
            "ai_firms_growth",
            "ai_firms",
            "ai_employment",
            "venture_capital",
            "venture_capital_share",
            "university_ranking",
        ],
    ),
    (
        "Labour productivity in Utrecht is 11% higher than in Eindhoven's region, measured by "
        "value added per hour. Eindhoven, however, has R&D spending of €4,100 per inhabitant, "
        "five times as much. ASML and its suppliers account for 62% of patents.",
        ["productivity", "rd_expenditure_per_capita", "rd_expenditure_per_capita", "patents_share"],
    ),
)


@pytest.mark.parametrize(("text", "codes"), CASES)
def test_what_each_figure_measures(text, codes):
    claims = read_article(f"A note\n\n{LEAD}\n\n{text}").claims
    assert [claim.indicator for claim in claims] == codes
