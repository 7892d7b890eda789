"""The ONNX copy of an encoder: made once for each model, and checked, at the end of a build."""

import logging
import shutil
import tempfile
import warnings
from pathlib import Path
from typing import Any

from core.encoders.encoder import SentenceEncoder, Vectors, load_model, unit
from core.encoders.onnx_encoder import (
    ENOUGH,
    GRAPH,
    PROBE,
    RECORD,
    TOKENIZER,
    CopyRecord,
    OnnxModel,
    read_record,
)
from core.errors import EncoderError, IndexWriteFailed
from core.files import sync_tree, write_atomically

# The same texts through both, alone and in one padded batch: short and long ones (past what
# any model reads), both scripts, what a tokenizer may treat in its own way.
SAMPLES = (
    PROBE,
    "范县2022年签约亿元以上项目多少个？",
    "  前后有空格，中间\n有换行\t和制表符 ",
    "Ｆｕｌｌ　ｗｉｄｔｈ, CAPITALS and Café №5 ①",
    "城镇新增就業1.2萬人，完成年度目標的60%。",
    "短",
    "",
    "该县组织招商小组赴外地考察，签约项目37个，合同引资额1,546.18万元。" * 40,
)
# A tokenizer without a limit of its own says so by a huge number.
_NO_LIMIT = 10**6

log = logging.getLogger("policyqa.encoder")


def keep_copy(encoder: SentenceEncoder, copies: Path) -> CopyRecord:
    """Make the copy in the folder `copies`, unless it is there or is known to fail.

    A model that cannot be copied faithfully is written down as refused, with
    the reason; torch then encodes its questions.

    Raises:
        IndexWriteFailed: the disk refused.
        EncoderError: the model itself cannot be loaded.
    """
    folder = copies / encoder.fingerprint
    record = read_record(folder)
    if record is None:
        try:
            record = _kept(encoder, folder)
        except OSError as error:
            raise IndexWriteFailed(f"{folder}: {error}") from error
    return record


def _kept(encoder: SentenceEncoder, folder: Path) -> CopyRecord:
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".copy-", dir=folder.parent) as work:
        draft = Path(work) / "copy"
        draft.mkdir()
        record = _made(encoder, draft)
        if record.refused:
            log.warning("no ONNX copy of %s, torch serves: %s", encoder.name, record.refused)
            for path in draft.iterdir():
                path.unlink()
        write_atomically(draft / RECORD, record.to_bytes())
        sync_tree(draft)
        return _placed(draft, folder) or record


def _placed(draft: Path, folder: Path) -> CopyRecord | None:
    """Move the copy to its place; the record of one that another build has just put there."""
    if read_record(folder) is None:
        shutil.rmtree(folder, ignore_errors=True)
    try:
        draft.rename(folder)
    except OSError:
        record = read_record(folder)
        if record is None:
            raise
        return record
    return None


def _made(encoder: SentenceEncoder, draft: Path) -> CopyRecord:
    """Write the copy and compare it with the model, both in float32."""
    try:
        model = load_model(encoder.folder, exact=True)
    except (OSError, ValueError, RuntimeError, ImportError, KeyError) as error:
        raise EncoderError(f"{encoder.folder}: {error}") from error
    try:
        _write_tokenizer(model, draft / TOKENIZER)
        _write_graph(model, draft / GRAPH)
        copy = OnnxModel(draft)
        own = unit(model.encode(list(SAMPLES), show_progress_bar=False))
        together, alone = copy.encode(SAMPLES), [copy.encode([text])[0] for text in SAMPLES]
    except OSError:
        raise
    # Whatever an exporter trips over in a model that nobody tried, the model itself still serves.
    except Exception as error:
        return CopyRecord(refused=f"{type(error).__name__}: {error}"[:500])
    least = min(
        _least_cosine(own, together), *(float(a @ b) for a, b in zip(own, alone, strict=True))
    )
    if not least >= ENOUGH:
        return CopyRecord(refused=f"cosine to the model {least}")
    return CopyRecord(dimension=own.shape[1], probe=tuple(map(float, alone[0])))


def _least_cosine(some: Vectors, others: Vectors) -> float:
    return float((some * others).sum(axis=1).min())


def _write_tokenizer(model: Any, path: Path) -> None:
    """The model's fast tokenizer, which then truncates and pads by itself."""
    tokenizer = model.tokenizer
    backend: Any = type(tokenizer.backend_tokenizer).from_str(tokenizer.backend_tokenizer.to_str())
    limit = model.max_seq_length
    if limit and limit < _NO_LIMIT:
        backend.enable_truncation(int(limit), strategy="longest_first")
    backend.enable_padding(
        direction=tokenizer.padding_side,
        pad_id=tokenizer.pad_token_id,
        pad_token=tokenizer.pad_token,
        pad_type_id=tokenizer.pad_token_type_id,
    )
    backend.save(str(path))


def _write_graph(model: Any, path: Path) -> None:
    """Trace the whole model, its pooling included: token ids and mask -> vectors."""
    import torch

    class Whole(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, input_ids: Any, attention_mask: Any) -> Any:
            features = {"input_ids": input_ids, "attention_mask": attention_mask}
            return self.model(features)["sentence_embedding"]

    batch = model.tokenizer(list(SAMPLES[:2]), padding=True, return_tensors="pt")
    inputs = (batch["input_ids"], batch["attention_mask"])
    free = dict.fromkeys((0, 1), torch.export.Dim.DYNAMIC)
    exporting = logging.getLogger("torch.onnx")
    level = exporting.level
    try:
        exporting.setLevel(logging.ERROR)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            torch.onnx.export(
                Whole().eval(),
                inputs,
                str(path),
                dynamo=True,
                verbose=False,
                input_names=["input_ids", "attention_mask"],
                output_names=["vector"],
                dynamic_shapes=(free, free),
                external_data=True,
            )
    finally:
        exporting.setLevel(level)
