"""The command line: every command of the product.

Heavy libraries are imported inside the commands that need them, so that `--help` answers at once.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    name="clusterkg",
    help="Read pages about economic clusters into a knowledge graph in which every statement has its quote.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class Exit:
    """Exit statuses that other programs rely on."""

    CHECK_FAILED = 1
    UNREADABLE = 2
    PARTLY_DONE = 3


class RowFormat(StrEnum):
    """How `query` prints its answer."""

    table = "table"
    json = "json"
    xml = "xml"
    csv = "csv"
    tsv = "tsv"
    turtle = "turtle"
    ntriples = "ntriples"


class ExportFormat(StrEnum):
    """What `export` writes."""

    cards = "cards"
    nquads = "nquads"
    trig = "trig"
    turtle = "turtle"
    jsonld = "jsonld"


Store = Annotated[
    Path,
    typer.Option("--store", envvar="CLUSTERKG_STORE", help="The folder of the store.", file_okay=False),
]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file instead of the terminal.")]
DEFAULT_STORE = Path(".clusterkg")
NO_THESAURUS = Path("none")


@app.command("build")
def build_command(
    sources: Annotated[list[Path], typer.Argument(help="Files, and folders read with all below them.")],
    store: Store = DEFAULT_STORE,
    workers: Annotated[
        int | None,
        typer.Option(
            min=1, max=64, show_default="one a core for many files", help="Processes that read at the same time."
        ),
    ] = None,
    thesaurus: Annotated[
        list[Path] | None,
        typer.Option(
            help="A SKOS file whose concepts become subjects; give several one by one. The store remembers them; "
            "`none` forgets them."
        ),
    ] = None,
    retractions: Annotated[
        list[Path] | None,
        typer.Option(help="A CSV file of Retraction Watch that says which works were retracted or corrected."),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar.")] = False,
) -> None:
    """Read sources into the store: new and changed documents only."""
    from api.building import build
    from api.terminal import progress

    with reported(), progress(quiet=quiet) as bar:
        given = [] if thesaurus == [NO_THESAURUS] else thesaurus
        summary = build(
            sources,
            store,
            workers=workers,
            watch=bar,
            thesauri=given,
            retractions=retractions or [],
        )
    for line in summary.failed:
        say_error(line)
    if summary.unnamed:
        say_error(f"{summary.unnamed} more records could not be read")
    for line in summary.lines():
        typer.echo(line)
    for path in summary.changed:
        say_error(f"{path}: has changed; the store goes on with what it was: give it again with --thesaurus to use it")
    typer.echo(f"store {store}, generation {summary.generation}")
    if summary.failed:
        raise typer.Exit(Exit.PARTLY_DONE if summary.kept else Exit.UNREADABLE)


@app.command("import")
def import_command(
    table: Annotated[Path, typer.Argument(help="A table: CSV, tab-delimited, .xlsx.")],
    guess: Annotated[bool, typer.Option("--guess", help="Write NAME.mapping.toml beside it, to check.")] = False,
) -> None:
    """Show how a table of any layout is read, or guess which column holds what; `build` reads it then."""
    from api.importing import shown_works, write_guess

    with reported():
        if guess:
            written = write_guess(table)
            check = f"; check {', '.join(sorted(written.doubts))}" if written.doubts else ""
            typer.echo(f"wrote {written.path}{check}")
        for line in shown_works(table):
            typer.echo(line)


@app.command("list")
def list_command(store: Store = DEFAULT_STORE) -> None:
    """List the files that the store was built from, with their formats and records."""
    from ontology.source_listing import listed_files

    with reported():
        for one in listed_files(store):
            what = "notices" if one.notices else "records"
            shared = f", {one.shared} of works that other sources describe, too" if one.shared else ""
            typer.echo(f"{one.file}: {one.format}, {one.records} {what}{shared}")


@app.command("remove")
def remove_command(
    documents: Annotated[
        list[str], typer.Argument(help="Source files or records as the store names them, keys or IRIs.")
    ],
    store: Store = DEFAULT_STORE,
) -> None:
    """Take documents out of the store, with every statement that only they supported."""
    from api.building import remove

    with reported():
        removed, unknown = remove(documents, store)
    for name in unknown:
        say_error(f"{name}: the store {store} holds no such document: list them with `clusterkg export --format cards`")
    typer.echo(f"removed {len(removed)}")
    if unknown:
        raise typer.Exit(Exit.PARTLY_DONE if removed else Exit.UNREADABLE)


@app.command("serve")
def serve_command(
    store: Store = DEFAULT_STORE,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535)] = 8000,
    extract: Annotated[
        bool, typer.Option("--extract", help="Read texts that are sent to /api/v1/extract, too; nothing is stored.")
    ] = False,
) -> None:
    """Serve the store: pages, JSON API and SPARQL, for reading only."""
    from dataclasses import replace

    import uvicorn

    from api.web.app import create_app
    from api.web.server import SETTINGS
    from api.web.settings import settings_from
    from ontology.dataset import Dataset

    with reported():
        Dataset.open(store)
        settings = settings_from()
        application = create_app(store, replace(settings, extract=settings.extract or extract))
    uvicorn.run(application, host=host, port=port, log_level="warning", **SETTINGS)


@app.command("query")
def query_command(
    query: Annotated[str, typer.Argument(help="A SPARQL query, a file that holds one, or the name of a question.")],
    store: Store = DEFAULT_STORE,
    format: Annotated[RowFormat, typer.Option("--format", "-f")] = RowFormat.table,  # noqa: A002
    param: Annotated[list[str] | None, typer.Option("--param", "-p", help="NAME=VALUE of a question.")] = None,
) -> None:
    """Ask the store in SPARQL."""
    from api.asking import ask, questions_table

    with reported():
        if query == "list":
            typer.echo(questions_table())
        else:
            ask(store, query, format.value, param or [], sys.stdout.buffer)


@app.command("export")
def export_command(
    store: Store = DEFAULT_STORE,
    format: Annotated[ExportFormat, typer.Option("--format", "-f")] = ExportFormat.nquads,  # noqa: A002
    output: Output = None,
    runs: Annotated[bool, typer.Option(help="Add the provenance of the runs (times and versions).")] = False,
) -> None:
    """Write the whole graph, or a card a document."""
    from ontology.dataset import Dataset
    from ontology.export import export, export_cards

    with reported():
        dataset = Dataset.open(store)
        with output.open("wb") if output else nullcontext(sys.stdout.buffer) as stream:
            if format is ExportFormat.cards:
                export_cards(dataset, stream)
            else:
                export(dataset, format.value, stream, runs=runs)


@app.command("check")
def check_command(store: Store = DEFAULT_STORE) -> None:
    """Prove the shapes and invariants of the graph."""
    from ontology.check import violations
    from ontology.dataset import Dataset

    count = 0
    with reported():
        for violation in violations(Dataset.open(store)):
            count += 1
            typer.echo(f"{violation.rule}: {violation.focus}: {violation.message}")
    if count:
        say_error(f"{store}: {count} violations: rebuild the documents named, or report them")
        raise typer.Exit(Exit.CHECK_FAILED)
    typer.echo(f"{store}: every shape and invariant holds")


@app.command("score")
def score_command(
    gold: Annotated[Path, typer.Argument(help="The folder of gold annotations, a JSON file a document.")],
    store: Store = DEFAULT_STORE,
    misses: Annotated[bool, typer.Option(help="Name every miss.")] = True,
) -> None:
    """Measure how well the documents were read: precision, recall and F1 a kind."""
    from api.quality import score_store
    from pipeline.scoring import calibration
    from pipeline.scoring.tally import lines

    with reported():
        result, calls = score_store(gold, store)
    for name in result.without_card:
        say_error(f"{name}: the store {store} holds no document of this name: build its text first")
    if misses:
        for miss in result.misses:
            typer.echo(f"{miss.document:12} {miss.kind:16} {miss.verdict:9} {miss.words}")
    for line in (*calibration.lines(calls), "", *lines(result)):
        typer.echo(line)


@app.command("explain")
def explain_command(
    source: Annotated[Path, typer.Argument(help="One file; - for standard input.", allow_dash=True)],
    html: Annotated[bool, typer.Option("--html", help="One HTML page that holds all it needs.")] = False,
    output: Output = None,
) -> None:
    """Read one file and show what was recognised, where and how surely; nothing is stored."""
    from api.explaining.html import html_page
    from api.explaining.printed import printed
    from api.explaining.source import read_file
    from api.explaining.tables import lines
    from api.terminal import colours, show

    with reported():
        documents = read_file(source)
        tables = [table for explained in documents for table in printed(explained)]
        console = colours()
        if console and not html and output is None:
            show(tables, console)
            return
        content = html_page(documents) if html else "\n".join((*lines(tables), ""))
        with output.open("wb") if output else nullcontext(sys.stdout.buffer) as stream:
            stream.write(content.encode("utf-8", "replace"))


@contextmanager
def reported() -> Iterator[None]:
    """Errors of any room become one line on stderr and exit status 2; a closed pipe ends quietly."""
    from corpus.errors import CorpusError
    from ontology.errors import OntologyError

    try:
        yield
    except (CorpusError, OntologyError) as error:
        say_error(str(error))
        raise typer.Exit(Exit.UNREADABLE) from error
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None
    except OSError as error:
        say_error(f"{error.filename or 'clusterkg'}: {error.strerror or error}: check the path and its permissions")
        raise typer.Exit(Exit.UNREADABLE) from error
    except (typer.Exit, KeyboardInterrupt):
        raise
    except Exception as error:
        if os.environ.get("CLUSTERKG_TRACEBACK"):
            raise
        reason = f"{type(error).__name__}: {str(error)[:300]}"
        say_error(f"internal error: {reason}: please report it, with what CLUSTERKG_TRACEBACK=1 shows")
        raise typer.Exit(Exit.UNREADABLE) from error


def say_error(line: str) -> None:
    """One line on stderr."""
    typer.echo(f"clusterkg: {' '.join(line.split())}", err=True)


def main() -> None:
    """Run the command line."""
    app()
