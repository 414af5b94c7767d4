// `npm run bench` compares the lab with its peers on this machine.

import { Session } from '../src/lab/session/session.ts'
import { DEFAULT_WORKERS } from '../src/model/limits.ts'
import { nodePlatform } from '../src/platform/node.ts'
import { Bench, type Row, type RowResult } from './bench.ts'
import { coldStart } from './rows/cold-start.ts'
import { firstCompiles } from './rows/compile.ts'
import { credit } from './rows/credit.ts'
import { drain } from './rows/drain.ts'
import { embed } from './rows/embed.ts'
import { firstFigures } from './rows/first-figures.ts'
import { firstRound } from './rows/first-round.ts'
import { handoff } from './rows/handoff.ts'
import { interval } from './rows/interval.ts'
import { kernelEntry } from './rows/kernel-entry.ts'
import { liveFeed } from './rows/live-feed.ts'
import { lockStamps } from './rows/lock-stamps.ts'
import { many } from './rows/many.ts'
import { millionEvents } from './rows/million-events.ts'
import { nothingLost } from './rows/nothing-lost.ts'
import { observer } from './rows/observer.ts'
import { page } from './rows/page.ts'
import { prints } from './rows/prints.ts'
import { scaling } from './rows/scaling.ts'
import { speeds } from './rows/speeds.ts'
import { timeline } from './rows/timeline.ts'
import { uncontended } from './rows/uncontended.ts'
import { unfair } from './rows/unfair.ts'
import { wasmPeers } from './rows/wasm-peers.ts'
import { wholeRun } from './rows/whole-run.ts'
import { withoutGil } from './rows/without-gil.ts'

/** The rows, in the order in which they are printed. A new row needs a file in rows/ and a line here; a new speed, a line in speed/programs.ts. */
const ROWS: readonly Row[] = [
  ...speeds,
  ...withoutGil,
  scaling,
  handoff,
  uncontended,
  observer,
  lockStamps,
  liveFeed,
  interval,
  kernelEntry,
  unfair,
  credit,
  many,
  nothingLost,
  drain,
  millionEvents,
  prints,
  embed,
  page,
  firstCompiles,
  firstFigures,
  coldStart,
  firstRound,
  timeline,
  wholeRun,
  ...wasmPeers,
]

const wanted = process.argv.slice(2)

await Session.during(nodePlatform(), DEFAULT_WORKERS + 1, async (session) => {
  const bench = await Bench.open(session)
  const { engine, parallelism, clockStepUs, parkFloorUs } = bench.machine
  console.log(
    `${engine}; ${parallelism.toFixed(2)} effective cores; clock step ${clockStepUs} µs; park floor ${parkFloorUs.p50.toFixed(1)} µs\n`,
  )
  for (const row of ROWS) {
    if (wanted.length > 0 && !wanted.some((word) => row.title.includes(word))) continue
    print(row, await row.measure(bench))
  }
})

function print(row: Row, { ours, peer, met }: RowResult): void {
  const verdict = !row.target ? 'compared' : met === undefined ? 'cannot tell' : met ? 'met' : 'MISSED'
  console.log(verdict.padEnd(12) + row.title)
  for (const [name, words] of Object.entries({ target: row.target, here: ours, peer })) {
    if (words) console.log(`${' '.repeat(12)}${name.padEnd(8)}${words}`)
  }
  console.log()
}
