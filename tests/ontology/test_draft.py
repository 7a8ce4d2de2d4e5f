"""Drafts, generations, and what readers see of them."""

import json
import multiprocessing
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ontology.check import violations
from ontology.dataset import Dataset
from ontology.draft import Draft
from ontology.errors import BusyStoreError, NoDatasetError
from ontology.generations import current_generation
from ontology.iris import document_iri, graph_iri, scheme_iri, statement_iri, thing
from ontology.runs import Run
from ontology.statement import DocumentGraph, Iri, Text
from ontology.terms import CKG, DCTERMS, SKOS
from ontology.thesauri import give

Page = Callable[..., DocumentGraph]
Publish = Callable[..., Dataset]
TITLES = "SELECT ?title { ?document a ckg:Document ; dcterms:title ?title } ORDER BY ?title"


def titles(dataset: Dataset) -> list[str]:
    return [title.value for row in dataset.rows(TITLES) if isinstance(title := row["title"], Text)]


def generations(store: Path) -> list[str]:
    return sorted(one.name for one in (store / "generations").iterdir())


def test_what_is_published_can_be_read(tmp_path: Path, page: Page, publish: Publish) -> None:
    dataset = publish(tmp_path, page("a.txt", "Sand"), page("b.txt", "Fire"))
    assert titles(dataset) == ["Fire", "Sand"]
    assert dataset.generation == "000002"
    assert (dataset.directory / "quads").is_dir()


def test_a_store_without_a_generation_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(NoDatasetError, match="holds no graph yet: run `clusterkg build`"):
        Dataset.open(tmp_path)


def test_leaving_without_publishing_changes_nothing(tmp_path: Path, page: Page, publish: Publish) -> None:
    publish(tmp_path, page("a.txt", "Sand"))
    with Draft.begin(tmp_path) as draft:
        draft.drop(document_iri("a.txt"))
    assert titles(Dataset.open(tmp_path)) == ["Sand"]
    assert generations(tmp_path) == ["000001", "000002"]


def test_an_error_changes_nothing(tmp_path: Path, page: Page, publish: Publish) -> None:
    publish(tmp_path, page("a.txt", "Sand"))

    def fail(dataset: Dataset) -> None:
        assert titles(dataset) == ["Fire", "Sand"]
        raise RuntimeError("no room for the index")

    with Draft.begin(tmp_path) as draft:
        draft.put(page("b.txt", "Fire"), "1")
        with pytest.raises(RuntimeError, match="no room"):
            draft.publish(before_switch=fail)
    assert titles(Dataset.open(tmp_path)) == ["Sand"]
    assert generations(tmp_path) == ["000001", "000002"]


def test_readers_keep_their_generation_while_others_follow(tmp_path: Path, page: Page, publish: Publish) -> None:
    old = publish(tmp_path, page("a.txt", "Sand"))
    new = publish(tmp_path, page("a.txt", "Fire"))
    assert (titles(old), titles(new)) == (["Sand"], ["Fire"])


def test_only_the_last_two_generations_stay(tmp_path: Path, page: Page, publish: Publish) -> None:
    for title in ("Sand", "Fire", "Glass"):
        publish(tmp_path, page("a.txt", title))
    assert generations(tmp_path) == ["000003", "000004"]


def test_a_build_that_changes_nothing_publishes_nothing(tmp_path: Path, page: Page, publish: Publish) -> None:
    publish(tmp_path, page("a.txt", "Sand"))
    with Draft.begin(tmp_path) as draft:
        draft.put(page("a.txt", "Sand"), "1")
        draft.drop(document_iri("unknown.txt"))
        draft.note_run(Run(started="2020-01-01T00:00:00+00:00", ended="2020-01-01T00:00:01+00:00"))
        assert draft.publish(lambda _: pytest.fail("nothing to show")) == "000002"
    assert current_generation(tmp_path) == "000002"


def test_a_new_digest_alone_is_kept(tmp_path: Path, page: Page, publish: Publish) -> None:
    publish(tmp_path, page("a.txt", "Sand"))
    with Draft.begin(tmp_path) as draft:
        draft.put(page("a.txt", "Sand"), "2")
        draft.publish()
    with Draft.begin(tmp_path) as draft:
        assert draft.documents() == {document_iri("a.txt"): "2"}


def test_putting_again_replaces(tmp_path: Path, page: Page) -> None:
    with Draft.begin(tmp_path) as draft:
        draft.put(page("a.txt", "Sand"), "1")
        draft.put(page("a.txt", "Fire"), "2")
        draft.publish()
    assert titles(Dataset.open(tmp_path)) == ["Fire"]


def test_a_graph_that_does_not_hold_together_leaves_the_draft_as_it_was(tmp_path: Path, page: Page) -> None:
    good = page("a.txt", "Sand")
    bad = DocumentGraph(document=good.document, text="", facts=good.facts, statements=good.statements)
    with Draft.begin(tmp_path) as draft:
        draft.put(good, "1")
        with pytest.raises(ValueError, match="is not in the text"):
            draft.put(bad, "2")
        draft.publish()
        assert dict(draft.documents()) == {good.document: "1"}
    assert titles(Dataset.open(tmp_path)) == ["Sand"]


