import { setTimeout as pause } from 'node:timers/promises'
import { DRAINER, DRAINER_END } from '../../assembly/abi/layout.ts'
import type { Session } from '../../src/lab/session/session.ts'
import { ratioOfRounds } from '../../src/statistics/round-estimates.ts'
import { interleaved, type Row } from '../bench.ts'
import source from '../threads.py?raw'

const THREADS = 16
/** With this count, a run takes about a minute under tick. */
const COUNT = 1_750_000_000
/** With this count, all events fit into the pool of chunks, so a run without draining keeps them. */
const SHORT_COUNT = 30_000_000
const ROUNDS = 40
const MOST_COST = 0.01
const CHECK_MS = 20

/** The events that a long run with many threads loses, and what it costs to collect the events during a run instead of after it. */
export const drain: Row = {
  title: 'drain: a minute of 16 threads under tick',
  target: `no event lost; draining costs ≤ ${MOST_COST * 100} % of the time (lower end of 95 %)`,
  async measure(bench) {
    const { recording, report } = await bench.run(source, { gil: 'tick', constants: { THREADS, COUNT } })
    const events = recording.events.reduce((sum, { kind }) => sum + kind.length, 0)
    const short = async () => {
      const { recording } = await bench.run(source, { gil: 'tick', constants: { THREADS, COUNT: SHORT_COUNT } })
      if (recording.events.some(({ lost }) => lost > 0)) throw new Error('events were lost')
      return Number(recording.stdout)
    }
    const { during, after } = await interleaved({ during: short, after: () => drainingAfter(bench.session, short) }, ROUNDS)
    const { value, low95, high95 } = ratioOfRounds(during, after)
    if (value === null || low95 === null || high95 === null) return { ours: 'no interval', peer: '', met: undefined }
    const percent = (ratio: number) => `${((ratio - 1) * 100).toFixed(2)} %`
    return {
      ours: `${report.lostEvents} of ${events.toLocaleString('en')} lost in ${(report.wallMs / 1000).toFixed(0)} s; draining costs ${percent(value)} (${percent(low95)} to ${percent(high95)}, n = ${ROUNDS})`,
      peer: 'the same recording, drained after the run',
      met: report.lostEvents === 0 && low95 <= 1 + MOST_COST,
    }
  },
}

/** Makes a run whose events stay in its memory until it has ended. */
async function drainingAfter<T>({ workerPool }: Session, run: () => Promise<T>): Promise<T> {
  const { drainer } = workerPool
  const real = await workerPool.drainer()
  const drain = async (...args: Parameters<typeof real.api.drain>) => {
    const [{ buffer }] = args
    const words = new Int32Array(buffer)
    while (Atomics.load(words, DRAINER >> 2) !== DRAINER_END) await pause(CHECK_MS)
    return real.api.drain(...args)
  }
  const api = new Proxy(real.api, { get: (target, name) => (name === 'drain' ? drain : Reflect.get(target, name)) })
  workerPool.drainer = async () => Object.assign(Object.create(real), { api })
  try {
    return await run()
  } finally {
    workerPool.drainer = drainer
  }
}
