"""The process that reads the texts of `POST /api/v1/extract`, one by one, until it is killed or its input ends.

The server starts it by name and imports nothing of it, so that the server loads no language model. A text comes in on
standard input with its name, as JSON on a line; its card goes out on standard output in frames. Nothing is stored.
"""

import json
import sys
from typing import Any, BinaryIO

from api.web.graph.catalogue import Catalogue, catalogue_from
from api.web.graph.facts import Fact, Ref, facts_of
from api.web.workers.confinement import end_with_parent, limit_memory, private_output
from api.web.workers.frames import READY, WHOLE, Failure, failure_frame, frame
from corpus.encoding import decode
from corpus.errors import CorpusError
from corpus.record import Record
from corpus.text import read_text
from ontology.cards import Card, card
from ontology.dataset import Dataset
from ontology.iris import document_iri
from ontology.unstored import dataset_of
from pipeline.flow import read_one
from pipeline.stating.state import state


def main(megabytes: str) -> None:
    """Serves texts until standard input ends."""
    pipe = private_output()
    end_with_parent()
    import pipeline.warm  # noqa: F401, PLC0415  loads the models, so that the first text does not pay for it

    limit_memory(int(megabytes))
    _send(pipe, frame(READY))
    for line in sys.stdin.buffer:
        name, text = json.loads(line)
        _send(pipe, _answer(name, text))


def _answer(name: str, text: str) -> bytes:
    try:
        return frame(WHOLE, json.dumps(extracted(name, text), ensure_ascii=False).encode())
    except CorpusError as error:
        return failure_frame(Failure(kind="refused", detail=f"The text cannot be read: {error.reason}; {error.mend}."))
    except Exception as error:  # whatever a component stumbles over must reach the client as an answer
        return failure_frame(Failure(kind="failed", detail=f"The text could not be read ({type(error).__name__})."))


def extracted(name: str, text: str) -> dict[str, Any]:
    """The card of a text with its statements; offsets count in the `text` that comes back.

    Raises a CorpusError for what is no text.
    """
    record = read_text(decode(text.encode(), name), name)
    return {**_card(record), "text": record.text}


def _card(record: Record) -> Card:
    outcome = read_one(record)
    if outcome.reading is None:
        raise CorpusError(record.source_file, outcome.reason, "look at the text there")
    dataset, document = dataset_of(state(record, outcome.reading)), document_iri(record.source_file)
    facts = facts_of(dataset, _nothing_known(dataset), document)
    return {**card(dataset, document), "statements": [_written(fact) for fact in facts]}


def _nothing_known(dataset: Dataset) -> Catalogue:
    """The things that are stored; a text is read without them."""
    return catalogue_from((), statements=0, directory=dataset.directory)


def _written(fact: Fact) -> dict[str, Any]:
    """A statement without the addresses of pages, for there are none about what is not stored."""
    return {
        "subject": _named(fact.subject),
        "says": fact.says,
        "object": _named(fact.object),
        "predicate": fact.predicate,
        "confidence": fact.confidence,
        "quotes": [{"text": quote.text, "begin": quote.begin, "end": quote.end} for quote in fact.quotes],
    }


def _named(ref: Ref) -> dict[str, str]:
    return {"label": ref.label, "kind": ref.kind}


def _send(pipe: BinaryIO, sent: bytes) -> None:
    pipe.write(sent)
    pipe.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
