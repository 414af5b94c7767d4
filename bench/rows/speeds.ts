import { interleaved, medianRatio, type Row } from '../bench.ts'
import { python, pythonVersion } from '../cpython.ts'
import { nsPerStep, PROGRAMS, sourceOf } from '../speed/programs.ts'

/** Each row compares the lab's speed, under switch and with recording, with the speed of the real CPython. */
export const speeds: readonly Row[] = PROGRAMS.map((program) => ({
  title: `speed of ${program.file}: python3's time ÷ the lab's under switch with recording`,
  target: `≥ ${program.atLeast} × as fast`,
  async measure(bench) {
    const version = await pythonVersion()
    if (!version) return { ours: 'python3 not found', peer: '', met: undefined }
    const { ours, real } = await interleaved({
      ours: () => bench.seconds(sourceOf(program), { gil: 'switch' }),
      real: async () => Number(await python(`speed/${program.file}.py`)),
    })
    const faster = medianRatio(real, ours)
    const ns = (seconds: readonly number[]) => `${nsPerStep(program, seconds)} ns per ${program.step}`
    return { ours: `${faster.toFixed(2)} × as fast: ${ns(ours)}`, peer: `${version}: ${ns(real)}`, met: faster >= program.atLeast }
  },
}))
