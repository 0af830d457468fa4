"""Phrasing: an optional language model tidies sentences that already exist. It never makes a number or a fact.

Off unless the user gives an address. Sentence by sentence goes out, nothing else; what comes back passes a guard that
lets through grammar, marks and fillers only. Whatever fails it is thrown away and the sentence stays as it was.
"""

from dxpad.phrasing.address import ModelAddress
from dxpad.phrasing.guard import refusal
from dxpad.phrasing.rephrase import Proposal, applied, proposals

__all__ = ["ModelAddress", "Proposal", "applied", "proposals", "refusal"]
