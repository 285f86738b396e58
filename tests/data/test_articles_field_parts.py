"""Who does research and who pays for it; who has what part of the whole that was told before."""

import pytest

from poliscope.data.articles import read_article

LEAD = {
    "en": "The figures came out on Tuesday and drew wide attention in the local press. ",
    "zh": "这份材料周二公布,当地媒体等了很久,各方都很关注,记者梳理了其中的要点。",
}


def codes(text, lang="en"):
    title = "A note" if lang == "en" else "本报讯"
    return [claim.indicator for claim in read_article(f"{title}\n\n{LEAD[lang]}{text}").claims]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Companies, universities and public bodies in Wales spent £1.46bn on research in 2023, or "
            "2.6 per cent of the region's output. Firms accounted for 74 per cent of the Welsh total. "
            "In Scotland it was 55 per cent, with universities making up 38 per cent.",
            "rd_expenditure rd_intensity business_rd_expenditure_share "
            "business_rd_expenditure_share higher_education_rd_expenditure_share",
        ),
        (
            "In 2024, a total of CZK 27.9 billion was spent on research and development in Moravia. "
            "The business enterprise sector spent CZK 18.3 billion, an increase of 9.5%. Expenditure in the "
            "higher education sector amounted to CZK 6.4 billion and in the government sector to "
            "CZK 3.2 billion.",
            "rd_expenditure business_rd_expenditure business_rd_expenditure_growth "
            "higher_education_rd_expenditure government_rd_expenditure",
        ),
        (
            "Tartu spent €210 million on research last year. "
            "Businesses financed 57% of it, foreign sources 16%.",
            "rd_expenditure business_rd_funding_share foreign_rd_funding_share",
        ),
        (
            "R&D spending in Leuven reached €1.4 billion in 2023. Two thirds of it was done by companies.",
            "rd_expenditure business_rd_expenditure_share",
        ),
        (
            "R&D spending in Leuven reached €1.4 billion: "
            "firms 61%, universities 28% and government labs 11%.",
            "rd_expenditure business_rd_expenditure_share "
            "higher_education_rd_expenditure_share government_rd_expenditure_share",
        ),
        (
            "Podkarpackie spent 1.61% of its GDP on R&D, and businesses paid for 79% of it. "
            "Lubelskie managed 1.02%.",
            "rd_intensity business_rd_funding_share rd_intensity",
        ),
    ],
)
def test_research_is_told_by_who_does_it_and_who_pays(text, told):
    assert codes(text) == told.split()


def test_research_in_chinese_is_told_by_who_does_it():
    text = (
        "2023年,无锡研发经费投入520亿元。分主体看,企业经费支出405亿元,研究机构支出62亿元。"
        "其中企业部门占78%,高等学校占9.2%。"
    )
    assert codes(text, "zh") == [
        "rd_expenditure",
        "business_rd_expenditure",
        "government_rd_expenditure",
        "business_rd_expenditure_share",
        "higher_education_rd_expenditure_share",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Firms accounted for 74 per cent of exports in Wales.",
        "Tartu spent €210 million on research. Companies there spend 2.2 per cent of revenue on wages.",
        "Tartu spent €210 million on research. Start-ups took $99 million from investors.",
    ],
)
def test_no_research_is_done_where_another_whole_is_named(text):
    assert not codes(text)[-1].startswith("business_rd")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Start-ups in Nairobi raised $890m in 2025. Fintech took a quarter of it. "
            "Women-led firms got just 6% of the total.",
            "venture_capital fintech_venture_capital_share female_venture_capital_share",
        ),
        (
            "The cluster in Graz employs 12,400 people. Women hold 21% of these jobs.",
            "employment female_employment_share",
        ),
        (
            "Exports from Porto reached €3.1 billion in 2024. France took 18% of them, Spain 14%. "
            "Footwear made up 22% of the total and textiles 19%.",
            "exports france_exports_share spain_exports_share footwear_exports_share textile_exports_share",
        ),
        (
            "Investors put $2.4 billion into Austin in 2024. More than half of that went to artificial "
            "intelligence. Health companies received 18 percent, energy firms 9 percent.",
            "investment ai_investment_share health_investment_share energy_investment_share",
        ),
        (
            "Inventors in Kyoto filed 4,200 patents in 2023. Companies accounted for 81% of them, "
            "universities for 12%.",
            "patent_applications business_patent_applications_share university_patent_applications_share",
        ),
    ],
)
def test_a_part_of_what_was_told_is_named_by_who_has_it(text, told):
    assert codes(text) == told.split()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "2024年,内罗毕初创企业融资8.9亿美元。其中,金融科技占四成,能源企业占22%。",
            "venture_capital fintech_venture_capital_share energy_venture_capital_share",
        ),
        (
            "2024年,昆山完成工业总产值1.2万亿元。其中电子信息产业占六成,装备制造业占18%。外资企业贡献了其中的七成。",
            "industrial_output electronics_output_share equipment_output_share foreign_output_share",
        ),
    ],
)
def test_a_part_of_what_was_told_in_chinese(text, told):
    assert codes(text, "zh") == told.split()


def test_a_part_is_of_the_last_count_and_of_no_earlier_one():
    assert (
        codes("中科就業人數5萬8,421人;有效廠商238家,其中外商約占一成二。", "zh")[-1]
        != "foreign_employment_share"
    )
