import { parentPort, workerData } from 'node:worker_threads'
import { Policy } from '../../../assembly/abi/policies.ts'
import type { MachineExports } from '../../../src/lab/wasm/instance.ts'
import type { Program } from '../../../src/model/program.ts'
import { compile } from '../../../src/program/index.ts'
import { runProgram } from '../machine.ts'

/** A depth that only the limit of the recursion ends. CPython counts other frames too. */
const LIMITS = 'n = 0\ndef down():\n    global n\n    n += 1\n    down()\ntry:\n    down()\nexcept RecursionError:\n    print(n)\n'

/** A GIL that never interrupts the programs, one that often does, and runs without a GIL. */
const GILS = [{}, { policy: Policy.TICK, checkInterval: 10 }, { policy: Policy.NONE }, { policy: Policy.NONE_ATOMIC }]

/** The compiled code after `[]` checks the eval breaker before it needs the machine: at a jump, in a call, at a call of dict.get(). */
const STOPPED = ['while n > 0: n -= 1', 'if n: run(0, d)', 'n = d.get(1)'].map((statement) =>
  compile(`def run(n, d):\n    []\n    ${statement}\nrun(9, {1: 2})\n`, 'a.py'),
)

/** What the programs of these sources do, one run after the other, and then whether those of STOPPED stop. */
export function* behaviour(sources: readonly string[], compiled: boolean): Generator<unknown> {
  const programs = [...sources, LIMITS].map((source) => compile(source, 'a.py'))
  for (const gil of GILS) {
    for (const program of programs) {
      const { stdout, stderr, ops, breakerTrips, heapUsed } = runProgram(program, { ...gil, compiled })
      yield { stdout, stderr, ops, breakerTrips, heapUsed }
    }
  }
  yield STOPPED.map(stops)
}

/** Whether a run stops if the host stops it when the machine has executed `{1: 2}` and `[]` for compiled code. */
function stops(program: Program): boolean {
  let returns = 0
  const onReturn = (machine: MachineExports) => {
    if (++returns === 2) machine.stop(1)
  }
  try {
    runProgram(program, { compiled: true, onReturn })
    return false
  } catch {
    return true
  }
}

/** In a worker that has the sources, posts what the compiled programs do. */
const { compiledSources } = (workerData ?? {}) as { compiledSources?: readonly string[] }
if (compiledSources) {
  for (const observed of behaviour(compiledSources, true)) parentPort?.postMessage(observed)
}
