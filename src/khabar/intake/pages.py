"""HTML pages: the main text with trafilatura, and only what the page itself states about it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from khabar.errors import NoText, TooLarge
from khabar.intake.days import day_of
from khabar.intake.sources import Facts
from khabar.text.fold import fold_word

LIMIT = 5_000_000  # characters of markup
ELEMENTS = 20_000  # a page of 150,000 words has fewer
_START = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title|link|script|style|article|section|main|div|p|h[1-6]|table|span)\b",
    re.I,
)
_BEFORE = re.compile(rb"<\?xml[^>]*>|<!--.*?-->", re.S)
_TAGS = re.compile(rb"</?(?:p|div|span|a|br|li|ul|h[1-6]|td|tr|article|body|html|head|script|b|strong)\b[^<>]*>", re.I)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.I)
_XML_CHARSET = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,30})", re.I)
_TORN = re.compile(rb"(?:[\xc2-\xf4]|[\xe0-\xf4][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{2})\Z")
UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SPACE = re.compile(r"\s+")
_SEPARATOR = re.compile(r"\s+[|–—\-«»:]+\s+")
_DATES = ("article:published_time", "datepublished", "date", "pubdate", "publishdate", "publish-date",
          "dc.date.issued", "dc.date", "dcterms.created", "sailthru.date", "parsely-pub-date")  # fmt: skip


def is_page(data: bytes) -> bool:
    """Whether bytes in any encoding hold markup: at their start, or tags throughout."""
    head = data[:8192].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    return bool(_START.match(skip(_BEFORE, head[:4096]))) or len(_TAGS.findall(head)) >= 6


def skip(what: re.Pattern[bytes], data: bytes) -> bytes:
    """Bytes without white space and what a pattern finds at their start, again and again."""
    while found := what.match(data := data.lstrip()):
        data = data[found.end() :]
    return data


def charset(data: bytes) -> str | None:
    """The encoding that a page declares for itself; one that its own ASCII disproves is left out."""
    head = data[:4096]
    found = _CHARSET.search(head) or _XML_CHARSET.search(head)
    name = found.group(1).decode("ascii").lower() if found else None
    return None if name is None or name.startswith("utf-16") else name


def whole(data: bytes) -> bytes:
    """The bytes of a page without the letter in whose middle a torn page breaks off."""
    return _TORN.sub(b"", data) if charset(data) in (None, "utf-8", "utf8") else data


def read_page(markup: str, where: str | None = None) -> Facts:
    """The main text, its headline first, and the metadata; raises NoText where there is nothing to read."""
    if len(markup) > LIMIT:
        raise TooLarge(f"a page of more than {LIMIT:,} characters", where, "save the report alone")
    tree = _parse(markup)
    if tree is not None and sum(1 for _ in tree.iter()) > ELEMENTS:
        raise TooLarge(f"a page of more than {ELEMENTS:,} elements", where, "save the report alone")
    text = None if tree is None else _main_text(tree)
    if tree is None or not text:
        raise NoText("a page without readable text", where, "open the page and save the report's text")
    said = _Metadata(tree)
    title = said.title()
    return Facts(headed(title, text), title, said.outlet(), said.author(), said.published(), said.url())


def headed(title: str | None, text: str) -> str:
    """The text with its headline first, unless it begins with it."""
    head = fold_word(text[: 2 * len(title or "") + 400])
    if title and _SPACE.sub(" ", fold_word(title)) not in _SPACE.sub(" ", head):
        return f"{title}\n{text}" if text else title
    return text


def _parse(markup: str) -> Any:
    """The page as an lxml tree, or None where there is none; a torn page is mended by the parser."""
    html = import_module("lxml.html")
    etree = import_module("lxml.etree")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(UNSAFE.sub("", markup).encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def _main_text(tree: Any) -> str | None:
    trafilatura = import_module("trafilatura")
    for dropped in tree.xpath("//script[not(contains(@type, 'ld+json'))] | //style | //noscript | //template"):
        dropped.drop_tree()
    text = trafilatura.extract(tree, include_comments=False)
    if not text:
        bare = import_module("copy").deepcopy(tree)
        for dropped in bare.xpath("//script | //head"):
            dropped.drop_tree()
        text = trafilatura.baseline(bare)[1]
    cleaned = UNSAFE.sub("", text or "").strip()
    return cleaned or None


def _clean(value: object) -> str | None:
    """A string with single spaces, or None for anything else."""
    if not isinstance(value, str):
        return None
    return _SPACE.sub(" ", UNSAFE.sub("", value)).strip() or None


def _time(node: Any) -> str | None:
    """The day of a ``<time>``: its attribute, else its words, which the page marks as a time."""
    return day_of(node.get("datetime") or node.text_content())


class _Metadata:
    """What a page says about itself: JSON-LD, ``<meta>``, ``<link>`` and ``<time>``, never its prose."""

    def __init__(self, tree: Any) -> None:
        self._tree = tree
        self._meta: dict[str, str] = {}
        for node in tree.iter("meta"):
            key = node.get("property") or node.get("name") or node.get("itemprop")
            value = _clean(node.get("content"))
            if key and value:
                self._meta.setdefault(key.strip().lower(), value)
        self._linked = [
            item for script in tree.xpath("//script[contains(@type, 'ld+json')]") for item in _items(script)
        ]

    def title(self) -> str | None:
        """The headline, without the outlet's name that many pages append."""
        headings = [_clean(node.text_content()) for node in self._tree.iter("h1")]
        bars = [_clean(node.text_content()) for node in self._tree.iter("title")]
        found = self._stated("headline") or self._meta.get("og:title") or self._meta.get("twitter:title")
        found = found or (headings[0] if len(headings) == 1 else None) or (bars[0] if bars else None)
        if found is None:
            return None
        pieces = _SEPARATOR.split(found)
        outlet = self.outlet()
        if outlet and len(pieces) > 1 and pieces[-1].strip() == outlet:
            return found[: found.rindex(outlet)].rstrip(" |–—-«»:") or found
        headed = [heading for heading in headings if heading and len(heading) > 10 and found.startswith(heading)]
        return headed[0] if headed else found

    def outlet(self) -> str | None:
        """Who publishes, as the page names itself."""
        return self._meta.get("og:site_name") or self._named("publisher") or self._meta.get("publisher")

    def author(self) -> str | None:
        """The author, unless the page gives an address or the outlet itself."""
        marked = self._tree.xpath("//*[@rel='author' or @itemprop='author']")
        found = self._named("author") or self._meta.get("author") or self._meta.get("article:author")
        found = found or next((name for name in (_clean(node.text_content()) for node in marked) if name), None)
        outside = found is None or found.startswith("http") or len(found) > 80 or found == self.outlet()
        return None if outside or found in ("admin", "Admin") else found

    def published(self) -> str | None:
        """The day of publication where the metadata state it."""
        for value in (self._meta.get("article:published_time"), self._stated("datePublished")):
            if day := day_of(value):
                return day
        marked = self._tree.xpath("//*[@itemprop='datePublished']")
        for node in marked:
            if day := day_of(node.get("datetime")) or day_of(node.get("content")):
                return day
        for key in _DATES:
            if day := day_of(self._meta.get(key)):
                return day
        times = set(map(_time, self._tree.xpath("//article[.//h1]//time | //time[@pubdate]")))
        times = times or set(map(_time, self._tree.iter("time")))
        times.discard(None)
        return times.pop() if len(times) == 1 else None

    def url(self) -> str | None:
        """The page's own address."""
        links = [node.get("href") for node in self._tree.iter("link") if (node.get("rel") or "").lower() == "canonical"]
        for found in (*links, self._meta.get("og:url"), self._stated("url")):
            if found and found.strip().startswith(("http://", "https://")):
                return str(found.strip())
        return None

    def _stated(self, key: str) -> str | None:
        return next((value for item in self._linked if (value := _clean(item.get(key)))), None)

    def _named(self, key: str) -> str | None:
        """The name of a person or organisation in JSON-LD; several are joined."""
        for item in self._linked:
            values = item.get(key)
            names = [_clean(value.get("name") if isinstance(value, dict) else value) for value in
                     (values if isinstance(values, list) else [values])]  # fmt: skip
            if found := [name for name in names if name]:
                return "، ".join(found)
        return None


def _items(script: Any) -> Iterator[dict[str, Any]]:
    """The things that a JSON-LD block describes, articles first; a torn block describes nothing."""
    try:
        held = json.loads(script.text_content(), strict=False)
    except (ValueError, RecursionError):
        return
    queue = held if isinstance(held, list) else [held]
    queue = [inner for item in queue if isinstance(item, dict) for inner in (item, *_graph(item))]
    articles = [item for item in queue if "Article" in str(item.get("@type")) or "Posting" in str(item.get("@type"))]
    yield from articles


def _graph(item: dict[str, Any]) -> list[dict[str, Any]]:
    graph = item.get("@graph")
    return [inner for inner in graph if isinstance(inner, dict)] if isinstance(graph, list) else []
