import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspgraph.registers.normal_names import is_acronym, loosen, normalise, slug

pieces = st.one_of(
    st.text(max_size=4), st.sampled_from([*"aAeÉßİ'’&-–() .,sS", " the ", "The ", "’s", "(x)"])
)
written = st.lists(pieces, max_size=12).map("".join)


@given(written)
def test_normalising_twice_changes_nothing(name: str) -> None:
    assert normalise(normalise(name)) == normalise(name)


@given(written)
def test_a_slug_is_plain_and_stable(name: str) -> None:
    made = slug(name)
    assert made == slug(made)
    assert all(letter.isascii() and (letter.isalnum() or letter == "-") for letter in made)


@given(written)
def test_the_case_of_letters_never_tells_two_names_apart(name: str) -> None:
    assert normalise(name.upper().lower()) == normalise(name.upper())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Redcar & Cleveland", "redcar and cleveland"),
        ("Stockton-On-Tees", "Stockton on Tees"),
        ("Dyfed–Powys Police", "Dyfed-Powys Police"),
        ("The Children’s Society", "Children's Society"),
        ("Norfolk’s", "Norfolk"),
        ("St. Helens", "St Helens"),
        ("Sefton Metropolitan Borough Council (MBC)", "Sefton Metropolitan Borough Council"),
        ("Bournemouth, Christchurch and Poole", "Bournemouth Christchurch & Poole"),
    ],
)
def test_spellings_of_one_name_share_a_normal_form(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tees Esk and Wear Valley NHS Trust", "Tees, Esk and Wear Valleys NHS Foundation Trust"),
        ("Merseycare NHS Trust", "Mersey Care NHS Foundation Trust"),
        ("South Tees Hospital Foundation Trust", "South Tees Hospitals NHS Foundation Trust"),
    ],
)
def test_near_spellings_share_a_loose_form(one: str, other: str) -> None:
    assert loosen(normalise(one)) == loosen(normalise(other)) is not None


@pytest.mark.parametrize("name", ["Darlington", "children's hub", "Kent CCG", "NHS Trust"])
def test_a_name_with_too_little_of_its_own_has_no_loose_form(name: str) -> None:
    assert loosen(normalise(name)) is None


def test_the_kind_of_body_stays_in_the_loose_form() -> None:
    assert loosen("south tees ccg") != loosen("south tees pct")


def test_an_acronym_is_one_word_with_capitals() -> None:
    assert is_acronym("CQC")
    assert is_acronym("TfC")
    assert not is_acronym("Cafcass")
    assert not is_acronym("NHS England")
