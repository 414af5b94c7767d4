/**
 * Faults that change nothing that a program can observe: "file Class.method kind number", and the reason. A fault that a scenario shows must
 * not be in this list.
 */
export const EQUIVALENT: ReadonlyMap<string, string> = new Map([
  ['sync/mutex.ts Mutex.lockSlow delete 1', 'the waiter spins until the mutex is free; a futex wait may return at any time'],
  ['sync/futex.ts Futex.wake delete 1', 'it only models the time that the kernel takes, and a check models none'],
  ['os/locks.ts Locks.release boundary 2', 'a wake-up without a sleeper changes nothing'],
])
