from pipeline.language import language_model, ordinary_words


def test_the_model_is_loaded_once() -> None:
    assert language_model() is language_model()


def test_the_doc_keeps_the_text_and_gives_tags() -> None:
    text = "Two  firms\n\nmoved to Vienna. "
    doc = language_model()(text)
    assert doc.text == text
    assert [token.tag_ for token in doc if token.text == "firms"] == ["NNS"]


def test_trade_names_are_no_ordinary_words() -> None:
    assert {"cluster", "steel", "grow"} <= ordinary_words()
    assert "zorbex" not in ordinary_words()
