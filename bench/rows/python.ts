import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { interleaved, median, medianRatio, type Row } from '../bench.ts'
import source from '../countdown.py?raw'

const FILE = fileURLToPath(new URL('../../bench/countdown.py', import.meta.url))
const python = async (...args: string[]) => (await promisify(execFile)('python3', args)).stdout.trim()

/** The interpreter against the real one, one thread, on the same file. */
export const againstPython: Row = {
  title: 'countdown, switch, recording on, one thread ÷ python3',
  target: '≥ 2.5 × as fast (goal 4 ×)',
  async measure(bench) {
    let version: string
    try {
      version = await python('--version')
    } catch {
      return { ours: 'python3 not found', peer: '', met: undefined }
    }
    const { ours, real } = await interleaved({
      ours: () => bench.seconds(source, { gil: 'switch' }),
      real: async () => Number(await python(FILE)),
    })
    const faster = medianRatio(real, ours)
    const ns = (seconds: readonly number[]) => `${((median(seconds) * 1e9) / 1e7).toFixed(1)} ns an iteration`
    return { ours: `${faster.toFixed(2)} × as fast: ${ns(ours)}`, peer: `${version}: ${ns(real)}`, met: faster >= 2.5 }
  },
}
