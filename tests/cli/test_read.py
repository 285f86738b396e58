"""``poliscope read`` and ``review`` as a user runs them, end to end into a score."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sys
from dataclasses import replace

import pytest

from own_articles import CHINESE, ENGLISH, HOSTILE
from poliscope.cli import main, read
from poliscope.cli.output import width
from poliscope.data.articles.files import read_claims, write_claims
from poliscope.study import read_study


@pytest.fixture
def run(capsys, monkeypatch):
    """Run a command in this process, with something on stdin; return exit code, stdout, stderr."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(read, "DRAWS", 1000)

    def _run(*arguments, stdin=b""):
        data = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), "utf-8"))
        with pytest.raises(SystemExit) as left:
            main([str(a) for a in arguments])
        out, err = capsys.readouterr()
        return left.value.code, out, err

    return _run


@pytest.fixture
def cities(root, tmp_path):
    """A copy of the example study, to be changed."""
    return shutil.copytree(root / "examples" / "china-cities", tmp_path / "cities")


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(CHINESE, "utf-8")
    return path


def flat(text):
    return " ".join(text.split())


# --- read -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "zh"])
def test_claims_checks_and_verdict_within_80_columns(run, article, cities, language):
    code, out, err = run("read", article, "--against", cities, "--all", "--lang", language)
    assert code == 0, err
    assert max(width(line) for line in out.splitlines()) <= 80
    assert ("深圳领先杭州" if language == "zh" else "Shenzhen is ahead of Hangzhou, and that holds") in out


def test_what_a_person_needs_to_know_is_printed(run, article, cities):
    _, out, _ = run("read", article, "--against", cities, "--all")
    told = flat(out)
    assert "深圳和杭州,谁的创新更强" in out
    assert "便宜机票" in told.split("left out")[1]  # spam stands among what was left out, with its reason
    assert "Shares of the sectors of Shenzhen sum to 100 %" in told
    assert "“nearly 10 points” is 9.3 points" in told
    # 6,305 of 100 million yuan at 28.8 % (28.75 to 28.85): between 2.185 and 2.193 trillion
    assert "GDP of Hangzhou (2024): 2.185T CNY to 2.193T CNY" in told
    # the study has 3.86 for 2023
    assert "disagrees: Hangzhou, R&D intensity, 3.2% (2023): the study has 3.86% (2023)" in told
    assert "agrees: Shenzhen, R&D intensity, 6.46% (2023)" in told
    assert "Related to size, as the study has it, Hangzhou is ahead" in told


def test_json_holds_everything(run, article, cities):
    code, out, _ = run("read", article, "--against", cities, "--json")
    document = json.loads(out)
    assert code == 0
    assert {c["unit"] for c in document["claims"]} == {"Shenzhen", "Hangzhou"}
    for claim in document["claims"]:
        assert claim["status"] == "proposed"
        assert CHINESE[claim["quote_start"] : claim["quote_end"]] == claim["quote"]
        assert CHINESE[claim["start"] : claim["end"]] == claim["value_text"]
    (pair,) = document["pairs"]
    assert (pair["ahead"], pair["behind"], pair["grade"], pair["necessary"]) == (
        "Shenzhen", "Hangzhou", "always", True,
    )  # fmt: skip
    assert pair["crossed"]["share"] == 1.0
    assert pair["challenge"]["radius"] > 0
    assert [move["node"] for move in pair["flips"]] == ["enterprises"]
    assert document["left_out"]["lines"] > 3


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_stdin_in_any_encoding(run, encoding):
    code, out, err = run("read", "-", "--json", stdin=CHINESE.encode(encoding))
    assert code == 0, err
    values = {claim["value"] for claim in json.loads(out)["claims"]}
    assert {6.46, 3.2, 24000, 16500, 630500000000} <= values


