import { GILS, type GilDescriptor } from '../../model/gils.ts'

/** Whether a schedule of threads that compute can starve a thread under a lock, and why. */
interface Starvation {
  readonly canStarve: boolean
  readonly why: string
}

/** The locks whose steps the reader can choose. A thread that spins requests the lock after some time, and no time passes here. */
export const STEPPED_GILS: readonly GilDescriptor[] = GILS.filter(({ traits }) => traits.excludes && traits.parks)

const CAN = 'So a schedule can starve a thread.'
const CANNOT = 'So a thread cannot starve.'

/** The locks for which the traits alone do not give the reason. */
const STARVATION: Readonly<Record<string, Starvation>> = {
  tick: {
    canStarve: true,
    why: `Under tick, a thread counts its instructions, called ticks. After some ticks, it releases the lock and takes it back before the thread that it has woken runs. ${CAN}`,
  },
  switch: {
    canStarve: true,
    why: `Under switch, a thread that releases the lock on request waits until another thread has it. So one thread cannot run on alone. But the release does not choose the next thread, and of three threads, two can take the lock in turn, each time before the third one. ${CAN}`,
  },
  gvl: {
    canStarve: true,
    why: `Under gvl, a release wakes the first waiter, and the releaser waits until a waiter has the lock. But another waiter can be awake and take the lock first, so two threads can take it in turn. ${CAN}`,
  },
  eventual: {
    canStarve: false,
    why: `Under eventual, each release takes the first waiter out of the queue. If this waiter has waited for 1 ms, the lock is handed to it, and no other thread can take the lock. ${CANNOT}`,
  },
  starving: {
    canStarve: false,
    why: 'Under starving, a waiter that has waited for 1 ms and again finds the lock taken stops the race: the next release hands the lock to it. So a thread that the scheduler lets run cannot starve.',
  },
  priority: {
    canStarve: false,
    why: 'Under priority, a release hands the lock to the waiter with the highest level. A thread that releases the lock on request sinks, unless the next thread has a higher level. So a thread cannot starve here, where no thread blocks.',
  },
  bfs: {
    canStarve: false,
    why: `Under bfs, a release hands the lock to the waiter with the earliest deadline. A thread that runs gets later and later deadlines, and the deadline of a waiter does not move. ${CANNOT}`,
  },
}

/** Whether a schedule can starve a thread under this lock, and why. */
export function starvationOf({ id, traits: { maxBypass, forcesSwitch } }: GilDescriptor): Starvation {
  const own = STARVATION[id]
  if (own) return own
  if (maxBypass === 0)
    return {
      canStarve: false,
      why: `Under ${id}, the threads get the lock in the order in which they came. While a thread waits, each other thread has at most one turn. ${CANNOT}`,
    }
  if (Number.isFinite(maxBypass))
    return { canStarve: false, why: `Under ${id}, other threads go before a waiter only a limited number of times. ${CANNOT}` }
  if (forcesSwitch)
    return { canStarve: false, why: `Under ${id}, a thread that releases the lock on request waits until another thread has it.` }
  return {
    canStarve: true,
    why: `Under ${id}, a thread that releases the lock can take it back before a thread that it has woken runs. ${CAN}`,
  }
}

/** The lock with which the reader can compare this one. */
export function rivalOf(gil: GilDescriptor): GilDescriptor {
  const id = starvationOf(gil).canStarve ? 'fifo' : 'barging'
  return STEPPED_GILS.find((each) => each.id === id)!
}

/** What the button does that lets the page choose the steps. */
export function attemptLabel(gil: GilDescriptor): string {
  return starvationOf(gil).canStarve ? 'Show me how a thread starves' : 'Try to starve a thread'
}
