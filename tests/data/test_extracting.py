"""Another extractor's records: made whole, and refused where they are invented."""

import pytest

from poliscope.data.articles import check_quotes, read_article
from poliscope.errors import DataError

SENTENCE = "2023年,深圳研发投入强度为6.46%,企业突破2.4万家。"
TEXT = f"深圳\n\n很多人谈到这座城市。{SENTENCE}就是这样。\n"
RECORD = {
    "unit": "深圳",
    "indicator": "rd_intensity",
    "value": 6.46,
    "value_text": "6.46%",
    "quote": SENTENCE,
    "period": "2023",
}


def read(*records):
    return read_article(TEXT, extractor=lambda text: list(records)).claims


def test_a_mapping_is_made_a_claim_with_its_places():
    (claim,) = read(RECORD)
    assert TEXT[claim.start : claim.end] == "6.46%"
    assert TEXT[claim.quote_start : claim.quote_end] == claim.quote == SENTENCE
    assert (claim.claim, claim.status, claim.year, claim.kind) == ("c001", "proposed", 2023, "level")
    assert (claim.low, claim.high) == (pytest.approx(6.455), pytest.approx(6.465))  # by the printed digits
    check_quotes(TEXT, [claim])


def test_a_qualifier_opens_the_interval():
    record = {**RECORD, "value": 24_000, "value_text": "2.4万家", "qualifier": "over"}
    (claim,) = read(record)
    assert (claim.low, claim.high) == (24_000, float("inf"))


@pytest.mark.parametrize("value", [24_000, 2.4])
def test_a_value_may_be_in_a_measure_of_its_own(value):
    assert read({**RECORD, "value": value, "value_text": "2.4万家"})[0].value == value


def test_an_invented_number_is_refused():
    with pytest.raises(DataError, match=r"has the value 9\.99, its words are '6\.46%'"):
        read({**RECORD, "value": 9.99})


@pytest.mark.parametrize(
    "change", [{"quote": "深圳研发投入强度为9.99%"}, {"value_text": "9.99%"}, {"start": 3}, {"quote": ""}]
)
def test_an_invented_quote_is_refused(change):
    with pytest.raises(DataError, match="does not quote the article"):
        read({**RECORD, **change})


def test_all_unfit_records_are_told_at_once():
    short = {key: RECORD[key] for key in ("unit", "indicator", "value", "value_text")}
    with pytest.raises(DataError, match="quote is missing") as caught:
        read(short, {**RECORD, "sentence": "x"})
    assert "sentence is no field of a claim" in str(caught.value)
    assert len(caught.value.problems) == 2
