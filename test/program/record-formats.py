"""Records how CPython formats floats: python3 test/program/record-formats.py > test/program/formats.json"""

import json
import math
import random

random.seed(20260727)

SPECS = """
|.0f|.1f|.2f|.3f|.10f|.30f|f|.0e|.2e|.17e|e|.1g|.3g|.17g|g|.0%|.1%|%|.1|.3|.17
|10|<10|^10|>10|010|+|+.2f| .2f|,|,.2f|+,.1f|015,.2f|08.2f|+010.1f|<08.2f|^12,.0f|12e|20.17g|020,
""".replace("\n", "").split("|")

VALUES = [
    0.0, -0.0, 1.0, -1.0, 0.1, 0.2, 0.3, 0.5, 1.5, 2.5, 3.5, -2.5, 0.25, 0.125, 0.375, 0.0625, 2.675, 1.005, 0.15, 0.35, 1e-5, 1e-4, 0.00012345,
    9.5, 99.5, 999.5, 9.995, 0.05, 0.95, 9999.5, 12345.678, 1234567.0, 1234567.891, 123456789012345680.0, 999999.5, 9999999.0,
    1e15, 1e16, 1e17, 1e21, 1e22, 1e23, 1e100, 1.5e300, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 1 / 3, 2 / 3, math.pi, -math.e,
    4503599627370497.5, 0.3e-5, 6.02214076e23, math.inf, -math.inf, math.nan,
]
VALUES += [random.uniform(-1000, 1000) for _ in range(6)] + [random.uniform(1, 10) * 10.0 ** random.randint(-300, 300) for _ in range(6)]

lines = []
for spec in SPECS:
    lines.append(f"{json.dumps(spec)}: {json.dumps([format(value, spec) if spec else repr(value) for value in VALUES])}")
powers = [(random.choice([2, 3, 7, 10, 1.5, 0.1, 2.5, -3, 1 / 3, random.uniform(0.1, 100)]), random.randint(-20, 20)) for _ in range(200)]
lines.append(f'"powers": {json.dumps([[float(a), b, repr(float(a) ** b)] for a, b in powers])}')
print('{\n"values": ' + json.dumps([repr(value) for value in VALUES]) + ",\n" + ",\n".join(lines) + "\n}")
