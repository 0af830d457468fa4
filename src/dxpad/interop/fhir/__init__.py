"""FHIR R4: a note as a document (Bundle, Composition, DocumentReference, Provenance), by our own code."""

from dxpad.interop.fhir.document import to_fhir
from dxpad.interop.fhir.record import Signature, WrittenNote

__all__ = ["Signature", "WrittenNote", "to_fhir"]
