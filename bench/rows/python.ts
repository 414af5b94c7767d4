import { interleaved, median, medianRatio, type Row } from '../bench.ts'
import source from '../countdown.py?raw'
import { python, pythonVersion } from '../cpython.ts'

/** Compares the speed of one thread in the lab with the real CPython's. Both run the same file. */
export const againstPython: Row = {
  title: 'countdown: speed of one thread under switch with recording ÷ speed of python3',
  target: '≥ 2.5 × as fast (goal 4 ×)',
  async measure(bench) {
    const version = await pythonVersion()
    if (!version) return { ours: 'python3 not found', peer: '', met: undefined }
    const { ours, real } = await interleaved({
      ours: () => bench.seconds(source, { gil: 'switch' }),
      real: async () => Number(await python('countdown.py')),
    })
    const faster = medianRatio(real, ours)
    const ns = (seconds: readonly number[]) => `${((median(seconds) * 1e9) / 1e7).toFixed(1)} ns per iteration`
    return { ours: `${faster.toFixed(2)} × as fast: ${ns(ours)}`, peer: `${version}: ${ns(real)}`, met: faster >= 2.5 }
  },
}
