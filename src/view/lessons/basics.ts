import type { Stage } from './lesson.ts'

export const basics: Stage = {
  title: 'Basics',
  lessons: [
    {
      experiment: 'countdown',
      question: 'Two threads, half the work each: twice as fast, the same, or slower?',
      choices: ['Twice as fast', 'The same', 'Slower'],
      rounds: 3,
      picture:
        'Each lane is a thread. A full bar means that the thread holds the GIL and runs. A half bar means that it waits. At any moment only one lane has a full bar, so the threads take turns and the other cores stay idle. Without a GIL, both lanes have full bars at the same time.',
      tries: [
        {
          label: '4 threads',
          picture:
            'Each lane is a thread. Under a GIL, four threads take turns as two do, so they gain nothing. Without a GIL, they share the cores of your machine.',
          settings: { threads: 4 },
        },
        {
          label: 'A switch interval of 0.1 ms',
          picture:
            'The turns are short, because a thread that waits asks for the GIL after 0.1 ms. The threads still take turns. Each change from one thread to the other costs a little time.',
          gils: ['switch'],
          settings: { switchIntervalUs: 100 },
        },
        {
          label: 'Only the old GIL and no GIL',
          picture:
            'Under the old GIL, both threads want the GIL at each release, and only one can get it. Without a GIL, both lanes have full bars at the same time.',
          gils: ['tick', 'none'],
          settings: { threads: 2 },
        },
      ],
    },
    {
      experiment: 'sleep',
      question: 'Two threads sleep for half a second each. How long does the program take?',
      choices: ['Half a second', 'A second'],
      rounds: 1,
      picture:
        'A thin line means that the thread is blocked: it sleeps and does not want the GIL. A thread releases the GIL before it sleeps, so the other thread can start its own sleep. That is why threads help programs that wait for disks, networks and timers.',
      tries: [
        {
          label: 'Every GIL of CPython',
          picture: 'The sleeps overlap under every GIL, because a thread that sleeps needs none.',
          gils: ['tick', 'switch', 'switch-unforced', 'none'],
        },
      ],
    },
    {
      experiment: 'switch-interval',
      question: 'Two threads compute. How long does one of them run before the other gets a turn?',
      choices: ['About 5 µs', 'About 5 ms', 'Until it has finished'],
      rounds: 3,
      isLong: true,
      picture:
        'A triangle marks a request: a thread that has waited for one switch interval asks for the GIL. The thread that holds the GIL then releases it. So the bars are as long as the switch interval, which is 5 ms unless a program calls sys.setswitchinterval(). Each bar is longer by the time of a hand-off: almost 0.1 ms in the recorded run, a sixth of an interval of 0.5 ms.',
      tries: [
        {
          label: 'The tick GIL, which counts instructions',
          picture:
            'The tick GIL counts instructions of Python instead of time. The thread that releases it often takes it again at once, so a bar can be much longer than one count.',
          gils: ['tick'],
        },
        {
          label: 'Ruby’s lock, with turns of 100 ms',
          picture: 'The bars are about 100 ms long, because a thread under Ruby’s lock keeps it for that long.',
          gils: ['gvl'],
        },
      ],
    },
    {
      experiment: 'why-a-gil',
      question: 'Two threads run “read the counter, add 1, write it back”. Does the GIL keep the count right?',
      choices: ['Yes', 'No, some additions get lost'],
      rounds: 3,
      isLong: true,
      picture:
        'The GIL protects the interpreter and not your data. A thread can lose the GIL between its read and its write. The other thread then writes in between, and that update disappears. Programs need a threading.Lock for this.',
      tries: [
        {
          label: 'A switch interval of 0.1 ms',
          picture: 'Shorter turns mean more changes from one thread to the other, so more of them come between a read and its write.',
          gils: ['switch'],
          settings: { switchIntervalUs: 100 },
        },
      ],
    },
    {
      experiment: 'eval-breaker',
      question: 'Can two threads that run count += 1 lose updates?',
      choices: ['In every version of CPython', 'In old versions of CPython only', 'In no version of CPython'],
      rounds: 3,
      isLong: true,
      picture:
        'Python compiles each line to several instructions. A thread can lose the GIL only at some of them, the check points. Up to CPython 3.9, nearly every instruction was one. Since 3.10, only loops and calls are, and count += 1 contains neither. CPython does not promise this, so a later version may lose updates again.',
      tries: [
        {
          label: 'No GIL',
          picture:
            'Both lanes have full bars at the same time. So both threads can read the same count, and one of their updates gets lost. That happens with the check points of every version, because a thread need not lose a GIL for it.',
          gils: ['none'],
        },
      ],
    },
  ],
}
