#!/usr/bin/env python3
"""Makes the files in this folder: models as Keras 1.2.1 and Keras 2 write them, and what Keras computes with them.

Needs NumPy and h5py, not Keras: files are written attribute by attribute as Keras's own sources do it, and the outputs are computed here, by
plain loops over Keras's definition of each layer, in double precision. Run in this folder: python3 make_golden.py
"""
import json

import h5py
import numpy as np

random = np.random.default_rng(20170124)
expected = {}


def weights(*shape):
    return (random.standard_normal(shape) * 0.4).astype("float32")


# --- what Keras computes ---------------------------------------------------------------------------------------------------------------

def activation(name, x):
    return {"linear": lambda: x, "relu": lambda: np.maximum(x, 0), "tanh": lambda: np.tanh(x),
            "sigmoid": lambda: 1 / (1 + np.exp(-x))}[name]()


def dense(x, kernel, bias, name):
    return activation(name, x @ kernel.astype("float64") + bias)


def conv(x, kernel, bias, stride, padding, order, name, theano=False):
    """x: [rows][cols][channels] ("tf") or [channels][rows][cols] ("th"). kernel: [rows][cols][in][out] ("tf") or [out][in][rows][cols]."""
    if order == "th":
        x, kernel = x.transpose(1, 2, 0), kernel.transpose(2, 3, 1, 0)
    kernel = kernel.astype("float64")
    if theano:  # a convolution in the mathematical sense: W[k] meets x[-k]
        kernel = kernel[::-1, ::-1]
    kr, kc, _, filters = kernel.shape
    rows, cols, channels = x.shape
    if padding == "same" and not theano:
        out = (-(-rows // stride), -(-cols // stride))
        total = [max(0, (out[0] - 1) * stride + kr - rows), max(0, (out[1] - 1) * stride + kc - cols)]
        before = [total[0] // 2, total[1] // 2]
    elif padding == "same":  # Theano: border_mode="half"
        before = [kr // 2, kc // 2]
        total = [2 * before[0], 2 * before[1]]
        out = ((rows + total[0] - kr) // stride + 1, (cols + total[1] - kc) // stride + 1)
    else:
        before, total = [0, 0], [0, 0]
        out = ((rows - kr) // stride + 1, (cols - kc) // stride + 1)
    padded = np.zeros((rows + total[0], cols + total[1], channels))
    padded[before[0]:before[0] + rows, before[1]:before[1] + cols] = x
    y = np.zeros(out + (filters,))
    for r in range(out[0]):
        for c in range(out[1]):
            patch = padded[r * stride:r * stride + kr, c * stride:c * stride + kc]
            for f in range(filters):
                y[r, c, f] = (patch * kernel[:, :, :, f]).sum() + bias[f]
    y = activation(name, y)
    return y.transpose(2, 0, 1) if order == "th" else y


def lstm(x, kernel, recurrent, bias):
    """Gates side by side in the order input, forget, cell, output; recurrent activation sigmoid. Gives all steps."""
    units = recurrent.shape[0]
    h, c, steps = np.zeros(units), np.zeros(units), []
    for step in x:
        z = step @ kernel.astype("float64") + h @ recurrent.astype("float64") + bias
        i, f, g, o = z[:units], z[units:2 * units], z[2 * units:3 * units], z[3 * units:]
        c = activation("sigmoid", f) * c + activation("sigmoid", i) * np.tanh(g)
        h = activation("sigmoid", o) * np.tanh(c)
        steps.append(h)
    return np.array(steps)


# --- how Keras stores it ---------------------------------------------------------------------------------------------------------------

def store(group, layers, suffix=""):
    """As save_weights_to_hdf5_group does. layers: (name, [(weight name, array)])."""
    group.attrs["layer_names"] = [name.encode("utf8") for name, _ in layers]
    for name, arrays in layers:
        g = group.create_group(name)
        g.attrs["weight_names"] = [(weight + suffix).encode("utf8") for weight, _ in arrays]
        for weight, array in arrays:
            g.create_dataset(weight + suffix, array.shape, dtype=array.dtype)[:] = array


def golden(name, x, *outputs):
    """Pictures of 0, 0.5 and 1 take less room as digits, twice their value."""
    x = np.asarray(x, "float32").ravel()
    twice = 2 * x
    short = x.size > 50 and np.all((twice == np.round(twice)) & (twice >= 0) & (twice < 10))
    expected[name] = {"halves": "".join(str(int(v)) for v in twice)} if short else {"input": [float(str(v)) for v in x]}
    expected[name]["outputs"] = [[round(float(v), 7) for v in y.ravel()] for y in outputs]


def dense1(name, units, act, extra=""):
    return ("- class_name: Dense\n  config: {W_constraint: null, W_regularizer: null, activation: %s, activity_regularizer: null,\n"
            "    b_constraint: null, b_regularizer: null, bias: true, init: glorot_uniform, %sname: %s,\n"
            "    output_dim: %d, trainable: true}\n" % (act, extra, name, units))


NUMPY_SCALAR = ("input_dim: !!python/object/apply:numpy.core.multiarray.scalar\n"
                "    - !!python/object/apply:numpy.dtype\n      args: [i8, 0, 1]\n"
                "      state: !!python/tuple [3, <, null, null, null, -1, -1, 0]\n    - !!binary |\n      AAgAAAAAAAA=\n")


def dense1_scalar(name, units, act):
    """The first dense layer after Flatten, whose number of inputs Keras 1 keeps as a NumPy scalar."""
    return ("- class_name: Dense\n  config:\n    W_constraint: null\n    activation: %s\n    bias: true\n    init: glorot_uniform\n    %s"
            "    name: %s\n    output_dim: %d\n    trainable: true\n" % (act, NUMPY_SCALAR, name, units))


def conv1(name, filters, rows, cols, stride, mode, order, act="relu"):
    return ("- class_name: Convolution2D\n  config:\n    W_constraint: null\n    W_regularizer: null\n    activation: %s\n"
            "    activity_regularizer: null\n    b_constraint: null\n    b_regularizer: null\n    bias: true\n    border_mode: %s\n"
            "    dim_ordering: %s\n    init: glorot_uniform\n    name: %s\n    nb_col: %d\n    nb_filter: %d\n    nb_row: %d\n"
            "    subsample: !!python/tuple [%d, %d]\n    trainable: true\n"
            % (act, mode, order, name, cols, filters, rows, stride, stride))


def input1(shape):
    return ("- class_name: InputLayer\n  config:\n    batch_input_shape: !!python/tuple [null, %s]\n    input_dtype: float32\n"
            "    name: input_1\n    sparse: false\n" % ", ".join(map(str, shape)))


FLATTEN1 = "- class_name: Flatten\n  config: {name: flatten_1, trainable: true}\n"


def keras1_conv(name, shape, order, backend=None, kernels=(), mode="same"):
    """The sources' networks for pictures, with fewer filters: convolutions, flatten, two dense layers; Keras 1.2.1, YAML and weights."""
    x = random.integers(0, 3, shape) * 0.5
    channels = shape[0] if order == "th" else shape[2]
    yaml, layers, y = "class_name: Sequential\nconfig:\n" + input1(shape), [("input_1", [])], x
    for i, (filters, kr, kc, stride) in enumerate(kernels, 1):
        kernel = weights(filters, channels, kr, kc) if order == "th" else weights(kr, kc, channels, filters)
        bias = weights(filters)
        layer = "convolution2d_%d" % i
        yaml += conv1(layer, filters, kr, kc, stride, mode, order)
        layers.append((layer, [(layer + "_W", kernel), (layer + "_b", bias)]))
        y = conv(y, kernel, bias, stride, mode, order, "relu", backend == "theano")
        channels = filters
    y = y.ravel()
    yaml += FLATTEN1
    layers.append(("flatten_1", []))
    for layer, units, act in (("dense_1", 5, "relu"), ("dense_2", 3, "linear")):
        kernel, bias = weights(y.size, units), weights(units)
        yaml += dense1_scalar(layer, units, act) if layer == "dense_1" else dense1(layer, units, act, "input_dim: 5, ")
        layers.append((layer, [(layer + "_W", kernel), (layer + "_b", bias)]))
        y = dense(y, kernel, bias, act)
    open(name + ".yaml", "w").write(yaml + "keras_version: 1.2.1\n")
    with h5py.File(name + ".hdf5", "w") as f:
        if backend:
            f.attrs["backend"] = backend.encode("utf8")
        store(f, layers, "" if order == "th" else ":0")
    golden(name, x, y)


def keras1_training():
    """The model that catch-ball was trained with: state, action and target go in, a loss comes out beside the network's values."""
    def entry(name, kind, config, inbound):
        return "  - class_name: %s\n    config: %s\n    inbound_nodes: %s\n    name: %s\n" % (kind, config, inbound, name)

    def dense(name, units, act):
        return ("{W_constraint: null, activation: %s, bias: true, init: glorot_uniform, name: %s, output_dim: %d, trainable: true}"
                % (act, name, units))

    yaml = "class_name: Model\nconfig:\n  input_layers:\n  - [state, 0, 0]\n  - [action, 0, 0]\n  - [y_true, 0, 0]\n  layers:\n"
    yaml += entry("state", "InputLayer", "{batch_input_shape: !!python/tuple [null, 1, 8, 8], input_dtype: float32, name: state, sparse: false}",
                  "[]")
    yaml += entry("flatten_1", "Flatten", "{name: flatten_1, trainable: true}", "\n    - - [state, 0, 0]")
    yaml += entry("dense_1", "Dense", dense("dense_1", 8, "relu"), "\n    - - [flatten_1, 0, 0]")
    yaml += entry("dense_2", "Dense", dense("dense_2", 8, "relu"), "\n    - - [dense_1, 0, 0]")
    yaml += entry("y_true", "InputLayer", "{batch_input_shape: !!python/tuple [null, 3], input_dtype: float32, name: y_true, sparse: false}",
                  "[]")
    yaml += entry("main_output", "Dense", dense("main_output", 3, "linear"), "\n    - - [dense_2, 0, 0]")
    yaml += entry("action", "InputLayer",
                  "{batch_input_shape: !!python/tuple [null, null], input_dtype: int32, name: action, sparse: false}", "[]")
    yaml += entry("loss", "Lambda", "\n      arguments: {}\n      function: !!python/tuple [\"\\xE3\\x01\\0\\0\\0\\\n        \\0\\xDA\\ntensorflow\","
                  " null, null]\n      function_type: lambda\n      name: loss\n      output_shape: !!python/tuple [1]\n"
                  "      output_shape_type: raw\n      trainable: true",
                  "\n    - - [y_true, 0, 0]\n      - [main_output, 0, 0]\n      - [action, 0, 0]")
    yaml += "  name: model_1\n  output_layers:\n  - [loss, 0, 0]\n  - [main_output, 0, 0]\nkeras_version: 1.2.1\n"
    open("keras1-training.yaml", "w").write(yaml)
    arrays = {"dense_1": (weights(64, 8), weights(8)), "dense_2": (weights(8, 8), weights(8)), "main_output": (weights(8, 3), weights(3))}
    names = ["state", "flatten_1", "dense_1", "dense_2", "y_true", "main_output", "action", "loss"]
    with h5py.File("keras1-training.hdf5", "w") as f:
        store(f, [(n, [(n + "_W", arrays[n][0]), (n + "_b", arrays[n][1])] if n in arrays else []) for n in names], ":0")
    x = random.integers(0, 3, (1, 8, 8)) * 0.5
    y = x.ravel()
    for name, act in (("dense_1", "relu"), ("dense_2", "relu"), ("main_output", "linear")):
        y = globals()["dense"](y, *arrays[name], act)
    golden("keras1-training", x, y)


def keras1_lstm():
    units, steps, columns = 3, 4, 5
    gates = {g: (weights(columns, units), weights(units, units), weights(units)) for g in "icfo"}
    kernel, recurrent, bias = (np.concatenate([gates[g][i] for g in "ifco"], axis=-1) for i in range(3))
    head = weights(units, 2), weights(2)
    config = [
        {"class_name": "LSTM", "config": {"name": "lstm_1", "batch_input_shape": [None, steps, columns], "output_dim": units,
                                          "activation": "tanh", "inner_activation": "sigmoid", "return_sequences": True,
                                          "go_backwards": False, "stateful": False, "unroll": False, "consume_less": "cpu",
                                          "input_dim": columns, "input_length": steps, "trainable": True, "input_dtype": "float32"}},
        {"class_name": "TimeDistributed", "config": {"name": "timedistributed_1", "trainable": True, "layer": {
            "class_name": "Dense", "config": {"name": "dense_1", "output_dim": 2, "activation": "linear", "bias": True}}}}]
    json.dump({"class_name": "Sequential", "config": config, "keras_version": "1.2.1"}, open("keras1-lstm.json", "w"))
    with h5py.File("keras1-lstm.hdf5", "w") as f:
        store(f, [("lstm_1", [("lstm_1_%s_%s" % (w, g), gates[g][i]) for g in "icfo" for i, w in enumerate("WUb")]),
                  ("timedistributed_1", [("timedistributed_1_W", head[0]), ("timedistributed_1_b", head[1])])], ":0")
    x = random.standard_normal((steps, columns)).astype("float32")
    golden("keras1-lstm", x, dense(lstm(x, kernel, recurrent, bias), *head, "linear"))


def keras2_file(name, config, layers, backend="tensorflow", version="2.2.4", vlen=False):
    """As model.save does."""
    with h5py.File(name, "w") as f:
        text = (lambda t: t) if vlen else (lambda t: t.encode("utf8"))
        f.attrs["keras_version"], f.attrs["backend"] = text(version), text(backend)
        f.attrs["model_config"] = text(json.dumps(config))
        g = f.create_group("model_weights")
        store(g, layers)
        g.attrs["backend"], g.attrs["keras_version"] = text(backend), text(version)


def dense2(name, units, act, **more):
    return {"class_name": "Dense", "config": dict({"name": name, "trainable": True, "units": units, "activation": act, "use_bias": True,
                                                   "kernel_initializer": {"class_name": "VarianceScaling", "config": {}}}, **more)}


def conv2(name, filters, kernel, stride, padding, order, act, **more):
    return {"class_name": "Conv2D", "config": dict({"name": name, "trainable": True, "filters": filters, "kernel_size": kernel,
                                                    "strides": [stride, stride], "padding": padding, "data_format": order,
                                                    "dilation_rate": [1, 1], "activation": act, "use_bias": True}, **more)}


def pair(layer, kernel, bias):
    return layer, [(layer + "/kernel:0", kernel)] + ([(layer + "/bias:0", bias)] if bias is not None else [])


def keras2_sequential():
    """Channels last, activations as layers of their own, dropout, a layer without bias, even and odd kernels."""
    k1, b1, k2, b2 = weights(3, 2, 2, 4), weights(4), weights(2, 2, 4, 3), weights(3)
    k3, k4, b4 = weights(3 * 3 * 3, 6), weights(6, 2), weights(2)
    config = {"class_name": "Sequential", "config": {"name": "sequential_1", "layers": [
        conv2("conv2d_1", 4, [3, 2], 2, "same", "channels_last", "linear", batch_input_shape=[None, 7, 8, 2], dtype="float32"),
        {"class_name": "Activation", "config": {"name": "activation_1", "trainable": True, "activation": "relu"}},
        {"class_name": "Dropout", "config": {"name": "dropout_1", "rate": 0.5}},
        conv2("conv2d_2", 3, [2, 2], 1, "valid", "channels_last", "tanh"),
        {"class_name": "Flatten", "config": {"name": "flatten_1", "trainable": True, "data_format": "channels_last"}},
        {"class_name": "Dropout", "config": {"name": "dropout_2", "rate": 0.5}},
        dense2("dense_1", 6, "sigmoid", use_bias=False), dense2("dense_2", 2, "linear")]}}
    keras2_file("keras2-sequential.h5", config, [
        pair("conv2d_1", k1, b1), ("activation_1", []), ("dropout_1", []), pair("conv2d_2", k2, b2), ("flatten_1", []), ("dropout_2", []),
        pair("dense_1", k3, None), pair("dense_2", k4, b4)])
    x = random.standard_normal((7, 8, 2)).astype("float32")
    y = conv(conv(x, k1, b1, 2, "same", "tf", "relu"), k2, b2, 1, "valid", "tf", "tanh").ravel()
    golden("keras2-sequential", x, dense(dense(y, k3, 0, "sigmoid"), k4, b4, "linear"))


def keras2_heads():
    """An actor-critic: a shared trunk, a linear policy and a value; saved by tf.keras with strings of variable length."""
    def node(layer, inputs):
        return dict(layer, name=layer["config"]["name"], inbound_nodes=[[[i, 0, 0, {}] for i in inputs]] if inputs else [])

    k1, b1, kp, bp, kv, bv = weights(4, 8), weights(8), weights(8, 2), weights(2), weights(8, 1), weights(1)
    config = {"class_name": "Functional", "config": {"name": "model", "layers": [
        node({"class_name": "InputLayer", "config": {"batch_input_shape": [None, 4], "dtype": "float32", "name": "input_1"}}, []),
        node(dense2("dense", 8, "tanh"), ["input_1"]), node(dense2("value", 1, "linear"), ["dense"]),
        node(dense2("policy", 2, "linear"), ["dense"])],
        "input_layers": [["input_1", 0, 0]], "output_layers": [["policy", 0, 0], ["value", 0, 0]]}}
    keras2_file("keras2-heads.h5", config, [("input_1", []), pair("dense", k1, b1), pair("value", kv, bv), pair("policy", kp, bp)],
                version="2.4.0", vlen=True)
    x = random.standard_normal(4).astype("float32")
    y = dense(x, k1, b1, "tanh")
    golden("keras2-heads", x, dense(y, kp, bp, "linear"), dense(y, kv, bv, "linear"))


def keras2_nested():
    """The network as a model inside the one that was trained, applied to this state and to the next."""
    k1, b1, k2, b2 = weights(6, 5), weights(5), weights(5, 3), weights(3)
    inner = {"name": "q_network", "layers": [dense2("dense_1", 5, "relu", batch_input_shape=[None, 6]), dense2("dense_2", 3, "linear")]}
    layers = [{"class_name": "InputLayer", "name": n, "config": {"batch_input_shape": [None, 6], "name": n}, "inbound_nodes": []}
              for n in ("state", "next_state")]
    layers.append({"class_name": "Sequential", "name": "q_network", "config": inner,
                   "inbound_nodes": [[["state", 0, 0, {}]], [["next_state", 0, 0, {}]]]})
    layers.append({"class_name": "Lambda", "name": "loss", "config": {"name": "loss", "function": ["4wEAAAA=\n", None, None]},
                   "inbound_nodes": [[["q_network", 0, 0, {}], ["q_network", 1, 0, {}]]]})
    config = {"class_name": "Model", "config": {"name": "model_1", "layers": layers, "output_layers": [["loss", 0, 0]],
                                                "input_layers": [["state", 0, 0], ["next_state", 0, 0]]}}
    keras2_file("keras2-nested.h5", config, [("state", []), ("next_state", []), (
        "q_network", pair("dense_1", k1, b1)[1] + pair("dense_2", k2, b2)[1]), ("loss", [])])
    x = random.standard_normal(6).astype("float32")
    golden("keras2-nested", x, dense(dense(x, k1, b1, "relu"), k2, b2, "linear"))


def keras2_picture():
    """A convolution as the last layer: its output is a picture with the channels last."""
    k, b = weights(3, 3, 2, 3), weights(3)
    config = {"class_name": "Sequential", "config": {"name": "sequential_1", "layers": [
        {"class_name": "Reshape", "config": {"name": "reshape_1", "target_shape": [2, -1, 4], "batch_input_shape": [None, 40]}},
        {"class_name": "Permute", "config": {"name": "permute_1", "dims": [2, 3, 1]}},
        conv2("conv2d_1", 3, [3, 3], 1, "valid", "channels_last", "relu")]}}
    keras2_file("keras2-picture.h5", config, [("reshape_1", []), ("permute_1", []), pair("conv2d_1", k, b)])
    x = random.standard_normal(40).astype("float32")
    golden("keras2-picture", x, conv(x.reshape(2, 5, 4).transpose(1, 2, 0), k, b, 1, "valid", "tf", "relu"))


def softmax(x):
    return np.exp(x - x.max()) / np.exp(x - x.max()).sum()


def keras2_softmax():
    """Channels first; Flatten turns the picture round, as Keras 2 does then; a policy of probabilities beside a value, dropout behind it."""
    def node(layer, inputs):
        return dict(layer, name=layer["config"]["name"], inbound_nodes=[[[i, 0, 0, {}] for i in inputs]] if inputs else [])

    k1, b1, k2, b2 = weights(2, 3, 2, 4), weights(4), weights(4 * 4 * 5, 6), weights(6)
    kp, bp, kv, bv = weights(6, 3), weights(3), weights(6, 2), weights(2)
    config = {"class_name": "Model", "config": {"name": "model_1", "layers": [
        node({"class_name": "InputLayer", "config": {"batch_input_shape": [None, 2, 5, 7], "dtype": "float32", "name": "input_1"}}, []),
        node(conv2("conv2d_1", 4, [2, 3], 1, "valid", "channels_first", "relu"), ["input_1"]),
        node({"class_name": "Flatten", "config": {"name": "flatten_1", "trainable": True, "data_format": "channels_first"}}, ["conv2d_1"]),
        node(dense2("dense_1", 6, "relu"), ["flatten_1"]), node(dense2("policy", 3, "softmax"), ["dense_1"]),
        node(dense2("logits", 2, "linear"), ["dense_1"]),
        node({"class_name": "Activation", "config": {"name": "chances", "trainable": True, "activation": "softmax"}}, ["logits"])],
        "input_layers": [["input_1", 0, 0]], "output_layers": [["policy", 0, 0], ["chances", 0, 0]]}}
    keras2_file("keras2-softmax.h5", config, [("input_1", []), pair("conv2d_1", k1, b1), ("flatten_1", []), pair("dense_1", k2, b2),
                                              pair("policy", kp, bp), pair("logits", kv, bv), ("chances", [])])
    x = random.standard_normal((2, 5, 7)).astype("float32")
    y = conv(x, k1.transpose(3, 2, 0, 1), b1, 1, "valid", "th", "relu")
    y = dense(y.transpose(1, 2, 0).ravel(), k2, b2, "relu")
    golden("keras2-softmax", x, softmax(dense(y, kp, bp, "linear")), softmax(dense(y, kv, bv, "linear")))


def keras2_turned():
    """Flatten with the channels first right behind the input, which is then read in another order."""
    k, b = weights(3 * 4 * 2, 3), weights(3)
    config = {"class_name": "Sequential", "config": {"name": "sequential_1", "layers": [
        {"class_name": "Flatten", "config": {"name": "flatten_1", "data_format": "channels_first", "batch_input_shape": [None, 2, 3, 4]}},
        dense2("dense_1", 3, "tanh")]}}
    keras2_file("keras2-turned.h5", config, [("flatten_1", []), pair("dense_1", k, b)])
    x = random.standard_normal((2, 3, 4)).astype("float32")
    golden("keras2-turned", x, dense(x.transpose(1, 2, 0).ravel(), k, b, "tanh"))


keras1_conv("keras1-th", (1, 12, 12), "th", kernels=((4, 4, 4, 2), (3, 2, 2, 1)))
# CAVE as its source has it: 5 frames × 48 rows as the picture, the 48 columns as channels.
keras1_conv("keras1-cave", (5, 48, 48), "tf", kernels=((3, 4, 4, 2), (2, 2, 2, 1)))
keras1_conv("keras1-theano", (2, 9, 9), "th", backend="theano", kernels=((3, 3, 3, 2), (3, 5, 3, 1)))
keras1_training()
keras1_lstm()
keras2_sequential()
keras2_heads()
keras2_nested()
keras2_picture()
keras2_softmax()
keras2_turned()
json.dump(expected, open("expected.json", "w"), indent=None, separators=(",", ":"))