def test_english_and_markdown(run, tmp_path):
    path = tmp_path / "article.md"
    path.write_text(ENGLISH, "utf-8")
    _, out, _ = run("read", path, "--json")
    assert {claim["value"] for claim in json.loads(out)["claims"]} == {6.46, 3.2, 24800, 16500}


def test_figures_of_the_article_itself_do_not_count_as_agreement(run, article, cities):
    evidence = cities / "evidence.csv"
    with evidence.open("a", encoding="utf-8") as file:
        file.write(
            'Hangzhou,rd_intensity,2023,3.20,% of GDP,"深圳和杭州，谁的创新更强？ (our own paper)",,,,A,\n'
        )
    _, out, _ = run("read", article, "--against", cities, "--json")
    document = json.loads(out)
    assert document["left_aside"] == 1
    verdicts = {a["claim"]: a["verdict"] for a in document["agreements"]}
    name = next(c["claim"] for c in document["claims"] if c["value"] == 3.2)
    assert verdicts[name] == "disagrees"


def test_an_article_without_a_figure_is_said(run):
    code, out, _ = run(
        "read", "-", stdin="Nothing of the kind was said here, and nobody was surprised at all."
    )
    assert code == 0
    assert "No figure about a place was found." in out


def test_errors_are_blocks_with_exit_code_2(run, tmp_path, article):
    code, _, err = run("read", tmp_path / "nothing.txt")
    assert code == 2
    assert "error[no-file]" in err
    code, _, err = run("read", article, "--against", tmp_path / "no-study")
    assert code == 2
    assert "error[" in err
    assert "Traceback" not in err
    code, _, err = run("read", article, "-o", tmp_path / "no-folder" / "evidence.csv")
    assert code == 2
    assert "error[unwritable-file]" in err
    code, _, err = run("read", article, "--aliases", tmp_path / "none.json")
    assert code == 2
    assert "error[unreadable-aliases]" in err


# --- evidence -------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_evidence_is_written_in_the_measures_of_the_study_and_read_back(
    run, article, cities, tmp_path, suffix
):
    target = tmp_path / f"evidence.{suffix}"
    assert run("read", article, "--against", cities, "-o", target)[0] == 0
    claims = read_claims(target)
    assert {claim.status for claim in claims} == {"proposed"}
    firms = [claim for claim in claims if claim.indicator == "hightech_enterprises"]
    assert [claim.value for claim in firms] == [24000, 16500]
    gap = next(claim for claim in claims if claim.kind == "difference")
    assert gap.indicator == "gdp_share_secondary"
    again = tmp_path / f"again.{suffix}"
    write_claims(claims, again)
    assert read_claims(again) == claims


def test_money_is_converted_to_the_measure_of_the_study(run, cities, tmp_path):
    text = "2023年,深圳地区生产总值达到34606.4亿元,经济总量继续位居全省第一位,增速也保持在合理区间。\n" * 2
    target = tmp_path / "e.csv"
    assert run("read", "-", "--against", cities, "-o", target, stdin=text)[0] == 0
    found = next(claim for claim in read_claims(target) if claim.indicator == "gdp" and claim.kind == "level")
    assert (found.value, found.unit_of_measure) == (pytest.approx(34606.4), "100 million CNY")


def test_what_is_no_figure_gets_a_name_of_its_own(run, article, tmp_path):
    target = tmp_path / "e.csv"
    run("read", article, "-o", target)
    with target.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {row["indicator"] for row in rows if row["kind"] == "difference"} == {
        "gdp_share_secondary_difference"
    }


def test_a_spreadsheet_computes_nothing(run, tmp_path):
    target = tmp_path / "e.csv"
    run("read", "-", "-o", target, "--title", "=HYPERLINK(1)", "--address", "@x", stdin=ENGLISH)
    with target.open(encoding="utf-8") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    texts = [cell for cell in cells if cell and not cell.lstrip("-").replace(".", "").isdigit()]
    assert not [cell for cell in texts if cell[0] in "=+-@"]
    assert {claim.source for claim in read_claims(target)} == {"=HYPERLINK(1)"}


