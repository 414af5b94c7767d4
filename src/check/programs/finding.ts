import type { Story } from './notes.ts'
import type { Outcome } from './outcome.ts'

/** How a program fails: it raises, it deadlocks, or it prints something else than without preemptions. */
export type BugKind = 'exception' | 'deadlock' | 'output'

/** The judgement of a run along a schedule. */
export interface Finding {
  /** Absent if the program does not fail on this schedule. */
  readonly kind?: BugKind
  /** What happens on this schedule. */
  readonly sentence: string
  /** The index of the step at which the program fails. */
  readonly failing?: number
}

/** How a run fails; undefined if it does not fail. @param usual the run without preemptions */
export function bugOf({ kind, stdout }: Outcome, usual: Outcome): BugKind | undefined {
  if (kind === 'exception' || kind === 'deadlock') return kind
  return kind === 'ended' && usual.kind === 'ended' && stdout !== usual.stdout ? 'output' : undefined
}

/** Judges a run. @param usual the run without preemptions */
export function findingOf(outcome: Outcome, story: Story, usual: Outcome): Finding {
  const kind = bugOf(outcome, usual)
  const sentence = `On this schedule, the program ${WORDS[kind ?? outcome.kind](outcome, usual)}.`
  if (!kind) return { sentence }
  const failing = failingStep(kind, outcome, story, usual)
  return { kind, sentence, ...(failing >= 0 && { failing }) }
}

const WORDS: Readonly<Record<BugKind | Outcome['kind'], (outcome: Outcome, usual: Outcome) => string>> = {
  exception: () => 'raises an exception',
  deadlock: () => 'deadlocks',
  output: ({ stdout }, usual) => {
    const [now, before] = [stdout, usual.stdout].map(shortLine)
    return now === undefined || before === undefined ? 'prints something else' : `prints ${now} instead of ${before}`
  },
  ended: () => 'does not fail',
  'cut off': () => 'takes too many steps, so the run was cut off',
}

/** The most characters of a line that a sentence quotes. */
const MOST_QUOTED = 30

/** The output as one line; undefined if it is not a single short line of printable ASCII characters. */
function shortLine(stdout: string): string | undefined {
  const line = stdout.replace(/\n$/, '')
  return /^[ -~]+$/.test(line) && line.length <= MOST_QUOTED ? line : undefined
}

/** The index of the step at which the program fails: where a thread raises, or where the output begins to differ, or else the last. */
function failingStep(kind: BugKind, { stdout }: Outcome, { lines }: Story, usual: Outcome): number {
  const common = kind === 'output' ? commonBytes(stdout, usual.stdout) : 0
  const found =
    kind === 'exception'
      ? lines.findIndex(({ raises }) => raises)
      : kind === 'output'
        ? lines.findIndex(({ printed }) => printed > common)
        : -1
  return found >= 0 ? found : lines.length - 1
}

/** The length of the longest common beginning of two texts, in bytes of UTF-8. */
function commonBytes(a: string, b: string): number {
  const [first, second] = [a, b].map((text) => new TextEncoder().encode(text)) as [Uint8Array, Uint8Array]
  const differs = first.findIndex((byte, index) => byte !== second[index])
  return differs < 0 ? first.length : differs
}
