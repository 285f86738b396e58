"""The year of a figure in the passages of news pages, releases and bulletins.

The passages stand in ``passages_with_years.txt``, written for this; their figures are made up.
"""

import itertools
from pathlib import Path

import pytest

from poliscope.data.articles import read_article

#: What stands above a passage.
HEADS = {
    "EN": "Town news\n\nFactory towns in Moravia count their losses\n\nBy Jan Novak\n14 May 2024\n\n",
    "ZH": "榕城日报\n\n宜宾的产业账本\n\n2025-03-18 08:00 来源:榕城日报 作者:周敏\n\n",
    "REL": "Regional Accounts of Moravia for 2022\n\nBrno, 12 December 2023\n\n",
    "BUL": "宜宾市2024年国民经济和社会发展统计公报\n\n宜宾市统计局\n2025年3月18日\n\n",
    "NO": "",
}


def _cases():
    lines = Path(__file__).with_name("passages_with_years.txt").read_text(encoding="utf-8").splitlines()
    for passage, line in itertools.pairwise(lines):
        if line.startswith("= "):
            head, text = passage.split(": ", 1)
            said = dict(item.rsplit(" ", 1) for item in line[2:].split("; "))
            yield HEADS[head] + text, {value: int(year) for value, year in said.items()}


@pytest.mark.parametrize(("text", "years"), list(_cases()), ids=lambda said: str(said)[-24:])
def test_years_of_passages(text, years):
    claims = read_article(text).claims
    found = {value: {c.year for c in claims if c.value_text.startswith(value)} for value in years}
    assert {value: year for value, year in years.items() if year not in found[value]} == {}
