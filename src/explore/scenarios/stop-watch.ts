import { POISON } from '../../../assembly/abi/layout.ts'
import { THREAD_BREAKER, THREAD_PARKED_ON } from '../../../assembly/abi/words.ts'
import { WAIT } from '../operations.ts'
import type { Access } from '../trace.ts'
import { threadWord } from '../word-names.ts'
import type { World } from '../world.ts'

/**
 * Watches a stop. A thread that begins a wait after the stop must not park. A thread whose wait ends after the stop must execute nothing
 * more. Thread number i of the machine is thread number i of the scenario.
 */
export function watchStop(world: World): (access: Access) => void {
  /** The threads that began a wait after the stop. */
  const late = new Set<number>()
  /** The threads whose wait ended after the stop. */
  const stopped = new Set<number>()
  return ({ thread, operation, address, after }) => {
    const isStopped = world.load(POISON) !== 0
    if (stopped.has(thread) && address !== POISON && address !== threadWord(thread, THREAD_BREAKER))
      world.fail(`thread ${thread} goes on after the stop`)
    if (operation === WAIT && late.has(thread)) world.fail(`thread ${thread} parks after the stop`)
    if (!isStopped || address !== threadWord(thread, THREAD_PARKED_ON)) return
    if (after === 0) stopped.add(thread)
    else late.add(thread)
  }
}
