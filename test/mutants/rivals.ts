import type { Mutant } from './mutant.ts'

const file = (name: string) => `assembly/gil/${name}.ts`

export const FIFO_LOOKS_FIRST: Mutant = {
  id: 'fifo-looks-first',
  defect: 'a releaser checks for waiters before it serves the next ticket: a lost wake-up',
  file: file('fifo'),
  find: `    const served = Word.add(gil.address + FIFO_GIL_SERVING, 1) + 1
    if (Word.load(gil.address + FIFO_GIL_NEXT) != served) Futex`,
  replace: `    const drawn = Word.load(gil.address + FIFO_GIL_NEXT)
    const served = Word.add(gil.address + FIFO_GIL_SERVING, 1) + 1
    if (drawn != served) Futex`,
}

export const FIFO_WAKES_ONE: Mutant = {
  id: 'fifo-wakes-one',
  defect: 'a releaser wakes the waiter that went to sleep first, whose turn it may not be',
  file: file('fifo'),
  find: 'i32.MAX_VALUE',
  replace: '1',
}

export const MCS_NO_LINK: Mutant = {
  id: 'mcs-no-link',
  defect: 'a releaser does not wait for the link of a thread that has joined the queue',
  file: file('mcs'),
  find: 'if (Word.cas(link, NO_LINK, AWAITED) == NO_LINK) while (Word.load(link) == AWAITED) Futex.wait(t, link, AWAITED, FOREVER)',
  replace: 'if (Word.load(link) == NO_LINK) return',
}

export const MCS_SILENT_PARK: Mutant = {
  id: 'mcs-silent-park',
  defect: 'a waiter writes that it has parked over the answer of its predecessor',
  file: file('mcs'),
  find: 'if (Word.cas(turn, Turn.SPINNING, Turn.PARKED) == Turn.GRANTED) return',
  replace: 'Word.store(turn, Turn.PARKED)',
}

export const BARGING_FORGETS: Mutant = {
  id: 'barging-forgets',
  defect: 'a thread that takes the GIL after a sleep forgets the other sleepers: a lost wake-up',
  file: file('barging'),
  find: 'while (Word.swap(state, State.CONTENDED) != State.FREE) {',
  replace: `while (Word.cas(state, State.FREE, State.HELD) != State.FREE) {
      if (Word.cas(state, State.HELD, State.CONTENDED) == State.FREE) continue`,
}

export const HANDOFF_FREES: Mutant = {
  id: 'handoff-frees',
  defect: 'a releaser hands the GIL over and frees it too',
  file: file('handoff'),
  find: 'else store<i32>(gil.address, 0, HANDOFF_GIL_LOCKED)',
  replace: 'store<i32>(gil.address, 0, HANDOFF_GIL_LOCKED)',
}

export const EVENTUAL_BLIND_QUEUE: Mutant = {
  id: 'eventual-blind-queue',
  defect: 'a thread enters the queue without a look at the state: a lost wake-up',
  file: file('eventual'),
  find: 'Word.load(gil.address + EVENTUAL_GIL_STATE) == (Bit.LOCKED | Bit.PARKED)',
  replace: 'Word.load(gil.address + EVENTUAL_GIL_STATE) != -1',
}

export const EVENTUAL_FORGETS: Mutant = {
  id: 'eventual-forgets',
  defect: 'a release clears PARKED although others are parked',
  file: file('eventual'),
  find: '(WaitQueue.isEmpty(queue) ? 0 : Bit.PARKED)',
  replace: '0',
}

export const EVENTUAL_NEVER_FAIR: Mutant = {
  id: 'eventual-never-fair',
  defect: 'a waiter is never handed the GIL, however long it has waited',
  file: file('eventual'),
  find: 'const isFair = next != 0 && now > ThreadState.of(next).rank',
  replace: 'const isFair = next < 0 && now > 0',
}

export const STARVING_LOST_PERMIT: Mutant = {
  id: 'starving-lost-permit',
  defect: 'a permit is lost if its waiter does not sleep yet: a lost wake-up',
  file: file('starving'),
  find: 'if (!next) store<i32>(gil.address, load<i32>(gil.address, STARVING_GIL_PERMITS) + 1, STARVING_GIL_PERMITS)',
  replace: '',
}

