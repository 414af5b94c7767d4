import { LabError } from '../../model/errors.ts'
import { GILS } from '../../model/gils.ts'
import type { Program } from '../../model/program.ts'
import type { Recording } from '../../model/recording.ts'
import { compile, toImage } from '../../program/index.ts'
import { runOnce } from '../execution/run-once.ts'
import type { Session } from '../session/session.ts'
import { DEFAULT_CHECK_INTERVAL, type RunPlan } from './plans.ts'
import processes from './warm-up-processes.py?raw'
import threads from './warm-up-threads.py?raw'

/** Touches every instruction that experiments spend their time in. */
const PROGRAM = `
def countdown(n):
    while n > 0:
        n -= 1

def total(n):
    s = 0
    for i in range(n):
        s = s + i
    return s

for _ in range(20):
    countdown(2000)
    total(2000)
`
/** After these, Chromium and Firefox have compiled the interpreter well: it takes them about 13 million units of work, then some ms. */
const TIMES = 25
const SETTLE_MS = 60
/** So short that the threads of the warm-up ask each other for the GIL. */
const SWITCH_INTERVAL_US = 20
/** Each run takes some ms, and seconds on a busy machine. */
const CONDITIONS = { loadNs: 1, clockStepNs: 1, timeoutMs: 30_000 }

/**
 * Engines compile a function when it is first called, and those called often once more. Both are shared by all workers of a page or process, and
 * both are over before the first run: one worker runs the interpreter and each bare lock, then several run programs that wait in every way there
 * is. Nothing of it is reported.
 * @param signal ends it
 */
export async function warmUp(session: Session, plans: readonly RunPlan[], signal?: AbortSignal): Promise<void> {
  const [member] = await session.crew.atLeast(1)
  if (!member) throw new Error('no worker was started')
  const image = toImage(compile(PROGRAM, 'warm-up.py'))
  await Promise.race([
    member.api.warmUp(
      image,
      GILS.map((gil) => gil.policy),
      TIMES,
    ),
    member.death,
  ])
  await warmUpRuns(session, plans, signal)
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
}

/** The programs that wait, as far as the plans need them, each under every GIL of the plans, run as any other program is. */
export async function warmUpRuns(session: Session, plans: readonly RunPlan[], signal?: AbortSignal): Promise<Recording[]> {
  const recordings: Recording[] = []
  const gils = new Set(plans.map(({ settings }) => settings.gil))
  const starts = (what: keyof Program['expected']) => plans.some(({ program }) => program.expected[what] > 0)
  for (const source of [...(starts('threads') ? [threads] : []), ...(starts('processes') ? [processes] : [])]) {
    const program = compile(source, 'warm-up.py')
    for (const gil of gils) {
      const settings = {
        experiment: 'warm-up',
        variant: '',
        gil,
        round: 1,
        switchIntervalUs: SWITCH_INTERVAL_US,
        checkInterval: DEFAULT_CHECK_INTERVAL,
        kernelEntryNs: 0,
        recording: true,
      }
      signal?.throwIfAborted()
      const recording = await runOnce(session, { program, settings }, CONDITIONS, { ...(signal && { signal }) })
      if (recording.outcome !== 'completed' && !signal?.aborted) throw failed(recording)
      recordings.push(recording)
    }
  }
  return recordings
}

function failed({ outcome, because, settings }: Recording): LabError {
  return new LabError(
    'cannot-measure',
    `The warm-up ${outcome === 'trapped' ? 'failed' : `was ${outcome}`} under ${settings.gil}${because && `: ${because}`}.`,
    'Run it again. If it happens again, please report it.',
  )
}
