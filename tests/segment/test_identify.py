"""A series is recognised by how a document introduces itself, or not at all."""

from __future__ import annotations

import pytest

from inspgraph.read.plain import read_plain
from inspgraph.segment.identify import identify
from tests.factories import cues

CUES = cues()


def series(words: str) -> str | None:
    found = identify(read_plain(words.encode(), "document.txt"), CUES)
    return found.series if found else None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Inspection of Aldersea local authority children’s services\n\nText.", "ilacs"),
        ("Inspection of Wexmoor Borough Council children’s services\n\nText.", "ilacs"),
        ("Aldersea\n\nInspection of children’s social care services\n\nText.", "ilacs"),
        ("Focused visit to Aldersea children’s services\n\nText.", "focused-visit"),
        ("Monitoring visit to Aldersea children’s services\n\nText.", "monitoring-visit"),
        ("Joint local area SEND inspection in Aldersea\n\nText.", "local-area-send"),
        ("Area SEND inspection of Aldersea Local Area Partnership\n\nText.", "area-send"),
        (
            ("Aldersea\n\nInspection of services for children in need of help and protection, "
            "children looked after and care leavers\n\nand\n\nReview of the effectiveness of the "
            "Local Safeguarding Children Board\n\nText."),
            "sif",
        ),
        ("Review of the effectiveness of the Aldersea Safeguarding Children Board\n\nText.",
         "lscb-review"),
        ("Inspection of safeguarding and looked after children services\n\nText.", "slac"),
        ("Inspection of looked after children services\n\nText.", "lac-2013"),
        (
            "Inspection of local authority arrangements for the protection of children\n\nText.",
            "child-protection",
        ),
        (
            ("Annual unannounced inspection of contact, referral and assessment arrangements "
            "within Aldersea City Council\n\nText."),
            "contact-referral",
        ),
        (
            ("Inspection of progress made in the provision of safeguarding services\n\n"
            "The joint area review of 2008 was critical."),
            "progress-inspection",
        ),
        ("Joint area review\n\nAldersea Children’s Services Authority Area\n\nText.", "jar"),
        ("Enhanced youth inspection report\n\nText.", "youth-inspection"),
        ("Our children’s services self-evaluation 2022\n\nText.", "self-assessment"),
        ("Minutes\n\nOfsted judged the council’s children’s services to be good.", None),
        ("Inspection of a children’s home\n\nThe home is good.", None),
        ("Joint targeted area inspection of Aldersea: action plan\n\nText.", None),
        ("Improvement plan after the inspection of Aldersea children’s services\n\nText.", None),
        ("Fostering service inspection\n\nThe service is good.", None),
    ],
)  # fmt: skip
def test_a_title_tells_the_series(words: str, expected: str | None) -> None:
    assert series(words) == expected


def test_a_report_without_its_cover_is_known_by_what_it_says_of_itself() -> None:
    words = "Main findings\n\n11. The main findings of this joint area review are as follows:"
    assert series(words) == "jar"


def test_a_long_report_that_only_mentions_a_series_is_not_of_it() -> None:
    body = "\n\n".join(f"{n}. Since the joint area review, much has changed." for n in range(90))
    assert series("Children’s plan\n\n" + body) is None
