import { withoutComments } from './sources.ts'
import { shapeOf, type WasmShape } from './wasm-sections.ts'

/** The host calls that assembly/host.ts declares, as the binary names its imports. */
export function declaredHostCalls(hostSource: string): string[] {
  return [...withoutComments(hostSource).matchAll(/^declare function (\w+)/gm)].map((match) => `func host.${match[1]}`)
}

/**
 * What is wrong with a machine, as sentences. Every worker makes an instance of its own on the one memory, so whatever an instance does or
 * keeps by itself is done or kept once a worker: segments would be written again, a start function run again, a global be another one.
 */
export function faultsOf(binary: Uint8Array, hostCalls: readonly string[]): string[] {
  const shape = shapeOf(binary)
  const sections = ['data', 'data count', 'start', 'memory', 'table', 'element'].filter((section) => shape.sections.includes(section))
  const known = ['memory env.memory', ...hostCalls]
  return [
    ...sections.map((section) => `it has a ${section} section`),
    ...(shape.mutableGlobals > 0 ? [`it has ${shape.mutableGlobals} mutable globals`] : []),
    ...shape.imports.filter((name) => !known.includes(name)).map((name) => `it imports ${name}`),
    ...memoryFaults(shape),
  ]
}

function memoryFaults({ memory }: WasmShape): string[] {
  if (!memory) return ['it imports no memory']
  return memory.shared ? [] : ['its memory is not shared']
}
