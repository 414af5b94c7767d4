import { SLOT_BYTES } from '../../assembly/abi/layout.ts'
import type { Row } from '../bench.ts'
import source from '../threads.py?raw'

const THREADS = 64
const OPS = 100_000

/** As many threads as engines bear. */
export const many: Row = {
  title: `${THREADS} threads under one GIL, each ≥ ${OPS.toLocaleString('en')} operations, all in the report`,
  target: 'runs',
  async measure(bench) {
    const before = bench.session.crew.size
    const start = performance.now()
    await bench.session.crew.atLeast(THREADS + 1)
    const spawnMs = performance.now() - start
    const { report } = await bench.run(source, { gil: 'switch', constants: { THREADS, COUNT: THREADS * OPS } })
    const busy = report.threads.filter((thread) => thread.ops >= OPS)
    return {
      ours: `${busy.length} of ${THREADS} in ${(report.wallMs / 1000).toFixed(2)} s`,
      peer: `${THREADS + 1 - before} workers started in ${(spawnMs / 1000).toFixed(2)} s; ${SLOT_BYTES / 1024} KiB of machine memory a thread`,
      met: busy.length === THREADS,
    }
  },
}
