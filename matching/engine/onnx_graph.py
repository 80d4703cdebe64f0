"""The ONNX graph of the bundled encoder, written node by node: no torch, and the 4-bit weights stay 4-bit.

BERT (Devlin et al. 2019) with ONNX Runtime's contributed operators: MatMulNBits (block 32, int8 accumulation),
GatherBlockQuantized for the embedding table, MultiHeadAttention, SkipLayerNormalization, BiasGelu; then mean
pooling over real tokens and L2 normalisation, as multilingual-e5 was trained (Wang et al. 2024).
"""

from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from matching.engine.quantised_file import BLOCK, QuantisedFile

_CONTRIB = "com.microsoft"
#: 4 = accumulate in int8, the arithmetic the file was quantised for; lower levels are slower, not better.
_ACCURACY_LEVEL = 4


class GraphBuilder:
    """Collects nodes and weights of one graph."""

    def __init__(self, source: QuantisedFile) -> None:
        self.source = source
        self.header = source.header
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def build(self) -> onnx.ModelProto:
        hidden = self._embeddings()
        for layer in range(self.header.layers):
            hidden = self._layer(layer, hidden)
        self._pool(hidden)
        shape = ["batch", "tokens"]
        graph = helper.make_graph(
            self.nodes,
            "multilingual-e5-small-q4",
            [
                helper.make_tensor_value_info("input_ids", TensorProto.INT64, shape),
                helper.make_tensor_value_info("attention_mask", TensorProto.INT64, shape),
            ],
            [helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["batch", self.header.hidden])],
            self.weights,
        )
        opsets = [helper.make_opsetid("", 21), helper.make_opsetid(_CONTRIB, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=10, producer_name="bahamm")

    # -- helpers -----------------------------------------------------------------------------
    def _node(self, operator: str, inputs: list[str], output: str, *, contrib: bool = False, **attributes: Any) -> str:
        node = helper.make_node(operator, inputs, [output], domain=_CONTRIB if contrib else "", **attributes)
        self.nodes.append(node)
        return output

    def _weight(self, name: str, array: NDArray[np.generic]) -> str:
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def _floats(self, name: str) -> str:
        return self._weight(name, self.source.floats(name))

    def _dense(self, data: str, tensors: list[str], rows: int, columns: int, output: str) -> str:
        """``data`` [.., columns] times the stacked 4-bit matrices, each [rows, columns], transposed."""
        parts = [self.source.blocks(f"{name}.w", rows, columns) for name in tensors]
        nibbles = np.concatenate([part[0] for part in parts])
        scales = np.concatenate([part[1] for part in parts])
        packed = (nibbles[:, 0::2] | (nibbles[:, 1::2] << 4)).reshape(len(nibbles), columns // BLOCK, BLOCK // 2)
        return self._node(
            "MatMulNBits",
            [data, self._weight(f"{output}.q", packed), self._weight(f"{output}.s", scales.reshape(-1))],
            output,
            contrib=True,
            K=columns,
            N=len(nibbles),
            bits=4,
            block_size=BLOCK,
            accuracy_level=_ACCURACY_LEVEL,
        )

    # -- parts -------------------------------------------------------------------------------
    def _embeddings(self) -> str:
        header = self.header
        nibbles, scales = self.source.blocks("emb.word", header.vocabulary, header.hidden)
        signed = (nibbles ^ 8).astype(np.uint8)  # two's complement of nibble - 8
        packed = (signed[:, 0::2] | (signed[:, 1::2] << 4)).tobytes()
        self.weights.append(
            helper.make_tensor("emb.q", TensorProto.INT4, [header.vocabulary, header.hidden], packed, raw=True)
        )
        self._node(
            "GatherBlockQuantized",
            ["emb.q", "input_ids", self._weight("emb.s", scales)],
            "words",
            contrib=True,
            gather_axis=0,
            quantize_axis=1,
            block_size=BLOCK,
        )
        # Every token is of type 0, so its type vector is added to the positions once, here.
        types = self.source.floats("emb.type").reshape(-1, header.hidden)[0]
        positions = self.source.floats("emb.pos").reshape(-1, header.hidden) + types
        self._weight("positions", positions)
        self._weight("one", np.array([1], np.int64))
        self._weight("two", np.array([2], np.int64))
        self._weight("zero", np.array([0], np.int64))
        self._node("Shape", ["input_ids"], "shape")
        self._node("Slice", ["shape", "one", "two"], "length")
        self._node("Slice", ["positions", "zero", "length", "zero"], "used_positions")
        self._node("Add", ["words", "used_positions"], "embedded")
        self._node("Cast", ["attention_mask"], "mask32", to=TensorProto.INT32)
        inputs = ["embedded", self._floats("emb.ln.w"), self._floats("emb.ln.b")]
        return self._node("LayerNormalization", inputs, "hidden.0", axis=-1, epsilon=header.epsilon)

    def _layer(self, layer: int, hidden: str) -> str:
        header, name = self.header, f"l{layer}"
        size = header.hidden
        packed = self._dense(hidden, [f"{name}.{part}" for part in "qkv"], size, size, f"{name}.qkv")
        parts = [f"{name}.query", f"{name}.key", f"{name}.value"]
        self.nodes.append(helper.make_node("Split", [packed], parts, axis=-1, num_outputs=3))
        bias = np.concatenate([self.source.floats(f"{name}.{part}.b") for part in "qkv"])
        attended = self._node(
            "MultiHeadAttention",
            [*parts, self._weight(f"{name}.qkv.b", bias), "mask32"],
            f"{name}.attended",
            contrib=True,
            num_heads=header.heads,
        )
        projected = self._dense(attended, [f"{name}.ao"], size, size, f"{name}.projected")
        middle = self._normalise(projected, hidden, f"{name}.ao.b", f"{name}.aln", f"{name}.middle")
        wide = self._dense(middle, [f"{name}.fi"], header.intermediate, size, f"{name}.wide")
        active = self._node("BiasGelu", [wide, self._floats(f"{name}.fi.b")], f"{name}.active", contrib=True)
        narrow = self._dense(active, [f"{name}.fo"], size, header.intermediate, f"{name}.narrow")
        return self._normalise(narrow, middle, f"{name}.fo.b", f"{name}.oln", f"hidden.{layer + 1}")

    def _normalise(self, data: str, skip: str, bias: str, norm: str, output: str) -> str:
        inputs = [data, skip, self._floats(f"{norm}.w"), self._floats(f"{norm}.b"), self._floats(bias)]
        return self._node("SkipLayerNormalization", inputs, output, contrib=True, epsilon=self.header.epsilon)

    def _pool(self, hidden: str) -> None:
        self._weight("last", np.array([-1], np.int64))
        self._weight("tiny", np.array(1e-9, np.float32))
        self._node("Cast", ["attention_mask"], "mask_float", to=TensorProto.FLOAT)
        self._node("Unsqueeze", ["mask_float", "last"], "mask_wide")
        self._node("Mul", [hidden, "mask_wide"], "masked")
        self._node("ReduceSum", ["masked", "one"], "summed", keepdims=0)
        self._node("ReduceSum", ["mask_float", "one"], "counted", keepdims=1)
        self._node("Max", ["counted", "tiny"], "count")
        self._node("Div", ["summed", "count"], "mean")
        self._node("LpNormalization", ["mean"], "embedding", axis=-1, p=2)