def test_decisions_are_not_replaced(run, article, tmp_path):
    target = tmp_path / "e.csv"
    run("read", article, "-o", target)
    assert run("read", article, "-o", target)[0] == 0  # proposals may be
    run("review", target, stdin="a\nq\n")
    code, _, err = run("read", article, "-o", target)
    assert code == 2
    assert "holds 1 decisions" in flat(err)
    assert run("read", article, "-o", target, "--force")[0] == 0
    (tmp_path / "other.csv").write_text("a,b\n1,2\n", "utf-8")
    assert "error[file-exists]" in run("read", article, "-o", tmp_path / "other.csv")[2]


def test_long_lists_are_cut_and_the_rest_is_said(run, tmp_path):
    path = tmp_path / "long.txt"
    cities = ["苏州", "无锡", "常州", "南通", "徐州"]
    lines = [
        f"20{n % 20:02}年,{city}的地区生产总值为{n + 1.5}亿元,比上一年有所增长。"
        for n in range(60)
        for city in cities
    ]
    path.write_text("各地经济\n\n" + "\n".join(lines), "utf-8")
    _, out, _ = run("read", path)
    assert "… and 100 more: --all shows them" in flat(out)
    _, whole, _ = run("read", path, "--all")
    assert "more: --all" not in whole
    assert len(whole.splitlines()) > len(out.splitlines()) + 100
    _, document, _ = run("read", path, "--json")
    assert len(json.loads(document)["claims"]) == 300


def test_when_it_was_published_decides_what_it_can_know(run, article):
    assert "come out late" in flat(run("read", article, "--published", "2024-03")[1])
    assert "come out late" not in flat(run("read", article, "--published", "2024-11")[1])
    document = json.loads(run("read", article, "--published", "2024-03", "--json")[1])
    assert (document["published"], document["month"]) == (2024, 3)
    code, _, err = run("read", article, "--published", "spring")
    assert code == 2
    assert "error[unreadable-date]: 'spring' is no date of publication" in flat(err)


def test_comparisons_in_words_are_told_and_stand_in_the_json(run, cities, tmp_path):
    path = tmp_path / "words.txt"
    path.write_text(
        "城市观察\n\n有人认为,杭州的创新能力强于深圳,这其实是一种误解,数据并不支持这样的看法。\n", "utf-8"
    )
    _, out, _ = run("read", path, "--against", cities)
    assert "The article denies that Hangzhou is ahead of Shenzhen" in flat(out)
    assert "So the article is right to deny it. [holds]" in flat(out)
    (said,) = json.loads(run("read", path, "--against", cities, "--json")[1])["statements"]
    assert (said["mode"], said["about"], said["stance"]) == ("denied", "index", "holds")
    assert said["pair"]["grade"] == "never"
    _, chinese, _ = run("--lang", "zh", "read", path, "--against", cities)
    assert "所以文章否认得对。" in flat(chinese)


def test_the_keys_of_the_json_are_those_of_the_documentation(run, article, cities):
    own = {
        "schema", "version", "title", "published", "month", "summary", "sentences", "checks", "doubts",
        "derived", "comparisons", "left_out", "claims", "encoding", "form", "statements", "written",
    }  # fmt: skip
    document = json.loads(run("read", article, "--json")[1])
    assert set(document) == own
    names = [claim["claim"] for claim in document["claims"]]
    assert [name for sentence in document["sentences"] for name in sentence["claims"]] == names
    assert {"doubts", "agrees", "quote", "status"} <= set(document["claims"][0])
    held = json.loads(run("read", article, "--against", cities, "--json")[1])
    assert set(held) - own == {"study", "agreements", "left_aside", "indicators", "stated", "pairs"}


# --- review ---------------------------------------------------------------------------------------


@pytest.fixture
def evidence(run, article, cities):
    target = cities / "read.csv"
    run("read", article, "--against", cities, "-o", target)
    return target


