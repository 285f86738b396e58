"""Places that own no number: compared, listed with one that is, the scope of a rank, in brackets."""

import pytest

from poliscope.data.articles.going_on import goes_on
from poliscope.data.articles.lexicon import build_lexicon
from poliscope.data.articles.numbers import find_numbers
from poliscope.data.articles.places.assignment import Owner
from poliscope.data.articles.places.comparisons import mark_references
from poliscope.data.articles.places.finding import find_places


@pytest.fixture(scope="module")
def lexicon():
    return build_lexicon(None, None, None)


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("合肥的研发强度仅次于杭州、武汉", {"杭州", "武汉"}),
        ("合肥的上市公司不到杭州的四成", {"杭州"}),
        ("嘉兴加快融入长三角", {"长三角"}),
        ("苏州的规模居全国第三位", {"全国"}),
        ("Leipzig spends less than Dresden", {"Dresden"}),
        ("苏州和无锡都在增长", set()),
    ],
)
def test_which_places_own_no_number(lexicon, text, references):
    found = find_places(lexicon, text, 0, len(text))
    marks = mark_references(text, 0, found)
    assert {m.surface for m, mark in zip(found, marks, strict=True) if mark} == references


def test_a_list_goes_on_only_beside_a_place(lexicon):
    text = "Hyderabad hosts 485 labs against 355 in Pune and 1200 more elsewhere"
    places = {m.surface: m for m in find_places(lexicon, text, 0, len(text))}
    numbers = find_numbers(text, 0, len(text), [])
    owners = [Owner(places["Hyderabad"], 0.9), Owner(places["Pune"], 0.9), Owner(places["Pune"], 0.5)]
    assert [text[n.start : n.end] for n in numbers] == ["485 labs", "355", "1200"]
    assert goes_on(text, numbers, owners, 1, [0]) == 0
    assert goes_on(text, numbers, owners, 1, []) is None
    assert goes_on(text, numbers, owners, 2, [0, 1]) is None
