"""Interval arithmetic over claims; numbers by hand, those of the seed from shared/methods/claims.md."""

import csv
import math

import pytest

from poliscope.data.articles import read_article
from poliscope.data.consistency import (
    Interval,
    check_claims,
    compare_claims,
    derive,
    find_comparisons,
)
from poliscope.errors import DataError

END = ",这在全国的各个城市之中可以说是名列前茅。"


def claims_of(text):
    return read_article(text).claims


def verdicts(text, kind, **options):
    return [check.verdict for check in check_claims(claims_of(text), **options) if check.kind == kind]


@pytest.fixture(scope="module")
def seed_claims(shared):
    return read_article(shared / "seed" / "article.txt").claims


def derived(claims, unit, indicator):
    (found,) = [d for d in derive(claims) if (d.unit, d.indicator) == (unit, indicator)]
    return found


def test_seed_shares_sum_to_100(seed_claims):
    sums = [c for c in check_claims(seed_claims) if c.kind == "sum"]
    assert [c.verdict for c in sums] == ["consistent", "consistent"]
    assert sums[0].computed.low == pytest.approx(99.85)
    assert sums[0].computed.high == pytest.approx(100.15)


def test_seed_stated_gap_of_nearly_ten_points(seed_claims):
    (check,) = [c for c in check_claims(seed_claims) if c.kind == "difference"]
    assert check.verdict == "consistent"
    assert (check.computed.low, check.computed.high) == pytest.approx((9.2, 9.4))
    assert '"nearly 10" is 9.3 when computed' in check.message


def test_seed_area_from_firms_and_density(seed_claims):
    area = derived(seed_claims, "深圳", "area")
    assert area.low == pytest.approx(2000)
    assert math.isinf(area.high)
    assert area.value == pytest.approx(2000)
    assert area.formula == "hightech_firms / hightech_firms_per_km2"


def test_seed_gdp_from_part_and_share(seed_claims):
    gdp = derived(seed_claims, "杭州", "gdp")
    assert (gdp.low, gdp.high) == pytest.approx((2.185e12, 2.193e12), rel=2e-4)
    assert gdp.value == pytest.approx(2.19e12, rel=1e-3)
    assert gdp.period == "2024"


def test_seed_gdp_growth_and_last_years_level(seed_claims):
    growth = derived(seed_claims, "杭州", "gdp_growth")
    assert (growth.low, growth.high) == pytest.approx((4.6, 4.8))
    level = derived(seed_claims, "杭州", "digital_core_value_added")
    assert level.value == pytest.approx(588.7e9, rel=1e-3)
    assert level.period == "2023"


def test_seed_rd_figure_is_early_for_its_year(seed_claims):
    early = [c for c in check_claims(seed_claims, published=(2025, 2)) if c.kind == "release"]
    assert {c.verdict for c in early} == {"doubtful"}
    assert "it may be of 2023" in early[0].message
    assert [c for c in check_claims(seed_claims, published=(2025, 12)) if c.kind == "release"] == []


def test_seed_against_other_sources(seed_claims, shared):
    """6.46 % is a figure of 2023 elsewhere, and 1.844 million fits patents of all kinds."""
    codes = {
        "rd_intensity": "rd_intensity",
        "invention_patents_granted": "invention_patent_grants",
        "patents_granted": "patent_grants",
    }
    names = {"Shenzhen": "深圳", "Hangzhou": "杭州"}
    with (shared / "data" / "china-cities" / "observations.csv").open(encoding="utf-8") as file:
        rows = [
            {
                "unit": names[row["city"]],
                "indicator": codes[row["indicator"]],
                "period": row["year"],
                "value": row["value"],
            }
            for row in csv.DictReader(file)
            if row["city"] in names and row["indicator"] in codes and "冰川思想" not in row["source_title"]
        ]
    found = {check.claims[0]: check for check in compare_claims(seed_claims, rows)}
    by_text = {claim.value_text: claim.claim for claim in seed_claims}
    assert found[by_text["6.46%"]].verdict == "other year"
    assert "is the figure of 2023 in the data" in found[by_text["6.46%"]].message
    assert found[by_text["184.4萬件"]].verdict == "other definition"
    assert "fits patent_grants: ask for the definition" in found[by_text["184.4萬件"]].message