def statuses(path):
    return [claim.status for claim in read_claims(path)]


def test_decisions_are_saved_one_by_one_and_back_goes_back(run, evidence):
    code, out, err = run("review", evidence, stdin="x\na\ns\nb\nr\nq\n")
    assert code == 0, err
    assert "Answer with a, c, r, s, b or q." in out
    assert statuses(evidence)[:3] == ["accepted", "rejected", "proposed"]
    assert "[[6.46%]]" in out
    # a path is not broken
    assert max(width(line) for line in out.splitlines() if str(evidence.parent) not in line) <= 80


def test_a_decided_claim_says_so_when_one_goes_back(run, evidence):
    _, out, _ = run("review", evidence, stdin="a\nb\nq\n")
    assert "decided: accepted" in out


def test_what_spreadsheets_do_to_a_table_is_no_decision(run, evidence, tmp_path):
    with evidence.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[0] |= {"period": "Jun-23", "status": "accepted"}
    edited = tmp_path / "edited.csv"
    with edited.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows([*rows, dict.fromkeys(rows[0], "")])
    claims = list(read_claims(evidence))
    write_claims([replace(claims[0], period="2023-06"), *claims[1:]], evidence)
    code, _, err = run("review", evidence, "--apply", edited)
    assert code == 0, err
    first = read_claims(evidence)[0]
    assert (first.status, first.period) == ("accepted", "2023-06")


def test_the_end_of_a_pipe_ends_the_review_and_nothing_is_lost(run, evidence):
    run("review", evidence, stdin="a\na\n")
    assert statuses(evidence)[:3] == ["accepted", "accepted", "proposed"]
    # the next review goes on where this one ended
    _, out, _ = run("review", evidence, stdin="r\n")
    assert statuses(evidence)[:3] == ["accepted", "accepted", "rejected"]
    assert "c003" in out


def test_an_interrupt_keeps_what_was_decided(run, evidence, monkeypatch):
    from poliscope.cli import review

    answers = iter(["a", "r"])

    def interrupted(self, question):
        answer = next(answers, None)
        if answer is None:
            raise KeyboardInterrupt
        return answer

    monkeypatch.setattr(review._Review, "_input", interrupted)
    code, _, err = run("review", evidence)
    assert code == 130
    assert "interrupted" in err
    assert statuses(evidence)[:3] == ["accepted", "rejected", "proposed"]


def test_corrections_are_kept_and_teach(run, evidence, article, cities, tmp_path):
    aliases = tmp_path / "aliases.json"
    number = next(n for n, c in enumerate(read_claims(evidence)) if c.indicator == "hightech_enterprises")
    steps = "s\n" * number + "c\n\nunicorns\n2024\nnot a number\n\n" + "\nunicorns\n2024\n32\n\nq\n"
    code, out, err = run("review", evidence, "--aliases", aliases, stdin=steps)
    assert code == 0, err
    assert "error[unreadable-number]" in err
    found = read_claims(evidence)[number]
    assert (found.status, found.indicator, found.period, found.value) == ("corrected", "unicorns", "2024", 32)
    taught = json.loads(aliases.read_text("utf-8"))
    assert list(taught["indicators"].values()) == ["unicorns"]
    assert "1 alias learnt" in out
    _, out, _ = run("read", article, "--aliases", aliases, "--json")
    assert "unicorns" in {claim["indicator"] for claim in json.loads(out)["claims"]}


