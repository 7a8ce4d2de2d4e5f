import pytest

from api.web.settings import Settings, settings_from


def test_the_environment_overrides() -> None:
    found = settings_from({"CLUSTERKG_PAGE_ROWS": "7", "CLUSTERKG_STORE": "elsewhere", "HOME": "/"})
    assert found.page_rows == 7
    assert found.query_workers == Settings().query_workers


@pytest.mark.parametrize("value", ["0", "-1", "", "1.5"])
def test_what_cannot_be_is_named(value: str) -> None:
    with pytest.raises(ValueError, match="CLUSTERKG_QUERY_WORKERS"):
        settings_from({"CLUSTERKG_QUERY_WORKERS": value})
