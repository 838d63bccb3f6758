from __future__ import annotations

from pathlib import Path

import pytest

from inspgraph.evaluate.fields import EvaluationError
from inspgraph.evaluate.file_index import check_index
from inspgraph.evaluate.outcome import Accuracy, Check, Comparison, index_accuracies
from tests.evaluate.factories import GOLD, by_stem

HEAD = "file,authority_folder_name,published\n"


def write(folder: Path, text: str) -> Path:
    path = folder / "index.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_authority_and_date_of_every_listed_file_are_checked(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        f"{HEAD}wexmoor.pdf,wexmoor,2024-07-12\n"
        "other.pdf,aldersea,2020-01-01\n"
        'reports/wexmoor.docx,"wexmoor, west",2024-07-13\n',
    )  # fmt: skip
    checks = check_index(path, by_stem(GOLD))
    assert [check.item for check in checks[::3]] == [
        "wexmoor.pdf", "other.pdf", "reports/wexmoor.docx",
    ]  # fmt: skip
    assert [check.right for check in checks] == [True] * 3 + [False] * 3 + [True, False, False]
    assert checks[5] == Check("published", False, "other.pdf", "2020-01-01", "")
    assert index_accuracies(Comparison((), checks)) == {
        "read": Accuracy(2, 3), "authority": Accuracy(1, 3), "published": Accuracy(1, 3),
    }  # fmt: skip


def test_a_row_that_is_cut_short_is_empty_there(tmp_path: Path) -> None:
    checks = check_index(write(tmp_path, f"{HEAD}wexmoor.pdf\n"), by_stem(GOLD))
    assert [check.right for check in checks] == [True, False, False]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the column 'file' is missing"),
        (b"file,published\n", "the column 'authority_folder_name' is missing"),
        (HEAD.encode() + b"\xff,x,y\n", "not CSV in UTF-8"),
        (HEAD.encode() + b'"a,b\n', "not CSV in UTF-8"),
    ],
)
def test_a_wrong_list_is_an_error_that_names_it(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "index.csv"
    path.write_bytes(data)
    with pytest.raises(EvaluationError, match=said) as caught:
        check_index(path, {})
    assert str(path) in str(caught.value)


def test_a_list_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="cannot be read"):
        check_index(tmp_path / "nowhere.csv", {})
