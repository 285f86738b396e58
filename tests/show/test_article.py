"""The page of an article: whole, inert, escaped, both languages, every claim in its sentence."""

from __future__ import annotations

import base64
import hashlib
import html
import math
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from own_articles import CHINESE, ENGLISH, HOSTILE
from poliscope.data.articles import read_article
from poliscope.data.articles.study_terms import measure_of
from poliscope.data.consistency import Interval, check_claims, derive
from poliscope.errors import DataError
from poliscope.show.article import ArticleWords, make_article_page, write_article_page
from poliscope.study import read_study
from poliscope.study.claims import compare_article, read_article_against

HOSTILE_TEXTS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><script>",
    "\u202eevil",
]


@pytest.fixture(scope="module")
def study(root):
    return read_study(root / "examples" / "china-cities")


@pytest.fixture(scope="module")
def held(study):
    article = read_article_against(study, CHINESE)
    return article, compare_article(study, article, draws=1000, choice_draws=100)


def page_of(study, article, against, **options):
    return make_article_page(
        article,
        against=against,
        index=study.index(),
        about=study.about,
        rules=study.uncertainty.weight_rules,
        **options,
    )


class Text(HTMLParser):
    """Collects what a reader of one language sees, and the elements that there are."""

    def __init__(self, other):
        super().__init__(convert_charrefs=True)
        self.other, self.hidden, self.stack, self.seen, self.names, self.ids = other, 0, [], [], set(), set()

    def handle_starttag(self, name, attributes):
        given = dict(attributes)
        self.names.add(name)
        self.ids.add(given.get("id"))
        assert not [key for key in given if key.startswith("on")]
        if name in {"meta", "input"}:
            return
        hides = given.get("lang") == self.other and name != "html"
        self.stack.append((name, hides))
        self.hidden += hides

    def handle_endtag(self, name):
        while self.stack:
            last, hides = self.stack.pop()
            self.hidden -= hides
            if last == name:
                return

    def handle_data(self, data):
        if not self.hidden and not any(name == "style" for name, _ in self.stack):
            self.seen.append(data)


def read(page, language):
    reader = Text({"en": "zh-CN", "zh": "en"}[language])
    reader.feed(page)
    return reader, re.sub(r"\s+", " ", "".join(reader.seen))


def test_nothing_runs_and_nothing_is_loaded(study, held):
    page = page_of(study, *held)
    (policy,) = re.findall(r'http-equiv="?Content-Security-Policy"? content="([^"]*)"', page)
    policy = html.unescape(policy)
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "script-src" not in policy
    assert "unsafe" not in policy
    style = re.search(r"<style>(.*?)</style>", page, re.S)[1]
    assert base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() in policy
    assert "<script" not in page
    assert not re.search(r'(?:src|href)="?(?:http|//|data:)', page)
    assert "url(" not in style


@pytest.mark.parametrize("language", ["en", "zh"])
def test_both_languages_say_the_whole(study, held, language):
    reader, seen = read(page_of(study, *held), language)
    told = {
        "en": [
            "Does the comparison hold?", "Shenzhen is ahead of Hangzhou, and that holds",
            "disagrees", "the study has 3.86% (2023)", "rank 2 of 14", "What follows from the figures",
            "2.185T CNY to 2.193T CNY", "The claims in their sentences", "What was left out",
        ],
        "zh": [
            "这个比较站得住吗？", "深圳领先杭州，而且站得住", "不符", "研究中为 3.86%（2023）",
            "由这些数字可推出什么", "2.185万亿元至2.193万亿元", "说法及其所在的句子", "略去了什么",
        ],
    }  # fmt: skip
    missing = [sentence for sentence in told[language] if sentence not in seen]
    assert not missing
    other = told["zh" if language == "en" else "en"][0]
    assert other not in seen
    assert {"doubts", "verdict", "claims"} <= reader.ids


def test_every_claim_is_marked_in_its_sentence_and_linked(study, held):
    article, against = held
    page = page_of(study, article, against)
    reader, seen = read(page, "en")
    for claim in article.claims:
        assert re.sub(r"\s+", " ", claim.quote) in seen
        assert claim.claim in reader.ids
        assert f"characters {claim.quote_start}–{claim.quote_end}" in seen
    marks = [html.unescape(mark) for mark in re.findall(r"<mark[^>]*>(.*?)</mark>", page)]
    assert marks == [claim.value_text for claim in sorted(article.claims, key=lambda c: c.start)]
    links = set(re.findall(r'href="?#(c\d+)', page))
    assert links <= reader.ids


def test_hostile_text_stays_text(study, held):
    article, _ = held
    bad = tuple(
        replace(
            claim, unit=text, indicator=text, note=text, quote=claim.quote.replace("深圳", text, 1) or text
        )
        for claim, text in zip(article.claims, HOSTILE_TEXTS * 9, strict=False)
    )
    hostile = replace(article, title=HOSTILE_TEXTS[1], claims=bad)
    page = make_article_page(hostile)
    reader, _ = read(page, "en")
    assert not {"script", "img"} & reader.names
    assert "\u202e" not in page
    assert page.count("</style>") == 1


def test_a_hostile_page_read_from_html_stays_text(study):
    article = read_article_against(study, HOSTILE)
    assert article.claims
    reader, seen = read(make_article_page(article), "en")
    assert "script" not in reader.names
    assert "<script>alert(2)</script>" in seen


def test_without_a_study_there_is_no_verdict():
    reader, seen = read(make_article_page(read_article(ENGLISH)), "en")
    assert "verdict" not in reader.ids
    assert "agreement" not in reader.ids
    assert "Two cities, one question" in seen


