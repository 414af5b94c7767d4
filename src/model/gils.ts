import { Policy } from '../../assembly/abi/policies.ts'
import { MOST_OVERTAKINGS } from './limits.ts'

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
   * The largest number of times that later threads can acquire the GIL before a parked waiter does. 0: first come, first served. Infinity:
   * no bound.
   */
  readonly maxBypass: number
  /** Whether a holder can acquire the GIL again before it releases the GIL. */
  readonly recursive: boolean
  /** Whether a thread that waits long enough parks. A waiter that never parks keeps a core busy. */
  readonly parks: boolean
}

export interface GilDescriptor {
  readonly id: string
  readonly policy: Policy
  readonly title: string
  /** One or two sentences for lists and the page. */
  readonly summary: string
  /** The code that the GIL models (system, file and function), or the publication that the GIL comes from. */
  readonly source: string
  readonly traits: Traits
  /** No CPython has or had this GIL. Lists show such GILs after the others. */
  readonly isRival?: boolean
}

/** The promises that nearly every GIL makes: a waiter requests the GIL after a timeout, and nothing bounds how often others overtake it. */
const REQUESTED: Traits = {
  excludes: true,
  preempts: 'timeout',
  forcesSwitch: false,
  maxBypass: Number.POSITIVE_INFINITY,
  recursive: false,
  parks: true,
}

/**
 * Every GIL of the lab, in the order in which lists show them. A new GIL needs one file in assembly/gil, one line in policies.ts, one case
 * in each of the two functions of dispatch.ts, and one descriptor here.
 */
