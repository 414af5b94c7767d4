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
        {
          label: 'A release every 1,000 instructions',
          picture: 'With fewer releases, the thread that waits has fewer chances to get the GIL.',
          settings: { checkInterval: 1000 },
        },
        {
          label: 'Today’s GIL',
          picture: 'The thread that releases today’s GIL waits until another thread has it. So it does not take the GIL back at once.',
          gils: ['switch'],
        },
      ],
      stepped: 'tick',
    },
    {
      experiment: 'forced-switch',
      question: 'Today’s GIL is released on request. What must the releaser do so that the other thread really gets it?',
      choices: ['Nothing', 'Wait until the other thread has it'],
      rounds: 3,
      isLong: true,
      picture:
        'Two locks ran. Under switch, today’s GIL, the thread that releases the GIL waits until another thread has acquired it. CPython calls this the forced switch. Under switch-unforced, the same lock without this wait, the same thread keeps running through many requests.',
      tries: [
        {
          label: 'A switch interval of 1 ms',
          picture: 'The requests come after 1 ms instead of 5 ms. Only the GIL with the forced switch obeys each of them.',
          settings: { switchIntervalUs: 1000 },
        },
      ],
      stepped: 'switch-unforced',
    },
    {
      experiment: 'unfair',
      question: 'Three threads compute. Is the thread that has waited longest the next to run?',
      choices: ['Always', 'Usually', 'Often not'],
      rounds: 3,
      isLong: true,
      picture:
        'Compare the lanes of switch, today’s GIL, and of fifo. The lock fifo is a queue: it serves the threads in the order in which they asked for it. Today’s GIL wakes one waiting thread but lets any thread take it, so a thread can be passed over several times in a row.',
      tries: [
        {
          label: '4 threads',
          picture: 'With one more thread, two or three threads wait at each release, and any of them can get the GIL.',
          settings: { threads: 4 },
        },
        {
          label: 'A plain mutex against a queue',
          picture:
            'Under barging, a lock that any thread may take at once, one thread can run again and again. Under fifo, the threads take turns in order.',
          gils: ['barging', 'fifo'],
          settings: { threads: 3 },
        },
      ],
      stepped: 'switch',
    },
    {
      experiment: 'check-interval',
      question:
        'Python 2 counts the instructions of a thread, called ticks, instead of the time. How many does it run before it releases the GIL?',
      choices: ['About 100', 'About 10,000', 'Fewer on a busy machine'],
      rounds: 1,
      picture:
        'The old GIL is released after a number of ticks: 101 at the default check interval of 100. Time plays no part, so a busy machine changes nothing, and a slow instruction makes a turn longer.',
      tries: [
        {
          label: 'Today’s GIL, which counts time',
          picture: 'Under today’s GIL, the time decides and not the number of instructions.',
          gils: ['switch'],
        },
      ],
    },
  ],
}
