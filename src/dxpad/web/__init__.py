"""The app: server-rendered pages over one pad and one book of consultations."""

from dxpad.web.app import create_app

__all__ = ["create_app"]