def test_seed_comparisons(seed_claims):
    ahead = {(c.indicator, c.ahead) for c in find_comparisons(seed_claims)}
    assert ("rd_intensity", "深圳") in ahead
    assert ("hightech_firms", "深圳") in ahead
    assert ("gdp_share_tertiary", "杭州") in ahead


def test_shares_that_do_not_sum():
    text = "2023年苏州的三次产业结构为0.8%、46.1%、55.1%" + END
    assert verdicts(text, "sum") == ["inconsistent"]


def test_parts_and_their_sum():
    text = "2023年苏州的进出口总额为2.4万亿元,出口额为1.5万亿元,进口额为0.9万亿元" + END
    assert verdicts(text, "sum") == ["consistent"]
    assert verdicts(text.replace("0.9", "0.6"), "sum") == ["inconsistent"]


def test_a_part_larger_than_its_whole():
    text = "2023年苏州的专利授权量为1.2万件,发明专利授权量为1.5万件" + END
    assert verdicts(text, "sum") == ["inconsistent"]


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("近两倍", "consistent"),  # 17000 / 8900 = 1.91
        ("近三倍", "doubtful"),
    ],
)
def test_ratio_in_words(words, verdict):
    text = f"2023年苏州的高新技术企业有17000家,合肥的高新技术企业有8900家,苏州的数量是合肥的{words}" + END
    assert verdicts(text, "ratio") == [verdict]


def test_compound_growth_from_two_dated_levels():
    """1.9 to 5.4 in five years is 23.2 % a year (shared/methods/claims.md)."""
    text = "2018年合肥的集成电路产业规模为1.9亿元,2023年合肥的集成电路产业规模为5.4亿元,年均增长23.2%" + END
    assert verdicts(text, "growth") == ["consistent"]
    assert verdicts(text.replace("23.2", "43.2"), "growth") == ["inconsistent"]


def test_yearly_growth_in_other_prices_is_only_doubtful():
    text = "2022年苏州的地区生产总值为23958亿元,2023年苏州的地区生产总值为24653亿元,增长4.6%" + END
    assert verdicts(text, "growth") == ["doubtful"]


def test_per_capita_times_population():
    text = "2023年绍兴的地区生产总值为7791亿元,常住人口为539.4万人,人均GDP为144992元" + END
    assert verdicts(text, "product") == ["consistent"]
    assert verdicts(text.replace("144992", "184992"), "product") == ["inconsistent"]


def test_share_against_part_and_whole():
    text = "2022年苏州的地区生产总值为23958亿元,研发经费为960.7亿元,研发投入强度为{}%" + END
    assert verdicts(text.format("4.01"), "ratio") == ["consistent"]
    assert verdicts(text.format("3.01"), "ratio") == ["inconsistent"]


def test_the_same_figure_twice():
    text = "2023年苏州的研发投入强度为{}%" + END
    assert verdicts(text.format("4.2") + text.format("4.16"), "repeat") == ["consistent"]
    assert verdicts(text.format("4.2") + text.format("4.6"), "repeat") == ["doubtful"]


def test_what_the_text_denies_is_reported_and_not_used():
    text = "有文章称2022年广州的研发投入强度是5.9%,这个数据并不准确,官方数据是3.43%" + END
    checks = check_claims(claims_of(text))
    assert [c.message for c in checks if c.kind == "repeat"] == ["the text itself denies 5.9% for 广州"]
    assert find_comparisons(claims_of(text)) == []


def test_aims_are_no_figures():
    text = "到2026年苏州的高新技术企业力争达到2万家,到2026年杭州的高新技术企业力争达到3万家" + END
    assert find_comparisons(claims_of(text)) == []


@pytest.mark.parametrize(
    ("period", "value", "verdict"),
    [("2023", 4.2, "agrees"), ("2022", 4.2, "other year"), ("2023", 3.1, "disagrees")],
)
def test_against_data(period, value, verdict):
    rows = [{"unit": "苏州", "indicator": "rd_intensity", "period": period, "value": value}]
    checks = compare_claims(claims_of("2023年苏州的研发投入强度为4.2%" + END), rows)
    assert [check.verdict for check in checks] == [verdict]


