"""The command `dxpad`: finds the command, and turns every error into a message and an exit code.

Commands live in modules that are imported when they are called, so that the program starts fast.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from dxpad import __version__
from dxpad.domain.errors import DxpadError

COMMANDS = {
    "demo": "dxpad.cli.demo:demo",
    "serve": "dxpad.cli.serve:serve",
    "transcribe": "dxpad.cli.transcribe:transcribe",
    "findings": "dxpad.cli.findings:findings",
    "differential": "dxpad.cli.differential:differential",
    "explain": "dxpad.cli.explain:explain",
    "guide": "dxpad.cli.guide:guide",
    "score": "dxpad.cli.score:score",
    "note": "dxpad.cli.note:note",
    "search": "dxpad.cli.encyclopedia:search",
    "article": "dxpad.cli.encyclopedia:article",
    "knowledge": "dxpad.cli.knowledge:knowledge",
    "replay": "dxpad.cli.replay:replay",
    "bench": "dxpad.cli.bench:bench",
    "doctor": "dxpad.cli.doctor:doctor",
}
"""Command name to module and function."""


class Lazy(click.Group):
    """A group whose commands are imported when they are wanted."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 click's signature
        """All commands in the order of the contract."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 click's signature
        """The command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module, function = COMMANDS[cmd_name].split(":")
        command = getattr(import_module(module), function)
        return command if isinstance(command, click.Command) else None


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="dxpad")
def cli() -> None:
    """Diagnosis Pad: differentials, guidance, transcripts, notes, an encyclopedia and the reasons, on your own machine.

    For health professionals and students. It supports judgement and does not replace it.
    """


def main() -> None:
    """Run the command line and leave with the exit code of CONTRACTS.md. A user never sees a traceback."""
    try:
        cli.main(standalone_mode=False)
    except click.exceptions.Exit as leaving:
        sys.exit(leaving.exit_code)
    except click.Abort:
        click.echo("Stopped.", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except DxpadError as error:
        click.echo(f"dxpad: {error.message}", err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        click.echo(
            f"dxpad: {error.strerror or error}{where}. Check that the disk has room and the path may be used", err=True
        )
        sys.exit(5)
    except (ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError) as error:
        place = _last_place(error)
        click.echo(
            f"dxpad: internal error: {type(error).__name__} at {place}. Please report it with the command you ran",
            err=True,
        )
        sys.exit(10)


def _last_place(error: BaseException) -> str:
    """File and line where it happened, without any value: a value may be a patient's words."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}" if trace else "an unknown place"  # noqa: PTH119 a name, not a path
