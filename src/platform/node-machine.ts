import { readFile } from 'node:fs/promises'
import { setFlagsFromString } from 'node:v8'
import { built } from './built.ts'

// Node 20's baseline compiler (Liftoff, V8 11.3) loses local variables across memory.atomic.wait32. A correct mutex then loses counts or
// hangs. The flag applies to the whole process, including its workers. This code must set it before V8 compiles anything.
setFlagsFromString('--no-liftoff')
// With lazy compilation, V8 compiles each function at the function's first call, while other threads wait. That would slow down a process's
// first run, which may be its only one.
setFlagsFromString('--no-wasm-lazy-compilation')

let machine: Promise<WebAssembly.Module> | undefined

/** The machine. The first call begins to compile it, on threads of the engine. */
export function nodeMachine(): Promise<WebAssembly.Module> {
  machine ??= readFile(built('machine.wasm')).then((bytes) => WebAssembly.compile(bytes))
  return machine
}
