import { interleaved, medianRatio, type Row } from '../bench.ts'
import { pythonSource, pythonVersion } from '../cpython.ts'
import source from '../threads.py?raw'

/**
 * With this count, a run takes about a third of a second. Other load usually slows a core for much longer than one run, so the slowdown
 * affects all runs of a round alike.
 */
const COUNT = 50_000_000
const REAL_COUNT = 15_000_000
/** The ratios of single rounds scatter by 10 %, so their median needs many rounds. */
const ROUNDS = 21

/** The time of two threads under each GIL, relative to the time that one thread alone needs for its half of the work. */
export const scaling: Row = {
  title: 'two threads ÷ one thread with half of the work',
  target: 'switch ≤ 2.05 × half each (≤ 1.025 × sequential); none ≤ 1.05 × (2 ÷ cores); tick slower than switch',
  async measure(bench) {
    const version = await pythonVersion()
    const wall = (gil: string, THREADS: number) => () => bench.seconds(source, { gil, constants: { THREADS, COUNT } })
    const real = (THREADS: number) => async () =>
      version ? Number(await pythonSource(source, { THREADS, COUNT: REAL_COUNT })) : Number.NaN
    const seconds = await interleaved(
      {
        one: wall('switch', 1),
        switch: wall('switch', 2),
        none: wall('none', 2),
        tick: wall('tick', 2),
        realOne: real(1),
        realTwo: real(2),
        realProcesses: async () => Math.max(...(await Promise.all([real(1)(), real(1)()]))),
      },
      ROUNDS,
    )
    // Each time is of the same total work, done by one thread or shared by two. The target divides the time of two threads by the time of
    // one thread with half of the work. That thread needs half of the time that was measured for one thread, so the code doubles the ratio.
    const [ofSwitch, ofNone, ofTick] = [seconds.switch, seconds.none, seconds.tick].map((two) => 2 * medianRatio(two, seconds.one))
    if (ofSwitch === undefined || ofNone === undefined || ofTick === undefined) throw new Error('three GILs, three ratios')
    const bound = 1.05 * (2 / bench.machine.parallelism)
    return {
      ours: `switch ${ofSwitch.toFixed(2)}, none ${ofNone.toFixed(2)}, tick ${ofTick.toFixed(2)}`,
      peer: `${version ? `${version} here ${(2 * medianRatio(seconds.realTwo, seconds.realOne)).toFixed(2)}, two processes at once ${medianRatio(seconds.realProcesses, seconds.realOne).toFixed(2)}; ` : ''}2 ÷ ${bench.machine.parallelism.toFixed(2)} effective cores = ${(2 / bench.machine.parallelism).toFixed(2)}`,
      met: ofSwitch <= 2.05 && ofNone <= bound && ofTick > ofSwitch,
    }
  },
}
