import { withoutComments } from './sources.ts'
import { shapeOf, type WasmShape } from './wasm-sections.ts'

/** The mutable globals of vm/objects/counts.ts. */
const WORKERS_OWN = 5

/** The host calls that assembly/host.ts declares, named as the binary names its imports. */
export function declaredHostCalls(hostSource: string): string[] {
  return [...withoutComments(hostSource).matchAll(/^declare function (\w+)/gm)].map((match) => `func host.${match[1]}`)
}

/**
 * A sentence for each fault of a machine. All workers share one memory, but each worker makes its own instance of the machine. So a
 * machine must have no data segments and no start function, because each worker would run them again. Each worker has its own copy of a
 * mutable global. So a machine may have only those that describe the worker itself (vm/objects/counts.ts). Its table is empty: the host puts
 * the compiled functions of a program there.
 */
export function faultsOf(binary: Uint8Array, hostCalls: readonly string[]): string[] {
  const shape = shapeOf(binary)
  const sections = ['data', 'data count', 'start', 'memory', 'element'].filter((section) => shape.sections.includes(section))
  const known = ['memory env.memory', ...hostCalls]
  return [
    ...sections.map((section) => `it has a ${section} section`),
    ...(shape.mutableGlobals > WORKERS_OWN ? [`it has ${shape.mutableGlobals} mutable globals`] : []),
    ...shape.imports.filter((name) => !known.includes(name)).map((name) => `it imports ${name}`),
    ...memoryFaults(shape),
  ]
}

function memoryFaults({ memory }: WasmShape): string[] {
  if (!memory) return ['it imports no memory']
  return memory.shared ? [] : ['its memory is not shared']
}
