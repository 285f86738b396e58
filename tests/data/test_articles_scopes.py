"""Whose a figure is beside the name of the country: shares of it, ranks in it, offices and trade with it."""

import pytest

from poliscope.data.articles import read_article

FILLER = "This paragraph holds no figures at all and only tells readers what the article is about."


def owners(sentence):
    return [claim.unit for claim in read_article(f"{sentence}\n{FILLER}").claims]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Karachi alone contributes 70% of Pakistan's revenue, they like to say.", ["Karachi"]),
        ("The share of Lahore in Pakistan's exports was 22% in 2021, and it grows.", ["Lahore"]),
        ("Turin leads Italy in car research, with 1,600 active projects in 2022.", ["Turin"]),
        ("Porto is known as Portugal's design hub, with 58 per cent of the studios.", ["Porto"]),
        ("Ghent attracted the largest sum nationwide in 2022, with 5.3 billion euros.", ["Ghent"]),
        ("Adelaide commanded 20 per cent of Australia's total wine investments.", ["Adelaide"]),
        ("According to Statistics Canada, working adults made up 65% of Halifax's population.", ["Halifax"]),
        ("Nairobi tops East Africa in start-up funding, with 800 million dollars in 2023.", ["Nairobi"]),
        ("Exports of Suzhou to the United States reached 30 billion dollars in 2023.", ["Suzhou"]),
        ("Compared with the rest of Italy, Milan has low unemployment, at 5.9%.", ["Milan"]),
        (
            "In Suzhou, Hong Kong, Macao and Taiwan companies attained an output of 1.9 trillion yuan.",
            ["Suzhou"],
        ),
        ("Kraków, Poland's second city, drew 9.4 million visitors in 2023, they say.", ["Kraków"]),
        ("The growth in Gross Expenditure on R&D of Singapore reached 7.4% in 2022.", ["Singapore"]),
        # the country's own figures stay the country's
        ("Porto's unemployment rate is 6.1%, and Portugal's average is 6.5%.", ["Porto", "Portugal"]),
        ("India's GDP grew by 7% in 2023, while Pune's exports grew by 9%.", ["India", "Pune"]),
        (
            "Exports of Bavaria reached 210 billion euros, and Germany's reached 1.5 trillion euros.",
            ["Bavaria", "Germany"],
        ),
        ("In Bavaria, Munich has 1.5 million residents; the state has 13 million.", ["Munich", "Bavaria"]),
    ],
)
def test_the_country_beside_a_city(sentence, expected):
    assert owners(sentence) == expected


def test_whom_a_city_is_ranked_behind_owns_nothing():
    text = (
        "Oslo is the fifth-largest hub of Europe, after London, Paris, Berlin and Madrid, with 53 unicorns."
    )
    assert owners(text)[-1] == "Oslo"


def test_an_adverb_is_no_place():
    text = "Eindhoven is proud of it. Currently, the region accounts for more than one-fifth of the exports."
    assert owners(text) == ["Eindhoven"]
