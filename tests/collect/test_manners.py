from __future__ import annotations

from inspgraph.collect.manners import Manners


def test_a_host_is_left_in_peace_after_its_answer_and_others_need_not_wait() -> None:
    now, waited = [0.0], list[float]()
    manners = Manners(2.0, waited.append, lambda: now[0])
    manners.wait("a.example")
    now[0] = 5.0
    manners.done("a.example")
    manners.wait("b.example")
    now[0] = 5.5
    manners.wait("a.example")
    now[0] = 8.0
    manners.wait("a.example")
    assert waited == [1.5]
