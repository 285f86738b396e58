"""Answers made of arrays, for tests of what is shown: city names are real, every figure is made up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from poliscope.answers.answers import About, Answers
from poliscope.answers.findings import index_findings
from poliscope.answers.index import build_index
from poliscope.data.evidence import Evidence
from poliscope.data.framework import Framework
from poliscope.data.units import Units
from poliscope.methods.recipe import Recipe

CITIES = {
    "Shenzhen": "深圳",
    "Beijing": "北京",
    "Hangzhou": "杭州",
    "Shanghai": "上海",
    "Suzhou": "苏州",
    "Guangzhou": "广州",
    "Xi'an": "西安",
    "Chongqing": "重庆",
}

FRAMEWORK = [
    {"code": "index", "label": "Innovation", "labels": {"zh": "创新指数"}},
    {"code": "effort", "parent": "index", "label": "Effort", "labels": {"zh": "投入"}, "weight": 2},
    {"code": "research", "parent": "effort", "label": "Research", "labels": {"zh": "研发"}},
    {"code": "people", "parent": "effort", "label": "People", "labels": {"zh": "人才"}},
    {"code": "result", "parent": "index", "label": "Results", "labels": {"zh": "产出"}, "weight": 3},
    {
        "code": "rd",
        "parent": "research",
        "label": "R&D expenditure",
        "labels": {"zh": "研发经费投入强度"},
        "unit_of_measure": "% of GDP",
        "weight": 2,
    },
    {
        "code": "labs",
        "parent": "research",
        "label": "Key laboratories",
        "labels": {"zh": "重点实验室"},
        "unit_of_measure": "laboratories",
    },
    {
        "code": "staff",
        "parent": "people",
        "label": "R&D staff",
        "labels": {"zh": "研发人员"},
        "unit_of_measure": "per 10,000 jobs",
    },
    {
        "code": "housing",
        "parent": "people",
        "label": "Housing price to income",
        "labels": {"zh": "房价收入比"},
        "unit_of_measure": "ratio",
        "direction": -1,
    },
    {
        "code": "patents",
        "parent": "result",
        "label": "Invention patents",
        "labels": {"zh": "发明专利"},
        "unit_of_measure": "per 10,000 residents",
    },
    {
        "code": "unicorns",
        "parent": "result",
        "label": "Unicorn firms",
        "labels": {"zh": "独角兽企业"},
        "unit_of_measure": "firms",
    },
]

NAN = float("nan")
FIGURES = {
    "rd": [5.81, 6.83, 3.92, 4.44, 4.11, 3.43, 5.24, NAN],
    "labs": [14, 128, 23, 47, 9, 25, 33, 12],
    "staff": [412.5, 388.25, 305, 296, NAN, 251, 244.125, 96],
    "housing": [34.9, 29.1, 18.2, 26.3, 14.8, 17.5, 13.2, 10.4],
    "patents": [137.9, 262.9, 118.2, 102.1, 96.6, 65.4, 53.8, 19.03],
    "unicorns": [36, 114, 26, 65, 13, 24, NAN, 2],
}
YEARBOOK = ("Test Yearbook 2023 (made up)", "https://example.org/yearbook/2023?table=6&row=4")
BULLETIN = ("测试统计公报（虚构）", "http://example.org/gongbao")
LETTER = ("A letter, not published (made up)", "")


def records() -> list[dict[str, Any]]:
    """Return one claim a figure, and some that differ, are older, or are not accepted."""
    rows: list[dict[str, Any]] = []
    for indicator, figures in FIGURES.items():
        for place, (unit, value) in enumerate(zip(CITIES, figures, strict=True)):
            if np.isnan(value):
                continue
            source = BULLETIN if indicator in ("labs", "unicorns") else YEARBOOK
            rows.append(
                {
                    "unit": unit, "indicator": indicator, "period": "2023", "value": value,
                    "source": source[0], "address": source[1],
                    "locator": f"table {indicator}, row {place + 4}" if indicator == "patents" else "",
                    "quote": f"发明专利拥有量{value}件" if indicator == "patents" else "",
                }
            )  # fmt: skip
    other = {
        "unit": "Hangzhou",
        "indicator": "rd",
        "period": "2023",
        "source": LETTER[0],
        "locator": "page 2",
    }
    rows.insert(0, {**other, "value": 3.86, "quote": "3.86 per cent of output"})
    rows.append({**other, "unit": "Chongqing", "period": "2022", "value": 2.36, "standard_error": 0.05})
    rows.append({**other, "unit": "Xi'an", "indicator": "unicorns", "value": 99.0, "status": "proposed"})
    return rows


def city_answers(
    *,
    recipe: Mapping[str, Any] | None = None,
    framework: Sequence[Mapping[str, Any]] = FRAMEWORK,
    claims: Sequence[Mapping[str, Any]] | None = None,
    labels: Mapping[str, Mapping[str, str]] | None = None,
    about: Mapping[str, Any] | None = None,
    period: str | None = "2023",
) -> Answers:
    """Return the answers of eight cities on six indicators in three levels.

    One figure is missing, one is taken from the year before, one is contested, one waits for
    acceptance, one indicator is better when lower.
    """
    tree = Framework.from_rows([dict(row) for row in framework])
    evidence = Evidence.from_records(records() if claims is None else claims)
    codes = evidence.unit_names() if claims is not None else tuple(CITIES)
    given = {"en": {city: city for city in CITIES}, "zh": CITIES} if labels is None else labels
    units = Units(codes, given, {"coast": tuple("yes" if len(c) % 2 else "no" for c in codes)})
    table = evidence.settle(codes, tree.indicators, period=period, within=1)
    index = build_index(
        tree, table, units, Recipe(**(recipe or {"normalise": {"method": "minmax", "low": 1}}))
    )
    told = {
        "id": "cities", "digest": "0123456789ab", "version": "0.0.0", "seed": 7, "focus": codes[2:3],
        "title": {"en": "Innovation in eight cities", "zh": "八城创新"},
        "question": {"en": "Which city leads in innovation?", "zh": "哪座城市创新领先？"},
        "unit": {"en": "city", "zh": "城市"},
        **(about or {}),
    }  # fmt: skip
    return Answers(about=About(**told), index=index, findings=index_findings(index))


def grid_answers(
    units: int, indicators: int, *, pillars: int = 4, quotes: bool = False, seed: int = 5
) -> Answers:
    """Return answers of any size: a wide table from one file, or one claim a row with words quoted."""
    rng = np.random.default_rng(seed)
    values = np.round(rng.lognormal(3, 1, (units, indicators)), 2)
    values[rng.random(values.shape) < 0.03] = NAN
    pillars = min(pillars, indicators)
    codes = tuple(f"{n:06d}" for n in range(units))
    names = tuple(f"indicator_{n:02d}" for n in range(indicators))
    rows: list[dict[str, Any]] = [{"code": "index", "label": "Index", "labels": {"zh": "指数"}}]
    rows += [
        {"code": f"p{n}", "parent": "index", "label": f"Pillar number {n}", "labels": {"zh": f"第{n}部分"}}
        for n in range(pillars)
    ]
    rows += [
        {
            "code": name, "parent": f"p{n * pillars // indicators}", "label": f"Indicator number {n}",
            "labels": {"zh": f"第{n}个指标"}, "unit_of_measure": "per 1,000",
        }
        for n, name in enumerate(names)
    ]  # fmt: skip
    tree = Framework.from_rows(rows)
    if quotes:
        evidence = Evidence.from_records(
            {
                "unit": codes[u], "indicator": names[i], "period": "", "value": values[u, i],
                "source": f"Yearbook {u % 9}",
                "address": f"https://example.org/{u % 9}", "locator": f"table {i}, row {u}",
                "quote": f"the figure stands at {values[u, i]} there",
            }
            for u, i in zip(*np.nonzero(np.isfinite(values)), strict=True)
        )  # fmt: skip
    else:
        evidence = Evidence.from_wide(
            values,
            codes,
            names,
            file="data/indicators.csv",
            source="Yearbook",
            address="https://example.org/y",
        )
    labels = {
        "en": {code: f"City number {n}" for n, code in enumerate(codes)},
        "zh": {code: f"第{n}号城市" for n, code in enumerate(codes)},
    }
    index = build_index(tree, evidence.settle(codes, names), Units(codes, labels), Recipe())
    return Answers(About(id="grid", version="0.0.0", digest="0"), index, index_findings(index))
