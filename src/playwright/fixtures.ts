import { test as base, type Fixtures, type PlaywrightTestArgs, type PlaywrightWorkerArgs, type TestInfo } from '@playwright/test'
import { type DrivenPage, drivePage, type RunnerSite, serveRunner } from '../browser-driver/page.ts'
import type { Report, WholeMachineReport } from '../model/report.ts'
import { type DistantProgress, isStatus, type RunOptions, type RunRequest } from '../model/run.ts'

/** The lab in a new page of the test's browser. */
export interface Lab {
  /**
   * Measures, and attaches the report to the test as JSON. `options.live` has no effect, and `options.onProgress` receives only the phases
   * 'queued', 'probe', 'run' and 'stdout'.
   * @throws LabError in the same cases as the library's run()
   */
  run(request: RunRequest, options?: RunOptions): Promise<Report>
  /** Measures the limits of the machine and of this browser. */
  probe(options?: RunOptions): Promise<WholeMachineReport>
}

export interface LabFixtures {
  lab: Lab
}

export interface LabWorkerFixtures {
  /** An option: if true, the lab measures even if other tests run at the same time. The tests then disturb each other's figures. */
  labBesideOthers: boolean
  /** The lab's site, with the headers that isolate its pages, on a free port. Each Playwright worker has its own. */
  labSite: RunnerSite
}

/** The fixtures of the lab. A test that has other fixtures too adds these with `test.extend(fixtures)`. */
export const fixtures: Fixtures<LabFixtures, LabWorkerFixtures, PlaywrightTestArgs, PlaywrightWorkerArgs> = {
  labBesideOthers: [false, { option: true, scope: 'worker' }],
  labSite: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads off the first parameter which fixtures are needed
    async ({}, use) => {
      const site = await serveRunner()
      await use(site)
      await site.close()
    },
    { scope: 'worker' },
  ],
  lab: async ({ context, labSite, labBesideOthers }, use, testInfo) => {
    refuseCompany(testInfo, labBesideOthers)
    const page = await context.newPage()
    await use(attaching(await drivePage(page, labSite), testInfo))
    await page.close()
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

function attaching(page: DrivenPage, testInfo: TestInfo): Lab {
  return {
    run: async (request, { signal, onProgress } = {}) => {
      const told = (progress: DistantProgress) => (isStatus(progress) || progress.phase === 'stdout' ? onProgress?.(progress) : undefined)
      const report = await page.run(request, { ...(signal && { signal }), onProgress: told })
      await testInfo.attach('gil-lab-report.json', { body: JSON.stringify(report, null, 2), contentType: 'application/json' })
      return report
    },
    probe: (options) => page.probe(options),
  }
}
