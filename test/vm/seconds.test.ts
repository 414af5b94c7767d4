import { describe, expect, it } from 'vitest'
import { runInPython, whySkipped as why } from '../differential/python.ts'
import { runSource } from './machine.ts'

const HEAD = `from threading import Lock, Event, Semaphore, Thread
from queue import Queue
from time import sleep
held = Lock(); held.acquire()
free = Lock()
unset = Event()
set_ = Event(); set_.set()
none = Semaphore(0)
some = Semaphore(9)
empty = Queue(1)
full = Queue(1); full.put(1)
new = Thread(target=print)
inf = 1e999
nan = inf - inf
`
const RANGE = 'OverflowError: timestamp out of range for platform time_t'
const LARGE = 'OverflowError: timestamp too large to convert to C PyTime_t'
const NAN = 'ValueError: Invalid value NaN (not a number)'
const NEGATIVE = "ValueError: 'timeout' must be a non-negative number"

/** Calls, and the outcome in CPython 3.13: the printed text or the error. */
const RECORDED: readonly [call: string, outcome: string][] = [
  ['sleep(1e18)', RANGE],
  ['sleep(-1e18)', RANGE],
  ['sleep(inf)', RANGE],
  ['sleep(9.3e9)', RANGE],
  ['sleep(10**18)', LARGE],
  ['sleep(-10**18)', LARGE],
  ['sleep(9223372037)', LARGE],
  ['sleep(nan)', NAN],
  ['sleep(-1)', 'ValueError: sleep length must be non-negative'],
  ['sleep(-1e-10)', 'ValueError: sleep length must be non-negative'],
  ['sleep(-0.0)', 'None'],
  ['sleep(None)', "TypeError: 'NoneType' object cannot be interpreted as an integer"],
  ['held.acquire(timeout=1e18)', RANGE],
  ['held.acquire(True, -inf)', RANGE],
  ['free.acquire(timeout=1e10)', RANGE],
  ['held.acquire(timeout=10**10)', LARGE],
  ['held.acquire(timeout=nan)', NAN],
  ['held.acquire(timeout=-0.5)', 'ValueError: timeout value must be a non-negative number'],
  ['held.acquire(False, 1e18)', RANGE],
  ['held.acquire(False, -2)', "ValueError: can't specify a timeout for a non-blocking call"],
  ['held.acquire(False, -1)', 'False'],
  ['held.acquire(timeout=0)', 'False'],
  ['held.acquire(timeout=None)', "TypeError: 'NoneType' object cannot be interpreted as an integer"],
  ['unset.wait(1e18)', RANGE],
  ['unset.wait(10**18)', LARGE],
  ['unset.wait(inf)', RANGE],
  ['unset.wait(-inf)', 'False'],
  ['unset.wait(nan)', 'False'],
  ['unset.wait(-10**18)', 'False'],
  ["unset.wait('1')", "TypeError: '>' not supported between instances of 'str' and 'int'"],
  ['set_.wait(1e18)', 'True'],
  ["set_.wait('1')", 'True'],
  ['none.acquire(timeout=1e18)', RANGE],
  ['none.acquire(timeout=10**18)', LARGE],
  ['none.acquire(timeout=-1)', 'False'],
  ['none.acquire(timeout=-inf)', 'False'],
  ["none.acquire(timeout='1')", "TypeError: unsupported operand type(s) for +: 'float' and 'str'"],
  ["none.acquire(False, '1')", "ValueError: can't specify timeout for non-blocking acquire"],
  ['some.acquire(timeout=1e18)', 'True'],
  ["some.acquire(timeout='1')", 'True'],
  ['empty.get(timeout=1e18)', RANGE],
  ['empty.get(timeout=10**18)', RANGE],
  ['empty.get(timeout=-1)', NEGATIVE],
  ['empty.get(timeout=-inf)', NEGATIVE],
  ["empty.get(timeout='1')", "TypeError: '<' not supported between instances of 'str' and 'int'"],
  ['full.get(timeout=1e18)', '1'],
  ['full.get(timeout=-1)', NEGATIVE],
  ['full.put(1, timeout=1e18)', RANGE],
  ['full.put(1, timeout=-1)', NEGATIVE],
  ['empty.put(1, True, 1e18)', 'None'],
  ['new.join(1e18)', 'RuntimeError: cannot join thread before it is started'],
  ["new.join('1')", 'RuntimeError: cannot join thread before it is started'],
]

const program = (call: string) => `${HEAD}print(${call})`

describe('a timeout in seconds', () => {
  it.each(RECORDED)('behaves as in CPython: %s is %s', (call, outcome) => {
    const { stdout, stderr } = runSource(program(call))
    expect(stderr.trimEnd().split('\n').at(-1) || stdout.trimEnd()).toBe(outcome)
  })

  it('can be the largest that fits', () => {
    // No call waits: the lock is free, the event is set, and the semaphore is not 0.
    expect(runSource(`${HEAD}print(free.acquire(timeout=9.2e9), set_.wait(9.2e9), some.acquire(timeout=9223372036))`).stdout).toBe(
      'True True True\n',
    )
  })
})

describe('timeouts in the installed Python', () => {
  it.skipIf(why)(`match the recorded behaviour${why && `: skipped, ${why}`}`, () => {
    const outcomes = runInPython(RECORDED.map(([call]) => program(call)))
    expect(outcomes.map(([output, error], at) => [RECORDED[at]?.[0], error || output.trimEnd()])).toEqual(RECORDED)
  })
})
