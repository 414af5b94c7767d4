import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { argOf, instruction, OPCODES, opOf } from '../../src/program/image/opcodes.ts'
import { BUILTIN_NAMES, NameTable, nameText } from '../../src/program/library/names.ts'

const abi = ['instructions', 'builtins', 'names']
  .map((file) => readFileSync(new URL(`../../assembly/abi/${file}.ts`, import.meta.url), 'utf8'))
  .join('')

/** The members of a const enum, parsed from its source. A const enum has no names at run time. */
function members(name: string): Map<string, number> {
  const body = new RegExp(`enum ${name} \\{([^}]*)\\}`).exec(abi)?.[1] ?? ''
  return new Map([...body.matchAll(/^ {2}(\w+) = (\d+),/gm)].map(([, member, value]) => [member as string, Number(value)]))
}

describe('the instructions of the eval loop', () => {
  it('have numbers close together, so that the loop gets a jump table', () => {
    // Binaryen makes a jump table only if the range of the cases is at most three times their number.
    const loop = readFileSync(new URL('../../assembly/vm/eval/interpreter.ts', import.meta.url), 'utf8')
    const numbers = members('Op')
    const cases = [...loop.matchAll(/case Op\.(\w+):/g)].map(([, name]) => numbers.get(name as string)!)
    expect(Math.max(...cases)).toBeLessThan(3 * cases.length)
  })
})

describe('the tables of the host', () => {
  it("use the machine's name for every opcode", () => {
    const names = new Map(Object.entries(OPCODES).map(([op, { name }]) => [name, Number(op)]))
    expect(names).toEqual(members('Op'))
  })

  it("spell the machine's names as Python does", () => {
    for (const [member, id] of members('Name')) {
      if (member === 'NONE' || member === 'FIRST') continue
      // DUNDER_INIT is __init__.
      const text = member.toLowerCase().replace(/^dunder_(.*)$/, '__$1__')
      expect(nameText([], id)).toBe(text)
      expect(new NameTable().id(text)).toBe(id)
    }
  })

  it('name every builtin', () => {
    expect(Object.keys(BUILTIN_NAMES).map(Number).sort()).toEqual([...members('Builtin').values()].sort())
  })

  it('pack a signed argument above the opcode', () => {
    for (const arg of [0, 1, -1, 0x7fffff, -0x800000]) expect([opOf(instruction(16, arg)), argOf(instruction(16, arg))]).toEqual([16, arg])
  })
})
