"""Builds an ONNX graph node by node, its weights as half-precision numbers in a file of their own.

Arithmetic is in single precision: each weight is cast where it is used, which runtimes do once, at load. Software
WebGPU and many devices cannot calculate in half precision.
"""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

OPSET = 17


class WeightFile:
    """Half-precision arrays one after another, each at a multiple of 64 bytes; shared by several graphs."""

    def __init__(self, name):
        self.name, self.bytes, self.places = name, bytearray(), {}

    def add(self, key, array):
        if key not in self.places:
            self.bytes.extend(b"\0" * (-len(self.bytes) % 64))
            data = np.ascontiguousarray(array, dtype="<f2").tobytes()
            self.places[key] = (len(self.bytes), len(data), array.shape)
            self.bytes.extend(data)
        return self.places[key]


class Graph:
    def __init__(self, name, weights):
        self.name, self.weights = name, weights
        self.nodes, self.initializers, self.inputs, self.outputs = [], [], [], []
        self.known, self.count = {}, 0

    def input(self, name, dtype, shape):
        self.inputs.append(helper.make_tensor_value_info(name, dtype, shape))
        return name

    def output(self, name, value, shape):
        """Makes a value an output under a name of its own, which is returned. It is renamed, not copied."""
        for node in self.nodes:
            for names in (node.input, node.output):
                for i, known in enumerate(names):
                    if known == value:
                        names[i] = name
        self.outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, shape))
        return name

    def node(self, kind, *inputs, **attributes):
        """Adds a node with one output and returns that output's name; numbers become constants."""
        self.count += 1
        out = f"{kind.lower()}_{self.count}"
        names = [self.constant(i) if not isinstance(i, str) else i for i in inputs]
        self.nodes.append(helper.make_node(kind, names, [out], **attributes))
        return out

    def split(self, value, parts, axis):
        self.count += 1
        outs = [f"split_{self.count}_{i}" for i in range(len(parts))]
        self.nodes.append(helper.make_node("Split", [value, self.constant(np.array(parts, np.int64))], outs, axis=axis))
        return outs

    def constant(self, value):
        """An int or list of ints as int64, a float as float32, an array as it is."""
        if isinstance(value, (int, list)):
            value = np.array(value, np.int64)
        elif isinstance(value, float):
            value = np.array(value, np.float32)
        key = (value.dtype.str, value.shape, value.tobytes())
        if key not in self.known:
            self.known[key] = f"constant_{len(self.known)}"
            self.initializers.append(numpy_helper.from_array(value, self.known[key]))
        return self.known[key]

    def weight(self, key, array):
        """A stored weight, as single precision."""
        if key not in self.known:
            offset, length, shape = self.weights.add(key, array)
            tensor = TensorProto(name=key, data_type=TensorProto.FLOAT16, dims=shape)
            tensor.data_location = TensorProto.EXTERNAL
            for field, value in (("location", self.weights.name), ("offset", offset), ("length", length)):
                tensor.external_data.add(key=field, value=str(value))
            self.initializers.append(tensor)
            self.known[key] = self.node("Cast", key, to=TensorProto.FLOAT)
        return self.known[key]

    def write(self, path, about):
        graph = helper.make_graph(self.nodes, self.name, self.inputs, self.outputs, self.initializers)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="consilium")
        model.ir_version = 8
        model.doc_string = about
        with open(path, "wb") as file:
            file.write(model.SerializeToString(deterministic=True))
        return model
