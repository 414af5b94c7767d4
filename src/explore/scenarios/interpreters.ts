import { FLOOR, FREE_THREADED, INTERPRETER_BYTES, INTERPRETERS, INTERPRETERS_MADE, PROGRAM } from '../../../assembly/abi/layout.ts'
import { Why } from '../../../assembly/abi/policies.ts'
import type { GilDescriptor } from '../../model/gils.ts'
import { type Body, call, type Scenario } from '../scenario.ts'
import { openGil, rulesOf } from './gils.ts'
import { prepare } from './locks.ts'
import { Occupancy } from './occupancy.ts'

/** The word with the first dead object of the main interpreter (assembly/os/interpreters.ts). */
const DEAD = INTERPRETERS + 28
const GRAVES = FLOOR + 2048

/** Threads drop the last references to objects of the main interpreter. All of these objects join the interpreter's list of the dead. */
export function buryScenario(threads: number): Scenario {
  return {
    id: `bury-${threads}`,
    title: 'no dead object is lost',
    start: (world) => {
      prepare(world, threads)
      return Array.from({ length: threads }, (_, thread): Body => {
        return function* () {
          for (const object of [0, 1]) yield call('interpreterBury', INTERPRETERS, GRAVES + (2 * thread + object) * 16)
        }
      })
    },
    finish: (world) => {
      let dead = 0
      for (let object = world.load(DEAD); object !== 0 && dead <= 2 * threads; object = world.load(object)) dead++
      return dead === 2 * threads ? undefined : `${dead} dead objects are in the list`
    },
  }
}

/** Each thread creates an interpreter, moves into it and back, and closes it. `own`: each interpreter has its own GIL. */
export function interpreterScenario(gil: GilDescriptor, threads: number, own: boolean): Scenario {
  return {
    id: `${gil.id}-interpreters-${threads}${own ? '-own' : ''}`,
    title: 'each thread has an interpreter of its own, and holds the GIL of the interpreter in which it is',
    rules: rulesOf(gil),
    start: (world) => {
      for (let word = PROGRAM; word < PROGRAM + 128; word += 4) world.store(word, 0)
      openGil(world, gil, threads)
      const main = new Occupancy(world, gil.traits.excludes ? 1 : threads, 'the GIL of the main interpreter')
      const places = new Set<number>()
      return Array.from({ length: threads }, (_, slot): Body => {
        return function* () {
          yield call('gilTake', slot)
          const interpreter = yield call('interpreterCreate', slot, own ? 1 : 0)
          if (interpreter <= INTERPRETERS || places.has(interpreter)) world.fail(`two interpreters are at ${interpreter}`)
          places.add(interpreter)
          main.enter(slot)
          yield 'step'
          main.leave(slot)
          yield call('interpreterMove', slot, interpreter)
          if (!own) main.enter(slot)
          yield 'step'
          if (!own) main.leave(slot)
          yield call('interpreterMove', slot, 0)
          main.enter(slot)
          const place = yield call('interpreterFind', interpreter)
          if (INTERPRETERS + place * INTERPRETER_BYTES !== interpreter) world.fail('an interpreter has the id of another one')
          places.delete(interpreter)
          yield call('interpreterClose', interpreter)
          main.leave(slot)
          yield call('gilDrop', slot, Why.FINAL)
        }
      })
    },
    finish: (world) => {
      const made = world.load(INTERPRETERS_MADE)
      if (made !== threads) return `${made} interpreters were made`
      return world.load(FREE_THREADED) === (gil.traits.excludes ? 0 : 1) ? undefined : 'the run lost its mode'
    },
  }
}
