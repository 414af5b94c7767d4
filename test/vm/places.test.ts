import { describe, expect, it } from 'vitest'
import { Policy } from '../../assembly/abi/policies.ts'
import { recordedLines } from './checks/recorded-lines.ts'

const ROUNDS = 500

/**
 * Programs with loops. `tick` has the lines at which a thread must lose the GIL again and again at the end of a check interval, and
 * `request` those at which it must lose a requested GIL. The lines before a loop run once.
 */
const PROGRAMS = [
  {
    title: 'a while loop',
    source: `def work(n):
    x = 0
    while n > 0:
        n -= 1
        x += n

work(${ROUNDS})
`,
    tick: [3, 4, 5],
    request: [3],
  },
  {
    title: 'a while loop at the start of its function',
    source: `def work(n):
    while n > 0:
        n -= 1

work(${ROUNDS})
`,
    tick: [2, 3],
    request: [2],
  },
  {
    title: 'a for loop',
    source: `def work(items):
    x = 0
    for item in \\
            items:
        x += item

work([1] * ${ROUNDS})
`,
    tick: [3, 5],
    request: [3],
  },
  {
    title: 'a for loop over a range',
    source: `def work(n):
    x = 0
    for item in range(n):
        x += item

work(${ROUNDS})
`,
    tick: [3, 4],
    request: [3],
  },
  {
    title: 'a branch',
    source: `def work(n):
    x = 0
    while n > 0:
        n -= 1
        if n % 1 == 1:
            x = 1
        else:
            x += 2

work(${ROUNDS})
`,
    tick: [3, 4, 5, 8],
    request: [3],
  },
  {
    // A request is granted at the entry of a call, where the thread is at the line of the def. A tick ends behind the entry.
    title: "a function's entry",
    source: `def leaf(n):
    return n + 1

def work(n):
    x = 0
    while x < n:
        x = leaf(x)

work(${ROUNDS})
`,
    tick: [2, 6, 7],
    request: [1, 6],
  },
]

const WAYS = [
  { way: 'compiled', compiled: true },
  { way: 'interpreted', compiled: false },
]

describe.each(WAYS)('the line at which a thread loses the GIL, $way', ({ compiled }) => {
  /** The lines at which many holds end. At most two holds end at a line that runs once. */
  const often = (lines: Map<number, number>) => [...lines].filter(([, count]) => count > 2).map(([line]) => line)

  it.each(PROGRAMS)('is that of the instruction that runs next at the end of a check interval, in $title', ({ source, tick }) => {
    expect(often(recordedLines(source, Policy.TICK, { compiled, checkInterval: 6 })).sort()).toEqual(tick)
  })

  it.each(PROGRAMS)('is that of the check point at a request, in $title', ({ source, request }) => {
    expect(often(recordedLines(source, Policy.SWITCH_UNFORCED, { compiled })).sort()).toEqual(request)
  })
})
