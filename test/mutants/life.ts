import type { Mutant } from './mutant.ts'

const THREADS = 'assembly/os/threads.ts'
const LIFE = 'assembly/os/life.ts'
const HANDLE = 'assembly/os/handle.ts'

export const ALIVE_BEFORE_BEGUN: Mutant = {
  id: 'alive-before-begun',
  defect: 'is_alive() is true for a thread that has not started, so join() rejects it',
  file: HANDLE,
  find: `    const begun = Handle.begun(handle)
    return begun != 0 && Life.isAlive(changetype<ThreadState>(begun))`,
  replace: '    return Word.load(handle) > 0 && !Life.hasEnded(ThreadState.at(Word.load(handle) - 1))',
}

export const JOIN_RETURNS_WHEN_LIVE: Mutant = {
  id: 'join-returns-when-live',
  defect: 'join() waits until the thread has started, not until it has ended',
  file: THREADS,
  find: 'Life.await(t, other, Status.DONE, Block.JOIN, timeoutNs)',
  replace: 'Life.await(t, other, Status.LIVE, Block.JOIN, timeoutNs)',
}

export const JOIN_WAITS_BLINDLY: Mutant = {
  id: 'join-waits-blindly',
  defect: 'a joiner parks on the status that it reads last: a lost wake-up',
  file: LIFE,
  find: 'Futex.wait(t, other.statusAddress, status, left)',
  replace: 'Futex.wait(t, other.statusAddress, Word.load(other.statusAddress), left)',
}

export const HANDLE_LATE: Mutant = {
  id: 'handle-late',
  defect: 'a thread may run before its handle names it',
  file: THREADS,
  find: `    Handle.publish(handle, child)
    Word.store(slot + SLOT_THREAD, <i32>child.address)
    Mutex.unlock(START_MUTEX)
    Futex.wake(slot + SLOT_THREAD, 1)
`,
  replace: `    Word.store(slot + SLOT_THREAD, <i32>child.address)
    Mutex.unlock(START_MUTEX)
    Futex.wake(slot + SLOT_THREAD, 1)
    Handle.publish(handle, child)
`,
}

export const END_WAKES_ONE: Mutant = {
  id: 'end-wakes-one',
  defect: 'a thread that ends wakes only one of its joiners',
  file: LIFE,
  find: 'Futex.wake(t.statusAddress, i32.MAX_VALUE)',
  replace: 'Futex.wake(t.statusAddress, 1)',
}

export const DAEMONS_COUNT: Mutant = {
  id: 'daemons-count',
  defect: 'the program waits for its daemon threads',
  file: THREADS,
  find: 'if (!t.daemon) Word.add(AWAITED_THREADS, 1)',
  replace: 'Word.add(AWAITED_THREADS, 1)',
}

export const END_GIVES_GIL_UP: Mutant = {
  id: 'end-gives-gil-up',
  defect: 'the last thread releases its GIL, and a daemon thread acquires it',
  file: THREADS,
  find: 'if (isLast && Exit.begin()) Record.stamp(t, Event.EXIT, 0)\n    else Gil.releaseForGood(t)',
  replace: 'if (isLast) Exit.begin()\n    Gil.releaseForGood(t)',
}
