"""Does what an exported agent does, with NumPy alone (Python 3.10 or newer):

    python greedy.py policy.npz observations.npy actions.npy

In place of policy.npz stands the folder, if the policy was exported as one. observations.npy has the shape [episodes, steps, *shape of an observation]; actions.npy gets [episodes, steps, *shape of an action].
"""
import json
import sys
from pathlib import Path

import numpy as np

ACTIVATIONS = {"linear": lambda x: x, "relu": lambda x: np.maximum(x, 0), "tanh": np.tanh, "sigmoid": lambda x: 1 / (1 + np.exp(-x))}


def read(export):
    if not Path(export).is_dir():
        return dict(np.load(export))
    return {"policy.json": Path(export, "policy.json").read_bytes()} | {file.stem: np.load(file) for file in Path(export).glob("*.npy")}


class Policy:
    def __init__(self, export):
        arrays = read(export)
        self.nodes = json.loads(arrays.pop("policy.json"))["nodes"]
        self.arrays = {name: numbers.astype(np.float64) for name, numbers in arrays.items()}
        self.start_episode()

    def start_episode(self):
        self.memory = {}

    def act(self, observation):
        """The numbers of all nodes by name; those of "action" are what the agent does."""
        given = {"observation": np.asarray(observation, np.float64)}
        for node in self.nodes:
            numbers = self.compute(node, *(given[name] for name in node["reads"]))
            given[node["name"]] = ACTIVATIONS[node.get("activation", "linear")](numbers)
        return given

    def compute(self, node, x, *more):
        def array(key):  # a layer may have no bias
            return self.arrays[node[key]] if node[key] else np.zeros(1)

        match node["kind"]:
            case "normalise":
                return np.clip((x - array("mean")) / array("deviation"), -node["clip"], node["clip"])
            case "reshape":
                return x.reshape(node["shape"])
            case "dense":
                return array("weight") @ x + array("bias")
            case "conv2d":
                weight, stride, (top, left, bottom, right) = array("weight"), node["stride"], node["padding"]
                padded = np.pad(x, ((0, 0), (top, bottom), (left, right)))
                patches = np.lib.stride_tricks.sliding_window_view(padded, weight.shape[2:], axis=(1, 2))[:, ::stride, ::stride]
                return np.einsum("oikl,irckl->orc", weight, patches) + array("bias").reshape(-1, 1, 1)
            case "lstm":
                sigmoid, (h, c) = ACTIVATIONS["sigmoid"], self.memory.get(node["name"], np.zeros((2, *node["shape"])))
                i, f, g, o = np.split(array("weight") @ x + array("recurrent") @ h + array("bias"), 4)
                c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
                h = sigmoid(o) * np.tanh(c)
                self.memory[node["name"]] = h, c
                return h
            case "concat":
                return np.concatenate([x, *more])
            case "dueling":
                return x + more[0] - more[0].mean()
            case "prependZero":
                return np.append(0, x)
            case "times":
                return node["factor"] * x
            case "scale":
                return array("low") + (np.clip(x, -1, 1) + 1) / 2 * (array("high") - array("low"))
            case "clip":
                return np.clip(x, array("low"), array("high"))
            case "argmax":
                return x.argmax()
            case unknown:
                raise ValueError(f"This script does not know nodes of kind {unknown}")


if __name__ == "__main__":
    policy, actions = Policy(sys.argv[1]), []
    for episode in np.load(sys.argv[2]):
        policy.start_episode()
        actions.append([policy.act(observation)["action"] for observation in episode])
    np.save(sys.argv[3], actions)
