"""Which steps of an import were taken before it was interrupted? Each is known by what it left."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any, TypeVar

from citenet.importers.account import Step
from citenet.importers.intake import Intake

Answer = TypeVar("Answer")


def once(intake: Intake, name: str, take: Callable[[], Answer]) -> Answer:
    """Take a step of an import, or go on behind it where it was taken before an interruption.

    Parameters
    ----------
    intake : Intake
        The step may add to its account, sources and tables, and spool relations; it leaves none that are staged.
    name : str
        As no other step of the import is called, fit for a file.
    take : callable
        Takes the step; JSON can hold its answer.
    """
    record = intake.steps / f"{name}.json"
    if record.exists():
        intake.options.progress(f"done before: {name.replace('_', ' ')}")
        return _go_on(intake, json.loads(record.read_text(encoding="utf-8")))
    before = _lengths(intake)
    answer = take()
    if intake.options.key:
        # Last, and at once: what is recorded is there.
        unfinished = record.with_suffix(".part")
        unfinished.write_text(json.dumps(_since(intake, before) | {"answer": answer}), encoding="utf-8")
        unfinished.replace(record)
    return answer


def _lengths(intake: Intake) -> tuple[int, ...]:
    account = intake.account
    return (len(account.steps), len(account.findings), len(intake.sources), len(intake.tables), len(intake.spooled))


def _since(intake: Intake, before: Sequence[int]) -> dict[str, Any]:
    """Return what came to an import since its parts had these lengths."""
    steps, findings, sources, tables, spooled = before
    return {
        "steps": [asdict(step) for step in intake.account.steps[steps:]],
        "findings": intake.account.findings[findings:],
        "sources": intake.sources[sources:],
        "tables": dict(list(intake.tables.items())[tables:]),
        "spooled": intake.spooled[spooled:],
    }


def _go_on(intake: Intake, left: dict[str, Any]) -> Any:
    intake.account.steps += [Step(**step) for step in left["steps"]]
    intake.account.findings += left["findings"]
    intake.sources.extend(left["sources"])
    intake.tables.update(left["tables"])
    for table in left["tables"]:
        intake.offer(table, intake.folder / f"{table}.parquet")
    for relation in left["spooled"]:
        intake.offer_spooled(relation)
    return left["answer"]
