"""What a build leaves beside the graph before readers see it, so that no server has to compute it."""

from concurrent.futures import ThreadPoolExecutor

from api.networks import draw_networks
from api.web.graph.incidence import write_incidence
from api.web.graph.surest import write_surest
from api.web.linked_data.description import write_void
from ontology.dataset import Dataset


def leave_files(dataset: Dataset) -> None:
    """Writes networks, catalogue, numbers, surest statements and description into the folder of the generation."""
    write_incidence(dataset)
    with ThreadPoolExecutor(max_workers=1) as beside:
        described = beside.submit(write_void, dataset)
        draw_networks(dataset)
        write_surest(dataset)
        described.result()
