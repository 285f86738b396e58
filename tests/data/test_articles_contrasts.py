"""How far two places are apart in counts, sums and scores: no level, and with both places."""

import pytest

from poliscope.data.articles import read_article
from poliscope.data.consistency import check_claims

EN = "A note\n\nThe figures were published on Tuesday and drew wide attention in the local press. "
ZH = "本报讯\n\n这份材料周二公布，当地媒体等了很久，各方都很关注。"


def read(sentence):
    return read_article((ZH if "一" <= sentence[0] <= "鿿" else EN) + sentence).claims


GAPS = [
    ("On the innovation index Accra scores 52.4 and Tunis 51.8. The gap between the two is 0.6 points.",
     "Accra", "Tunis"),
    ("On the innovation index Accra scores 52.4, 0.6 points ahead of Tunis.", "Accra", "Tunis"),
    ("On the innovation index Accra scores 52.4, a lead of 0.6 points over Tunis.", "Accra", "Tunis"),
    ("Accra has 640 start-ups and Tunis 410, a difference of 230.", "Accra", "Tunis"),
    ("Gdańsk filed 310 applications, 37 fewer than those from Kraków.", "Gdańsk", "Kraków"),
    ("Wages in Leeds are £4,300 lower than in York.", "Leeds", "York"),
    ("Leeds has 1,200 more patents than York.", "Leeds", "York"),
    ("Leeds had 640 start-ups, 230 ahead of Hull.", "Leeds", "Hull"),
    ("Lyon spent €3.1 billion on research in 2024, €400 million less than Toulouse.", "Lyon", "Toulouse"),
    ("洛阳GDP为6000亿元，比襄阳多400亿元。", "洛阳", "襄阳"),
    ("2025年合肥地区生产总值14250亿元，西安13961亿元，合肥由此反超西安289亿元。", "合肥", "西安"),
    ("2022年洛阳地区生产总值5675亿元，领先襄阳152亿元。", "洛阳", "襄阳"),
    ("洛阳常住人口708万人，比襄阳多出约187万人。", "洛阳", "襄阳"),
    ("创新指数襄阳为52.4分，洛阳为51.8分，两者差距只有0.6分。", "襄阳", "洛阳"),
    ("芜湖高新技术企业2618家，宜昌1594家，两地相差1024家。", "芜湖", "宜昌"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "first", "second"), GAPS)
def test_a_gap_names_both_places(sentence, first, second):
    claim = read(sentence)[-1]
    assert (claim.kind, claim.unit, claim.reference_unit) == ("difference", first, second)


@pytest.mark.parametrize(
    ("sentence", "kind", "second"),
    [
        ("Leeds has three times as many patents as Hull.", "ratio", "Hull"),
        ("Leeds has twice the number of patents that Hull has.", "ratio", "Hull"),
        ("The output of Leeds is half that of York.", "ratio", "York"),
        ("Output in Leeds is 1.4 times the level of York.", "ratio", "York"),
        ("Leeds spends 2.5 times more on research than Hull.", "ratio", "Hull"),
        ("Leeds has 40% fewer students than York.", "difference", "York"),
        ("Leeds employs a third more engineers than Hull.", "difference", "Hull"),
        ("洛阳工资是襄阳的一半。", "ratio", "襄阳"),
        ("Leeds has 40% more cars than in 2019.", "growth", None),
    ],
)
def test_ratios_and_gaps_in_per_cent_name_both_places(sentence, kind, second):
    claim = read(sentence)[-1]
    assert (claim.kind, claim.reference_unit) == (kind, second)


def test_ends_of_a_range_measure_the_same():
    assert [claim.indicator for claim in read("Leeds offers 2,000 to 2,500 vacancies.")] == ["vacancies"] * 2


def test_what_is_on_course_is_a_target_and_what_there_is_not_is_denied():
    assert read("Leeds is on course to have 300 start-ups by 2030.")[0].kind == "target"
    assert read("洛阳并没有300家高新技术企业。")[0].polarity == "denied"


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("洛阳平均工资12万元，襄阳平均工资10万元，洛阳平均工资比襄阳高20%。", "consistent"),
        ("洛阳平均工资12万元，襄阳平均工资10万元，洛阳平均工资比襄阳高45%。", "inconsistent"),
        ("洛阳失业率4.8%，襄阳失业率4.0%，洛阳失业率比襄阳高20%。", "consistent"),  # of the rate
    ],
)
def test_a_gap_in_per_cent_is_checked_against_the_second_figure(sentence, verdict):
    checks = [check for check in check_claims(read(sentence)) if check.kind == "difference"]
    assert [check.verdict for check in checks] == [verdict]


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Leeds has 300 firms more than 20 years old.", ["level"]),
        ("Leeds employs more than 300 people.", ["level"]),
        ("In Naples they employ 16,000 people and sell far more than their grandfathers did.", ["level"]),
        ("Nottingham's council has a budget gap of £69m.", ["level"]),
        ("Exports of Leeds were $2 billion higher than a year earlier.", ["change"]),
        ("Four lines and 34 kilometres of metro run below the French city of Lyon.", ["level"]),
        ("洛阳GDP6000亿元，比上年多400亿元。", ["level", "change"]),
        ("两市差距明显：洛阳6000亿元的GDP更高。", ["level"]),
    ],
)
def test_these_are_no_gaps(sentence, kinds):
    found = [claim.kind for claim in read(sentence)]
    assert found[-len(kinds) :] == kinds


def test_a_stated_gap_is_checked_against_the_two_figures():
    right = read("Gdańsk filed 310 applications in 2024 and Kraków 347, 37 more than Gdańsk.")
    wrong = read("Gdańsk filed 310 applications in 2024 and Kraków 347, 73 more than Gdańsk.")
    verdicts = [
        [check.verdict for check in check_claims(claims) if check.kind == "difference"]
        for claims in (right, wrong)
    ]
    assert verdicts == [["consistent"], ["inconsistent"]]
