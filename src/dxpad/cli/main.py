"""The command `dxpad`: finds the command, and turns every error into a message and an exit code.

Commands live in modules that are imported when they are called, so that the program starts fast.
"""

from __future__ import annotations

import io
import os
import sys
from importlib import import_module

import click

from dxpad import __version__
from dxpad.cli.failures import failure_of, told

COMMANDS = {
    "demo": "dxpad.cli.demo:demo",
    "serve": "dxpad.cli.serve:serve",
    "transcribe": "dxpad.cli.transcribe:transcribe",
    "findings": "dxpad.cli.findings:findings",
    "differential": "dxpad.cli.differential:differential",
    "explain": "dxpad.cli.explain:explain",
    "guide": "dxpad.cli.guide:guide",
    "score": "dxpad.cli.score:score",
    "drugs": "dxpad.cli.drugs:drugs",
    "note": "dxpad.cli.note:note",
    "search": "dxpad.cli.encyclopedia:search",
    "article": "dxpad.cli.encyclopedia:article",
    "knowledge": "dxpad.cli.knowledge:knowledge",
    "priors": "dxpad.cli.priors:priors",
    "replay": "dxpad.cli.replay:replay",
    "bench": "dxpad.cli.bench:bench",
    "models": "dxpad.cli.models:models",
    "doctor": "dxpad.cli.doctor:doctor",
    "sound-key": "dxpad.cli.sound_key:sound_key",
}
"""Command name to module and function."""


INTERRUPTED = 130


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
    _print_utf8()
    try:
        code = cli.main(standalone_mode=False)
        sys.stdout.flush()
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        sys.exit(INTERRUPTED)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except told() as error:
        failure = failure_of(error)
        click.echo(f"dxpad: {failure.message}", err=True)
        _drop_unwritten()
        sys.exit(failure.exit_code)
    sys.exit(code if isinstance(code, int) else 0)


def _print_utf8() -> None:
    """Results are UTF-8 whatever the terminal's language; a message never fails on a character."""
    for stream, errors in ((sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


def _drop_unwritten() -> None:
    """What standard output could not take is let go, so that leaving does not fail on it once more."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
