import { Builtin } from '../../../assembly/abi/builtins.ts'
import { BuiltinClass } from '../../../assembly/abi/classes.ts'
import * as layout from '../../../assembly/abi/layout.ts'
import { Tag } from '../../../assembly/abi/tags.ts'
import { LabError } from '../../model/errors.ts'
import type { Constant, FunctionCode, Program } from '../../model/program.ts'
import { ancestors, CLASSES } from '../library/classes.ts'
import { ModuleName } from '../library/module-name.ts'
import { NameTable, nameTexts } from '../library/names.ts'
import { TYPE_NAMES } from '../library/type-names.ts'
import { fitsInt, STATE, str } from './constant-pool.ts'

const WORD_BYTES = 4
const CELL_ALIGNMENT = 8
const CACHE_ENTRY_BYTES = 8
const MAKERS: readonly number[] = [Builtin.INTERPRETERS_CREATE, Builtin.INTERPRETERS_CREATE_LEGACY]

/**
 * The bytes that the machine expects at PROGRAM: a header of table addresses, then the tables and the objects that they refer to.
 *
 *     header | functions | code | constants | globals | keywords | classes | strings, further tables and other objects
 *
 * `moduleName` is the value of `__name__` in the main file.
 * @throws LabError 'program' for a program whose code and constants need too many bytes
 */
export function toImage(program: Program, moduleName: string = ModuleName.MAIN): Uint8Array {
  const image = new ImageWriter(layout.IMAGE_TABLES - layout.PROGRAM)
  const functions = image.reserve(program.functions.length * layout.FUNCTION_BYTES)
  const code = image.words(program.functions.flatMap((one) => [...one.code]))
  const constants = image.reserve(program.constants.length * layout.CELL_BYTES)
  const globals = image.reserve(program.globals.length * layout.CELL_BYTES)
  const keywords = image.words([...program.keywords])

  writeClasses(image)
  for (const [index, constant] of program.constants.entries()) image.cell(constants + index * layout.CELL_BYTES, constant)
  for (const [global, constant] of presets(program, moduleName)) image.cell(globals + global * layout.CELL_BYTES, constant)
  const furtherPresets = writePresets(image, presets(program, ModuleName.INTERPRETER))
  writeFunctions(image, program, functions, code)
  writeNames(image, program)
  writeTypeNames(image)
  writeStates(image, program)
  writeGlobalNames(image, program)
  writeMethods(image, program)
  writeHandlers(image, program, code)

  image.word(layout.IMAGE_CODE, code)
  image.word(layout.IMAGE_CACHE, image.reserve(layout.CACHE_ENTRIES * CACHE_ENTRY_BYTES))
  image.word(layout.IMAGE_CONSTANTS, constants)
  image.word(layout.IMAGE_GLOBALS, globals)
  image.word(layout.IMAGE_FUNCTIONS, functions)
  image.word(layout.IMAGE_KEYWORDS, keywords)
  image.word(layout.IMAGE_FUNCTION_COUNT, program.functions.length)
  image.word(layout.IMAGE_GLOBAL_COUNT, program.globals.length)
  image.word(layout.IMAGE_PRESETS, furtherPresets)
  image.word(
    layout.IMAGE_INIT_SHIM,
    Math.max(
      0,
      program.functions.findIndex((code) => code.isShim),
    ),
  )
  image.word(layout.IMAGE_HAS_INTERPRETERS, program.constants.some(makesInterpreters) ? 1 : 0)
  return image.bytes(program.file)
}

/** Whether a constant is a builtin that creates interpreters. A program without such a constant creates no interpreters. */
function makesInterpreters(constant: Constant): boolean {
  return constant.kind === 'builtin' && MAKERS.includes(constant.id)
}

/** The values of globals before the first line runs. In the main file, `__name__` is `moduleName`. */
function presets(program: Program, moduleName: string): [global: number, constant: Constant][] {
  return [...program.presetGlobals].map(([global, constant]) => [
    global,
    program.globals[global] === '__name__' && program.globalModules[global] === 0
      ? str(moduleName)
      : (program.constants[constant] as Constant),
  ])
}

/** Writes the first values of globals for the interpreters that the program creates. @returns the address of their table */
function writePresets(image: ImageWriter, all: readonly [global: number, constant: Constant][]): number {
  const cells = image.reserve(all.length * layout.CELL_BYTES)
  for (const [index, [, constant]] of all.entries()) image.cell(cells + index * layout.CELL_BYTES, constant)
  return image.words([all.length, ...all.flatMap(([global], index) => [global, cells + index * layout.CELL_BYTES])])
}

