"""Percentages that a verb and a noun tell: one table of them, asked before phrases are chosen."""

from __future__ import annotations

import pytest

from poliscope.data.articles import read_article
from poliscope.data.articles.indicators.verbs import goods_zh
from poliscope.data.articles.indicators.verbs.percentages import ALSO_OF, PERCENTAGES
from poliscope.data.articles.indicators.verbs.tables import VERBS


@pytest.mark.parametrize(
    ("sentence", "code", "value"),
    [
        ("In 2024 18% of office floors in Leeds were unlet.", "office_vacancy_rate", 18),
        ("Offices in Leeds were 14% vacant in 2024.", "office_vacancy_rate", 14),
        ("In 2024 11% of shop fronts in Hull stood boarded up.", "retail_vacancy_rate", 11),
        ("In 2024 3% of rental flats in Ghent were empty.", "rental_vacancy_rate", 3),
        ("In 2024 6% of private flats in Ghent stood idle.", "vacant_homes", 6),
        ("Hotels in Porto were 83% full in 2024.", "occupancy_rate", 83),
        ("In 2024 21% of new cars in Oslo were EVs.", "nev_share", 21),
        ("In Oslo plug-ins took 64% of the car market in 2024.", "nev_share", 64),
        ("Buses in Dunedin carried 3.4% of journeys in 2024.", "bus_modal_share", 3.4),
        ("Families in Calgary spend 41% of their income to carry a mortgage.", "mortgage_burden", 41),
        ("Fibre in Hull reached 97% of homes in 2024.", "fibre_coverage", 97),
        ("Homes in Leeds cost 15% less in 2024.", "house_price", 15),
        ("Turin spends 2.3% of its output on research.", "rd_intensity", 2.3),
    ],
)  # fmt: skip
def test_a_verb_tells_what_a_percentage_is(sentence: str, code: str, value: float) -> None:
    claims = read_article(sentence).claims
    assert [(claim.indicator, claim.value) for claim in claims] == [(code, value)]


def test_percentages_are_told_by_one_table() -> None:
    late = [verb.code for verb in VERBS if "%" in verb.units]
    assert not late, "percentages told by verbs stand in verbs/percentages.py"
    assert set(ALSO_OF) <= {code for _, _, code in PERCENTAGES}


@pytest.mark.parametrize(
    ("sentence", "code", "value"),
    [
        ("2024年佛山出口家具12亿元。", "furniture_exports", 1.2e9),
        ("2024年佛山外销家具12亿元。", "furniture_exports", 1.2e9),
        ("2024年佛山造出1.5亿部手机。", "phone_output", 1.5e8),
        ("2024年佛山交付汽车30万辆。", "car_sales", 3e5),
    ],
)
def test_one_table_of_what_is_done_with_goods(sentence: str, code: str, value: float) -> None:
    claims = read_article(sentence).claims
    assert [(claim.indicator, claim.value) for claim in claims] == [(code, value)]


def test_each_part_of_a_code_has_its_noun() -> None:
    assert set(goods_zh.DONE.values()) == set(goods_zh._NOUNS)
    assert set(goods_zh._NOUNS_OF_VERBS) < set(goods_zh.DONE)
