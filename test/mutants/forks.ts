import type { Mutant } from './mutant.ts'

const FORK = 'assembly/vm/fork.ts'
const THREADS = 'assembly/os/threads.ts'

/** Mutants of the code that turns a copy of the parent process into a child process. */
export const FORK_MUTANTS: readonly Mutant[] = [
  {
    id: 'fork-keeps-gil',
    defect: 'the GIL of a forked process stays held, with the queue of its parent',
    file: FORK,
    find: 'Gil.resetAll()',
    replace: '',
  },
  {
    id: 'fork-keeps-queue',
    defect: 'the GIL of a forked process has no holder but keeps the queue of its parent',
    file: 'assembly/gil/gil.ts',
    find: 'memory.fill(gil.lastHolderAddress, 0, gil.address + GIL_BYTES - gil.lastHolderAddress)',
    replace: 'Word.store(gil.lastHolderAddress, 0)',
  },
  {
    id: 'fork-keeps-disk-mutex',
    defect: 'a mutex that another thread of the parent held stays held',
    file: FORK,
    find: 'Word.store(DISK_MUTEX, 0)',
    replace: '',
  },
  {
    id: 'fork-keeps-heap-mutex',
    defect: "the heap's mutex that another thread of the parent held stays held",
    file: FORK,
    find: 'Word.store(HEAP + HEAP_MUTEX, 0)',
    replace: '',
  },
  {
    id: 'fork-keeps-start-mutex',
    defect: 'a forked process cannot start a thread, because a thread of the parent was starting one',
    file: THREADS,
    find: 'Word.store(START_MUTEX, 0)',
    replace: '',
  },
  {
    id: 'fork-keeps-threads',
    defect: 'the other threads of the parent stay alive',
    file: THREADS,
    find: 'if (t != main) Word.store(t.statusAddress, Status.DONE)',
    replace: '',
  },
  {
    id: 'fork-awaits-threads',
    defect: 'a forked process never ends, because it counts the threads of its parent',
    file: THREADS,
    find: 'Word.store(AWAITED_THREADS, 0)',
    replace: '',
  },
  {
    id: 'fork-keeps-request',
    defect: 'the main thread keeps the requests and the place in a queue that it had in the parent',
    file: THREADS,
    find: "memory.fill(t.address, 0, offsetof<ThreadState>('index'))",
    replace: 'Word.store(t.statusAddress, 0)',
  },
  {
    id: 'fork-keeps-poison',
    defect: 'a forked process stops, because its parent was about to stop',
    file: FORK,
    find: 'Word.store(POISON, 0)',
    replace: '',
  },
  {
    id: 'fork-keeps-pipes',
    defect: 'a forked process writes to a pipe whose bytes only its parent has',
    file: FORK,
    find: 'Files.forgetPipes()',
    replace: '',
  },
  {
    id: 'fork-keeps-interpreters',
    defect: 'the other interpreters of the parent exist in a forked process',
    file: FORK,
    find: 'Interpreters.closeOthers()',
    replace: '',
  },
  {
    id: 'fork-keeps-loop',
    defect: 'the event loop that runs in the parent also runs in a forked process',
    file: FORK,
    find: 't.runningLoop = 0',
    replace: '',
  },
]
