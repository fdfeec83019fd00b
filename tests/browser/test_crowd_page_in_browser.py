"""Does a page with hundreds of organisations work, with WebGL and without?"""

import base64
import csv
import io
import json
import math
import re

import pytest

from ..report.crowd import crowd_page
from .chromium import DESKTOP, PHONE

WITHOUT_WEBGL = """
  const real = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
    return kind.includes("webgl") ? null : real.call(this, kind, ...rest);
  };"""


@pytest.fixture(scope="module")
def page_of_crowd():
    return crowd_page(simulated=True)


def chosen(page):
    return page.inner_text("#panel h2")


def colours_on_screen(page, selector="#network"):
    """Return the colours of what a person sees, with how many pixels each has."""
    shot = base64.b64encode(page.locator(selector).screenshot(animations="disabled")).decode()
    reader = page.context.new_page()
    found = reader.evaluate("""async (shot) => {
      const image = new Image();
      image.src = `data:image/png;base64,${shot}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext("2d");
      context.drawImage(image, 0, 0);
      const pixels = context.getImageData(0, 0, image.width, image.height).data;
      const counts = {};
      for (let i = 0; i < pixels.length; i += 4) {
        const colour = `${pixels[i]},${pixels[i + 1]},${pixels[i + 2]}`;
        counts[colour] = (counts[colour] ?? 0) + 1;
      }
      return counts;
    }""", shot)
    reader.close()
    return found


def still(page):
    """Wait until what was asked for is on the screen."""
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize(("scheme", "blue"), [("light", "0,114,178"), ("dark", "86,180,233")])
def test_it_opens_in_silence_and_shows_the_classes(open_page, page_of_crowd, scheme, blue, viewport):
    opened = open_page(page_of_crowd, viewport=viewport, color_scheme=scheme)
    assert opened.requests == []
    assert opened.messages == []
    assert opened.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert opened.page.locator("#network canvas[role=img]:not([aria-hidden=true])").count() == 1
    assert not opened.page.locator("#no-webgl").is_visible()
    colours = colours_on_screen(opened.page)
    assert colours[blue] > 100
    assert colours["230,159,0"] > 100
    assert opened.messages == []


def test_the_scheme_can_change(open_page, page_of_crowd):
    page = open_page(page_of_crowd, color_scheme="dark").page
    page.emulate_media(color_scheme="light")
    still(page)
    assert colours_on_screen(page)["0,114,178"] > 100


def test_search_and_keys_choose_tell_and_move_the_picture(open_page, page_of_crowd):
    opened = open_page(page_of_crowd, reduced_motion="reduce")
    page = opened.page
    data = json.loads(page.text_content("#data"))
    names = data["nodes"]["id"]
    before = colours_on_screen(page)
    page.fill("#find", names[200].lower())
    page.keyboard.press("Enter")
    assert chosen(page) == names[200]
    assert names[200] in page.inner_text("#live")
    still(page)
    after = colours_on_screen(page)
    # Nearer, symbols are larger; the links of the chosen one have their own colours, and it a ring.
    assert after["0,114,178"] + after["230,159,0"] != before["0,114,178"] + before["230,159,0"]
    assert {"11,87,164", "200,78,0"} <= set(after) - set(before)
    page.focus("#network")
    page.keyboard.press("ArrowRight")
    assert chosen(page) == names[201]
    page.keyboard.press("Escape")
    assert page.inner_text("#live") == "Nothing selected."
    page.keyboard.press("0")
    still(page)
    assert colours_on_screen(page).keys() >= {"0,114,178", "230,159,0"}
    assert opened.messages == []


def told_around(page, radii, told):
    """Move the pointer in circles around the middle of the picture until the tip matches; return what it says."""
    box, tip = page.locator("#network").bounding_box(), page.locator("#tip")
    for radius in radii:
        for step in range(int(radius)):
            angle = 2 * math.pi * step / int(radius)
            page.mouse.move(box["x"] + box["width"] / 2 + radius * math.cos(angle),
                            box["y"] + box["height"] / 2 + radius * math.sin(angle))
            if tip.is_visible() and re.search(told, tip.inner_text()):
                return tip.inner_text()
    raise AssertionError(f"nothing in the picture tells {told!r}")


def test_a_symbol_under_the_pointer_tells_its_numbers_and_a_click_chooses_it(open_page, page_of_crowd):
    opened = open_page(page_of_crowd)
    told = told_around(opened.page, range(20, 250, 12), "Received|received")
    opened.page.mouse.down()
    opened.page.mouse.up()
    opened.page.wait_for_function("document.querySelector('#panel .numbers')")
    assert chosen(opened.page) == re.sub(r" \([A-Z]{2}\)$", "", told.split(" · ")[0])
    assert re.search(r"community \d of 7", opened.page.inner_text("#panel"))
    assert opened.messages == []


def test_a_link_of_the_chosen_one_under_the_pointer_tells_its_direction(open_page, page_of_crowd):
    page = open_page(page_of_crowd, reduced_motion="reduce").page
    page.focus("#network")
    page.keyboard.press("ArrowRight")
    still(page)
    assert "Knowledge flows from" in told_around(page, range(50, 200, 25), " cites ")


def test_saved_files_hold_the_whole_crowd(open_page, page_of_crowd):
    page = open_page(page_of_crowd).page

    def saved(button):
        with page.expect_download() as download:
            page.click(f"#{button}")
        return download.value.path().read_bytes()

    nodes = list(csv.DictReader(io.StringIO(saved("save-nodes").decode("utf-8-sig"))))
    links = list(csv.DictReader(io.StringIO(saved("save-edges").decode("utf-8-sig"))))
    edges = json.loads(page.text_content("#data"))["edges"]
    assert (len(nodes), len(links)) == (400, len(edges["citing"]))
    assert {row["community"] for row in nodes} == set("1234567")
    made = {row["entity"]: float(row["citations_made"]) for row in nodes}
    for row in links[:50]:
        assert float(row["made_share"]) == pytest.approx(float(row["citations"]) / made[row["citing"]])
    drawing = saved("save-svg").decode("utf-8")
    assert "SIMULATED DATA" in drawing
    assert len(drawing) < 1_000_000
    assert saved("save-png")[:8] == b"\x89PNG\r\n\x1a\n"


def test_paper_gets_a_drawing(open_page, page_of_crowd):
    page = open_page(page_of_crowd).page
    page.emulate_media(media="print")
    page.wait_for_selector("#printed svg")
    assert not page.locator(".frame").is_visible()
    assert page.locator("#printed svg path").count() > 8


def test_without_webgl_all_but_the_picture_works(open_page, page_of_crowd):
    opened = open_page(page_of_crowd, first=WITHOUT_WEBGL)
    page = opened.page
    assert page.locator("#no-webgl").is_visible()
    assert not page.locator(".frame").is_visible()
    name = json.loads(page.text_content("#data"))["nodes"]["id"][3]
    page.fill("#find", name)
    page.keyboard.press("Enter")
    assert chosen(page) == name
    page.click("#zoom-in")
    page.click("summary >> nth=0")
    assert page.locator("#entities tbody tr").count() >= 300
    page.click("text=Nederlands")
    assert "WebGL" in page.inner_text("#no-webgl")
    assert opened.messages == []