export const GILS: readonly GilDescriptor[] = [
  {
    id: 'tick',
    policy: Policy.TICK,
    title: 'tick GIL (CPython ≤ 3.1)',
    summary:
      'The thread that holds the GIL releases it every 100 instructions and tries to take it again. The first thread to take it has it.',
    source: 'CPython 2.7 Python/ceval.c, PyEval_EvalFrameEx; Python/thread_pthread.h',
    traits: { excludes: true, preempts: 'ticks', forcesSwitch: false, maxBypass: Number.POSITIVE_INFINITY, recursive: false, parks: true },
  },
  {
    id: 'switch',
    policy: Policy.SWITCH,
    title: 'switch-interval GIL (CPython ≥ 3.2)',
    summary: 'A waiting thread requests the GIL after 5 ms. The holder then releases it and waits until another thread has acquired it.',
    source: 'CPython 3.13 Python/ceval_gil.c, take_gil and drop_gil',
    traits: { ...REQUESTED, forcesSwitch: true },
  },
  {
    id: 'switch-unforced',
    policy: Policy.SWITCH_UNFORCED,
    title: 'switch-interval GIL without the forced switch',
    summary: 'As switch, but the holder may reacquire the GIL at once.',
    source: 'CPython 3.13 Python/ceval_gil.c compiled without FORCE_SWITCHING',
    traits: REQUESTED,
  },
  {
    id: 'none',
    policy: Policy.NONE,
    title: 'no GIL (free-threaded)',
    summary: 'All threads run at once. A thread is slower with objects that another thread has made.',
    source: 'PEP 703; CPython 3.13t, Jython, IronPython',
    traits: { excludes: false, preempts: 'never', forcesSwitch: false, maxBypass: 0, recursive: true, parks: false },
  },
  {
    id: 'none-atomic',
    policy: Policy.NONE_ATOMIC,
    title: 'no GIL, atomic counts',
    summary: 'As none, but every thread counts every reference with an atomic instruction, as forks of CPython before PEP 703 did.',
    source: 'Hastings, The Gilectomy, PyCon 2016; PEP 703, “Reference Counting”',
    traits: { excludes: false, preempts: 'never', forcesSwitch: false, maxBypass: 0, recursive: true, parks: false },
    isRival: true,
  },
  {
    id: 'fifo',
    policy: Policy.FIFO,
    title: 'ticket lock',
    summary: 'First come, first served: each thread draws a number and waits until its number is served.',
    source: 'Mellor-Crummey and Scott, ACM TOCS 1991, section 2.2',
    traits: { ...REQUESTED, forcesSwitch: true, maxBypass: 0 },
    isRival: true,
  },
  {
    id: 'mcs',
    policy: Policy.MCS,
    title: 'queue lock (MCS)',
    summary: 'First come, first served: each waiter spins and then parks on a word of its own, and its predecessor hands the GIL over.',
    source: 'Mellor-Crummey and Scott, ACM TOCS 1991, section 2.4',
    traits: { ...REQUESTED, forcesSwitch: true, maxBypass: 0 },
    isRival: true,
  },
  {
    id: 'barging',
    policy: Policy.BARGING,
    title: 'plain mutex',
    summary: 'A release wakes one waiter, and the first thread that arrives takes the GIL, often the releaser itself.',
    source: 'Drepper, Futexes are tricky, mutex3',
    traits: REQUESTED,
    isRival: true,
  },
  {
    id: 'handoff',
    policy: Policy.HANDOFF,
    title: 'hand-off lock',
    summary: 'A release passes the GIL straight to the first waiter.',
    source: 'the textbook',
    traits: { ...REQUESTED, forcesSwitch: true, maxBypass: 0 },
    isRival: true,
  },
  {
    id: 'eventual',
    policy: Policy.EVENTUAL,
    title: 'eventually fair lock (PyMutex)',
    summary: 'A thread may take the free GIL before those that wait, but a release hands it to a waiter that has waited for 1 ms.',
    source: 'CPython 3.13 Python/lock.c, PyMutex; parking_lot raw_mutex.rs',
    traits: { ...REQUESTED, forcesSwitch: true },
    isRival: true,
  },
  {
    id: 'starving',
    policy: Policy.STARVING,
    title: 'lock with a starvation mode (Go)',
    summary: 'As barging, until a waiter has waited for 1 ms. Then releases hand the GIL to the first waiter until no waiter starves.',
    source: 'Go 1.24 internal/sync/mutex.go',
    traits: REQUESTED,
    isRival: true,
  },
  {
    id: 'gvl',
    policy: Policy.GVL,
    title: 'Ruby’s global VM lock',
    summary:
      'A queue of waiters, one of which requests the GIL after 20 switch intervals. The releaser waits until a waiter has taken the GIL.',
    source: 'Ruby 3.1 thread_pthread.c, gvl_acquire_common and gvl_yield',
    traits: { ...REQUESTED, forcesSwitch: true },
    isRival: true,
  },
  {
    id: 'priority',
    policy: Policy.PRIORITY,
    title: 'lock with priorities (Beazley)',
    summary:
      'A thread that computes for a whole interval sinks, and one that blocks early rises. A thread of a higher level pre-empts the holder at once.',
    source: 'Beazley, CPython issue 7946',
    traits: { ...REQUESTED, forcesSwitch: true },
    isRival: true,
  },
  {
    id: 'bfs',
    policy: Policy.BFS,
    title: 'lock with deadlines (Aides)',
    summary: 'The waiter with the earliest deadline is next. A thread gets a later deadline when it has used its time slice up.',
    source: 'Aides, CPython issue 7946; Kolivas, BFS',
    traits: { ...REQUESTED, forcesSwitch: true },
    isRival: true,
  },
  {
    id: 'spin',
    policy: Policy.SPIN,
    title: 'spin lock with back-off',
    summary: 'A waiter never sleeps: it looks again and again, with growing pauses.',
    source: 'Anderson, IEEE TPDS 1990',
    traits: { ...REQUESTED, parks: false },
    isRival: true,
  },
  {
    id: 'spin-park',
    policy: Policy.SPIN_PARK,
    title: 'lock that spins, then parks (WordLock)',
    summary: 'A waiter spins for about as long as a wake-up takes, and then parks. The first thread that arrives takes the GIL.',
    source: 'WebKit Source/WTF/wtf/WordLock.cpp',
    traits: REQUESTED,
    isRival: true,
  },
  {
    id: 'credit',
    policy: Policy.CREDIT,
    title: 'lock with credit (the lab’s own)',
    summary: 'Turns are first come, first served. A thread that blocks early may go before the others, but only a limited number of times.',
    source: 'the lab',
    traits: { ...REQUESTED, forcesSwitch: true, maxBypass: MOST_OVERTAKINGS },
    isRival: true,
  },
]

/** The GILs of CPython. */
export const CPYTHON_GILS: readonly GilDescriptor[] = GILS.filter(({ isRival }) => !isRival)

export const RIVAL_GILS: readonly GilDescriptor[] = GILS.filter(({ isRival }) => isRival)

export function findGil(id: string): GilDescriptor | undefined {
  return GILS.find((gil) => gil.id === id)
}

/** Whether several threads shared a GIL that excludes. In any other run no thread waits. */
export function sharesGil({ threads, gil }: { readonly threads: readonly unknown[]; readonly gil: string }): boolean {
  return threads.length > 1 && findGil(gil)?.traits.excludes !== false
}
