"""A file comes whole and known for what it is, or not under its name at all."""

from __future__ import annotations

import json
import resource
import shutil
from collections import namedtuple
from dataclasses import replace
from email.message import Message
from io import BytesIO
from urllib.request import Request

import pytest

from citenet.download import download
from citenet.download.connection import Redirects
from citenet.download.fetch import ATTEMPTS
from citenet.errors import InputError, SettingsError
from citenet.reference.sources import RemoteFile


@pytest.fixture
def fetch(shop, source, tmp_path):
    """Download the toy into a folder, with the pauses kept in a list."""
    def run(**options):
        run.pauses = []
        return download(source, tmp_path / "in", base=shop.address, pause=run.pauses.append, **options)[0]

    run.folder = tmp_path / "in"
    return run


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def leave_part(shop, fetch, size):
    """Interrupt a download after some bytes, as Ctrl-C does."""
    def stop(_progress):
        raise KeyboardInterrupt

    shop.cuts = [size]
    with pytest.raises(KeyboardInterrupt):
        fetch(progress=stop)
    assert 0 < (fetch.folder / "toy.zip.part").stat().st_size <= size
    shop.asked.clear()


def test_a_file_comes_whole_with_a_record_of_what_it_is(shop, fetch):
    record = fetch()
    assert (fetch.folder / "toy.zip").read_bytes() == shop.content
    assert names(fetch.folder) == ["toy.zip", "toy.zip.source.json"]
    assert json.loads((fetch.folder / "toy.zip.source.json").read_text()) == record
    told = {name: record[name] for name in ("source", "address", "bytes", "sha256", "etag", "licence")}
    assert told == {"source": "toy", "address": f"{shop.address}/toy.zip", "bytes": len(shop.content),
                    "sha256": shop.sha256, "etag": '"one"', "licence": "CC0"}
    assert record["date"].endswith("GMT")


def test_progress_rises_to_the_whole_and_tells_the_remaining_time(fetch):
    seen = []
    fetch(progress=seen.append)
    assert [one.done for one in seen] == sorted({one.done for one in seen})
    assert (seen[-1].share, seen[-1].seconds_left) == (1, 0)
    assert all(0 < one.share <= 1 and one.seconds_left >= 0 for one in seen)


def test_a_connection_cut_half_way_is_taken_up_where_it_broke(shop, fetch):
    shop.cuts = [1_000_000]
    assert fetch()["sha256"] == shop.sha256
    assert [(one["Range"], one["If-Range"]) for one in shop.asked] == [(None, None), ("bytes=1000000-", '"one"')]
    assert fetch.pauses == [1]


def test_an_interrupted_download_goes_on_in_the_next_run(shop, fetch):
    leave_part(shop, fetch, 700_000)
    size = (fetch.folder / "toy.zip.part").stat().st_size
    assert fetch()["sha256"] == shop.sha256
    assert [one["Range"] for one in shop.asked] == [f"bytes={size}-"]
    assert names(fetch.folder) == ["toy.zip", "toy.zip.source.json"]


@pytest.mark.parametrize("etag", ['"two"', 'W/"two"', ""])
def test_a_file_that_changed_meanwhile_is_fetched_from_the_start(shop, fetch, etag):
    shop.etag = 'W/"one"' if etag.startswith("W/") else '"one"'
    leave_part(shop, fetch, 700_000)
    shop.content, shop.etag = shop.content[::-1] + b"more", etag
    assert fetch()["sha256"] == shop.sha256
    assert (fetch.folder / "toy.zip").read_bytes() == shop.content


def test_a_server_without_ranges_sends_all_of_it_again(shop, fetch):
    leave_part(shop, fetch, 700_000)
    shop.knows_ranges = False
    assert fetch()["sha256"] == shop.sha256
    assert len(shop.asked) == 1


def test_a_part_that_is_all_there_is_taken_as_it_is(shop, fetch):
    leave_part(shop, fetch, 700_000)
    (fetch.folder / "toy.zip.part").write_bytes(shop.content)
    assert fetch()["sha256"] == shop.sha256
    assert [one["Range"] for one in shop.asked] == [f"bytes={len(shop.content)}-"]


@pytest.mark.parametrize("label", ["", '{"address": "http://elsewhere/toy.zip", "etag": "one"}'])
def test_a_part_of_which_nothing_is_known_is_not_trusted(shop, fetch, label):
    fetch.folder.mkdir()
    (fetch.folder / "toy.zip.part").write_bytes(b"x" * 5_000)
    (fetch.folder / "toy.zip.part.json").write_text(label)
    assert fetch()["sha256"] == shop.sha256


