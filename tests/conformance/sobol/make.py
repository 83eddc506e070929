"""Writes points.json: the first 64 points of the Sobol sequence by scipy, as an independent check of ours. Run in this folder, then Prettier."""
import json

import scipy
from scipy.stats import qmc

DIMENSIONS = [0, 1, 2, 3, 9, 40, 127, 255]
points = qmc.Sobol(d=256, scramble=False, bits=32).random(64)
table = {
    "how": "scipy.stats.qmc.Sobol(d=256, scramble=False, bits=32).random(64), in Gray-code order; coordinates times 2^32",
    "scipy": scipy.__version__,
    "dimensions": DIMENSIONS,
    "points": [[int(round(row[j] * 2**32)) for j in DIMENSIONS] for row in points],
}
with open("points.json", "w") as file:
    json.dump(table, file)
