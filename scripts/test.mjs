#!/usr/bin/env node
// npm test: installs, builds, finds or installs the browsers. During the build it runs lint and types. It then runs unit tests, tests on
// real workers (untimed and contract), the check of file sizes and browser tests. The last line counts the tests.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { argv, exit, stderr, stdout } from 'node:process'
import { stripVTControlCharacters } from 'node:util'
import { build, MACHINE_STEPS } from './build.mjs'
import { install, requireNode } from './install.mjs'
import { duration, endChildrenOnInterrupt, ROOT, tool } from './processes.mjs'

const USAGE = `npm test runs every test. Its script, scripts/test.mjs, has these flags:
  --fast   only lint, types and unit tests (npm run check)
  --long   longer runs, all mutants, and in Firefox every browser test without the tag @once (npm run test:long)
`
const flags = argv.slice(2)
const unknown = flags.find((flag) => !['--fast', '--long', '--help'].includes(flag))
if (unknown !== undefined) {
  stderr.write(`Unknown flag ${unknown}.\n${USAGE}`)
  exit(2)
}
if (flags.includes('--help')) {
  stdout.write(USAGE)
  exit(0)
}

const FAST = flags.includes('--fast')
const env = flags.includes('--long') ? { GIL_LAB_LONG: '1' } : {}
const log = (line) => stderr.write(`${line}\n`)

/** The folder where the stages write their counts, which the summary adds up. */
const COUNTS = join(ROOT, 'build', 'test')

/**
 * A stage runs all its commands at the same time. Stages with `early` need no built files, so they run during the build. `count` reads the
 * numbers of passed and failed tests from the stage's file in COUNTS.
 */
const STAGES = [
  { name: 'lint', fast: true, early: true, commands: [['biome', 'check', '--error-on-warnings', '.']] },
  {
    name: 'types',
    fast: true,
    early: true,
    commands: [
      ['tsc', '-p', 'tsconfig.json'],
      ['tsc', '-p', 'assembly'],
      // This project checks that TypeScript can name every type in the library's declarations. The build of the library checks that too.
      ...(FAST ? [['tsc', '-p', 'tsconfig.lib.json', '--noEmit']] : []),
    ],
  },
  { name: 'unit', fast: true, commands: [vitest('unit')], count: countVitest },
  { name: 'untimed', fast: false, commands: [vitest('untimed')], count: countVitest },
  { name: 'contract', fast: false, commands: [vitest('contract')], count: countVitest },
  { name: 'size', fast: false, commands: [['size-limit']] },
  // Two projects of playwright.config.ts run at the same time. The stage "alone" has the tests that fail if other tests run at the
  // same time.
  { name: 'e2e', fast: false, commands: [playwright('--grep-invert=@alone', '--workers=2')], count: countPlaywright },
  { name: 'alone', fast: false, commands: [playwright('--grep=@alone')], count: countPlaywright },
]

requireNode()
endChildrenOnInterrupt()
try {
  await install()
  rmSync(COUNTS, { recursive: true, force: true })
  mkdirSync(COUNTS, { recursive: true })
  const early = runStages(STAGES.filter((stage) => stage.early))
  await build({ log, ...(FAST ? { only: MACHINE_STEPS } : {}) })
  const skipped = FAST ? [] : await requireBrowsers()
  const results = [...(await early), ...(await runStages(STAGES.filter((stage) => !stage.early)))]
  exit(summarise(results, skipped))
} catch (error) {
  log(error.message)
  stdout.write('0 passed, 1 failed\n')
  exit(1)
}

/**
 * Finds or installs the browsers. Without Firefox, the tests in Firefox are skipped. Returns a line for each skipped part. Throws if
 * Chromium is missing.
 */
async function requireBrowsers() {
  const { findOrInstall } = await import('../dist/browsers.js')
  const chromium = await findOrInstall('chromium', log)
  if (!chromium) throw new Error('The browser tests need Chromium: install it, or set GIL_LAB_CHROMIUM to its executable.')
  const firefox = await findOrInstall('firefox', log)
  for (const browser of [chromium, firefox]) if (browser) log(`browser: ${browser.executablePath}`)
  return firefox ? [] : ['every test in Firefox: it was not found and could not be installed; set GIL_LAB_FIREFOX to its executable']
}

