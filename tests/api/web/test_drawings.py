"""What the server draws stays inside its frame and leaves nothing out unsaid."""

from hypothesis import given
from hypothesis import strategies as st

from api.web.graph.facts import Ref
from api.web.graph.items import DocumentItem
from api.web.graph.thing_view import Neighbour
from api.web.pages.small_network import HEIGHT, MOST_NODES, WIDTH, small_network
from api.web.pages.timeline import TOP, timeline
from api.web.pages.world_map import Place, framed

points = st.tuples(st.floats(-180, 180), st.floats(-90, 90))
years = st.one_of(st.none(), st.integers(1800, 2030))


def dated(year: int | None) -> DocumentItem:
    return DocumentItem(
        iri="a", kind="document", key="a", label="A", page="/", type="other", year=year, issued=None, status=None
    )


@given(st.lists(points, min_size=1, max_size=20))
def test_a_map_shows_all_of_its_places_and_nothing_beyond_the_world(found: list[tuple[float, float]]) -> None:
    world = framed([Place(ref=Ref(label="A"), x=x, y=y) for x, y in found])
    assert world.left >= -180
    assert world.top >= -90
    assert world.left + world.width <= 180.02
    assert world.top + world.height <= 90.02
    for x, y in found:
        assert world.left - 0.02 <= x <= world.left + world.width + 0.02
        assert world.top - 0.02 <= y <= world.top + world.height + 0.02


@given(st.lists(years, max_size=60))
def test_every_document_is_in_a_bar_or_counted_beside_the_chart(found: list[int | None]) -> None:
    chart = timeline(dated(year) for year in found)
    if chart is None:
        assert len(set(found) - {None}) < 2
        return
    assert sum(bar.documents for bar in chart.bars) + chart.earlier + chart.undated == len(found)
    assert all(bar.y >= TOP - 0.1 and bar.width > 0 for bar in chart.bars)
    assert chart.words.startswith("Documents a year from ")


@given(st.lists(st.integers(1, 500), max_size=30))
def test_a_small_network_has_its_nodes_inside_and_says_how_many_are_not(weights: list[int]) -> None:
    ties = [
        Neighbour(ref=Ref(label=f"n{place}", page=f"/{place}"), weight=weight, tie=f"/tie/{place}")
        for place, weight in enumerate(weights)
    ]
    drawn = small_network([("coauthor", ties)], len(ties))
    if drawn is None:
        assert not ties
        return
    assert len(drawn.nodes) == min(len(ties), MOST_NODES)
    assert len(drawn.nodes) + drawn.left_out == len(ties)
    assert all(0 < node.x < WIDTH and 0 < node.y < HEIGHT for node in drawn.nodes)
