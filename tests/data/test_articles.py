"""Reading articles: the seed article, both halves of our own, offsets, hostile pages, encodings."""

import csv
import html
import math
import re
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poliscope.data.articles import COLUMNS, Claim, read_article
from poliscope.data.articles.source.loading import decode
from poliscope.data.quantities.numerals import fold
from poliscope.errors import DataError, MissingExtraError

HERE = Path(__file__).parent / "articles"
FIRST = sorted(HERE.glob("a*.txt")) + sorted(HERE.glob("a*.md"))
SECOND = sorted(HERE.glob("b*.txt")) + sorted(HERE.glob("b*.html"))
COUNTED = {"count", "persons", "visits", "households", "TEU"}
#: Other names of the reader's units in labels, and how many of the label's make one of the reader's.
CONVERTED = {
    ("%", "times"): 0.01,  # half as many as another has: 50 % of it, or 0.5 times
    ("km2", "ha"): 100.0,
    ("km2", "acres"): 247.105,
    ("km2", "mi2"): 0.386102,
    ("km2", "sq mi"): 0.386102,
    ("jin", "t"): 5e-4,
    ("kW", "MW"): 1e-3,
    ("kW", "GW"): 1e-6,
    ("PFLOPS", "EFLOPS"): 1e-3,
    ("kWh", "MWh"): 1e-3,
    ("kWh", "GWh"): 1e-6,
    ("kWh", "TWh"): 1e-9,
}
#: Units of the seed's labels by their names here.
UNITS = {
    "percent": "%",
    "percentage_points": "pp",
    "count_per_km2": "count",
    "sqft": "sq ft",
    "mi": "mile",
    "miles": "mile",
    "places": "rank",
    "index": "points",
    "years of age": "years",
    "ug/m3": "µg/m3",
    "litres": "L",
    "liters": "L",
    "litre": "L",
    "μg/m3": "µg/m3",
    "s": "seconds",
    "sec": "seconds",
}
#: The seed's own names of indicators that the lexicon calls otherwise (the same things, by hand).
SEED_NAMES = {
    "ai_terminal_industry_scale": "ai_industry",
    "invention_patents_cumulative": "invention_patents",
    "industrial_output_above_scale": "industrial_output",
    "three_plus_one_processing_firms_share_of_guangdong": "firms_share",
}


#: Names of one place, of which neither contains the other.
SAME_PLACES = {
    "南科": "南部科学园区",
    "全国": "中国",
    "我国": "中国",
    "United Kingdom": "UK",
    "Britain": "UK",
    "United States": "US",
    "U.S.": "US",
}


def same_unit(claim, label):
    unit = (claim.unit_of_measure or "").split("/")[0]
    unit, label = UNITS.get(unit, unit), UNITS.get(label, label).split("/")[0]
    known = unit == label or (unit, label) in CONVERTED
    return not label or known or (unit in COUNTED and label in COUNTED)


def same_value(claim, label):
    """Tell whether a claim says the value of a label; of a range either end, of a fall either sign."""
    said = float(label["value"])
    factor = CONVERTED.get(((claim.unit_of_measure or "").split("/")[0], label["unit"].split("/")[0]), 1.0)
    ends = [claim.value * factor, claim.value_high * factor]
    ends += [-end for end in ends] if claim.polarity == "fall" or claim.value < 0 else []
    # a third may be labelled 33.3
    return any(math.isclose(end, said, rel_tol=1.1e-3) for end in ends)


def same_place(claim, label):
    """Tell whether a claim has the place of a label; "新加坡/Singapore" allows either name."""
    ours = fold(claim.unit or "")
    ours = SAME_PLACES.get(ours, ours)
    names = [SAME_PLACES.get(name, name) for name in fold(label).split("/")]
    return bool(ours) and any(ours in name or name in ours for name in names)


def match(article, labels):
    """Pair labels with claims: they overlap in the source and have the same value and unit."""
    pairs, used, ends = [], set(), set()
    for label in labels:
        start = int(label["char_start"])
        end = start + len(label["value_text"])
        for i, claim in enumerate(article.claims):
            a, b = article.source_span(claim.start, claim.end)
            if (i, label["value"]) in used or (i in ends and math.isnan(claim.value_high)):
                continue
            if a < end and start < b and same_value(claim, label) and same_unit(claim, label["unit"]):
                used.add((i, label["value"]))
                ends.add(i)
                pairs.append((label, claim))
                break
    return pairs