def test_a_length_that_is_never_reached_ends_after_bounded_attempts(shop, fetch):
    shop.too_much = 10
    with pytest.raises(InputError, match=f"given up after {ATTEMPTS} attempts") as refused:
        fetch()
    assert len(shop.asked) == ATTEMPTS
    assert fetch.pauses == [1, 2, 4, 8, 16]
    assert not (fetch.folder / "toy.zip").exists()
    assert "kept in toy.zip.part" in str(refused.value)


@pytest.mark.parametrize("code", [404, 403, 410])
def test_a_file_that_is_not_there_is_asked_for_once(shop, fetch, code):
    shop.says = [(code, {})]
    with pytest.raises(InputError, match=f"the server says {code}"):
        fetch()
    assert len(shop.asked) == 1
    assert names(fetch.folder) == []


def test_a_busy_server_is_asked_again_when_it_says(shop, fetch):
    shop.says = [(503, {"Retry-After": "7"}), (429, {"Retry-After": "9999"})]
    assert fetch()["sha256"] == shop.sha256
    assert fetch.pauses == [7, 60]


def test_a_server_that_is_not_there_is_told(source, tmp_path, shop):
    with pytest.raises(InputError, match="cannot be reached"):
        download(source, tmp_path, base="http://127.0.0.1:9", pause=lambda _seconds: None)


def test_redirects_are_followed_and_recorded(shop, fetch):
    shop.says = [(302, {"Location": "/elsewhere/toy.zip"})]
    assert fetch()["answered_by"] == f"{shop.address}/elsewhere/toy.zip"


@pytest.mark.parametrize("place", ["file:///etc/passwd", "ftp://127.0.0.1/toy.zip", "data:,x"])
def test_redirects_lead_to_web_addresses_only(shop, fetch, place):
    shop.says = [(302, {"Location": place})]
    with pytest.raises(InputError, match=r"not followed|no secure web address"):
        fetch()
    assert len(shop.asked) == 1
    assert names(fetch.folder) == []


def test_redirects_never_leave_a_secure_address():
    with pytest.raises(InputError, match="no secure web address"):
        Redirects().redirect_request(Request("https://example.org/a"), BytesIO(), 302, "", Message(),
                                     "http://example.org/a")


def test_addresses_of_other_kinds_are_refused(source, tmp_path):
    odd = replace(source, files=(RemoteFile("toy.zip", "file:///etc/passwd"),))
    with pytest.raises(InputError, match="no web address"):
        download(odd, tmp_path)


def test_a_page_to_sign_in_is_not_the_file(shop, fetch):
    shop.kind = "text/html; charset=utf-8"
    with pytest.raises(InputError, match="web page"):
        fetch()
    assert names(fetch.folder) == []


def test_what_is_there_already_is_not_fetched_again(shop, fetch):
    record = fetch()
    assert fetch() == record
    assert len(shop.asked) == 1


@pytest.mark.parametrize("label", ["none", "of another content"])
def test_another_file_in_the_way_stays(shop, fetch, label):
    if label == "of another content":
        fetch()
    fetch.folder.mkdir(exist_ok=True)
    (fetch.folder / "toy.zip").write_bytes(b"mine")
    with pytest.raises(InputError, match="another file stands there"):
        fetch()
    assert (fetch.folder / "toy.zip").read_bytes() == b"mine"


def test_too_small_a_disk_is_seen_before_the_download(shop, fetch, monkeypatch):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage(0, 0, 1_000_000))
    with pytest.raises(InputError, match="free"):
        fetch()
    assert names(fetch.folder) == []


def test_a_disk_that_fills_up_keeps_what_came(shop, fetch):
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, hard))
    try:
        with pytest.raises(InputError, match="writing failed"):
            fetch()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert (fetch.folder / "toy.zip.part").stat().st_size == 500_000
    assert fetch()["sha256"] == shop.sha256
    assert shop.asked[-1]["Range"] == "bytes=500000-"


def test_a_length_that_is_not_told_is_taken_as_it_comes(shop, fetch):
    shop.tells_length = False
    seen = []
    assert fetch(progress=seen.append)["bytes"] == len(shop.content)
    assert {(one.share, one.seconds_left) for one in seen} == {(None, None)}


def test_a_source_without_files_says_how_to_get_it(tmp_path):
    with pytest.raises(InputError, match="without asking or signing in") as refused:
        download("lens", tmp_path)
    assert "JSON Lines" in refused.value.fix


def test_a_source_that_is_not_known_is_guessed(tmp_path):
    with pytest.raises(SettingsError) as refused:
        download("patentview", tmp_path)
    assert refused.value.fix == "citenet download patentsview"