def test_against_another_definition():
    rows = [{"unit": "苏州", "indicator": "technology_smes", "period": "2023", "value": 25_000}]
    (check,) = compare_claims(claims_of("2023年苏州的高新技术企业达到2.5万家" + END), rows)
    assert check.verdict == "other definition"
    assert "is technology_smes in the data" in check.message


def test_without_a_counterpart_nothing_is_said():
    assert compare_claims(claims_of("2023年苏州的研发投入强度为4.2%" + END), []) == []


def test_lower_is_better():
    text = "2023年苏州的失业率为3.1%,杭州的失业率为4.2%" + END
    assert find_comparisons(claims_of(text))[0].ahead == "杭州"
    (comparison,) = find_comparisons(claims_of(text), lower_is_better=["unemployment_rate"])
    assert comparison.ahead == "苏州"


def test_interval_arithmetic():
    a, b = Interval(1, 2), Interval(4, 5)
    assert a + b == Interval(5, 7)
    assert b - a == Interval(2, 4)
    assert a * b == Interval(4, 10)
    assert a / b == Interval(0.2, 0.5)
    assert Interval(1, 2) / Interval(-1, 1) == Interval(-math.inf, math.inf)
    assert Interval(0, 1) * Interval(2, math.inf) == Interval(0, math.inf)
    assert a.meets(Interval(2, 3))
    assert not a.meets(b)


# --- when a text was published --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "published", "expected"),
    [
        ("2027年苏州的地区生产总值为3.1万亿元", (2025, 3), ["later"]),
        ("2024年第四季度苏州的地区生产总值为0.7万亿元", (2024, 10), ["later"]),
        ("2024年第三季度苏州的地区生产总值为0.7万亿元", (2024, 10), []),
        ("2024年全年苏州的地区生产总值为2.6万亿元", (2024, 10), ["later"]),
        ("2024年苏州的地区生产总值为2.6万亿元", (2024, 10), []),  # so far this year
        ("2024年苏州的地区生产总值为2.6万亿元", (2025, None), []),
        ("2026年苏州的地区生产总值为2.6万亿元", (2025, None), ["later"]),
        ("2024年苏州的研发投入强度为4.2%", (2025, 3), ["release"]),
        ("2024年苏州的研发投入强度为4.2%", (2025, 9), []),
        ("2023年苏州的研发投入强度为4.2%", (2025, 3), []),
        ("2024年苏州的研发投入强度为4.2%", (2025, None), ["release"]),
        ("2025年苏州的研发投入强度为4.2%", (2025, 3), ["release"]),
    ],
)
def test_a_text_cannot_know_what_was_not_over_or_not_out(sentence, published, expected):
    checks = check_claims(claims_of(sentence + END), published=published)
    assert [c.kind for c in checks if c.kind in {"later", "release"}] == expected


def test_the_month_is_read_from_the_page_or_given():
    text = "苏州的创新\n\n发布时间：2025-03-12 08:00\n\n2024年苏州的研发投入强度为4.2%" + END
    assert read_article(text).date == (2025, 3)
    assert read_article(text, published="2026-11").date == (2026, 11)
    assert read_article(text, published=2025).date == (2025, 3)
    assert read_article(text, published=2020).date == (2020, None)
    head = "<html><head><meta property='article:published_time' content='2025-06-01'></head>"
    body = f"<body><p>{('2024年苏州的研发投入强度为4.2%' + END) * 3}</p></body></html>"
    assert read_article(head + body).date == (2025, 6)
    with pytest.raises(DataError, match="'March' is no date of publication"):
        read_article(text, published="March")


# --- long texts -----------------------------------------------------------------------------------


class Figure:
    """A claim with what comparisons look at."""

    def __init__(self, number, unit, value, quote="q", period="2023"):
        self.claim, self.unit, self.value, self.quote, self.period = f"c{number}", unit, value, quote, period
        self.indicator, self.unit_of_measure, self.kind, self.polarity = "gdp", "CNY", "level", "asserted"


def test_few_places_are_all_compared_and_many_with_the_next_only():
    few = [Figure(n, f"U{n}", n, quote=str(n)) for n in range(12)]
    assert len(find_comparisons(few)) == 12 * 11 / 2
    many = [Figure(n, f"U{n:04}", (37 * n) % 1000, quote=str(n)) for n in range(1000)]
    found = find_comparisons(many)
    assert len(found) == 999
    values = {one.unit: one.value for one in many}
    assert all(values[one.ahead] == values[one.behind] + 1 for one in found)