def labels_of(path):
    with path.with_name(f"{path.stem}.claims.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def measure(paths):
    """Give precision, recall, place, year and indicator over some articles."""
    found = gold = right = 0
    pairs = []
    for path in paths:
        article, labels = read_article(path), labels_of(path)
        matched = match(article, labels)
        pairs += matched
        right += len({claim.claim for _, claim in matched})  # a range may be two labels
        found, gold = found + len(article.claims), gold + len(labels)
    dated, placed, named = (
        [(label, claim) for label, claim in pairs if label[column]]
        for column in ("year", "place", "indicator")
    )
    return {
        "precision": right / found,
        "recall": len(pairs) / gold,
        "place": sum(same_place(claim, label["place"]) for label, claim in placed) / len(placed),
        "year": sum(str(claim.year) == label["year"] for label, claim in dated) / len(dated),
        "indicator": sum(claim.indicator == label["indicator"] for label, claim in named) / len(named),
    }


@pytest.mark.parametrize("half", [FIRST, SECOND], ids=["first", "second"])
def test_both_halves_meet_the_bars(half):
    """At least eight articles of different styles; see articles/README.md for the unseen run."""
    assert len(half) == 5
    got = measure(half)
    assert got["precision"] >= 0.95
    assert got["recall"] >= 0.95
    assert got["place"] >= 0.9
    assert got["year"] >= 0.85
    assert got["indicator"] >= 0.75


#: Later batches, labelled before the reader saw them, f and g by somebody who never saw it: least figures
#: now, under what was measured (precision, recall, place, year, indicator); first-run figures in
#: docs/explanation/reading-articles.md. The indicators of f and g are named freely: exact names are few.
BATCHES = {
    "c": (10, 0.97, 0.96, 0.96, 0.94, 0.95),
    "d": (10, 0.96, 0.97, 0.91, 0.95, 0.91),
    "e": (4, 0.92, 0.95, 0.91, 0.95, 0.91),
    "f": (12, 0.97, 0.95, 0.92, 0.93, 0.56),
    "g": (12, 0.97, 0.95, 0.88, 0.89, 0.5),
    "h": (12, 0.94, 0.91, 0.94, 0.92, 0.45),
    "i": (14, 0.97, 0.93, 0.95, 0.93, 0.51),
    "j": (14, 0.97, 0.95, 0.92, 0.91, 0.3),
    "k": (12, 0.97, 0.94, 0.92, 0.92, 0.34),
    "l": (12, 0.97, 0.95, 0.87, 0.91, 0.72),
    "m": (10, 0.95, 0.93, 0.84, 0.89, 0.6),
    "o": (10, 0.97, 0.95, 0.9, 0.93, 0.65),
    "p": (8, 0.98, 0.98, 0.93, 0.98, 0.83),
    "q": (8, 0.95, 0.93, 0.91, 0.93, 0.67),
    "u": (10, 0.97, 0.95, 0.91, 0.93, 0.58),
    "w": (10, 0.97, 0.95, 0.9, 0.95, 0.64),
    "x": (10, 0.97, 0.96, 0.89, 0.93, 0.62),
    "y": (12, 0.97, 0.96, 0.91, 0.96, 0.66),
    "v": (10, 0.96, 0.95, 0.83, 0.91, 0.6),
    "z": (12, 0.96, 0.95, 0.91, 0.95, 0.69),
    "n": (12, 0.94, 0.89, 0.91, 0.91, 0.61),
    "r": (14, 0.96, 0.94, 0.94, 0.93, 0.74),
    "s": (12, 0.95, 0.89, 0.89, 0.92, 0.66),
    "t": (14, 0.97, 0.97, 0.94, 0.86, 0.62),
    "fa": (8, 0.97, 0.96, 0.89, 0.95, 0.64),
    "fb": (8, 0.98, 0.95, 0.9, 0.97, 0.72),
    "sa": (7, 0.98, 0.98, 0.95, 0.95, 0.79),
    "sb": (7, 0.98, 0.97, 0.95, 0.97, 0.8),
    "fc": (7, 0.98, 0.97, 0.96, 0.9, 0.8),
    "fd": (7, 0.98, 0.97, 0.94, 0.93, 0.72),
    "sc": (7, 0.98, 0.98, 0.92, 0.98, 0.78),
    "sd": (7, 0.96, 0.95, 0.93, 0.88, 0.75),
}


@pytest.mark.parametrize("batch", BATCHES)
def test_later_batches_keep_what_they_reached(batch):
    paths = sorted(p for p in HERE.glob(f"{batch}[0-9]*") if p.suffix in {".txt", ".md", ".html"})
    number, *floors = BATCHES[batch]
    assert len(paths) == number
    got = measure(paths)
    names = ("precision", "recall", "place", "year", "indicator")
    short = {name: got[name] for name, floor in zip(names, floors, strict=True) if got[name] < floor}
    assert not short


@pytest.fixture(scope="module")
def seed(shared):
    return shared / "seed"


@pytest.fixture(scope="module")
def seed_article(seed):
    return read_article(seed / "article.txt")


@pytest.fixture(scope="module")
def seed_pairs(seed, seed_article):
    with (seed / "claims.csv").open(encoding="utf-8") as file:
        labels = [row | {"place": row["entity"]} for row in csv.DictReader(file)]
    return labels, match(seed_article, labels)


def test_seed_has_all_claims_and_no_others(seed_article, seed_pairs):
    labels, pairs = seed_pairs
    assert len(pairs) == len(labels) == 26
    assert len(pairs) / len(seed_article.claims) >= 0.95
    assert all(same_place(claim, label["place"]) for label, claim in pairs)


def test_seed_years_and_indicators(seed_pairs):
    _, pairs = seed_pairs
    years = sum(str(claim.year or "") == label["year"] for label, claim in pairs)
    names = sum(
        claim.indicator == SEED_NAMES.get(label["indicator"], label["indicator"]) for label, claim in pairs
    )
    assert years / len(pairs) >= 0.9
    assert names / len(pairs) >= 0.9


def test_seed_qualifiers_and_references(seed_pairs):
    by_name = {label["claim_id"][-2:]: claim for label, claim in seed_pairs[1]}
    assert by_name["03"].qualifier is None  # 高達 is emphasis
    assert by_name["07"].qualifier == "over"
    assert by_name["20"].qualifier == "nearly"
    assert by_name["02"].qualifier == "target"
    assert by_name["20"].reference_unit == "杭州"
    assert by_name["04"].reference_unit == "深圳"
    assert by_name["08"].unit_of_measure == "count/km2"


def test_seed_foreign_lines_yield_nothing(seed, seed_article):
    with (seed / "not-claims.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            start = int(row["char_start"])
            end = start + len(row["text"])
            assert not any(c.start < end and start < c.end for c in seed_article.claims), row
    body_end = seed_article.text.index("特別聲明")
    assert all(claim.end < body_end for claim in seed_article.claims)
    assert len(seed_article.left_out) > 100
    assert re.match(r"26 claims proposed; \d+ lines \(\d+ characters\) left out", seed_article.summary)


@pytest.mark.parametrize("path", FIRST + SECOND, ids=lambda path: path.stem)
def test_every_quote_is_verbatim_at_its_offsets(path):
    article = read_article(path)
    source = path.read_text("utf-8")
    for claim in article.claims:
        assert article.text[claim.quote_start : claim.quote_end] == claim.quote
        assert article.text[claim.start : claim.end] == claim.value_text
        assert claim.quote_start <= claim.start < claim.end <= claim.quote_end
        assert claim.indicator_text in article.text
        a, b = article.source_span(claim.start, claim.end)
        written = html.unescape(re.sub(r"<[^>]+>|\s+", " ", source[a:b]))
        assert written.split() == re.sub(r"\s+", " ", claim.value_text).split()
    if path.suffix != ".html":
        assert article.text == source


def test_seed_offsets_count_characters_of_the_file(seed, seed_article):
    text = (seed / "article.txt").read_text("utf-8")
    assert all(text[claim.start : claim.end] == claim.value_text for claim in seed_article.claims)


def test_evidence_columns_and_proposed_status():
    frame = read_article(HERE / "a2_forum.txt").to_frame()
    assert tuple(frame.columns[: len(COLUMNS)]) == COLUMNS
    assert set(frame["status"]) == {"proposed"}
    assert frame["standard_error"].isna().all()
    assert frame["confidence"].between(0, 1).all()
    assert frame["address"].unique().tolist() == ["a2_forum.txt"]
    assert list(read_article("没有数字的一句话。").to_frame().columns) == list(COLUMNS)


def test_table_as_csv(tmp_path):
    article = read_article(HERE / "a5_table.md")
    path = tmp_path / "evidence.csv"
    article.to_csv(path)
    assert path.read_text("utf-8") == article.to_csv()
    with path.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(article.claims)


def test_markdown_table_takes_units_and_years_from_its_header():
    claims = [c for c in read_article(HERE / "a5_table.md").claims if c.quote.startswith("| 苏州")]
    assert [(c.indicator, c.value, c.unit_of_measure, c.year) for c in claims] == [
        ("gdp", 2.3958e12, "CNY", 2022),
        ("rd_expenditure", 96.07e9, "CNY", 2022),
        ("rd_intensity", 4.01, "%", 2022),
        ("hightech_firms", 13_473, "count", 2022),
    ]


@pytest.mark.parametrize(
    ("head", "what"),
    [
        (b"%PDF-1.7\n", "is PDF"),
        (b"PK\x03\x04", "is ZIP"),
        (b"\x89PNG\r\n\x1a\n", "is PNG"),
        (b"\x1f\x8b\x08", "is gzip"),
        (bytes(range(32)), "full of control characters"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path, head, what):
    path = tmp_path / "page.txt"
    path.write_bytes(head + bytes(range(256)) * 20)
    with pytest.raises(DataError, match=re.escape(what)) as caught:
        read_article(path)
    assert caught.value.problems[0].where == "page.txt"
    assert caught.value.problems[0].help == "save its text as .txt, .md or .html and give that"


SAMPLE = (
    "2023年杭州的研发投入强度为3.92%,全市的高新技术企业超过1.5万家,创新的氛围在国内各大城市中都是很好的。"
)
SAMPLE_TRADITIONAL = (
    "二○二三年台北市的失業率為百分之三點五,較去年下降○點二個百分點,這是近年來在各個城市之中最低的紀錄。"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gbk", "gb18030"])
def test_encodings_simplified(encoding):
    article = read_article((SAMPLE * 3).encode(encoding))
    assert article.text == SAMPLE * 3
    assert [claim.value for claim in article.claims[:2]] == [3.92, 15_000]


@pytest.mark.parametrize("encoding", ["utf-8", "big5hkscs", "gb18030"])
def test_encodings_traditional(encoding):
    assert decode((SAMPLE_TRADITIONAL * 3).encode(encoding))[0] == SAMPLE_TRADITIONAL * 3


def test_encoding_declared_by_a_page():
    page = f'<html><head><meta charset="gb2312"></head><body><p>{SAMPLE * 3}</p></body></html>'
    text, name = decode(page.encode("gb18030"))
    assert name == "gb18030"
    assert SAMPLE in text


def test_source_kinds(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(SAMPLE, "utf-8")
    by_path, by_name, by_text = read_article(path), read_article(str(path)), read_article(SAMPLE)
    assert (
        [c.value for c in by_path.claims]
        == [c.value for c in by_name.claims]
        == [c.value for c in by_text.claims]
    )
    assert by_path.claims[0].address == "page.txt"
    assert by_text.claims[0].address is None


def test_missing_and_empty_sources(tmp_path):
    with pytest.raises(DataError, match="the article cannot be opened: No such file") as caught:
        read_article(tmp_path / "none.txt")
    assert caught.value.problems[0].code == "unreadable-article"
    with pytest.raises(DataError, match="the article is empty"):
        read_article("  \n ")


PAGE = (HERE / "b5_release.html").read_text("utf-8")


def test_html_leaves_menus_scripts_and_asides_out():
    article = read_article(PAGE)
    assert article.published == 2022
    assert article.form == "html"
    text = " ".join(claim.quote for claim in article.claims)
    assert not re.search(r"45210|99%|1,204|7 in 10|5\.7%|30% on your|4,512", text)


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 20_000 + SAMPLE,
        "<p>" + SAMPLE + "<!-- never closed " + "x" * 50_000,
        "<p>" + SAMPLE + "<script>" + "var a = '99%';" * 2000,
        "<p>" + SAMPLE + '<a href="' + "y" * 50_000,
        "<p>" + SAMPLE + "&#99999999;&#x110000;&bogus;&amp" * 500,
        "<p>" + SAMPLE + "<" * 20_000,
        "<p>" + SAMPLE + "</p>" + "<b><i>" * 5000,
        "<html><body><p>" + SAMPLE + "\0\0\ufffe</p><table>" + "<tr><td>1" * 3000,
        "<p>" + SAMPLE + "<svg>" * 3000 + "7%" + "</svg>",
        "<p>" + SAMPLE + "</p><p>" + "9" * 100_000 + "</p>",
        "<p>" + SAMPLE + "</p><p>" + "杭州1%," * 4_000 + "</p>",
        "<p>" + SAMPLE + "</p><p>" + "((((" * 20_000 + "</p>",
    ],
)
def test_hostile_html_is_harmless(hostile):
    start = time.process_time()
    article = read_article("<html><body>" + hostile)
    assert time.process_time() - start < 10
    for claim in article.claims:
        assert article.text[claim.start : claim.end] == claim.value_text
    assert "99%" not in {claim.value_text for claim in article.claims}


def test_html_without_the_extra_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(MissingExtraError, match=r'pip install "poliscope\[articles\]"'):
        read_article(PAGE)
    assert read_article(SAMPLE).claims  # plain text needs no extra


def test_extractor_is_checked_for_verbatim_quotes():
    ours = read_article(SAMPLE).claims

    def honest(text: str) -> list[Claim]:
        assert text == SAMPLE
        return [replace(claim, status="accepted") for claim in ours]

    assert [c.status for c in read_article(SAMPLE, extractor=honest).claims] == ["proposed"] * 2
    invented = replace(ours[0], value_text="4.92%")
    with pytest.raises(DataError, match=r"claim c001 \('4.92%'\) does not quote the article") as caught:
        read_article(SAMPLE, extractor=lambda text: [invented])
    assert caught.value.problems[0].code == "invented-quote"
    with pytest.raises(DataError, match="does not quote the article"):
        read_article(SAMPLE, extractor=lambda text: [replace(ours[0], quote="深圳")])


def test_source_and_address_are_the_callers():
    claim = read_article(SAMPLE, title="城市观察", address="https://example.org/1").claims[0]
    assert (claim.source, claim.address) == ("城市观察", "https://example.org/1")
    assert claim.locator == f"characters {claim.start}-{claim.end}"


@given(
    st.integers(1, 9_999_999), st.integers(0, 2), st.sampled_from(["亿元", "万元", "万亿元", "%", "亿美元"])
)
def test_a_number_in_a_sentence_is_read_as_written(number, places, unit):
    printed = f"{number / 10**places:.{places}f}"
    powers = {"亿元": 8, "万元": 4, "万亿元": 12, "%": 0, "亿美元": 8}
    noun = "研发投入强度" if unit == "%" else "工业总产值"
    (claim,) = read_article(f"2023年苏州的{noun}为{printed}{unit},这在全省的各个城市之中名列前茅。").claims
    assert claim.value == float(f"{printed}e{powers[unit]}")
    assert claim.low <= claim.value <= claim.high
    assert claim.unit == "苏州"


@given(st.text(max_size=300))
def test_any_text_is_read_without_an_accident(text):
    try:
        article = read_article(text + "\n" + SAMPLE)
    except DataError:
        return
    for claim in article.claims:
        assert article.text[claim.quote_start : claim.quote_end] == claim.quote
        assert article.text[claim.start : claim.end] == claim.value_text


def test_reading_twice_gives_the_same():
    assert read_article(HERE / "b2_wechat.txt").claims == read_article(HERE / "b2_wechat.txt").claims
