import type { Stage } from './lesson.ts'

export const fairness: Stage = {
  title: 'Fairness',
  byHand: { title: 'You are the scheduler', gil: 'barging' },
  lessons: [
    {
      experiment: 'lock-battle',
      question: 'In Python 2, a thread releases the GIL every 100 instructions and then tries to take it again. Which thread gets it?',
      choices: ['The thread that waits', 'The thread that released it'],
      rounds: 3,
      picture:
        'The lanes switch rarely, although the GIL is released thousands of times. A release wakes the thread that waits. Waking up takes microseconds, and the releaser is back after nanoseconds. So it usually wins the race, and the woken thread goes back to sleep.',
      tries: [
        { label: 'A release every 1,000 instructions', settings: { checkInterval: 1000 } },
        { label: 'Today’s GIL', gils: ['switch'] },
      ],
      stepped: 'tick',
    },
    {
      experiment: 'forced-switch',
      question: 'Today’s GIL is released on request. What must the releaser do so that the other thread really gets it?',
      choices: ['Nothing', 'Wait until the other thread has it'],
      rounds: 3,
      picture:
        'Under switch-unforced, the same thread keeps running through many requests. Under switch, the releaser waits until another thread has acquired the GIL. CPython calls this the forced switch.',
      tries: [{ label: 'A switch interval of 1 ms', settings: { switchIntervalUs: 1000 } }],
      stepped: 'switch-unforced',
    },
    {
      experiment: 'unfair',
      question: 'Three threads compute. Is the thread that has waited longest the next to run?',
      choices: ['Always', 'Usually', 'Often not'],
      rounds: 1,
      picture:
        'Compare the lanes of switch and fifo. The ticket lock fifo serves the threads in the order in which they asked for it. CPython’s lock wakes one waiter but lets any thread take the GIL, so a thread can be passed over several times in a row.',
      tries: [
        { label: '4 threads', settings: { threads: 4 } },
        { label: 'A plain mutex against a queue', gils: ['barging', 'fifo'], settings: { threads: 3 } },
      ],
      stepped: 'switch',
    },
    {
      experiment: 'check-interval',
      question: 'Python 2 counts instructions instead of time. Does a busy machine change how often the GIL is released?',
      choices: ['Yes', 'No'],
      rounds: 1,
      picture:
        'The old GIL is released after a number of instructions: 101 at the default check interval of 100. Time plays no part, so a slow instruction makes a turn longer.',
      tries: [{ label: 'Today’s GIL, which counts time', gils: ['switch'] }],
    },
  ],
}
