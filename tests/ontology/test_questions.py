"""Questions are files with a header; every one that is stored can be read and asked."""

from pathlib import Path

import pytest

from ontology.dataset import Dataset
from ontology.errors import BadQuestionError, UnknownQuestionError
from ontology.iris import thing
from ontology.questions import Question, load_questions, question, read_question
from ontology.statement import Iri, Term, Text
from ontology.terms import CKG, XSD


def written(folder: Path, text: str, name: str = "who-writes.sparql") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_a_question_has_its_text_and_parameters(tmp_path: Path) -> None:
    one = read_question(
        written(
            tmp_path,
            "# Who writes about a region?\n"
            '# param region: region "the region" default <region/XX-BRI>\n'
            '# param word: text "a word"\n'
            "# A remark.\n"
            "SELECT ?person { ?document ckg:studies ?region } # param no: text\n",
        )
    )
    assert (one.name, one.text) == ("who-writes", "Who writes about a region?")
    assert [(parameter.name, parameter.kind, parameter.default) for parameter in one.parameters] == [
        ("region", "region", thing("region", "XX-BRI")),
        ("word", "text", None),
    ]


@pytest.mark.parametrize(
    ("words", "term"),
    [
        ("<http://example.org/a>", Iri("http://example.org/a")),
        ('"sand"', Text("sand")),
        ('"sand"@en', Text("sand", "en")),
        ('"2014"^^xsd:gYear', Text("2014", datatype=XSD.gYear)),
        ("5", Text("5", datatype=XSD.integer)),
        ("ckg:Retracted", CKG.Retracted),
    ],
)
def test_a_default_is_any_term(tmp_path: Path, words: str, term: Term) -> None:
    one = read_question(written(tmp_path, f'# Q?\n# param x: text "x" default {words}\nASK {{ ?s ?p ?x }}'))
    assert one.bindings() == {"x": term}


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * {}",
        "",
        "#\nSELECT * {}",
        "# Q?\n# param x\nASK {}",
        '# Q?\n# param x: text "x" default nope:a\nASK {}',
    ],
)
def test_an_unreadable_header_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadQuestionError, match=r"who-writes\.sparql"):
        read_question(written(tmp_path, text))


def test_parameters_are_given_or_have_defaults(tmp_path: Path) -> None:
    one = read_question(
        written(tmp_path, '# Q?\n# param x: text "x" default "a"\n# param y: text "y"\nASK { ?x ?y ?z }')
    )
    assert one.bindings(y=Text("b")) == {"x": Text("a"), "y": Text("b")}
    assert one.bindings(x=Text("c"), y=Text("b"))["x"] == Text("c")
    with pytest.raises(UnknownQuestionError, match="needs y"):
        one.bindings()
    with pytest.raises(UnknownQuestionError, match="no parameter z: it has: x, y"):
        one.bindings(z=Text("b"))


def test_questions_are_found_by_name(tmp_path: Path) -> None:
    written(tmp_path, "# B?\nASK {}", "b.sparql")
    written(tmp_path, "# A?\nASK {}", "a.sparql")
    assert [one.name for one in load_questions(tmp_path)] == ["a", "b"]
    assert question("b", tmp_path).text == "B?"
    with pytest.raises(UnknownQuestionError, match="use one of: a, b"):
        question("c", tmp_path)


@pytest.fixture(scope="module")
def dataset(empty_store: Path) -> Dataset:
    return Dataset.open(empty_store)


@pytest.mark.parametrize("one", load_questions(), ids=lambda one: str(one.name))
def test_every_stored_question_can_be_asked(one: Question, dataset: Dataset) -> None:
    examples = {parameter.name: Text("x") for parameter in one.parameters if parameter.default is None}
    list(dataset.rows(one.query, **one.bindings(**examples)))
