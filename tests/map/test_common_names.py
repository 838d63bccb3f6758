from __future__ import annotations

from inspgraph.map.common_names import CommonNames
from inspgraph.store.prefixes import prefixes_of

AT = prefixes_of()
ID, IG, KIND = AT["id"], AT["ig"], AT["kind"]
HUB = f"{ID}actor-local__X1__hub"


def document(
    number: int, name: str, type_: str, actor: str = HUB, register: str = "local"
) -> bytes:
    graph, seen = f"<{ID}graph-{number}>", f"<{ID}appearance-{number}>"
    return "".join(
        f"{subject} <{predicate}> {value} {graph} .\n"
        for subject, predicate, value in (
            (f"<{actor}>", f"{AT['rdf']}type", f"<{IG}{'Unit' if type_ == 'Unit' else 'Service'}>"),
            (f"<{actor}>", f"{AT['dct']}type", f"<{KIND}{type_}>"),
            (f"<{actor}>", f"{AT['skos']}prefLabel", f'"{name}"'),
            (f"<{actor}>", f"{IG}register", f'"{register}"'),
            (seen, f"{IG}actor", f"<{actor}>"),
            (seen, f"{IG}name", f'"{name}"'),
            (seen, f"{AT['dct']}type", f"<{KIND}{type_}>"),
        )
    ).encode()


def settled(*documents: bytes) -> list[str]:
    names = CommonNames()
    for quads in documents:
        names.add(quads)
    lines = (line for quads in documents for line in quads.splitlines(keepends=True))
    return [line.decode() for line in names.settled(lines)]


def values(lines: list[str], predicate: str) -> set[str]:
    found = (line.split(" ", 2) for line in lines if line.startswith(f"<{HUB}> <{predicate}> "))
    return {rest.rsplit(" <", 1)[0] for _, _, rest in found}


def test_a_local_body_has_the_label_and_class_that_most_documents_give_it() -> None:
    made = settled(
        document(1, "MASH", "Service"), document(2, "the hub", "Unit"), document(3, "MASH", "Unit")
    )
    assert values(made, f"{AT['skos']}prefLabel") == {'"MASH"'}
    assert values(made, f"{AT['skos']}altLabel") == {'"the hub"'}
    assert values(made, f"{AT['rdf']}type") == {f"<{IG}Unit>"}
    assert values(made, f"{AT['dct']}type") == {f"<{KIND}Unit>"}
    # What a document itself says stays as it was.
    assert sum(f'<{IG}name> "the hub"' in line for line in made) == 1


def test_settling_again_changes_nothing() -> None:
    once = settled(document(1, "MASH", "Service"), document(2, "the hub", "Unit"))
    of = [
        "".join(line for line in once if f"<{ID}graph-{number}>" in line).encode()
        for number in (1, 2)
    ]
    assert set(settled(*of)) == set(once)


def test_a_registered_body_keeps_what_its_register_says() -> None:
    police = f"{ID}actor-police__x"
    given = document(1, "Wexshire Police", "Service", police, "police")
    assert "".join(settled(given)).encode() == given
