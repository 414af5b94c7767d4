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

/** compile() with a mutant of a file of lib/. */
export async function compilerWith(mutant: Mutant): Promise<typeof compile> {
  const { file, text } = patch(mutant)
  vi.resetModules()
  vi.doMock('../../src/program/library/sources.ts', async (original) => {
    const { LIBRARY_SOURCES } = await original<typeof import('../../src/program/library/sources.ts')>()
    return { LIBRARY_SOURCES: new Map([...LIBRARY_SOURCES, [file.slice('lib/'.length), text]]) }
  })
  const { compile } = await import('../../src/program/index.ts')
  vi.doUnmock('../../src/program/library/sources.ts')
  return compile
}
