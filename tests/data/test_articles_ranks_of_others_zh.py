"""Chinese pages: ranks of others and of groups, units of computing, counts that are no claims."""

import pytest

from own_articles import FILLER_ZH as FILLER
from poliscope.data.articles import read_article


def _claims(text):
    return read_article(f"{text}\n{FILLER}").claims


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "绍兴去年GDP 8400亿元，与第29名嘉兴相差只有200亿元。",
            [(8400e8, "绍兴"), (29, "嘉兴"), (200e8, "绍兴")],
        ),
        (
            "温州研发经费仅次于排名第30位的徐州，比第32名大连多出12亿元。",
            [(30, "徐州"), (32, "大连"), (12e8, "温州")],
        ),
        ("常州外贸3300亿元，领先第8名扬州1700亿元。", [(3300e8, "常州"), (8, "扬州"), (1700e8, "常州")]),
        ("长沙研发经费居第三位，第一名武汉为620亿元。", [(3, "长沙"), (1, "武汉"), (620e8, "武汉")]),
    ],
)
def test_a_rank_before_a_place_is_its_own(text, expected):
    assert [(claim.value, claim.unit) for claim in _claims(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("泉州成为全国第26座“双万”(产值破万亿、人口破千万)城市。", (26, "rank")),
        ("成都是全国第三座拥有两个机场的城市。", (3, "rank")),
        ("绍兴的外贸增幅居这5座城市之首。", (1, "rank")),
        ("庆阳的算力规模达到48 EFLOPS。", (48_000, "PFLOPS")),
        ("乌兰察布的算力规模升至6.6万PFLOPS。", (66_000, "PFLOPS")),
        ("中卫的出口带宽提升到5.2万Gbps。", (52_000, "Gbps")),
        ("从韶关到广州的网络时延降到3毫秒。", (3, "ms")),
        ("深圳无人机去年飞行312万小时。", (3_120_000, "hours")),
    ],
)
def test_ranks_and_units(text, expected):
    claim = _claims(text)[0]
    assert (claim.value, claim.unit_of_measure) == expected


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("贵阳这类企业有900家，其中年营收过亿元的不足70家。", [900, 70]),
        ("苏州在全球126个国家中排名第六。", [6]),
        ("他的公司38名员工分布在三座城市。", [38]),
        ("有人说绵阳的配套率超过九成，我问了三家厂，实际在55%。", [90, 55]),
    ],
)
def test_what_is_no_claim(text, values):
    assert [claim.value for claim in _claims(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("这是绵阳第三座“未来工厂”，去年产值12亿元。", [12e8]),
        ("绵阳去年营收过亿元的企业有70家。", [70]),
        ("常州GDP居全国第25位，江苏第5位。", [25, 5]),
    ],
)
def test_where_they_do_not_hold(text, values):
    assert [claim.value for claim in _claims(text)] == values