export const STARVING_FORGETS_WOKEN: Mutant = {
  id: 'starving-forgets-woken',
  defect: 'a woken waiter leaves WOKEN set, so releases wake nobody any more',
  file: file('starving'),
  find: 'return woken ? state & ~Bit.WOKEN : state',
  replace: 'return state',
}

export const STARVING_NEVER: Mutant = {
  id: 'starving-never',
  defect: 'no waiter starves, however long it has waited',
  file: file('starving'),
  find: 'starving = starving || Host.nowNs() - since > STARVES_AFTER_NS',
  replace: 'starving = starving && Host.nowNs() > since',
}

export const GVL_WRONG_PLACE: Mutant = {
  id: 'gvl-wrong-place',
  defect: 'a thread that takes the GIL removes the first waiter from the queue, which may be another',
  file: file('gvl'),
  find: 'WaitQueue.remove(queue, <i32>t.address)',
  replace: 'WaitQueue.pop(queue)',
}

export const GVL_NO_TIMER: Mutant = {
  id: 'gvl-no-timer',
  defect: 'a timer that gets the GIL makes no waiter the new timer',
  file: file('gvl'),
  find: 'if (!load<i32>(gil.address, GVL_GIL_TIMER) && !WaitQueue.isEmpty(queue)) WaitQueue.grant(WaitQueue.last(queue), 1)',
  replace: '',
}

export const PRIORITY_WRONG_PLACE: Mutant = {
  id: 'priority-wrong-place',
  defect: 'a release chooses the highest waiter and removes the first one',
  file: file('priority'),
  find: 'WaitQueue.remove(queue, next)',
  replace: 'WaitQueue.pop(queue)',
}

export const PRIORITY_NO_PREEMPTION: Mutant = {
  id: 'priority-no-preemption',
  defect: 'a thread of a higher level than the holder waits for the interval',
  file: file('priority'),
  find: 'if (ThreadState.of(Word.load(gil.lastHolderAddress)).rank > t.rank) DropRequest.ask(t, gil, gil.switchNumber)',
  replace: '',
}

export const PRIORITY_NEVER_SINKS: Mutant = {
  id: 'priority-never-sinks',
  defect: 'a thread that is pre-empted keeps its level',
  file: file('priority'),
  find: 't.rank = min<i64>(t.rank + 1, LEVELS)',
  replace: 't.rank = max<i64>(t.rank, -LEVELS)',
}

export const BFS_EARLY_LOOK: Mutant = {
  id: 'bfs-early-look',
  defect: 'a release chooses the next holder before it has the guard',
  file: file('bfs'),
  find: `    Mutex.lock(t, guard)
    t.sliceNs = load<i64>(gil.address, BFS_GIL_SLICE_END) - now
    if (t.sliceNs <= 0) BfsGil.renew(gil, t, now)
    const next = WaitQueue.lowest(queue)`,
  replace: `    const next = WaitQueue.lowest(queue)
    Mutex.lock(t, guard)
    t.sliceNs = load<i64>(gil.address, BFS_GIL_SLICE_END) - now
    if (t.sliceNs <= 0) BfsGil.renew(gil, t, now)`,
}

export const BFS_NO_PREEMPTION: Mutant = {
  id: 'bfs-no-preemption',
  defect: 'a thread with an earlier deadline than the holder waits for the end of the slice',
  file: file('bfs'),
  find: 'if (ThreadState.of(Word.load(gil.lastHolderAddress)).rank > t.rank) DropRequest.ask(t, gil, gil.switchNumber)',
  replace: '',
}

export const BFS_SAME_DEADLINE: Mutant = {
  id: 'bfs-same-deadline',
  defect: 'a thread that has used its slice up keeps its deadline',
  file: file('bfs'),
  find: 't.rank = now + t.sliceNs',
  replace: 'if (t.rank == 0) t.rank = now + t.sliceNs',
}

