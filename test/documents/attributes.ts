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

/** The public attributes of each type. */
export function typeAttributes(): TypeAttributes[] {
  const pythons = TYPES.map(([, , tag]) => pythonAttributes(tag).filter((name) => !name.startsWith('_')))
  const names = [...new Set([...pythons.flat(), ...KNOWN_ATTRIBUTES.filter((name) => !name.startsWith('_'))])].sort()
  const lines = attributesOf(
    TYPES.map(([, value]) => value),
    names,
  )
  return TYPES.map(([type], index) => {
    const python = pythons[index] as string[]
    const known = (lines[index] as string).split(' ')
    return { type, has: known, lacks: python.filter((name) => !known.includes(name)) }
  })
}

/**
 * For each value, a line with those of the names that are its attributes. The compiler adds a method from lib/ only if the program uses the
 * method's name. So the program has a function that uses every name and is never called.
 */
function attributesOf(values: readonly string[], names: readonly string[]): string[] {
  const uses = names.map((name) => `    x.${name}\n`).join('')
  const source = `${HEAD}def uses(x):\n${uses}for value in (${values.join(', ')}):\n    print(*[name for name in ${JSON.stringify(names)} if hasattr(value, name)])\n`
  const { stdout, stderr } = runSource(source)
  if (stderr) throw new Error(stderr)
  return stdout.trimEnd().split('\n')
}
