from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from inspgraph.collect.file_names import file_name
from inspgraph.read import detect


def name(address: str, suggested: str = "", media_type: str = detect.PDF) -> str:
    return file_name(address, suggested, media_type, lambda name: False)


def test_a_file_is_called_as_its_address_ends_and_as_what_it_is() -> None:
    assert name("https://a.example/v1/file/50252437") == "50252437.pdf"
    assert name("https://a.example/Wexmoor%20Report.PDF?x=1") == "Wexmoor Report.PDF"
    assert name("https://a.example/report.aspx", media_type=detect.HTML) == "report.aspx.html"
    assert name("https://a.example/") == "report.pdf"
    assert name("https://a.example/con.pdf") == "report-con.pdf"


def test_the_server_may_say_how_it_is_called() -> None:
    assert name("https://a.example/5", "Wexmoor.pdf") == "Wexmoor.pdf"
    assert name("https://a.example/5", "..\\..\\.profile") == "profile.pdf"


def test_a_name_that_is_taken_gets_a_part_of_the_address_hash() -> None:
    taken = file_name("https://a.example/5", "", detect.PDF, lambda name: name == "5.pdf")
    assert taken.startswith("5-")
    assert len(taken) == len("5-01234567.pdf")


@given(st.text(max_size=300), st.text(max_size=300))
def test_no_name_leaves_the_folder_or_is_hidden(path: str, suggested: str) -> None:
    made = name(f"https://a.example/{path}", suggested)
    assert "/" not in made
    assert "\\" not in made
    assert not made.startswith(".")
    assert made.isprintable()
    assert len(made) < 140
