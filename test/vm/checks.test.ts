import { describe, expect, it } from 'vitest'
import { CHECK_POINTS } from '../../assembly/abi/layout.ts'
import { Checks, Policy } from '../../assembly/abi/policies.ts'
import { CHECK_POINTS as CHECK_POINT_TABLE, type CheckPoint } from '../../src/program/image/check-points.ts'
import { OPCODES, opOf, unfused } from '../../src/program/image/opcodes.ts'
import { compile } from '../../src/program/index.ts'
import { LONG } from '../long.ts'
import { buildWholeMutant } from '../mutants/build.ts'
import { CHECK_MUTANTS } from '../mutants/checks.ts'
import { corpus } from '../program/corpus.ts'
import { evaluate } from '../program/reference/evaluate.ts'
import { readRecorded } from './checks/recorded.ts'
import { placesLost } from './checks/requested.ts'
import { runProgram } from './machine.ts'

const recorded = readRecorded()
const entryOf = (name: string) => CHECK_POINT_TABLE.get(name) as CheckPoint

/** A program with the instructions that the corpus programs below lack. */
const FURTHER = {
  name: 'locks and attributes',
  file: 'program.py',
  source: `from threading import Lock, current_thread
first = Lock()
second = Lock()
def inside(value):
    with first, second:
        return value
for n in range(3):
    with first:
        if n == 1:
            continue
        with second:
            inside_name = current_thread().name
current_thread().name = "main"
inside(1.5)
many = []
many.append(1)
many.append(*[2])
print(len(many), many.append(3))
`,
}

// The corpus programs that the reference evaluator can run to their end: with one thread, one interpreter, no event loop and no error.
const programs = corpus().filter((one) => one.evaluated && !one.threaded && one.stderr === '' && !one.requires && !one.interleaved)
const all = [...programs, FURTHER]

/**
 * A program with instructions that the programs above lack: those of `await`, which the evaluator does not run, and RAISE_ASSERTION, which
 * ends the thread.
 */
const ASYNC = `import asyncio

async def inner():
    return 1

async def main():
    await inner()
    await asyncio.sleep(0)

asyncio.run(main())
assert False
`

/** The table's entries for the instructions that a program runs, in the order in which they run. */
function executed(source: string, file = 'program.py') {
  const found: { place: string; entry: string }[] = []
  evaluate(compile(source, file), ({ functionIndex, instruction, entry }) =>
    found.push({ place: `${functionIndex}:${instruction}`, entry }),
  )
  return found
}

/**
 * The places at which placesLost() must report the checks of an older CPython, in the order of the checks. Such a check comes at the end of
 * its instruction, and the thread is then at the instruction that runs next. A CALL of a Python function ends when the function returns.
 */
function placesAfter(
  source: string,
  file: string,
  isChecked: (entry: CheckPoint) => boolean,
  isExempt: (next: string) => boolean,
): string[] {
  const steps = executed(source, file)
  const calls: string[] = []
  const places: string[] = []
  for (const [index, { entry }] of steps.entries()) {
    const next = steps[index + 1]
    const isCall = entry.endsWith(' of a Python function')
    if (isCall) calls.push(entry)
    const ended = isCall ? undefined : entry === 'RETURN_VALUE' ? calls.pop() : entry
    if (!ended || !next || !isChecked(entryOf(ended)) || isExempt(next.entry)) continue
    places.push(next.place)
  }
  return places
}

const OLDER = [
  ['3.9', Checks.PYTHON_3_9, (entry: CheckPoint) => entry['3.9'], (next: string) => next === 'BEFORE_WITH'],
  ['2.7', Checks.PYTHON_2_7, (entry: CheckPoint) => entry['2.7'] !== false, () => false],
] as const

/** A program with a generator. The reference evaluator runs no generators, so a test expects the instruction by its name instead. */
const DELEGATED = `def inner():
    yield 1

def outer():
    yield from inner()

for item in outer():
    pass
`

/** A program with a handler. The reference evaluator runs no handlers, so a test expects the instruction by its name instead. */
const CAUGHT = `def f(n):
    try:
        raise ValueError
    except ValueError:
        n += 1
    return n

f(1)
`

