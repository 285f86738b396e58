"""English papers and magazines: what they say of people, pay, growth and sums, and of whom."""

import pytest

from poliscope.data.articles import read_article

FILLER = " This was said in a report of the council.\nThis paragraph holds no figures and only tells of it."


def claims(text):
    return read_article(text + FILLER).claims


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2024, 78% of adults in Aberdeen were in work.", {("employment_rate", 78.0)}),
        ("Only 66% of Glaswegians aged 16 to 64 had a job in 2023.", {("employment_rate", 66.0)}),
        (
            "In 2023 about 62 per cent of the people of Pune district lived in towns and cities.",
            {("urbanisation_rate", 62.0)},
        ),
        (
            "Some 55% of the University of Porto's graduates remain in the region.",
            {("graduate_retention_rate", 55.0)},
        ),
        (
            "There are 84,000 households in Gera, and 47% of them consist of one person.",
            {("households", 84000.0), ("one_person_households", 47.0)},
        ),
        (
            "Of the companies founded in 2017, 41.2% had survived for five years in Derby.",
            {("business_survival_rate", 41.2)},
        ),
        (
            "A full-time worker in Derby was paid £655 per week in 2023.",
            {("weekly_earnings", 655.0)},
        ),
        (
            "Between 2014 and 2020 Porto received €900 million of Brussels money.",
            {("eu_funds", 900000000.0)},
        ),
        (
            "Vietnam's Hai Phong grew 11.2% in the first half of 2024, after 7.5% a year before.",
            {("gdp_growth", 11.2), ("gdp_growth", 7.5)},
        ),
        ("Surat grew 3.1% between 2011 and 2021.", {("population_growth", 3.1)}),
        (
            "Venture investors put €214 million into Leuven firms in 2024, against €126 million in Ghent.",
            {("venture_capital", 214000000.0), ("venture_capital", 126000000.0)},
        ),
        (
            "In the year to March there were 4,120 people claiming out-of-work benefits in Derby.",
            {("claimant_count", 4120.0)},
        ),
    ],
)
def test_what_is_said_of_people_and_money(text, expected):
    assert {(claim.indicator, abs(claim.value)) for claim in claims(text)} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HCMC attracted $3.1 billion of foreign direct investment in 2023.", ["HCMC"]),
        ("NYC has 9,300 start-ups and Boston 5,100.", ["NYC", "Boston"]),
    ],
)
def test_places_by_their_letters(text, expected):
    assert [claim.unit for claim in claims(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Of Derby's 7,190 firms, 87% had fewer than 10 employees.", [7190.0, 87.0]),
        ("Some 12 per cent of studios with more than five staff are in Dundee.", [12.0]),
        ("The index placed Derby 14th most deprived out of 317 districts.", [14.0]),
        ("More than half of the districts of Hull fall in the most deprived fifth.", [50.0]),
        ("Paid subscribers ($7 a month) get the 2024 data about the 3,400 firms of Leeds.", [3400.0]),
        ("On her slides the 3,400 firms of Leeds were named three times.", [3400.0]),
        ("Exports of Leeds have grown three times.", [3.0]),
        ("Tampere is home to the only two unicorns of the trio.", [2.0]),
        ("Start-ups? Monterrey claims 545, Puebla has 120.", [545.0, 120.0]),
        ("The ministry counted 340 start-ups in Graz; in Linz, 210.", [340.0, 210.0]),
        (
            "They heard 310 cases from Kerala in 2023, 205 from firms in Goa and 88 from those in Assam.",
            [310.0, 205.0, 88.0],
        ),
        ("The airport of Skopje has a runway of 2,950 metres.", [2950.0]),
        ("The terminal at Tema has 1,400 metres of quay and 16 metres of water.", [1400.0, 16.0]),
        ("Patients in Hull waited 31 days on average, half the 62 days in York.", [31.0, 50.0, 62.0]),
        ("Derby counts 7,190 firms. That is 383 for every 10,000 adults.", [7190.0, 383.0]),
    ],
)
def test_figures_that_are_claims(text, expected):
    assert [abs(claim.value) for claim in claims(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Of all venture money raised in Poland, 41 per cent went to Warsaw, 12 per cent to Kraków and "
            "only 6 per cent to Wrocław.",
            ["Warsaw", "Kraków", "Wrocław"],
        ),
        (
            "Of the $36 billion that reached Mexico, 8.4 percent went to Jalisco and 5.9 percent to Puebla.",
            ["Mexico", "Jalisco", "Puebla"],
        ),
        ("Wages in Brno grew 6.2% in 2024, above the national 5.1%.", ["Brno", "Czechia"]),
        ("Turin sells engines; of its exports 61% went to France and 12% to Spain.", ["Turin", "Turin"]),
        ("Jobless rates are 4.1% in Lublin and 6.0% in Radom.", ["Lublin", "Radom"]),
        ("Exports of Goa rose from 5 per cent of the total to 7 per cent.", ["Goa", "Goa"]),
    ],
)
def test_whose_figures(text, expected):
    assert [claim.unit for claim in claims(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Its planned £130m attraction is to draw 500,000 people a year to Dundee.",
            {("project_investment", 130000000.0), ("visitors", 500000.0)},
        ),
        (
            "Hotels and guesthouses in Da Nang served 5.8 million guests between January and June.",
            {("visitors", 5800000.0)},
        ),
        ("Hue counted 29,224 newly-established domestic enterprises in August.", {("new_firms", 29224.0)}),
        ("In 2023 some 18% of people over 65 lived in Hull.", {(None, 18.0)}),
        (
            "Norte scores 98.7, Madrid 101.3 and Algarve, in Portugal, 81.4 on the innovation index.",
            {("innovation_index", 98.7), ("innovation_index", 101.3), ("innovation_index", 81.4)},
        ),
    ],
)
def test_projects_guests_and_ages(text, expected):
    found = {(claim.indicator, abs(claim.value)) for claim in claims(text)}
    assert {value for _, value in found} == {value for _, value in expected}
    assert {pair for pair in expected if pair[0]} <= found
