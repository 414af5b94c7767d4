import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Policy } from '../../assembly/abi/policies.ts'
import type { Program } from '../../src/model/program.ts'
import { compile } from '../../src/program/index.ts'
import * as offsets from '../../src/program/wasm/offsets.ts'
import { largeProgram } from '../differential/large-programs.ts'
import { program as smallProgram } from '../differential/programs.ts'
import { LONG, tried } from '../long.ts'
import { compiled, corpus } from '../program/corpus.ts'
import { type RunOptions, runProgram } from './machine.ts'

const fileOf = (name: string) => readFileSync(new URL(`compiled/${name}`, import.meta.url), 'utf8')

/** The result of a run that must not depend on whether its functions are compiled. */
function observed(program: Program, options: RunOptions) {
  const { stdout, stderr, ops, breakerTrips, heapUsed } = runProgram(program, options)
  return { stdout, stderr, ops, breakerTrips, heapUsed }
}

const SEED = Number(process.env.GIL_LAB_SEED ?? 2026)

const GENERATOR = 'def gen(n):\n    for i in range(n):\n        yield i\n'

/** Programs whose ticks depend on the clock. */
const TIMED = /asyncio|sleep|time/

describe('compiled code', () => {
  const programs = corpus().filter(({ threaded, source }) => !threaded && !TIMED.test(source))

  it.each(tried(programs, 120))('of $name does what the eval loop does, tick by tick', (program) => {
    for (const options of [{}, { policy: Policy.TICK, checkInterval: 7 }, { policy: Policy.NONE }])
      expect(observed(compiled(program), { ...options, compiled: true })).toEqual(observed(compiled(program), options))
  })

  it.each(['edges', 'objects', 'handlers'])(
    'of %s.py agrees with CPython and with the eval loop at the edges of its fast paths',
    (name) => {
      const program = compile(fileOf(`${name}.py`), `${name}.py`)
      for (const options of [
        {},
        { policy: Policy.TICK, checkInterval: 0 },
        { policy: Policy.TICK, checkInterval: 10 },
        { policy: Policy.NONE },
        { policy: Policy.NONE_ATOMIC },
      ]) {
        const ran = observed(program, { ...options, compiled: true })
        expect(ran.stdout).toBe(fileOf(`${name}.out`))
        expect(ran).toEqual(observed(program, options))
      }
    },
  )

  it.each([
    ['numbers and control flow', smallProgram],
    ['classes, exceptions, closures, containers and generators', largeProgram],
  ])('of generated programs with %s does what the eval loop does', { timeout: 900_000 }, (_, programs) => {
    const property = fc.property(programs, fc.integer({ min: 0, max: 30 }), (source, checkInterval) => {
      const program = compile(source, 'x.py')
      for (const options of [{}, { policy: Policy.TICK, checkInterval }, { policy: Policy.NONE }])
        expect(observed(program, { ...options, compiled: true })).toEqual(observed(program, options))
    })
    fc.assert(property, { numRuns: LONG ? 3000 : 5, seed: SEED })
  })

  it('runs loops, calls and lists without the machine', () => {
    const loop = 'def f(n):\n    x = [0.0]\n    while n > 0:\n        n -= 1\n        x[0] = x[0] + 0.5\n    return x\nprint(f(10000))\n'
    const calls = 'def f(n):\n    return n if n < 2 else f(n - 1) + f(n - 2)\nprint(f(15))\n'
    for (const source of [loop, calls]) expect(runProgram(compile(source, 'a.py'), { compiled: true }).steps).toBeLessThan(10)
  })

  it('has the numbers of the machine', () => {
    const source = ['objects/fields', 'objects/caches', 'objects/counts', 'objects/dict', 'objects/lists', 'eval/frames']
      .map((path) => readFileSync(new URL(`../../assembly/vm/${path}.ts`, import.meta.url), 'utf8'))
      .join()
    const constant = (name: string) => Number(new RegExp(`\\b${name}(?:: \\w+)? = (\\w+)`).exec(source)?.[1])
    const { RANGE_NEXT, RANGE_STEP, RANGE_LEFT, INSTANCE, HASH_FACTOR, HASH_SHIFT, Cached, ...others } = offsets
    expect([RANGE_NEXT, RANGE_STEP, RANGE_LEFT]).toEqual(['NEXT', 'STEP', 'LEFT'].map((name) => constant(`RANGE_ITERATOR_${name}`)))
    for (const [name, value] of Object.entries(INSTANCE)) expect([name, value]).toEqual([name, constant(`INSTANCE_${name}`)])
    for (const name of ['VALUE', 'STORED', 'FUNCTION', 'BUILTIN'] as const) expect([name, Cached[name]]).toEqual([name, constant(name)])
    for (const [name, value] of Object.entries(others)) expect([name, value]).toEqual([name, constant(name)])
    expect(source).toContain(`(key * 0x${HASH_FACTOR.toString(16)}) >> ${HASH_SHIFT}`)
  })

  it('is given up for a function that it leaves all the time', () => {
    const source = `${GENERATOR}for x in gen(10000): pass\nprint(sum(gen(10000)))\n`
    expect(runProgram(compile(source, 'a.py'), { compiled: true }).steps).toBeLessThan(14_000)
  })
})