describe('the table of docs/eval-breaker.md', () => {
  it('lists each instruction of the machine', () => {
    const names = Object.entries(OPCODES)
      .filter(([op]) => unfused(Number(op)) === Number(op))
      .map(([, { name }]) => name)
    expect([...new Set([...CHECK_POINT_TABLE.keys()].map((entry) => entry.split(' ')[0]))].sort()).toEqual(names.sort())
  })

  for (const { python, seen } of recorded.filter((each) => each.python >= '3')) {
    const version = python.startsWith('3.9') ? '3.9' : '3.10'
    it.each(seen)(`agrees about %s with CPython ${python} in %s`, (entry, _code, site) => {
      expect(entryOf(entry)[version]).toBe(site !== null)
    })
  }
})

describe('a thread whose GIL is always requested', () => {
  it.each(all)('loses it exactly at the checks of the table, in $name', ({ source, file }) => {
    const checks = executed(source, file).filter(({ entry }) => entryOf(entry)['3.10'])
    for (const fuse of [true, false]) expect(placesLost(compile(source, file, { fuse }))).toEqual(checks.map(({ place }) => place))
  })

  it('does not lose it in an await or in an assert', () => {
    const program = compile(ASYNC, 'program.py')
    const names = placesLost(program).flatMap((place) => {
      const [functionIndex, instruction] = place.split(':').map(Number) as [number, number]
      const { module, code } = program.functions[functionIndex]!
      return program.modules[module]!.isLibrary ? [] : [OPCODES[opOf(code[instruction]!)].name]
    })
    expect(new Set(names)).toEqual(new Set(['RESUME']))
  })
})

describe.each(OLDER)('a thread whose GIL is always requested, with the check points of %s', (version, checks, isChecked, isExempt) => {
  it.each(all)('loses it exactly at the checks of the table, in $name', ({ source, file }) => {
    const expected = placesAfter(source, file, isChecked, isExempt)
    for (const fuse of [true, false]) expect(placesLost(compile(source, file, { fuse }), {}, checks)).toEqual(expected)
  })

  /** The names of the instructions before those at which the thread loses the GIL. */
  const lostAt = (source: string) => {
    const program = compile(source, 'program.py')
    return placesLost(program, {}, checks).map((place) => {
      const [functionIndex, instruction] = place.split(':').map(Number) as [number, number]
      return instruction > 0 ? OPCODES[opOf(program.functions[functionIndex]!.code[instruction - 1]!)].name : undefined
    })
  }

  it(`${version === '3.9' ? 'loses' : 'does not lose'} it after a handler of an exception`, () => {
    expect(lostAt(CAUGHT).includes('POP_EXCEPT')).toBe(version === '3.9')
  })

  it('loses it when a `yield from` ends', () => {
    expect(lostAt(DELEGATED)).toContain('YIELD_FROM')
  })

  it('counts the same ticks as the tick GIL', () => {
    const ran = (words: Record<number, number>, policy: Policy) => runProgram(compile(FURTHER.source, 'program.py'), { policy, words }).ops
    expect(ran({ [CHECK_POINTS]: checks }, Policy.SWITCH)).toBe(ran({}, Policy.TICK))
  })
})

