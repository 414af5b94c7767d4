import { driveBrowser } from '../../src/cli/browser/drive.ts'
import { findChromium } from '../../src/cli/browser/find.ts'
import { type Bench, interleaved, type Row, type RowResult } from '../bench.ts'
import { python, pythonVersion } from '../cpython.ts'
import { nsPerStep, PROGRAMS, sourceOf, type Timed } from '../speed/programs.ts'
import { inNode, installPeers, openPeerPages, PEERS, type Peer } from '../wasm-peers/peers.ts'

/** A program takes seconds under some peers, so these rows have few rounds. */
const ROUNDS = 3
/** The lab in Chromium measures the machine in each round, because nothing remembers its limits. */
const NO_LIMITS = { read: async () => undefined, write: async () => {} }

type Figure = () => Promise<number>

/** Each row has the time of one step under the lab, CPython and the other Pythons for WebAssembly, in Node and in Chromium. */
export const wasmPeers: readonly Row[] = PROGRAMS.map((program) => ({
  title: `Wasm peers of ${program.file}: ns per ${program.step} in Node and in Chromium`,
  target: '',
  measure: (bench) => compared(bench, program),
}))

async function compared(bench: Bench, program: Timed): Promise<RowResult> {
  await installPeers()
  const [version, found, pages] = [await pythonVersion(), await findChromium(), await openPeerPages()]
  if (!version || !found || !pages) return { ours: 'python3 or Chromium was not found', peer: '', met: undefined }
  const source = sourceOf(program)
  const lab = await driveBrowser(found, NO_LIMITS)
  try {
    const inChromium = async () => {
      const { runs } = await lab.run({ program: { file: `${program.file}.py`, source }, gil: ['switch'] }, {})
      return Number(runs[0]?.stdout)
    }
    const things: Record<string, Figure> = {
      'lab in Node': () => bench.seconds(source, { gil: 'switch' }),
      'lab in Chromium': inChromium,
      [version]: async () => Number(await python(`speed/${program.file}.py`)),
    }
    const reasons = new Map<string, string>()
    const add = (name: string, figure: Figure) => {
      things[name] = orFails(name, figure, reasons)
    }
    for (const [peer, name] of Object.entries(PEERS)) {
      add(`${name} in Node`, () => inNode(peer as Peer, program.file))
      add(`${name} in Chromium`, () => pages.run(peer as Peer, source))
    }
    const figures = Object.entries(await interleaved(things, ROUNDS))
    const words = figures.map(([name, seconds]) =>
      reasons.has(name) ? `${name} fails (${reasons.get(name)})` : `${name} ${nsPerStep(program, seconds)}`,
    )
    return { ours: words.slice(0, 2).join(', '), peer: `${words.slice(2).join(', ')} (medians of ${ROUNDS} rounds)`, met: undefined }
  } finally {
    await lab.close()
    await pages.close()
  }
}

/** NaN from the first failure on: a peer without threads or without a running event loop fails in every round. */
function orFails(name: string, figure: Figure, reasons: Map<string, string>): Figure {
  return async () => {
    if (reasons.has(name)) return Number.NaN
    return figure().catch((error) => {
      reasons.set(name, reasonOf(error))
      return Number.NaN
    })
  }
}

/** The last line of a Python traceback within the message of an error. */
function reasonOf(error: unknown): string {
  const lines = String(error).match(/^\w+(Error|Exception): .+$/gm)
  return lines?.at(-1) ?? 'without a traceback'
}
