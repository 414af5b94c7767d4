import { readdirSync, readFileSync, statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { EXPERIMENTS } from '../../src/experiments/index.ts'
import { medianRounds } from '../../src/export/shown-rounds.ts'
import { parseRecording } from '../../src/formats/recording-schema.ts'
import { plan } from '../../src/lab/series/plans.ts'
import { neededPlans } from '../../src/lab/series/schedule.ts'
import type { RunSettings } from '../../src/model/recording.ts'
import { buildTimeline } from '../../src/trace/build-timeline.ts'
import { elementsOf } from '../charts/xml.ts'

interface Entry {
  readonly experiment: string
  readonly title: string
  readonly browser: string
  readonly date: string
  readonly verdict: string
  readonly recording: string
  readonly picture: string
  readonly bytes: number
  readonly lines: boolean
}

const FOLDER = new URL('../../gallery/', import.meta.url)
const { recordings } = JSON.parse(read('index.json')) as { readonly recordings: readonly Entry[] }

describe('the gallery', () => {
  it.each(['countdown', 'unfair', 'convoy', 'switch-interval'])('has a recording of %s, which pages embed most, in both browsers', (id) => {
    expect(recordings.filter(({ experiment }) => experiment === id).map(({ browser }) => browser)).toEqual(['chromium', 'firefox'])
  })

  for (const { id } of EXPERIMENTS) {
    const own = recordings.filter(({ experiment }) => experiment === id)
    // A new experiment has no recording until someone records it on an idle machine. Until then this test is skipped.
    it.skipIf(own.length === 0)(`has a recording of ${id}; if skipped: npm run gallery -- ${id}`, () => {
      expect(own[0]?.browser).toBe('chromium')
    })
  }

  it('lists recordings in the order of the experiments', () => {
    const listed = recordings.map(({ experiment }) => experiment)
    expect([...new Set(listed)]).toEqual(EXPERIMENTS.map(({ id }) => id).filter((id) => listed.includes(id)))
  })

  // A reader fetches one recording, which gzip shortens to about an eighth. A clone has all of them.
  it('lists all its files: at most 600 kB each, and 270 kB per recording on average', () => {
    const files = readdirSync(FOLDER).filter((name) => !['index.json', 'README.md'].includes(name))
    expect(files.sort()).toEqual(recordings.flatMap(({ recording, picture }) => [recording, picture]).sort())
    const bytes = files.map((name) => statSync(new URL(name, FOLDER)).size)
    expect(Math.max(...bytes)).toBeLessThan(600e3)
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(270e3 * recordings.length)
  })

  it.each(recordings.map((entry) => [entry.recording, entry] as const))('%s is a complete run of the present experiment', (file, entry) => {
    const { report, recordings: kept, programs } = parseRecording(read(file))
    const experiment = EXPERIMENTS.find(({ id }) => id === entry.experiment)!
    // If this fails, the program or the plan has changed. Run `npm run gallery -- ID` on an idle machine.
    expect(programs).toEqual([{ experiment: experiment.id, file: experiment.file, source: experiment.source }])
    const planned = neededPlans(plan({ experiment: experiment.id }), report.claims).map(({ settings }) => settingsOf(settings))
    // Chance decides about the order of the runs in a round.
    expect(sorted(report.runs.map(settingsOf))).toEqual(sorted(planned))
    expect(report.runs.map(({ outcome }) => outcome)).toEqual(report.runs.map(() => 'completed'))
    // If this fails, only texts have changed. Run `npm run gallery -- --texts`.
    const { id, claim, details, reference } = experiment
    expect(report.claims).toMatchObject([{ experiment: id, claim, details, reference, verdict: entry.verdict }])
    expect(entry).toMatchObject({
      title: experiment.title,
      browser: report.machine.on,
      date: report.date,
      bytes: statSync(new URL(file, FOLDER)).size,
      lines: kept.some((one) => (one?.places ?? []).length > 0),
    })
    const medians = medianRounds(report.runs)
    expect(kept.map((one) => one !== undefined)).toEqual(report.runs.map((run) => medians.includes(run)))
    for (const recording of kept) if (recording) buildTimeline(recording)
  })

  it.each(recordings.map(({ picture, title }) => [picture, title] as const))('%s shows it', (picture, title) => {
    const svg = read(picture)
    expect(elementsOf(svg)).toContain('path')
    expect(svg).toContain(`<title>${title}</title>`)
  })
})

function read(name: string): string {
  return readFileSync(new URL(name, FOLDER), 'utf8')
}

function sorted(settings: readonly ReturnType<typeof settingsOf>[]) {
  const keyOf = ({ round, variant, gil }: ReturnType<typeof settingsOf>) => JSON.stringify([round, variant, gil])
  return settings.toSorted((a, b) => keyOf(a).localeCompare(keyOf(b)))
}

function settingsOf({
  variant,
  gil,
  round,
  switchIntervalUs,
  checkInterval,
  kernelEntryNs,
  constants,
}: Omit<RunSettings, 'experiment' | 'recording'>) {
  return { variant, gil, round, switchIntervalUs, checkInterval, kernelEntryNs, constants }
}
