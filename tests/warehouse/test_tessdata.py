"""OCR is there when Tesseract's models are: where the environment says, or where systems put them."""

from pathlib import Path

from warehouse.tessdata import find_tessdata


def _models(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "eng.traineddata").touch()
    return folder


def test_the_environment_is_asked_first(tmp_path: Path) -> None:
    named, usual = _models(tmp_path / "named"), _models(tmp_path / "usual")
    assert find_tessdata({"TESSDATA_PREFIX": str(named)}, (str(usual),)) == named


def test_a_prefix_may_be_the_folder_above(tmp_path: Path) -> None:
    models = _models(tmp_path / "share" / "tessdata")
    assert find_tessdata({"TESSDATA_PREFIX": str(tmp_path / "share")}, ()) == models


def test_the_newest_of_several_versions_is_taken(tmp_path: Path) -> None:
    _models(tmp_path / "4.00" / "tessdata")
    newest = _models(tmp_path / "5" / "tessdata")
    assert find_tessdata({}, (f"{tmp_path}/*/tessdata",)) == newest


def test_a_folder_without_models_is_none(tmp_path: Path) -> None:
    assert find_tessdata({"TESSDATA_PREFIX": str(tmp_path)}, (str(tmp_path),)) is None
