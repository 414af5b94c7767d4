#!/usr/bin/env node
// npm run gallery [EXPERIMENT …] [--on chromium|firefox]: records the gallery, or only the named experiments, with the lab's command line
// in this machine's browsers. Pages that cannot run the lab show the recordings with machine and date. Run this script by hand on an idle
// machine.
//   --texts   records nothing: puts the experiments' present titles, claims, details, references and comments into the files. Keeps
//             the figures, the verdicts and the code of the programs.
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
/** The experiments that pages embed most. They are also recorded in Firefox: a page shows the recording of the reader's own browser. */
const IN_FIREFOX = ['countdown', 'unfair', 'convoy', 'switch-interval']
/** The highest load average of an idle machine. Above it, other work keeps a core busy and verdicts become "cannot tell". */
const IDLE = 0.3
const log = (line) => stderr.write(`${line}\n`)

/** @type {readonly { readonly id: string, readonly title: string, readonly source: string }[]} */
const { EXPERIMENTS: experiments } = (await runnerImport(join(ROOT, 'src/experiments/index.ts'))).module

endChildrenOnInterrupt()
try {
  const { positionals, values } = parseArgs({
    args: argv.slice(2),
    allowPositionals: true,
    options: { on: { type: 'string' }, texts: { type: 'boolean' } },
  })
  if (values.texts) {
    for (const name of recordingFiles()) renewTexts(name)
    writeIndex()
    exit(0)
  }
  await build({ log })
  mkdirSync(FOLDER, { recursive: true })
  // The load is read before the first recording, because recording itself raises it.
  const [load = 0] = loadavg()
  if (load > IDLE)
    log(`gallery: the machine is busy (load ${load.toFixed(2)}): make the recordings that you want to keep on an idle machine`)
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
  if (unknown) throw new Error(`There is no experiment "${unknown}". Available: ${known.join(', ')}.`)
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

function recordingFiles() {
  return readdirSync(FOLDER).filter((name) => name.endsWith('.json') && name !== 'index.json')
}

/**
 * Replaces the texts of the experiment in a recording, and the title in its picture. The list of claims is one line of the recording, so a
 * regular expression finds it.
 * @param {string} recording the file's name
 */
function renewTexts(recording) {
  const path = join(FOLDER, recording)
  const picture = path.replace(/json$/, 'svg')
  const text = readFileSync(path, 'utf8')
  const claims = JSON.parse(text).report.claims.map(({ experiment: id, ...verdict }) => {
    const { title, claim, details, reference } = experiments.find((one) => one.id === id)
    renewTitle(picture, title)
    return { experiment: id, ...verdict, claim, details, reference }
  })
  const withClaims = text.replace(/^"claims": \[.*\]/m, () => `"claims": [${claims.map((claim) => JSON.stringify(claim)).join(',')}]`)
  writeFileSync(path, withComments(withClaims))
}

/**
 * Replaces each program's comments by those that the experiment's file has now. A program whose code has changed keeps its recorded text.
 * @param {string} text the text of a recording's file
 */
function withComments(text) {
  return JSON.parse(text).programs.reduce((renewed, { experiment: id, source }) => {
    const present = experiments.find((one) => one.id === id).source
    return codeOf(present) === codeOf(source) ? renewed.replace(JSON.stringify(source), () => JSON.stringify(present)) : renewed
  }, text)
}

/**
 * A source with each comment line reduced to "#". The other lines stay where they are, so two results are equal only if the two sources
 * have the same code on the same lines.
 * @param {string} source
 */
function codeOf(source) {
  return source.replace(/^#.*$/gm, '#')
}

/**
 * Puts the experiment's title into a picture as its name and as its heading.
 * @param {string} path
 * @param {string} title must not contain characters that XML reserves
 */
function renewTitle(path, title) {
  const svg = readFileSync(path, 'utf8')
  const [, old] = /<title>([^<]*)<\/title>/.exec(svg)
  writeFileSync(path, svg.replaceAll(`"${old}"`, `"${title}"`).replaceAll(`>${old}<`, `>${title}<`))
}

/** Writes index.json, which lists all recordings of the folder in the order of the experiments. */
function writeIndex() {
  const files = recordingFiles()
  const order = ({ experiment }) => experiments.findIndex(({ id }) => id === experiment)
  const recordings = files.map(entryOf).sort((a, b) => order(a) - order(b) || a.browser.localeCompare(b.browser))
  writeFileSync(join(FOLDER, 'index.json'), `${JSON.stringify({ schema: 'gil-lab/gallery@1', recordings }, null, 2)}\n`)
  log(`gallery: ${recordings.length} recordings, ${(total(recordings) / 1e6).toFixed(1)} MB`)
}

/** @param {string} recording */
function entryOf(recording) {
  const [id, browser] = recording.split('.')
  const { report, recordings } = JSON.parse(readFileSync(join(FOLDER, recording), 'utf8'))
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
    lines: recordings.some((one) => one?.places?.length > 0),
  }
}

function total(recordings) {
  return recordings.reduce((sum, { picture, bytes }) => sum + bytes + statSync(join(FOLDER, picture)).size, 0)
}
