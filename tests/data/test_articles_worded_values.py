"""Values told in words: shares, parts of a point, ranks, durations, parts of a counted whole.

The sentences stand in ``worded_value_sentences.txt``, written for this; the values are made up.
"""

import itertools
from pathlib import Path

import pytest

from poliscope.data.articles import read_article

#: A sentence alone may be taken for a heading.
MORE = {
    True: " The council published its yearly review of the local economy on its website.",
    False: "市里表示,今后将继续推进各项工作,不断改善民生。",
}


def _cases():
    lines = Path(__file__).with_name("worded_value_sentences.txt").read_text(encoding="utf-8").splitlines()
    for sentence, line in itertools.pairwise(lines):
        if line.startswith("="):
            said = [item.split(" ", 1) for item in line[1:].strip().split("; ") if item]
            yield sentence, sorted((float(value), unit) for value, unit in said)


def _values(text):
    western = not any("\u4e00" <= character <= "\u9fff" for character in text)
    claims = read_article(text + MORE[western]).claims
    return sorted({(round(claim.value, 2), claim.unit_of_measure) for claim in claims})


@pytest.mark.parametrize(("text", "expected"), list(_cases()), ids=lambda said: str(said)[:24])
def test_values_in_words(text, expected):
    assert _values(text) == expected
