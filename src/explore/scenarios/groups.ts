import { CONDITION_G1_START, CONDITION_REFS, CONDITION_SIGNALS, CONDITION_WSEQ } from '../../../assembly/abi/words.ts'
import { type Body, call, type Scenario } from '../scenario.ts'
import { CONDITION, MUTEX, prepare } from './locks.ts'

// Scenarios of the groups of a condition. Each begins with the words of a condition whose waiters are late, because a schedule in which
// waiters become late is too long for a search.

const TOKEN = 2

/**
 * A waiter is so late that the groups have switched twice since it registered. A new group now uses the word of the waiter's group. The
 * waiter takes a token of the new group from this word, and gives the token back. `distance`: how many waiters have registered meanwhile.
 */
export function stolenTokenScenario(group: number, distance: number): Scenario {
  return {
    id: `condition-stolen-${group}-${distance}`,
    title: 'a waiter gives back the token of another group',
    start: (world) => {
      prepare(world, 1)
      // The waiter gets position 4 of group `group`. This group is G1 again, and begins at a later position.
      world.store(CONDITION + CONDITION_WSEQ, (4 << 1) | group)
      world.store(CONDITION + CONDITION_G1_START, ((4 + distance) << 1) | (1 - group))
      world.store(CONDITION + CONDITION_SIGNALS + 4 * group, TOKEN)
      return [
        function* () {
          yield call('mutexLock', 0, MUTEX)
          yield call('conditionWait', 0, CONDITION, MUTEX, -1, -1)
          yield call('mutexUnlock', MUTEX)
        },
      ]
    },
    finish: (world) => {
      const tokens = [0, 1].map((index) => world.load(CONDITION + CONDITION_SIGNALS + 4 * index))
      return tokens[group] === TOKEN && tokens[1 - group] === 0 ? undefined : `the tokens are ${tokens}`
    },
  }
}

const POSITION = 4
const SWITCHING = 1

/** Two waiters of a group that is closed are late. A third thread switches the groups, and waits until both have left. */
export function leavingScenario(group: number): Scenario {
  const refs = CONDITION + CONDITION_REFS + 4 * group
  return {
    id: `condition-leaving-${group}`,
    title: 'the last waiter of a closed group wakes the thread that switches the groups',
    start: (world) => {
      prepare(world, 3)
      world.store(CONDITION + CONDITION_WSEQ, (POSITION << 1) | group)
      world.store(CONDITION + CONDITION_G1_START, (2 * POSITION) << 1)
      world.store(refs, SWITCHING)
      const leave = (slot: number): Body =>
        function* () {
          yield call('mutexLock', slot, MUTEX)
          yield call('conditionWait', slot, CONDITION, MUTEX, -1, -1)
          yield call('mutexUnlock', MUTEX)
        }
      const switches: Body = function* () {
        for (let seen = world.load(refs); seen >> 1 > 0; seen = world.load(refs)) {
          world.store(refs, seen | SWITCHING)
          yield call('wordAwait', refs, seen | SWITCHING)
        }
      }
      return [leave(0), leave(1), switches]
    },
    finish: (world) => (world.load(refs) === 0 ? undefined : `the group counts ${world.load(refs)}`),
  }
}
