"""Small things that articles on cities often say: what is short, goals of growth, headings with a year."""

import pytest

from poliscope.data.articles import read_article

LEAD = {
    "en": "The figures came out on Tuesday and drew wide attention in the local press. ",
    "zh": "这份材料周二公布,当地媒体等了很久,各方都很关注,记者梳理了其中的要点。",
}


def told(text, lang="en"):
    title = "A note" if lang == "en" else "本报讯"
    return [(c.indicator, c.value) for c in read_article(f"{title}\n\n{LEAD[lang]}{text}").claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An association in Penang puts the shortfall at 8,000 engineers.", [("engineer_shortage", 8000)]),
        (
            "Leeds is short of 1,200 teachers and has 340 engineers.",
            [("teacher_shortage", 1200), ("engineers", 340)],
        ),
        (
            "The state government in Sonora kept its forecast of 2.5% growth for 2025. Banorte sees 1.9%.",
            [("gdp_growth", 2.5), ("gdp_growth", 1.9)],
        ),
        (
            "Companies in Penang spend on average 2.2 per cent of revenue on research; "
            "in Ipoh it is 8 per cent.",
            [("rd_expenditure_share_of_revenue", 2.2), ("rd_expenditure_share_of_revenue", 8)],
        ),
        (
            "Applicants from Leeds filed 118 patent applications in 2024 and 74 patents were granted.",
            [("patent_applications", 118), ("patent_grants", 74)],
        ),
        (
            "Manufacturing accounted for 28.7% of state gross domestic product in Sonora.",
            [("manufacturing_value_added_share_of_gdp", 28.7)],
        ),
        ("GDP of Huntsville increased 5.2% in 2024 after inflation.", [("gdp_growth", 5.2)]),
        (
            "Vacancy in Monterrey's industrial parks rose to 5.1% in 2024.",
            [("industrial_vacancy_rate", 5.1)],
        ),
        ("Engineering exports from Pune touched $2.3 billion in 2024.", [("engineering_exports", 2.3e9)]),
    ],
)
def test_what_english_figures_measure(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("檳城工程師缺口估計達5,000人。", [("engineer_shortage", 5000)]),
        (
            "襄阳把2025年的增长目标定在7%以上,洛阳是6%左右。",
            [("gdp_growth", 7), ("gdp_growth", 6)],
        ),
        (
            "2023年,无锡科技行业从业人员为2.78万人,占全部就业的8.1%。",
            [("technology_employment", 27800), ("technology_employment_share", 8.1)],
        ),
        ("數碼經濟佔峴港GDP的20.7%。", [("digital_economy_share_of_gdp", 20.7)]),
        ("2024年,佛山瓷砖出口额达到210亿元。", [("ceramic_tile_exports", 210e8)]),
    ],
)
def test_what_chinese_figures_measure(text, expected):
    assert told(text, "zh") == expected


def test_a_heading_gives_its_section_its_year():
    page = (
        "<html><body><main><h1>数读报告:2025年包头市政府工作报告要点</h1><p>2025年1月9日</p>"
        "<h2>回顾2024:经济总量迈上新台阶</h2><p>过去一年,全市规模以上工业增加值增长11.8%,大家都很关注这件事情。</p>"
        "<h2>展望2025:主要预期目标</h2><ul><li>地区生产总值增长6.5%左右,规模以上工业增加值增长9%左右;</li></ul>"
        "</main></body></html>"
    )
    assert [(c.value, c.year) for c in read_article(page).claims] == [(11.8, 2024), (6.5, 2025), (9, 2025)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "Belfast has 34,100 workers in technology against 26,500 in Cardiff. That is 11.2 per cent of "
            "all jobs in Belfast and 8.9 per cent in Cardiff.",
            ["Belfast", "Cardiff", "Belfast", "Cardiff"],
        ),
        (
            "A total of €27 billion was spent in Lombardy in 2024. The national average was 1.86%. "
            "The region accounted for 20.7% of all exports in the country.",
            ["Lombardy", "Italy", "Lombardy"],
        ),
        (
            "Unemployment in Monterrey, the capital of Nuevo León, was 3.2%. "
            "The state government expects 2.5% growth.",
            ["Monterrey", "Nuevo León"],
        ),
        ("Lagos had nine unicorns, five of them founded in Ibadan.", ["Lagos", "Ibadan"]),
    ],
)
def test_whose_figures_they_are(text, places):
    claims = read_article(f"A note\n\n{LEAD['en']}{text}").claims
    assert [claim.place or claim.unit for claim in claims] == places


def test_a_report_of_january_estimates_the_year_before():
    page = (
        "数说株洲:2025年干了什么,2026年怎么干\n\n株洲日报2026年1月9日讯\n\n"
        "预计2025年全市地区生产总值达到4106亿元,增长5.3%。规模以上工业增加值增长8.1%,固定资产投资增长3.6%。"
    )
    assert {claim.year for claim in read_article(page).claims} == {2025}


def test_a_heading_with_a_comma_gives_its_year_too():
    """Also where it stands outside what was taken for the text of the article."""
    page = (
        "<html><body><main><h1>数说株洲:2025年干了什么</h1><p>发布时间:2026-01-09</p>"
        "<p>预计2025年全市地区生产总值达到4106亿元,增长5.3%,大家都很关注这件事情,也很期待。</p>"
        "<h2>2026年,主要预期目标</h2><p>地区生产总值增长5.5%左右,研发经费投入增长10%以上,这是报告里的目标。</p>"
        "</main></body></html>"
    )
    assert [claim.year for claim in read_article(page).claims] == [2025, 2025, 2026, 2026]


def test_the_city_of_so_many_people_is_the_one_told_of():
    text = "Korea is far behind. The city of 1.44 million people has 38,500 researchers."
    claims = read_article(f"Daejeon wants more firms\n\nDaejeon drew wide attention. {text}").claims
    assert {claim.place or claim.unit for claim in claims} == {"Daejeon"}


def test_ours_is_no_town():
    text = "Seoul raised $2.1 billion in 2024. Ours raised $38 million."
    claims = read_article(f"Daejeon wants more firms\n\nDaejeon drew wide attention. {text}").claims
    assert "Ours" not in {claim.place or claim.unit for claim in claims}


def test_what_a_paper_sells_is_no_title():
    page = (
        "The Three Rivers Ledger\nHome | News | Sports\nSubscribe today: $1 for 6 months\n\nBUSINESS\n\n"
        "Pittsburgh has the labs. Columbus has the growth.\n\nBy Karen Dolan\nMarch 14, 2025\n\n"
        "On paper, Pittsburgh should be winning. It has 127 robotics firms and two unicorns this year.\n"
    )
    assert "Subscribe" not in read_article(page).title
