import { vi } from 'vitest'
import type { compile } from '../../src/program/index.ts'
import { patch } from './build.ts'
import type { Mutant } from './mutant.ts'

const EVENT_SET = `    def set(self):
        with self._cond:
            self._flag = True
            self._cond.notify_all()
`
const EVENT_WAIT = `        with self._cond:
            signaled = self._flag
`

export const EVENT_SILENT_SET: Mutant = {
  id: 'event-silent-set',
  defect: 'Event.set() notifies no waiter',
  file: 'lib/_event.py',
  find: EVENT_SET,
  replace: EVENT_SET.replace('            self._cond.notify_all()\n', ''),
}

export const EVENT_EARLY_TEST: Mutant = {
  id: 'event-early-test',
  defect: 'Event.wait() reads the flag before it has the lock: a lost wake-up',
  file: 'lib/_event.py',
  find: EVENT_WAIT,
  replace: '        signaled = self._flag\n        with self._cond:\n',
}

export const SEMAPHORE_SILENT_RELEASE: Mutant = {
  id: 'semaphore-silent-release',
  defect: 'Semaphore.release() notifies no waiter',
  file: 'lib/_semaphore.py',
  find: "raise ValueError('n must be one or more')\n        with self._cond:\n            self._value += n\n            self._cond.notify(n)",
  replace: "raise ValueError('n must be one or more')\n        with self._cond:\n            self._value += n",
}

export const SEMAPHORE_EARLY_TEST: Mutant = {
  id: 'semaphore-early-test',
  defect: 'Semaphore.acquire() reads the counter before it has the lock: a lost wake-up',
  file: 'lib/_semaphore.py',
  find: '        with self._cond:\n            while self._value == 0:',
  replace: '        value = self._value\n        with self._cond:\n            if value == 0:',
}

export const BARRIER_STAYS_SHUT: Mutant = {
  id: 'barrier-stays-shut',
  defect: 'the last party of a Barrier does not change its state',
  file: 'lib/_barrier.py',
  find: '            self._state = _DRAINING\n            self._cond',
  replace: '            self._cond',
}

export const BARRIER_FORGETS_TO_FILL: Mutant = {
  id: 'barrier-forgets-to-fill',
  defect: 'the last thread that leaves a Barrier does not wake the threads of the next round',
  file: 'lib/_barrier.py',
  find: '            self._state = _FILLING\n            self._cond.notify_all()\n\n    def reset',
  replace: '            self._state = _FILLING\n\n    def reset',
}

export const QUEUE_SILENT_PUT: Mutant = {
  id: 'queue-silent-put',
  defect: 'Queue.put() notifies no thread that waits in get()',
  file: 'lib/queue.py',
  find: '            self.not_empty.notify()\n',
  replace: '',
}

export const QUEUE_SILENT_GET: Mutant = {
  id: 'queue-silent-get',
  defect: 'Queue.get() notifies no thread that waits in put()',
  file: 'lib/queue.py',
  find: '            self.not_full.notify()\n',
  replace: '',
}

export const TASKS_NEVER_DONE: Mutant = {
  id: 'tasks-never-done',
  defect: 'the last task_done() notifies no thread that waits in join()',
  file: 'lib/queue.py',
  find: "too many times')\n                self.all_tasks_done.notify_all()\n",
  replace: "too many times')\n",
}

/** Returns a compile() whose library contains the mutant of a file of lib/. */
export async function compilerWith(mutant: Mutant): Promise<typeof compile> {
  const { file, text } = patch(mutant)
  vi.resetModules()
  vi.doMock('../../src/program/library/sources.ts', async (original) => {
    const { LIBRARY_SOURCES } = await original<typeof import('../../src/program/library/sources.ts')>()
    // Without packed trees, the compiler parses the files.
    return { LIBRARY_SOURCES: new Map([...LIBRARY_SOURCES, [file.slice('lib/'.length), text]]), LIBRARY_TREES: new Map() }
  })
  const { compile } = await import('../../src/program/index.ts')
  vi.doUnmock('../../src/program/library/sources.ts')
  // The next test file of this worker must not get the mutant.
  vi.resetModules()
  return compile
}
