import { Policy } from '../../assembly/abi/policies.ts'

/**
 * The promises of a GIL. Tests, checks and charts read the traits, never an id. The explorer (src/explore) compares the traits with the
 * machine's behaviour.
 */
export interface Traits {
  /** Whether at most one thread of the interpreter runs at a time. */
  readonly excludes: boolean
  /** What makes a running thread release the GIL: a count of instructions, a waiter's timeout, or nothing. */
  readonly preempts: 'ticks' | 'timeout' | 'never'
  /** Whether a thread that releases the GIL on request must let another thread acquire it first. */
  readonly forcesSwitch: boolean
  /**
   * The most times that later threads can acquire the GIL before a waiter that has parked. 0: first come, first served. Infinity: no bound.
   */
  readonly maxBypass: number
  /** Whether a holder can acquire the GIL again before it releases the GIL. */
  readonly recursive: boolean
}

export interface GilDescriptor {
  readonly id: string
  readonly policy: Policy
  readonly title: string
  /** One or two sentences for lists and the page. */
  readonly summary: string
  /** The code that the GIL models (system, file and function), or the publication. */
  readonly source: string
  readonly traits: Traits
}

/**
 * Every GIL of the lab, in the order in which lists show them. A new GIL needs one file in assembly/gil, one line in policies.ts, one case
 * in gil.ts and one descriptor here.
 */
export const GILS: readonly GilDescriptor[] = [
  {
    id: 'tick',
    policy: Policy.TICK,
    title: 'tick GIL (CPython ≤ 3.1)',
    summary: 'The holder releases a semaphore every 100 ticks and retakes it. It is not passed to any particular thread.',
    source: 'CPython 2.7 Python/ceval.c, PyEval_EvalFrameEx; Python/thread_pthread.h',
    traits: { excludes: true, preempts: 'ticks', forcesSwitch: false, maxBypass: Number.POSITIVE_INFINITY, recursive: false },
  },
  {
    id: 'switch',
    policy: Policy.SWITCH,
    title: 'switch-interval GIL (CPython ≥ 3.2)',
    summary: 'A waiting thread requests the GIL after 5 ms. The holder then releases it and waits until another thread has acquired it.',
    source: 'CPython 3.13 Python/ceval_gil.c, take_gil and drop_gil',
    traits: { excludes: true, preempts: 'timeout', forcesSwitch: true, maxBypass: Number.POSITIVE_INFINITY, recursive: false },
  },
  {
    id: 'switch-unforced',
    policy: Policy.SWITCH_UNFORCED,
    title: 'switch-interval GIL without the forced switch',
    summary: 'As switch, but the holder may reacquire the GIL at once.',
    source: 'CPython 3.13 Python/ceval_gil.c compiled without FORCE_SWITCHING',
    traits: { excludes: true, preempts: 'timeout', forcesSwitch: false, maxBypass: Number.POSITIVE_INFINITY, recursive: false },
  },
  {
    id: 'none',
    policy: Policy.NONE,
    title: 'no GIL (free-threaded)',
    summary: 'All threads run at once. Atomics count and lock the objects.',
    source: 'PEP 703; CPython 3.13t, Jython, IronPython',
    traits: { excludes: false, preempts: 'never', forcesSwitch: false, maxBypass: 0, recursive: true },
  },
]

export function findGil(id: string): GilDescriptor | undefined {
  return GILS.find((gil) => gil.id === id)
}
