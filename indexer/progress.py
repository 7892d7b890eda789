"""A build told to another program: one JSON object a line on stdout.

`{"stage", "done", "total"}` while it works; at its end the fields of
`BuildSummary`, or `{"error"}` with what staff read.
"""

import json
from dataclasses import asdict
from types import TracebackType

from core.errors import PolicyQAError
from indexer.build import BuildSummary


class JsonLines:
    """Takes the place of `printing.Bars` and of the printed summary."""

    def __enter__(self) -> "JsonLines":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if isinstance(error, PolicyQAError):
            self._print({"error": error.message})

    def update(self, stage: str, done: int, total: int) -> None:
        """Tell how far a stage is."""
        self._print({"stage": stage, "done": done, "total": total})

    def summary(self, summary: BuildSummary) -> None:
        """Tell what the build did."""
        self._print(asdict(summary))

    def _print(self, line: dict[str, object]) -> None:
        print(json.dumps(line, ensure_ascii=False), flush=True)
