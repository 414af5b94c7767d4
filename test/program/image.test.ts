import { describe, expect, it } from 'vitest'
import { Builtin } from '../../assembly/abi/builtins.ts'
import * as layout from '../../assembly/abi/layout.ts'
import { Name } from '../../assembly/abi/names.ts'
import { Tag } from '../../assembly/abi/tags.ts'
import { LabError } from '../../src/model/errors.ts'
import { compile, toImage } from '../../src/program/index.ts'

/** Reads an image at the addresses that the machine uses. */
class Reader {
  readonly #view: DataView

  constructor(readonly bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  word(address: number): number {
    return this.#view.getUint32(address - layout.PROGRAM, true)
  }

  words(address: number, count: number): number[] {
    return Array.from({ length: count }, (_, index) => this.word(address + 4 * index))
  }

  refcount(address: number): number {
    return this.#view.getInt32(address - layout.PROGRAM + layout.OBJECT_REFCOUNT, true)
  }

  text(address: number): string {
    expect(this.word(address + layout.OBJECT_KIND)).toBe(Tag.STR)
    const start = address - layout.PROGRAM + layout.STR_DATA
    return new TextDecoder().decode(this.bytes.slice(start, start + this.word(address + layout.STR_BYTES)))
  }

  /** A cell as [tag, value]. */
  cell(address: number): [tag: Tag, value: unknown] {
    const tag = this.#view.getInt32(address - layout.PROGRAM, true)
    const payload = address - layout.PROGRAM + layout.CELL_PAYLOAD
    const int = this.#view.getBigInt64(payload, true)
    if (tag === Tag.FLOAT) return [tag, this.#view.getFloat64(payload, true)]
    if (tag === Tag.STR) return [tag, this.text(Number(int))]
    if (tag !== Tag.TUPLE) return [tag, int]
    const items = Array.from({ length: this.word(Number(int) + layout.TUPLE_LENGTH) }, (_, index) => {
      return this.cell(Number(int) + layout.TUPLE_ITEMS + index * layout.CELL_BYTES)
    })
    return [tag, items]
  }

  address(cell: number): number {
    return Number(this.#view.getBigInt64(cell - layout.PROGRAM + layout.CELL_PAYLOAD, true))
  }
}

const SOURCE = `def greet(name, times):
    return name * times
x = (1, -2.5, "häß", (True, None))
print(greet(times=3, name="häß"), len)
len = -9223372036854775808
`

function load(source: string) {
  const program = compile(source, 'test.py')
  return { program, image: new Reader(toImage(program)) }
}

describe('the program image', () => {
  const { program, image } = load(SOURCE)

  it('has its tables at multiples of eight bytes, after the header', () => {
    for (const entry of [layout.IMAGE_CODE, layout.IMAGE_CONSTANTS, layout.IMAGE_GLOBALS, layout.IMAGE_FUNCTIONS, layout.IMAGE_KEYWORDS]) {
      expect(image.word(entry) % 8).toBe(0)
      expect(image.word(entry)).toBeGreaterThanOrEqual(layout.IMAGE_TABLES)
      expect(image.word(entry)).toBeLessThanOrEqual(layout.PROGRAM + image.bytes.length)
    }
  })

  it('contains every function: code, sizes and the ids of its names', () => {
    expect(image.word(layout.IMAGE_FUNCTION_COUNT)).toBe(2)
    program.functions.forEach((code, index) => {
      const record = image.word(layout.IMAGE_FUNCTIONS) + index * layout.FUNCTION_BYTES
      expect(image.words(image.word(record + layout.FUNCTION_CODE), code.code.length)).toEqual([...code.code])
      expect(image.word(record + layout.FUNCTION_PARAMETERS)).toBe(code.parameters.length)
      expect(image.word(record + layout.FUNCTION_LOCALS)).toBe(code.locals.length)
      expect(image.word(record + layout.FUNCTION_STACK)).toBe(code.stackSize)
      expect(image.text(image.word(record + layout.FUNCTION_NAME_STRING))).toBe(code.name)
    })
    expect(image.word(image.word(layout.IMAGE_FUNCTIONS) + layout.FUNCTION_CODE)).toBe(image.word(layout.IMAGE_CODE))
  })

  it('numbers parameters as keyword tables do', () => {
    const record = image.word(layout.IMAGE_FUNCTIONS) + layout.FUNCTION_BYTES
    const [name, times] = image.words(image.word(record + layout.FUNCTION_PARAMETER_NAMES), 2)
    expect(name).toBe(Name.NAME)
    expect(program.names[(times as number) - Name.FIRST]).toBe('times')
    expect(image.words(image.word(layout.IMAGE_KEYWORDS), 3)).toEqual([2, times, name])
  })

  it('contains every constant in a cell', () => {
    const cells = program.constants.map((_, index) => image.cell(image.word(layout.IMAGE_CONSTANTS) + index * layout.CELL_BYTES))
    const items = [
      [Tag.INT, 1n],
      [Tag.FLOAT, -2.5],
      [Tag.STR, 'häß'],
      [
        Tag.TUPLE,
        [
          [Tag.BOOL, 1n],
          [Tag.NONE, 0n],
        ],
      ],
    ]
    for (const cell of [
      [Tag.TUPLE, items],
      [Tag.STR, 'häß'],
      [Tag.INT, -(2n ** 63n)],
      [Tag.BUILTIN, BigInt(Builtin.PRINT)],
      [Tag.FUNCTION, 1n],
    ]) {
      expect(cells).toContainEqual(cell)
    }
  })

  it("stores a string's bytes and code points, and makes the string immortal", () => {
    const index = program.constants.findIndex((constant) => constant.kind === 'str' && constant.value === 'häß')
    const address = image.address(image.word(layout.IMAGE_CONSTANTS) + index * layout.CELL_BYTES)
    expect([image.word(address + layout.STR_BYTES), image.word(address + layout.STR_LENGTH)]).toEqual([5, 3])
    expect(image.refcount(address)).toBe(layout.IMMORTAL)
    const tuple = program.constants.findIndex((constant) => constant.kind === 'tuple')
    const object = image.address(image.word(layout.IMAGE_CONSTANTS) + tuple * layout.CELL_BYTES)
    expect(image.refcount(object)).toBe(layout.IMMORTAL)
    expect(image.address(object + layout.TUPLE_ITEMS + 2 * layout.CELL_BYTES)).toBe(address)
  })

  it('leaves globals unset except builtins that the program assigns to', () => {
    const cells = program.globals.map((_, index) => image.cell(image.word(layout.IMAGE_GLOBALS) + index * layout.CELL_BYTES))
    expect(cells).toEqual(program.globals.map((name) => (name === 'len' ? [Tag.BUILTIN, BigInt(Builtin.LEN)] : [Tag.UNSET, 0n])))
  })

  it('is refused if it is too large', () => {
    const big = compile(`x = "${'y'.repeat(layout.PROGRAM_BYTES)}"\n`, 'big.py')
    expect(() => toImage(big)).toThrow(LabError)
    expect(() => toImage(big)).toThrow(/big\.py is too large/)
  })
})
