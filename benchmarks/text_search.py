"""How long searches of names and texts take, and the making of their index.

    python benchmarks/text_search.py [--documents 10000]

The documents are made up: 300 words each, drawn as in real texts, where few words stand in most and most in few; a name
each, and as many other things with names. Figures are the best of five.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path

import pyoxigraph as ox

sys.path.insert(0, str(Path(__file__).parents[1]))

from ontology.dataset import Dataset
from ontology.iris import document_iri, text_iri, thing
from ontology.rdf_terms import engine_term, node
from ontology.statement import Fact, Text
from ontology.terms import CKG, FOAF, NIF, RDF, RDFS
from ontology.text_index import FILE_NAME, write_text_index

_VOCABULARY, _WORDS_IN_TEXT = 60_000, 300
_SYLLABLES = [one + two for one in "bdfgklmnprstvz" for two in ("a", "e", "i", "o", "u", "an", "er", "or")]
_QUERIES = {
    "a rare word": '?thing ckg:textSearch "{rare}"',
    "a common word": '?thing ckg:textSearch "{common}"',
    "a common word, the best 20": '?thing ckg:textSearch "{common}" ; ckg:textLimit 20',
    "two words": '?thing ckg:textSearch "{rare} {common}"',
    "a misspelt word": '?thing ckg:textSearch "{misspelt}"',
    "score and words": '?thing ckg:textSearch "{rare}" ; ckg:textScore ?score ; ckg:textWords ?words',
    "words that nothing has together": '?thing ckg:textSearch "{rare} {common} {other}"',
    "joined with names": '?thing a ckg:Document ; ckg:textSearch "{common}" ; rdfs:label ?label',
    "in OPTIONAL": '?thing a foaf:Person OPTIONAL {{ ?thing ckg:textSearch "{common}" ; rdfs:label ?label }}',
    "two searches in UNION": '{{ ?thing ckg:textSearch "{rare}" }} UNION {{ ?thing ckg:textSearch "{other}" }}',
}


def made_facts(documents: int) -> Iterator[Fact]:
    """Documents with a text and persons, who have names alone."""
    choose = random.Random("texts")  # noqa: S311 -- reproducible, not secret
    words = made_words()
    weights = list(accumulate(1 / rank for rank in range(1, len(words) + 1)))
    for number in range(documents):
        document, person = document_iri(f"{number:06}.txt"), thing("person", f"person-{number}")
        text = choose.choices(words, cum_weights=weights, k=_WORDS_IN_TEXT)
        yield Fact(document, RDF.type, CKG.Document)
        yield Fact(document, RDFS.label, Text(" ".join(text[:8])))
        yield Fact(text_iri(document), NIF.sourceUrl, document)
        yield Fact(text_iri(document), NIF.isString, Text(" ".join(text)))
        yield Fact(person, RDF.type, FOAF.Person)
        yield Fact(person, RDFS.label, Text(" ".join(choose.sample(words, 2))))


def made_words() -> list[str]:
    """Words that are the same in every run, the most common first."""
    choose = random.Random("words")  # noqa: S311
    found: dict[str, None] = {}
    while len(found) < _VOCABULARY:
        found["".join(choose.choices(_SYLLABLES, k=choose.randint(2, 4)))] = None
    return list(found)


def best(action: Callable[[], object]) -> float:
    """The milliseconds of the quickest of five."""
    return min(_timed(action) for _ in range(5))


def _timed(action: Callable[[], object]) -> float:
    begun = time.perf_counter()
    action()
    return 1000 * (time.perf_counter() - begun)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=10_000)
    options = parser.parse_args()
    quads, words = ox.Store(), made_words()
    quads.extend(ox.Quad(node(s), node(p), engine_term(o)) for s, p, o in made_facts(options.documents))
    rare, common, other = words[5000], words[5], words[7000]
    given = {"rare": rare, "common": common, "other": other, "misspelt": rare[1::-1] + rare[2:]}
    with tempfile.TemporaryDirectory() as folder:
        seconds = _timed(lambda: write_text_index(quads, Path(folder))) / 1000
        size = Path(folder, FILE_NAME).stat().st_size / 1e6
        print(f"index of {options.documents} documents: {seconds:.1f} s, {size:.1f} MB")
        dataset = Dataset(quads, generation="1", directory=Path(folder))
        for name, pattern in _QUERIES.items():
            query = f"SELECT * {{ {pattern.format(**given)} }}"
            rows = len(list(dataset.rows(query)))
            print(f"{name}: {best(lambda query=query: list(dataset.rows(query))):.1f} ms, {rows} rows")  # type: ignore[misc]


if __name__ == "__main__":
    main()
