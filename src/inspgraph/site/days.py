"""Days as people write them."""

from __future__ import annotations

from typing import Final

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def day_in_words(day: str) -> str:
    """Write "2024-07-12" as "12 July 2024", and "2024-07" and "2024" likewise.

    Any other text is returned unchanged.
    """
    parts = day.split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) > 3:
        return day
    if len(parts) > 1 and not 1 <= int(parts[1]) <= 12:
        return day
    numbers = [str(int(part)) for part in parts[2:]]
    months = [_MONTHS[int(part) - 1] for part in parts[1:2]]
    return " ".join([*numbers, *months, parts[0]])