def test_a_corrected_unit_is_learnt_from_the_words_that_the_person_names(run, evidence, tmp_path):
    aliases = tmp_path / "aliases.json"
    run("review", evidence, "--aliases", aliases, stdin="c\nWuhan\n\n\n\n\n深圳\nq\n")
    assert read_claims(evidence)[0].unit == "Wuhan"
    assert json.loads(aliases.read_text("utf-8"))["units"] == {"深圳": "Wuhan"}


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_an_edited_table_brings_the_decisions(run, evidence, tmp_path, suffix):
    edited = tmp_path / f"edited.{suffix}"
    claims = read_claims(evidence)
    write_claims(claims, edited)
    if suffix == "csv":
        rows = list(csv.DictReader(io.StringIO(edited.read_text("utf-8"))))
        rows[0]["status"], rows[1]["status"], rows[1]["value"] = "accepted", "accepted", "3.86"
        rows[2]["status"] = "拒绝"
        with edited.open("w", encoding="gb18030", newline="") as file:  # as Excel in China saves it
            writer = csv.DictWriter(file, rows[0], delimiter=";")
            writer.writeheader()
            writer.writerows(rows)
    else:
        from dataclasses import replace

        changed = [replace(claims[0], status="accepted"), replace(claims[1], status="accepted", value=3.86)]
        write_claims([*changed, replace(claims[2], status="rejected"), *claims[3:]], edited)
    code, out, err = run("review", evidence, "--apply", edited, "--json")
    assert code == 0, err
    assert statuses(evidence)[:4] == ["accepted", "corrected", "rejected", "proposed"]
    assert read_claims(evidence)[1].value == 3.86
    assert json.loads(out)["claims"]["accepted"] == 1


@pytest.mark.parametrize("text", ["", "\n", "Nanjing has 12 parks.\n", "a,b\n1,2\n"])
def test_what_is_no_evidence_is_refused(run, tmp_path, text):
    """A file without rows is no evidence with nothing left to decide: its heads are missing too."""
    file = tmp_path / "article.txt"
    file.write_text(text, "utf-8")
    code, out, err = run("review", file)
    assert (code, out) == (2, "")
    assert "error[no-claims]" in err
    assert file.read_text("utf-8") == text


def test_evidence_without_claims_is_evidence(run, evidence):
    head = evidence.read_text("utf-8").split("\n", 1)[0]
    evidence.write_text(f"{head}\n", "utf-8")
    assert run("review", evidence)[0] == 0


def test_a_wrong_table_changes_nothing(run, evidence, tmp_path):
    before = evidence.read_bytes()
    edited = tmp_path / "edited.csv"
    edited.write_text(before.decode().replace("proposed", "perhaps", 1), "utf-8")
    code, _, err = run("review", evidence, "--apply", edited)
    assert code == 2
    assert "error[unknown-status]" in err
    assert "edited.csv row 2" in err
    edited.write_text("a,b\n1,2\n", "utf-8")
    assert "error[no-claims]" in run("review", evidence, "--apply", edited)[2]
    assert run("review", tmp_path / "missing.csv")[0] == 2
    assert evidence.read_bytes() == before


def test_only_accepted_claims_enter_a_score(run, evidence, cities):
    """The article has 3.20 for Hangzhou, the study 3.86; the newest claim of a cell holds."""
    toml = cities / "study.toml"
    toml.write_text(
        toml.read_text("utf-8").replace(
            'evidence = ["evidence.csv"]', 'evidence = ["evidence.csv", "read.csv"]'
        ),
        "utf-8",
    )
    before = read_study(cities)
    assert before.table().matrix["Hangzhou", "rd_intensity"] == 3.86
    number = next(
        n
        for n, c in enumerate(read_claims(evidence))
        if (c.unit, c.indicator) == ("Hangzhou", "rd_intensity")
    )
    run("review", evidence, stdin="s\n" * number + "a\nq\n")
    after = read_study(cities)
    assert after.table().matrix["Hangzhou", "rd_intensity"] == 3.20
    assert after.table().claim("Hangzhou", "rd_intensity").status == "accepted"
    top = after.index().top
    assert after.index().scores["Hangzhou", top] < before.index().scores["Hangzhou", top]
    # and a rejected one leaves it again
    run("review", evidence, "--again", stdin="s\n" * number + "r\nq\n")
    assert read_study(cities).table().matrix["Hangzhou", "rd_intensity"] == 3.86


