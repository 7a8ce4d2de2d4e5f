"""The parts of an address on which rules and the trained model agree, or of which one of them is surer."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.labelling.runs import Run
from pipeline.page import addresses
from pipeline.page.address_joints import parted
from pipeline.page.address_labels import label_address
from pipeline.page.lexicon import lexicon
from pipeline.page.nameless_parts import PLACED, named
from pipeline.page.parts import BRANCH, PLACES, Part, PartKind, blanked, classified, contactless, read_parts
from pipeline.page.ranks import rank_of

_KINDS = {
    "institution": PartKind.ORGANISATION,
    "unit": PartKind.ORGANISATION,
    "city": PartKind.CITY,
    "region": PartKind.REGION,
    "country": PartKind.COUNTRY,
    "street": PartKind.ADDRESS,
    "postcode": PartKind.ADDRESS,
    "marker": PartKind.MARKER,
}

SURE = 0.5
"""How sure the model must be of its least sure word to overrule the rules."""

VERY_SURE = 0.8
"""How sure it must be that what stands where an organisation should is a place."""

CUT = 0.45
"""How sure it must be to cut what the rules hold for one part."""

ALONE = 0.5
"""How sure it must be of an organisation that no rule finds."""

_NEAR = 60
"""How far before a name it may be said to be that of a branch's owner."""

_CLOSING = frozenset(("", ",", ";", "."))
"""What may stand behind a name with the town in it, besides the end of a line."""

_SHORT = re.compile(r"[A-ZÀ-Þ]{2,6}(?:[-/][A-ZÀ-Þ]{2,6})*")
_FORM = re.compile(r",?\s(?:LLC|L\.L\.C\.|Inc|Ltd|Corp|Co|GmbH|AG|S\.A|LLP|PLC)\.?")


@dataclass(frozen=True, slots=True)
class _Vote:
    """A part as the model has it, how sure it is, and whether it has the head word of an organisation."""

    part: Part
    confidence: float
    headed: bool


def address_parts(words: str) -> tuple[Part, ...]:
    """The parts of an address in the order of the text, unknown words left out.

    >>> address = "Chair of Ethics Foo University Turin Italy"
    >>> [(part.kind.value, address[part.begin : part.end]) for part in address_parts(address)][1:]
    [('organisation', 'Foo University'), ('city', 'Turin'), ('country', 'Italy')]
    """
    by_rule = [part for part in named(words, read_parts(words)) if part.kind is not PartKind.UNKNOWN]
    by_model = list(_modelled(words))
    series = sum(vote.part.kind is PartKind.MARKER for vote in by_model) > 1
    found: list[Part] = []
    for ruled, votes in _disputes(by_rule, by_model):
        found.extend(_settled(words, ruled, votes, series=series))
    if not any(part.kind is PartKind.ORGANISATION for part in found):
        found = sorted([*_likeliest(by_model, found), *found], key=lambda part: part.begin)
    return tuple(_with_seats(words, [piece for part in found for piece in parted(words, part)]))


def _with_seats(words: str, parts: Sequence[Part]) -> Iterator[Part]:
    """The parts, a town with the name that it closes.

    It closes one when it is printed again behind ("Foo University Turin, Turin"), and one that is an acronym, which
    alone would be that of all branches ("FU Turin, Italy").
    """
    again = Counter(part.of(words).casefold() for part in parts if part.kind in PLACES)
    held: Part | None = None
    for part in parts:
        place = part.of(words).casefold() if part.kind in PLACES else ""
        again[place] -= 1
        glued = held is not None and held.kind is PartKind.ORGANISATION and words[held.end : part.begin] == " "
        branch = held is not None and _SHORT.fullmatch(held.of(words)) and part.kind in PLACES
        if held and glued and (branch or again[place] > 0) and words[part.end : part.end + 1].strip("\n") in _CLOSING:
            held = replace(held, end=part.end)
            continue
        if held:
            yield held
        held = part
    if held:
        yield held


def _likeliest(votes: Sequence[_Vote], found: Sequence[Part]) -> list[Part]:
    """The organisation of an address that seems to have none: the one of which the model is surest."""
    guesses = [vote for vote in votes if vote.part.kind is PartKind.ORGANISATION]
    if not guesses or not any(part.kind in PLACED for part in found):
        return []
    best = max(guesses, key=lambda vote: vote.confidence).part
    apart = all(part.end <= best.begin or best.end <= part.begin for part in found)
    return [best] if apart else []


def _settled(words: str, ruled: list[Part], votes: list[_Vote], *, series: bool) -> list[Part]:
    """Which of two readings of the same words stands."""
    if not ruled or not votes:
        return _alone(ruled, votes)
    if _rules_stand(words, ruled, votes, series=series):
        return _with_units(ruled, votes)
    return [replace(vote.part, whole=vote.part.unit and vote.confidence >= VERY_SURE) for vote in votes]


def _modelled(words: str) -> Iterator[_Vote]:
    clean, position = blanked(words), 0
    for run in _with_forms(words, label_address(contactless(words).rstrip(" ,;"))):
        for part in _labelled(clean, _closed(clean, run), position):
            yield _Vote(part, run.confidence, rank_of(part.of(words)) > 0)
        position = run.end


def _with_forms(words: str, labelled: Sequence[Run]) -> list[Run]:
    """The stretches, the legal form of a firm with its name: "Foo, LLC"."""
    found: list[Run] = []
    for run in labelled:
        if (
            found
            and _FORM.fullmatch(words, found[-1].end, run.end)
            and _KINDS[found[-1].label] is PartKind.ORGANISATION
        ):
            found[-1] = replace(found[-1], end=run.end)
        else:
            found.append(run)
    return found


