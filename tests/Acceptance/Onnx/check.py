"""Runs model files as any other ONNX consumer would, and compares with what the product computed.

usage: check.py FOLDER

For each model of FOLDER/cases.json: onnx's own checker with full shape inference, then the graph node by node in numpy's
float32, then the outputs against those in the file: within 1e-5 of each output's range over the batch (of its size where
it is constant), angles modulo 2 pi.
Prints one line per model; exits with 1 at the first fault.
"""
import json
import os
import sys

import numpy as np
import onnx
from onnx import numpy_helper

TOLERANCE = 1e-5

OPERATORS = {
    "Add": lambda _, a, b: a + b,
    "Concat": lambda axis, *parts: np.concatenate(parts, axis=axis),
    "Cos": lambda _, a: np.cos(a),
    "Div": lambda _, a, b: a / b,
    "Expand": lambda _, a, shape: a * np.ones(shape, dtype=a.dtype),
    "Gather": lambda axis, a, indices: np.take(a, indices, axis=axis),
    "Log": lambda _, a: np.log(a),
    "MatMul": lambda _, a, b: np.matmul(a, b),
    "Mul": lambda _, a, b: a * b,
    "Relu": lambda _, a: np.maximum(a, np.float32(0)),
    "Shape": lambda _, a: np.array(a.shape, dtype=np.int64),
    "Sigmoid": lambda _, a: 1 / (1 + np.exp(-a)),
    "Sin": lambda _, a: np.sin(a),
    "Softplus": lambda _, a: np.logaddexp(np.float32(0), a),
    "Sub": lambda _, a, b: a - b,
    "Tanh": lambda _, a: np.tanh(a),
}


def run(graph, inputs):
    values = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    values.update(inputs)
    for node in graph.node:
        axis = next((attribute.i for attribute in node.attribute if attribute.name == "axis"), None)
        values[node.output[0]] = OPERATORS[node.op_type](axis, *[values[name] for name in node.input])
    return {output.name: values[output.name] for output in graph.output}


def worst(actual, expected, angles):
    if actual.shape != expected.shape or actual.dtype != np.float32:
        sys.exit(f"output is {actual.dtype} {actual.shape}, not float32 {expected.shape}")
    error = np.abs(actual.astype(np.float64) - expected)
    error[..., angles] = np.abs((error[..., angles] + np.pi) % (2 * np.pi) - np.pi)
    spread = expected.max(axis=(0, 1)) - expected.min(axis=(0, 1))
    size = np.abs(expected).max(axis=(0, 1))
    return float((error / np.where(spread > 0, spread, size)).max())


def check(folder, case):
    model = onnx.load(os.path.join(folder, case["name"] + ".onnx"))
    onnx.checker.check_model(model, full_check=True)
    shape = (case["members"], case["rows"], -1)
    tensors = {name: np.array(case[name], dtype=np.float32).reshape(shape) for name in ("state", "action", "nextMean", "logVar")}
    outputs = run(model.graph, {"state": tensors["state"], "action": tensors["action"]})
    next_mean = worst(outputs["next_mean"], tensors["nextMean"], case["angles"])
    log_var = worst(outputs["log_var"], tensors["logVar"], [])
    print(f"{case['name']}: {len(model.graph.node)} nodes, next_mean off by {next_mean:.1e}, log_var by {log_var:.1e} of their ranges")
    if not max(next_mean, log_var) <= TOLERANCE:
        sys.exit(f"{case['name']}: more than {TOLERANCE} of the range")


if __name__ == "__main__":
    with open(os.path.join(sys.argv[1], "cases.json"), encoding="utf-8") as file:
        for each in json.load(file):
            check(sys.argv[1], each)