describe('the check interval', () => {
  const NAMES = 'zero, yes, no, one, ones, two, many, lock, Lock, abs, int, len, range, sorted, str'
  const HEAD = `from threading import Lock\ndef g(p): pass\ndef f(${NAMES}):\n    `
  const TAIL = '\nf(0, True, False, [1], [[1]], (1, 2), [1, 2, 3], Lock(), Lock, abs, int, len, range, sorted, str)\n'
  const ticks = (code: string) => runProgram(compile(HEAD + code + TAIL, 'program.py'), { policy: Policy.TICK }).ops
  const nothing = ticks('pass')

  /**
   * The number of ticks by which 2.7 exceeds the lab, from the table's notes. For the block of a loop or a `with`, 2.7 counts two more.
   * For `*`, 2.7 counts two fewer, because only the lab makes a list.
   */
  const more = (code: string) => (/^(for|with) /.test(code) ? 2 : /\(\*/.test(code) ? -2 : 0)
  const REFUSED = ['LOAD_ATTR']

  const { python, seen } = recorded.find((each) => each.python.startsWith('2.7'))!
  it.each(seen)(`counts %s as CPython ${python} does, in: %s`, (entry, code, count) => {
    if (!REFUSED.includes(entry)) expect(ticks(code)).toBe(nothing + (count as number) - more(code))
  })

  it.each(all)('counts the ticks of the table in $name', ({ source, file }) => {
    const counted = executed(source, file).filter(({ entry }) => entryOf(entry)['2.7']).length
    expect(runProgram(compile(source, file), { policy: Policy.TICK }).ops).toBe(counted)
  })
})

// Each mutant takes seconds to compile, so these tests run only with GIL_LAB_LONG=1.
describe.runIf(LONG)('a machine with a check too few or too many', () => {
  /** The programs in which a machine loses the GIL at other places, or counts other ticks, than the table says. */
  const deviating = (machine: WebAssembly.Module) =>
    all.filter(({ source, file }) => {
      const program = compile(source, file)
      const steps = executed(source, file)
      const checks = steps.filter(({ entry }) => entryOf(entry)['3.10']).map(({ place }) => place)
      const counted = steps.filter(({ entry }) => entryOf(entry)['2.7']).length
      const isOlderWrong = OLDER.some(
        ([, older, isChecked, isExempt]) =>
          placesLost(program, { machine }, older).join() !== placesAfter(source, file, isChecked, isExempt).join(),
      )
      return isOlderWrong || placesLost(program, { machine }).join() !== checks.join() || runProgram(program, { machine }).ops !== counted
    })

  it.each(CHECK_MUTANTS)('is found: $defect', { timeout: 180_000 }, async (mutant) => {
    expect(deviating(await buildWholeMutant(mutant))).not.toEqual([])
    const whole = { ...mutant, id: 'whole', replace: mutant.find }
    expect(deviating(await buildWholeMutant(whole))).toEqual([])
  })
})

describe('the programs of these tests', () => {
  it('run each entry of the table', () => {
    const entries = new Set(all.flatMap(({ source, file }) => executed(source, file).map(({ entry }) => entry)))
    const missing = [...CHECK_POINT_TABLE.keys()].filter((entry) => !entries.has(entry))
    // The compiler does not emit NOP. RAISE_ASSERTION ends the thread with an error, so only the program ASYNC contains it. The reference
    // evaluator cannot run a program with any of the other instructions.
    expect(missing.sort()).toEqual([
      'BEFORE_ASYNC_WITH',
      'BUILD_CLASS',
      'BUILD_MAP',
      'BUILD_SET',
      'CALL_EX_KW',
      'CHECK_EXC_MATCH',
      'DELETE_ATTR',
      'DELETE_DEREF',
      'DELETE_FAST',
      'DELETE_GLOBAL',
      'DELETE_SLICE',
      'DELETE_SUBSCR',
      'DICT_MERGE',
      'DICT_UPDATE',
      'END_ASYNC_FOR',
      'EXIT_INIT_CHECK',
      'GET_AITER',
      'GET_ANEXT',
      'GET_AWAITABLE',
      'GET_YIELD_FROM_ITER',
      'GLOBAL_IS_SET',
      'IMPORT_FROM',
      'IMPORT_NAME',
      'JUMP_IF_SET',
      'KEYWORD_ADD',
      'LIST_TO_TUPLE',
      'LOAD_DEREF',
      'LOAD_NAME',
      'MAKE_CELL',
      'MAKE_FUNCTION',
      'MAP_ADD',
      'NOP',
      'POP_EXCEPT',
      'PUSH_EXC_INFO',
      'RAISE_ASSERTION',
      'RAISE_VARARGS',
      'RERAISE',
      'RETURN_FROM_GENERATOR',
      'RETURN_GENERATOR',
      'SET_ADD',
      'SET_UPDATE',
      'STORE_DEREF',
      'STORE_SLICE',
      'UNPACK_EX',
      'WITH_EXCEPT_START',
      'YIELD_ASYNC',
      'YIELD_FROM',
      'YIELD_VALUE',
    ])
  })
})
