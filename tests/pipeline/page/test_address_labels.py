"""label_address through its door: labels in order, none for what is too long, none that overlap."""

import time

from hypothesis import given
from hypothesis import strategies as st

from pipeline.page.address_labels import label_address

ADDRESS = "1 Department of Weaving, Foo University, 12 Mill Street, Boston, MA 02138, USA"


def test_every_part_has_its_label() -> None:
    assert [(run.label, ADDRESS[run.begin : run.end]) for run in label_address(ADDRESS)] == [
        ("marker", "1"),
        ("unit", "Department of Weaving"),
        ("institution", "Foo University"),
        ("street", "12 Mill Street"),
        ("city", "Boston"),
        ("region", "MA"),
        ("postcode", "02138"),
        ("country", "USA"),
    ]


def test_a_long_text_is_no_address_and_costs_little() -> None:
    begin = time.monotonic()
    assert label_address("Foo University, " * 60_000) == []
    assert time.monotonic() - begin < 10


@given(st.text(max_size=300))
def test_stretches_are_ordered_and_apart(text: str) -> None:
    position = 0
    for run in label_address(text):
        assert position <= run.begin < run.end <= len(text)
        assert 0 <= run.confidence <= 1
        position = run.end
