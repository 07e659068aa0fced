"""The page in a real browser: themes, widths, paper, keyboard, what a screen reader is told; and that it asks
for nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from chromium import CHROMIUM, Chromium
from report_data import rewriting
from sample_report import sample

from synletters.report.html import write_html

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium or Chrome is installed on this machine")

# every text, its colour against what is painted behind it: the least contrast, and where
CONTRAST = """(() => {
  const parse = c => (c.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  let least = [99, ""], seen = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; node = walker.nextNode();) {
    const element = node.parentElement;
    if (!node.data.trim() || ["title", "desc"].includes(element.tagName) || !element.getClientRects().length) continue;
    const style = getComputedStyle(element), ink = parse(element instanceof SVGElement ? style.fill : style.color);
    let back = [0, 0, 0, 0], behind = element;
    for (; behind && !back[3]; behind = behind.parentElement) {
      const found = parse(getComputedStyle(behind).backgroundColor);
      back = found.length === 3 ? [...found, 1] : found;
    }
    const [a, b] = [light(ink), light(back)].sort((x, y) => y - x), ratio = (a + 0.05) / (b + 0.05);
    seen += 1;
    if (ratio < least[0]) least = [ratio, element.className + ": " + node.data.slice(0, 40)];
  }
  return [...least, seen, getComputedStyle(document.documentElement).backgroundColor];
})()"""
# words of a chart that stick out of it
CUT = """[...document.querySelectorAll("svg text")].filter(text => {
  const box = text.getBBox(), view = text.ownerSVGElement.viewBox.baseVal;
  return box.x < -1 || box.y < -1 || box.x + box.width > view.width + 1 || box.y + box.height > view.height + 1;
}).map(text => text.textContent)"""
WIDE = """[document.documentElement.scrollWidth, innerWidth, [...document.querySelectorAll("body *")].filter(element =>
  element.getBoundingClientRect().right > innerWidth + 1 && !element.closest(".scroll, .skip, svg")).map(element => element.outerHTML.slice(0, 80))]"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Chromium]:
    made = Chromium()
    yield made
    made.close()


def hostile() -> dict[str, Any]:
    report = sample()
    long = "W" * 300
    for row in report["metrics"][:6]:
        row |= {"name": long, "about": long, "knows": long, "source": long, "by": {long: {long: 10**30}}}
    report["worst"][0] |= {"id": long, "why": [long]}
    report["inputs"]["real"]["name"] = report["failures"][0]["error"] = report["settings"][long] = long
    report["inputs"]["real"]["letters"] = 10**40
    return report


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    text = "Dear Mr Smith,\nHe has " + "n" * 400 + " pain.\n"
    write_html(sample(), folder / "figures.html", others=[("nouns", sample())])
    write_html(
        hostile(),
        folder / "letters.html",
        originals={"W" * 300: text},
        synthetic={"W" * 300: text.replace("Smith", "Brown")},
    )
    write_html(rewriting(), folder / "run.html")
    return {path.stem: path for path in folder.iterdir()}


@pytest.mark.parametrize("name", ["figures", "letters", "run"])
def test_widths_themes_and_paper(browser: Chromium, pages: dict[str, Path], name: str) -> None:
    browser.open(pages[name], width=1280)
    assert browser.requests == [pages[name].resolve().as_uri()], "it asks for nothing but itself"
    browser.ask("document.querySelectorAll('details').forEach(item => item.open = true)")
    papers = set()
    for width, dark in ((1280, False), (360, True)):
        browser.view(width=width, dark=dark)
        inner, outer, beyond = browser.ask(WIDE)
        assert inner <= outer == width, (width, inner)
        assert beyond == [], width
        least, where, seen, paper = browser.ask(CONTRAST)
        assert seen > 100
        assert least >= 4.5, (width, dark, least, where)
        papers.add(paper)
    assert len(papers) == 2, "the themes differ"
    if name != "letters":
        assert browser.ask(CUT) == []
    browser.ask("document.querySelectorAll('details').forEach(item => item.open = false)")
    browser.view(width=800, dark=True, media="print")
    *_, paper = browser.ask(CONTRAST)
    assert paper == "rgb(255, 255, 255)", "light on paper, whatever the theme"
    assert browser.ask("document.querySelector('nav').getClientRects().length") == 0
    if name == "figures":
        told = browser.ask(
            "[...document.querySelectorAll('details')].every(item => item.lastElementChild.checkVisibility({contentVisibilityAuto: true}))"
        )
        assert told, "what is folded on the screen is open on paper"


def test_keyboard(browser: Chromium, pages: dict[str, Path]) -> None:
    browser.open(pages["figures"])
    browser.press("Tab", 9)
    place = "(() => { const box = document.activeElement.getBoundingClientRect(); return [document.activeElement.className, box.left >= 0, box.top >= 0,"
    assert browser.ask(place + "getComputedStyle(document.activeElement).outlineStyle] })()") == [
        "skip",
        True,
        True,
        "solid",
    ]
    browser.press("Enter", 13, "\r")
    assert browser.ask("location.hash") == "#in-short"
    # whatever scrolls can be reached, and every summary folds out by Enter
    assert browser.ask(
        "[...document.querySelectorAll('.scroll, .letter')].every(element => element.tabIndex === 0)"
    )
    browser.ask("document.querySelector('summary').focus()")
    browser.press("Enter", 13, "\r")
    assert browser.ask("document.querySelector('details').open") is True


def test_what_a_screen_reader_is_told(browser: Chromium, pages: dict[str, Path]) -> None:
    browser.open(pages["figures"])
    browser.ask("document.querySelectorAll('details').forEach(item => item.open = true)")
    browser.call("Accessibility.enable")
    nodes = browser.call("Accessibility.getFullAXTree")["nodes"]
    browser.call("Accessibility.disable")
    roles: dict[str, list[str]] = {}
    for node in nodes:
        if not node.get("ignored"):
            roles.setdefault(node["role"]["value"], []).append(str(node.get("name", {}).get("value", "")))
    for role in ("main", "navigation"):
        assert len(roles[role]) == 1, role
    images = roles.get("image", []) + roles.get("img", [])
    assert "Distribution of Linkage TF-IDF top1 over letters" in images
    assert "Entities unchanged against Linkage TF-IDF top1" in images
    assert all(images)
    assert "Privacy: all figures" in roles["table"]
    assert len(roles["rowheader"]) > 20
    assert len(roles["columnheader"]) > 20
    assert browser.ask("document.documentElement.lang") == "en"
