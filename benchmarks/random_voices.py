"""A model of voices with random weights for sherpa-onnx: it knows nobody, but it loads, runs and has the shape."""

from __future__ import annotations

import importlib
import importlib.util
from typing import TYPE_CHECKING

from dxpad.domain.errors import MissingPartError

if TYPE_CHECKING:
    from pathlib import Path

MELS, WIDTH = 80, 16
PACKAGES = ("numpy", "onnx", "sherpa_onnx")


def write_random_voices(path: Path) -> Path:
    """The file; the same weights each time.

    Raises:
        MissingPartError: what it is made with, or what runs it, is not installed.
    """
    missing = [name for name in PACKAGES if importlib.util.find_spec(name) is None]
    if missing:
        raise MissingPartError(
            "A model of voices cannot be made here", where="voices", mend=f"pip install {' '.join(missing)}"
        )
    np, onnx = importlib.import_module("numpy"), importlib.import_module("onnx")
    make, kinds = onnx.helper, onnx.TensorProto
    weights = np.random.default_rng(5).standard_normal((MELS, WIDTH)).astype("float32")
    graph = make.make_graph(
        [
            make.make_node("ReduceMean", ["x"], ["middle"], axes=[1], keepdims=0),
            make.make_node("MatMul", ["middle", "w"], ["embedding"]),
        ],
        "voices",
        [make.make_tensor_value_info("x", kinds.FLOAT, ["N", "T", MELS])],
        [make.make_tensor_value_info("embedding", kinds.FLOAT, ["N", WIDTH])],
        [onnx.numpy_helper.from_array(weights, "w")],
    )
    model = make.make_model(graph, opset_imports=[make.make_opsetid("", 13)], ir_version=8)
    said = {
        "framework": "wespeaker", "language": "English", "url": "none", "comment": "random", "output_dim": WIDTH,
        "sample_rate": 16_000, "normalize_samples": 1, "feature_normalize_type": "global-mean",
    }  # fmt: skip
    for key, value in said.items():
        model.metadata_props.add(key=key, value=str(value))
    onnx.checker.check_model(model)
    onnx.save(model, str(path))
    return path
