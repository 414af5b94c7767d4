#!/usr/bin/env node
// npm run lock-figures: measures every GIL on this machine and writes the table of docs/locks.md. Run it by hand on an idle machine.
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { exit, stderr } from 'node:process'
import { build } from './build.mjs'
import { endChildrenOnInterrupt, ROOT } from './processes.mjs'

const DOCUMENT = join(ROOT, 'docs', 'locks.md')
const BEGIN = '<!-- begin of figures: `npm run lock-figures` writes this part -->\n'
const END = '<!-- end of figures -->'
const ROUNDS = 7
/** The highest load average of an idle machine. */
const IDLE = 0.3
const log = (line) => stderr.write(`${line}\n`)

/** Each thread computes for a while. The work is the same under every GIL, so the times can be compared. */
const COMPUTE = `
from threading import Thread
THREADS = 2
def countdown(n):
    while n > 0:
        n -= 1
threads = [Thread(target=countdown, args=(20_000_000 // THREADS,)) for _ in range(THREADS)]
for t in threads:
    t.start()
for t in threads:
    t.join()
`

endChildrenOnInterrupt()
await build({ log })
if (loadavg()[0] > IDLE) {
  log(`The machine is busy (load ${loadavg()[0]}): the figures would be wrong. Stop other programs and run it again.`)
  exit(1)
}
const { GILS, run } = await import(join(ROOT, 'dist/lib/node.js'))
const gil = GILS.map(({ id }) => id)
const compute = async (threads) => {
  const source = COMPUTE.replace('THREADS = 2', `THREADS = ${threads}`)
  return (await run({ program: { file: `compute-${threads}.py`, source }, gil, rounds: ROUNDS })).runs
}
const [two, four] = [await compute(2), await compute(4)]
const convoy = (await run({ experiment: 'convoy', gil, rounds: ROUNDS })).runs

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
const of = (runs, id, figure) => median(runs.filter((each) => each.gil === id).map(figure))
const echoes = ({ stdout }) => {
  const [, count, seconds] = /^(\d+) echoes in (\d+\.\d+) s$/m.exec(stdout) ?? []
  return Number(count) / Number(seconds)
}
/** A percentile of 0 means that it is below the resolution of the clocks. */
const shownHandoff = (runs, id) => {
  const p50 = of(runs, id, ({ handoffUs }) => handoffUs.p50)
  return p50 > 0 ? p50.toFixed(1) : `< ${of(runs, id, ({ handoffUs }) => handoffUs.resolutionUs).toFixed(1)}`
}
const time = ({ threads }) => Math.max(...threads.map(({ wallMs }) => wallMs))
const speed = (runs, id) => (of(runs, 'switch', time) / of(runs, id, time)).toFixed(2)
const variant = (words) => convoy.filter((each) => each.variant === words)

const rows = GILS.map(({ id, traits }) => {
  const alone = of(variant('alone'), id, echoes)
  const beside = of(variant('beside 1 that computes'), id, echoes)
  const [handoff, wait] = traits.excludes
    ? [shownHandoff(two, id), of(four, id, ({ starvation }) => starvation.longestWaitMs).toFixed(1)]
    : ['–', '–']
  const most = traits.excludes ? of(four, id, ({ bypass }) => bypass.max) : '–'
  return `| \`${id}\` | ${speed(two, id)} | ${speed(four, id)} | ${handoff} | ${wait} | ${most} | ${((100 * beside) / alone).toFixed(2)} % |`
})
const table = `Measured on ${new Date().toISOString().slice(0, 10)}: Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model}). Medians of ${ROUNDS}
interleaved rounds.

| GIL | speed of 2 threads ÷ \`switch\` | of 4 | hand-off p50, µs | longest wait of 4, ms | most overtakings of 4 | echoes/s next to 1 CPU-bound thread ÷ alone |
| --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}`
const text = readFileSync(DOCUMENT, 'utf8')
const [from, to] = [text.indexOf(BEGIN) + BEGIN.length, text.indexOf(END)]
writeFileSync(DOCUMENT, `${text.slice(0, from)}\n${table}\n\n${text.slice(to)}`)
log(`wrote ${DOCUMENT}`)
