"""Plain English sentences on an economy: who has what part in it, who puts money where, what is owed."""

import pytest

from poliscope.data.articles import read_article

LEAD = (
    "The figures came out on Tuesday and drew wide attention in the local press, which had waited for them. "
)


def first(sentence):
    """Give the first claim of a sentence that stands in a short article."""
    return read_article(f"A note\n\n{LEAD}{sentence}").claims[0]


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Leipzig spends 3.6% of its output on research and development.", "rd_intensity"),
        ("Research takes up 3.6% of Leipzig's GDP.", "rd_intensity"),
        ("In Daejeon 3.6% of GDP goes into research.", "rd_intensity"),
        ("Services make up 69% of Hanoi's economy.", "gdp_share_tertiary"),
        ("Two thirds of Hanoi's economy is services.", "gdp_share_tertiary"),
        ("Industry accounts for 31% of Medellín's output.", "gdp_share_secondary"),
        ("Farming still provides 19% of the state's GDP in Odisha.", "gdp_share_primary"),
        ("A quarter of Hanoi's GDP comes from manufacturing.", "manufacturing_value_added_share_of_gdp"),
        ("The chemical industry contributes 12% to Tarragona's GDP.", "chemical_value_added_share_of_gdp"),
        ("Tourism accounts for 47% of Crete's economy.", "tourism_value_added_share_of_gdp"),
        ("Farming employs 26% of workers in Punjab.", "agricultural_employment_share"),
        ("A quarter of Punjab's workers are farmers.", "agricultural_employment_share"),
        ("A third of jobs in Stuttgart are in the car industry.", "car_employment_share"),
        ("Wind supplies 40% of Aragon's electricity.", "wind_generation_share"),
        ("Nuclear reactors provide 40% of Aragon's power.", "nuclear_generation_share"),
        ("Piedmont grows a third of Italy's rice.", "rice_output_share"),
        ("Half of Kenya's tea is grown in Kericho.", "tea_output_share"),
    ],
)
def test_a_share_is_told_by_what_has_a_part_in_what(sentence, code):
    claim = first(sentence)
    assert (claim.indicator, claim.kind) == (code, "share")


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Medellín accounts for 8% of Colombia's economy.", "gdp_share"),
        ("Exports make up 40% of the region's GDP.", "exports_share_of_gdp"),
        ("Cars account for two fifths of Bavaria's exports.", "car_exports_share"),
        ("The economy of Hanoi grew by 7% last year.", "gdp_growth"),
        ("Rice output in Hanoi grew 7% last year.", "rice_output_growth"),
    ],
)
def test_other_shares_and_growth_stay(sentence, code):
    assert first(sentence).indicator == code


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Foreign investors put $4.7 billion into Haiphong last year.", "fdi"),
        ("Haiphong took in $4.7 billion from investors abroad.", "fdi"),
        ("Investors backed startups in Nairobi with $638 million.", "venture_capital"),
        ("The state of Jalisco sold $53 billion of goods abroad.", "exports"),
        ("Nuevo León shipped goods worth $53 billion to its neighbour.", "exports"),
        ("Turin produces goods and services worth €70 billion a year.", "gdp"),
        ("The council of Leeds raised £90 million from parking fees.", "parking_revenue"),
        ("The city of Chicago owes $2.4 billion.", "government_debt"),
        ("Kerala owes 38% of its GDP.", "government_debt_ratio"),
        ("The state's debt amounts to 38% of GDP in Kerala.", "government_debt_ratio"),
        ("Kerala borrowed 360 billion rupees.", "borrowing"),
        ("A battery plant for €4.5 billion is being built in Douai.", "construction_cost"),
        ("Santos is a busy port, with 5.4 million containers.", "container_throughput"),
        ("Nine in ten new cars in Oslo are electric.", "nev_share"),
        ("Electric cars made up 89% of sales in Oslo.", "nev_share"),
        ("Broadband reaches 93% of homes in Cork.", "fibre_coverage"),
        ("In Hull 12% of shops are vacant.", "retail_vacancy_rate"),
        ("Punjab is the second-largest producer of wheat in India.", "wheat_output"),
    ],
)
def test_what_is_done_tells_what_a_figure_is(sentence, code):
    assert first(sentence).indicator == code


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Start-ups in Leeds raised £90 million from investors.", "venture_capital"),
        ("Firms in Leeds sold £90 million of shares to the public.", "exports"),
        ("Leeds has 5,000 container ships.", "container_throughput"),
    ],
)
def test_what_only_looks_like_it(sentence, code):
    claim = first(sentence)
    assert (claim.indicator == code) is (code == "venture_capital")
