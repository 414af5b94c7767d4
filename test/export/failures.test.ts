import { expect, it } from 'vitest'
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
