import type { Mutant } from './mutant.ts'

const BLOCKS = 'assembly/vm/objects/blocks.ts'
const HEAP = 'assembly/vm/objects/heap.ts'
const COUNTS = 'assembly/vm/objects/counts.ts'
const OWNERSHIP = 'assembly/sync/ownership.ts'

export const FREES_AS_OWNER: Mutant = {
  id: 'frees-as-owner',
  defect: "a thread frees a block of another thread's page as if the page were its own",
  file: HEAP,
  find: 'if (<usize>load<u32>(page, PAGE_OWNER) != t.blocks) Heap.freeElsewhere(t, page, block)',
  replace: 'if (!t.blocks) Heap.freeElsewhere(t, page, block)',
}

export const RETURNS_IN_TWO_STEPS: Mutant = {
  id: 'returns-in-two-steps',
  defect: 'of two blocks that threads return at the same time, one is lost',
  file: BLOCKS,
  find: 'const seen = Word.cas(word, first, <i32>block)',
  replace: 'const seen = first\n      Word.store(word, <i32>block)',
}

export const DRAINS_IN_TWO_STEPS: Mutant = {
  id: 'drains-in-two-steps',
  defect: 'a block that another thread returns while the owner empties the list is lost',
  file: BLOCKS,
  find: 'return Word.load(word) ? <usize>Word.swap(word, 0) : 0',
  replace: 'const first = Word.load(word)\n    Word.store(word, 0)\n    return <usize>first',
}

export const RUNS_WITHOUT_MUTEX: Mutant = {
  id: 'runs-without-mutex',
  defect: 'two threads take pages of the heap at the same time',
  file: HEAP,
  find: 'if (load<i32>(FREE_THREADED)) Mutex.lock(t, t.heap + HEAP_MUTEX)\n',
  replace: '',
}

export const COUNTS_AS_OWNER: Mutant = {
  id: 'counts-as-owner',
  defect: "a thread adds a reference to another thread's object without an atomic instruction",
  file: COUNTS,
  find: 'return <u32>(count ^ owner) < limit\n',
  replace: 'return <u32>(count & OWN_COUNT) < limit\n',
}

export const MERGES_WITHOUT_FLAG: Mutant = {
  id: 'merges-without-flag',
  defect: 'the owner drops its last reference, but the object does not become merged',
  file: COUNTS,
  find: 'return Word.or(object + OBJECT_KIND, MERGED) >> SHARED_SHIFT == 0',
  replace: 'return Word.load(object + OBJECT_KIND) >> SHARED_SHIFT == 0',
}

export const MERGES_BY_STORE: Mutant = {
  id: 'merges-by-store',
  defect: 'a merge overwrites the references that other threads add meanwhile',
  file: COUNTS,
  find: 'const next = ((seen | MERGED) & ~QUEUED) + (own - lost) * SHARED\n      const now = Word.cas(word, seen, next)',
  replace: 'const next = ((seen | MERGED) & ~QUEUED) + (own - lost) * SHARED\n      const now = seen\n      Word.store(word, next)',
}

export const HELPS_WITHOUT_RIGHTS: Mutant = {
  id: 'helps-without-rights',
  defect: "a thread merges the count of another thread's object while that thread runs",
  file: OWNERSHIP,
  find: 'if (owner != Owner.HELPER) return owner == Owner.NONE',
  replace: 'if (owner != Owner.HELPER) return true',
}

export const OWNER_BEGINS_BLINDLY: Mutant = {
  id: 'owner-begins-blindly',
  defect: 'a thread goes on after a block while a helper has the rights of its slot',
  file: OWNERSHIP,
  find: 'while (Word.cas(slot + SLOT_OWNER, Owner.NONE, Owner.OWN) != Owner.NONE) if (Word.load(POISON)) unreachable()',
  replace: 'Word.store(slot + SLOT_OWNER, Owner.OWN)',
}

export const DISOWNS_ONCE: Mutant = {
  id: 'disowns-once',
  defect: 'an object that another thread queues just before the owner ends stays in the queue',
  file: OWNERSHIP,
  find: 'if (!Word.load(slot + SLOT_QUEUED)) return true',
  replace: 'if (slot) return true',
}

export const QUEUE_IN_TWO_STEPS: Mutant = {
  id: 'queue-in-two-steps',
  defect: 'an object that another thread adds while the owner empties its queue is lost',
  file: OWNERSHIP,
  find: 'return Word.load(slot + SLOT_QUEUED) ? <usize>Word.swap(slot + SLOT_QUEUED, 0) : 0',
  replace: 'const first = Word.load(slot + SLOT_QUEUED)\n    Word.store(slot + SLOT_QUEUED, 0)\n    return <usize>first',
}

export const READS_UNCHECKED: Mutant = {
  id: 'reads-unchecked',
  defect: 'a read without the lock takes the tag of one value and the payload of the next',
  file: 'assembly/vm/eval/unlocked.ts',
  find: 'const payload = Word.loadLong(from + CELL_PAYLOAD)\n    if (Word.load(lock) != version) return false\n',
  replace: 'const payload = Word.loadLong(from + CELL_PAYLOAD)\n',
}

const LISTS = 'assembly/vm/objects/lists.ts'

export const APPENDS_WITHOUT_LOCK: Mutant = {
  id: 'appends-without-lock',
  defect: 'two threads append to a list at the same time',
  file: LISTS,
  find: 'cell: usize): bool {\n    Spin.lock(list + LIST_LOCK)\n    const length = List.length(list)\n    const fits = length < load<i32>(list, LIST_CAPACITY) || List.reserve(t, list, length + 1)\n    if (fits) {\n      Cell.move(cell, List.items(list)',
  replace:
    'cell: usize): bool {\n    const length = List.length(list)\n    const fits = length < load<i32>(list, LIST_CAPACITY) || List.reserve(t, list, length + 1)\n    Spin.lock(list + LIST_LOCK)\n    if (fits) {\n      Cell.move(cell, List.items(list)',
}

export const LOCKS_TOO_LATE: Mutant = {
  id: 'locks-too-late',
  defect: 'a thread reads the length of a list before it acquires the lock, and appends over the item of another thread',
  file: LISTS,
  find: 'static append(t: ThreadState, list: usize, cell: usize): bool {\n    Spin.lock(list + LIST_LOCK)\n    const length = List.length(list)\n    const fits',
  replace:
    'static append(t: ThreadState, list: usize, cell: usize): bool {\n    const length = List.length(list)\n    Spin.lock(list + LIST_LOCK)\n    const fits',
}

export const COUNTS_PLAINLY: Mutant = {
  id: 'counts-plainly',
  defect: "a thread counts a reference to another thread's object without an atomic instruction",
  file: COUNTS,
  find: 'else Word.add(object + OBJECT_KIND, SHARED)',
  replace: 'else Word.store(object + OBJECT_KIND, Word.load(object + OBJECT_KIND) + SHARED)',
}
