"""Make a study of the US states from the files of the Bureau of Economic Analysis (BEA).

    python make_study.py DATA FOLDER

DATA holds ``gdp_leaf_industries.csv``, ``gdp_aggregates.csv``, ``industries.csv`` and ``states.csv`` (GDP by
state and industry, table SAGDP2N, 1997-2021). They are not part of this project. FOLDER is where the study is
written; then ``poliscope structure FOLDER --unit CA``, ``poliscope mirror FOLDER CA``, and so on.
"""

from __future__ import annotations

import csv
import shutil
import sys
from pathlib import Path

STUDY = """schema = 1

[study]
id = "us-states"
title = { en = "Industries of the US states", zh = "美国各州的产业" }
question = { en = "Which states grow, why, and what could come next?", zh = "哪些州在增长，下一步会是什么？" }
unit = { en = "state", zh = "州" }
period = "2021"
seed = 1

[data]
evidence = "evidence.csv"
units = "units.csv"

[framework]
code = "output"
label = "Output"
labels = { zh = "产出" }

[[framework.children]]
code = "gdp"
label = "GDP"
labels = { zh = "国内生产总值" }
unit_of_measure = "million USD"

[[framework.children]]
code = "information"
label = "Information industries"
labels = { zh = "信息产业" }
unit_of_measure = "% of GDP"
denominator = "gdp"
denominator_scale = 100

[[framework.children]]
code = "professional"
label = "Professional, scientific and technical services"
labels = { zh = "专业、科学与技术服务" }
unit_of_measure = "% of GDP"
denominator = "gdp"
denominator_scale = 100

[recipe]
denominate = "ratio"
normalise = "rank"

[[activities]]
file = "gdp_leaf_industries.csv"
name = "GDP by industry"
shape = "periods"
columns = { region = "state", activity = "line" }
hierarchy = "industries.csv"
measure = "million USD"
missing = "zero"
source = "U.S. Bureau of Economic Analysis, SAGDP2N, 31 March 2023"

[trends]
indicators = ["gdp"]

[peers]
size = "gdp"

[complementarity]
coalition = 3

[report]
focus = ["CA", "TX"]
"""


def main(data: Path, folder: Path) -> None:
    """Write the study."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(data / "gdp_leaf_industries.csv", folder / "gdp_leaf_industries.csv")
    industries = _rows(data / "industries.csv")
    lines = _lines(industries)
    with (folder / "evidence.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["unit", "indicator", "period", "value", "unit_of_measure", "source"])
        for row in _rows(data / "gdp_aggregates.csv"):
            if row["line"] in lines:
                for year in (key for key in row if key.isdigit()):
                    value = [row["state"], lines[row["line"]], year, row[year], "million USD", "BEA SAGDP2N"]
                    writer.writerow(value)
    with (folder / "units.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["code", "label", "region"])
        writer.writerows([row["state"], row["name"], row["bea_region"]] for row in _rows(data / "states.csv"))
    with (folder / "industries.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["activity", "group", "label"])
        writer.writerows(
            [r["line"], r["parent_line"], r["industry"].strip()] for r in industries if r["leaf"] == "1"
        )
    (folder / "study.toml").write_text(STUDY, encoding="utf-8")


def _lines(industries: list[dict[str, str]]) -> dict[str, str]:
    """Return the lines of the totals that the index uses, by what they are called."""
    wanted = {
        "all industry total": "gdp",
        "information": "information",
        "professional, scientific, and technical services": "professional",
    }
    return {r["line"]: wanted[name] for r in industries if (name := r["industry"].strip().lower()) in wanted}


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: python make_study.py DATA FOLDER")
    main(Path(sys.argv[1]), Path(sys.argv[2]))
