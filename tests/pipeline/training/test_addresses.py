"""Training data of addresses: what is invented can be learnt from, and what is measured is what is read."""

from pathlib import Path

import pytest

from pipeline.training.addresses import measure, sequences, tallies
from pipeline.training.data import Example, Grouped
from pipeline.training.invented_addresses import invented

DATA = Path(__file__).parents[3] / "../shared/data"

ROW = Grouped(
    "1 Department of Law, Foo University, Oslo, Norway",
    (
        Example(
            "1 Department of Law, Foo University, Oslo, Norway",
            (
                ("marker", "1"),
                ("orgName:department", "Department of Law"),
                ("orgName:institution", "Foo University"),
                ("settlement", "Oslo"),
                ("country", "Norway"),
            ),
        ),
    ),
)


def test_a_block_gives_itself_and_a_worse_print_of_itself() -> None:
    found = list(sequences([ROW]))
    assert len(found) == 2
    assert [label for label in found[0][1] if label.startswith("B-")] == [
        "B-marker",
        "B-unit",
        "B-institution",
        "B-city",
        "B-country",
    ]
    assert len(found[1][1]) < len(found[0][1])


def test_invented_addresses_are_the_same_every_time_and_hold_what_they_say() -> None:
    blocks = invented()
    assert blocks == invented()
    assert all(words in block.raw for block in blocks for group in block.groups for _, words in group.parts)
    assert all(labels for _, labels in sequences(blocks[::40]))


def test_a_rightly_read_address_is_all_right() -> None:
    found = tallies([ROW])
    assert {name: tally.f1 for name, tally in found.items()} == dict.fromkeys(found, 1.0)


def test_a_name_of_the_wrong_kind_is_wrong_by_kind_alone() -> None:
    parts = (("orgName:institution", "Department of Law"), ("orgName:institution", "Foo University"))
    found = tallies([Grouped(ROW.raw, (Example(ROW.raw, parts),))])
    assert (found["institution"].f1, found["institution by kind"].recall) == (1.0, 0.5)


def test_addresses_of_a_block_are_right_by_all_their_names() -> None:
    other = Example("2 Foo Bank, Bern, Switzerland", (("orgName:institution", "Bank of Foo"),))
    block = Grouped(f"{ROW.raw}\n{other.raw}", (*ROW.groups, other))
    found = tallies([block])["affiliations"]
    assert (found.right, found.wanted, found.given) == (1, 2, 2)


@pytest.mark.skipif(not DATA.is_dir(), reason="the labelled data are elsewhere")
def test_addresses_held_out_are_read_well() -> None:
    found = measure(DATA)
    assert min(found["institution"].f1, found["unit"].f1) > 0.83
    assert found["city"].f1 > 0.86
    assert found["country"].f1 > 0.92
