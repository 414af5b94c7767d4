import { OVERTAKING_LIMIT } from '../../../assembly/abi/layout.ts'
import { Why } from '../../../assembly/abi/policies.ts'
import { findGil, type GilDescriptor } from '../../model/gils.ts'
import { MOST_OVERTAKINGS } from '../../model/limits.ts'
import { type Body, call, type Request, type Scenario } from '../scenario.ts'
import type { World } from '../world.ts'
import { openGil } from './gils.ts'

// Scenarios for the rules of the GIL `credit` about time. They need a strategy that lets all threads run equally fast. The limit of
// overtakings is as high as in a real run. No waiter is overtaken that often here. So only the rules about time
// limit how long a waiter waits.

const CREDIT = findGil('credit') as GilDescriptor
const US = 1000
const INTERVAL_US = 20
const INTERVAL_NS = INTERVAL_US * US
/** After this wait, a thread with credit, or one that keeps its turn, makes a holder with credit release the GIL. */
const BRIEF_NS = INTERVAL_NS / 10
/** The most time that a request, a release and an acquisition take together. */
const HAND_OFF_NS = US
/** How long a visit of a thread with credit lasts. It is shorter than BRIEF_NS. */
const HOLD_NS = 1200
const UNTIL_NS = 100 * US

function creditScenario(name: string, title: string, start: (world: World) => readonly Body[]): Scenario {
  return {
    id: `credit-${name}`,
    title,
    rules: { timeouts: 'due', allAsleep: 'fine', points: 'every', maxSteps: 8 * UNTIL_NS },
    start: (world) => {
      const bodies = start(world)
      openGil(world, CREDIT, bodies.length, { switchIntervalUs: INTERVAL_US })
      world.store(OVERTAKING_LIMIT, MOST_OVERTAKINGS)
      return bodies
    },
  }
}

/** A thread computes while a thread with credit visits. The thread with credit gets the GIL at once, before it has waited for BRIEF_NS. */
export const REQUEST_AT_ONCE = creditScenario('asks', 'a thread with credit requests the GIL at once', (world) => [
  computing(world, 0, 2 * US, UNTIL_NS),
  visitor(world, 1, [10 * US, 30 * US, 50 * US], HAND_OFF_NS),
])

/** Two threads with credit alternate. Without rule 2 of credit.ts, the thread that they have pre-empted would wait for a long time. */
export const PATIENCE = creditScenario(
  'patience',
  'a thread that keeps its turn is not overtaken for longer than a brief wait',
  (world) => {
    const every = (fromUs: number) => Array.from({ length: 20 }, (_, at) => fromUs * US + at * 2 * HOLD_NS)
    return [
      computing(world, 0, 2 * US, UNTIL_NS, BRIEF_NS + HOLD_NS + HAND_OFF_NS),
      visitor(world, 1, every(10), UNTIL_NS),
      visitor(world, 2, every(10 + HOLD_NS / US), UNTIL_NS),
    ]
  },
)

/**
 * The interval of a waiter ends while a thread with credit has the GIL. This waiter gets the GIL next, before the computing
 * thread that the thread with credit has pre-empted.
 * The thread with credit keeps its credit, and may overtake again once the next turn has begun.
 */
export const END_OF_TURN = creditScenario('end-of-turn', 'after an interval, the next turn begins', (world) => {
  const from = 5 * US
  return [
    computing(world, 0, 2 * US, UNTIL_NS),
    computing(world, 1, from, UNTIL_NS, INTERVAL_NS + HOLD_NS + HAND_OFF_NS),
    visitor(world, 2, [from + INTERVAL_NS - HOLD_NS / 2, from + 1.5 * INTERVAL_NS], HAND_OFF_NS),
  ]
})

const endOfCredit = (name: string, others: (world: World) => readonly Body[]) =>
  creditScenario(name, 'a thread with credit that computes releases the GIL after a brief wait', (world) => [
    hog(world, 0, 10 * US, 30 * US),
    visitor(world, 1, [20 * US], BRIEF_NS + HOLD_NS + HAND_OFF_NS),
    ...others(world),
  ])

