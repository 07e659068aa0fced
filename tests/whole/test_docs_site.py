"""The site: built without a warning and without network, every page in it, nothing of it fetched from elsewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
#: what a browser fetches by itself
_FETCHED = {
    "script": "src",
    "link": "href",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "embed": "src",
    "object": "data",
    "use": "href",
}
_IDLE = {"canonical", "prev", "next", "alternate"}
BUILD = """
import socket, sys

def refuse(*args, **kwargs):
    raise OSError("the network is refused")

socket.socket.connect = socket.socket.connect_ex = socket.create_connection = socket.getaddrinfo = refuse
from mkdocs.__main__ import cli
cli(["build", "--strict", "--quiet", "--site-dir", sys.argv[1]])
"""


class Fetches(HTMLParser):
    """The addresses that a page makes a browser fetch, and whether it has a diagram that would load a script."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.diagrams = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.diagrams += "mermaid" in (told.get("class") or "")
        idle = {*(told.get("rel") or "").split()} & _IDLE
        if tag in _FETCHED and not idle and (address := told.get(_FETCHED[tag])):
            self.addresses.append(address)
        if style := told.get("style"):
            self.addresses += re.findall(r"url\(['\"]?([^'\")]+)", style)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site")
    env = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        [sys.executable, "-c", BUILD, str(out)],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stdout + done.stderr
    return out


def outside(address: str) -> bool:
    return bool(re.match(r"(?:[a-z][a-z0-9+.-]*:)?//", address, re.IGNORECASE))


def test_every_page_of_docs_is_in_the_navigation() -> None:
    named = set(re.findall(r"[\w/.-]+\.md", (ROOT / "mkdocs.yml").read_text("utf-8")))
    pages = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")}
    assert not pages - named, "name them in mkdocs.yml"


def test_nothing_is_fetched_from_elsewhere(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 30
    for page in pages:
        seen = Fetches()
        seen.feed(page.read_text("utf-8"))
        assert seen.addresses
        assert not [address for address in seen.addresses if outside(address)], page
        assert not seen.diagrams, "a diagram would be drawn by a script of another host"
        for address in seen.addresses:
            if not address.startswith(("data:", "#")):
                path = address.partition("#")[0].partition("?")[0]
                # 404.html stands for any place, and names files from the root
                base = site if path.startswith("/") else page.parent
                assert (base / path.lstrip("/")).exists(), (page, address)
    for sheet in site.rglob("*.css"):
        text = sheet.read_text("utf-8")
        assert not [a for a in re.findall(r"url\(['\"]?([^'\")]+)", text) if outside(a)], sheet
        assert "@import" not in text


@pytest.mark.parametrize(
    ("address", "away"), [("https://a/b.js", True), ("//a/b", True), ("a/b.js", False), ("data:x", False)]
)
def test_what_is_elsewhere(address: str, away: bool) -> None:
    assert outside(address) is away


def test_links_of_one_page_to_another_arrive(site: Path) -> None:
    """mkdocs looks at links in Markdown; those that the hook and the reference make are looked at here."""
    for page in (site / "reference").glob("*.html"):
        for link in re.findall(r'<a[^>]* href="([^"#?]+)', page.read_text("utf-8")):
            if not outside(link) and not link.startswith(("mailto:", "data:")):
                assert (page.parent / link).exists(), (page, link)


def test_the_reference_is_made_from_the_declarations(site: Path) -> None:
    from synletters.cli.main import COMMANDS
    from synletters.core.config import RunConfig
    from synletters.core.settings import declared

    commands = (site / "reference" / "commands.html").read_text("utf-8")
    for name in COMMANDS:
        assert f"synletters {name}" in commands
    for option in ("--second-look", "--token-file", "--raw", "train mlm", "score phi"):
        assert option in commands
    settings = (site / "reference" / "settings.html").read_text("utf-8")
    for name, field in declared(RunConfig).items():
        assert field.setting is None or f"<code>{name}</code>" in settings
    python = (site / "reference" / "python.html").read_text("utf-8")
    assert "synletters.rewrite.rewriter.Rewriter" in python
    assert "in bounded memory" in python


def test_the_configuration_asks_for_no_font_of_others() -> None:
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    assert config["theme"]["font"] is False
    assert not {"extra_javascript", "extra_css"} & config.keys()