def test_figures_that_overlap_are_compared_within_their_sentence_only():
    apart = [Figure(1, "A", 5, "x"), Figure(2, "A", 9, "y"), Figure(3, "B", 7, "z")]
    assert find_comparisons(apart) == []
    together = [*apart, Figure(4, "B", 4, "x")]
    (found,) = find_comparisons(together)
    assert (found.ahead, found.behind, found.claims) == ("A", "B", ("c1", "c4"))


def test_comparisons_and_checks_of_a_long_text_are_no_more_than_a_few_for_each_figure():
    sentence = "2023年,深圳研发投入强度为{}%,杭州为{}%,差距一目了然,两座城市相差了近{}个百分点。\n"
    text = "".join(sentence.format(6 + n % 7 / 10, 3 + n % 5 / 10, 2 + n % 3) for n in range(400))
    claims = claims_of(text)
    assert len(claims) >= 800
    assert len(find_comparisons(claims)) == 1
    checks = check_claims(claims)
    assert len([c for c in checks if c.kind == "repeat"]) <= 7 * 7 * 2


def test_a_gap_takes_the_nearest_figures():
    text = (
        "2023年,深圳研发投入强度为9.9%,杭州为3.0%,这是网上的说法。"
        "2023年,深圳研发投入强度为6.5%,杭州为3.5%,相差了3个百分点。"
    )
    (check,) = [c for c in check_claims(claims_of(text)) if c.kind == "difference"]
    assert check.verdict == "consistent"


# --- what may be held against what ----------------------------------------------------------------


def said(text, kind):
    return [(c.verdict, c.computed) for c in check_claims(claims_of(text)) if c.kind == kind]


def addresses(text):
    return {(d.unit, d.indicator, d.period) for d in derive(claims_of(text))}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2024年,深圳GDP为3.68万亿元,常住人口1798.95万人,人均GDP为2.87万美元", "product"),
        ("2024年,合肥进出口总额3800亿元,其中出口350亿美元,进口1200亿元", "sum"),
        ("2024年合肥进出口总额为530亿美元,出口额为2400亿元", "sum"),
        ("In 2024 Hefei's GDP was 1.35 trillion yuan. In 2023 it was $170 billion. It grew by 6%", "growth"),
        ("2024年,合肥GDP为1900亿美元,研发经费为540亿元,研发投入强度为4.0%", "ratio"),
    ],
)  # fmt: skip
def test_figures_in_two_currencies_are_not_held_against_each_other(text, kind):
    assert said(text + END, kind) == []


def test_no_population_from_yuan_over_dollars():
    text = "2024年,深圳GDP为3.68万亿元,人均GDP为{}"
    assert ("深圳", "population", "2024") not in addresses(text.format("2.87万美元") + END)
    found = derived(claims_of(text.format("20.5万元") + END), "深圳", "population")
    assert found.low == pytest.approx(3.675e12 / 205_500)


LEVELS = "2025年合肥R&D经费为600亿元。2024年合肥R&D经费为590亿元。2020年合肥R&D经费为340亿元。"


@pytest.mark.parametrize(
    ("growth", "root"),
    [
        ("2020年至2025年,合肥R&D经费年均增长12%。", 5),
        ("2021—2025年,合肥R&D经费年均增长12%。", 5),  # from the level of the year before
        ("2025年合肥R&D经费比2020年增长76%。", 1),
    ],
)
def test_growth_over_several_years_is_held_against_its_own_base(growth, root):
    """Not against the level of the year before: 600 / 590 is 1.7 %, (600 / 340) ** (1 / 5) is 12.0 %."""
    ((verdict, computed),) = said(growth + LEVELS, "growth")
    assert verdict == "consistent"
    middle = 100 * ((600 / 340) ** (1 / root) - 1)
    assert computed.low < middle < computed.high


def test_no_average_rate_leads_to_a_loss():
    levels = "2020年合肥利润总额为20亿元,2024年合肥利润总额为-35亿元。"
    assert said(f"{levels}2020年至2024年,合肥利润总额年均增长5%。", "growth") == []


