"""Every kind of HTML that editions use prints as PDF/UA-1 that three checkers find nothing against."""

from pathlib import Path

import pytest

from tests.checkers.pdf import check_pdf, verapdf
from tests.pdf_samples import SAMPLES, write_sample


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("samples")
    return {name: write_sample(folder, name, body) for name, body in SAMPLES.items()}


@pytest.mark.parametrize("name", SAMPLES)
def test_sample_has_no_fault(printed: dict[str, Path], name: str) -> None:
    assert [str(fault) for fault in check_pdf(printed[name])] == []


@pytest.mark.slow
def test_verapdf_finds_nothing(printed: dict[str, Path]) -> None:
    assert [str(fault) for fault in verapdf(printed.values())] == []
