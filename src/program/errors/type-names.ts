import { Tag } from '../../../assembly/abi/tags.ts'
import { pythonAttributes } from '../library/python-attributes.ts'

const NAMES: Readonly<Record<Tag, string>> = {
  [Tag.UNSET]: '?',
  [Tag.NONE]: 'NoneType',
  [Tag.BOOL]: 'bool',
  [Tag.INT]: 'int',
  [Tag.FLOAT]: 'float',
  [Tag.FUNCTION]: 'function',
  [Tag.BUILTIN]: 'builtin_function_or_method',
  [Tag.DATETIME]: 'datetime.datetime',
  [Tag.TIMEDELTA]: 'datetime.timedelta',
  [Tag.STR]: 'str',
  [Tag.LIST]: 'list',
  [Tag.TUPLE]: 'tuple',
  [Tag.RANGE]: 'range',
  [Tag.RANGE_ITERATOR]: 'range_iterator',
  [Tag.ITERATOR]: 'list_iterator',
  [Tag.THREAD]: 'Thread',
  [Tag.LOCK]: '_thread.lock',
  [Tag.GUARD]: '?',
  [Tag.SIMPLE_QUEUE]: '_queue.SimpleQueue',
  [Tag.BYTES]: 'bytes',
  [Tag.INTERPRETER]: 'Interpreter',
  [Tag.PROCESS]: 'Process',
  [Tag.PROCESS_QUEUE]: 'Queue',
  [Tag.COROUTINE]: 'coroutine',
  [Tag.ASYNC_GENERATOR]: 'async_generator',
  [Tag.ASYNC_STEP]: 'async_generator_asend',
  [Tag.AWAIT_WRAPPER]: 'coroutine_wrapper',
  [Tag.NOT_IMPLEMENTED]: 'NotImplementedType',
  [Tag.ELLIPSIS]: 'ellipsis',
  [Tag.TRACEBACK]: 'traceback',
  [Tag.CELL]: 'cell',
  [Tag.CLOSURE]: 'function',
  [Tag.METHOD]: 'method',
  [Tag.CLASS]: 'type',
  [Tag.INSTANCE]: 'object',
  [Tag.EXCEPTION]: 'Exception',
  [Tag.DICT]: 'dict',
  [Tag.SET]: 'set',
  [Tag.FROZENSET]: 'frozenset',
  [Tag.BIGINT]: 'int',
  [Tag.GENERATOR]: 'generator',
  [Tag.VIEW]: 'dict_keys',
  [Tag.PROPERTY]: 'property',
  [Tag.STATIC_METHOD]: 'staticmethod',
  [Tag.CLASS_METHOD]: 'classmethod',
  [Tag.SLICE]: 'slice',
  [Tag.TOOL]: 'zip',
  [Tag.SUPER]: 'super',
  [Tag.DEQUE]: 'collections.deque',
  [Tag.RLOCK]: '_thread.RLock',
}

/** Python's name for the type of values with this tag. */
export function typeName(tag: number): string {
  return NAMES[tag as Tag] ?? '?'
}

/** Types whose values accept new attributes in Python. */
const OPEN: readonly Tag[] = [Tag.FUNCTION, Tag.INTERPRETER, Tag.PROCESS, Tag.PROCESS_QUEUE]

/** The message for `value.name = …`. */
export function storeAttributeError(tag: number, name: string): string {
  if (OPEN.includes(tag)) return `AttributeError: gil-lab's '${typeName(tag)}' does not store the attribute '${name}', but Python's does`
  return pythonAttributes(tag).includes(name)
    ? `AttributeError: '${typeName(tag)}' object attribute '${name}' is read-only`
    : `AttributeError: '${typeName(tag)}' object has no attribute '${name}' and no __dict__ for setting new attributes`
}

/**
 * The message for an attribute that a value lacks. The compiler does not know the types of values, so it accepts every attribute. If
 * Python's type has the attribute, the message says that only gil-lab lacks it.
 */
export function attributeError(tag: number, name: string, type = typeName(tag)): string {
  return pythonAttributes(tag).includes(name) ? lacking(type, name) : `AttributeError: '${type}' object has no attribute '${name}'`
}

/**
 * The message for an attribute that a class lacks. CPython shows the module of a type only if the type is written in C.
 * @param full the name with the module
 */
export function classAttributeError(full: string, name: string, isBuiltin: boolean): string {
  const type = /^(threading|queue|multiprocessing)\./.test(full) ? full.slice(full.lastIndexOf('.') + 1) : full
  const tags = isBuiltin
    ? Object.keys(NAMES)
        .map(Number)
        .filter((tag) => NAMES[tag as Tag] === type)
    : []
  const hasInPython = [Tag.CLASS, ...tags].some((tag) => pythonAttributes(tag).includes(name))
  return hasInPython ? lacking(type, name) : `AttributeError: type object '${type}' has no attribute '${name}'`
}

function lacking(type: string, name: string): string {
  return `AttributeError: gil-lab's '${type}' has no attribute '${name}', but Python's has`
}
