"""Values with their units: how numbers are written, what is counted, what only defines a group, fact sheets.

The sentences stand in ``value_sentences.txt``, written for this; the values are made up.
"""

import itertools
from pathlib import Path

import pytest

from poliscope.data.articles import read_article


def _cases():
    lines = Path(__file__).with_name("value_sentences.txt").read_text(encoding="utf-8").splitlines()
    for sentence, line in itertools.pairwise(lines):
        if line.startswith("="):
            said = [item.split(" ", 1) for item in line[1:].strip().split("; ") if item]
            yield sentence, sorted((float(value), unit) for value, unit in said)


def values(text):
    return sorted({(claim.value, claim.unit_of_measure) for claim in read_article(text).claims})


@pytest.mark.parametrize(("text", "expected"), list(_cases()), ids=lambda said: str(said)[:24])
def test_values_with_units(text, expected):
    assert values(text) == expected
