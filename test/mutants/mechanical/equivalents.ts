/**
 * Faults that change nothing that a program can observe. The key is the fault's id, "file Class.method kind number". The value says why the
 * fault changes nothing. A fault that a scenario shows must not be in this list.
 */
export const EQUIVALENT: ReadonlyMap<string, string> = new Map([
  ['sync/condition.ts Condition.awaitToken constant 14', 'a wait that is woken in vain after its deadline ends 1 ns later'],
  ['sync/condition.ts Condition.signalWaiter swap 1', 'every thread that reads the size holds the lock, as this thread does'],
  ['sync/condition.ts Condition.switchGroups constant 4', 'the sum is the number of waiters, which is below 2^29'],
  ['sync/condition.ts Condition.switchGroups two-steps 1', 'no thread takes a token of a closed group, and the word becomes 0 afterwards'],
  ['sync/futex.ts Futex.wake delete 1', 'it only models the time that the kernel takes, and a check models none'],
  ['sync/futex.ts Futex.canary constant 4', 'the test of the engine may wait for any time above 0'],
  [
    'sync/semaphore.ts Semaphore.tryWait constant 4',
    'waitSlow() takes the unit; the value under tick(), which does not wait, is at most 1',
  ],
  ['gil/switch.ts SwitchGil.release negate 1', 'lastHolder is this thread since its acquisition, so the store changes nothing'],
  ['gil/drop-request.ts DropRequest.send two-steps 1', 'the host repeats nudge(), which sets the bit for a stop again'],
  ['gil/drop-request.ts DropRequest.taken swap 1', 'in both orders a request between the two calls is in vain, and the waiter repeats it'],
  ['os/control.ts Control.deadlock constant 2', 'a caller only compares the sums of two scans with each other and with 0'],
  ['os/exit.ts Exit.now swap 2', 'the drainer reads the slots again after every worker has returned'],
  ['os/exit.ts Exit.sendHome two-steps 1', 'a daemon thread that starts a thread now may also find the worker gone without the fault'],
  ['os/interpreters.ts Interpreters.setup constant 4', 'moduleRun is only compared with 0'],
  ['os/life.ts Life.await constant 3', 'a wait without a timeout does not read its deadline'],
  ['os/life.ts Life.await constant 5', 'the deadline is more than 1 ns after the end that the caller asked for: the clock was read later'],
  ['os/locks.ts Locks.release boundary 4', 'a wake-up without a sleeper changes nothing'],
  ['os/locks.ts Locks.wait constant 4', 'a wait without a timeout does not read its deadline'],
  ['os/locks.ts Locks.wait constant 5', 'the loop sets the variable before it reads it'],
  ['os/locks.ts Locks.wait boundary 5', 'no caller waits with a timeout of 0'],
  ['os/sleep.ts Sleep.awaitWake boundary 2', 'a wait of 0 ns ends at once, and then the time is up'],
  ['os/sleep.ts Sleep.park boundary 2', 'a wait of 0 ns ends at once, and then the time is up'],
  ['os/threads.ts Threads.joinAll constant 3', 'the str has at least one reference: that of the thread'],
  ['os/threads.ts Threads.joinAll boundary 3', 'the str has at least one reference: that of the thread'],
  ['os/threads.ts Threads.keepOnly swap 1', 'no other thread uses the memory, and the two calls write different words'],
  ['hub/messages.ts Messages.create swap 1', 'no other thread has the address of the message yet'],
  ['vm/objects/spin.ts Spin.take constant 2', 'the word of a held lock is only compared with 0'],
  ['vm/objects/objects.ts Objects.keep boundary 1', 'an object that a thread may keep has at least one reference'],
  ['record/chunks.ts Chunks.setup swap 1', 'no thread runs yet'],
  ['record/chunks.ts Chunks.fresh constant 1', 'addresses in the pool are multiples of 4, so the boundary is the same'],
])
