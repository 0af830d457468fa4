"""The JSON API: the objects of the command line over HTTP."""

from dxpad.api.app import create_api
from dxpad.api.limits import BodyLimit
from dxpad.api.shared import SharedPad

__all__ = ["BodyLimit", "SharedPad", "create_api"]
