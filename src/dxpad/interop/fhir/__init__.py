"""FHIR R4: a note as a document (Bundle, Composition, DocumentReference, Provenance), by our own code."""

from dxpad.interop.fhir.document import to_fhir
from dxpad.interop.fhir.phenotypes import exact_hpo
from dxpad.interop.fhir.record import Signature, WrittenNote

__all__ = ["Signature", "WrittenNote", "exact_hpo", "to_fhir"]
