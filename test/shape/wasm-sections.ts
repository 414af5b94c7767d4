/** The contents of a Wasm binary, as far as the checks of this folder need them. */
export interface WasmShape {
  /** Names of the sections, in order. A custom section has its own name. */
  readonly sections: readonly string[]
  readonly imports: readonly string[]
  /** The imported memory, in pages. */
  readonly memory: { readonly shared: boolean; readonly initial: number; readonly maximum: number } | undefined
  readonly mutableGlobals: number
}

const SECTIONS = [
  'custom',
  'type',
  'import',
  'function',
  'table',
  'memory',
  'global',
  'export',
  'start',
  'element',
  'code',
  'data',
  'data count',
  'tag',
]
const KINDS = ['func', 'table', 'memory', 'global', 'tag'] as const

/** Reads a binary from front to back, as the WebAssembly specification lays it out (chapter 5). */
class Reader {
  at = 0
  constructor(private readonly bytes: Uint8Array) {}

  get done(): boolean {
    return this.at >= this.bytes.length
  }

  byte(): number {
    return this.bytes[this.at++]!
  }

  /** An unsigned LEB128 number: seven bits per byte. A set eighth bit means that another byte follows. */
  u32(): number {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte()
      value += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) return value
    }
  }

  take(length: number): Uint8Array {
    this.at += length
    return this.bytes.subarray(this.at - length, this.at)
  }

  name(): string {
    return new TextDecoder().decode(this.take(this.u32()))
  }

  /** Reads a memory's limits in pages: flags, a minimum, and a maximum if bit 0 of the flags is set. Bit 1 marks a shared memory. */
  limits(): { readonly shared: boolean; readonly initial: number; readonly maximum: number } {
    const flags = this.byte()
    const initial = this.u32()
    return { shared: (flags & 2) !== 0, initial, maximum: flags & 1 ? this.u32() : Number.POSITIVE_INFINITY }
  }
}

/** Parses a binary. It assumes that a global's initial value is one constant instruction, which is true of asc's output. */
export function shapeOf(bytes: Uint8Array): WasmShape {
  const reader = new Reader(bytes)
  reader.take(8)
  const sections: string[] = []
  let imports: readonly string[] = []
  let memory: WasmShape['memory']
  let mutableGlobals = 0
  while (!reader.done) {
    const id = reader.byte()
    const body = new Reader(reader.take(reader.u32()))
    const name = SECTIONS[id] ?? `section ${id}`
    sections.push(name === 'custom' ? `custom ${body.name()}` : name)
    if (name === 'import') {
      const read = readImports(body)
      imports = read.imports
      memory = read.memory
      mutableGlobals += read.mutableGlobals
    }
    if (name === 'global') mutableGlobals += countMutable(body)
  }
  return { sections, imports, memory, mutableGlobals }
}

function readImports(body: Reader): Pick<WasmShape, 'imports' | 'memory' | 'mutableGlobals'> {
  const imports: string[] = []
  let memory: WasmShape['memory']
  let mutableGlobals = 0
  for (let left = body.u32(); left > 0; left--) {
    const name = `${body.name()}.${body.name()}`
    const kind = KINDS[body.byte()]
    imports.push(`${kind} ${name}`)
    if (kind === 'func') body.u32()
    else if (kind === 'memory') memory = body.limits()
    else if (kind === 'global') {
      body.byte()
      mutableGlobals += body.byte()
    } else throw new Error(`an import of kind ${kind} is not read: ${name}`)
  }
  return { imports, memory, mutableGlobals }
}

/** Counts the mutable globals. A global is a type byte, a mutability byte, an instruction with its constant, and the byte 0x0b. */
function countMutable(body: Reader): number {
  const constantBytes: Readonly<Record<number, number>> = { 67: 4, 68: 8 }
  let mutable = 0
  for (let left = body.u32(); left > 0; left--) {
    body.byte()
    mutable += body.byte()
    const fixed = constantBytes[body.byte()]
    // Floats have a fixed size. Integers and indices are LEB128 numbers, and u32() reads past signed and unsigned numbers alike.
    if (fixed) body.take(fixed)
    else body.u32()
    if (body.byte() !== 0x0b) throw new Error('a global with more than a constant is not read')
  }
  return mutable
}