def test_an_accepted_gap_or_rank_never_enters_as_the_indicator(run, evidence, cities):
    number = next(n for n, c in enumerate(read_claims(evidence)) if c.kind == "difference")
    run("review", evidence, stdin="s\n" * number + "a\nq\n")
    from poliscope.data.files import read_evidence

    found = [c for c in read_evidence(evidence) if c.status == "accepted"]
    assert [c.indicator for c in found] == ["gdp_share_secondary_difference"]


# --- the page, and the article that started it ----------------------------------------------------


def test_the_page_is_written_where_the_name_says_or_beside(run, article, cities, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run("read", article, "--against", cities, "--report")[0] == 0
    assert "深圳领先杭州" in (tmp_path / "article.html").read_text("utf-8")
    assert run("read", article, "--report", tmp_path / "page.html")[0] == 0
    assert (tmp_path / "page.html").exists()


def test_hostile_html_goes_through_read_page_and_evidence(run, tmp_path, cities):
    path = tmp_path / "page.html"
    path.write_text(HOSTILE, "utf-8")
    code, out, err = run(
        "read", path, "--against", cities, "--report", tmp_path / "o.html", "-o", tmp_path / "e.csv"
    )
    assert code == 0, err
    assert "6.46" in out
    page = (tmp_path / "o.html").read_text("utf-8")
    assert "<script" not in page
    assert "<img" not in page


def test_the_seed_article_goes_end_to_end(run, shared, root, tmp_path):
    code, out, err = run(
        "read", shared / "seed" / "article.txt", "--against", root / "examples" / "china-cities",
        "--report", tmp_path / "page.html", "-o", tmp_path / "e.csv", "--json",
    )  # fmt: skip
    assert code == 0, err
    document = json.loads(out)
    with (shared / "seed" / "claims.csv").open(encoding="utf-8") as file:
        gold = [row for row in csv.DictReader(file) if row["kind"] != "rank"]
    text = (shared / "seed" / "article.txt").read_text("utf-8")
    starts = {claim["start"] for claim in document["claims"]}
    missed = [row["claim_id"] for row in gold if int(row["char_start"]) not in starts]
    assert not missed
    assert all(text[c["quote_start"] : c["quote_end"]] == c["quote"] for c in document["claims"])
    kinds = {(check["kind"], check["verdict"]) for check in document["checks"]}
    assert {("sum", "consistent"), ("difference", "consistent"), ("release", "doubtful")} <= kinds
    derived = {(d["indicator"], d["unit"]): (d["low"], d["high"]) for d in document["derived"]}
    # claims.md: GDP of Hangzhou 2.185 to 2.193 trillion yuan; at least 2,000 km2 of Shenzhen
    assert derived["gdp", "Hangzhou"] == (
        pytest.approx(2.185e12, rel=1e-3),
        pytest.approx(2.193e12, rel=1e-3),
    )
    assert derived["area", "Shenzhen"] == (2000, None)
    # 6.46 % is the figure of 2023 elsewhere; rows that the study has from the article itself do not count
    assert document["left_aside"] == 4
    claim = next(c["claim"] for c in document["claims"] if c["value"] == 6.46)
    assert {a["claim"]: a["verdict"] for a in document["agreements"]}[claim] == "other year"
    (pair,) = document["pairs"]
    assert (pair["ahead"], pair["behind"], pair["grade"]) == ("Shenzhen", "Hangzhou", "always")
    assert (tmp_path / "page.html").stat().st_size < 200_000


@pytest.mark.parametrize("name", ["claims.html", "claims.json", "claims.ods", "claims.PDF"])
def test_evidence_under_the_name_of_another_kind_is_refused(run, article, tmp_path, name):
    code, _, err = run("read", article, "-o", tmp_path / name)
    assert code == 2
    assert "unknown-format" in err
    assert "use .csv or .xlsx; --report writes a page" in flat(err)
    assert not (tmp_path / name).exists()
