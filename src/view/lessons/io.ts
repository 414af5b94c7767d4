import type { Stage } from './lesson.ts'

export const io: Stage = {
  title: 'I/O and the convoy',
  lessons: [
    {
      experiment: 'convoy',
      question: 'A thread echoes bytes over a pipe. Another thread starts to compute. How much slower is the echo?',
      choices: ['About the same', 'About 2 ×', '10 × or more'],
      rounds: 3,
      isLong: true,
      picture:
        'The echo thread needs the GIL only for microseconds. But each time its call returns, the computing thread holds the GIL and keeps it for a whole switch interval. So the lane of the echo is one long wait after the other. This is the convoy.',
      tries: [
        {
          label: 'A switch interval of 0.5 ms',
          picture: 'The computing thread keeps the GIL for 0.5 ms instead of 5 ms, so each wait of the echo is shorter.',
          settings: { switchIntervalUs: 500 },
        },
        {
          label: 'A lock with priorities',
          picture: 'The echo thread blocks often, so it may interrupt the computing thread and waits only briefly.',
          gils: ['priority'],
        },
        { label: 'No GIL', picture: 'Without a GIL, no thread waits for another.', gils: ['none'] },
      ],
    },
    {
      experiment: 'instant-io',
      question: 'A call completes at once, without any wait. Can the thread lose the GIL there?',
      choices: ['Yes', 'No'],
      rounds: 3,
      isLong: true,
      picture:
        'Each call releases the GIL, even if it has nothing to wait for. The computing thread then takes the GIL and keeps it for a switch interval. A few quick calls pass before that, because the computing thread first has to wake up. So a claim of one call is refuted where waking up takes longer than a call.',
      tries: [{ label: 'No GIL', picture: 'Without a GIL, no thread waits for another.', gils: ['none'] }],
    },
    {
      experiment: 'convoy-priority',
      question: 'Suppose that a thread that blocks often may interrupt a thread that computes. How many more echoes are there then?',
      choices: ['About as many', 'About 2 ×', '10 × or more'],
      rounds: 3,
      isLong: true,
      picture:
        'Under the lock priority, a thread that blocks before its turn ends gets a higher priority, and then takes the GIL at once. David Beazley proposed this for CPython in 2010. CPython did not adopt it.',
      tries: [
        {
          label: 'Deadlines instead of priorities',
          picture:
            'Each thread has a deadline, and the lock goes to the thread whose deadline comes first. A thread that blocks often has used little of its time, so its deadline comes soon.',
          gils: ['bfs'],
        },
      ],
    },
  ],
}
