"""Text or transcript to findings: recognition, assertion, dialogue, numbers, merging. Standard library only."""

from dxpad.findings.recognise import find

__all__ = ["find"]