function writeFunctions(image: ImageWriter, program: Program, table: number, code: number): void {
  const ids = nameIds(program)
  let codeAddress = code
  program.functions.forEach((one: FunctionCode, index) => {
    const record = table + index * layout.FUNCTION_BYTES
    image.word(record + layout.FUNCTION_CODE, codeAddress)
    image.word(record + layout.FUNCTION_PARAMETERS, isPlain(one) ? one.parameters.length : layout.NO_FAST_CALL)
    image.word(record + layout.FUNCTION_LOCALS, one.locals.length)
    image.word(record + layout.FUNCTION_STACK, one.stackSize)
    image.word(record + layout.FUNCTION_NAME, ids(one.name))
    image.word(record + layout.FUNCTION_PARAMETER_NAMES, image.words((one.attributes ?? [...one.parameters, ...one.keywordOnly]).map(ids)))
    image.word(record + layout.FUNCTION_NAME_STRING, image.string(one.name))
    image.word(record + layout.FUNCTION_DEFAULTS, image.words(one.defaults))
    image.word(record + layout.FUNCTION_STATELESS, one.isStateless ? 1 : 0)
    image.word(record + layout.FUNCTION_POSITIONAL, one.parameters.length)
    image.word(record + layout.FUNCTION_POSITIONAL_ONLY, one.positionalOnly)
    image.word(record + layout.FUNCTION_KEYWORD_ONLY, one.keywordOnly.length)
    image.word(record + layout.FUNCTION_HAS_REST, one.hasRest ? 1 : 0)
    image.word(record + layout.FUNCTION_HAS_EXTRA, one.hasExtra ? 1 : 0)
    image.word(record + layout.FUNCTION_FREE, one.free)
    image.word(record + layout.FUNCTION_FIRST_FREE, one.firstFree)
    image.word(record + layout.FUNCTION_QUALIFIED_NAME, image.string(one.qualifiedName))
    image.word(record + layout.FUNCTION_DOC, one.doc === undefined ? 0 : image.string(one.doc))
    image.word(record + layout.FUNCTION_INSTRUCTIONS, one.code.length)
    image.word(record + layout.FUNCTION_IS_LIBRARY, program.modules[one.module]?.isLibrary ? 1 : 0)
    codeAddress += one.code.length * WORD_BYTES
  })
}

/**
 * Whether a function has neither keyword-only parameters nor `*args` nor `**kwargs`. Only the call of such a function can take the fast
 * path of the eval loop.
 */
function isPlain({ keywordOnly, hasRest, hasExtra }: FunctionCode): boolean {
  return keywordOnly.length === 0 && !hasRest && !hasExtra
}

/** The flags of builtin classes. Exceptions have CLASS_IS_EXCEPTION instead, and any other class that is not listed has no flag. */
const CLASS_FLAGS: ReadonlyMap<BuiltinClass, number> = new Map([
  [BuiltinClass.LOCAL, layout.CLASS_IS_LOCAL],
  [BuiltinClass.TYPE, layout.CLASS_IS_META],
])

const CLASS_IDS = Object.keys(CLASSES).map(Number) as BuiltinClass[]

/** Writes the builtin classes. The cell of a constant that is a class contains the address of the class. */
function writeClasses(image: ImageWriter): void {
  image.classes = image.reserve(CLASS_IDS.length * layout.CLASS_BYTES)
  for (const id of CLASS_IDS) {
    const { name, module, typeName = name } = CLASSES[id]
    const at = image.object(image.classes + id * layout.CLASS_BYTES, Tag.CLASS)
    const isException = id === BuiltinClass.BASE_EXCEPTION || ancestors(id).includes(BuiltinClass.BASE_EXCEPTION)
    image.word(at + layout.CLASS_NAME, image.string(typeName))
    image.word(at + layout.CLASS_FLAGS, isException ? layout.CLASS_IS_EXCEPTION : (CLASS_FLAGS.get(id) ?? 0))
    image.word(at + layout.CLASS_ANCESTORS, image.tuple(ancestors(id).map((ancestor) => ({ kind: 'class', id: ancestor }))))
    image.word(at + layout.CLASS_MODULE, image.string(module))
    image.word(at + layout.CLASS_QUALIFIED_NAME, image.string(name))
    image.word(at + layout.CLASS_VERSION, layout.NO_VERSION)
  }
  image.word(layout.IMAGE_CLASSES, image.classes)
}

