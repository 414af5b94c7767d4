import { describe, expect, it } from 'vitest'
import { runSource } from './machine.ts'

/** Programs, and their output in CPython 3.13. If a program ends with an error, the line of the error comes last. */
const RECORDED: readonly [program: string, printed: string][] = [
  [
    `a = -7; b = 2
print(a // b, a % b, a / b, -a // -b, a % -b, 7 // -2)`,
    `-4 1 -3.5 -4 -1 -4
`,
  ],
  [
    `print(-7.5 // 2, -7.5 % 2, 7.5 % -2, 1e308 * 10, -0.0, 0.0 % -3, 5 % 3.5)`,
    `-4.0 0.5 -0.5 inf -0.0 -0.0 1.5
`,
  ],
  [
    `a = 2 ** 62; print(a, a // -3, a % 1000, a / 3, a * 1.0, a - 1 + a)`,
    `4611686018427387904 -1537228672809129302 904 1.5372286728091292e+18 4.611686018427388e+18 9223372036854775807
`,
  ],
  [
    `a = 9007199254740993; print(a / 3, a == 9007199254740992.0, a > 9007199254740992.0, a / 1, a * 1.0)`,
    `3002399751580331.0 False True 9007199254740992.0 9007199254740992.0
`,
  ],
  [
    `a = 9223372036854775807; print(-a - 1, a / 2, a / 7, 1 / a, a / -1, a // -1)`,
    `-9223372036854775808 4.611686018427388e+18 1.3176245766935393e+18 1.0842021724855044e-19 -9.223372036854776e+18 -9223372036854775807
`,
  ],
  [
    `a = 0.1 + 0.2; print(a, 1e16, 1e15, 1e-5, 0.0001, 1.5e300, 5e-324, 123456789.125)`,
    `0.30000000000000004 1e+16 1000000000000000.0 1e-05 0.0001 1.5e+300 5e-324 123456789.125
`,
  ],
  [
    `print(True + True, True * 2.5, -True, True & False, True | 2, True ^ True, ~True)`,
    `2 2.5 -1 False 3 False -2
`,
  ],
  [
    `print(1 << 62, -1 >> 70, 1 >> 3, -5 >> 1, 6 & 3, 6 | 3, 6 ^ 3, ~6)`,
    `4611686018427387904 -1 0 -3 2 7 5 -7
`,
  ],
  [
    `print(2 ** 10, 2 ** -1, (-2) ** 3, 0 ** 0, 2.0 ** 0.5, 10 ** 18)`,
    `1024 0.5 -8 1 1.4142135623730951 1000000000000000000
`,
  ],
  [
    `print(1 < 1.5, 1 == 1.0, True == 1, None == 0, "a" < "b", "a" < "B", "é" > "z", (1, 2) < (1, 3), [] == ())`,
    `True True True False True False True True False
`,
  ],
  [
    `a = float("nan"); print(a == a, a != a, a < 1, a > 1, [a] == [1], min(1, a))`,
    `False True False False False 1
`,
  ],
  [
    `s = "héllo€𝄞"; print(len(s), s[1], s[-1], s[5] + s[0], s * 2, "l" in s, "lo€" in s, s == "héllo€𝄞")`,
    `7 é 𝄞 €h héllo€𝄞héllo€𝄞 True True True
`,
  ],
  [
    `print(repr("a'b"), repr('a"b'), repr("a'\\"b"), repr("\\n\\t\\\\\\x00\\x7f"), ["é", "'"], ("x",))`,
    `"a'b" 'a"b' 'a\\'"b' '\\n\\t\\\\\\x00\\x7f' ['é', "'"] ('x',)
`,
  ],
  [
    `print(f"{3.14159:.2f}|{42:>6}|{42:<6}|{42:^6}|{42:06}|{-42:06}|{1234567:,}|{1234567.891:,.1f}|{0.256:.1%}|{255:x}|{'abc':>6}|{'abcdef':.3}|{5:+}|{5: }")`,
    `3.14|    42|42    |  42  |000042|-00042|1,234,567|1,234,567.9|25.6%|ff|   abc|abc|+5| 5
`,
  ],
  [
    `print(f"{1e10}|{1e10:g}|{123456:e}|{2.5:.0f}|{3.5:.0f}|{True}|{None}|{[1, 'a']}|{'a'!r}|{3:08.2f}|{1234:010,}")`,
    `10000000000.0|1e+10|1.234560e+05|2|4|True|None|[1, 'a']|'a'|00003.00|00,001,234
`,
  ],
  [
    `print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2), round(1250, -2), round(1350, -2), round(0.15, 1), round(5, 2))`,
    `2 4 -2 2.67 1200 1200 1400 0.1 5
`,
  ],
  [
    `print(int("  42 "), int("-1_000"), int(3.99), int(-3.99), float("1e3"), float(" inf"), float("-Infinity"), str(1.0), bool(""), bool("0"), bool([]), bool(0.0))`,
    `42 -1000 3 -3 1000.0 inf -inf 1.0 False True False False
`,
  ],
  [
    `print(max(3, 1, 2), min([3, 1, 2]), max("b", "a"), sum(range(5)), sum([0.5, 1]), sum([[1], [2]], []), abs(-3), abs(-2.5), len(range(0, 10, 3)))`,
    `3 1 b 10 1.5 [1, 2] 3 2.5 4
`,
  ],
  [
    `l = [1, 2, 3]; l[0] = 9; l[-1] = l[0]; l += (4, 5); l.append([6]); print(l, l.pop(), l.pop(0), l, l * 2, [0] * 3 + l, 2 in l, l == [2, 9, 4, 5])`,
    `[2, 9, 4, 5] [6] 9 [2, 9, 4, 5] [2, 9, 4, 5, 2, 9, 4, 5] [0, 0, 0, 2, 9, 4, 5] True True
`,
  ],
  [
    `a, b = 1, 2; a, b = b, a; (c, d), e = (3, 4), "x"; f, g = "hi"; print(a, b, c, d, e, f, g)`,
    `2 1 3 4 x h i
`,
  ],
  [
    `for i in range(10, 0, -4): print(i, end=" ")
for c in "aé": print(c, end=";")
for x in (1, "b"): print(x, sep="")
print(1, "a", None, sep="-", end="!\\n")`,
    `10 6 2 a;é;1
b
1-a-None!
`,
  ],
  [
    `def f(a, b, c): return (a, b, c)
print(f(1, c=2, b=3), f(c=1, a=2, b=3))`,
    `(1, 3, 2) (2, 3, 1)
`,
  ],
  [
    `print(range(3), range(1, 10, 2), range(0, -5, -1), range(5)[-2], 4 in range(0, 10, 2), 5 in range(0, 10, 2), range(0) == range(2, 1))`,
    `range(0, 3) range(1, 10, 2) range(0, -5, -1) 3 True False True
`,
  ],
  [
    `print(1 if [] else 2, not 0, 0 or "x", 1 and 2, None is None, 1 < 2 < 3, 3 > 2 > 2)`,
    `2 True x 2 True True False
`,
  ],
  [
    `print(9223372036854775807 - 1 + 1, -9223372036854775807 - 1)`,
    `9223372036854775807 -9223372036854775808
`,
  ],
  [
    `x = 5
print(f"{x=}", f"{x + 1 = }", f"{'a' 'b'}", f"{{}}")`,
    `x=5 x + 1 = 6 ab {}
`,
  ],
  [`print("a" - 1)`, `TypeError: unsupported operand type(s) for -: 'str' and 'int'`],
  [`print([1] < ["a"])`, `TypeError: '<' not supported between instances of 'int' and 'str'`],
  [`print([1][1])`, `IndexError: list index out of range`],
  [`a, b = [1, 2, 3]`, `ValueError: too many values to unpack (expected 2)`],
  [`a, b = 5`, `TypeError: cannot unpack non-iterable int object`],
  [
    `def f(a, b): return a
f(1)`,
    `TypeError: f() missing 1 required positional argument: 'b'`,
  ],
  [`print(int("12x"))`, `ValueError: invalid literal for int() with base 10: '12x'`],
  [`print(1 << -1)`, `ValueError: negative shift count`],
  [`print(max([]))`, `ValueError: max() iterable argument is empty`],
  [`assert 1 > 2, f"no {1}"`, `AssertionError: no 1`],
  [
    `x = [1]
x.pop(5)`,
    `IndexError: pop index out of range`,
  ],
  [
    `def f():
    print(y)
    y = 1
f()`,
    `UnboundLocalError: cannot access local variable 'y' where it is not associated with a value`,
  ],
  [`print(len(5))`, `TypeError: object of type 'int' has no len()`],
  [`"abc"[1.5]`, `TypeError: string indices must be integers, not 'float'`],
  [
    `t = (1, 2)
t[0] = 3`,
    `TypeError: 'tuple' object does not support item assignment`,
  ],
  [`for i in 5: pass`, `TypeError: 'int' object is not iterable`],
  [`print(f"{'a':d}")`, `ValueError: Unknown format code 'd' for object of type 'str'`],
  [`print(2.0 ** 100000)`, `OverflowError: (34, 'Numerical result out of range')`],
]

