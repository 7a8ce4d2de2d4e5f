"""SPARQL on the command line: a query, a file that holds one, or a question by its name."""

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from rich.console import Console
from rich.table import Table

from ontology.dataset import Dataset
from ontology.errors import BadQueryError
from ontology.questions import Question, load_questions
from ontology.query_text import refuse
from ontology.statement import Iri, Term, Text

_TABLES = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
_GRAPHS = {"turtle": "text/turtle", "ntriples": "application/n-triples", "json": "application/ld+json"}
_LONGEST_FILE_NAME = 255
