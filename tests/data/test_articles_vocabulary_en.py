"""The English of officials, statistical offices and reporters: which indicator a figure is of."""

import pytest

from poliscope.data.articles import read_article

FILLER = (
    " This was said in a report of the council that was read by many people.\n"
    "This paragraph holds no figures at all and only tells readers what the article is about."
)


def indicators(text):
    return {(claim.indicator, abs(claim.value)) for claim in read_article(text + FILLER).claims}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In 2023, the total import and export volume of Hefei reached 348.8 billion yuan, up 5.4%.",
            {("trade_total", 348800000000.0), ("trade_total_growth", 5.4)},
        ),
        (
            "In 2023 the added value of industries above designated size in Changsha grew by 6.1% year "
            "on year.",
            {("industrial_value_added_growth", 6.1)},
        ),
        (
            "By the end of 2023, Dongguan had 172 national-level specialized, refined, distinctive and "
            'innovative "little giant" enterprises.',
            {("specialised_firms", 172.0)},
        ),
        (
            "In 2023, Suzhou's general public budget revenue was 245.7 billion yuan, an increase of 5.5%.",
            {("fiscal_revenue", 245700000000.0), ("fiscal_revenue_growth", 5.5)},
        ),
        (
            "The per capita disposable income of urban residents in Ningbo was 80,144 yuan in 2023, "
            "while that of rural residents was 48,337 yuan.",
            {("urban_disposable_income", 80144.0), ("rural_disposable_income", 48337.0)},
        ),
        (
            "Xi'an was home to 12,600 State-level high-tech enterprises at the end of 2023.",
            {("hightech_firms", 12600.0)},
        ),
        (
            "The total investment in R&D of the whole society in Wuhan exceeded 65 billion yuan in 2022.",
            {("rd_expenditure", 65000000000.0)},
        ),
        (
            "In 2023, Hangzhou invested 72.3 billion yuan in R&D, accounting for 3.86% of GDP.",
            {("rd_expenditure", 72300000000.0), ("rd_intensity", 3.86)},
        ),
        (
            "Shenzhen spent 223.7 billion yuan on research and development in 2023.",
            {("rd_expenditure", 223700000000.0)},
        ),
        (
            "In 2023, the R&D investment of the whole society in Nanjing was 65.4 billion yuan, and "
            "its proportion in the regional GDP was 3.8%.",
            {("rd_intensity", 3.8)},
        ),
        (
            "Qingdao's total retail sales of social consumer goods came to 631.9 billion yuan in 2023.",
            {("retail_sales", 631900000000.0)},
        ),
        (
            "In 2023, the actual use of foreign capital in Chongqing was 1.05 billion US dollars.",
            {("fdi", 1050000000.0)},
        ),
        (
            "In 2023, Jinan's contracted value of technology transactions reached 82 billion yuan.",
            {("technology_contracts", 82000000000.0)},
        ),
        (
            "At the end of 2023, Fuzhou had 3,942 industrial enterprises above the designated size.",
            {("scale_industrial_firms", 3942.0)},
        ),
        (
            "In 2023 the added value of the core industries of the digital economy in Hangzhou was "
            "567.5 billion yuan, accounting for 28.3% of GDP.",
            {("digital_core_value_added", 567500000000.0), ("digital_core_share_of_gdp", 28.3)},
        ),
        (
            "In 2023 the proportion of days with good air quality in Shenzhen was 97.5%.",
            {("good_air_days", 97.5)},
        ),
        (
            "In 2023 energy consumption per unit of GDP in Tangshan dropped by 3.5%.",
            {("energy_intensity_growth", 3.5)},
        ),
        (
            "In 2023, the China-Europe freight train service in Chengdu recorded 4,600 trips.",
            {("china_europe_trains", 4600.0)},
        ),
        (
            "Hangzhou had 42 unicorn enterprises and 391 quasi-unicorn companies in 2023.",
            {("unicorns", 42.0), ("potential_unicorns", 391.0)},
        ),
        (
            "In 2023, the balance of household savings deposits in Wenzhou was 1.1 trillion yuan.",
            {("savings", 1100000000000.0)},
        ),
        (
            "In 2023, the full-time equivalent of R&D personnel in Jiangsu was 820,000 person-years.",
            {("rd_personnel_fte", 820000.0)},
        ),
        (
            "In 2023, Hunan's revenue from the sale of new products amounted to 1.2 trillion yuan.",
            {("new_product_revenue", 1200000000000.0)},
        ),
        (
            "Economic inactivity in Birmingham stood at 28.1% in 2023.",
            {("economic_inactivity_rate", 28.1)},
        ),
        (
            "GVA per hour worked in Reading was £52.4 in 2022.",
            {("productivity", 52.4)},
        ),
        (
            "In 2023, Bengaluru's office leasing volume reached 15.6 million sq ft.",
            {("office_leasing", 15600000.0)},
        ),
        (
            "In 2023, Hyderabad's IT/ITeS exports touched Rs 2.41 lakh crore.",
            {("it_exports", 2410000000000.0)},
        ),
        (
            "In 2023, Dubai's non-oil foreign trade reached AED 2 trillion.",
            {("non_oil_trade", 2000000000000.0)},
        ),
    ],
)
def test_the_words_of_officials_and_reporters(text, expected):
    found = indicators(text)
    missing = {(c, v) for c, v in expected if not any(c == d and w == pytest.approx(v) for d, w in found)}
    assert not missing, found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2023 Ghent invested 40 million euros in a research building.", "investment"),
        ("In 2023 Ghent invested 40 million euros in research.", "rd_expenditure"),
        ("In 2022 Huzhou poured 13.6 billion yuan into R&D.", "rd_expenditure"),
        ("In 2022 Ghent put 900 million euros a year into research and development.", "rd_expenditure"),
    ],
)
def test_money_goes_into_research_or_into_a_building_for_it(text, expected):
    assert expected in {indicator for indicator, _ in indicators(text)}


def test_the_share_of_gdp_of_what_was_spent():
    text = "In 2022, R&D spending in Zibo was 10 billion yuan, and its share in GDP was 2.9%."
    assert ("rd_intensity", 2.9) in indicators(text)


def test_town_and_country_together_are_neither():
    text = "In 2023 the per capita disposable income of urban and rural residents in Jinhua was 61,000 yuan."
    assert ("disposable_income", 61000.0) in indicators(text)
