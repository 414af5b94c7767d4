import { describe, expect, it } from 'vitest'
import { World } from '../../src/explore/index.ts'
import { brokenPromises } from '../../src/explore/promises.ts'
import { findGil, GILS, type GilDescriptor, type Traits } from '../../src/model/gils.ts'
import { LONG, tried } from '../long.ts'
import { buildMutant, shippedMachine } from '../mutants/build.ts'
import type { Mutant } from '../mutants/mutant.ts'

const world = new World(await shippedMachine())

/** Each entry changes one trait to a value that is not true of the GIL. */
function falseTraits({ excludes, preempts, forcesSwitch, maxBypass, recursive, parks }: Traits): Partial<Traits>[] {
  return [
    { excludes: !excludes },
    ...(['ticks', 'timeout', 'never'] as const).filter((each) => each !== preempts).map((each) => ({ preempts: each })),
    { forcesSwitch: !forcesSwitch },
    ...[0, 1, Number.POSITIVE_INFINITY].filter((each) => each !== maxBypass).map((each) => ({ maxBypass: each })),
    { recursive: !recursive },
    { parks: !parks },
  ]
}

describe.each(GILS)('the descriptor of $id', (gil) => {
  const seen = new Map<string, boolean>()

  // Waiters that never sleep make runs with the most steps, so only npm run test:long makes them.
  it.skipIf(gil.traits.excludes && !gil.traits.parks && !LONG)('agrees with the machine', { timeout: 90_000 }, () => {
    expect(brokenPromises(world, gil, undefined, seen)).toEqual([])
  })

  it.each(tried(falseTraits(gil.traits), 4))('disagrees with the machine if it has %j', (wrong) => {
    const traits = Object.keys(wrong)
    expect(brokenPromises(world, { ...gil, traits: { ...gil.traits, ...wrong } }, traits, seen)).toEqual(traits)
  })
})

const FILE = 'assembly/gil/switch.ts'
const MUTANTS: readonly (Mutant & { readonly breaks: keyof Traits })[] = [
  {
    id: 'promise-excludes',
    breaks: 'excludes',
    defect: 'a thread acquires the GIL without a look at whether it is held',
    file: FILE,
    find: 'if (SwitchGil.isLocked(gil)) SwitchGil.awaitTurn(gil, t)',
    replace: '',
  },
  {
    id: 'promise-preempts',
    breaks: 'preempts',
    defect: 'a waiter never requests the GIL',
    file: FILE,
    find: 'else if (DropRequest.send(t, gil, seen)) Record.push(t, now, Event.DROP_REQUEST, 0)',
    replace: '',
  },
  {
    id: 'promise-forces-switch',
    breaks: 'forcesSwitch',
    defect: 'a releaser never waits for the switch',
    file: FILE,
    find: 'if (forced && why != Why.FINAL && DropRequest.isSet(t)) SwitchGil.forceSwitch(gil, t)',
    replace: '',
  },
]

describe('a mutant of switch breaks its promise', () => {
  it.each(tried(MUTANTS, 3))(
    '$breaks: $defect',
    async (mutant) => {
      const broken = brokenPromises(new World(await buildMutant(mutant)), findGil('switch') as GilDescriptor, [mutant.breaks])
      expect(broken).toEqual([mutant.breaks])
    },
    120_000,
  )
})
