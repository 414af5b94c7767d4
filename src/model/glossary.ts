/**
 * The definition of every heading and term that tables and legends use, for a reader who knows Python and has never seen a lock from the
 * inside. The tables of runs take theirs from the metrics.
 */
const DEFINITIONS = {
  GIL: 'The lock that a thread must hold to run Python code. Each row is the program under another kind of this lock.',
  thread: 'A thread of the program.',
  wall: 'The time from the start of the run to its end. Shorter is better.',

  // How a thread spent its time
  'held, ms': 'How long the thread held the GIL. A thread runs Python code only while it holds the GIL.',
  'waited, ms': 'How long the thread could have run, but waited for the GIL because another thread held it.',
  'blocked, ms': 'How long the thread had nothing to run: it slept, or waited for another thread, a lock of the program, or input.',
  'blocked on': 'What the thread was blocked on, such as a sleep or a lock of the program, and for how long.',
  'from start to exit, ms': 'The time from the thread’s start to its end. The thread spent it holding the GIL, waiting, or blocked.',
  holds: 'How many times the thread acquired the GIL in the shown part of the run.',
  held: 'How long the thread held the GIL in the shown part of the run.',
  waited: 'How long the thread waited for the GIL.',
  blocks: 'How many times the thread was blocked: it slept, or waited for something other than the GIL.',
  blocked: 'The thread sleeps, or waits for something other than the GIL: input, another thread, or a lock of the program.',

  // Bars of a timeline
  'holds the GIL': 'The thread has the GIL and runs Python code. Only one thread at a time can hold a GIL.',
  'waits for the GIL': 'The thread could run, but another thread holds the GIL.',
  'holds the lock':
    'The thread has the lock and runs Python code. The lock takes the place of the GIL, so only one thread at a time can hold it.',
  'waits for the lock': 'The thread could run, but another thread holds the lock.',
  waits: 'The thread could run, but it waits for another thread.',
  runs: 'The thread runs Python code. Without a GIL, several threads can run at the same time.',
  'requests it': 'The thread has waited for one switch interval, and now asks the thread that holds the GIL to release it.',
  fails: 'Here, the program fails with an exception, or the thread waits for ever in a deadlock.',
  state: 'What the thread does in this slice: it holds the GIL, waits for it, or is blocked.',
  start: 'When the slice begins, counted from the start of the run.',
  length: 'How long the slice lasts.',

  // How the GIL passes from thread to thread
  'from → to': 'The thread that released the GIL, and the thread that acquired it next.',
  acquisitions: 'How many times the second thread acquired the GIL after the first one had released it.',
  'hand-offs': 'Acquisitions by a thread that was already waiting when the GIL was released.',
  barging: 'Acquisitions by a thread that came only after the release and got ahead of a thread that was waiting.',
  'starved thread': 'The thread that waited for much longer than a fair lock would let it wait.',
  'began at': 'When the thread began to wait, counted from the start of the run.',
  'held meanwhile by': 'The threads that held the GIL during this wait, and for which share of it.',
  bypass: 'How many times other threads acquired the GIL during one wait.',

  Jain: 'Jain’s index says how equally the threads shared the time. 1 means equal shares. 1 ÷ n means that one of n threads had it alone.',

  // The program's own locks
  lock: 'A lock, queue, event or other object of the program for which threads wait.',
  made: 'The class of the object, and the line of the program that made it.',

  // Comparisons
  case: 'One way to run the program: its number of threads and its GIL.',
  compared: 'The two cases of this row. The ratio divides the first by the second.',
  figure: 'What is compared, for example the wall time.',
  differs: 'Whether the two cases differ: the first is less or greater than the second, or the rounds differ too much to tell.',
  bars: 'The mean over the rounds that nothing disturbed.',
  ratio: 'The first divided by the second, round by round. Above 1, the first is greater.',
  '95 % interval': 'The range in which the true ratio is, in 95 of 100 such measurements. It is wide if the rounds differ much.',
  rounds: 'How many rounds the figure comes from. Each round runs every case once.',
  'mean of A': 'The mean of the figure over the rounds of A.',
  'mean of B': 'The mean of the figure over the rounds of B.',
  'A ÷ B':
    'The centre of the ratios of A to B, one ratio for each pair of rounds. One slow round changes a mean more than this centre, so the two can differ.',
  'A is': 'Whether A is less or greater than B, or whether the rounds differ too much to tell.',
  'instructions per ms': 'How many instructions of Python all threads together ran in a millisecond. More is better.',
  '÷ highest': 'This speed as a share of the highest one in the table.',
  'longest wait': 'The longest time for which a thread had to wait for the GIL. A long wait means that one thread is treated badly.',
  'on the frontier': 'A dot marks a lock that no other lock beats both in speed and in its longest wait.',

  // Histograms
  'at least': 'The shortest time that this row counts.',
  below: 'The row counts times shorter than this.',
  count: 'How many times were in this range.',
} as const satisfies Readonly<Record<string, string>>

export type Term = keyof typeof DEFINITIONS

/** The definition of a term, in one or two sentences. */
export function define(term: Term): string {
  return DEFINITIONS[term]
}

/** What a cell means that shows no figure; undefined for a figure. */
export function defineCell(cell: string): string | undefined {
  const few = /^n = ([\d,]+)$/.exec(cell)?.[1]
  return few && `Only ${few === '1' ? 'one event' : `${few} events`} happened. That is too few for this figure.`
}
