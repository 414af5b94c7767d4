import { interleaved, median, type Row } from '../bench.ts'
import source from '../threads.py?raw'

/** How often the GIL passes over the one that has waited longest. CPython 3.13, three threads: 64 %. */
export const unfair: Row = {
  title: 'three threads at 5 ms: the longest waiter is not the next',
  target: '≥ 50 % at a kernel entry of 400 ns (CPython 64 %)',
  async measure(bench) {
    const share = (kernelEntryNs: number) => async () => {
      const { report } = await bench.run(source, { gil: 'switch', kernelEntryNs, constants: { THREADS: 3, COUNT: 300_000_000 } })
      return (report.longestWaiterNotNext.share ?? Number.NaN) * 100
    }
    const { linux, wasm } = await interleaved({ linux: share(400), wasm: share(0) })
    const range = (figures: readonly number[]) => `${Math.min(...figures).toFixed(0)}–${Math.max(...figures).toFixed(0)}`
    return {
      ours: `${median(linux).toFixed(0)} % (${range(linux)}) at 400 ns; ${median(wasm).toFixed(0)} % (${range(wasm)}) at 0`,
      peer: 'CPython 3.13: 64 %',
      met: median(linux) >= 50,
    }
  },
}
