"""Which time a sentence goes on with: the main line's, not that of a look back, a note or a record."""

import pytest

from poliscope.data.articles import read_article


@pytest.mark.parametrize(
    ("text", "value", "year"),
    [
        # a look back in contrast
        (
            "2024年,宜昌港完成集装箱吞吐量31.2万标箱,而在2016年,全年不过9.8万标箱。外贸箱占38%。",
            "38%",
            2024,
        ),
        # a note on one figure
        ("盐城2024年数据公报:研发投入强度达2.6%(2023年数据)。全市有高新技术企业2900家。", "2900家", 2024),
        (
            "Turku in 2024: R&D took 3.1% of GDP (2022 data). Exports came to €4.1 billion.",
            "€4.1 billion",
            2024,
        ),
        # records, and what had been
        (
            "Tampere welcomed 1.1 million visitors in 2024, close to the record 1.2 million set in 2019. "
            "They stayed 2.1 million nights.",
            "2.1 million nights",
            2024,
        ),
        (
            "In 2024 Porto shipped 40 million bottles. It had shipped 52 million in 2017. Prices rose by 7%.",
            "7%",
            2024,
        ),
        # a clause that explains a name
        (
            "Ghent's jobless rate was 6.2% in 2024. The car plant, which built 190,000 cars in 2022, has cut "
            "a shift. Some 8,200 people work in the harbour.",
            "8,200 people",
            2024,
        ),
        # what is so now
        (
            "10 July 2025\n\nGhent grew by 2.5% in the first half of 2025. The city now has 265,000 "
            "people. Exports rose by 8.1% to €4.2 billion.",
            "8.1%",
            2025,
        ),
        # what does go on
        ("In 2019 Porto shipped 40 million bottles. Prices rose by 7%.", "7%", 2019),
        ("2016年,宜昌港完成集装箱吞吐量9.8万标箱。外贸箱占38%。", "38%", 2016),
    ],
)
def test_the_next_sentence_goes_on_in_the_main_line(text, value, year):
    assert {c.value_text: c.year for c in read_article(text).claims}[value] == year


def test_the_title_tells_the_year_of_accounts_and_the_source_line_the_date():
    page = (
        "<html><body><p>Source: Baltic Wire | Updated: 2025-02-11 16:08 | Editor: A. B. | Font: A A A</p>"
        "<h1>Regional accounts 2023: Tartu gains</h1><article><p>Output in Tartu rose to 4.1 billion euros "
        "at current prices, the office of statistics said in a note to the press.</p><p>Joblessness was 5.9% "
        "last year, and 97,000 people live in the town by the river Emajogi.</p></article></body></html>"
    )
    article = read_article(page)
    assert article.published == 2025
    assert {c.value_text: c.year for c in article.claims} == {
        "4.1 billion euros": 2023,
        "5.9%": 2024,
        "97,000 people": 2024,
    }


def test_a_year_to_come_in_the_title_is_no_year_of_the_figures():
    article = read_article(
        "Port overview 2035\n\n12 March 2025\n\nThe port of Ghent handled 33 million tonnes."
    )
    assert [c.year for c in article.claims] != [2035]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        (
            "Plateau economy expands 5.4 pct in 2025\n\nJOS, Nigeria, Feb 5 (Wire) - The economy of Plateau "
            "grew 5.4% in 2025, official data showed. In the final quarter it was 5.8%. Unemployment in "
            "Plateau stood at 4.2% in November, and the state aims to create 3,000 jobs this year.",
            {"5.4%": 2025, "5.8%": 2025, "4.2%": 2025, "3,000 jobs": 2026},
        ),
        (
            "Plateau economy expands 5.4 pct in 2025\n\nJOS, Nigeria, Sept 5 (Wire) - The economy of Plateau "
            "grew 5.4% in 2025, official data showed. The state aims to create 3,000 jobs this year.",
            {"5.4%": 2025, "3,000 jobs": 2025},
        ),
    ],
)
def test_a_dateline_of_the_first_months_is_of_the_year_after(text, years):
    assert {c.value_text: c.year for c in read_article(text).claims if c.value_text in years} == years


def test_an_article_on_a_work_report_is_of_the_year_before():
    text = (
        "数字里的江西\n\n细读2026年江西省政府工作报告,不少数字让人眼前一亮。铜材产量达到368万吨,居全国首位。"
        "\n\n全省高新技术企业超过2.5万家。"
    )
    assert {c.value_text: c.year for c in read_article(text).claims} == {
        "368万吨": 2025,
        "首位": 2025,
        "2.5万家": 2025,
    }
