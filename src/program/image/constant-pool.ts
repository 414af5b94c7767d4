import type { Constant } from '../../model/program.ts'

const MIN_INT = -(2n ** 63n)
const MAX_INT = 2n ** 63n - 1n

/** Whether an int fits into a cell of the machine. A larger int is an object. */
export function fitsInt(value: bigint): boolean {
  return value >= MIN_INT && value <= MAX_INT
}

/** The name of the global that holds a module's state. No variable can have this name. */
export const STATE = '(state)'

export const NONE: Constant = { kind: 'none' }

export function str(value: string): Constant {
  return { kind: 'str', value }
}

/** A key for a constant. Constants with equal keys share a cell. 1, 1.0 and True cannot share one, and neither can 0.0 and -0.0. */
function sameConstantKey(constant: Constant): string {
  switch (constant.kind) {
    case 'none':
      return 'none'
    case 'not-implemented':
      return 'not-implemented'
    case 'ellipsis':
      return 'ellipsis'
    case 'float':
      return `float ${Object.is(constant.value, -0) ? '-0' : constant.value}`
    case 'function':
      return `function ${constant.index}`
    case 'builtin':
      return `builtin ${constant.id}`
    case 'class':
      return `class ${constant.id}`
    case 'tuple':
      return JSON.stringify(constant.items.map(sameConstantKey))
    default:
      return `${constant.kind} ${constant.value}`
  }
}

/** The constants of a program, each once. */
export class ConstantPool {
  readonly list: Constant[] = []
  readonly #indices = new Map<string, number>()

  index(constant: Constant): number {
    const key = sameConstantKey(constant)
    const known = this.#indices.get(key)
    if (known !== undefined) return known
    this.#indices.set(key, this.list.length)
    return this.list.push(constant) - 1
  }
}
