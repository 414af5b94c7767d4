import type { Constant, FunctionCode, Program, Starts } from '../../model/program.ts'
import { ConstantPool, str } from '../image/constant-pool.ts'
import { BUILTINS } from '../library/library.ts'
import { ModuleName } from '../library/module-name.ts'
import { NameTable } from '../library/names.ts'
import type { SourceText } from '../source/source-text.ts'

/** The largest start of a keyword table. CALL_KW's argument has 12 bits for the start, including the sign bit. */
const MAX_KEYWORD_INDEX = 0x7ff

/** State that the functions of one program share during compilation. */
export class ProgramBuilder {
  readonly constants = new ConstantPool()
  readonly names = new NameTable()
  readonly functions: (FunctionCode | undefined)[] = []
  readonly #globals = new Map<string, number>()
  readonly #keywords: number[] = []
  readonly #keywordIndices = new Map<string, number>()

  constructor(
    readonly source: SourceText,
    /** Numbers that replace those of module-level assignments. Each is deleted when it is used. */
    readonly overrides: Map<string, number>,
  ) {}

  global(name: string): number {
    const index = this.#globals.get(name) ?? this.#globals.size
    this.#globals.set(name, index)
    return index
  }

  /** The index of a keyword table, or undefined if there are too many tables. */
  keywordTable(keywords: readonly string[]): number | undefined {
    const key = keywords.join(' ')
    const known = this.#keywordIndices.get(key)
    if (known !== undefined) return known
    const index = this.#keywords.length
    if (index > MAX_KEYWORD_INDEX) return undefined
    this.#keywords.push(keywords.length, ...keywords.map((name) => this.names.id(name)))
    this.#keywordIndices.set(key, index)
    return index
  }

  finish(expected: Starts): Program {
    const functions = this.functions.map((code) => code as FunctionCode)
    // Function and parameter names get their ids here. The image needs an id for each.
    for (const { name, parameters, keywordOnly } of functions) for (const text of [name, ...parameters, ...keywordOnly]) this.names.id(text)
    const presetGlobals = new Map<number, number>()
    for (const [name, index] of this.#globals) {
      const preset = builtinConstant(name)
      if (preset) presetGlobals.set(index, this.constants.index(preset))
    }
    return {
      file: this.source.file,
      source: this.source.text,
      functions,
      constants: this.constants.list,
      globals: [...this.#globals.keys()],
      presetGlobals,
      names: this.names.own,
      keywords: Uint32Array.from(this.#keywords),
      expected,
    }
  }
}

/** The value that a global has before the program assigns to it; undefined if it has none. */
function builtinConstant(name: string): Constant | undefined {
  if (name === '__name__') return str(ModuleName.MAIN)
  const entity = BUILTINS.get(name)
  return entity?.kind === 'builtin' ? { kind: 'builtin', id: entity.id } : undefined
}
