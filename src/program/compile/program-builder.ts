import { Builtin } from '../../../assembly/abi/builtins.ts'
import type { Constant, FunctionCode, ModuleFile, Program, Starts } from '../../model/program.ts'
import { ConstantPool, STATE, str } from '../image/constant-pool.ts'
import { BUILTINS } from '../library/library.ts'
import { NameTable } from '../library/names.ts'
import { WRITTEN_METHODS, type WrittenMethod } from '../library/written-methods.ts'

/** The largest start of a keyword table. CALL_KW's argument has 12 bits for the start, including the sign bit. */
const MAX_KEYWORD_INDEX = 0x7ff

/** The module that a global belongs to. */
interface Owner {
  readonly index: number
  /** The value of `__name__`. */
  readonly name: string
}

interface Global {
  readonly module: Owner
  readonly name: string
}

/** The builtins that take the name of an attribute as a str. */
const BY_NAME: readonly number[] = [Builtin.GETATTR, Builtin.SETATTR, Builtin.HASATTR, Builtin.DELATTR]

/** State that the functions of one program share during compilation. */
export class ProgramBuilder {
  readonly constants = new ConstantPool()
  readonly names = new NameTable()
  readonly functions: (FunctionCode | undefined)[] = []
  readonly #globals: Global[] = []
  readonly #globalIndices = new Map<string, number>()
  readonly #keywords: number[] = []
  readonly #keywordIndices = new Map<string, number>()

  constructor(
    /** Numbers that replace those of module-level assignments. Each is deleted when it is used. */
    readonly overrides: Map<string, number>,
  ) {}

  /** The index of a module's global in the program's one table of globals. */
  global(module: Owner, name: string): number {
    const key = `${module.index} ${name}`
    const known = this.#globalIndices.get(key)
    if (known !== undefined) return known
    const index = this.#globals.push({ module, name }) - 1
    this.#globalIndices.set(key, index)
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

  #methods(modules: readonly ModuleFile[], functions: readonly FunctionCode[]): Program['methods'] {
    return this.methods().flatMap(({ kind, name, module, function: own }) => {
      const index = modules.findIndex((file) => file.isLibrary && file.name === module)
      const found = functions.findIndex((code) => code.module === index && code.qualifiedName === own)
      return found < 0 ? [] : [{ kind, name, function: found }]
    })
  }

  /** The strs of the program that could be names. */
  #identifiers(): string[] {
    const strs = (constant: Constant): string[] =>
      constant.kind === 'tuple' ? constant.items.flatMap(strs) : constant.kind === 'str' ? [constant.value] : []
    return this.constants.list.flatMap(strs).filter((text) => /^[\p{XID_Start}_]\p{XID_Continue}*$/u.test(text))
  }

  /** The methods of builtin types that lib/ has in Python, and whose names the program uses. */
  methods(): WrittenMethod[] {
    return WRITTEN_METHODS.filter(({ name }) => this.names.used.has(name))
  }

  /** @param modules the files of the program, the main file first, each with the function that runs it */
  finish(modules: readonly (ModuleFile & { readonly run: number })[], expected: Starts): Program {
    const functions = this.functions.map((code) => code as FunctionCode)
    // Function and parameter names get their ids here. The image needs an id for each.
    for (const { name, parameters, keywordOnly, attributes = [] } of functions) {
      for (const text of [name, ...parameters, ...keywordOnly, ...attributes]) this.names.id(text)
    }
    // A program that calls getattr() or the like may name attributes in strs, so every str that could be a name gets an id.
    const names = this.constants.list.flatMap((one) => (one.kind === 'builtin' && BY_NAME.includes(one.id) ? this.#identifiers() : []))
    for (const name of names) this.names.id(name)
    const presetGlobals = new Map<number, number>()
    for (const [index, { module, name }] of this.#globals.entries()) {
      const preset = name === STATE ? functionConstant(modules[module.index]?.run) : presetOf(module, name)
      if (preset) presetGlobals.set(index, this.constants.index(preset))
    }
    const main = modules[0] as ModuleFile
    return {
      file: main.file,
      source: main.source,
      modules: modules.map(({ name, file, source, isLibrary }) => ({ name, file, source, isLibrary })),
      functions,
      constants: this.constants.list,
      globals: this.#globals.map(({ name }) => name),
      globalModules: this.#globals.map(({ module }) => module.index),
      presetGlobals,
      names: this.names.own,
      methods: this.#methods(modules, functions),
      keywords: Uint32Array.from(this.#keywords),
      expected,
    }
  }
}

/** The value that a global has before its module assigns to it; undefined if it has none. */
function presetOf(module: Owner, name: string): Constant | undefined {
  if (name === '__name__') return str(module.name)
  const entity = BUILTINS.get(name)
  return entity && entity.kind !== 'namespace' ? { kind: entity.kind, id: entity.id } : undefined
}

/** The first state of a module: the function that runs it. */
function functionConstant(index: number | undefined): Constant | undefined {
  return index === undefined ? undefined : { kind: 'function', index }
}