@pytest.mark.parametrize(
    "growth",
    [
        "过去五年,合肥R&D经费增长76%。",
        "2025年上半年,合肥R&D经费同比增长9%。",
        "2025年,合肥R&D经费累计增长76%。",
    ],
)
def test_growth_over_an_unknown_time_or_a_part_of_a_year_is_not_that_of_two_years(growth):
    assert said(growth + LEVELS, "growth") == []


def test_half_years_are_held_against_half_years():
    text = "2024年上半年,合肥GDP为6900亿元,同比增长6%。2023年上半年,合肥GDP为{}亿元。"
    assert [verdict for verdict, _ in said(text.format(6500), "growth")] == ["consistent"]
    assert [verdict for verdict, _ in said(text.format(5500), "growth")] == ["inconsistent"]


def test_the_level_before_is_of_the_year_that_growth_is_counted_from():
    base = "合肥2025年R&D经费600亿元,比2020年增长76%" + END
    assert addresses(base) == {("合肥", "rd_expenditure", "2020")}
    english = "In 2025 Hefei's R&D expenditure was 60 billion yuan, up {}."
    assert addresses(english.format("76% from 2020")) == {("Hefei", "rd_expenditure", "2020")}
    assert addresses(english.format("8% from a year earlier")) == {("Hefei", "rd_expenditure", "2024")}
    assert addresses(english.format("8% a year on average")) == set()


def test_a_lead_over_the_growth_of_a_province_gives_that_of_the_province():
    text = "2024年,合肥GDP同比增长6.1%,{}全省GDP增速0.3个百分点" + END
    for words, growth in (("高于", 5.8), ("低于", 6.4)):
        (found,) = derive(claims_of(text.format(words)))
        assert (found.unit, found.indicator) == ("安徽", "gdp_growth")
        assert found.value == pytest.approx(growth)


@pytest.mark.parametrize(("word", "verdict"), [("高", "consistent"), ("低", "inconsistent")])
def test_a_gap_has_the_sign_that_the_text_gives_it(word, verdict):
    text = f"2024年深圳R&D投入强度为6.46%,比合肥{word}2.5个百分点。2024年合肥R&D投入强度为3.96%。"
    assert verdicts(text, "difference") == [verdict]


@pytest.mark.parametrize(
    ("window", "years"),
    [("“十四五”期间", 5), ("近二十年", 20), ("近15年", 15), ("过去三年", 3)],
)
def test_a_sum_over_a_window_is_divided_by_its_years(window, years):
    rows = [{"unit": "合肥", "indicator": "invention_patent_grants", "period": "2023", "value": 12e4 / years}]
    (check,) = compare_claims(claims_of(f"{window},合肥累计发明专利授权量为12万件{END}"), rows)
    assert check.verdict == "agrees"
    assert f"over {years} years" in check.message


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("超过30%", -math.inf, -30),
        ("不足30%", -30, 0),
        ("近30%", -30, -27),
        ("约30%", -33, -27),
        ("30%至40%", -40, -30),
    ],
)
def test_a_fall_by_more_is_below(words, low, high):
    levels = "2023年合肥进口额为1000亿元。2024年合肥进口额为{}亿元,下降" + words + END
    (claim,) = [c for c in claims_of(levels.format(600)) if c.kind == "growth"]
    assert (claim.low, claim.high) == pytest.approx((low, high))
    for after in (600, 690, 710, 850):
        fall = 100 * (after / 1000 - 1)
        (found,) = said(levels.format(after), "growth")
        assert (found[0] == "consistent") == (low <= fall <= high)


@pytest.mark.parametrize(
    ("comparison", "verdict"),
    [
        ("苏州比合肥多一倍", "consistent"),  # 17000 / 8400 is 2.02: once more, not once
        ("苏州是合肥的两倍", "consistent"),
        ("苏州比合肥多两倍", "inconsistent"),
        ("苏州比合肥多102%", "consistent"),
        ("苏州比合肥多51%", "inconsistent"),
        ("合肥比苏州少51%", "consistent"),
    ],
)
def test_how_many_more_and_how_many_times(comparison, verdict):
    text = f"2024年合肥高新技术企业8400家,苏州17000家,{comparison}。"
    found = [c.verdict for c in check_claims(claims_of(text)) if c.kind in {"ratio", "difference"}]
    assert found == [verdict]
