import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { findChromium, findFirefox } from '../../src/cli/browser/find.ts'
import { LONG } from '../long.ts'
import { open, plainPage, runElement, runProgram, serveFolder, servePage } from './pages.ts'
import { User } from './user.ts'

const BROWSERS = JSON.parse(readFileSync(new URL('../../node_modules/playwright-core/browsers.json', import.meta.url), 'utf8')) as {
  readonly browsers: readonly { readonly name: string; readonly revision: string }[]
}

/**
 * Tests as a user writes them, about two reports with known figures. One report is of an idle machine, the other of a busy machine. An
 * unmet expectation fails a test on the idle machine and skips it on the busy one.
 */
const VERDICTS = `import { readFileSync } from 'node:fs'
import { expect, test } from 'gil-lab/playwright'
const on = (report, leastParallelism) => ({
  ...report,
  machine: { ...report.machine, parallelism: 2, leastParallelism, reportedCores: 2 },
  runs: report.runs.map((run) => ({ ...run, quality: [], starvation: { ...run.starvation, longestWaitMs: 70 } })),
})
const report = JSON.parse(readFileSync('report.json', 'utf8'))
test('passes', () => expect(on(report, 1)).toStarveNoThreadLongerThan(71))
test('fails', () => expect(on(report, 2)).toStarveNoThreadLongerThan(69))
test('skipped', () => expect(on(report, 1)).toStarveNoThreadLongerThan(69))
test('not fails', () => expect(on(report, 2)).not.toStarveNoThreadLongerThan(71))
test('claim skipped', () => expect({ ...on(report, 2), claims: [{ experiment: 'x', claim: 'y', verdict: 'cannot tell', because: 'z' }] }).toConfirmItsClaims())
test('refused', ({ lab }) => lab.run({ program: { file: 'bad.py', source: 'print(\\n' } }))
const cased = (name, walls, least = 2) => {
  const { machine, runs } = on(report, least)
  return { name, machine, runs: walls.map((wallMs, i) => ({ ...runs[0], outcome: 'completed', round: i + 1, wallMs })) }
}
test('faster', () => expect(cased('a', [10, 11, 10, 11, 10])).toBeFasterThan(cased('b', [20, 21, 20, 21, 20]), { atLeast: 1.5 }))
test('not faster', () => expect(cased('a', [10, 11, 10, 11, 10])).toBeFasterThan(cased('b', [20, 21, 20, 21, 20]), { atLeast: 2.5 }))
test('busy', () => expect(cased('a', [10, 11, 10, 11, 10], 1)).toBeFasterThan(cased('b', [20, 21, 20, 21, 20]), { atLeast: 2.5 }))
test('undecided', () => expect(cased('a', [10, 14, 10, 14, 10])).toBeFasterThan(cased('b', [20, 21, 20, 21, 20]), { atLeast: 1.7 }))
test('claim fails', () => expect({ ...on(report, 2), claims: [{ experiment: 'x', claim: 'y', verdict: 'refuted', because: 'z' }] }).toConfirmItsClaims())
`

const SCRIPT = `import { writeFileSync } from 'node:fs'
import { run, probe } from 'gil-lab'
import 'gil-lab/define'
import { parseReport } from 'gil-lab/report'
const source = 'from threading import Thread\\nt = Thread(target=print, args=(42,))\\nt.start()\\nt.join()\\n'
const report = parseReport(JSON.parse(JSON.stringify(await run({ program: { file: 'a.py', source }, gil: ['switch'] }))))
console.log(report.machine.on, report.runs[0].outcome, JSON.stringify(report.runs[0].stdout), (await probe()).on)
writeFileSync('report.json', JSON.stringify(report))
process.exit(0)
`

