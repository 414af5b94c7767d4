"""Records how CPython 3.13 formats: python3.13 test/program/record-formats.py > test/program/formats.json

format:  [value, specification, text] or [value, specification, null, error], values written as Python writes them
percent: the same for `template % values`
powers:  [base, exponent, repr of the result]
"""

import collections
import json
import math
import random

random.seed(20260727)

INTS = [0, 1, -1, 7, -42, 65, 255, -255, 999, 1000, -1000, 1234567, 0x20AC, 0x1F600, 0x10FFFF, 0x110000, 10**15, 2**63 - 1, -(2**63)]
FLOATS = [
    0.0, -0.0, 1.0, -1.0, 0.1, 0.2, 0.3, 0.5, 1.5, 2.5, 3.5, -2.5, 0.25, 0.125, 0.375, 0.0625, 2.675, 1.005, 0.15, 0.35, 1e-5, 1e-4, 0.00012345,
    9.5, 99.5, 999.5, 9.995, 0.05, 0.95, 9999.5, 12345.678, 1234567.0, 1234567.891, 123456789012345680.0, 999999.5, 9999999.0, -0.001, -0.4,
    1e15, 1e16, 1e17, 1e21, 1e22, 1e23, 1e100, 1.5e300, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 1 / 3, 2 / 3, math.pi, -math.e,
    4503599627370497.5, 0.3e-5, 6.02214076e23, math.inf, -math.inf, math.nan,
]
FLOATS += [random.uniform(-1000, 1000) for _ in range(6)] + [random.uniform(1, 10) * 10.0 ** random.randint(-300, 300) for _ in range(6)]
STRS = ["", "a", "gil", "hello world", "é€😀", "%"]
OTHERS = [True, False, None, [1], (1, 2), range(3), b"x"]
VALUES = [*INTS, *FLOATS, *STRS, *OTHERS]

WRITTEN = """
|.0f|.1f|.2f|.3f|.10f|.30f|f|.0e|.2e|.17e|e|.1g|.3g|.17g|g|.0%|.1%|%|.1|.3|.17
|10|<10|^10|>10|010|+|+.2f| .2f|,|,.2f|+,.1f|015,.2f|08.2f|+010.1f|<08.2f|^12,.0f|12e|20.17g|020,
|_|_x|#_x|#b|#o|#X|_b|010_x|#010_b|#,|z.1f|z|zg|+z.0f|=10|*=10|*^11|é>9|0=12,|0<9|x^+9.2|c|5c|<5c|n|,n|s|.2s|^9.2s|d|N|,_|_,|,,|.|5.|5xx
|99999999999999999999|.99999999999999999999f|.9999999999f|#.0f|#g|#.3g|#.0e|#|E|F|G|.2E|.400f|.1200e|#.1500g|.0|.0g|300|=|-|+ | +|=+z#05,.3f|é|,é|{<5
""".replace("\n", "").split("|")

TEMPLATES = """
%|%%|%5%|%s|%r|%a|%c|%d|%i|%u|%o|%x|%X|%e|%E|%f|%F|%g|%G|%5s|%-5s|%.2s|%8.3r|%05s|%-05d|%+d|% d|%+ d|%05d|%+05d|%.5d|%8.5d|%-8.5d|%08.5d|%#o|%#x|%#X|%#010x
|%-#10x|%#.5x|%+#08x|% x|%5c|%-5c|%.0c|%f|%.0f|%#.0f|%10.3f|%-10.3f|%+.2e|%#g|%#.3g|%05.1f|% f|%.300f|%ld|%hd|%Lf|%hhd|%lld|%h|%5|%.|%.5|%y|%é|%b|%n|%z
|%(a)s|%(a|%((a))d|%s and %s|%s%%|100%|%s %|%99999999999999999999d|%.9999999999f|abc|é%s€|%.d|%.f|%.-1d|%+s|%+x|%+c|%F|%#d|%0-5d|%- 5d|%+%
""".replace("\n", "").split("|")


