import { writeFile } from 'node:fs/promises'
import { test as base, type Fixtures, type PlaywrightTestArgs, type PlaywrightWorkerArgs, type TestInfo } from '@playwright/test'
import { type DrivenPage, drivePage, type RunnerSite, serveRunner } from '../browser-driver/page.ts'
import { LabError } from '../model/errors.ts'
import type { Recording } from '../model/recording.ts'
import type { LimitsStore, RememberedLimits } from '../model/remembered-limits.ts'
import type { Report, WholeMachineReport } from '../model/report.ts'
import { type DistantProgress, isStatus, type RunOptions, type RunRequest } from '../model/run.ts'
import { type CaseRequest, type CompareOptions, compareCases, type MeasuredCase } from './comparison.ts'
import { Traces } from './traces.ts'

/** The lab in a new page of the test's browser. */
export interface Lab {
  /**
   * Measures, and attaches the report to the test as JSON. `options.live` has no effect, and `options.onProgress` receives only the phases
   * 'queued', 'probe', 'run' and 'stdout'.
   * @throws LabError in the same cases as the library's run()
   */
  run(request: RunRequest, options?: RunOptions): Promise<Report>
  /**
   * Measures two or more cases round by round, for expect(fast).toBeFasterThan(slow).
   * @returns the runs of each case, by its name
   * @throws LabError 'usage' for fewer than two cases or three rounds, and in the same cases as run()
   */
  compare<Name extends string>(cases: Readonly<Record<Name, CaseRequest>>, options?: CompareOptions): Promise<Record<Name, MeasuredCase>>
  /** Measures the limits of the machine and of this browser. */
  probe(options?: RunOptions): Promise<WholeMachineReport>
}

export interface LabFixtures {
  lab: Lab
}

export interface LabWorkerFixtures {
  /** An option: if true, the lab measures even if other tests run at the same time. The tests then disturb each other's figures. */
  labBesideOthers: boolean
  /** An option: when a test gets a trace of its measurements. Default: when it fails. */
  labTrace: 'off' | 'on' | 'retain-on-failure'
  /** The lab's site, with the headers that isolate its pages, on a free port. Each Playwright worker has its own. */
  labSite: RunnerSite
}

/** The fixtures of the lab. A test that has other fixtures too adds these with `test.extend(fixtures)`. */
export const fixtures: Fixtures<LabFixtures, LabWorkerFixtures, PlaywrightTestArgs, PlaywrightWorkerArgs> = {
  labBesideOthers: [false, { option: true, scope: 'worker' }],
  labTrace: ['retain-on-failure', { option: true, scope: 'worker' }],
  labSite: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads off the first parameter which fixtures are needed
    async ({}, use) => {
      const site = await serveRunner()
      await use(site)
      await site.close()
    },
    { scope: 'worker' },
  ],
  lab: async ({ context, labSite, labBesideOthers, labTrace }, use, testInfo) => {
    refuseCompany(testInfo, labBesideOthers)
    const page = await context.newPage()
    const traces = labTrace === 'off' ? undefined : new Traces()
    await use(labOf(await drivePage(page, labSite, LIMITS), testInfo, traces))
    await page.close()
    const isWanted = labTrace === 'on' || testInfo.status !== testInfo.expectedStatus
    for (const { name, body } of isWanted ? (traces?.files() ?? []) : []) {
      // Reporters in a terminal name the path of an attached file, and nothing of an attached body.
      const path = testInfo.outputPath(name)
      await writeFile(path, body)
      testInfo.attachments.push({ name, path, contentType: 'application/octet-stream' })
    }
  },
}

/** Playwright's test, with the fixture `lab`. */
export const test = base.extend<LabFixtures, LabWorkerFixtures>(fixtures)

function refuseCompany({ config }: TestInfo, allowed: boolean): void {
  if (config.workers === 1 || allowed) return
  throw new Error(
    `gil-lab cannot measure while ${config.workers} tests run at a time, because they would disturb each other. ` +
      'Set `workers: 1` in playwright.config, or `use: { labBesideOthers: true }` if the figures do not matter.',
  )
}

function labOf(page: DrivenPage, testInfo: TestInfo, traces: Traces | undefined): Lab {
  const measure = async (request: RunRequest, { signal, onProgress }: RunOptions = {}): Promise<Report> => {
    const recordings: Recording[] = []
    const options = {
      ...(signal && { signal }),
      recordings: traces !== undefined,
      onProgress: (progress: DistantProgress) => {
        if (progress.phase === 'measured' && progress.recording) recordings.push(progress.recording)
        if (isStatus(progress) || progress.phase === 'stdout') onProgress?.(progress)
      },
    }
    const report = await page.run(request, options).catch((error) => Promise.reject(testInfo.status === 'timedOut' ? timedOut() : error))
    traces?.keep(report, recordings)
    return report
  }
  const attach = (name: string, value: unknown) =>
    testInfo.attach(name, { body: JSON.stringify(value, null, 2), contentType: 'application/json' })
  return {
    run: async (request, options) => {
      const report = await measure(request, options)
      await attach('gil-lab-report.json', report)
      return report
    },
    compare: async (cases, options = {}) => {
      const measured = await compareCases(cases, options, measure)
      await attach('gil-lab-comparison.json', measured)
      return measured
    },
    probe: (options) => page.probe(options),
  }
}

/** The error of a measurement whose test timed out. Playwright then closes the page, and the page's own error would hide the cause. */
function timedOut(): LabError {
  return new LabError('broken-run', 'The measurement took longer than the test may.', 'Set a longer `timeout` in playwright.config.')
}

/** The limits of this machine and browser, which the tests of one Playwright worker measure once. */
const LIMITS: LimitsStore = limitsInMemory()

function limitsInMemory(): LimitsStore {
  const known = new Map<string, RememberedLimits>()
  return {
    read: async (key) => known.get(key),
    write: async (key, limits) => {
      known.set(key, limits)
    },
  }
}
