import { describe, expect, it } from 'vitest'
import { Policy } from '../../assembly/abi/policies.ts'
import { compile } from '../../src/program/index.ts'
import { compiled, corpus } from '../program/corpus.ts'
import { evaluate } from '../program/reference/evaluate.ts'
import { runProgram, runSource } from './machine.ts'

const countdown = (n: number) => `def countdown(n):
    while n > 0:
        n -= 1

countdown(${n})
`

/** The ticks that the reference evaluator counts. It has no check interval, no fused instructions and no fast paths. */
function ticksOf(source: string): number {
  return evaluate(compile(source, 'program.py', { fuse: false })).ticks
}

describe('the check interval', () => {
  it('counts three ticks for each iteration of a countdown, as CPython 2.7 does', () => {
    expect(ticksOf(countdown(1000)) - ticksOf(countdown(0))).toBe(3000)
  })

  it.each([0, 1, 30, 31, 32, 33, 34, 100, 1000, 4321])('of 100 runs out every 101st tick of countdown(%i)', (n) => {
    const ticks = ticksOf(countdown(n))
    const ran = runSource(countdown(n), { policy: Policy.TICK })
    expect(ran.ops).toBe(ticks)
    expect(ran.breakerTrips).toBe(Math.floor(ticks / 101))
  })

  it.each([0, 1, 2, 3, 7, 10, 1000])('of %i runs out after one tick more than its length', (checkInterval) => {
    const ticks = ticksOf(countdown(500))
    for (const fuse of [true, false]) {
      const ran = runSource(countdown(500), { policy: Policy.TICK, checkInterval, fuse })
      expect(ran.ops).toBe(ticks)
      expect(ran.breakerTrips).toBe(Math.floor(ticks / (checkInterval + 1)))
    }
  })

  it('takes a new length when it next runs out', () => {
    const source = `import sys\nsys.setcheckinterval(10)\n${countdown(1000)}`
    const ticks = ticksOf(source)
    const ran = runSource(source, { policy: Policy.TICK })
    expect(ran.breakerTrips).toBe(1 + Math.floor((ticks - 101) / 11))
  })

  // The corpus programs that the reference evaluator can run to their end: with one thread, one interpreter, no event loop and no error.
  const programs = corpus().filter((one) => one.evaluated && !one.threaded && one.stderr === '' && !one.requires && !one.interleaved)
  it.each(programs)('counts the ticks of $name under every GIL', (program) => {
    const ticks = evaluate(compiled(program)).ticks
    for (const policy of [Policy.TICK, Policy.SWITCH, Policy.NONE]) {
      const ran = runProgram(compiled(program), { policy })
      expect(ran.ops).toBe(ticks)
      expect(ran.breakerTrips).toBe(policy === Policy.TICK ? Math.floor(ticks / 101) : 0)
    }
  })
})
