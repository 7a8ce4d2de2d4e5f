"""The query editor in a real browser: it completes, draws, explains, can be left; without its file a field stays."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Protocol
from urllib.parse import parse_qs, urlparse

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from api.web.graph.questions import examples
from api.web.graph.wording import curie
from api.web.presentation.assets import shipped
from api.web.sparql.editor_terms import vocabulary
from ontology.dataset import Dataset
from tests.api.web.axe import COLOURS, RULES, needs_axe, violations

MOST_KILOBYTES = 400  # gzip, all that the page loads besides vis-network
TITLES = "SELECT ?title { ?d a ckg:Document ; dcterms:title ?title } ORDER BY ?title"
TIES = "SELECT ?a ?b ?n { ?t a ckg:Tie ; ckg:from ?a ; ckg:to ?b ; ckg:weight ?n }"
needs_editor = pytest.mark.skipif(not shipped("codemirror.js"), reason="`make editor` was not run: no npm")


class Visit(Protocol):
    """What the fixture `visit` gives: a page that goes to paths of the server."""

    faults: list[str]

    def go(self, path: str) -> Page: ...


def opened(visit: Visit, query: str | None = None, view: str = "") -> Page:
    asked = f"?{httpx.QueryParams({'query': query})}" if query else ""
    page = visit.go(f"/sparql{asked}{view}")
    page.wait_for_selector("#editor[data-ready]")
    return page


def write(page: Page, query: str) -> None:
    if shipped("codemirror.js"):
        page.click("#code .cm-content")
        page.keyboard.press("Control+a")
        page.keyboard.insert_text(query)
    else:
        page.fill("#query", query)


def written(page: Page) -> str:
    return str(page.input_value("#query"))


def ask(page: Page, query: str) -> None:
    write(page, query)
    page.click("#run")
    expect(page.locator("#told")).to_contain_text(re.compile(r"in [\d,]+ ms"))


def chosen_row(page: Page, words: str) -> None:
    """Takes the completion that has these words."""
    page.locator(".cm-tooltip-autocomplete li", has_text=words).first.click()


@pytest.fixture
def explained(visit: Visit) -> Callable[[str], str]:
    def explain(query: str) -> str:
        page = opened(visit)
        ask(page, query)
        page.get_by_role("button", name="Explain why").click()
        told = page.locator("#result [role=status]")
        expect(told).not_to_contain_text("one after the other")
        return page.inner_text("#result")

    return explain


def test_the_words_of_a_query_come_with_their_meaning_and_are_kept(client: httpx.Client) -> None:
    response = client.get("/sparql/terms.json")
    terms = {term["name"]: term for term in response.json()["terms"]}
    assert terms["ckg:Cluster"]["kind"] == "class"
    assert terms["ckg:Cluster"]["comment"]
    assert terms["dcterms:creator"] == {
        "name": "dcterms:creator",
        "iri": "http://purl.org/dc/terms/creator",
        "kind": "property",
        "label": "creator",
        "comment": "",
        "used": True,
    }
    assert not terms["ckg:email"]["used"]
    assert "prov:Activity" not in terms or terms["prov:Activity"]["used"]
    again = client.get("/sparql/terms.json", headers={"If-None-Match": response.headers["etag"]})
    assert again.status_code == 304


def test_every_property_of_the_graph_is_among_the_words(store: Path) -> None:
    dataset = Dataset.open(store)
    known = {term.iri for term in vocabulary(dataset).terms}
    used = {str(row["p"]) for row in dataset.rows("SELECT DISTINCT ?p { ?s ?p ?o }")}
    assert {iri for iri in used if curie(iri) != iri} <= known


def test_a_question_takes_values(client: httpx.Client) -> None:
    answer = client.get("/sparql/questions/clusters-in-region", params={"place": 'a "b" \\ c'}).json()
    assert r'"a \"b\" \\ c"' in answer["query"]
    assert client.get("/sparql", params={"query": answer["query"]}).status_code == 200
    assert client.get("/sparql/questions/none").status_code == 404
    assert client.get("/sparql/questions/coauthors", params={"x": "1"}).status_code == 400
    wrong = client.get("/sparql/questions/countries-compared", params={"reach": "1.5"})
    assert wrong.status_code == 400
    assert "no whole number" in wrong.json()["detail"]


def test_a_question_leads_a_browser_without_script_to_its_answer(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/sparql")
    form = page.locator("form[action='/sparql/questions/clusters-in-region']")
    page.locator("details", has=form).locator("summary").click()
    form.locator("input").fill("Upper Lakeland")
    form.locator("button").click()
    page.wait_for_url("**/sparql?query=*")
    assert "Lakeland furniture cluster" in page.inner_text("#result")
    assert '"Upper Lakeland"' in page.input_value("#query")
    context.close()


def test_asking_without_leaving_the_page(visit: Visit) -> None:
    page = opened(visit)
    ask(page, TITLES)
    assert page.locator("#result tbody tr").count() == 4
    assert "<script>alert(1)</script> on clusters" in page.inner_text("#result")
    assert page.inner_text("#told").startswith("4 rows in ")
    write(page, "ASK { ?d ckg:status ckg:Retracted }")
    page.keyboard.press("Control+Enter")
    page.get_by_text("Yes.").wait_for()


def test_a_mistake_is_shown_at_its_line(visit: Visit) -> None:
    page = opened(visit)
    ask(page, "SELECT ?a {\n  ?a a\n}")
    visit.faults.clear()  # the browser logs the status 400 itself
    assert "The query has an error" in page.inner_text("#result")
    page.get_by_role("button", name="Go to line 3").click()
    if shipped("codemirror.js"):
        assert page.locator("#code .cm-lintRange-error, #code .cm-lintPoint-error").count() == 1
        write(page, "ASK {}")
        assert page.locator("#code .cm-lintRange-error").count() == 0


def test_things_have_their_names_and_rows_are_sorted(visit: Visit) -> None:
    page = opened(visit)
    ask(page, "SELECT ?d ?n { ?d a ckg:Document ; ckg:authorship/ckg:position ?n }")
    page.get_by_role("link", name="Wood and Wisdom").first.wait_for()
    heading = page.get_by_role("columnheader", name="n", exact=False).last
    heading.get_by_role("button").click()
    numbers = page.locator("#result tbody td.number").all_inner_texts()
    assert numbers == sorted(numbers, key=int)
    assert heading.get_attribute("aria-sort") == "ascending"
    page.keyboard.press("Enter")
    assert page.locator("#result tbody td.number").all_inner_texts() == numbers[::-1]


def test_the_address_keeps_query_and_view(visit: Visit) -> None:
    page = opened(visit)
    ask(page, TIES)
    page.get_by_role("tab", name="Chart").click()
    page.get_by_label("Drawn as").select_option("line")
    page.locator(".chart polyline").wait_for(state="attached")
    address = page.url
    assert parse_qs(urlparse(address).query)["query"] == [TIES]
    page.goto("about:blank")
    page.goto(address)
    page.locator(".chart polyline").wait_for(state="attached")
    assert written(page) == TIES


def test_the_chart_has_its_figures_beside_it(visit: Visit) -> None:
    page = opened(visit)
    ask(page, "SELECT ?level (COUNT(?r) AS ?number) { ?r ckg:level ?level } GROUP BY ?level ORDER BY ?level")
    page.get_by_role("tab", name="Chart").click()
    page.locator(".chart rect").first.wait_for()
    assert page.locator(".chart rect").count() == page.locator(".chart tbody tr").count() == 2
    assert page.get_by_role("img", name="Chart: number by level").is_visible()


@pytest.mark.parametrize(
    "query", [TIES, "CONSTRUCT { ?a foaf:knows ?b } WHERE { ?t a ckg:Tie ; ckg:from ?a ; ckg:to ?b }"]
)
def test_rows_and_graphs_are_drawn_as_a_network(visit: Visit, query: str) -> None:
    page = opened(visit)
    ask(page, query)
    rows = page.locator("#result tbody tr").count()
    page.get_by_role("tab", name="Network").click()
    drawn = page.wait_for_selector(".drawn[data-nodes]")
    assert drawn is not None
    assert 2 <= int(drawn.get_attribute("data-nodes") or 0) <= 2 * rows
    edges = page.evaluate("document.querySelector('.drawn').drawnNetwork.body.data.edges.length")
    assert edges <= rows


def test_the_whole_answer_is_downloaded(visit: Visit, client: httpx.Client, tmp_path: Path) -> None:
    page = opened(visit)
    ask(page, TITLES)
    with page.expect_download() as found:
        page.get_by_role("button", name="Download CSV").click()
    found.value.save_as(tmp_path / "answer.csv")
    expected = client.get("/sparql", params={"query": TITLES}, headers={"Accept": "text/csv"}).content
    assert (tmp_path / "answer.csv").read_bytes() == expected


def test_the_raw_answer_of_a_construct_is_turtle(visit: Visit) -> None:
    page = opened(visit, "CONSTRUCT WHERE { ?d a ckg:Document }", "#view=raw")
    page.locator("#view-panel pre").wait_for()
    assert "@prefix ckg:" in page.inner_text("#view-panel")


def test_a_question_fills_the_field_and_its_values_change_the_query(visit: Visit) -> None:
    page = opened(visit)
    page.get_by_role("link", name="Who writes with whom").click()
    page.wait_for_selector("#result table")
    assert "coauthor" in written(page)
    form = page.locator("form[action='/sparql/questions/clusters-in-region']")
    page.locator("details", has=form).locator("summary").click()
    form.locator("input").fill("Upper Lakeland")
    expect(page.locator("#query")).to_have_value(re.compile("Upper Lakeland"))
    form.locator("input").press("Enter")
    page.get_by_role("link", name="Lakeland furniture cluster").first.wait_for()


def test_every_question_is_one_click_away(visit: Visit) -> None:
    page = opened(visit)
    assert page.locator("#questions a.question").count() == len(examples())


@needs_editor
def test_properties_and_classes_are_completed(visit: Visit) -> None:
    page = opened(visit)
    write(page, "SELECT * { ?c a ckg:Clu")
    page.keyboard.type("s")
    chosen_row(page, "ckg:Cluster")
    page.keyboard.type(" ; ckg:loc")
    chosen_row(page, "located in")
    assert written(page) == "SELECT * { ?c a ckg:Cluster ; ckg:locatedIn"


@needs_editor
def test_a_prefix_is_declared_whole(visit: Visit) -> None:
    page = opened(visit)
    write(page, "PREFIX ")
    page.keyboard.type("sko")
    chosen_row(page, "skos:")
    assert written(page) == "PREFIX skos: <http://www.w3.org/2004/02/skos/core#>"


@needs_editor
def test_a_thing_is_found_by_name_and_its_iri_says_so(visit: Visit) -> None:
    page = opened(visit)
    write(page, "SELECT * { ?c ckg:locatedIn ")
    page.keyboard.type("upper lak")
    chosen_row(page, "Upper Lakeland")
    assert written(page).endswith("/id/region/AT-4>")
    expect(page.locator("#meaning")).to_contain_text("Upper Lakeland")
    page.keyboard.type(' ; rdfs:label "lakeland fur')
    chosen_row(page, "Lakeland furniture cluster")
    assert written(page).endswith('"Lakeland furniture cluster"')


@needs_editor
def test_a_term_that_does_not_exist_is_marked(visit: Visit) -> None:
    page = opened(visit)
    write(page, "SELECT * { ?c ckg:located_in ?r }")
    page.locator("#code .cm-lintRange-warning").hover()
    expect(page.locator("#code .cm-tooltip-lint")).to_contain_text("Did you mean ckg:locatedIn?")


@needs_editor
@pytest.mark.parametrize(
    ("query", "part", "reason"),
    [
        ("SELECT * { ?c a ckg:Cluster ; ckg:email ?e }", "?c ckg:email ?e .", "Nothing in the graph has the property"),
        ("SELECT * { ?c a ckg:Cluster . ?c ckg:locatd ?e }", "ckg:locatd", "The ontology has no property ckg:locatd"),
        ("SELECT * { ?r a ckg:Region ; rdfs:label 'austria' }", "'austria'", "none is exactly 'austria'"),
        ("SELECT * { ?r a ckg:Region . FILTER(?r = <urn:x>) }", "FILTER(?r = <urn:x>)", "true for none of them"),
        ("SELECT * { ?c a ckg:Cluster ; rdfs:label ?n . ?n a ?x }", "?n a ?x .", "none that fits the others"),
        ("SELECT * { ?r a ckg:Region MINUS { ?r rdfs:label ?n } }", "MINUS", "takes all of them away"),
        ("SELECT * { GRAPH ?g { ?d a ckg:Cluster ; ckg:email ?r } }", "ckg:email ?r", "Inside GRAPH ?g"),
        ("SELECT * { { ?c ckg:email ?e } UNION { ?c a <urn:x> } }", "?c a <urn:x>", "None of the 2 alternatives"),
        ("SELECT * { ?d a ckg:Document } OFFSET 1000", "", "HAVING, OFFSET or LIMIT 0"),
    ],
)
def test_an_empty_answer_is_explained(explained: Callable[[str], str], query: str, part: str, reason: str) -> None:
    words = explained(query)
    assert part in words
    assert reason in words


@needs_editor
def test_typing_over_a_selection_closes_brackets_and_keeps_the_policy(visit: Visit) -> None:
    page = opened(visit)
    write(page, TITLES)
    page.keyboard.press("Control+a")
    page.keyboard.type("ASK {", delay=20)
    assert written(page) == "ASK {}"
    page.keyboard.press("Control+z")
    assert written(page) == TITLES


@needs_editor
def test_the_keyboard_leaves_the_field(visit: Visit) -> None:
    page = opened(visit)
    page.click("#code .cm-content")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") != "code"
    page.click("#code .cm-content")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "run"


@needs_editor
@needs_axe
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everyone_can_use_the_completions(browser: Browser, address: str, scheme: str) -> None:
    page = browser.new_page(color_scheme=scheme)  # type: ignore[arg-type] # a literal
    page.goto(f"{address}/sparql")
    page.wait_for_selector("#editor[data-ready]")
    write(page, "SELECT * { ?c ckg:")
    page.keyboard.type("l")
    page.wait_for_selector(".cm-tooltip-autocomplete")
    found = violations(page, RULES if scheme == "light" else COLOURS)
    found.pop("scrollable-region-focusable", None)  # the arrow keys scroll the list while the field keeps the focus
    assert found == {}
    page.close()


@needs_editor
@needs_axe
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["table", "chart", "network"])
def test_the_page_fits_a_small_screen_and_everyone_can_use_it(
    browser: Browser, address: str, scheme: str, view: str
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740}, color_scheme=scheme)  # type: ignore[arg-type] # a literal
    page.goto(f"{address}/sparql?{httpx.QueryParams({'query': TIES})}#view={view}")
    page.wait_for_selector({"table": "tbody a", "chart": ".chart rect", "network": ".drawn[data-nodes]"}[view])
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert violations(page, RULES if scheme == "light" else COLOURS) == {}
    page.close()


@needs_editor
def test_the_page_is_light(address: str, browser: Browser) -> None:
    page = browser.new_page()
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(f"{address}/sparql")
    page.wait_for_selector("#editor[data-ready]")
    page.click("#run")
    expect(page.locator("#told")).to_contain_text("ms")
    page.close()
    assert not [url for url in loaded if not url.startswith(address) or "vis-network" in url]
    with httpx.Client(headers={"Accept-Encoding": "gzip"}) as client:
        weights = [_weight(client, url) for url in {*loaded} if "/static/" in url or url.endswith("/sparql")]
    assert sum(weights) < MOST_KILOBYTES * 1024


def _weight(client: httpx.Client, url: str) -> int:
    with client.stream("GET", url) as response:
        return sum(map(len, response.iter_raw()))


def test_without_the_built_file_the_plain_field_stays(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.route("**/static/codemirror.js*", lambda route: route.abort())
    page.goto(f"{address}/sparql")
    page.wait_for_selector("#editor[data-ready]")
    page.fill("#query", TITLES)
    page.press("#query", "Control+Enter")
    page.wait_for_selector("#result table")
    assert page.locator("#result tbody tr").count() == 4
    page.close()
