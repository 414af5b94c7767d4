import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import binaryen from 'binaryen'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)))
const DECLARED = read('src/lab/wasm/instance.ts').toString()
const EXPORTED = signaturesOf(read('dist/machine.wasm'))

/**
 * The signatures of functions by name, such as "2 → number": the number of parameters, and the type of the result in JavaScript. An i64
 * reaches JavaScript as a BigInt.
 */
type Signatures = ReadonlyMap<string, string>

/** The functions that a binary exports. */
function signaturesOf(binary: Uint8Array): Signatures {
  const module = binaryen.readBinary(binary)
  const signatures = new Map<string, string>()
  for (let i = 0; i < module.getNumExports(); i++) {
    const { kind, name, value } = binaryen.getExportInfo(module.getExportByIndex(i))
    if (kind !== binaryen.ExternalFunction) continue
    const { params, results } = binaryen.getFunctionInfo(module.getFunction(value))
    const types = binaryen.expandType(params)
    const result = results === binaryen.none ? 'void' : results === binaryen.i64 ? 'bigint' : 'number'
    signatures.set(name, `${types.length}${types.includes(binaryen.i64) ? ' with a bigint' : ''} → ${result}`)
  }
  module.dispose()
  return signatures
}

/** The methods of MachineExports in a source text. */
function declaredSignatures(source: string): Signatures {
  const file = ts.createSourceFile('instance.ts', source, ts.ScriptTarget.Latest)
  const found = file.statements.find((each) => ts.isInterfaceDeclaration(each) && each.name.text === 'MachineExports')
  const members = found && ts.isInterfaceDeclaration(found) ? found.members.filter(ts.isMethodSignature) : []
  return new Map(
    members.map((member) => {
      const bigint = member.parameters.some(({ type }) => type?.getText(file) === 'bigint') ? ' with a bigint' : ''
      return [member.name.getText(file), `${member.parameters.length}${bigint} → ${member.type?.getText(file)}`]
    }),
  )
}

/** Each member of MachineExports that differs from the binary, as a sentence. */
function wrongSignatures(declared: Signatures): string[] {
  return [...declared]
    .filter(([name, signature]) => EXPORTED.get(name) !== signature)
    .map(([name, signature]) => `${name}: declared ${signature}, exported ${EXPORTED.get(name) ?? 'not at all'}`)
}

describe('MachineExports', () => {
  it('declares each export with the parameters and the result of the built machine', () => {
    expect(declaredSignatures(DECLARED).size).toBeGreaterThan(70)
    expect(wrongSignatures(declaredSignatures(DECLARED))).toEqual([])
  })

  it.each([
    ['a missing export', 'nudge(): void', 'nod(): void', 'nod: declared 0 → void, exported not at all'],
    ['a missing parameter', 'stop(poison: number): void', 'stop(): void', 'stop: declared 0 → void, exported 1 → void'],
    ['a wrong result', 'threadCount(): number', 'threadCount(): void', 'threadCount: declared 0 → void, exported 0 → number'],
    [
      'a wrong type',
      'stop(poison: number): void',
      'stop(poison: bigint): void',
      'stop: declared 1 with a bigint → void, exported 1 → void',
    ],
  ])('fails with %s', (_, right, wrong, message) => {
    expect(DECLARED).toContain(right)
    expect(wrongSignatures(declaredSignatures(DECLARED.replace(right, wrong)))).toEqual([message])
  })
})
