import { expect, it } from 'vitest'
import { EXPERIMENTS } from '../../src/experiments/index.ts'
import { changesOf } from '../../src/view/page/link-changes.ts'

const countdown = EXPERIMENTS.find(({ id }) => id === 'countdown')!

it.each([
  [
    'its own GILs and the usual settings',
    { gils: countdown.gils, settings: { rounds: 25, switchIntervalUs: 5000, checkInterval: 100, kernelEntryNs: 0 } },
    '',
  ],
  ['nothing', {}, ''],
  ['threads', { settings: { threads: 4 } }, '4 threads'],
  [
    'everything',
    {
      gils: ['tick', 'none'],
      settings: { threads: 1, switchIntervalUs: 500, checkInterval: 7, kernelEntryNs: 250, evalBreaker: '3.9' as const, compile: false },
    },
    '1 thread, a switch interval of 0.5 ms, a check interval of 7 ticks, a kernel entry of 250 ns, the check points of CPython 3.9, no compiled functions, only under tick and none',
  ],
])('a link with %s changes as much of an experiment', (_, shared, words) => {
  expect(changesOf({ experiment: 'countdown', ...shared }, countdown)).toBe(words)
})
