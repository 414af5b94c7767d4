import { gzipSync } from 'node:zlib'
import { type Browser, chromium, type Page } from 'playwright'
import { serveSite } from '../../src/browser-driver/server.ts'
import { findChromium } from '../../src/cli/browser/find.ts'
import { IDLE_CORE, median, type Row } from '../bench.ts'

const VISITS = 5
const MOST_BYTES = 60_000
const ANSWERED_MS = 8000

/** One visit of a new user, in ms from the opening of the page and from the guess. */
interface Visit {
  readonly firstFrameMs: number
  readonly bytes: number
  readonly shift: number
  readonly firstAnswerMs: number
  readonly answeredMs: number
}

/**
 * A new user opens the lab page in a fresh context, guesses, and gets an answer: one click. The first answer compares one thread with two
 * after one round. The question is answered when three rounds have an interval.
 */
export const page: Row = {
  title: 'page: a new user’s visit, from the first frame to the answered question',
  target: `≤ ${MOST_BYTES / 1000} kB gzip before the guess, layout shift 0, answered within ${ANSWERED_MS / 1000} s of the guess on two idle cores`,
  async measure({ machine: { parallelism } }) {
    if (parallelism < 2 * IDLE_CORE) return { ours: `${parallelism.toFixed(2)} cores are idle, 2 are needed`, peer: '', met: undefined }
    const found = await findChromium()
    if (!found) return { ours: 'no Chromium was found', peer: '', met: undefined }
    const site = await serveSite()
    const browser = await chromium.launch({ executablePath: found.executablePath })
    try {
      const visits: Visit[] = []
      while (visits.length < VISITS) visits.push(await visit(browser, site.url))
      return resultOf(visits)
    } finally {
      await browser.close()
      await site.close()
    }
  },
}

function resultOf(visits: readonly Visit[]) {
  const middle = (figure: keyof Visit) => median(visits.map((one) => one[figure]))
  const worst = (figure: keyof Visit) => Math.max(...visits.map((one) => one[figure]))
  const parts = [
    `first frame ${Math.round(middle('firstFrameMs'))} ms`,
    `${(worst('bytes') / 1000).toFixed(1)} kB`,
    `layout shift ${worst('shift')}`,
    `first provisional answer ${seconds(middle('firstAnswerMs'))} after the guess`,
    `answered after ${seconds(middle('answeredMs'))} (worst ${seconds(worst('answeredMs'))})`,
  ]
  const met = worst('bytes') <= MOST_BYTES && worst('shift') === 0 && middle('answeredMs') <= ANSWERED_MS
  return { ours: `${parts.join('; ')}; n = ${visits.length}`, peer: '', met }
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`
}

async function visit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  try {
    const lab = await context.newPage()
    const bodies: Promise<number>[] = []
    lab.on('response', (response) => bodies.push(response.body().then((body) => gzipSync(body).length)))
    await lab.addInitScript(watchShifts)
    await lab.goto(url)
    const guess = lab.getByRole('button', { name: 'The same' })
    await guess.waitFor()
    await lab.waitForTimeout(500)
    const { firstFrameMs, shift } = await lab.evaluate(() => ({
      firstFrameMs: performance.getEntriesByName('first-contentful-paint')[0]!.startTime,
      shift: (window as unknown as { told: { shift: number } }).told.shift,
    }))
    const bytes = (await Promise.all(bodies)).reduce((sum, length) => sum + length, 0)
    return { firstFrameMs, shift, bytes, ...(await answers(lab, () => guess.click())) }
  } finally {
    await context.close()
  }
}

async function answers(lab: Page, guess: () => Promise<void>): Promise<Pick<Visit, 'firstAnswerMs' | 'answeredMs'>> {
  const began = performance.now()
  await guess()
  const answer = lab.getByRole('region', { name: /^Two threads: / })
  await answer.waitFor()
  const firstAnswerMs = performance.now() - began
  await answer.getByText('Provisional: 3 rounds').waitFor({ timeout: 60_000 })
  return { firstAnswerMs, answeredMs: performance.now() - began }
}

/** Adds up the shifts of the layout that no input of the reader caused. */
function watchShifts(): void {
  const told = { shift: 0 }
  Object.assign(window, { told })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[])
      if (!entry.hadRecentInput) told.shift += entry.value
  }).observe({ type: 'layout-shift', buffered: true })
}
