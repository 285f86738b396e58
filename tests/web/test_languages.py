"""The app tells what is wrong in the reader's language: on pages, to the script, and at the gate."""

from __future__ import annotations

import json
import re

import pytest

from asgi_client import run_to_the_end

ZH = {"cookie": "poliscope-lang=zh"}


def revision(client):
    return client.get("/state").json()["revision"]


@pytest.fixture
def broken(folder):
    """A study with a cell that is no number."""
    path = folder / "evidence.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "Beijing,gdp,2021,many,x,,,,,A,\n", encoding="utf-8")
    return folder, len(path.read_text(encoding="utf-8").splitlines())


def test_a_broken_study_is_told_in_chinese_with_the_link_of_the_english_page(serve, broken):
    folder, rows = broken
    client = serve(folder)
    for page in ("data", "recipe", "run"):
        text = client.get(f"/{page}?lang=zh").text
        assert "“many”不是数字" in text, page
        assert "请写数字；没有数值处写“n/a”" in text
        assert f"evidence.csv 第{rows}行“value”列" in text
        assert "unreadable-number" in text
    pages = [client.get(f"/data?lang={language}").text for language in ("en", "zh")]
    links = [re.search(r"<a [^>]*href=(\S*/table\S*)", page)[1] for page in pages]
    assert links[0] == links[1]
    english = client.get("/data?lang=en").text
    assert "is not a number" in english
    assert "不是数" not in english


def test_a_refused_form_is_told_in_chinese_beside_its_fields(serve, folder):
    client = serve(folder)
    form = {"normalise": {"method": "minmax", "low": "x"}}
    answer = client.post("/recipe", form, revision=revision(client), headers=ZH)
    assert answer.status == 422
    assert answer.json()["fields"] == {"normalise.low": "“x”不是数字"}
    assert answer.json()["problems"][0]["message"] == "“x”不是数字"
    form = {"normalise": {"method": "minmax", "low": "0"}, "aggregate": {"method": "geometric"}}
    told = client.post("/recipe", form, revision=revision(client), headers=ZH).json()
    assert told["fields"]["aggregate"].startswith("合成（geometric）：几何平均要求数值大于0：“")
    assert told["fields"]["aggregate"].endswith("如 minmax 取 low = 1，或改用算术平均）")
    assert told["problems"][0]["help"].startswith("请标准化")
    plain = client.post("/recipe", form, revision=revision(client)).json()
    assert plain["fields"]["aggregate"].endswith(", or choose the arithmetic mean)")


def test_a_change_from_an_older_state_is_refused_in_chinese(serve, folder):
    client = serve(folder)
    told = client.post("/recipe", {}, revision="old", headers=ZH).json()["problems"][0]
    assert told["code"] == "conflict"
    assert told["message"] == "自打开此页以来，研究已在别的标签页或磁盘上被修改"
    assert told["help"].startswith("没有覆盖任何内容")


def test_the_browser_s_own_language_counts_too(serve, folder):
    told = serve(folder).post("/recipe", {}, revision="old", headers={"accept-language": "zh-CN,zh;q=0.9"})
    assert told.json()["problems"][0]["message"].startswith("自打开此页以来")


def test_an_upload_is_refused_in_chinese(serve, folder):
    client = serve(folder)
    answer = client.post("/upload", body=b"PK\x03\x04nothing", headers={"x-file-name": "a.xlsx", **ZH})
    assert answer.status == 422
    (problem,) = answer.json()["problems"]
    assert problem["code"] == "broken-workbook"
    assert re.search("[\u4e00-\u9fff]", problem["message"])
    assert "另存为.xlsx" in problem["help"]


def test_a_run_that_fails_tells_each_reader_in_her_language(serve, broken):
    folder, rows = broken
    client = serve(folder)
    events = run_to_the_end(client)
    assert events[-1]["problems"][0]["message"] == "'many' is not a number"
    job = client.post("/run", revision=revision(client)).json()["job"]

    def last(headers):
        lines = client.get(f"/events?job={job}", headers=headers).text.splitlines()
        return json.loads([line for line in lines if line.startswith("data: ")][-1].removeprefix("data: "))

    told = last(ZH)["problems"][0]
    assert told["message"] == "“many”不是数字"
    assert told["where"] == f"evidence.csv 第{rows}行“value”列"
    assert last({"accept-language": "en"})["problems"][0]["message"] == "'many' is not a number"


def test_a_page_that_is_not_there_says_so_in_chinese(serve, folder):
    answer = serve(folder).get("/files/nothing.txt?lang=zh")
    assert answer.status == 404
    assert "没有这个文件" in answer.text


def test_the_gate_speaks_chinese(serve, folder):
    client = serve(folder)
    answer = client.post("/recipe", {}, revision="x", headers={"x-poliscope-token": "wrong", **ZH})
    assert answer.status == 403
    assert answer.text == "此服务的令牌缺失或有误：请打开它给出的地址\n"
    answer = client.get("/data", headers={"host": "evil.example", **ZH})
    assert answer.text == "此服务不使用该名称\n"


def test_notes_on_files_are_told_in_chinese(serve, folder):
    path = folder / "evidence.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode("gb18030"))
    text = serve(folder).get("/data?lang=zh").text
    assert "文件没有注明编码，已按GB18030读取" in text
