import { Bytes } from './bytes.ts'
import { I32 } from './encoder.ts'
import { MACHINE_IMPORTS } from './machine.ts'

/** Adds a section with this content. */
function section(module: Bytes, id: number, write: (content: Bytes) => void): void {
  const content = new Bytes()
  write(content)
  module.push(id)
  module.unsigned(content.length)
  module.append(content.content)
}

function signature(to: Bytes, parameters: number): void {
  to.push(0x60)
  to.unsigned(parameters)
  for (let i = 0; i < parameters; i++) to.push(I32)
  to.push(1)
  to.push(I32)
}

/** The index of the first function of the module: those before are imports. */
export const FIRST_FUNCTION = MACHINE_IMPORTS.length
/** The number of parameters of a compiled function. */
const PARAMETERS = 4

/**
 * A module whose functions have the signature `(t, fp, entry, ticks) → ticks`. It imports the memory `env.memory` and the functions of
 * MACHINE_IMPORTS as members of `machine`. Function number n is exported as `n`.
 */
export function moduleOf(bodies: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const module = new Bytes()
  for (const byte of [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0]) module.push(byte)
  section(module, 1, (types) => {
    types.push(MACHINE_IMPORTS.length + 1)
    for (const [, parameters] of MACHINE_IMPORTS) signature(types, parameters)
    signature(types, PARAMETERS)
  })
  section(module, 2, (imports) => {
    imports.push(MACHINE_IMPORTS.length + 1)
    imports.text('env')
    imports.text('memory')
    // A shared memory of any size.
    imports.push(0x02)
    imports.push(0x03)
    imports.unsigned(1)
    imports.unsigned(65536)
    for (const [type, [name]] of MACHINE_IMPORTS.entries()) {
      imports.text('machine')
      imports.text(name)
      imports.push(0x00)
      imports.push(type)
    }
  })
  section(module, 3, (functions) => {
    functions.unsigned(bodies.length)
    for (const _ of bodies) functions.push(MACHINE_IMPORTS.length)
  })
  section(module, 7, (exports) => {
    exports.unsigned(bodies.length)
    for (const n of bodies.keys()) {
      exports.text(String(n))
      exports.push(0x00)
      exports.unsigned(n + FIRST_FUNCTION)
    }
  })
  section(module, 10, (code) => {
    code.unsigned(bodies.length)
    for (const body of bodies) {
      code.unsigned(body.length)
      code.append(body)
    }
  })
  return module.content
}
