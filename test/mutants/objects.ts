import type { Mutant } from './mutant.ts'

const BLOCKS = 'assembly/vm/objects/blocks.ts'
const HEAP = 'assembly/vm/objects/heap.ts'

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
