import { describe, expect, it } from 'vitest'
import { Op } from '../../assembly/abi/instructions.ts'
import { OPCODES, opOf, unfused } from '../../src/program/image/opcodes.ts'
import { compile, disassemble } from '../../src/program/index.ts'
import { evaluate } from './reference/evaluate.ts'

/** The instructions of one function, as "NAME argument (meaning)". */
function instructions(source: string, name = '<module>', fused = false): string[] {
  const program = compile(source, 'test.py', { fuse: fused })
  const sections = disassemble(program).split(/^Disassembly of /m)
  const section = sections.find((text) => text.startsWith(`${name}:`)) ?? ''
  return section
    .split('\n')
    .slice(1)
    .filter((line) => line.trim())
    .map((line) =>
      line
        .replace(/^[\d\s>]*?\d+ (?=[A-Z_]{2})/, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
}

const COUNTDOWN = 'def countdown(n):\n    while n > 0:\n        n -= 1\n'

describe('a countdown', () => {
  it('has the bytecode of CPython 2.7: the test at the top, three ticking instructions per round', () => {
    const withoutIndex = instructions(COUNTDOWN, 'countdown').map((line) => line.replace(/CONST \d+/, 'CONST'))
    expect(withoutIndex).toEqual([
      'RESUME',
      'LOAD_FAST 0 (n)',
      'LOAD_CONST (0)',
      'COMPARE_OP 4 (>)',
      'POP_JUMP_IF_FALSE 5 (to 10)',
      'LOAD_FAST 0 (n)',
      'LOAD_CONST (1)',
      'BINARY_OP 23 (-=)',
      'STORE_FAST 0 (n)',
      'JUMP_BACKWARD -9 (to 1)',
      'LOAD_CONST (None)',
      'RETURN_VALUE',
    ])
  })

  it('is fused by replacing only the opcode of the first instruction', () => {
    const [plain, fused] = [false, true].map((fuse) => compile(COUNTDOWN, 'test.py', { fuse }).functions[1]?.code as Uint32Array)
    const changed = [...(plain as Uint32Array)].flatMap((word, at) =>
      word === fused?.[at] ? [] : [[at, opOf(fused?.[at] as number), word >>> 8 === (fused?.[at] as number) >>> 8]],
    )
    expect(changed).toEqual([
      [1, Op.COMPARE_FAST_CONST_JUMP, true],
      [3, Op.COMPARE_JUMP, true],
      [5, Op.SUBTRACT_FAST_CONST_STORE, true],
      [6, Op.BINARY_CONST, true],
      [7, Op.BINARY_STORE, true],
    ])
  })

  it('ticks three times per round', () => {
    const ticks = (rounds: number) => evaluate(compile(`${COUNTDOWN}countdown(${rounds})\n`, 'test.py')).ticks
    expect(ticks(1000) - ticks(0)).toBe(3000)
  })
})

describe('the compiler', () => {
  it("pushes the callable before its arguments, and a method's object between them", () => {
    expect(instructions('x = []\nx.append(len(x))\n').slice(3)).toEqual([
      'LOAD_GLOBAL 0 (x)',
      'LOAD_METHOD 16 (append)',
      expect.stringMatching(/^LOAD_CONST \d+ \(<built-in len>\)$/),
      'LOAD_GLOBAL 0 (x)',
      'CALL 1',
      'CALL 2',
      'POP_TOP',
      expect.stringMatching(/LOAD_CONST \d+ \(None\)/),
      'RETURN_VALUE',
    ])
  })

  it('passes keyword arguments last, with a table of their names', () => {
    expect(instructions('def f(a, b):\n    pass\nf(1, b=2)\nf(3, b=4)\n').filter((line) => line.startsWith('CALL'))).toEqual([
      'CALL_KW 2 (2 with b)',
      'CALL_KW 2 (2 with b)',
    ])
  })

  it('resolves names of the library at compile time', () => {
    const code = instructions('import datetime\nfrom threading import Thread as T\ndatetime.datetime.now()\nT()\n')
    expect(code.filter((line) => line.startsWith('LOAD'))).toEqual([
      expect.stringContaining('<built-in datetime.now>'),
      expect.stringContaining('<built-in Thread>'),
      expect.stringContaining('None'),
    ])
  })

  it('keeps a builtin available until the program assigns to its name', () => {
    const program = compile('print(len)\nlen = 5\n', 'test.py')
    const index = program.globals.indexOf('len')
    expect(program.constants[program.presetGlobals.get(index) as number]).toMatchObject({ kind: 'builtin' })
    expect(program.presetGlobals.size).toBe(1)
  })

  it('folds arithmetic on constants as CPython does', () => {
    expect(instructions('x = -(2 + 3) * 4 ** 2 // 3\n')[1]).toMatch(/LOAD_CONST \d+ \(-27\)/)
    expect(instructions('x = -9223372036854775808\n')[1]).toMatch(/\(-9223372036854775808\)/)
    expect(instructions('x = (1, -2.5, "a", None)\n')[1]).toMatch(/\(\(1, -2\.5, 'a', None\)\)/)
  })

  it('leaves ints of more than 128 bits and divisions by zero to the machine', () => {
    expect(instructions('x = 2 ** 64\n')).not.toContainEqual(expect.stringContaining('BINARY_OP'))
    expect(instructions('x = 2 ** 65\n')).toContainEqual(expect.stringContaining('BINARY_OP'))
    expect(instructions('x = 1 // 0\n')).toContainEqual(expect.stringContaining('BINARY_OP'))
  })

  it('swaps two variables on the stack, without a tuple', () => {
    expect(instructions('def f(a, b):\n    a, b = b, a\n', 'f').slice(1, 6)).toEqual([
      'LOAD_FAST 1 (b)',
      'LOAD_FAST 0 (a)',
      'SWAP 2',
      'STORE_FAST 0 (a)',
      'STORE_FAST 1 (b)',
    ])
  })

  it('omits a test that is always true', () => {
    expect(instructions('while True:\n    pass\n')).toEqual(['RESUME', 'JUMP_BACKWARD -1 (to 1)'])
  })

  it('omits docstrings and unreachable code', () => {
    expect(instructions('def f():\n    """Doc."""\n    return 1\n    print(2)\n', 'f')).toEqual([
      'RESUME',
      expect.stringContaining('(1)'),
      'RETURN_VALUE',
    ])
  })

  it('removes the iterators of loops from the stack before a return', () => {
    expect(instructions('def f(x):\n    for a in x:\n        for b in x:\n            return a\n', 'f').slice(9, 15)).toEqual([
      'LOAD_FAST 1 (a)',
      'SWAP 2',
      'POP_TOP',
      'SWAP 2',
      'POP_TOP',
      'RETURN_VALUE',
    ])
  })

  it('gives the variable of a comprehension its own hidden local, also at module level', () => {
    const program = compile('x = 1\ny = [x for x in range(3)]\n', 'test.py')
    expect(program.functions[0]?.locals).toEqual(['x'])
    expect(program.globals).toEqual(['x', 'y'])
  })

  it('records the line of every instruction', () => {
    const code = compile('x = 1\n\nprint(x,\n      x + 1)\n', 'test.py').functions[0]
    expect([...(code?.lines ?? [])].slice(1)).toEqual([1, 1, 3, 3, 4, 4, 4, 3, 3, 4, 4])
  })

  it('reads files with Windows line ends and a byte order mark', () => {
    expect(evaluate(compile('\uFEFFx = 1\r\nif x:\r\n    print("yes")\r\n', 'test.py')).stdout).toBe('yes\n')
  })

  it('compiles an empty file', () => {
    expect(instructions('')).toEqual(['RESUME', expect.stringContaining('None'), 'RETURN_VALUE'])
    expect(instructions('# only a comment')).toHaveLength(3)
  })

  it('groups operators as Python does, unlike the parser', () => {
    const say = (expression: string) => evaluate(compile(`print(${expression})\n`, 'test.py')).stdout.trim()
    expect(say('not 1 or 2')).toBe('2')
    expect(say('not 0 and 3')).toBe('3')
    expect(say('1 or not 0 and 0')).toBe('1')
    expect(say('not 1 == 2')).toBe('True')
    expect(say('-2 ** 2 * -3 ** -1')).toBe('1.3333333333333333')
    expect(say('1 < 3 > 2 != 5 in [5]')).toBe('True')
  })
})

describe('a constant that a variant sets', () => {
  it('replaces the number of a module-level assignment', () => {
    const source = 'THREADS = 4\nSECONDS: float = 0.5\nprint(THREADS, SECONDS)\nTHREADS = 0\n'
    expect(evaluate(compile(source, 'test.py', { constants: { THREADS: 2, SECONDS: 3 } })).stdout).toBe('2 3.0\n')
    expect(evaluate(compile(source, 'test.py', { constants: { THREADS: 1.5 } })).stdout).toBe('1.5 0.5\n')
  })

  it.each(['x = 1', 'def f():\n    N = 1', 'N = "text"', 'N = M = 1', 'N, M = 1, 2'])(
    'are refused where there is none to replace: %j',
    (source) => {
      const message = expect.stringContaining("no line 'N = <number>' at module level")
      expect(() => compile(`${source}\n`, 'test.py', { constants: { N: 3 } })).toThrow(expect.objectContaining({ code: 'usage', message }))
    },
  )
})

describe('fused instructions', () => {
  const opcodes = (source: string) =>
    [...(compile(source, 'test.py').functions[1]?.code ?? [])].map((word) => opOf(word)).filter((op) => op >= 64)

  it('cover loops over a range and sums of locals', () => {
    expect(opcodes('def f(n):\n    t = 0\n    for i in range(n):\n        t += i\n    if t < n: t = t + 1.5\n')).toEqual([
      Op.FOR_ITER_STORE,
      Op.ADD_FAST_FAST_STORE,
      Op.BINARY_FAST,
      Op.BINARY_STORE,
      Op.COMPARE_FAST_FAST_JUMP,
      Op.COMPARE_JUMP,
      Op.ADD_FAST_CONST_STORE,
      Op.BINARY_CONST,
      Op.BINARY_STORE,
    ])
  })

  it('cover two locals, unless the second one begins a sequence', () => {
    expect(opcodes('def f(a, b):\n    return a, b\n')).toEqual([Op.LOAD_FAST_FAST])
    expect(opcodes('def f(a, b):\n    return a, b.c\n')).toEqual([Op.ATTR_FAST])
  })

  it('with a constant need an int or a float', () => {
    expect(opcodes('def f(s):\n    s += "x"\n    if s == None: s -= True\n')).toEqual([Op.BINARY_STORE, Op.COMPARE_JUMP, Op.BINARY_STORE])
  })

  it('have the plain instruction that they replace', () => {
    for (const [op, { first }] of Object.entries(OPCODES)) expect(unfused(Number(op))).toBe(first ?? Number(op))
  })
})
