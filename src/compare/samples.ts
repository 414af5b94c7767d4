import { LabError } from '../model/errors.ts'

/** A switch that a thread found at a sample: since its latest sample, another thread had taken one. Times are ns since the start. */
export interface Switch {
  /** The numbers of the thread and of the one that ran before. They index Samples.threads. */
  readonly thread: number
  readonly before: number
  /** The latest sample of the thread that ran before. */
  readonly releasedNs: number
  /** The call in which that thread was at that time: an index into the program's call sites, or -1. */
  readonly site: number
  /** The first sample of the thread. */
  readonly acquiredNs: number
}

/** A call that can block, from the sample before to the sample after it. */
interface Call {
  readonly site: number
  readonly thread: number
  readonly startNs: number
  readonly endNs: number
}

/** What sampler.py writes at the end of a program. */
export interface Samples {
  readonly wallNs: number
  readonly clockStepNs: number
  /** The time that one sample takes. undefined for a program without samples. */
  readonly sampleNs: number | undefined
  /** The switches and the calls beyond those that one run keeps. */
  readonly lostSwitches: number
  readonly lostCalls: number
  /** The names of the threads, in the order of their first samples. The main thread is the first. */
  readonly threads: readonly string[]
  /** The time from the start that switches and calls cover. It is less than the whole time if some were lost. */
  readonly coveredNs: number
  readonly switches: readonly Switch[]
  readonly calls: readonly Call[]
}

/** Begins each line of the sampler. Programs rarely print this control character. */
const MARK = '\x1e'

/**
 * Separates the program's own output from the lines of the sampler.
 * @throws LabError 'program' if the sampler has written no figures, 'cannot-measure' if a figure is broken
 */
export function readSamples(output: string, who: string): { readonly printed: string; readonly samples: Samples } {
  const start = output.indexOf(`\n${MARK}wall `)
  if (start < 0)
    throw new LabError(
      'program',
      `The program ended under ${who} without the figures of its samples.`,
      'Let it end at its last line or by sys.exit(), not by os._exit().',
    )
  const rest: string[] = []
  const reader = new Reader(who)
  for (const line of output.slice(start + 1).split('\n')) {
    if (line.startsWith(MARK)) reader.take(line.slice(1).split(' '))
    else rest.push(line)
  }
  return { printed: output.slice(0, start) + rest.join('\n'), samples: reader.samples }
}

class Reader {
  private readonly found = {
    wallNs: 0,
    clockStepNs: 0,
    sampleNs: undefined as number | undefined,
    lostSwitches: 0,
    lostCalls: 0,
    threads: [] as string[],
    switches: [] as Switch[],
    calls: [] as Call[],
  }

  constructor(private readonly who: string) {}

  get samples(): Samples {
    const { found } = this
    const { wallNs, lostSwitches, lostCalls, switches, calls } = found
    const kept = (lost: number, lastNs: number) => (lost > 0 ? lastNs : wallNs)
    const lastCallNs = calls.reduce((latest, { endNs }) => Math.max(latest, endNs), 0)
    const coveredNs = Math.min(kept(lostSwitches, switches.at(-1)?.acquiredNs ?? 0), kept(lostCalls, lastCallNs))
    return {
      ...found,
      coveredNs,
      switches: switches.filter(({ acquiredNs }) => acquiredNs <= coveredNs),
      calls: calls.filter(({ endNs }) => endNs <= coveredNs),
    }
  }

  take([kind, ...words]: readonly string[]): void {
    const { found } = this
    if (kind === 'thread') return void found.threads.push(words.join(' '))
    const [a, b, c, d, e] = words.map((word) => this.number(word)) as [number, number, number, number, number]
    if (kind === 'wall') found.wallNs = a
    if (kind === 'step') found.clockStepNs = a
    if (kind === 'cost') found.sampleNs = a
    if (kind === 'lost') Object.assign(found, { lostSwitches: a, lostCalls: b })
    if (kind === 'switch') found.switches.push({ thread: a, before: b, releasedNs: c, site: d, acquiredNs: e })
    if (kind === 'call') found.calls.push({ site: a, thread: b, startNs: c, endNs: d })
  }

  private number(word: string): number {
    const number = Number(word)
    if (/^-?\d+$/.test(word) && Number.isSafeInteger(number)) return number
    throw new LabError('cannot-measure', `The samples of ${this.who} are broken at "${word.slice(0, 40)}".`, 'Run it again.')
  }
}
