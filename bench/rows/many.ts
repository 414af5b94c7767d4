import { SLOT_BYTES } from '../../assembly/abi/layout.ts'
import { openLab } from '../../src/cli/open-lab.ts'
import { LabError } from '../../src/model/errors.ts'
import type { Report } from '../../src/model/report.ts'
import type { Row } from '../bench.ts'
import source from '../many.py?raw'

const THREADS = 64
const OPS = 100_000
const START_MS = 2000

/** Runs a program with THREADS threads, a number that every engine supports. */
export const many: Row = {
  title: `${THREADS} threads under one GIL, each with ≥ ${OPS.toLocaleString('en')} operations in the report`,
  target: `runs, in Node and in Chromium; the workers start in ≤ ${START_MS / 1000} s in Node`,
  async measure() {
    const rss = process.memoryUsage().rss
    const node = await measureIn('node')
    const eachMiB = (process.memoryUsage().rss - rss) / THREADS / 2 ** 20
    const chromium = await measureIn('chromium').catch((error) => {
      if (error instanceof LabError && error.code === 'cannot-measure') return undefined
      throw error
    })
    return {
      ours: `Node: ${summary(node)}; Chromium: ${chromium ? summary(chromium) : 'not found'}`,
      peer: `${SLOT_BYTES / 1024} KiB of shared memory per thread; Node's process grew by ${eachMiB.toFixed(1)} MiB per thread`,
      met: complete(node) && (!chromium || complete(chromium)) && (node.workers?.startMs ?? 0) <= START_MS,
    }
  },
}

async function measureIn(place: 'node' | 'chromium'): Promise<Report> {
  const lab = await openLab(place, () => {})
  try {
    const program = { file: 'many.py', source }
    return await lab.run({ program, gil: ['switch'], threads: THREADS })
  } finally {
    await lab.close()
  }
}

function busy({ runs }: Report): number {
  return runs[0]?.threads.filter((thread) => thread.ops >= OPS).length ?? 0
}

function complete(report: Report): boolean {
  return busy(report) === THREADS && report.runs[0]?.outcome === 'completed'
}

function summary(report: Report): string {
  const { started = 0, startMs = 0 } = report.workers ?? {}
  return `${busy(report)} of ${THREADS} in ${((report.runs[0]?.wallMs ?? 0) / 1000).toFixed(2)} s, ${started} workers started in ${(startMs / 1000).toFixed(2)} s`
}