export const BFS_LATE_REQUEST: Mutant = {
  id: 'bfs-late-request',
  defect: 'a thread that arrives after the end of the slice requests the GIL one interval later',
  file: file('bfs'),
  find: 'leftNs <= 0 && requested != seen',
  replace: 'false',
}

export const SPIN_TWO_STEPS: Mutant = {
  id: 'spin-two-steps',
  defect: 'a waiter sees that the GIL is free and takes it in two steps',
  file: file('spin'),
  find: '|| Word.cas(state, State.FREE, State.HELD) != State.FREE)',
  replace: ')\n    Word.store(state, State.HELD)',
}

export const SPIN_PARK_FORGETS: Mutant = {
  id: 'spin-park-forgets',
  defect: 'a release forgets the waiters behind the one that it wakes',
  file: file('spin-park'),
  find: 'Word.store(word, next)',
  replace: 'Word.store(word, 0)',
}

export const SPIN_PARK_OPEN_QUEUE: Mutant = {
  id: 'spin-park-open-queue',
  defect: 'a release changes the queue while another thread does',
  file: file('spin-park'),
  find: 'while (state & Bit.QUEUE_LOCKED || Word.cas(word, state, state | Bit.QUEUE_LOCKED) != state) {',
  replace: 'while (Word.cas(word, state, state | Bit.QUEUE_LOCKED) != state) {',
}

export const CREDIT_NO_LIMIT: Mutant = {
  id: 'credit-no-limit',
  defect: 'a waiter is overtaken as often as threads with credit arrive',
  file: file('overtaking'),
  find: '< load<i32>(OVERTAKING_LIMIT)',
  replace: '< i32.MAX_VALUE',
}

export const CREDIT_BLIND_PARK: Mutant = {
  id: 'credit-blind-park',
  defect: 'a waiter whose spin is over parks without a last look at the answer',
  file: file('offer'),
  find: 'return Word.cas(t.grantedAddress, Answer.NONE, Answer.PARKED) == Answer.NONE',
  replace: 'Word.store(t.grantedAddress, Answer.PARKED)\n    return true',
}

export const CREDIT_FORGETS_WAKE: Mutant = {
  id: 'credit-forgets-wake',
  defect: 'an offer to a parked thread does not wake it: a lost wake-up',
  file: file('offer'),
  find: '== Answer.PARKED) Futex',
  replace: '== Answer.PARKED && answer == Answer.GRANTED) Futex',
}

export const CREDIT_TWO_OWNERS: Mutant = {
  id: 'credit-two-owners',
  defect: 'an offer is taken back although its receiver has just accepted',
  file: file('offer'),
  find: 'return Word.cas(t.grantedAddress, Answer.OFFERED, Answer.NONE) == Answer.OFFERED',
  replace: 'return Word.swap(t.grantedAddress, Answer.NONE) != Answer.PARKED',
}

export const CREDIT_WRITES_OVER: Mutant = {
  id: 'credit-writes-over',
  defect: 'a thread that loses an offer goes back to the queue as one that spins, although it may have parked: a lost wake-up',
  file: file('credit'),
  find: 'WaitQueue.prepend(turns, heir)',
  replace: 'WaitQueue.pushFirst(turns, heir)',
}

export const CREDIT_STALE_REQUEST: Mutant = {
  id: 'credit-stale-request',
  defect: 'the next holder keeps a request that was meant for an earlier hold',
  file: file('credit'),
  find: 'DropRequest.taken(gil, ThreadState.of(next))',
  replace: 'DropRequest.setHolder(gil, ThreadState.of(next))',
}

export const CREDIT_WAITS_FOR_TURN: Mutant = {
  id: 'credit-waits-for-turn',
  defect: 'a thread with credit queues behind the threads that compute',
  file: file('credit'),
  find: 'CreditGil.join(gil, CREDIT_GIL_FIRST, t)',
  replace: 'CreditGil.join(gil, CREDIT_GIL_TURNS, t)',
}

