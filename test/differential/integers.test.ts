import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Comparison, Operator } from '../../assembly/abi/instructions.ts'
import { LONG } from '../long.ts'
import { binary, compare } from '../program/reference/operators.ts'
import { str, type Value } from '../program/reference/values.ts'
import { runSource } from '../vm/machine.ts'

const RUNS = LONG ? 400 : 8
const PAIRS = 40

/** Ints near the limits of limbs and of 64 bits, and ints of up to 1300 bits. */
const int = fc.oneof(
  fc.bigInt({ min: -20n, max: 20n }),
  fc.bigInt({ min: -(2n ** 65n), max: 2n ** 65n }),
  fc
    .tuple(fc.integer({ min: 28, max: 260 }), fc.bigInt({ min: -2n, max: 2n }), fc.boolean())
    .map(([bits, off, minus]) => (2n ** BigInt(bits) + off) * (minus ? -1n : 1n)),
  fc.bigInt({ min: -(2n ** 200n), max: 2n ** 200n }),
  fc.bigInt({ min: -(2n ** 1300n), max: 2n ** 1300n }),
)
const small = fc.bigInt({ min: 0n, max: 300n })
const exponent = fc.bigInt({ min: 0n, max: 12n })

type Pairs = readonly (readonly [bigint, bigint])[]
const pairs = (right: fc.Arbitrary<bigint>): fc.Arbitrary<Pairs> => fc.array(fc.tuple(int, right), { minLength: PAIRS, maxLength: PAIRS })

/** Prints `expression` for each pair, on the machine. */
function printed(drawn: Pairs, expression: string): string {
  const lists = `xs = [${drawn.map(([a]) => a).join(', ')}]\nys = [${drawn.map(([, b]) => b).join(', ')}]\n`
  const { stdout, stderr, heapUsed } = runSource(
    `${lists}def f():\n    for i in range(${PAIRS}):\n        a = xs[i]\n        b = ys[i]\n        print(${expression})\nf()\nxs = ys = 0\n`,
  )
  expect(stderr).toBe('')
  expect(heapUsed).toBe(0)
  return stdout
}

function check(right: fc.Arbitrary<bigint>, expression: string, expected: (a: bigint, b: bigint) => Value): void {
  const property = fc.property(pairs(right), (drawn) => {
    expect(printed(drawn, expression)).toBe(drawn.map(([a, b]) => `${str(expected(a, b))}\n`).join(''))
  })
  fc.assert(property, { numRuns: RUNS })
}

const nonzero = int.filter((value) => value !== 0n)

describe('an operator on ints of any size', () => {
  it.each([
    ['+', Operator.ADD, int],
    ['-', Operator.SUBTRACT, int],
    ['*', Operator.MULTIPLY, int],
    ['//', Operator.FLOOR_DIVIDE, nonzero],
    ['%', Operator.REMAINDER, nonzero],
    ['**', Operator.POWER, exponent],
    ['<<', Operator.LSHIFT, small],
    ['>>', Operator.RSHIFT, small],
    ['&', Operator.AND, int],
    ['|', Operator.OR, int],
    ['^', Operator.XOR, int],
  ] as const)('computes what BigInt computes: %s', (sign, operator, right) => {
    check(right, sign === '**' ? 'a ** b % (10 ** 100 + 7)' : `a ${sign} b`, (a, b) => {
      const result = binary(operator, a, b)
      return sign === '**' ? binary(Operator.REMAINDER, result, 10n ** 100n + 7n) : result
    })
  })

  it('/ is correctly rounded', () => {
    const isSmall = (a: bigint) => a < 2n ** 500n && a > -(2n ** 500n)
    check(nonzero.filter(isSmall), 'a // 2 ** 400 / b', (a, b) => binary(Operator.TRUE_DIVIDE, binary(Operator.RSHIFT, a, 400n), b))
    check(nonzero.filter(isSmall), 'b / (a * b * 2 ** 300 or 1)', (a, b) => {
      const product = a * b * 2n ** 300n
      return binary(Operator.TRUE_DIVIDE, b, product === 0n ? 1n : product)
    })
  })

  it.each([
    ['<', Comparison.LESS],
    ['==', Comparison.EQUAL],
    ['>=', Comparison.GREATER | Comparison.EQUAL],
  ] as const)('compares as BigInt compares: %s', (sign, mask) => {
    check(int, `(a ${sign} b, a ${sign} a + 0)`, (a, b) => {
      const [one, other] = [compare(mask, a, b), compare(mask, a, a)]
      return `(${[one, other].map(str).join(', ')})`
    })
  })

  it('compares with floats exactly', () => {
    const float = nonzero.filter((a) => a < 2n ** 1000n && a > -(2n ** 1000n))
    check(float, 'a < float(b), a == float(b), a > float(b), b == float(b)', (a, b) => {
      const near = Number(b)
      return [a < near, a <= near && a >= near, a > near, b <= near && b >= near].map(str).join(' ') as Value
    })
  })

  it('unary operators, conversions and formats agree with BigInt', () => {
    check(int, '-a, ~a, abs(a), int(str(a)), int(float(b // 2 ** 700)), f"{a:x}", f"{a:,}", "%o" % b', (a, b) => {
      const shifted = BigInt(Number(b >> 700n))
      const grouped = String(a).replace(/\B(?=(\d{3})+$)/g, ',')
      return [-a, ~a, a < 0n ? -a : a, a, shifted, a.toString(16), grouped, b.toString(8)].map(String).join(' ')
    })
  })
})