/** A thread with credit computes. The thread that it has pre-empted gets the GIL back after a brief wait. */
export const END_OF_CREDIT = endOfCredit('end-of-credit', (world) => [
  computing(world, 2, 2 * US, UNTIL_NS, BRIEF_NS + HOLD_NS + HAND_OFF_NS),
])

/** A thread with credit computes. Another thread with credit gets the GIL after a brief wait. */
export const END_OF_CREDIT_ALONE = endOfCredit('end-of-credit-alone', () => [])

/** A thread with credit arrives while another one has the GIL. Both keep their credit, so both get the GIL soon at the next visit. */
export const NO_REQUEST = creditScenario('no-request', 'a thread with credit requests nothing from another one', (world) => [
  computing(world, 0, 2 * US, UNTIL_NS),
  ...[10, 10.3].map((us, at) => visitor(world, at + 1, [us * US, (us + 20) * US, (us + 40) * US], HOLD_NS + HAND_OFF_NS)),
])

/** A thread with credit wants the GIL all the time. It gets at most about half of the time, plus half of an interval. */
export const HALF_OF_THE_TIME = creditScenario('half', 'a thread with credit gets about half of the time', (world) => {
  const greedy: Body = function* () {
    yield* visit(world, 1, 1)
    yield { sleepNs: 5 * US }
    const beganNs = world.ns
    let heldNs = 0
    while (world.ns < UNTIL_NS) {
      yield* visit(world, 1, HOLD_NS)
      heldNs += HOLD_NS
    }
    const most = (world.ns - beganNs + INTERVAL_NS) / 2 + HOLD_NS
    if (heldNs > most) world.fail(`the thread with credit had the GIL for ${heldNs} of ${world.ns - beganNs} ns`)
  }
  return [computing(world, 0, 2 * US, UNTIL_NS), greedy]
})

/** A thread that computes. It fails if it waits for the GIL for longer than `mostNs`. */
function computing(world: World, slot: number, fromNs: number, untilNs: number, mostNs = Number.POSITIVE_INFINITY): Body {
  return function* () {
    yield { sleepNs: fromNs }
    let since = world.ns
    yield call('gilTake', slot)
    while (world.ns < untilNs) {
      if (world.ns - since > mostNs) world.fail(`thread ${slot} waited for ${world.ns - since} ns`)
      since = world.ns
      yield call('gilPoll', slot)
    }
    yield call('gilDrop', slot, Why.FINAL)
  }
}

/** A thread that earns credit and then visits the GIL at these times. It fails if it waits for the GIL for longer than `mostNs`. */
function visitor(world: World, slot: number, timesNs: readonly number[], mostNs: number): Body {
  return function* () {
    yield* visit(world, slot, 1)
    for (const time of timesNs) {
      if (time > world.ns) yield { sleepNs: time - world.ns }
      const since = world.ns
      yield call('gilTake', slot)
      if (world.ns - since > mostNs) world.fail(`thread ${slot} waited for ${world.ns - since} ns`)
      yield* leave(world, slot, HOLD_NS)
    }
  }
}

/** A thread that earns credit and then computes. */
function hog(world: World, slot: number, fromNs: number, untilNs: number): Body {
  return function* () {
    yield* visit(world, slot, 1)
    yield* computing(world, slot, fromNs - world.ns, untilNs)()
  }
}

/** Takes the GIL, keeps it for a time, and releases it to block. */
function* visit(world: World, slot: number, holdNs: number): Generator<Request, void, number> {
  yield call('gilTake', slot)
  yield* leave(world, slot, holdNs)
}

function* leave(world: World, slot: number, holdNs: number): Generator<Request, void, number> {
  const until = world.ns + holdNs
  while (world.ns < until) yield 'step'
  yield call('gilDrop', slot, Why.BLOCKING)
}
