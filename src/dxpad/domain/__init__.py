"""The words of the field as frozen dataclasses. Standard library only; imports nothing else of dxpad."""
