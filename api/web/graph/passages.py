"""The words around a quote, so that a reader can judge it without leaving the page."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote

from api.web.graph.facts import Fact, Quote
from api.web.graph.reads import words_of
from ontology.dataset import Dataset
from ontology.iris import text_iri, thing
from ontology.statement import Iri
from ontology.terms import NIF

AROUND = 140  # code points before and after


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words of a text, with those before and after them."""

    before: str
    words: str
    after: str


def passages(dataset: Dataset, facts: Iterable[Fact]) -> dict[str, Passage]:
    """The passage of every quote, by the quote's page."""
    texts: dict[str, str] = {}
    found: dict[str, Passage] = {}
    for page, quote in ((fact.document.page, quote) for fact in facts for quote in fact.quotes):
        if page not in texts:
            texts[page] = _text(dataset, thing("document", unquote(page.rpartition("/")[2])))
        found[quote.page] = passage(texts[page], quote)
    return found


def passage(text: str, quote: Quote) -> Passage:
    """The quote in its text: cut at spaces, and at the empty line that ends a paragraph.

    >>> passage("One two.\\n\\nThree four five.", Quote(text="four", begin=16, end=20, page=""))
    Passage(before='Three ', words='four', after=' five.')
    """
    before = text[max(quote.begin - AROUND, 0) : quote.begin].rpartition("\n\n")[2]
    after = text[quote.end : quote.end + AROUND].partition("\n\n")[0]
    if len(before) == AROUND:
        before = "…" + before[before.find(" ") :]
    if len(after) == AROUND:
        after = after[: after.rfind(" ") + 1] + "…"
    return Passage(before=before, words=text[quote.begin : quote.end], after=after)


def _text(dataset: Dataset, document: Iri) -> str:
    return words_of(dataset.value(text_iri(document), NIF.isString))
