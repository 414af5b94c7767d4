import type { RunReport, StallReport } from './report.ts'

/** A disturbance of a run. */
interface Mark {
  /** The disturbance as a clause without a full stop. */
  readonly words: (run: Pick<RunReport, 'lostEvents' | 'stalls'>) => string
  /** Whether a verdict can still use the run. */
  readonly allowsVerdict: boolean
}

/** Every mark of RunReport.quality. An undisturbed run has none. */
export const QUALITY = {
  hidden: { words: () => 'the page was hidden, and browsers slow hidden pages down', allowsVerdict: false },
  stalled: { words: ({ stalls = [] }) => `the whole lab stood still ${stalls.map(stallWords).join(', ')}`, allowsVerdict: false },
  'lost-events': { words: ({ lostEvents }) => `${lostEvents.toLocaleString('en-US')} events were lost`, allowsVerdict: false },
  'late-workers': { words: () => 'a thread waited until a worker had started', allowsVerdict: false },
  // This mark allows a verdict, because each judge itself compares the idle cores that its claim needs with the idle cores that the lab
  // measured.
  noisy: { words: () => 'other work used the cores before or after the run', allowsVerdict: true },
} as const satisfies Record<string, Mark>

export type QualityMark = keyof typeof QUALITY

/** The words of a mark for this run. A mark from another version of the lab is shown verbatim. */
export function qualityWords(mark: string, run: Pick<RunReport, 'lostEvents' | 'stalls'>): string {
  return isMark(mark) ? QUALITY[mark].words(run) : mark
}

/** Whether the marks of a run allow a verdict. An unknown mark forbids it. */
export function allowsVerdict({ quality }: Pick<RunReport, 'quality'>): boolean {
  return quality.every((mark) => isMark(mark) && QUALITY[mark].allowsVerdict)
}

/** The length and the time of a stall in words: "for 3.01 s, 0.92 s after the start". */
function stallWords({ atMs, ms }: StallReport): string {
  return `for ${seconds(ms)}, ${seconds(atMs)} after the start`
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`
}

function isMark(mark: string): mark is QualityMark {
  return Object.hasOwn(QUALITY, mark)
}
