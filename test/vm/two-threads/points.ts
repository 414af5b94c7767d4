import binaryen from 'binaryen'

const ACCESS = /^( *)((?:i32|i64|f64)\.(?:atomic\.)?(?:load|store|rmw)[\w.]*)((?: (?:offset|align)=\d+)*)$/
const HEAD = /^ \(func (\$\S+)/
const EXPORT = /^ \(export "(\d+)" \(func (\$[^\s)]+)\)\)$/gm

/**
 * Rewrites the module of a program's compiled functions (src/program/wasm). The functions with the given indexes call
 * `test.point(function, kind, address)` after each access to memory.
 */
export function withPoints(module: Uint8Array, functions: readonly number[]): Uint8Array<ArrayBuffer> {
  const read = binaryen.readBinary(module)
  const text = read.emitStackIR()
  read.dispose()
  const indexes = new Map([...text.matchAll(EXPORT)].map(([, index, name]) => [name, Number(index)]))
  const used = new Set<string>()
  let current = -1
  const lines = text.split('\n').map((line) => {
    const head = HEAD.exec(line)
    if (head) current = indexes.get(head[1] as string) ?? -1
    const access = functions.includes(current) ? ACCESS.exec(line) : null
    if (!access) return line
    const [, indent, instruction, immediates] = access as unknown as [string, string, string, string]
    used.add(instruction)
    const offset = /offset=(\d+)/.exec(immediates)?.[1] ?? '0'
    return `${indent}i32.const ${offset}\n${indent}i32.const ${current}\n${indent}call $point:${instruction}`
  })
  const last = lines.findLastIndex((line) => line.startsWith(' (import'))
  lines.splice(last + 1, 0, ' (import "test" "point" (func $point (param i32 i32 i32)))')
  const rewritten = binaryen.parseText(lines.join('\n').replace(/\)\s*$/, `${[...used].map(helper).join('\n')}\n)\n`))
  const F = binaryen.Features
  rewritten.setFeatures(F.MVP | F.Atomics | F.BulkMemory | F.MutableGlobals | F.SignExt | F.NontrappingFPToInt)
  const binary = rewritten.emitBinary()
  rewritten.dispose()
  return binary as Uint8Array<ArrayBuffer>
}

/** What an access does, for `test.point`. */
export const enum Access {
  OTHER,
  COMPARE_EXCHANGE,
  ATOMIC_STORE,
}

/** The function that replaces one instruction. Its last parameters are the instruction's constant offset and the function's index. */
function helper(instruction: string): string {
  const type = instruction.slice(0, 3)
  const isExchange = instruction.includes('cmpxchg')
  const operands = isExchange ? [type, type] : instruction.includes('.store') ? [type] : []
  const kind = isExchange ? Access.COMPARE_EXCHANGE : instruction.includes('atomic.store') ? Access.ATOMIC_STORE : Access.OTHER
  const parameters = ['i32', ...operands, 'i32', 'i32'].map((each, index) => `(param $${index} ${each})`).join(' ')
  const values = operands.map((_each, index) => ` (local.get $${index + 1})`).join('')
  return ` (func $point:${instruction} ${parameters}${instruction.includes('.store') ? '' : ` (result ${type})`}
  (local.set $0 (i32.add (local.get $0) (local.get $${operands.length + 1})))
  (${instruction} (local.get $0)${values})
  (call $point (local.get $${operands.length + 2}) (i32.const ${kind}) (local.get $0))
 )`
}
