import type { Stage } from './lesson.ts'

export const otherLocks: Stage = {
  title: 'Other locks',
  lessons: [
    {
      experiment: 'ruby-turns',
      question: 'Ruby has a lock like the GIL. How long does a thread compute before the next one gets a turn?',
      choices: ['5 ms, as in Python', '100 ms'],
      rounds: 3,
      isLong: true,
      picture:
        'Ruby’s lock keeps the waiters in a queue. Each thread computes for 100 ms and then waits until each other thread has had one turn. The turns are longer than in CPython, but no thread is passed over.',
      tries: [
        {
          label: 'CPython’s lock',
          picture: 'Under CPython’s lock, a thread that waits asks for the lock after 5 ms. So the turns are short.',
          gils: ['switch'],
        },
      ],
    },
    {
      experiment: 'short-turns',
      question: 'A queue is a fair lock: it serves each thread in turn. Does that cost speed?',
      choices: ['No', 'A little', 'At least half of it'],
      rounds: 3,
      isLong: true,
      picture:
        'The lock fifo is a queue. The next thread in it must wake up before it can run, and no thread uses the lock meanwhile. The lock barging lets any thread take it, so the thread that runs takes it again at once. With longer turns the wake-up matters less.',
      tries: [
        {
          label: 'A lock that is fair only after 1 ms',
          picture:
            'The lock starving (as in Go) lets threads barge until one of them has waited for 1 ms. So a thread has many short turns in a row without a wake-up. In the queue fifo, the next thread must wake up first, so the threads get fewer turns.',
          gils: ['starving', 'fifo'],
        },
      ],
    },
    {
      experiment: 'unluckiest',
      question:
        'Four threads want one lock, and a thread that comes later may take it first. How many turns does the unluckiest thread get?',
      choices: ['A quarter of all turns', 'Half of its share', 'Nearly none'],
      rounds: 3,
      isLong: true,
      picture:
        'With long turns, a woken thread always finds the lock taken and goes back to sleep. One thread can then have the lock for a long time. A queue gives each thread its share.',
      tries: [
        {
          label: 'A lock that hands over after 1 ms',
          picture:
            'Under eventual (as in CPython’s PyMutex), a release gives the lock to a thread that has waited for 1 ms. So the threads take turns, and with long turns, the unluckiest one gets most of its share.',
          gils: ['eventual'],
        },
      ],
      stepped: 'barging',
    },
    {
      experiment: 'starvation-bound',
      question: 'Go and CPython’s PyMutex hand a lock over to a thread that has waited for 1 ms. Does that bound the longest wait?',
      choices: ['Yes', 'No'],
      rounds: 3,
      isLong: true,
      picture:
        'Three locks ran. All three let threads barge: a thread that comes later may take the lock before one that waits. That is fast. The lock barging always allows it, so a wait has no bound. The locks starving (as in Go) and eventual (as in PyMutex) forbid it once a thread has waited for 1 ms, so its wait ends soon after.',
      tries: [
        {
          label: 'A queue',
          picture:
            'Under fifo, a thread that waits is always the next one. With two threads, it waits for one turn of the other and for its own wake-up. So the queue bounds the wait without a clock, but the threads get no turns in a row.',
          gils: ['fifo'],
        },
      ],
    },
    {
      experiment: 'many-threads',
      question: '64 threads compute. How many turns does each other thread get while one of them waits?',
      choices: ['One', 'One in a queue, more under today’s GIL', 'More than one in both'],
      rounds: 1,
      isLong: true,
      picture:
        'Under fifo, a queue, no thread waits for more than one turn of each other thread. Under switch, today’s GIL, the order depends on which thread wakes up first, and some threads wait for more than two turns of each other thread.',
      tries: [
        {
          label: '8 threads',
          picture:
            'Under fifo, a thread still waits for about one turn of each of the 7 other threads. Under switch, some threads wait for several turns of each.',
          settings: { threads: 8 },
        },
      ],
    },
    {
      experiment: 'section-lengths',
      question: 'Does it matter how long a thread keeps a lock, if the share of the time inside it stays the same?',
      choices: ['Yes', 'No'],
      rounds: 3,
      isLong: true,
      picture:
        'A thread that must wait parks and wakes up again. That takes longer than a section of 5 µs, so short sections gain hardly anything from a second thread. Long sections do.',
      tries: [
        {
          label: 'No GIL',
          picture:
            'While two threads run, both lanes have full bars, for short sections as for long ones. No thread parks and wakes up, because there is no lock to wait for.',
          gils: ['none'],
        },
      ],
    },
  ],
}