/** Writes the handlers of all functions, and a MemoryError that the machine can raise when no memory is left. */
function writeHandlers(image: ImageWriter, program: Program, code: number): void {
  const words: number[] = []
  let at = code
  for (const one of program.functions) {
    const address = (index: number) => at + index * WORD_BYTES
    for (const { start, end, target, depth } of one.handlers) words.push(address(start), address(end), address(target), depth)
    at += one.code.length * WORD_BYTES
  }
  image.word(layout.IMAGE_HANDLERS, image.words([words.length / 4, ...words]))
  const error = image.object(image.reserve(layout.EXCEPTION_BYTES), Tag.EXCEPTION)
  image.word(error + layout.EXCEPTION_CLASS, image.classes + BuiltinClass.MEMORY_ERROR * layout.CLASS_BYTES)
  image.cell(error + layout.EXCEPTION_ARGS, { kind: 'tuple', items: [] })
  image.cell(error + layout.EXCEPTION_TEXT, str(''))
  for (const field of [layout.EXCEPTION_CAUSE, layout.EXCEPTION_CONTEXT, layout.EXCEPTION_NOTES, layout.EXCEPTION_FILENAME])
    image.cell(error + field, { kind: 'none' })
  image.word(layout.IMAGE_MEMORY_ERROR, error)
}

/** Writes the names of the builtin types. */
function writeTypeNames(image: ImageWriter): void {
  const count = Math.max(...TYPE_NAMES.keys()) + 1
  const names = Array.from({ length: count }, (_, id) => TYPE_NAMES.get(id))
  image.word(layout.IMAGE_TYPE_NAMES, image.words([count, ...names.map((name) => (name === undefined ? 0 : image.string(name)))]))
}

/** Writes the strs of all name ids, and the index that finds the id of a str. */
function writeNames(image: ImageWriter, program: Program): void {
  const texts = nameTexts(program.names)
  if (texts.length > layout.MOST_NAMES - layout.MOST_MADE_NAMES) {
    throw new LabError(
      'program',
      `the program has ${texts.length} names, and ${layout.MOST_NAMES} are possible`,
      'Make the program shorter.',
    )
  }
  const size = 2 ** Math.ceil(Math.log2(2 * texts.length))
  const index = new Uint32Array(size)
  for (const [id, text] of texts.entries()) {
    if (text === '') continue
    let at = nameHash(text) & (size - 1)
    while (index[at]) at = (at + 1) & (size - 1)
    index[at] = id + 1
  }
  image.word(layout.IMAGE_NAME_COUNT, texts.length)
  image.word(layout.IMAGE_MADE_NAMES, image.reserve(layout.MADE_NAMES_BYTES))
  image.word(layout.IMAGE_NAMES, image.words(texts.map((text) => image.string(text))))
  image.word(layout.IMAGE_NAME_INDEX, image.words([size, ...index]))
}

/** Writes the names of the globals. A pickle finds functions and classes by these names. */
function writeGlobalNames(image: ImageWriter, program: Program): void {
  image.word(layout.IMAGE_GLOBAL_NAMES, image.words(program.globals.map((name) => image.string(name))))
}

/** Writes the table of the methods that lib/ adds to builtin types in Python: each with its kind, its name and its function. */
function writeMethods(image: ImageWriter, program: Program): void {
  const ids = nameIds(program)
  const words = program.methods.flatMap((one) => [one.kind, ids(one.name), one.function])
  image.word(layout.IMAGE_METHODS, image.words([program.methods.length, ...words]))
}

/**
 * Writes one word for each global: 1 + the index of a second global, which holds the import state of the module of the first. The word is 0
 * for a global of the main file, because the import of the main file has no state.
 */
function writeStates(image: ImageWriter, program: Program): void {
  if (program.modules.length === 1) return
  const states = program.modules.map((_, module) =>
    program.globals.findIndex((name, at) => name === STATE && program.globalModules[at] === module),
  )
  image.word(layout.IMAGE_GLOBAL_STATES, image.words(program.globalModules.map((module) => (states[module] as number) + 1)))
}

/** FNV-1a over the UTF-8 bytes. assembly/vm/objects/names.ts computes the same. */
function nameHash(text: string): number {
  return new TextEncoder().encode(text).reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193), 0x811c9dc5) >>> 0
}

function nameIds(program: Program): (text: string) => number {
  const table = new NameTable()
  for (const name of program.names) table.id(name)
  return (text) => table.id(text)
}

function byteOf(character: string): number {
  return character.charCodeAt(0)
}

/**
 * Writes the image into a buffer. All addresses are addresses in the machine's memory. The first byte of the buffer has the address
 * PROGRAM.
 */
class ImageWriter {
  #buffer = new DataView(new ArrayBuffer(64 * 1024))
  #end: number
  readonly #strings = new Map<string, number>()
  /** Address of the first builtin class. */
  classes = 0

  constructor(headerBytes: number) {
    this.#end = headerBytes
  }

