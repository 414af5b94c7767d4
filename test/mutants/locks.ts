import type { Mutant } from './mutant.ts'

const GIL = 'assembly/gil/switch.ts'
const MUTEX = 'assembly/sync/mutex.ts'
const SEMAPHORE = 'assembly/sync/semaphore.ts'
const CONDITION = 'assembly/sync/condition.ts'
const PIPE = 'assembly/os/pipe.ts'
const LOCKS = 'assembly/os/locks.ts'
const LOCK_EVENTS = 'assembly/os/lock-events.ts'
const HUB_QUEUES = 'assembly/hub/queues.ts'
const HUB_PROCESSES = 'assembly/hub/processes.ts'
const FUTEX = 'assembly/sync/futex.ts'

export const NO_EXCLUSION: Mutant = {
  id: 'no-exclusion',
  defect: 'a thread acquires the GIL without a check whether it is locked',
  file: GIL,
  find: 'if (SwitchGil.isLocked(gil)) SwitchGil.awaitTurn(gil, t)',
  replace: '',
}

export const IF_FOR_WHILE_GIL: Mutant = {
  id: 'if-for-while-gil',
  defect: 'a woken waiter does not check again whether the GIL is locked',
  file: GIL,
  find: 'while (SwitchGil.isLocked(gil)) {',
  replace: 'if (SwitchGil.isLocked(gil)) {',
}

export const NO_LAST_HOLDER_CHECK: Mutant = {
  id: 'no-last-holder-check',
  defect: 'a releaser waits for the switch even if it has already happened',
  file: GIL,
  find: 'if (Word.load(gil.lastHolderAddress) == <i32>t.address) {',
  replace: 'if (true) {',
}

export const NO_SWITCH_SIGNAL: Mutant = {
  id: 'no-switch-signal',
  defect: 'a thread that acquires the GIL does not wake the releaser',
  file: GIL,
  find: 'Condition.signal(t, gil.address + SWITCH_GIL_SWITCH_COND)',
  replace: '',
}

export const NO_RELEASE_SIGNAL: Mutant = {
  id: 'no-release-signal',
  defect: 'a releaser wakes no waiter, so the others continue only after timeouts',
  file: GIL,
  find: 'Condition.signal(t, gil.address + SWITCH_GIL_COND)',
  replace: '',
}

export const MUTEX_HELD_AFTER_SLEEP: Mutant = {
  id: 'mutex-held-after-sleep',
  defect: 'a thread that takes the mutex after a sleep forgets the other sleepers: a lost wake-up',
  file: MUTEX,
  find: 'while (Word.swap(mutex, Lock.CONTENDED) != Lock.FREE) Futex.wait(t, mutex, Lock.CONTENDED, FOREVER)',
  replace:
    'while (Word.cas(mutex, Lock.FREE, Lock.HELD) != Lock.FREE) if (Word.cas(mutex, Lock.HELD, Lock.CONTENDED) != Lock.FREE) ' +
    'Futex.wait(t, mutex, Lock.CONTENDED, FOREVER)',
}

export const MUTEX_IF_FOR_WHILE: Mutant = {
  id: 'if-for-while-mutex',
  defect: 'a thread woken on the mutex assumes that it holds the mutex',
  file: MUTEX,
  find: 'while (Word.swap(mutex, Lock.CONTENDED) != Lock.FREE) Futex',
  replace: 'if (Word.swap(mutex, Lock.CONTENDED) != Lock.FREE) Futex',
}

export const MUTEX_TWO_STEPS: Mutant = {
  id: 'mutex-two-steps',
  defect: 'checking that the mutex is free and acquiring it are two steps',
  file: MUTEX,
  find: 'if (Word.cas(mutex, Lock.FREE, Lock.HELD) != Lock.FREE) Mutex.lockSlow(t, mutex)',
  replace: 'if (Word.load(mutex) != Lock.FREE) Mutex.lockSlow(t, mutex)\n    else Word.store(mutex, Lock.HELD)',
}

export const SEMAPHORE_LATE_ADD: Mutant = {
  id: 'semaphore-late-add',
  defect: 'post checks for waiters before it increments the value: a lost wake-up',
  file: SEMAPHORE,
  find: `    Word.add(semaphore, 1)
    if (Word.load(semaphore + WAITERS) > 0) Futex.wake(semaphore, 1)`,
  replace: `    const waiters = Word.load(semaphore + WAITERS)
    Word.add(semaphore, 1)
    if (waiters > 0) Futex.wake(semaphore, 1)`,
}

