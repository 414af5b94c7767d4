import { Breaker } from '../../assembly/abi/policies.ts'
import { SWITCH_GIL_LOCKED, THREAD_BREAKER } from '../../assembly/abi/words.ts'
import type { Access } from '../../src/explore/index.ts'
import { OPERATIONS } from '../../src/explore/operations.ts'
import { gilWord, threadWord } from '../../src/explore/word-names.ts'

/** An event of a `switch` GIL, derived from the accesses to its words. */
export type GilEvent =
  | { readonly what: 'taken' | 'dropped'; readonly thread: number; readonly ns: number; readonly requested: boolean }
  | { readonly what: 'request'; readonly thread: number; readonly of: number; readonly ns: number }

const LOCKED = gilWord(SWITCH_GIL_LOCKED)
const PLAIN_STORE = OPERATIONS.indexOf('plain store')
const OR = OPERATIONS.indexOf('or')

/** Derives the events from the accesses. @param threads number of threads @param tell receives each event, in order */
export function gilEvents(threads: number, tell: (event: GilEvent) => void): (access: Access) => void {
  const breakers = Array.from({ length: threads }, (_, thread) => threadWord(thread, THREAD_BREAKER))
  const requested = new Set<number>()
  return ({ thread, operation, address, before, after, ns }) => {
    const breaker = breakers.indexOf(address)
    if (breaker >= 0) {
      if (after & Breaker.DROP_REQUEST) requested.add(breaker)
      else requested.delete(breaker)
      if (operation === OR && after & Breaker.DROP_REQUEST) tell({ what: 'request', thread, of: breaker, ns })
    }
    if (address === LOCKED && operation === PLAIN_STORE && before !== after) {
      tell({ what: after ? 'taken' : 'dropped', thread, ns, requested: requested.has(thread) })
    }
  }
}