/** Runs stages one after the other. */
async function runStages(stages) {
  const results = []
  for (const { name, fast, commands, count } of stages) {
    if (FAST && !fast) continue
    log(`\n--- ${name}`)
    const start = Date.now()
    const file = join(COUNTS, `${name}.json`)
    const options = { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file } }
    const ended = await Promise.all(commands.map(([command, ...args]) => tool(command, args, options)))
    const failed = ended.some(({ status }) => status !== 0)
    const counts = count && existsSync(file) ? count(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 0 }
    results.push({ name, ms: Date.now() - start, ok: !failed, counts })
  }
  return results
}

/**
 * Prints one line per stage, per failed test, per skipped part and per reason of skipped tests, and the totals in the very last line.
 * Returns the exit status.
 */
function summarise(results, skipped) {
  stdout.write('\n')
  let passed = 0
  let failed = 0
  for (const { name, ms, ok, counts } of results) {
    const tests = counts.passed + counts.failed > 0 ? `${counts.passed} passed, ${counts.failed} failed` : ''
    stdout.write(`${name.padEnd(9)} ${ok ? 'ok    ' : 'FAILED'} ${duration(ms).padStart(12)}  ${tests}`.trimEnd().concat('\n'))
    passed += counts.passed
    // A stage can fail although no test failed, for example lint, or a test file that does not load. Such a stage counts as one failure.
    failed += ok ? counts.failed : Math.max(1, counts.failed)
  }
  for (const { name, counts } of results) for (const failure of counts.failures ?? []) stdout.write(`failed    ${name}: ${failure}\n`)
  for (const what of skipped) stdout.write(`skipped   ${what}\n`)
  for (const { name, counts } of results) for (const reason of counts.skips ?? []) stdout.write(`skipped   ${name}: ${reason}\n`)
  stdout.write(`${passed} passed, ${failed} failed\n`)
  return failed === 0 ? 0 : 1
}

function vitest(project) {
  const file = join(COUNTS, `${project}.json`)
  return ['vitest', 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
}

function playwright(...options) {
  return ['playwright', 'test', '--reporter=list,json', ...options]
}

function countVitest({ numPassedTests, numFailedTests, testResults }) {
  const failures = testResults.flatMap(({ name, assertionResults, message }) => {
    const tests = assertionResults.filter(({ status }) => status === 'failed')
    const inTests = tests.map(({ fullName, failureMessages }) => `${relative(ROOT, name)} › ${fullName}: ${firstLine(failureMessages[0])}`)
    return tests.length === 0 && message ? [`${relative(ROOT, name)}: ${firstLine(message)}`] : inTests
  })
  return { passed: numPassedTests, failed: numFailedTests, failures }
}

function countPlaywright({ stats, suites }) {
  const skips = new Set(suites.flatMap((suite) => skipsOf(suite)))
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, failures: suites.flatMap((suite) => failuresOf(suite)), skips }
}

/** Why tests of a Playwright suite, and of the suites inside it, were skipped. */
function skipsOf({ suites = [], specs = [] }) {
  const notes = specs.flatMap(({ tests }) => tests.flatMap(({ annotations }) => annotations))
  const own = notes.filter(({ type, description }) => type === 'skip' && description).map(({ description }) => description)
  return [...own, ...suites.flatMap((suite) => skipsOf(suite))]
}

/** The failed tests of a Playwright suite and of the suites inside it. */
function failuresOf({ suites = [], specs = [] }) {
  const failed = specs.filter(({ ok }) => !ok)
  const own = failed.map(({ file, title, tests }) => `${file} › ${title}: ${firstLine(tests[0]?.results[0]?.error?.message)}`)
  return [...own, ...suites.flatMap((suite) => failuresOf(suite))]
}

function firstLine(text = '') {
  return stripVTControlCharacters(text).split('\n', 1)[0]
}
