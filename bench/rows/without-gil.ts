import { IDLE_CORE, interleaved, median, medianRatio, type Row } from '../bench.ts'
import source from '../private.py?raw'
import { nsPerStep, PROGRAMS, sourceOf } from '../speed/programs.ts'

/** The largest ratio of one thread's times without and with a GIL. CPython 3.13t has 1.35. */
const MOST_ALONE = 1.4
/** The largest ratio of the times of two threads and one thread for the same work on private data. Two idle cores allow 0.5. */
const MOST_TOGETHER = 0.55
const KINDS = ['products of matrices', 'instances, dicts and strs']

/** Both threads of these programs take turns, so their time is not that of one thread. */
const TAKE_TURNS = ['queues']

const alone: readonly Row[] = PROGRAMS.filter(({ file }) => !TAKE_TURNS.includes(file)).map((program) => ({
  title: `without a GIL, one thread: ${program.file}, the time under none ÷ under switch`,
  target: `≤ ${MOST_ALONE}`,
  async measure(bench) {
    const under = (gil: string) => () => bench.seconds(sourceOf(program), { gil })
    const { free, locked } = await interleaved({ free: under('none'), locked: under('switch') })
    const ratio = medianRatio(free, locked)
    return {
      ours: `${ratio.toFixed(2)}: ${nsPerStep(program, free)} ns per ${program.step}`,
      peer: `under switch ${nsPerStep(program, locked)} ns`,
      met: ratio <= MOST_ALONE,
    }
  },
}))

const together: readonly Row[] = KINDS.map((kind, KIND) => ({
  title: `without a GIL, two threads ÷ one thread, the same work on private data: ${kind}`,
  target: `≤ ${MOST_TOGETHER}`,
  async measure(bench) {
    const wall = (gil: string, THREADS: number) => () => bench.seconds(source, { gil, constants: { THREADS, KIND } })
    const { one, two, oneLocked, twoLocked } = await interleaved({
      one: wall('none', 1),
      two: wall('none', 2),
      oneLocked: wall('switch', 1),
      twoLocked: wall('switch', 2),
    })
    const ratio = medianRatio(two, one)
    const ms = (seconds: readonly number[]) => `${(median(seconds) * 1000).toFixed(0)} ms`
    return {
      ours: `${ratio.toFixed(2)}: ${ms(two)} and ${ms(one)}`,
      peer: `under switch ${medianRatio(twoLocked, oneLocked).toFixed(2)}: ${ms(twoLocked)} and ${ms(oneLocked)}`,
      met: bench.machine.parallelism < 2 * IDLE_CORE ? undefined : ratio <= MOST_TOGETHER,
    }
  },
}))

/** What the counts and locks of objects cost without a GIL, and what they allow. */
export const withoutGil: readonly Row[] = [...alone, ...together]