def any_spec():
    """A specification of random parts, most of which fit together."""
    pick = random.choice
    fill = pick(["", "", "", pick("<>^="), pick("<>^="), pick("*0é x") + pick("<>^=")])
    rest = pick(["", "", "+", "-", " "]) + pick(["", "", "", "z"]) + pick(["", "", "#"]) + pick(["", "", "0"])
    width = pick(["", "", "1", "7", "12", "30"])
    return fill + rest + width + pick(["", "", ",", "_"]) + pick(["", "", ".0", ".1", ".4", ".11"]) + pick([*"bcdeEfFgGnosxX%", "", "", "d", "f", "g", "q"])


def any_template():
    pick = random.choice
    flags = "".join(random.sample("-+ #0", random.randint(0, 3)))
    return "%" + flags + pick(["", "", "1", "6", "14"]) + pick(["", "", ".", ".0", ".3", ".9"]) + pick(["", "", "", "l"]) + pick("sracdiuoxXeEfFgG")


def row(first, second, write):
    try:
        text = write()
        if any("\ud800" <= letter <= "\udfff" for letter in text):
            return None
        return [repr(first), second, text]
    except Exception as error:
        return [repr(first), second, None, f"{type(error).__name__}: {error}"]


def formats():
    for spec in WRITTEN:
        for value in VALUES if spec in ("", "g", ".3", "f") else random.sample(VALUES, 14) + random.sample(INTS, 2) + random.sample(STRS, 2):
            yield row(value, spec, lambda: format(value, spec))
    for _ in range(3000):
        spec = any_spec()
        value = random.choice(random.choice([INTS, INTS, FLOATS, FLOATS, STRS, OTHERS]))
        yield row(value, spec, lambda: format(value, spec))


def percents():
    def some_values():
        wrap = random.random()
        if wrap < 0.7:
            return random.choice([v for v in VALUES if not isinstance(v, (int, float)) or isinstance(v, int) or abs(v) < 9e18 or v != v])
        return tuple(random.choice(VALUES[:60]) for _ in range(random.choice([0, 1, 1, 2])))

    for template in WRITTEN_STARS + TEMPLATES:
        for _ in range(9):
            values = some_values()
            yield row(values, template, lambda: template % values)
    for values in [(5, 3), (-5, 3), (True, 3), ("a", 3), (2, 1.5), (-2, 1.5), (2**40, 1), (5,), (), (6, 2, 1.5), (6, 2, 1.5, 1), [1], 3]:
        for template in WRITTEN_STARS:
            yield row(values, template, lambda: template % values)
    for _ in range(2000):
        template, values = any_template(), some_values()
        yield row(values, template, lambda: template % values)


WRITTEN_STARS = ["%*d", "%-*d|", "%.*f", "%*.*f", "%0*d", "%*%", "%*s"]


def fits(entry):
    """Whether the table keeps the entry: CPython computed it, its text has fewer than 3000 characters, and is_wide() is false."""
    return entry is not None and not (entry[2] is None and "MemoryError" in entry[3]) and len(entry[2] or "") < 3000 and not is_wide(entry)


def is_wide(entry):
    """Whether the entry formats a float as an int of more than 64 bits, as %d does."""
    whole = entry[1].rstrip("|")[-1:] in "diu" and entry[2] is not None
    return whole and len(entry[2].strip().lstrip("+-0")) > 19


def lines(entries):
    """The entries as JSON, without duplicates, and with at most eight rows for each error."""
    seen = {}
    errors = collections.Counter()
    for entry in filter(fits, entries):
        errors[entry[-1]] += entry[2] is None
        if errors[entry[-1]] <= 8:
            seen[json.dumps(entry, ensure_ascii=False)] = None
    return "[\n" + ",\n".join(seen) + "\n]"


powers = [(random.choice([2, 3, 7, 10, 1.5, 0.1, 2.5, -3, 1 / 3, random.uniform(0.1, 100)]), random.randint(-20, 20)) for _ in range(200)]
powers = [[float(a), b, repr(float(a) ** b)] for a, b in powers]
print('{\n"format": ' + lines(formats()) + ',\n"percent": ' + lines(percents()) + ',\n"powers": ' + json.dumps(powers) + "\n}")
