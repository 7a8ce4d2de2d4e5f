"""Pages as a visitor reaches them: from link to link, some of those that look alike."""

from collections import Counter
from collections.abc import Iterable
from html.parser import HTMLParser
from urllib.parse import parse_qs, urljoin, urlsplit

import httpx

LIKE_A_BROWSER = {"accept": "text/html, */*;q=0.5"}
NO_THINGS = ("analysis", "search", "problem")  # what follows the first part is no name of a thing


class Links(HTMLParser):
    """The addresses that a page leads to."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, _: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attributes if name in ("href", "action") and value]


def shape(path: str) -> str:
    """What pages that look alike share: the path without the name of a thing, its suffix, the names of parameters."""
    split = urlsplit(path)
    first, last = split.path.split("/")[1], split.path.rpartition("/")[2]
    if first in NO_THINGS:
        first = split.path
    suffix = last.rpartition(".")[2] if "." in last[-8:] else ""
    return f"{first} {suffix} {' '.join(sorted(parse_qs(split.query)))}"


def reached(host: httpx.Client, starts: Iterable[str], of_each_shape: int) -> dict[str, httpx.Response]:
    """What the addresses of the host answer that links lead to, at most so many of a shape."""
    seen: dict[str, httpx.Response] = {}
    shapes: Counter[str] = Counter()
    waiting = list(starts)
    while waiting:
        path = waiting.pop(0)
        if path in seen or shapes[shape(path)] >= of_each_shape:
            continue
        shapes[shape(path)] += 1
        seen[path] = answer = host.get(path, headers=LIKE_A_BROWSER, follow_redirects=True)
        if is_page(answer):
            found = (urljoin(str(answer.url), link) for link in Links(answer.text).found)
            inside = (link.removeprefix(str(host.base_url).rstrip("/")) for link in found)
            waiting += [link.partition("#")[0] for link in inside if link.startswith("/")]
    return seen


def is_page(answer: httpx.Response) -> bool:
    """Whether a browser shows it."""
    return answer.headers["content-type"].startswith("text/html")
