import type { Mutant } from './mutant.ts'

const SLEEP = 'assembly/os/sleep.ts'

export const LOOP_CLEARS_EARLY: Mutant = {
  id: 'loop-clears-early',
  defect: 'the loop clears its wake word after it has released the GIL and before it parks',
  file: SLEEP,
  find: '    const deadline = limited ? Host.nowNs() + ns : 0\n',
  replace: '    const deadline = limited ? Host.nowNs() + ns : 0\n    Word.store(t.wakeAddress, 0)\n',
}

export const LOOP_WAITS_BLINDLY: Mutant = {
  id: 'loop-waits-blindly',
  defect: 'the loop parks on the value of the wake word that it reads last: a lost wake-up',
  file: SLEEP,
  find: 'Futex.wait(t, t.wakeAddress, 0, left)',
  replace: 'Futex.wait(t, t.wakeAddress, Word.load(t.wakeAddress), left)',
}

export const WAKE_BEFORE_WORD: Mutant = {
  id: 'wake-before-word',
  defect: 'wake() wakes the loop before it sets the wake word, so the loop may park again',
  file: SLEEP,
  find: '    Word.store(t.wakeAddress, 1)\n    Futex.wake(t.wakeAddress, 1)\n',
  replace: '    Futex.wake(t.wakeAddress, 1)\n    Word.store(t.wakeAddress, 1)\n',
}

export const WAKE_WITHOUT_FUTEX: Mutant = {
  id: 'wake-without-futex',
  defect: 'wake() sets the wake word and wakes no thread',
  file: SLEEP,
  find: '    Word.store(t.wakeAddress, 1)\n    Futex.wake(t.wakeAddress, 1)\n',
  replace: '    Word.store(t.wakeAddress, 1)\n',
}
