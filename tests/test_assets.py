"""Reading files of resources/."""

import pytest

from gui import assets


def test_text_and_bytes_of_a_resource() -> None:
    assert assets.read_text("icons/app.svg").encode() == assets.read_bytes("icons/app.svg")


def test_a_folder_is_found() -> None:
    assert any(entry.name == "regions.json" for entry in assets.find("catalog").iterdir())


@pytest.mark.parametrize(
    "path", ["nothing.txt", "catalog/nothing.json", "../pyproject.toml", "icons/../../pyproject.toml", "/etc/hostname"]
)
def test_what_is_not_a_resource_is_not_found(path: str) -> None:
    with pytest.raises(FileNotFoundError, match="no resource named"):
        assets.find(path)