export const SEMAPHORE_TWO_STEPS: Mutant = {
  id: 'semaphore-two-steps',
  defect: 'a woken waiter reads the value and decrements it in two steps',
  file: SEMAPHORE,
  find: '} else if (Word.cas(semaphore, value, value - 1) == value) {',
  replace: '} else {\n        Word.store(semaphore, value - 1)',
}

export const FUTEX_BLIND_WAIT: Mutant = {
  id: 'futex-blind-wait',
  defect: 'a thread parks without comparing the word: a lost wake-up',
  file: FUTEX,
  find: 'if (Word.load(address) == expected) result = atomic.wait<i32>(address, expected, timeoutNs)',
  replace: 'if (Word.load(address) == expected) result = atomic.wait<i32>(address, Word.load(address), timeoutNs)',
}

export const FUTEX_LATE_ADDRESS: Mutant = {
  id: 'futex-late-address',
  defect: 'a thread checks the poison before it publishes where it parks, so a stop can miss it',
  file: FUTEX,
  find: `    Word.store(t.parkedOnAddress, <i32>address)
    Futex.trapIfStopped(t)
    Futex.enterKernel()`,
  replace: `    Futex.trapIfStopped(t)
    Word.store(t.parkedOnAddress, 0)
    Futex.enterKernel()`,
}

export const POST_LOOKS_FIRST: Mutant = {
  id: 'post-looks-first',
  defect: 'a putter checks for waiters before it counts the message: a lost wake-up',
  file: LOCKS,
  find: `    Word.add(words, count)
    if (Word.load(words + WAITERS) > 0) Futex.wake(words, count)`,
  replace: `    const waiting = Word.load(words + WAITERS) > 0
    Word.add(words, count)
    if (waiting) Futex.wake(words, count)`,
}

export const QUEUE_NO_ROOM: Mutant = {
  id: 'queue-no-room',
  defect: 'a getter wakes no putter that waits for room',
  file: HUB_QUEUES,
  find: 'if (load<i32>(queue, MAXSIZE)) Locks.post(queue + ROOM, 1)',
  replace: '',
}

export const PIPE_LATE_REGISTRATION: Mutant = {
  id: 'pipe-late-registration',
  defect: 'a reader of an empty pipe releases the mutex before it counts itself as a sleeper: a lost wake-up',
  file: PIPE,
  find: `    const seen = Word.load(word)
    store<i32>(word, load<i32>(word, SLEEPERS) + 1, SLEEPERS)
    t.blockSeen = seen
    Mutex.unlock(pipe)
`,
  replace: `    Mutex.unlock(pipe)
    const seen = Word.load(word)
    store<i32>(word, load<i32>(word, SLEEPERS) + 1, SLEEPERS)
    t.blockSeen = seen
`,
}

export const PIPE_SILENT_END: Mutant = {
  id: 'pipe-silent-end',
  defect: 'the last writer closes without waking the waiting readers',
  file: PIPE,
  find: 'if (open > 1) return',
  replace: 'if (open > 0) return',
}

export const PIPE_SILENT_READ: Mutant = {
  id: 'pipe-silent-read',
  defect: 'a reader makes room and wakes no writer',
  file: PIPE,
  find: 'Pipe.unlock(pipe, count > 0 ? pipe + DRAINED : 0)',
  replace: 'Pipe.unlock(pipe, 0)',
}

export const CONDITION_LATE_REGISTRATION: Mutant = {
  id: 'condition-late-registration',
  defect: 'a waiter releases the mutex before it has registered: a lost wake-up',
  file: CONDITION,
  find: `    const registered = <u32>Word.add(c + CONDITION_WSEQ, 2)
    const group = <usize>(registered & 1) * 4
    const position = registered >> 1
    Word.add(c + CONDITION_WREFS, 8)
    Mutex.unlock(mutex)
`,
  replace: `    Mutex.unlock(mutex)
    const registered = <u32>Word.add(c + CONDITION_WSEQ, 2)
    const group = <usize>(registered & 1) * 4
    const position = registered >> 1
    Word.add(c + CONDITION_WREFS, 8)
`,
}

export const CONDITION_NO_REFERENCES: Mutant = {
  id: 'condition-no-references',
  defect: 'a group switch does not wait for threads that still sleep on the word that it reuses',
  file: CONDITION,
  find: 'while (<u32>Word.load(refs) >> 1 > 0) {',
  replace: 'while (false) {',
}

export const CONDITION_SILENT_CANCEL: Mutant = {
  id: 'condition-silent-cancel',
  defect: 'a waiter that times out after consuming a signal does not pass the signal on',
  file: CONDITION,
  find: 'if (consumed) Condition.signal(t, c)',
  replace: '',
}

