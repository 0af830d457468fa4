"""A transducer with random weights for sherpa-onnx: it hears nothing, but it loads, runs and has the shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

MELS, WIDTH, CONTEXT, SUBSAMPLED = 80, 16, 2, 4
TOKENS = ("<blk>", "<unk>", *(f"▁word{number}" for number in range(40)), *"abcdefgh")


def write_random_transducer(folder: Path) -> Path:
    """The folder, filled; the same weights each time. Skips the test where the packages are not installed."""
    np = pytest.importorskip("numpy")
    onnx = pytest.importorskip("onnx")
    pytest.importorskip("sherpa_onnx")
    folder.mkdir(parents=True)
    random = np.random.default_rng(3)
    make, kinds = onnx.helper, onnx.TensorProto

    def weights(name: str, *shape: int) -> Any:  # noqa: ANN401  onnx is untyped and optional
        return onnx.numpy_helper.from_array(random.standard_normal(shape).astype("float32"), name)

    def numbers(name: str, *values: int) -> Any:  # noqa: ANN401  see above
        return onnx.numpy_helper.from_array(np.array(values, "int64"), name)

    def save(
        name: str, nodes: list[Any], inputs: list[Any], outputs: list[Any], held: list[Any], **said: object
    ) -> None:
        graph = make.make_graph(nodes, name, inputs, outputs, held)
        model = make.make_model(graph, opset_imports=[make.make_opsetid("", 13)], ir_version=8)
        for key, value in said.items():
            model.metadata_props.add(key=key, value=str(value))
        onnx.checker.check_model(model)
        onnx.save(model, str(folder / f"{name}.onnx"))

    def value(name: str, kind: int, *shape: object) -> Any:  # noqa: ANN401  see above
        return make.make_tensor_value_info(name, kind, list(shape))

    save(
        "encoder",
        [
            make.make_node("Slice", ["x", "from", "to", "axis", "step"], ["fewer"]),
            make.make_node("MatMul", ["fewer", "w"], ["wide"]),
            make.make_node("Tanh", ["wide"], ["encoder_out"]),
            make.make_node("Add", ["x_lens", "three"], ["rounded"]),
            make.make_node("Div", ["rounded", "step"], ["encoder_out_lens"]),
        ],
        [value("x", kinds.FLOAT, "N", "T", MELS), value("x_lens", kinds.INT64, "N")],
        [value("encoder_out", kinds.FLOAT, "N", "U", WIDTH), value("encoder_out_lens", kinds.INT64, "N")],
        [weights("w", MELS, WIDTH), numbers("from", 0), numbers("to", 1 << 40), numbers("axis", 1),
         numbers("step", SUBSAMPLED), numbers("three", SUBSAMPLED - 1)],
    )  # fmt: skip
    save(
        "decoder",
        [
            make.make_node("Gather", ["table", "y"], ["each"]),
            make.make_node("ReduceMean", ["each"], ["decoder_out"], axes=[1], keepdims=0),
        ],
        [value("y", kinds.INT64, "N", CONTEXT)],
        [value("decoder_out", kinds.FLOAT, "N", WIDTH)],
        [weights("table", len(TOKENS), WIDTH)],
        context_size=CONTEXT,
        vocab_size=len(TOKENS),
    )
    save(
        "joiner",
        [
            make.make_node("Add", ["encoder_out", "decoder_out"], ["both"]),
            make.make_node("MatMul", ["both", "w"], ["logit"]),
        ],
        [value("encoder_out", kinds.FLOAT, "N", WIDTH), value("decoder_out", kinds.FLOAT, "N", WIDTH)],
        [value("logit", kinds.FLOAT, "N", len(TOKENS))],
        [weights("w", WIDTH, len(TOKENS))],
        joiner_dim=WIDTH,
    )
    lines = (f"{token} {number}\n" for number, token in enumerate(TOKENS))
    (folder / "tokens.txt").write_text("".join(lines), encoding="utf-8")
    return folder
