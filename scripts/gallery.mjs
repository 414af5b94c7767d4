#!/usr/bin/env node
// npm run gallery [EXPERIMENT …] [--on chromium|firefox]: records the gallery anew, or a part of it, with the lab's own command line on this
// machine's browsers. By hand, on an idle machine: what it writes is shown, with machine and date, wherever the lab cannot run.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { argv, execPath, exit, stderr } from 'node:process'
import { parseArgs } from 'node:util'
import { runnerImport } from 'vite'
import { build } from './build.mjs'
import { duration, endChildrenOnInterrupt, ROOT, run } from './processes.mjs'

const FOLDER = join(ROOT, 'gallery')
const CLI = join(ROOT, 'dist', 'cli.js')
/** Where a reader's own browser is this one, its recording is shown: those experiments in which it makes a difference to look at. */
const IN_FIREFOX = ['countdown', 'unfair', 'convoy', 'switch-interval']
/** Where something else keeps a core busy, verdicts become "cannot tell". */
const IDLE = 0.3
const log = (line) => stderr.write(`${line}\n`)

/** @type {readonly { readonly id: string, readonly title: string }[]} */
const { EXPERIMENTS: experiments } = (await runnerImport(join(ROOT, 'src/experiments/index.ts'))).module

endChildrenOnInterrupt()
try {
  const { positionals, values } = parseArgs({ args: argv.slice(2), allowPositionals: true, options: { on: { type: 'string' } } })
  await build({ log })
  mkdirSync(FOLDER, { recursive: true })
  // Before it begins: afterwards the load is its own.
  const [load = 0] = loadavg()
  if (load > IDLE) log(`gallery: the machine is busy (load ${load.toFixed(2)}): record what is to be kept when it is idle`)
  for (const { id, browser } of wanted(positionals, values.on)) await record(id, browser)
  writeIndex()
} catch (error) {
  log(error.message)
  exit(1)
}

/** @param {readonly string[]} ids @param {string | undefined} on */
function wanted(ids, on) {
  const known = experiments.map(({ id }) => id)
  const unknown = ids.find((id) => !known.includes(id))
  if (unknown) throw new Error(`There is no experiment "${unknown}". Known are: ${known.join(', ')}.`)
  const chosen = ids.length > 0 ? ids : known
  const inFirefox = ids.length > 0 && on ? ids : chosen.filter((id) => IN_FIREFOX.includes(id))
  return [
    ...(on === 'firefox' ? [] : chosen.map((id) => ({ id, browser: 'chromium' }))),
    ...(on === 'chromium' ? [] : inFirefox.map((id) => ({ id, browser: 'firefox' }))),
  ]
}

/** @param {string} id @param {string} browser */
async function record(id, browser) {
  const start = Date.now()
  const files = ['--recording', join(FOLDER, `${id}.${browser}.json`), '--picture', join(FOLDER, `${id}.${browser}.svg`)]
  const { status, output } = await run(execPath, [CLI, 'run', id, '--on', browser, '--brief', ...files], {
    quiet: true,
  })
  if (status !== 0) throw new Error(`gallery: ${id} in ${browser} ended with ${status}\n${output}`)
  log(`gallery: ${id} in ${browser} ${duration(Date.now() - start)}`)
}

/** What there is, in the order of the experiments: written of all files that lie there, whenever they were recorded. */
function writeIndex() {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json') && name !== 'index.json')
  const order = ({ experiment }) => experiments.findIndex(({ id }) => id === experiment)
  const recordings = files.map(entryOf).sort((a, b) => order(a) - order(b) || a.browser.localeCompare(b.browser))
  writeFileSync(join(FOLDER, 'index.json'), `${JSON.stringify({ schema: 'gil-lab/gallery@1', recordings }, null, 2)}\n`)
  log(`gallery: ${recordings.length} recordings, ${(total(recordings) / 1e6).toFixed(1)} MB`)
}

/** @param {string} recording */
function entryOf(recording) {
  const [id, browser] = recording.split('.')
  const { report } = JSON.parse(readFileSync(join(FOLDER, recording), 'utf8'))
  const { machine } = report
  const picture = recording.replace(/json$/, 'svg')
  if (!existsSync(join(FOLDER, picture))) throw new Error(`gallery: ${recording} has no picture`)
  return {
    experiment: id,
    title: experiments.find((one) => one.id === id)?.title,
    browser,
    machine: `${machine.engine} on ${machine.os}, ${machine.reportedCores} cores`,
    date: report.date,
    verdict: report.claims.find((claim) => claim.experiment === id)?.verdict,
    recording,
    picture,
    bytes: statSync(join(FOLDER, recording)).size,
  }
}

function total(recordings) {
  return recordings.reduce((sum, { picture, bytes }) => sum + bytes + statSync(join(FOLDER, picture)).size, 0)
}
