"""How does one speak to citenet in a terminal? One command a step; data on stdout, the rest on stderr."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from errno import ENOSPC

import click

from citenet import __version__
from citenet.cli.contents import Commands, TableOfContents
from citenet.cli.progress import progress_done
from citenet.errors import BUG, INTERRUPTED, CitenetError, InputError


@click.group(cls=TableOfContents, commands=Commands(),
             context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="citenet")
def cli() -> None:
    """Who builds on whose knowledge: patent citation networks by key technology.

    \b
    citenet build                    everything, for the simulated sample, into outputs/
    citenet import edges FILE -o C   your own citations become the corpus C
    citenet build C -o outputs       tables, scores and one network page per technology
    citenet scores NL C              the position of a country, in the terminal

    Exit codes: 0 done, 1 a gate fired (--fail-on, check --strict), 2 usage, 3 bad input,
    4 something is not installed, 5 undefined result, 70 a bug of citenet, 130 interrupted.
    """


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and end the process with the exit code that tells how it went."""
    # Who ends a job, such as a scheduler or a line that breaks, wants no less left behind than who presses Ctrl-C.
    for ending in (getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)):
        # What goes on without its terminal (nohup) does not want to hear that it is gone.
        if signal.getsignal(ending) is not signal.SIG_IGN:
            signal.signal(ending, signal.default_int_handler)
    sys.exit(_run(arguments))


def _run(arguments: list[str] | None) -> int:
    plain = bool(os.environ.get("NO_COLOR")) or None
    try:
        result = cli.main(arguments, prog_name="citenet", standalone_mode=False, color=False if plain else None)
    except click.ClickException as error:
        progress_done()
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _interrupted()
    except CitenetError as error:
        progress_done()
        click.echo(f"{click.style('Error', fg='red', bold=True)}: {error}", err=True, color=False if plain else None)
        return error.exit_code
    except BrokenPipeError:
        # The reader of a pipe may stop early, as `head` does.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        if error.errno != ENOSPC:
            return _bug()
        progress_done()
        click.echo("Error: there is no space left for what is written", err=True)
        return InputError.exit_code
    except Exception:  # noqa: BLE001 - the outermost frame: what is no CitenetError is our bug
        return _bug()
    return result if isinstance(result, int) else 0


def _bug() -> int:
    progress_done()
    traceback.print_exc()
    click.echo("This is a bug of citenet. Please report it with the lines above.", err=True)
    return BUG


def _interrupted() -> int:
    progress_done()
    click.echo("Interrupted; nothing half-written was left behind.", err=True)
    return INTERRUPTED
