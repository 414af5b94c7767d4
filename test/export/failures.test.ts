import { describe, expect, it } from 'vitest'
import { failuresOf } from '../../src/export/failures.ts'
import { sampleRun } from '../cli/sample-report.ts'

const deadlock = (gil: string, because: string) => sampleRun({ gil, outcome: 'deadlocked', because })

it('deadlocks that differ only in the last holder of the GIL are one failure', () => {
  const runs = ['tick', 'switch'].map((gil) => deadlock(gil, `A waits for B; B waits for A; last holder of the GIL: ${gil}`))
  expect(failuresOf([...runs, deadlock('none', 'A waits for B; B waits for A')])).toMatchObject([
    {
      headline: expect.stringMatching(/^Deadlocked: .* This happened under tick, switch and none\.$/),
      reasons: ['A waits for B', 'B waits for A'],
    },
  ])
  expect(failuresOf([...runs, deadlock('none', 'A waits for C')])).toHaveLength(2)
})

const IN_MAIN =
  'Traceback (most recent call last):\n  File "exc.py", line 8, in <module>\n    print(x[5])\nIndexError: list index out of range'
const IN_THREAD =
  'Exception in thread Thread-1 (work):\nTraceback (most recent call last):\n  File "exc.py", line 5, in work\nKeyError: \'missing\''
const GROUP = `  + Exception Group Traceback (most recent call last):
  |   File "exc.py", line 1, in <module>
  |     raise ExceptionGroup("both", [ValueError("a")])
  | ExceptionGroup: both (1 sub-exception)
  +-+---------------- 1 ----------------
    | ValueError: a
    +------------------------------------`

describe('the headline of an exception', () => {
  const headline = (error: string, outcome: 'trapped' | 'completed' = 'trapped') => failuresOf([sampleRun({ outcome, error })])[0]?.headline

  it.each([
    ['of the main thread, even if another thread failed too', `${IN_MAIN}\n${IN_THREAD}`, 'IndexError: list index out of range.'],
    [
      'of the main thread, even if two others failed before it',
      `${IN_THREAD}\n${IN_THREAD}\n${IN_MAIN}`,
      'IndexError: list index out of range.',
    ],
    ['of the main thread between two others', `${IN_THREAD}\n${IN_MAIN}\n${IN_THREAD}`, 'IndexError: list index out of range.'],
    [
      'of the main thread, even if its process had a child that failed',
      `${IN_MAIN}\nProcess A:\n${IN_MAIN.replace(/Index.*/, 'E: No.')}`,
      'IndexError: list index out of range.',
    ],
    [
      'of the first thread, if the main thread did not fail',
      `${IN_THREAD}\n${IN_THREAD.replace(/KeyError.*/, 'E: No.')}`,
      "KeyError: 'missing'.",
    ],
    ['that followed another one', `${IN_MAIN}\n\nDuring handling of …:\n\n${IN_MAIN.replace(/Index.*/, 'E: No.')}`, 'E: No.'],
    ['whose message has several lines', `${IN_MAIN}\nwith a second line`, 'IndexError: list index out of range.'],
    ['that is a group', GROUP, 'ExceptionGroup: both (1 sub-exception).'],
    ['whose message is long', `${IN_MAIN}${'!'.repeat(999)}`, `IndexError: list index out of range${'!'.repeat(165)}…`],
  ])('names the exception %s', (_, error, exception) => {
    expect(headline(error)).toBe(`The program failed with an exception: ${exception} This happened under switch.`)
  })

  it('says that a thread failed if the program went on', () => {
    expect(headline(IN_THREAD, 'completed')).toBe("A thread failed with an exception: KeyError: 'missing'. This happened under switch.")
  })

  it('ends without the exception if Python printed no traceback', () => {
    expect(headline('bye')).toBe('The program failed with an exception. This happened under switch.')
  })
})

it('the failures of several programs name their programs', () => {
  const failed = ['a.py', 'b.py'].map((experiment) => sampleRun({ experiment, outcome: 'trapped', error: IN_MAIN }))
  expect(failuresOf(failed).map(({ headline }) => headline)).toEqual([
    expect.stringMatching(/^a\.py: The program failed/),
    expect.stringMatching(/^b\.py: The program failed/),
  ])
})

it('a failure with one reason says why in a sentence', () => {
  expect(failuresOf([deadlock('tick', 'A waits for itself; last holder of the GIL: A')])).toMatchObject([
    { why: 'Why: A waits for itself.', reasons: [] },
  ])
})
