"""What figures of Chinese texts on innovation and industry measure, in sentences and in passages.

The sentences stand in ``field_industry_zh.txt``, written for this; the figures are made up.
"""

from pathlib import Path

import pytest

from poliscope.data.articles import read_article

_LEAD = "本报讯\n\n这份材料周二公布，当地媒体等了很久，各方都很关注，记者梳理了其中的要点。"


def _cases():
    lines = Path(__file__).with_name("field_industry_zh.txt").read_text(encoding="utf-8").splitlines()
    for text, told in zip(lines[2::2], lines[3::2], strict=True):
        figures = [figure.split(" ", 2) for figure in told.removeprefix("= ").split("; ")]
        yield text, [(code, float(value), place) for code, value, place in figures]


@pytest.mark.parametrize(("text", "figures"), list(_cases()))
def test_figures_of_innovation_and_industry(text, figures):
    claims = [(c.indicator, c.value, c.unit) for c in read_article(_LEAD + text).claims]
    for code, value, place in figures:
        assert (code, pytest.approx(value, rel=1e-3), place) in claims


#: Where the rules must not fire: the sentence, and what its last figure measures.
_NOT_OF_THE_SECTOR = [
    ("苏州光伏产业有企业120家。全市规上工业企业实现营业收入4.5万亿元。", "industrial_revenue"),
    ("苏州光伏产业有企业120家。去年出口增长6.1%。", "exports_growth"),
    ("合肥新能源汽车产业产值2400亿元。该公司去年营收560亿元。", "revenue"),
    ("东莞机器人产业产值860亿元，电池产业产值900亿元。去年实现营收1700亿元。", "revenue"),
    ("南京研发投入占GDP的3.9%。这一比例比苏州低0.2个百分点。", "rd_intensity"),
    ("嘉兴全年完成企业职工培训6万人次，其中企业占八成。", "firms_share"),
]


@pytest.mark.parametrize(("text", "code"), _NOT_OF_THE_SECTOR)
def test_what_is_wider_than_the_sector_stays_so(text, code):
    assert read_article(_LEAD + text).claims[-1].indicator == code
