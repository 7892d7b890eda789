"""What a build and its reader process tell each other: JSON, one message a line.

The reader has handled files that nobody vouches for, so what it says is checked
against these types and never unpickled.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from indexer.batch import Batch
from indexer.reading import Reading


@dataclass(frozen=True, slots=True)
class Task:
    """One file to read.

    `path` and `corpus` are absolute. `row` is what the manifest states about the
    file. `known` maps the ids of its reports in the index to their digests:
    those that have not changed are not read through again. `batch` is that of the
    dated reports in its folder.
    """

    path: str
    corpus: str
    row: Mapping[str, str] = field(default_factory=dict)
    known: Mapping[str, str] = field(default_factory=dict)
    batch: Batch | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """`done` of `total` pages, reports or passages; also the sign that the reader is alive."""

    stage: str
    done: int
    total: int
    kind: Literal["step"] = "step"


@dataclass(frozen=True, slots=True)
class Kept:
    """A report that is in the index as it is."""

    doc_id: str
    kind: Literal["kept"] = "kept"


@dataclass(frozen=True, slots=True)
class Read:
    """A new or changed report."""

    reading: Reading
    kind: Literal["read"] = "read"


@dataclass(frozen=True, slots=True)
class Failed:
    """A report, or with an empty `doc_id` the file, that cannot be read; why, in Chinese."""

    doc_id: str
    message: str
    kind: Literal["failed"] = "failed"


@dataclass(frozen=True, slots=True)
class End:
    """The file is done; the reader takes another one only if it is `sound`."""

    sound: bool = True
    kind: Literal["end"] = "end"


Message = Step | Kept | Read | Failed | End

TASK = TypeAdapter(Task)
MESSAGE: TypeAdapter[Message] = TypeAdapter(Annotated[Message, Field(discriminator="kind")])
