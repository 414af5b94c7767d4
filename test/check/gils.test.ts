import { beforeAll, describe, expect, it } from 'vitest'
import { type Broken, checkGil, type GilResult, holds } from '../../src/check/gils/check-gil.ts'
import { runReplayTask } from '../../src/check/tasks.ts'
import { World } from '../../src/explore/index.ts'
import { findGil, type GilDescriptor } from '../../src/model/gils.ts'
import { tried } from '../long.ts'
import { buildMutant, shippedMachine } from '../mutants/build.ts'
import * as life from '../mutants/life.ts'
import * as locks from '../mutants/locks.ts'
import type { Mutant } from '../mutants/mutant.ts'

const SWITCH = findGil('switch') as GilDescriptor
const EFFORT = { deep: false, seed: 1 }
const THREADS = 9

/** Checks a GIL of a machine. The check ends after `mostRuns` runs. */
function check(machine: WebAssembly.Module, gil: GilDescriptor, mostRuns: number): GilResult {
  let runs = 0
  return checkGil(new World(machine, THREADS), gil, EFFORT, () => ++runs > mostRuns)
}

function firstBroken({ properties }: GilResult): Broken | undefined {
  return properties.find(({ broken }) => broken)?.broken
}

const MUTANTS: readonly { readonly mutant: Mutant; readonly gil: string; readonly breaks: RegExp }[] = [
  { mutant: locks.NO_EXCLUSION, gil: 'switch', breaks: /have the GIL at the same time$/ },
  { mutant: locks.NO_RELEASE_SIGNAL, gil: 'switch', breaks: /^nobody can run/ },
  { mutant: locks.SEMAPHORE_LATE_ADD, gil: 'tick', breaks: /^nobody can run/ },
  { mutant: life.JOIN_RETURNS_WHEN_LIVE, gil: 'none', breaks: /join\(\) returns before the thread has ended|was not joined/ },
]

describe('the check of a GIL', async () => {
  const shipped = await shippedMachine()
  let result: GilResult
  beforeAll(() => {
    result = check(shipped, SWITCH, 3000)
  }, 60_000)

  it.each(tried(MUTANTS, 4, 2))(
    'finds the mutant $mutant.id under $gil, and a short schedule that repeats the failure',
    async ({ mutant, gil, breaks }) => {
      const machine = await buildMutant(mutant)
      const result = check(machine, findGil(gil) as GilDescriptor, 20_000)
      expect(holds(result)).toBe(false)
      const { message, scenarioId, schedule } = firstBroken(result) as Broken
      expect(message).toMatch(breaks)
      expect(schedule.length).toBeLessThan(40)
      const replayed = runReplayTask(machine, { kind: 'replay', gil, schedule: `${scenarioId}:${schedule}` })
      expect(replayed.message).toBe(message)
      expect(replayed.lines.length).toBeGreaterThan(3)
    },
    120_000,
  )

  it('passes the shipped switch GIL, and shows a schedule on which a thread overtakes a waiter without a bound', () => {
    expect([firstBroken(result), holds(result), result.bypass.most]).toEqual([undefined, true, Number.POSITIVE_INFINITY])
    const { scenarioId, schedule } = result.bypass.worst as { scenarioId: string; schedule: string }
    const replayed = runReplayTask(shipped, { kind: 'replay', gil: 'switch', schedule: `${scenarioId}:${schedule}` })
    expect(replayed.message).toBe('b overtook a 5 times')
  })

  it('is broken if the descriptor promises a smaller bypass than the machine has', () => {
    const modest = { ...SWITCH, traits: { ...SWITCH.traits, maxBypass: 2 } }
    expect(holds(check(shipped, modest, 3000))).toBe(false)
  }, 60_000)

  it('reports which part of the schedules it tried if its time runs out', () => {
    const [first, second] = result.properties[0]?.jobs ?? []
    expect(first?.explored).toBeGreaterThan(0)
    expect(first?.explored).toBeLessThan(1)
    expect([second?.schedules, second?.explored]).toEqual([0, 0])
  })
})

describe('a replay', () => {
  it.each([
    ['of an unknown scenario', 'nonsense:a3', /"nonsense" is not a scenario of the GIL switch/],
    ['of a text that is not a schedule', 'switch-2x1x1:A3', /not a schedule: A3/],
    ['of a schedule with too many steps', 'switch-2x1x1:a99999999999', /"switch-2x1x1:a99999999999" cannot be replayed: it has more than/],
    ['of a schedule with a thread that does not exist', 'switch-2x1x1:a2z', /the schedule does not fit/],
  ])('%s is refused', async (_, schedule, message) => {
    const machine = await shippedMachine()
    expect(() => runReplayTask(machine, { kind: 'replay', gil: 'switch', schedule })).toThrow(message)
  })
})
