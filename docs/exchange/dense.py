"""Greedy actions of a network of dense layers alone: python dense.py policy.npz observations.npy actions.npy"""
import json, sys
import numpy as np

arrays, seen = np.load(sys.argv[1]), np.load(sys.argv[2])
policy = json.loads(arrays["policy.json"])
shape = policy["observation"]["shape"]
activations = {"linear": lambda x: x, "relu": lambda x: np.maximum(x, 0), "tanh": np.tanh, "sigmoid": lambda x: 1 / (1 + np.exp(-x))}
given = {"observation": seen.reshape(-1, *shape)}
for node in policy["nodes"]:
    x = given[node["reads"][0]]
    if node["kind"] == "reshape":
        given[node["name"]] = x.reshape(-1, *node["shape"])
    elif node["kind"] == "dense":
        given[node["name"]] = activations[node["activation"]](x @ arrays[node["weight"]].T + (arrays[node["bias"]] if node["bias"] else 0))
    elif node["kind"] == "argmax":
        given[node["name"]] = x.argmax(-1)
    else:
        sys.exit(f"dense.py does not know nodes of kind {node['kind']}; greedy.py does")
np.save(sys.argv[3], given["action"].reshape(seen.shape[:seen.ndim - len(shape)]))