  /** Reserves zeroed bytes, aligned for cells. A zeroed cell has the tag Tag.UNSET. @returns the address of the bytes */
  reserve(bytes: number): number {
    const start = Math.ceil(this.#end / CELL_ALIGNMENT) * CELL_ALIGNMENT
    this.#end = start + bytes
    if (this.#end > this.#buffer.byteLength) {
      const grown = new Uint8Array(2 ** Math.ceil(Math.log2(this.#end)))
      grown.set(new Uint8Array(this.#buffer.buffer))
      this.#buffer = new DataView(grown.buffer)
    }
    return layout.PROGRAM + start
  }

  word(address: number, value: number): void {
    this.#buffer.setUint32(address - layout.PROGRAM, value, true)
  }

  words(values: readonly number[]): number {
    const address = this.reserve(values.length * WORD_BYTES)
    for (const [index, value] of values.entries()) this.word(address + index * WORD_BYTES, value)
    return address
  }

  cell(address: number, constant: Constant): void {
    const [tag, payload] = this.#content(constant)
    const at = address - layout.PROGRAM
    this.#buffer.setInt32(at, tag, true)
    if (constant.kind === 'float') this.#buffer.setFloat64(at + layout.CELL_PAYLOAD, constant.value, true)
    else this.#buffer.setBigInt64(at + layout.CELL_PAYLOAD, BigInt(payload), true)
  }

  #content(constant: Constant): [tag: Tag, payload: number | bigint] {
    switch (constant.kind) {
      case 'none':
        return [Tag.NONE, 0]
      case 'not-implemented':
        return [Tag.NOT_IMPLEMENTED, 0]
      case 'ellipsis':
        return [Tag.ELLIPSIS, 0]
      case 'bool':
        return [Tag.BOOL, Number(constant.value)]
      case 'int':
        return fitsInt(constant.value) ? [Tag.INT, constant.value] : [Tag.BIGINT, this.#bigInt(constant.value)]
      case 'float':
        return [Tag.FLOAT, 0]
      case 'function':
        return [Tag.FUNCTION, constant.index]
      case 'builtin':
        return [Tag.BUILTIN, constant.id]
      case 'class':
        return [Tag.CLASS, this.classes + constant.id * layout.CLASS_BYTES]
      case 'str':
        return [Tag.STR, this.string(constant.value)]
      case 'bytes':
        return [Tag.BYTES, this.#text(Tag.BYTES, Uint8Array.from(constant.value, byteOf), constant.value.length)]
      case 'tuple':
        return [Tag.TUPLE, this.tuple(constant.items)]
    }
  }

  /** The address of an immortal string object. Equal strings share one object. */
  string(value: string): number {
    const known = this.#strings.get(value)
    if (known !== undefined) return known
    const address = this.#text(Tag.STR, new TextEncoder().encode(value), [...value].length)
    this.#strings.set(value, address)
    return address
  }

  #text(kind: Tag, content: Uint8Array, length: number): number {
    const address = this.reserve(layout.STR_DATA + content.length)
    this.#header(address, kind)
    this.word(address + layout.STR_BYTES, content.length)
    this.word(address + layout.STR_LENGTH, length)
    new Uint8Array(this.#buffer.buffer).set(content, address - layout.PROGRAM + layout.STR_DATA)
    return address
  }

  #bigInt(value: bigint): number {
    const limbs: number[] = []
    for (let rest = value < 0n ? -value : value; rest; rest >>= 32n) limbs.push(Number(rest & 0xffffffffn))
    const address = this.reserve(layout.BIGINT_LIMBS + limbs.length * WORD_BYTES)
    this.#header(address, Tag.BIGINT)
    this.word(address + layout.BIGINT_LENGTH, value < 0n ? -limbs.length : limbs.length)
    this.word(address + layout.BIGINT_CAPACITY, limbs.length)
    for (const [index, limb] of limbs.entries()) this.word(address + layout.BIGINT_LIMBS + index * WORD_BYTES, limb)
    return address
  }

  tuple(items: readonly Constant[]): number {
    const address = this.reserve(layout.TUPLE_ITEMS + items.length * layout.CELL_BYTES)
    this.#header(address, Tag.TUPLE)
    this.word(address + layout.TUPLE_LENGTH, items.length)
    for (const [index, item] of items.entries()) this.cell(address + layout.TUPLE_ITEMS + index * layout.CELL_BYTES, item)
    return address
  }

  /** Writes the header of an immortal object. @returns its address */
  object(address: number, kind: Tag): number {
    this.#header(address, kind)
    return address
  }

  #header(address: number, kind: Tag): void {
    this.word(address + layout.OBJECT_REFCOUNT, layout.IMMORTAL)
    this.word(address + layout.OBJECT_KIND, kind)
  }

  bytes(file: string): Uint8Array {
    if (this.#end > layout.PROGRAM_BYTES) {
      const what = `${file} is too large: its code and constants need ${this.#end} bytes, and ${layout.PROGRAM_BYTES} are available`
      throw new LabError('program', what, 'Make the program shorter.')
    }
    return new Uint8Array(this.#buffer.buffer, 0, this.#end)
  }
}