def _closed(words: str, run: Run) -> Run:
    """A stretch with the bracket that ends it."""
    name = words[run.begin : run.end]
    return (
        replace(run, end=run.end + 1)
        if "(" in name and ")" not in name and words[run.end : run.end + 1] == ")"
        else run
    )


def _labelled(words: str, run: Run, after: int) -> Iterator[Part]:
    """The parts in a stretch that the model has named; `after` is where the one before it ends."""
    kind = _KINDS[run.label]
    between = words[after : run.begin]
    opens = ";" in between or "\n" in between or not after
    if kind is not PartKind.ORGANISATION:
        yield Part(kind, run.begin, run.end, opens=opens)
        return
    branch = BRANCH.search(words, max(after, run.begin - _NEAR), run.begin)
    parts = list(classified(words, run.begin, run.end, opens=opens))
    for part in parts:
        if _opens_street(part.of(words)):
            yield replace(part, kind=PartKind.ADDRESS)
            continue
        unit = run.label == "unit" if len(parts) == 1 else part.rank < 5
        rank = part.rank or (2 if unit else 5)
        through = part.branch or (branch is not None and part is parts[0])
        yield replace(part, kind=PartKind.ORGANISATION, rank=rank, unit=unit, branch=through)


def _opens_street(name: str) -> bool:
    """Whether a name begins with the word for a street, as in "Via Roma", and has no head word."""
    return name.split(maxsplit=1)[0].casefold() in lexicon().streets and not rank_of(name)


def _disputes(ruled: Sequence[Part], modelled: Sequence[_Vote]) -> Iterator[tuple[list[Part], list[_Vote]]]:
    """The parts of both that overlap, together with whatever overlaps those."""
    parts = sorted(
        [
            *((part.begin, part.end, part, None) for part in ruled),
            *((v.part.begin, v.part.end, None, v) for v in modelled),
        ],
        key=lambda entry: entry[:2],
    )
    mine: list[Part] = []
    its: list[_Vote] = []
    stop = 0
    for begin, end, part, vote in parts:
        if begin >= stop and (mine or its):
            yield mine, its
            mine, its = [], []
        stop = max(stop, end)
        if part is not None:
            mine.append(part)
        if vote is not None:
            its.append(vote)
    if mine or its:
        yield mine, its


def _alone(ruled: list[Part], votes: list[_Vote]) -> list[Part]:
    """What one of the two alone has found; a mere guess at an organisation is not believed."""
    guessed = [vote.part for vote in votes if vote.part.kind is not PartKind.ORGANISATION or _believed(vote)]
    return guessed or [part for part in ruled if part.kind not in PLACES]


def _believed(vote: _Vote) -> bool:
    """Whether an organisation that no rule finds is one."""
    return vote.confidence >= (ALONE if vote.headed else VERY_SURE)


def _rules_stand(words: str, ruled: list[Part], votes: list[_Vote], *, series: bool) -> bool:
    """Whether the rules' reading of some words is better than the model's; in a `series` a number is a mark."""
    marked = any(vote.part.kind is PartKind.MARKER for vote in votes)
    if (marked and series) or any("\x02" in part.of(words).strip("\x02\x03 ") for part in ruled):
        return False
    least = SURE if len(votes) <= len(ruled) else CUT
    if min(vote.confidence for vote in votes) < least or any(_bare_street(words, vote) for vote in votes):
        return True
    organisations = [part for part in ruled if part.kind is PartKind.ORGANISATION]
    if not organisations:
        return any(vote.part.kind is PartKind.ORGANISATION and not _believed(vote) for vote in votes)
    first, last = votes[0].part, votes[-1].part
    if not any(vote.part.kind is PartKind.ORGANISATION for vote in votes):
        return any(rank_of(part.of(words)) for part in organisations) or votes[0].confidence < VERY_SURE
    if len(ruled) > 1:
        return False
    led = first.kind in PLACES and len(votes) > 1 and votes[1].part.kind is PartKind.ORGANISATION
    bracketed = (
        len(votes) > 1 and "(" in words[first.end : last.begin] and words[ruled[0].end - 1 : ruled[0].end] == ")"
    )
    return led or bracketed or marked


def _bare_street(words: str, vote: _Vote) -> bool:
    """Whether the model guesses at a street that has no number, and that no word calls one."""
    name = vote.part.of(words)
    told = re.search(r"\d", name) or addresses.has_street(f"{name} 1")
    return vote.part.kind is PartKind.ADDRESS and not told and vote.confidence < VERY_SURE


def _with_units(ruled: list[Part], votes: list[_Vote]) -> list[Part]:
    """The rules' parts, each a unit when the model calls most of it so."""
    found = []
    for part in ruled:
        over = max(votes, key=lambda vote: min(vote.part.end, part.end) - max(vote.part.begin, part.begin))
        known = over.part.kind is PartKind.ORGANISATION
        end = min((v.part.begin for v in votes if _ends(v, part)), default=part.end)
        found.append(replace(part, end=end, unit=over.part.unit if known else part.unit))
    places = [vote.part for vote in votes if any(_ends(vote, part) for part in ruled)]
    return [*found, *places]


def _ends(vote: _Vote, part: Part) -> bool:
    """Whether a place that the model is sure of ends an organisation: "Foo University Turin"."""
    within = part.begin < vote.part.begin < part.end <= vote.part.end
    sure = vote.confidence >= VERY_SURE and not vote.headed
    return part.kind is PartKind.ORGANISATION and vote.part.kind in PLACES and within and sure
