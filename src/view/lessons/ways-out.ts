import type { Stage } from './lesson.ts'

export const waysOut: Stage = {
  title: 'Ways out',
  lessons: [
    {
      experiment: 'processes',
      question: 'Two processes instead of two threads, half the work each: how long do they take?',
      choices: ['Half as long', 'As long', 'Longer, because they must start'],
      rounds: 3,
      picture:
        'Each process has an interpreter and a GIL of its own, so both run at the same time. The start costs time and each process needs memory. Data goes from one process to the other through pipes and queues.',
      tries: [
        {
          label: 'Threads without a GIL',
          picture:
            'Two threads without a GIL have full bars at the same time, as two processes have. They share the memory of one process, and no process has to start.',
          gils: ['none'],
        },
      ],
    },
    {
      experiment: 'sub-interpreters',
      question: 'Two interpreters in one process, half the work each: are they faster than one?',
      choices: ['Yes', 'No', 'Only if each has its own GIL'],
      rounds: 3,
      picture:
        'Since Python 3.12, an interpreter can have a GIL of its own (PEP 684). The lanes show which GIL a thread holds. With two GILs, two lanes have full bars at once. With one GIL, the threads take turns as before.',
      tries: [
        {
          label: 'A switch interval of 0.1 ms',
          picture:
            'With one GIL, the turns are shorter, because a thread that waits asks for the GIL after 0.1 ms. With a GIL each, the threads have no GIL in common, so the interval changes nothing.',
          settings: { switchIntervalUs: 100 },
        },
      ],
    },
    {
      experiment: 'asyncio',
      question: 'A thousand waits: is a coroutine cheaper than a thread?',
      choices: ['Yes', 'No'],
      rounds: 3,
      picture:
        'The coroutines share one thread, so no thread waits for the GIL. A wait is an entry in a list instead of a sleeping thread. asyncio helps programs that wait. It does not make computing faster.',
      tries: [
        {
          label: 'No GIL',
          picture:
            'A wait of a thread still costs more. The cause is not the GIL: each thread must go to sleep and wake up for each of its waits. The coroutines share one thread, so no GIL keeps them waiting.',
          gils: ['none'],
        },
      ],
    },
    {
      experiment: 'no-gil',
      question: 'Python 3.13 can run without a GIL. How long do two threads take, compared with one thread under a GIL?',
      choices: ['Half as long', 'As long', 'Longer'],
      rounds: 3,
      picture:
        'Without a GIL, both lanes have full bars at the same time. The price is that objects need locks, and counts that several threads can change, so one thread alone can be slower.',
      tries: [
        {
          label: '4 threads',
          picture:
            'Without a GIL, four lanes have full bars at the same time, if your machine has four idle cores. Under a GIL, the threads take turns.',
          settings: { threads: 4 },
        },
      ],
    },
    {
      experiment: 'sharing',
      question:
        'Without a GIL, two threads add to one counter, half of the additions each. How long do they take, compared with one thread?',
      choices: ['Half as long', 'As long', 'Several times as long'],
      rounds: 3,
      isLong: true,
      picture:
        'Each object belongs to the thread that made it. This thread counts references to the object cheaply, and all other threads need atomic instructions and locks. The memory of a shared object also moves from core to core. So threads gain most from data of their own.',
      tries: [
        {
          label: 'Atomic counts for all objects',
          picture:
            'If every thread counts every reference with an atomic instruction, one thread alone is slower, because it pays for this at each step.',
          gils: ['switch', 'none', 'none-atomic'],
          settings: { threads: 1 },
        },
      ],
    },
    {
      experiment: 'work-outside',
      question: 'A tenth of the work needs the GIL and the rest does not. How much faster are two threads?',
      choices: ['Not at all', 'Up to 1.8 ×', '2 ×'],
      rounds: 3,
      isLong: true,
      picture:
        'In a turn, a thread runs 10,000 iterations, a part of them under the GIL. NumPy and other libraries release the GIL while they compute, too. Two threads then overlap, except for the part under the GIL. Amdahl’s law gives the most that they can gain.',
      tries: [
        {
          label: 'No GIL',
          picture:
            'With two threads, both lanes have full bars nearly all the time, whichever part of the work was under the GIL. No thread has to wait for the other.',
          gils: ['none'],
        },
      ],
    },
    {
      experiment: 'several-locks',
      question: 'Four threads share one lock of your program. Do four locks help?',
      choices: ['Yes', 'Only without a GIL', 'No'],
      rounds: 3,
      isLong: true,
      picture:
        'Without a GIL, one lock lets one thread work at a time, and two locks let two. Under a GIL, a second lock changes little, because the work needs the GIL anyway.',
      tries: [
        {
          label: '2 threads, 1 lock',
          picture:
            'A thin line means that a thread waits for the lock of the program, not for the GIL. Under a GIL, one thread takes this lock again and again, and the other is blocked for many turns.',
          settings: { threads: 2 },
        },
      ],
    },
  ],
}
