import type { Twin } from './twins.ts'

const THREADS = 'assembly/os/threads.ts'
const LIFE = 'assembly/os/life.ts'
const HANDLE = 'assembly/os/handle.ts'

export const ALIVE_BEFORE_BEGUN: Twin = {
  id: 'alive-before-begun',
  broken: 'is_alive() is true of a thread that has not begun, so that join() refuses it',
  file: HANDLE,
  find: `    const begun = Handle.begun(handle)
    return begun != 0 && Life.isAlive(changetype<ThreadState>(begun))`,
  replace: '    return Word.load(handle) > 0 && !Life.hasEnded(ThreadState.at(Word.load(handle) - 1))',
}

export const JOIN_RETURNS_WHEN_LIVE: Twin = {
  id: 'join-returns-when-live',
  broken: 'join() waits until the thread has begun, not until it has ended',
  file: THREADS,
  find: 'Life.await(t, other, Status.DONE, Block.JOIN, timeoutNs)',
  replace: 'Life.await(t, other, Status.LIVE, Block.JOIN, timeoutNs)',
}

export const JOIN_WAITS_BLINDLY: Twin = {
  id: 'join-waits-blindly',
  broken: 'a joiner parks on whatever the status is by then: a lost wake-up',
  file: LIFE,
  find: 'Futex.wait(t, other.statusAddress, status, left)',
  replace: 'Futex.wait(t, other.statusAddress, Word.load(other.statusAddress), left)',
}

export const HANDLE_LATE: Twin = {
  id: 'handle-late',
  broken: 'a thread may run before its handle says which thread it is',
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

export const END_WAKES_ONE: Twin = {
  id: 'end-wakes-one',
  broken: 'a thread that ends wakes one of those that join it',
  file: LIFE,
  find: 'Futex.wake(t.statusAddress, i32.MAX_VALUE)',
  replace: 'Futex.wake(t.statusAddress, 1)',
}

export const DAEMONS_COUNT: Twin = {
  id: 'daemons-count',
  broken: 'the program waits for its daemon threads',
  file: THREADS,
  find: 'if (!t.daemon) Word.add(AWAITED_THREADS, 1)',
  replace: 'Word.add(AWAITED_THREADS, 1)',
}

export const END_GIVES_GIL_UP: Twin = {
  id: 'end-gives-gil-up',
  broken: 'the last thread gives its GIL up, and a daemon thread takes it',
  file: THREADS,
  find: 'if (isLast && Exit.begin()) Record.stamp(t, Event.EXIT, 0)\n    else Gil.releaseForGood(t)',
  replace: 'if (isLast) Exit.begin()\n    Gil.releaseForGood(t)',
}
