"""Checking the snapshots byte by byte, and letting a good one answer."""

from collections.abc import Iterable
from dataclasses import dataclass

from core.errors import BadInputError, IndexCorrupt, IndexMismatch
from core.index.store import IndexStore

_OTHER_VERSION = "由其他版本的程序建立，未检查"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A snapshot: whether it is the one that answers, and what is wrong, a line a file."""

    snapshot: str
    current: bool
    problems: tuple[str, ...]


def verify(store: IndexStore) -> list[Verdict]:
    """Check every byte of every snapshot, oldest first."""
    current = _current(store)
    return [Verdict(name, name == current, _problems(store, name)) for name in store.snapshots()]


def rollback(store: IndexStore) -> str:
    """Let the newest whole snapshot older than the current one answer; its id.

    The next build brings the index up to the reports again.

    Raises:
        BadInputError: there is none.
        IndexBusy, IndexWriteFailed: a build is running, or the disk refused.
    """
    with store.lock():
        current = _current(store)
        older = [v for v in verify(store) if v.snapshot < current and not v.problems]
        if not older:
            raise BadInputError("no older snapshot", message="没有更早的完好索引可以退回。")
        store.switch(older[-1].snapshot)
        return older[-1].snapshot


def repair(store: IndexStore) -> str | None:
    """Let the current snapshot answer if it is whole, else the newest that is; its id.

    The damaged ones are deleted. None, and no snapshot deleted, where none is whole.
    A damaged list of exclusions is made anew from what the chosen one left out.

    Raises:
        IndexBusy, IndexWriteFailed: a build is running, or the disk refused.
    """
    with store.lock():
        verdicts = verify(store)
        whole = [v for v in verdicts if not v.problems]
        if not whole:
            _mend_exclusions(store, ())
            return None
        chosen = max(whole, key=lambda v: (v.current, v.snapshot)).snapshot
        store.switch(chosen)
        with store.open() as snapshot:
            _mend_exclusions(store, snapshot.manifest.excluded)
        for verdict in verdicts:
            if verdict.problems:
                store.remove(verdict.snapshot)
        return chosen


def lost_exclusions(store: IndexStore) -> str:
    """What is wrong with the list of excluded reports, in Chinese; empty where it is whole."""
    try:
        store.excluded()
    except IndexCorrupt as error:
        return f"停用报告的名单已损坏：{error}"
    return ""


def _mend_exclusions(store: IndexStore, known: Iterable[str]) -> None:
    if lost_exclusions(store):
        store.set_excluded(known)


def _current(store: IndexStore) -> str:
    try:
        return store.current() or ""
    except IndexCorrupt:
        return ""


def _problems(store: IndexStore, name: str) -> tuple[str, ...]:
    try:
        return tuple(store.damage(name))
    except IndexMismatch:
        return (_OTHER_VERSION,)
