"""The extraction of bodies and relations as spaCy components, for any text and any pipeline.

>>> import inspgraph
>>> nlp = inspgraph.nlp()
>>> doc = nlp("School nursing is provided by South Tees Hospitals NHS Foundation Trust.")
>>> [(span.text, span.label_) for span in doc.spans["actors"]]
[('School nursing', 'Service'), ('South Tees Hospitals NHS Foundation Trust', 'HealthBody')]
>>> [(r.subject, r.relation, r.object) for r in doc._.relations]
[('South Tees Hospitals NHS Foundation Trust', 'provides', 'School nursing')]
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Span

from inspgraph import resources
from inspgraph.bodies.finder import BodyFinder
from inspgraph.bodies.names.recogniser import Recogniser
from inspgraph.bodies.names.tokenizer import make_tokenizer_pipeline, normalise_marks
from inspgraph.facts import Facts
from inspgraph.registers.registers import Registers, load_registers

FACTORY = "inspgraph_bodies"


@dataclass(frozen=True, slots=True)
class RelationInText:
    """A relation that a sentence states, by the names the text uses.

    ``evidence`` is the sentence; ``negated`` and ``modality`` as in ``records.Relation``; ``cue``
    the id of the rule in data/cues/frames.
    """

    subject: str
    relation: str
    object: str
    negated: bool
    modality: str
    cue: str
    evidence: Span


def load_body_finder(registers: Registers, nlp: Language | None = None) -> BodyFinder:
    """Load the rules and the recogniser of the package, for the bodies of these registers."""
    return BodyFinder.load(
        resources.DATA / "cues",
        registers,
        nlp or make_tokenizer_pipeline(),
        Recogniser.load(resources.DATA / "models" / "recogniser"),
    )


class BodiesComponent:
    """Sets ``doc.spans["actors"]`` and ``doc._.relations``.

    An actor's span has its type as label and its key within the document as id: spans with the
    same id name the same body.
    """

    def __init__(self, finder: BodyFinder) -> None:
        self._finder = finder

    def __call__(self, doc: Doc) -> Doc:
        found = self._finder.analyse(normalise_marks(doc), Facts())
        types = {draft.key: draft.type for draft in found.drafts}
        names = {draft.key: draft.name for draft in found.drafts}
        doc.spans["actors"] = [
            Span(doc, mention.start, mention.end, label=types[key], span_id=key)
            for mention, key in zip(found.mentions, found.keys, strict=True)
            if key in types
        ]
        doc._.relations = tuple(
            RelationInText(
                names[one.subject],
                one.relation,
                names[one.object],
                one.modality.negated,
                one.modality.mode,
                one.cue,
                _sentence(doc, one.clause.span.start, one.clause.span.end),
            )
            for one in found.stated
            if one.subject in names and one.object in names
        )
        return doc


def _sentence(doc: Doc, start: int, end: int) -> Span:
    span = doc.char_span(start, end)
    if span is None:
        raise ValueError("a sentence does not end between its tokens")
    return span


@Language.factory(FACTORY, assigns=["doc.spans"])
def make_bodies(nlp: Language, name: str) -> BodiesComponent:  # noqa: ARG001 spaCy passes both
    """The spaCy factory: registers and rules are those that come with the package."""
    if not Doc.has_extension("relations"):
        Doc.set_extension("relations", default=())
    return BodiesComponent(load_body_finder(load_registers(resources.DATA / "registers"), nlp))


def make_pipeline() -> Language:
    """Blank English with the component: a spaCy pipeline like any other."""
    nlp = make_tokenizer_pipeline()
    nlp.add_pipe(FACTORY)
    return nlp
