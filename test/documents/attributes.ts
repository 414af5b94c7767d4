import { Tag } from '../../assembly/abi/tags.ts'
import { KNOWN_ATTRIBUTES } from '../../src/program/library/names.ts'
import { pythonAttributes } from '../../src/program/library/python-attributes.ts'
import { runSource } from '../vm/machine.ts'

const HEAD = `import asyncio, collections, datetime, multiprocessing, queue, threading
def generator():
    yield 1
`

/**
 * For each type: its name, an expression for a value, and the tag for pythonAttributes(). If reading an attribute of a new value would
 * raise an error, the expression is the type itself.
 */
const TYPES: readonly (readonly [type: string, value: string, tag: Tag])[] = [
  ['int', '1', Tag.INT],
  ['float', '1.0', Tag.FLOAT],
  ['str', '"a"', Tag.STR],
  ['bytes', 'b"a"', Tag.BYTES],
  ['list', '[]', Tag.LIST],
  ['tuple', '()', Tag.TUPLE],
  ['range', 'range(1)', Tag.RANGE],
  ['dict', '{}', Tag.DICT],
  ['dict.keys()', '{}.keys()', Tag.VIEW],
  ['set', 'set()', Tag.SET],
  ['frozenset', 'frozenset()', Tag.FROZENSET],
  ['collections.deque', 'collections.deque()', Tag.DEQUE],
  ['generator', 'generator()', Tag.GENERATOR],
  ['property', 'property(generator)', Tag.PROPERTY],
  ['exceptions', 'ValueError()', Tag.EXCEPTION],
  ['datetime', 'datetime.datetime.now()', Tag.DATETIME],
  ['timedelta', 'datetime.datetime.now() - datetime.datetime.now()', Tag.TIMEDELTA],
  ['threading.Thread', 'threading.Thread()', Tag.THREAD],
  ['threading.Lock', 'threading.Lock()', Tag.LOCK],
  ['threading.RLock', 'threading.RLock()', Tag.RLOCK],
  ['queue.SimpleQueue', 'queue.SimpleQueue()', Tag.SIMPLE_QUEUE],
  ['multiprocessing.Process', 'multiprocessing.Process', Tag.PROCESS],
]

interface TypeAttributes {
  readonly type: string
  readonly has: readonly string[]
  /** The attributes of Python's type that gil-lab's type lacks. */
  readonly lacks: readonly string[]
}

/**
 * The public attributes of each type. A program contains a method of lib/ only if it uses the method's name. So each program here uses
 * every name.
 */
export function typeAttributes(): TypeAttributes[] {
  return TYPES.map(([type, value, tag]) => {
    const python = pythonAttributes(tag).filter((name) => !name.startsWith('_'))
    const has = attributesOf(value, [...new Set([...python, ...KNOWN_ATTRIBUTES.filter((name) => !name.startsWith('_'))])])
    return { type, has, lacks: python.filter((name) => !has.includes(name)) }
  })
}

function attributesOf(value: string, names: readonly string[]): string[] {
  const source = `${HEAD}x = ${value}\n${names.map((name) => `try:\n    x.${name}\n    print('${name}')\nexcept AttributeError:\n    pass\n`).join('')}`
  const { stdout, stderr } = runSource(source)
  if (stderr) throw new Error(`${value}: ${stderr}`)
  return stdout.split('\n').filter(Boolean).sort()
}