def test_there_is_one_writer(tmp_path: Path) -> None:
    with (
        Draft.begin(tmp_path),
        pytest.raises(BusyStoreError, match="another process is writing"),
        Draft.begin(tmp_path),
    ):
        pytest.fail("two writers")
    with Draft.begin(tmp_path):
        pass


def _die_while_writing(store: str) -> None:
    import os

    from ontology.draft import Draft

    with Draft.begin(Path(store)) as draft:
        draft.drop(document_iri("a.txt"))
        os._exit(9)


def test_a_writer_that_dies_leaves_the_old_generation(tmp_path: Path, page: Page, publish: Publish) -> None:
    publish(tmp_path, page("a.txt", "Sand"))
    process = multiprocessing.get_context("spawn").Process(target=_die_while_writing, args=(str(tmp_path),))
    process.start()
    process.join()
    assert process.exitcode == 9
    assert titles(Dataset.open(tmp_path)) == ["Sand"]
    assert titles(publish(tmp_path, page("b.txt", "Fire"))) == ["Fire", "Sand"]
    assert generations(tmp_path) == ["000002", "000003"]


def test_runs_are_noted_beside_the_graph(tmp_path: Path, page: Page) -> None:
    graph = page("a.txt", "Sand")
    run = Run(
        started="2020-01-01T00:00:00+00:00",
        ended="2020-01-01T00:01:00+00:00",
        versions={"reader": "1.2"},
        documents=(graph.document,),
    )
    with Draft.begin(tmp_path) as draft:
        draft.put(graph, "1")
        draft.note_run(run)
        draft.publish()
    dataset = Dataset.open(tmp_path)
    statement = statement_iri(graph.document, graph.document, DCTERMS.title, Text("Sand"))
    query = "ASK { GRAPH ?runs { ?statement prov:wasGeneratedBy ?run . ?run ckg:softwareVersion 'reader 1.2' } }"
    assert dataset.ask(query, statement=statement, run=run.iri, runs=graph_iri("runs"))
    assert not dataset.ask("ASK { ?any prov:wasGeneratedBy ?run }")
    with Draft.begin(tmp_path) as draft:
        draft.drop(graph.document)
        draft.publish()
    assert not Dataset.open(tmp_path).ask("ASK { GRAPH ?g { ?any prov:wasGeneratedBy ?run } }")


def test_the_draft_remembers_thesauri_and_describes_what_documents_use(
    tmp_path: Path, page: Page, empty_store: Path
) -> None:
    craft = thing("concept", "apprenticeship")
    own = tmp_path / "own.ttl"
    own.write_text(
        f"<{craft}> a <{SKOS.Concept}> ; <{SKOS.prefLabel}> 'apprenticeship'@en, 'Lehre'@de ;"
        f"  <{SKOS.broader}> <urn:work> ."
        f"<urn:work> a <{SKOS.Concept}> ; <{SKOS.prefLabel}> 'work'@en . <urn:sand> <{SKOS.broader}> <urn:work> ;"
        f"  <{SKOS.prefLabel}> 'sand'@en ; <{SKOS.note}> [ ] ."
    )
    store = tmp_path / "store"
    shutil.copytree(empty_store, store)
    query = "SELECT ?concept ?label { GRAPH ?graph { ?concept skos:prefLabel ?label } } ORDER BY ?label"
    with Draft.begin(store) as draft:
        draft.put(page("a.txt", "Sand"), "1")
        draft.use(give([own], store / "thesauri"))
        draft.publish()
    rows = list(Dataset.open(store).rows(query, graph=graph_iri("thesauri")))
    assert [row["label"] for row in rows] == [Text("Lehre", "de"), Text("apprenticeship", "en"), Text("work", "en")]
    assert not list(violations(Dataset.open(store)))
    with Draft.begin(store) as draft:
        assert [file.path for file in draft.thesauri()] == [own]
        draft.drop(document_iri("a.txt"))
        draft.publish()
    assert not list(Dataset.open(store).rows(query, graph=graph_iri("thesauri")))
    with Draft.begin(store) as draft:
        draft.use(())
        draft.publish()
    assert not list((store / "thesauri").iterdir())


def test_a_broken_manifest_is_named(tmp_path: Path, page: Page, publish: Publish) -> None:
    dataset = publish(tmp_path, page())
    (dataset.directory / "manifest.json").write_text(json.dumps({"documents": 3}))
    with pytest.raises(NoDatasetError, match=r"manifest\.json"), Draft.begin(tmp_path):
        pytest.fail("begun")


def test_the_candidates_scheme_is_ours() -> None:
    assert scheme_iri("candidates").endswith("/id/scheme/candidates")
    assert isinstance(CKG.Document, Iri)