describe('a value', () => {
  it.each(RECORDED)('is the same as in CPython: %s', (program, printed) => {
    const { stdout, stderr } = runSource(program)
    expect(stdout + (stderr.trimEnd().split('\n').at(-1) ?? '')).toBe(printed)
  })
})

describe('time', () => {
  /** A clock that returns these times, one after the other, and then repeats the last. */
  const clock = (...ms: number[]) => {
    const left = [...ms]
    return () => (left.length > 1 ? left.shift() : left[0]) as number
  }

  it('is formatted as in Python', () => {
    const source = 'from datetime import datetime\na = datetime.now()\nprint(a, [a])\nprint(datetime.now(), [datetime.now()])'
    const epochMs = Date.UTC(2026, 10, 22, 13, 1, 2)
    const { stdout } = runSource(source, { epochMs, clock: clock(0, 0.003) })
    expect(stdout).toBe(
      '2026-11-22 13:01:02 [datetime.datetime(2026, 11, 22, 13, 1, 2)]\n' +
        '2026-11-22 13:01:02.000003 [datetime.datetime(2026, 11, 22, 13, 1, 2, 3)]\n',
    )
  })

  it('is right in leap years and before 1970', () => {
    const source = 'from datetime import datetime\nprint(datetime.now())'
    const days = [
      Date.UTC(2000, 1, 29, 23, 59, 59),
      Date.UTC(2100, 1, 28),
      Date.UTC(2100, 2, 1),
      Date.UTC(1969, 11, 31, 23),
      Date.UTC(1970, 0, 1),
    ]
    expect(days.map((epochMs) => runSource(source, { epochMs, clock: () => 0 }).stdout).join('')).toBe(
      '2000-02-29 23:59:59\n2100-02-28 00:00:00\n2100-03-01 00:00:00\n1969-12-31 23:00:00\n1970-01-01 00:00:00\n',
    )
  })

  it('has differences of type timedelta', () => {
    const source = `from datetime import datetime
a = datetime.now()
b = datetime.now()
d = b - a
print(d, [d], d.total_seconds(), d.days, d.seconds, d.microseconds)
print(-d, d * 2, d / 2, d / d, d // 7, d > -d, d == d, a + d == b, b - d == a, abs(-d), d + d, d - d, bool(d - d), [d - d])
`
    const { stdout, stderr } = runSource(source, { clock: clock(0, 90_061_234.567) })
    expect(stderr).toBe('')
    expect(stdout).toBe(
      '1 day, 1:01:01.234567 [datetime.timedelta(days=1, seconds=3661, microseconds=234567)] 90061.234567 1 3661 234567\n' +
        '-2 days, 22:58:58.765433 2 days, 2:02:02.469134 12:30:30.617284 1.0 3:34:25.890652 True True True True ' +
        '1 day, 1:01:01.234567 2 days, 2:02:02.469134 0:00:00 False [datetime.timedelta(0)]\n',
    )
  })

  it('is in seconds for time.time() and its like', () => {
    const source = 'import time\nprint(time.time(), time.perf_counter(), time.monotonic())'
    expect(runSource(source, { epochMs: 1_000_000, clock: clock(500, 1500, 2500) }).stdout).toBe('1000.5 1.5 2.5\n')
  })

  it('can be slept for 0 s', () => {
    const source = 'import time\ntime.sleep(0)\ntime.sleep(0.001)\nprint("awake")'
    expect(runSource(source).stdout).toBe('awake\n')
  })
})
