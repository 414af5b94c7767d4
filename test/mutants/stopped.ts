import type { Mutant } from './mutant.ts'

export const NONE_LOOKS_FIRST: Mutant = {
  id: 'none-looks-first',
  defect: 'without a GIL, a thread checks whether it must stop before it shows that it runs, so it runs during a fork',
  file: 'assembly/gil/none.ts',
  find: `    Word.store(t.runsAddress, 1)
    if (Word.load(gil.address + NONE_GIL_STOPPED)) NoGil.waitUntilResumed(gil, t)`,
  replace: `    if (Word.load(gil.address + NONE_GIL_STOPPED)) NoGil.waitUntilResumed(gil, t)
    Word.store(t.runsAddress, 1)`,
}

export const NONE_SILENT_RELEASE: Mutant = {
  id: 'none-silent-release',
  defect: 'without a GIL, a thread that stops does not wake the thread that waits for it: a lost wake-up',
  file: 'assembly/gil/none.ts',
  find: 'if (Word.load(gil.address + NONE_GIL_STOPPED)) Futex.wake(t.runsAddress, 1)',
  replace: '',
}

export const NONE_STOPS_TWICE: Mutant = {
  id: 'none-stops-twice',
  defect: 'without a GIL, two threads that fork can stop all others at the same time, and then wait for each other',
  file: 'assembly/gil/none.ts',
  find: 'while (Word.cas(gil.address + NONE_GIL_STOPPED, 0, 1) != 0) NoGil.stepAside(gil, t)',
  replace: 'Word.store(gil.address + NONE_GIL_STOPPED, 1)',
}