describe('the package that npm installs', () => {
  let user: User
  beforeAll(async () => {
    user = (await User.install('playwright', 'vite')).with('@playwright/test', 'playwright', 'playwright-core', 'vite')
  }, 120_000)

  it('measures in Node and reads its own report', async () => {
    writeFileSync(join(user.folder, 'measure.mjs'), SCRIPT)
    expect(await user.run('node', ['measure.mjs'])).toMatchObject({ status: 0, stdout: 'node completed "42\\n" node\n' })
  }, 60_000)

  it('exports its files and types correctly for bundlers and TypeScript', async () => {
    const publint = await user.run('publint', ['run', user.tarball, '--strict'])
    expect(publint, publint.stdout).toMatchObject({ status: 0 })
    // Checks the package as an ESM package sees it, because gil-lab is ESM.
    const attw = await user.run('attw', [user.tarball, '--profile', 'esm-only'])
    expect(attw, attw.stdout + attw.stderr).toMatchObject({ status: 0 })
    const tsc = await user.run('tsc', ['--noEmit', '--strict', '--target', 'es2022', '--moduleResolution', 'bundler', 'main.ts'])
    expect(tsc, tsc.stdout).toMatchObject({ status: 0 })
  }, 120_000)

  it('provides the command gil-lab', async () => {
    const { status, stdout } = await user.run('npx', ['--no-install', 'gil-lab', 'list'])
    expect(status).toBe(0)
    expect(stdout).toContain('countdown')
  }, 60_000)

  it.runIf(LONG)(
    'measures in a page of Vite in development',
    async () => {
      await using browser = await open((await findChromium())!)
      const dev = await user.serve(['vite', '--host', '127.0.0.1'])
      try {
        expect(await runElement(browser, dev.url)).toBe('Done: 1 run.')
      } finally {
        dev.stop()
      }
    },
    120_000,
  )

  it('measures in a page that Vite built', async () => {
    await using browser = await open((await findChromium())!)
    const built = await user.run('vite', ['build', '--logLevel', 'warn'])
    expect(built, built.stdout + built.stderr).toMatchObject({ status: 0 })
    const preview = await user.serve(['vite', 'preview', '--host', '127.0.0.1'])
    try {
      expect(await runProgram(browser, preview.url)).toMatch(/^tick: completed .*\nswitch: completed .*\non Chromium \d+$/)
    } finally {
      preview.stop()
    }
  }, 120_000)

  for (const [name, find] of [
    ['chromium', findChromium],
    ['firefox', findFirefox],
  ] as const) {
    it(`measures in a plain page that imports it from another origin, in ${name}`, async ({ skip }) => {
      const found = await find()
      if (name === 'firefox' && !LONG) return skip('npm run test:long measures in Firefox')
      if (!found) return skip(`no ${name} on this machine`)
      await using browser = await open(found)
      await using elsewhere = await serveFolder(join(user.folder, 'node_modules/gil-lab/dist/lib'))
      await using own = await servePage(plainPage(elsewhere.url), {
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
        // This policy allows no connections. The page needs none, because its code already contains the worker and the machine.
        'Content-Security-Policy': `default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval' ${elsewhere.url}; worker-src blob:`,
      })
      const page = await browser.newPage()
      await page.goto(own.url)
      await expect.poll(() => page.title(), { timeout: 80_000 }).not.toBe('waits')
      expect(await page.title()).toBe('completed: 42')
    }, 90_000)

    it(`passes the tests of a user in ${name}`, async ({ skip }) => {
      const browser = await find()
      if (!browser) return skip(`no ${name} on this machine`)
      if (name === 'firefox' && !LONG) return skip('npm run test:long runs them in Firefox')
      const env = { BROWSER: name, BROWSER_PATH: browser.executablePath, BROWSER_CHANNEL: browser.channel ?? '' }
      const { status, stats } = await user.playwright(['lab.spec.ts', ...(LONG ? [] : ['--grep', 'my own program|faster'])], env)
      // Three of the five tests can be skipped: the test of the ratio to the park floor if the park floor is below the browser's clock step,
      // the test of a claim if its verdict is "cannot tell", and the comparison if the machine is busy.
      expect({ status, unexpected: stats.unexpected, all: stats.expected + stats.skipped }).toEqual({
        status: 0,
        unexpected: 0,
        all: LONG ? 5 : 2,
      })
      expect(stats.expected).toBeGreaterThanOrEqual(LONG ? 2 : 1)
    }, 240_000)
  }

  it('leads from an empty folder to a passing test by docs/playwright.md', async ({ skip }) => {
    if (!LONG) return skip('npm run test:long follows the document')
    const chromium = await findChromium()
    if (!chromium || process.platform !== 'linux') return skip('needs Chromium on Linux')
    const [pack, install, run] = documented('sh')
    expect(pack).toContain('npm pack --pack-destination /tmp\n')
    const reader = await User.inEmptyFolder()
    const commands = install!.trim().split('\n')
    // The test downloads no browser. It gives Playwright this machine's Chromium in the place of a download. The document's second config
    // names the system's browsers, Firefox included.
    expect(commands.pop()).toBe('npx playwright install chromium firefox')
    for (const line of commands) {
      const [command, ...args] = line.replace('/tmp/gil-lab-0.1.0.tgz', reader.tarball).split(' ')
      const { status, stderr } = await reader.run(command!, args)
      if (status !== 0 && args[0] === 'install') return skip(`npm cannot install @playwright/test: ${stderr.slice(0, 200)}`)
      expect(status, `${line}: ${stderr}`).toBe(0)
    }
    const [config, spec, systemConfig] = documented('ts')
    writeFileSync(join(reader.folder, 'playwright.config.ts'), config as string)
    writeFileSync(join(reader.folder, 'lab.spec.ts'), spec as string)
    const [command, ...args] = (run as string).trim().split(' ')
    const env = { PLAYWRIGHT_BROWSERS_PATH: browsersFolder(reader.folder, chromium.executablePath) }
    await passes(await reader.run(command as string, [...args, '--project=chromium'], env))
    if (!(await findFirefox())?.executablePath.endsWith('/firefox-esr')) return
    writeFileSync(join(reader.folder, 'playwright.config.ts'), systemConfig as string)
    await passes(await reader.run(command as string, [...args, '--project=firefox'], {}))
  }, 480_000)

  it('has matchers that fail on an idle machine and skip with the reason on a busy one', async () => {
    writeFileSync(join(user.folder, 'verdicts.spec.js'), VERDICTS)
    const { statuses } = await user.playwright(['verdicts.spec.js'], { BROWSER_PATH: (await findChromium())?.executablePath ?? '' })
    expect(statuses).toEqual({
      passes: 'passed',
      fails: 'failed: expected no wait longer than 69 ms',
      skipped: 'skipped: inconclusive: 1 cores were idle, 2 are needed',
      'not fails': 'failed: expected not no wait longer than 71 ms',
      'claim skipped': 'skipped: inconclusive: x: z',
      refused: "failed: LabError: bad.py:1:6: SyntaxError: '(' was never closed",
      'claim fails': 'failed: expected every claim confirmed',
      faster: 'passed',
      'not faster': 'failed: expected a at least 2.5 × as fast as b',
      busy: 'skipped: inconclusive: 1 cores were idle, 2 are needed',
      undecided: expect.stringMatching(/^skipped: inconclusive: a is [\d.]+ × as fast as b \(95 % interval .* Measure more rounds/),
    })
  }, 120_000)

  it("measures in a browser behind Playwright's server", async ({ skip }) => {
    if (!LONG) return skip('npm run test:long measures there')
    const chromium = await findChromium()
    if (!chromium || process.platform !== 'linux') return skip('needs Chromium on Linux')
    const server = await user.playwrightServer(browsersFolder(user.folder, chromium.executablePath))
    try {
      const use = `{ connectOptions: { wsEndpoint: '${server.url}', exposeNetwork: '<loopback>' } }`
      writeFileSync(join(user.folder, 'elsewhere.config.ts'), `export default { workers: 1, timeout: 60_000, use: ${use} }\n`)
      const { statuses } = await user.playwright(['-c', 'elsewhere.config.ts', 'lab.spec.ts', '-g', 'my own|clock'], {})
      expect(new Set(Object.values(statuses))).toEqual(new Set(['passed']))
    } finally {
      server.stop()
    }
  }, 120_000)

  it('refuses to measure beside other tests, and names the setting', async () => {
    const config = readFileSync(join(user.folder, 'playwright.config.ts'), 'utf8')
    writeFileSync(join(user.folder, 'parallel.config.ts'), config.replace('workers: 1', 'workers: 2, fullyParallel: true'))
    const browser = await findChromium()
    const env = { BROWSER_PATH: browser?.executablePath ?? '' }
    const { status, stdout } = await user.run(
      'npx',
      ['--no-install', 'playwright', 'test', '-c', 'parallel.config.ts', '-g', 'my own'],
      env,
    )
    expect(status).toBe(1)
    expect(stdout).toContain('Set `workers: 1` in playwright.config')
  }, 60_000)
})

/** Expects that the two tests of docs/playwright.md passed, or were skipped on a busy machine. */
async function passes({ status, stdout, stderr }: Awaited<ReturnType<User['run']>>): Promise<void> {
  expect(status, stdout + stderr).toBe(0)
  const counts = [...stdout.matchAll(/(\d+) (?:passed|skipped)/g)].map(([, count]) => Number(count))
  expect(
    counts.reduce((sum, count) => sum + count, 0),
    stdout,
  ).toBe(2)
}

/** The code blocks of docs/playwright.md in one language, unchanged. */
function documented(language: 'sh' | 'ts'): string[] {
  const page = readFileSync(new URL('../../docs/playwright.md', import.meta.url), 'utf8')
  return [...page.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, block]) => block as string)
}

/**
 * Makes a folder of browsers with a link to this machine's browser. `playwright run-server` starts only browsers from the folder of its own
 * Playwright. @returns the folder's path
 */
function browsersFolder(folder: string, executablePath: string): string {
  const browsers = join(folder, 'browsers')
  const { revision } = BROWSERS.browsers.find(({ name }) => name === 'chromium-headless-shell')!
  const place = join(browsers, `chromium_headless_shell-${revision}`, 'chrome-headless-shell-linux64')
  mkdirSync(place, { recursive: true })
  symlinkSync(executablePath, join(place, 'chrome-headless-shell'))
  return browsers
}
