"""Keys of mentions that stand for one actor, and those that only look alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from inspgraph import resources
from inspgraph.bodies.actors.merge import merge_keys
from inspgraph.bodies.names.lexicon import load_lexicon
from inspgraph.bodies.names.mentions import Mention

LEXICON = load_lexicon(resources.DATA / "cues")
POLICE = "Police force"


def mention(subtype: str = "") -> Mention:
    return replace(Mention(0, 1, "body", "Police", "name"), subtype=subtype)


def merged(*keys: str, subtype: str = "") -> Mapping[str, str]:
    """Where each of these keys goes, those that stay themselves left out."""
    found = merge_keys(keys, [mention(subtype) for _ in keys], LEXICON)
    return {key: other for key, other in found.items() if key != other and key in keys}


def test_a_bare_term_is_the_only_proper_name_made_with_it() -> None:
    assert merged("t:mash", "t:mash:wexmoor", "t:mash:wexmoor") == {"t:mash": "t:mash:wexmoor"}
    assert merged("t:mash", "t:mash:wexmoor", "t:mash:aldersea") == {}
    assert merged("t:mash", "t:camhs:wexmoor") == {}
    assert merged("t:mash", "t:camhs") == {}
    assert merge_keys(["t:mash"], [mention()], LEXICON) == {}


def test_a_regional_body_is_not_the_area_s_own() -> None:
    assert merged("t:mash", "t:mash:north east regional") == {}
    assert merged("t:mash", "t:mash:vale regional", "t:mash:vale") == {"t:mash": "t:mash:vale"}
    # A regional officer of a registered body speaks for that body.
    assert merged("t:probation", "t:probation:regional") == {"t:probation": "t:probation:regional"}


def test_the_police_are_the_only_force_named() -> None:
    assert "police" in LEXICON.classes[POLICE]
    assert merged("t:police", "r:police:vale", "r:police:vale", subtype=POLICE) == {
        "t:police": "r:police:vale"
    }
    assert merged("t:police", "r:police:vale", "r:police:moor", subtype=POLICE) == {}
    assert merged("t:police", "r:police:vale", subtype="Charity") == {}
    assert merged("t:police", "h:police:vale", subtype=POLICE) == {}


def test_a_force_of_the_register_goes_before_a_proper_name_made_of_the_term() -> None:
    keys = "t:police", "r:police:vale", "t:police:moor"
    assert merged(*keys, subtype=POLICE)["t:police"] == "r:police:vale"


def test_each_key_has_its_mention() -> None:
    with pytest.raises(ValueError, match="shorter"):
        merge_keys(["t:mash"], [], LEXICON)


def test_a_term_that_may_be_another_goes_with_it_where_the_document_names_both() -> None:
    assert merged("t:lscb", "t:lscp") == {"t:lscb": "t:lscp"}
    assert merged("t:lscb") == {}
    assert merged("t:lscb", "t:lscp", "t:lscp:wexmoor") == {
        "t:lscb": "t:lscp:wexmoor",
        "t:lscp": "t:lscp:wexmoor",
    }


def test_a_name_of_several_bodies_is_the_only_one_of_them_named_otherwise() -> None:
    both = "r:national:old|national:new"
    assert merged(both, "r:national:new") == {both: "r:national:new"}
    assert merged(both, "r:national:new", "r:national:old") == {}
    assert merged(both, "r:national:other") == {}
    assert merged(both, "h:national:new") == {}
    assert merged(both, "r:national:new|national:third") == {}


def test_the_order_of_words_their_hyphens_and_and_do_not_part_one_team() -> None:
    assert merged("h:duty and assessment team", "h:assessment and duty service") == {
        "h:assessment and duty service": "h:duty and assessment team"
    }
    assert merged("h:duty and assessment team", "h:duty assessment team") == {
        "h:duty assessment team": "h:duty and assessment team"
    }
    assert merged("h:early-help hub", "h:early help team") == {
        "h:early help team": "h:early-help hub"
    }
    assert merged("h:duty assessment panel", "h:duty assessment team") == {}
    assert merged("h:duty team", "h:assessment team") == {}


def test_a_short_name_is_the_only_longer_one_that_ends_in_it() -> None:
    assert merged("h:assessment team", "h:duty assessment team") == {
        "h:assessment team": "h:duty assessment team"
    }
    assert merged("h:assessment team", "h:duty assessment team", "h:first assessment team") == {}
    assert merged("h:assessment team", "h:reassessment team") == {}
    assert merged("h:assessment team", "t:duty assessment team") == {}


def test_a_name_that_leaves_out_words_of_the_middle_is_short_for_it() -> None:
    short, long = "h:teenage pregnancy team", "h:teenage pregnancy support team"
    assert merged(short, long) == {short: long}
    assert merged("h:step-down team", "h:step-down support team") == {
        "h:step-down team": "h:step-down support team"
    }


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("h:fostering team", "h:fostering support team"),
        ("h:children looked after service", "h:children looked after therapies service"),
        ("h:teenage pregnancy panel", "h:teenage pregnancy support team"),
        ("h:teenage parents team", "h:teenage pregnancy support team"),
        ("h:young pregnancy team", "h:teenage young pregnancy support team"),
        ("h:pregnancy teenage team", "h:pregnancy support for team"),
        ("h:team", "h:missing panel"),
    ],
)
def test_a_name_of_one_plain_word_or_with_words_of_its_own_is_another(
    short: str, long: str
) -> None:
    assert merged(short, long) == {}


def test_a_chain_of_shorter_names_ends_at_the_longest() -> None:
    keys = "h:support team", "h:family support team", "h:intensive family support team"
    found = merged(*keys[1:])
    assert found == {keys[1]: keys[2]}
    assert merged(*keys) == {keys[1]: keys[2]}


def test_a_name_that_already_goes_with_another_is_not_sent_on() -> None:
    keys = (
        "h:duty and assessment team",
        "h:assessment and duty service",
        "h:out duty and assessment team",
    )
    assert merged(*keys) == {keys[0]: keys[2], keys[1]: keys[2]}
