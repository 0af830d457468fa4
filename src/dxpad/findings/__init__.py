"""Text or transcript to findings: recognition, assertion, dialogue, numbers, merging. Standard library only."""

from dxpad.findings.recognise import Read, find, found, read

__all__ = ["Read", "find", "found", "read"]
