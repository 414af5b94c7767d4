import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import binaryen from 'binaryen'
import { describe, expect, it } from 'vitest'
import { declaredHostCalls, faultsOf } from './machine.ts'
import { readSources } from './sources.ts'

const HOST_CALLS = declaredHostCalls(readSources(['assembly'])['assembly/host.ts']!)

/** `npm run build` and `npm run check` build this file. */
const MACHINE = fileURLToPath(new URL('../../dist/machine.wasm', import.meta.url))

describe('the shipped machine', () => {
  it('contains only code, and imports only its memory and host calls', () => {
    expect(HOST_CALLS).toContain('func host.clock')
    expect(faultsOf(new Uint8Array(readFileSync(MACHINE)), HOST_CALLS)).toEqual([])
  })

  it('exports its functions, its memory and the table for compiled functions', () => {
    const exports = WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(MACHINE)))
    expect(exports.filter(({ kind }) => kind !== 'function').map(({ name }) => name)).toEqual(['memory', 'table'])
  })
})

describe('a machine is refused that', () => {
  const memory = '(import "env" "memory" (memory 1 2 shared))'
  const cases: readonly [what: string, text: string, fault: string][] = [
    ['writes data when it is instantiated', `${memory} (data (i32.const 8) "x")`, 'it has a data section'],
    ['has passive data', `${memory} (data "x") (func (export "f") (data.drop 0))`, 'it has a data section'],
    ['runs code when it is instantiated', `${memory} (func $f) (start $f)`, 'it has a start section'],
    [
      'keeps state in a global',
      `${memory} ${'(global (mut i32) (i32.const 300)) '.repeat(6)} (export "f" (func $f)) (func $f (global.set 0 (i32.const 1)))`,
      'it has 6 mutable globals',
    ],
    ['calls by a table of its own', `${memory} (table 1 funcref) (func $f) (elem (i32.const 0) $f)`, 'it has a element section'],
    ['imports what the host does not offer', `${memory} (import "env" "abort" (func))`, 'it imports func env.abort'],
    ['has a memory of its own', '(memory 1 2 shared)', 'it imports no memory'],
    ['does not share its memory', '(import "env" "memory" (memory 1 2))', 'its memory is not shared'],
  ]
  it.each(cases)('%s', (_what, text, fault) => {
    expect(faultsOf(assemble(text), HOST_CALLS)).toContain(fault)
  })

  it('a well-formed machine is accepted', () => {
    const globals = '(global $a i32 (i32.const 300)) (global $b f64 (f64.const 1)) (func (export "f") (result i32) (global.get $a))'
    expect(faultsOf(assemble(`${memory} (import "host" "clock" (func (result f64))) ${globals}`), HOST_CALLS)).toEqual([])
  })
})

function assemble(text: string): Uint8Array {
  const module = binaryen.parseText(`(module ${text})`)
  const binary = module.emitBinary()
  module.dispose()
  return binary
}
