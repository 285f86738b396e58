"""What is of a year to come is aimed at, whatever the words are."""

import pytest

from poliscope.data.articles import read_article


@pytest.mark.parametrize(
    ("text", "published", "kinds"),
    [
        ("合肥提出到2027年研发投入强度达到4.2%。去年为3.9%。", 2025, ["target", "level"]),
        ("无锡明确到2026年新增上市公司50家。", None, ["target"]),
        ("2024年,无锡明确了办法,新增上市公司50家。", None, ["level"]),
        (
            "The town of Dijon in France has 2,100 firms. In 2029 its tram carries 140,000 people a day.",
            2025,
            ["level", "target"],
        ),
        ("The tram of Dijon carried 98,000 people a day in 2024.", 2025, ["level"]),
    ],
)
def test_kinds(text, published, kinds):
    assert [c.kind for c in read_article(text, published=published).claims] == kinds
