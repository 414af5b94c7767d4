import type { Mutant } from './mutant.ts'

const BARRIER = 'assembly/os/barrier.ts'

export const BARRIER_STAYS_SHUT: Mutant = {
  id: 'barrier-stays-shut',
  defect: 'the last party wakes the others but does not change the generation',
  file: BARRIER,
  find: '    Word.add(words, 1)\n',
  replace: '',
}

export const BARRIER_OPENS_EARLY: Mutant = {
  id: 'barrier-opens-early',
  defect: 'a barrier opens when one party is still missing',
  file: BARRIER,
  find: 'const isLast = before + 1 == parties',
  replace: 'const isLast = before + 2 == parties',
}

export const TASKS_NEVER_DONE: Mutant = {
  id: 'tasks-never-done',
  defect: 'the last task_done() wakes no joiner',
  file: BARRIER,
  find: '    if (count == 1) Barriers.wake(words)\n    return count > 0',
  replace: '    return count > 0',
}
