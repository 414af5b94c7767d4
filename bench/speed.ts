import { interleaved, median, medianRatio, type Row } from './bench.ts'
import { python, pythonVersion } from './cpython.ts'

/** A program that measures its own time and prints it in seconds. The lab and CPython run the same file. */
interface Timed {
  readonly title: string
  /** The file's name in bench/, and its text. */
  readonly file: string
  readonly source: string
  /** The name of one step of the program, and the number of steps in the time that the program prints. */
  readonly step: string
  readonly steps: number
  /** The least ratio, the lab's speed ÷ CPython's speed, that meets the target. `goal` is a higher ratio to reach later. */
  readonly atLeast: number
  readonly goal?: number
}

/** A row that compares the speed of one thread in the lab, under switch and with recording, with the speed of the real CPython. */
export function speedRow({ title, file, source, step, steps, atLeast, goal }: Timed): Row {
  return {
    title: `${title}: speed of one thread under switch with recording ÷ speed of python3`,
    target: `≥ ${atLeast} × as fast${goal === undefined ? '' : ` (goal ${goal} ×)`}`,
    async measure(bench) {
      const version = await pythonVersion()
      if (!version) return { ours: 'python3 not found', peer: '', met: undefined }
      const { ours, real } = await interleaved({
        ours: () => bench.seconds(source, { gil: 'switch' }),
        real: async () => Number(await python(file)),
      })
      const faster = medianRatio(real, ours)
      const ns = (seconds: readonly number[]) => `${((median(seconds) * 1e9) / steps).toFixed(1)} ns per ${step}`
      return { ours: `${faster.toFixed(2)} × as fast: ${ns(ours)}`, peer: `${version}: ${ns(real)}`, met: faster >= atLeast }
    },
  }
}
