"""Own names behind the head: "Cluster Maritim Kiel", "Clúster de Automoción de Galicia", "the food cluster Foodia"."""

from collections.abc import Sequence

from pipeline.clusters.grammar import grammar, is_sector_word
from pipeline.clusters.words import Word

# Small words inside names in the languages around English.
PARTICLES = frozenset(
    {
        "de",
        "del",
        "della",
        "do",
        "da",
        "di",
        "du",
        "des",
        "d",
        "la",
        "le",
        "el",
        "les",
        "für",
        "der",
        "die",
        "y",
        "e",
        "et",
        "und",
        "dos",
        "das",
    }
)
_MOST_WORDS = 8
_MOST_PLAIN = 3


def trailing_name(words: Sequence[Word], index: int, *, capitalised: bool) -> int:
    """Where a name that begins at `index`, directly behind a head, ends; `index` itself when none begins there.

    A name with a foreign particle or a branch needs a capitalised head; one word does as well behind any head, but
    whether it is meant as a name the rest of the phrase must tell.
    """
    end = _run(words, index)
    name = words[index:end]
    if not name:
        return index
    foreign = any(word.lower in PARTICLES for word in name)
    branch = len(name) > 1 and any(is_sector_word(word.lower) for word in name)
    if (foreign or branch) and capitalised:
        return end
    plain = not foreign and len(name) <= _MOST_PLAIN and not name[0].place
    shouted = capitalised and words[index - 1].text.isupper()
    named = plain and not shouted and all(_is_unusual(word, inner=capitalised) for word in name if not word.place)
    return end if named else index


def _run(words: Sequence[Word], index: int) -> int:
    """The end of the run of capitalised words, with particles only between them."""
    end = position = index
    while position < len(words) and position - index < _MOST_WORDS:
        word = words[position]
        if word.lower in PARTICLES:
            position += 1
        elif _in_run(word):
            position += 1
            end = position
        else:
            break
    return end


def _in_run(word: Word) -> bool:
    if word.place:
        return True
    stops = grammar().compounds | grammar().boundaries | grammar().insiders
    return word.is_word and word.text[0].isalpha() and word.is_capitalised and word.lower not in stops


def _is_unusual(word: Word, *, inner: bool) -> bool:
    """A word that must be a name: unknown to the lexicons, and with `inner` capitals where the head has one too."""
    plain = word.lower in grammar().generic or is_sector_word(word.lower) or word.lower in grammar().company_forms
    capitals = word.text[1:] != word.text[1:].lower()
    return len(word.text) > 2 and not plain and (capitals or (not inner and word.tag in {"NNP", "NNPS"}))
