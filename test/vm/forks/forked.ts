import { PROCESS_INDEX, PROGRAM } from '../../../assembly/abi/layout.ts'
import type { Policy } from '../../../assembly/abi/policies.ts'
import { Hub } from '../../../src/lab/execution/hub.ts'
import type { HubBridge } from '../../../src/lab/wasm/hub-bridge.ts'
import { instantiate, type MachineExports } from '../../../src/lab/wasm/instance.ts'
import { copyMemory, newMemory } from '../../../src/lab/wasm/memory.ts'
import { compile, toImage } from '../../../src/program/index.ts'

/** A process that begins as a copy of its parent, and has not run yet. */
export interface Forked {
  readonly memory: WebAssembly.Memory
  readonly machine: MachineExports
}

const SLOTS = 2

/**
 * Runs a program in this thread. When the program forks, this function copies the program's memory, as the host does, and makes a process
 * of the copy.
 * @param change changes the copy before it becomes a process, as if other threads of the parent had been at work during the fork
 * @returns the process
 */
export function forked(module: WebAssembly.Module, source: string, policy: Policy, change: (copy: Forked) => void): Forked {
  const program = compile(source, 'program.py')
  const image = toImage(program)
  const hubMemory = newMemory(0)
  let now = 0
  const clock = () => now++
  const hubMachine = instantiate(module, hubMemory, clock)
  const hub = new Hub(hubMemory, hubMachine)
  let child: Forked | undefined
  const bridge = (index: number, onSpawn: (process: number) => void): HubBridge => {
    return { hub: hubMachine, memory: hubMemory, thread: hub.attach(), process: index, clock, onSpawn }
  }
  const fork = (index: number) => {
    const copy = newMemory(SLOTS)
    copyMemory(memory, copy, image.length)
    child = { memory: copy, machine: instantiate(module, copy, clock, bridge(index, fork), program) }
    new DataView(copy.buffer).setInt32(PROCESS_INDEX, index, true)
    change(child)
    child.machine.becomeFork(SLOTS)
    hub.setCopied(index)
    hub.end(index, 0)
  }
  const memory = newMemory(SLOTS)
  const machine = instantiate(module, memory, clock, bridge(0, fork), program)
  machine.setup(SLOTS, policy, 5000, 100, 0, 0)
  new Uint8Array(memory.buffer).set(image, PROGRAM)
  machine.createMain()
  machine.serve(0)
  if (!child) throw new Error('the program has not forked')
  return child
}
