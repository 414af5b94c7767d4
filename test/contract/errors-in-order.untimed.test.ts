import { expect, it } from 'vitest'
import { EVERY_PROGRAM_GILS } from '../every-program-gils.ts'
import { corpus } from '../program/corpus.ts'
import { runOne } from './lab.ts'

const { source, stderr } = corpus().find(({ name }) => name === 'errors_in_order')!

it.each(EVERY_PROGRAM_GILS)('a report has the tracebacks of a run in the order of CPython under $id', async ({ id }) => {
  const { report } = await runOne(source, id, { recording: false })
  expect(report.error!.replaceAll('program.py', 'errors_in_order.py').trim()).toBe(stderr.trim())
})
