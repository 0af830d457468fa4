"""`python -m dxpad` is the command `dxpad`."""

from dxpad.cli.main import main

main()
