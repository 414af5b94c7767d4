import { expect, it } from 'vitest'
import { printedAndRaised } from '../../src/export/printed-output.ts'
import { EVERY_PROGRAM_GILS } from '../every-program-gils.ts'
import { corpus } from '../program/corpus.ts'
import { runOne } from './lab.ts'

const { source, stderr } = corpus().find(({ name }) => name === 'errors_in_order')!

const PRINTS = `from threading import Thread

def work():
    print("wörk")
    raise ValueError("no")

print("begin")
thread = Thread(target=work)
thread.start()
thread.join()
print("done")
`

it.each(EVERY_PROGRAM_GILS)('a traceback has the place in the output at which its thread ended under $id', async ({ id }) => {
  const { report } = await runOne(PRINTS, id, { recording: false })
  expect(report.tracebacks).toEqual([{ after: 'begin\nwörk\n'.length, text: report.error }])
  expect(printedAndRaised(report)).toMatch(/^begin\nwörk\nException in thread Thread-1 \(work\):\n(.*\n)+ValueError: no\ndone\n$/)
})

it.each(EVERY_PROGRAM_GILS)('a report has the tracebacks of a run in the order of CPython under $id', async ({ id }) => {
  const { report } = await runOne(source, id, { recording: false })
  expect(report.error!.replaceAll('program.py', 'errors_in_order.py').trim()).toBe(stderr.trim())
})
