"""A Whisper model with random weights in CTranslate2's form: it hears nothing, but it loads, runs and has the shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

WIDTH, HEADS, MELS, TEXT, VOCABULARY, POSITIONS, CONTEXT = 64, 2, 80, 50257, 51864, 1500, 448
SPECIAL = ("<|startoftranscript|>", "<|en|>", "<|translate|>", "<|transcribe|>", "<|startoflm|>", "<|startofprev|>")


def write_random_whisper(folder: Path) -> Path:
    """The folder, filled; the same weights each time. Skips the test where the packages are not installed."""
    np = pytest.importorskip("numpy")
    specs = pytest.importorskip("ctranslate2.specs")
    pytest.importorskip("faster_whisper")
    folder.mkdir(parents=True)
    random = np.random.default_rng(7)
    spec = specs.WhisperSpec(1, HEADS, 1, HEADS)

    def weights(*shape: int) -> Any:  # noqa: ANN401  a numpy array; numpy is optional here
        return (random.standard_normal(shape) * 0.1).astype("float32")

    _fill(spec.encoder.conv1, weights(WIDTH, MELS, 3), weights(WIDTH))
    _fill(spec.encoder.conv2, weights(WIDTH, WIDTH, 3), weights(WIDTH))
    spec.encoder.position_encodings.encodings = weights(POSITIONS, WIDTH)
    spec.decoder.position_encodings.encodings = weights(CONTEXT, WIDTH)
    spec.decoder.embeddings.weight = weights(VOCABULARY, WIDTH) * 10
    spec.decoder.projection.weight = spec.decoder.embeddings.weight
    norms = [spec.encoder.layer_norm, spec.decoder.layer_norm]
    for layer, crossed in ((spec.encoder.layer[0], False), (spec.decoder.layer[0], True)):
        attentions = [layer.self_attention, *([layer.attention] if crossed else [])]
        norms += [layer.ffn.layer_norm, *(each.layer_norm for each in attentions)]
        for attention in attentions:
            sizes = [WIDTH, 2 * WIDTH] if attention is not layer.self_attention else [3 * WIDTH]
            for linear, size in zip(attention.linear, [*sizes, WIDTH], strict=True):
                _fill(linear, weights(size, WIDTH), weights(size))
        _fill(layer.ffn.linear_0, weights(4 * WIDTH, WIDTH), weights(4 * WIDTH))
        _fill(layer.ffn.linear_1, weights(WIDTH, 4 * WIDTH), weights(WIDTH))
    for norm in norms:
        norm.gamma, norm.beta = np.ones(WIDTH, "float32"), np.zeros(WIDTH, "float32")
    spec.register_vocabulary(_vocabulary())
    spec.config.suppress_ids = []
    spec.config.suppress_ids_begin = []
    spec.config.lang_ids = [TEXT + 1]
    spec.config.alignment_heads = [[0, 0], [0, 1]]
    spec.validate()
    spec.optimize(quantization="int8")
    spec.save(str(folder))
    _write_tokenizer(folder / "tokenizer.json")
    return folder


def _fill(layer: Any, weight: Any, bias: Any) -> None:  # noqa: ANN401  parts of an untyped library
    layer.weight, layer.bias = weight, bias


def _vocabulary() -> list[str]:
    from tokenizers.pre_tokenizers import ByteLevel  # noqa: PLC0415  optional here

    letters = sorted(ByteLevel.alphabet())
    words = [f"Ġword{number}" for number in range(TEXT - 1 - len(letters))]
    tokens = [*letters, *words, "<|endoftext|>", *SPECIAL, "<|nocaptions|>", "<|notimestamps|>"]
    return [*tokens, *(f"<|{number * 0.02:.2f}|>" for number in range(VOCABULARY - len(tokens)))]


def _write_tokenizer(path: Path) -> None:
    from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers  # noqa: PLC0415  optional here

    tokens = _vocabulary()
    tokenizer = Tokenizer(models.BPE(vocab={token: at for at, token in enumerate(tokens)}, merges=[]))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens([AddedToken(token, special=True) for token in tokens[TEXT - 1 :]])
    tokenizer.save(str(path))
