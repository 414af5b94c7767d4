import type { Mutant } from './mutant.ts'

const BARRIER = 'assembly/os/barrier.ts'

export const TASKS_NEVER_DONE: Mutant = {
  id: 'tasks-never-done',
  defect: 'the last task_done() wakes no joiner',
  file: BARRIER,
  find: '    if (count == 1) Barriers.wake(words)\n    return count > 0',
  replace: '    return count > 0',
}