export const END_COUNTS_FIRST: Mutant = {
  id: 'end-counts-first',
  defect: 'the end of a process counts as a change before the process shows its end: a lost notice',
  file: HUB_PROCESSES,
  find: `    Locks.set(process + ENDED)
    HubChanges.add()`,
  replace: `    HubChanges.add()
    Locks.set(process + ENDED)`,
}

export const PUT_COUNTS_FIRST: Mutant = {
  id: 'put-counts-first',
  defect: 'a message counts as a change before the queue shows it: a lost notice',
  file: HUB_QUEUES,
  find: `    Locks.post(queue + FILLED, 1)
    HubChanges.add()`,
  replace: `    HubChanges.add()
    Locks.post(queue + FILLED, 1)`,
}

export const CHANGE_LOOKS_FIRST: Mutant = {
  id: 'change-looks-first',
  defect: 'a change checks for waiters before it is counted: a lost notice',
  file: LOCKS,
  find: `    Word.add(words, 1)
    if (Word.load(words + WAITERS) > 0) Futex.wake(words, i32.MAX_VALUE)`,
  replace: `    const waiting = Word.load(words + WAITERS) > 0
    Word.add(words, 1)
    if (waiting) Futex.wake(words, i32.MAX_VALUE)`,
}

export const CHANGE_WAKES_ONE: Mutant = {
  id: 'change-wakes-one',
  defect: 'a change wakes one of several waiters',
  file: LOCKS,
  find: `    Word.add(words, 1)
    if (Word.load(words + WAITERS) > 0) Futex.wake(words, i32.MAX_VALUE)`,
  replace: `    Word.add(words, 1)
    if (Word.load(words + WAITERS) > 0) Futex.wake(words, 1)`,
}

export const END_IS_SILENT: Mutant = {
  id: 'end-is-silent',
  defect: 'the end of a process wakes joiners only',
  file: HUB_PROCESSES,
  find: `    Locks.set(process + ENDED)
    HubChanges.add()`,
  replace: '    Locks.set(process + ENDED)',
}

export const RELEASE_TWO_STEPS: Mutant = {
  id: 'release-two-steps',
  defect: 'checking that a bounded semaphore has room and releasing it are two steps',
  file: LOCKS,
  find: `      const seen = Word.cas(words, value, value + 1)
      if (seen == value) {`,
  replace: `      const seen = value
      Word.add(words, 1)
      if (seen == value) {`,
}

export const RELEASE_WAKES_NOBODY: Mutant = {
  id: 'release-wakes-nobody',
  defect: 'a release of a bounded semaphore wakes no waiter',
  file: LOCKS,
  find: `        if (Word.load(words + WAITERS) > 0) Futex.wake(words, 1)
        return true`,
  replace: '        return true',
}

export const TAKE_TWO_STEPS: Mutant = {
  id: 'take-two-steps',
  defect: 'reading the value of a semaphore and decrementing it are two steps',
  file: LOCKS,
  find: `      const seen = Word.cas(words, value, value - 1)
      if (seen == value) return true`,
  replace: `      const seen = value
      Word.store(words, value - 1)
      if (seen == value) return true`,
}

export const WAITER_STAYS_COUNTED: Mutant = {
  id: 'waiter-stays-counted',
  defect: 'a thread that gives up stays counted as a waiter',
  file: LOCKS,
  find: '    const waiters = Word.add(words + WAITERS, -1)',
  replace: '    const waiters = got ? Word.add(words + WAITERS, -1) : 1',
}

export const LOCK_RELEASE_UNSTAMPED: Mutant = {
  id: 'lock-release-unstamped',
  defect: 'a thread that releases a lock of the program stamps no release, although a thread waits',
  file: LOCK_EVENTS,
  find: 'Record.stamp(t, Event.LOCK_RELEASED, count)',
  replace: '',
}

export const LOCK_OF_EARLIER_EVENT: Mutant = {
  id: 'lock-of-earlier-event',
  defect: 'the events of a thread concern the first lock that it named',
  file: LOCK_EVENTS,
  find: 'if (t.lockNamed != number) {',
  replace: 'if (t.lockNamed == 0) {',
}

export const LOCK_UNCOUNTED: Mutant = {
  id: 'lock-uncounted',
  defect: 'two acquisitions of a lock of the program have the same number',
  file: LOCK_EVENTS,
  find: 'store<i32>(words - LOCK_COUNT_BELOW, count)',
  replace: '',
}

export const LOCK_BARGE_UNSTAMPED: Mutant = {
  id: 'lock-barge-unstamped',
  defect: 'a thread that takes a lock of the program ahead of its waiters stamps no acquisition',
  file: LOCK_EVENTS,
  find: 'if (hasWaiters) LockEvents.stampAcquired(t, words, count)',
  replace: 'if (hasWaiters) store<i64>(words, 0, SINCE)',
}