export const CREDIT_FORGETS_PREEMPTED: Mutant = {
  id: 'credit-forgets-preempted',
  defect: 'a preempted thread that has lost its turn does not join the queue',
  file: file('credit'),
  find: 'if (preempted) WaitQueue.append(turns, ThreadState.of(preempted))',
  replace: '',
}

export const CREDIT_ASKS_LATE: Mutant = {
  id: 'credit-asks-late',
  defect: 'a thread with credit requests the GIL from a thread without credit only after a brief wait',
  file: file('credit'),
  find: 'if (!CreditGil.hasCredit(CreditGil.holder(gil))) DropRequest.ask(t, gil, gil.switchNumber)',
  replace: '',
}

export const CREDIT_ASKS_CREDIT: Mutant = {
  id: 'credit-asks-credit',
  defect: 'a thread with credit requests the GIL at once from another thread with credit',
  file: file('credit'),
  find: 'if (!CreditGil.hasCredit(CreditGil.holder(gil))) DropRequest.ask',
  replace: 'DropRequest.ask',
}

export const CREDIT_NO_PATIENCE: Mutant = {
  id: 'credit-no-patience',
  defect: 'a preempted thread is overtaken although it has waited for a tenth of an interval',
  file: file('credit'),
  find: 'if (isPreempted) Word.or(gil.address + CREDIT_GIL_ENDED, Ended.PATIENCE)',
  replace: 'if (isPreempted) Word.or(gil.address + CREDIT_GIL_ENDED, 0)',
}

export const CREDIT_LASTING_IMPATIENCE: Mutant = {
  id: 'credit-lasting-impatience',
  defect: 'after a preempted thread has lost its patience once, no thread may overtake until the next turn',
  file: file('credit'),
  find: 'origin == Origin.TURN ? 0 : ~Ended.PATIENCE',
  replace: 'origin == Origin.TURN ? 0 : -1',
}

export const CREDIT_ENDLESS_TURN: Mutant = {
  id: 'credit-endless-turn',
  defect: 'a waiter for a turn is overtaken although it has waited for an interval',
  file: file('credit'),
  find: 'Word.or(gil.address + CREDIT_GIL_ENDED, Ended.TURN)',
  replace: 'Word.or(gil.address + CREDIT_GIL_ENDED, 0)',
}

export const CREDIT_OVERTAKES_NO_MORE: Mutant = {
  id: 'credit-overtakes-no-more',
  defect: 'after a waiter has waited for an interval once, no thread may overtake any more',
  file: file('credit'),
  find: 'origin == Origin.TURN ? 0 : ~Ended.PATIENCE',
  replace: '~Ended.PATIENCE',
}

export const CREDIT_HASTY_WAITER: Mutant = {
  id: 'credit-hasty-waiter',
  defect: 'a waiter for a turn takes the credit of a holder that is about to block',
  file: file('credit'),
  find: 'const waits = !isBrief && ',
  replace: 'const waits = false && ',
}

export const CREDIT_TIMID: Mutant = {
  id: 'credit-timid',
  defect: 'a preempted thread does not request the GIL from a holder with credit',
  file: file('credit'),
  find: 'const waits = !isBrief && ',
  replace: 'const waits = ',
}

export const CREDIT_DEAF_TO_CREDIT: Mutant = {
  id: 'credit-deaf-to-credit',
  defect: 'a holder with credit never releases for another thread with credit',
  file: file('credit'),
  find: 'if (isSame && !waits && holder.rank == 0)',
  replace: 'if (isSame && !waits && holder.rank == 0 && (!isBrief || isPreempted))',
}

export const CREDIT_FREE_OF_CHARGE: Mutant = {
  id: 'credit-free-of-charge',
  defect: 'a hold with credit earns credit however long such holds have kept others waiting',
  file: file('overtaking'),
  find: 'return until <= now + DropRequest.intervalNs(gil)',
  replace: 'return until > 0',
}

export const CREDIT_LOW_PRICE: Mutant = {
  id: 'credit-low-price',
  defect: 'a thread with credit pays only the time for which it keeps others waiting, so it gets nearly all of the time',
  file: file('overtaking'),
  find: 'const PRICE: i64 = 2',
  replace: 'const PRICE: i64 = 1',
}
