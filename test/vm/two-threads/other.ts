import { parentPort } from 'node:worker_threads'
import { addCompiled, instantiate } from '../../../src/lab/wasm/instance.ts'
import { Control, type OtherRun, raise } from './control.ts'

parentPort?.on('message', ({ machine: module, compiled, memory, program, control, indexes }: OtherRun) => {
  const machine = instantiate(module, memory, () => performance.now(), undefined, program)
  const point = (fn: number) => {
    if (fn === indexes.changed) raise(control, Control.DONE)
    if (fn !== indexes.ready) return
    raise(control, Control.READY)
    Atomics.wait(control, Control.GO, 0)
  }
  addCompiled(machine, memory, compiled, { test: { point } })
  try {
    machine.serve(1)
  } catch (error) {
    // The other thread is a daemon. The end of the program can end it.
    if (!(error instanceof WebAssembly.RuntimeError)) throw error
  }
  parentPort?.postMessage('served')
})
