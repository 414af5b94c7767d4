import { expect, it } from 'vitest'
import { crowd } from './crowd.ts'
import { runOne } from './lab.ts'

const GIB = 2 ** 30

const title =
  "1,000 threads raise Python's own error at the first thread without a worker, the others end, and the process needs less than 2 GiB"
it(title, { timeout: 120_000 }, async () => {
  const { report } = await runOne(crowd(1000), 'switch')
  expect(report.outcome).toBe('trapped')
  expect(report.error).toMatch(/^Exception in thread Thread-1 \(crowd\):/)
  expect(report.error).toContain("RuntimeError: can't start new thread")
  expect(report.stdout).toBe('the main thread goes on\n')
  expect(report.threads.length).toBeGreaterThanOrEqual(128)
  expect(process.memoryUsage().rss).toBeLessThan(2 * GIB)
})