def test_an_article_without_claims_is_said():
    _, seen = read(make_article_page(read_article("Nothing was said about any figure at all.")), "en")
    assert "No figure about a place was found in this article." in seen


def test_rejected_claims_are_left_out_and_languages_chosen(held):
    article, _ = held
    claims = [replace(claim, status="rejected") for claim in article.claims[1:]]
    page = make_article_page(article, claims=[article.claims[0], *claims], languages=["zh"])
    assert page.count("<mark") == 1
    assert 'lang="en"' not in page


def test_the_page_is_written_whole_or_not_at_all(held, tmp_path):
    article, _ = held
    assert write_article_page(article, tmp_path / "page.html").read_text("utf-8").endswith("</html>\n")
    with pytest.raises(DataError, match="cannot be written"):
        write_article_page(article, tmp_path / "missing" / "page.html")
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


def test_a_long_article_shows_the_first_and_says_how_many_there_are():
    cities = ["苏州", "无锡", "常州", "南通", "徐州"]
    lines = [
        f"20{n % 20:02}年,{c}的地区生产总值为{n + 1.5}亿元,比上一年有所增长。"
        for n in range(120)
        for c in cities
    ]
    article = read_article("各地经济\n\n" + "\n".join(lines))
    assert len(article.claims) == 600
    page = make_article_page(article)
    assert page.count("class=sentence") + page.count('class="sentence"') == 300
    assert "300 of 600 are shown here" in read(page, "en")[1]
    assert "这里显示 600 条中的 300 条" in read(page, "zh")[1]
    linked = set(re.findall(r"href=\"?#(c\d+)", page))
    assert linked
    assert linked <= read(page, "en")[0].ids  # no link leads nowhere


# --- words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "measure", "english", "chinese"),
    [
        (6.46, "%", "6.46%", "6.46%"),
        (1_844_000, "count", "1.844M", "184.4万个"),
        (5.4e12, "CNY", "5.4T CNY", "5.4万亿元"),
        (12, "count/km2", "12 per km²", "12个/平方公里"),
        (1, "rank", "rank 1", "第1名"),
        (0.1 + 0.2, "pp", "0.3 points", "0.3个百分点"),
        (7, "TEU", "7 TEU", "7标准箱"),
        (7, "widgets", "7 widgets", "7 widgets"),
        (16_500, "count", "16,500", "1.65万个"),
        (24_812, "persons", "24,812 persons", "2.4812万人"),
        (9_999, "persons", "9,999 persons", "9,999人"),
        (100 / 3, "%", "33.33%", "33.33%"),
        (38, "persons/10k persons", "38 persons per 10,000 people", "38人/万人"),
        (2000, "KRW", "2,000 KRW", "2,000韩元"),
    ],
)
def test_amounts(value, measure, english, chinese):
    assert ArticleWords("en").amount(value, measure) == english
    assert ArticleWords("zh").amount(value, measure) == chinese


@pytest.mark.parametrize(
    ("code", "english", "chinese"),
    [
        ("exports_change", "change of exports", "出口总额变化"),
        ("startups_per_10k", "start-ups per 10,000 people", "每万人初创企业"),
        ("gdp_difference", "gap in gross domestic product", "地区生产总值差距"),
    ],
)
def test_no_code_of_the_lexicon_is_shown(code, english, chinese):
    assert (ArticleWords("en").indicator(code), ArticleWords("zh").indicator(code)) == (english, chinese)


def test_notes_are_told_in_the_language():
    claim = read_article(
        "深圳\n\n2023年,杭州数字经济核心产业增加值占GDP比重为28.8%,比上年有所提高,这是市统计局的数字。\n"
    ).claims[0]
    note = "share of gdp; growth by 3.2 times may mean to 3.2 or to 4.2 times the earlier figure; seen twice"
    claim = replace(claim, note=note)
    assert (
        ArticleWords("zh").note(claim)
        == "占地区生产总值的比重；增长3.2倍，可能指增至3.2倍，也可能指增至4.2倍；seen twice"
    )
    assert ArticleWords("en").note(claim).startswith("share of gross domestic product; growth by 3.2 times")


def test_intervals_say_where_they_are_open():
    voice = ArticleWords("en")
    assert voice.interval(Interval(2000, math.inf), "km2") == "at least 2,000 km²"
    assert voice.interval(Interval(-math.inf, 3), "%") == "at most 3%"
    assert voice.interval(Interval(9, 10), "pp") == "9 points to 10 points"
    assert voice.interval(Interval(100, 100), "%") == "100%"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_check_of_our_articles_has_words_without_codes(root, language):
    """No code of the lexicon (with an underscore) reaches a reader."""
    for path in sorted((root / "tests" / "data" / "articles").glob("[ab]*")):
        if path.suffix == ".csv":
            continue
        claims = read_article(path).claims
        voice = ArticleWords(language, claims)
        for check in check_claims(claims):
            assert not re.search(r"[a-z]_[a-z]", voice.check(check)), check
        for one in derive(claims):
            assert not re.search(r"[a-z]_[a-z]", voice.derived(one)), one


@pytest.mark.parametrize(
    ("written", "unit", "factor"),
    [
        ("100 million CNY", "CNY", 1e8),
        ("亿元", "CNY", 1e8),
        ("10,000 persons", "persons", 1e4),
        ("% of GDP", "%", 1),
        ("enterprises", "count", 1),
        ("rank", "rank", 1),
        ("", None, 1),
    ],
)
def test_measures_of_a_study_are_read(written, unit, factor):
    assert measure_of(written) == (unit, factor)


def test_a_measure_that_is_not_understood_is_not_compared():
    unit, factor = measure_of("CNY per 100 CNY of GDP")
    assert unit is None
    assert math.isnan(factor)
