"""Uploads: names, sizes, bombs, tables that are too large, and where they are kept."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from poliscope.web import uploads
from poliscope.web.refusals import RefusedError
from poliscope.web.uploads import check_archive, check_size, file_name, free_place

TABLE = b"city,rd,patents\nA,1,2\nB,3,4\n"


def post(client, name, body):
    return client.post("/upload", body=body, headers={"x-file-name": name})


@pytest.mark.parametrize(
    "name",
    ["../x.csv", "..%2Fx.csv", "/etc/x.csv", "a\\b.csv", ".hidden.csv", "x\x00.csv", "x\n.csv", "", "  ",
     "nul.csv",
     "C:x.csv", "a" * 200 + ".csv", "\u202ecsv.exe.csv", "<b>.csv", "%2e%2e%2fx.csv"],
)  # fmt: skip
def test_a_name_that_is_no_plain_file_is_refused(serve, empty, name):
    answer = post(
        serve(empty), name.encode("utf-8").decode("latin-1") if name.isascii() else "%E2%80%AEx.csv", TABLE
    )
    assert answer.status == 400, answer.text
    assert "a file of that name cannot be kept" in answer.text
    assert not [p for p in empty.rglob("*") if p.is_file() and p.name != "lock"]
    assert not list(empty.parent.glob("*.csv"))


@pytest.mark.parametrize("name", ["x.exe", "x.html", "x.xls", "x", "x.csv.js", "study.toml"])
def test_only_tables_are_taken(name):
    with pytest.raises(RefusedError, match="only tables can be taken") as caught:
        file_name(name)
    assert caught.value.status == 415


@pytest.mark.parametrize("name", ["cities.csv", "城市 数据.xlsx", "É-2023 (1).CSV"])
def test_plain_names_are_kept(name):
    assert file_name(name) == name


def test_a_table_is_kept_in_the_folder_and_never_over_another(serve, empty):
    client = serve(empty)
    first, second = post(client, "cities.csv", TABLE), post(client, "cities.csv", TABLE + b"C,5,6\n")
    assert (first.status, first.json()["file"]) == (201, "data/cities.csv")
    assert second.json()["file"] == "data/cities-2.csv"
    assert (empty / "data/cities.csv").read_bytes() == TABLE
    assert client.get(first.json()["next"]).status == 200


def test_an_empty_file_is_refused(serve, empty):
    answer = post(serve(empty), "x.csv", b"")
    assert answer.status == 400
    assert "the file is empty" in answer.text


def test_too_much_is_refused_while_it_comes_in(serve, empty, monkeypatch):
    monkeypatch.setattr(uploads.receive, "__kwdefaults__", {"most": 1000})
    client = serve(empty)
    answer = post(client, "x.csv", b"a,b\n" + b"1,2\n" * 1000)
    assert answer.status == 413
    assert "the file is too large" in answer.text
    assert not (empty / "data").exists()
    assert [p.name for p in (empty / ".poliscope").iterdir() if p.is_file()] == ["lock"]


def test_an_announced_size_that_is_too_much_is_refused_at_once(serve, empty):
    answer = serve(empty).post(
        "/upload", body=b"x", headers={"x-file-name": "x.csv", "content-length": str(10**12)}
    )
    assert answer.status == 413


def bomb(megabytes: int, members: int = 1) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(members):
            with archive.open(f"xl/worksheets/sheet{number}.xml", "w") as part:
                for _ in range(megabytes):
                    part.write(b"0" * (1 << 20))
    return content.getvalue()


def test_a_bomb_is_refused(serve, empty):
    answer = post(serve(empty), "bomb.xlsx", bomb(80))
    assert answer.status == 413
    assert "times its size" in answer.text
    assert not (empty / "data").exists()


def test_a_bomb_that_lies_about_its_size_is_refused(tmp_path):
    data = bytearray(bomb(80))
    central = data.rindex(b"PK\x01\x02")
    local = data.index(b"PK\x03\x04")
    for at in (central + 24, local + 22):
        struct.pack_into("<I", data, at, 1000)
    path = tmp_path / "lies.xlsx"
    path.write_bytes(bytes(data))
    with pytest.raises(RefusedError, match=r"damaged|too large"):
        check_archive(path)


def test_a_workbook_of_very_many_parts_is_refused(tmp_path):
    path = tmp_path / "many.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(uploads.MOST_MEMBERS + 1):
            archive.writestr(f"{number}", "")
    with pytest.raises(RefusedError, match="it holds 5001 parts"):
        check_archive(path)


@pytest.mark.parametrize("body", [b"not a zip", b"PK\x03\x04broken", bomb(1)[:-30]])
def test_a_damaged_workbook_is_refused(serve, empty, body):
    answer = post(serve(empty), "x.xlsx", body)
    assert answer.status == 422
    assert "damaged" in answer.text


def test_a_web_page_called_table_is_refused(serve, empty):
    answer = post(serve(empty), "x.xlsx", b"<html><script>alert(1)</script></html>")
    assert answer.status == 422


@pytest.mark.parametrize(("rows", "columns"), [(1_000_001, 1), (1, 5_001), (100_000, 300)])
def test_tables_larger_than_an_index_are_refused(rows, columns):
    with pytest.raises(RefusedError, match="the table is too large"):
        check_size(rows, columns)


def test_the_largest_tables_are_taken():
    check_size(1_000_000, 20)
    check_size(4_000, 5_000)


def test_a_text_with_too_many_columns_is_refused(serve, empty):
    answer = post(serve(empty), "wide.csv", b",".join(b"%d" % n for n in range(6000)) + b"\n1\n")
    assert answer.status == 413
    assert "at most 1,000,000 rows" in answer.text


def test_a_place_is_free(tmp_path):
    (tmp_path / "data").mkdir()
    assert free_place(tmp_path, "x.csv") == "data/x.csv"
    (tmp_path / "data/x.csv").touch()
    (tmp_path / "data/x-2.csv").touch()
    assert free_place(tmp_path, "x.csv") == "data/x-3.csv"
