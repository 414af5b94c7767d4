import { interleaved, median, medianRatio, type Row } from '../bench.ts'
import { pythonSeconds, pythonVersion } from '../cpython.ts'
import source from '../prints.py?raw'

const ROUNDS = 5
const MOST = 2

/** The time of a program that does little but print. In the lab, a worker reads the text; in CPython, another process does. */
export const prints: Row = {
  title: 'prints: 200,000 lines, the lab ÷ CPython',
  target: `≤ ${MOST} ×`,
  async measure(bench) {
    const version = await pythonVersion()
    const lab = async () => Number((await bench.run(source, { gil: 'switch' })).recording.stdout.trimEnd().split('\n').at(-1))
    if (!version) return { ours: `${(await lab()).toFixed(2)} s`, peer: 'python3 was not found', met: undefined }
    const { ours, theirs } = await interleaved({ ours: lab, theirs: () => pythonSeconds('prints.py') }, ROUNDS)
    const ratio = medianRatio(ours, theirs)
    return {
      ours: `${ratio.toFixed(2)} × (${median(ours).toFixed(2)} s, n = ${ROUNDS})`,
      peer: `${version}: ${median(theirs).toFixed(2)} s`,
      met: ratio <= MOST,
    }
  },
}
