import { describe, expect, it } from 'vitest'
import { Builtin } from '../../assembly/abi/builtins.ts'
import { Op, Operator } from '../../assembly/abi/instructions.ts'
import { Name } from '../../assembly/abi/names.ts'
import { Tag } from '../../assembly/abi/tags.ts'
import { FormatReason, IntegerReason, Trap, ValueReason } from '../../assembly/abi/traps.ts'
import type { TrapRecord } from '../../src/model/program.ts'
import { opOf } from '../../src/program/image/opcodes.ts'
import { compile, traceback } from '../../src/program/index.ts'

const SOURCE = `def inner(text, number):
    return text - number

def outer():
    return inner("a", 1)

outer()
`
const program = compile(SOURCE, 'x.py', { fuse: false })

/** A function's first instruction with this opcode. */
function at(functionIndex: number, op: Op): { functionIndex: number; instruction: number } {
  return { functionIndex, instruction: [...(program.functions[functionIndex]?.code ?? [])].findIndex((word) => opOf(word) === op) }
}

const tags = (left: Tag, right: Tag) => left | (right << 8)

describe('a traceback', () => {
  const trap: TrapRecord = {
    code: Trap.BINARY_TYPE,
    a: Operator.SUBTRACT,
    b: tags(Tag.STR, Tag.INT),
    frames: [at(0, Op.CALL), at(2, Op.CALL), at(1, Op.BINARY_OP)],
  }

  it('equals what CPython prints', () => {
    expect(traceback(program, trap, 'MainThread')).toBe(`Traceback (most recent call last):
  File "x.py", line 7, in <module>
    outer()
  File "x.py", line 5, in outer
    return inner("a", 1)
  File "x.py", line 2, in inner
    return text - number
TypeError: unsupported operand type(s) for -: 'str' and 'int'`)
  })

  it('names the thread unless it is the main thread', () => {
    const told = traceback(program, { ...trap, frames: [at(1, Op.BINARY_OP)] }, 'Thread-1 (inner)')
    expect(told.split('\n').slice(0, 3)).toEqual([
      'Exception in thread Thread-1 (inner):',
      'Traceback (most recent call last):',
      '  File "x.py", line 2, in inner',
    ])
  })

  it('shows a repeated frame three times and counts the rest', () => {
    const frames = [at(0, Op.CALL), ...Array.from({ length: 10 }, () => at(2, Op.CALL))]
    const told = traceback(program, { code: Trap.RECURSION, a: 0, b: 0, frames }, 'MainThread')
    expect(told.match(/in outer/g)).toHaveLength(3)
    expect(told).toContain('  [Previous line repeated 7 more times]\nRecursionError: maximum recursion depth exceeded')
  })
})

describe('the last line', () => {
  it.each([
    [Trap.BINARY_TYPE, Operator.ADD, tags(Tag.STR, Tag.INT), 'TypeError: can only concatenate str (not "int") to str'],
    [Trap.BINARY_TYPE, Operator.ADD, tags(Tag.INT, Tag.STR), "TypeError: unsupported operand type(s) for +: 'int' and 'str'"],
    [Trap.BINARY_TYPE, Operator.ADD + Operator.INPLACE, tags(Tag.LIST, Tag.INT), "TypeError: 'int' object is not iterable"],
    [Trap.BINARY_TYPE, Operator.MULTIPLY, tags(Tag.STR, Tag.FLOAT), "TypeError: can't multiply sequence by non-int of type 'float'"],
    [Trap.BINARY_TYPE, Operator.POWER, tags(Tag.STR, Tag.INT), "TypeError: unsupported operand type(s) for ** or pow(): 'str' and 'int'"],
    [
      Trap.BINARY_TYPE,
      Operator.SUBTRACT + Operator.INPLACE,
      tags(Tag.INT, Tag.STR),
      "TypeError: unsupported operand type(s) for -=: 'int' and 'str'",
    ],
    [Trap.COMPARE_TYPE, 1, tags(Tag.STR, Tag.INT), "TypeError: '<' not supported between instances of 'str' and 'int'"],
    [Trap.NOT_CALLABLE, Tag.NONE, 0, "TypeError: 'NoneType' object is not callable"],
    [Trap.ARGUMENT_COUNT, 1, 3, 'TypeError: inner() takes 2 positional arguments but 3 were given'],
    [Trap.ATTRIBUTE, Tag.INT, Name.APPEND, "AttributeError: 'int' object has no attribute 'append'"],
    [Trap.ZERO_DIVISION, Operator.TRUE_DIVIDE, 0, 'ZeroDivisionError: division by zero'],
    [Trap.ZERO_DIVISION, Operator.FLOOR_DIVIDE, 1, 'ZeroDivisionError: float floor division by zero'],
    [Trap.ZERO_DIVISION, Operator.REMAINDER, 0, 'ZeroDivisionError: integer modulo by zero'],
    [Trap.INTEGER, IntegerReason.TOO_LARGE_FOR_FLOAT, 0, 'OverflowError: int too large to convert to float'],
    [Trap.BINARY_TYPE, Operator.MULTIPLY, tags(Tag.LIST, Tag.BIGINT), "OverflowError: cannot fit 'int' into an index-sized integer"],
    [Trap.SUBSCRIPT_TYPE, Tag.LIST, Tag.BIGINT, "IndexError: cannot fit 'int' into an index-sized integer"],
    [Trap.INDEX, Tag.LIST, 0, 'IndexError: list index out of range'],
    [Trap.INDEX, Tag.STR, 0, 'IndexError: string index out of range'],
    [Trap.INDEX, Tag.LIST, 1, 'IndexError: list assignment index out of range'],
    [Trap.INDEX, Tag.LIST, 2, 'IndexError: pop index out of range'],
    [Trap.MEMORY, 0, 0, 'MemoryError'],
    [Trap.CANT_START_THREAD, 0, 0, "RuntimeError: can't start new thread"],
    [Trap.THREAD_STARTED_TWICE, 0, 0, 'RuntimeError: threads can only be started once'],
    [Trap.JOIN_BEFORE_START, 0, 0, 'RuntimeError: cannot join thread before it is started'],
    [Trap.JOIN_SELF, 0, 0, 'RuntimeError: cannot join current thread'],
    [Trap.UNPACK, 2, 3, 'ValueError: too many values to unpack (expected 2)'],
    [Trap.UNPACK, 3, 2, 'ValueError: not enough values to unpack (expected 3, got 2)'],
    [Trap.BUILTIN_TYPE, Builtin.LEN, Tag.INT, "TypeError: object of type 'int' has no len()"],
    [Trap.BUILTIN_COUNT, Builtin.RANGE, 0, 'TypeError: range expected at least 1 argument, got 0'],
    [Trap.BUILTIN_COUNT, Builtin.LEN, 2, 'TypeError: len() takes exactly one argument (2 given)'],
    [Trap.BUILTIN_COUNT, Builtin.THREAD_START, 1, 'TypeError: Thread.start() takes 1 positional argument but 2 were given'],
    [Trap.BUILTIN_KEYWORD, Builtin.PRINT, Name.ARGS, "TypeError: print() got an unexpected keyword argument 'args'"],
    [Trap.BUILTIN_KEYWORD, Builtin.THREAD, Name.SEP, "TypeError: Thread.__init__() got an unexpected keyword argument 'sep'"],
    [Trap.VALUE, Builtin.TIME_SLEEP, ValueReason.SLEEP_NEGATIVE, 'ValueError: sleep length must be non-negative'],
    [Trap.VALUE, Builtin.MAX, ValueReason.EMPTY_SEQUENCE, 'ValueError: max() iterable argument is empty'],
    [Trap.VALUE, Builtin.INT, ValueReason.INFINITY_TO_INT, 'OverflowError: cannot convert float infinity to integer'],
    [Trap.ASSERTION, 0, 0, 'AssertionError'],
    [Trap.UNARY_TYPE, Op.UNARY_INVERT, Tag.FLOAT, "TypeError: bad operand type for unary ~: 'float'"],
    [Trap.SUBSCRIPT_TYPE, Tag.LIST, Tag.STR, 'TypeError: list indices must be integers or slices, not str'],
    [Trap.SUBSCRIPT_TYPE, Tag.INT, Tag.INT, "TypeError: 'int' object is not subscriptable"],
    [Trap.STORE_TYPE, Tag.TUPLE, Tag.INT, "TypeError: 'tuple' object does not support item assignment"],
    [Trap.CONTAINS_TYPE, Tag.STR, Tag.INT, "TypeError: 'in <string>' requires string as left operand, not int"],
    [Trap.CONTAINS_TYPE, Tag.INT, Tag.INT, "TypeError: argument of type 'int' is not iterable"],
    [Trap.FORMAT, FormatReason.UNKNOWN_CODE, Tag.STR | (100 << 8), "ValueError: Unknown format code 'd' for object of type 'str'"],
    [Trap.FORMAT, FormatReason.UNSUPPORTED, Tag.NONE, 'TypeError: unsupported format string passed to NoneType.__format__'],
  ])('of trap %i with %i and %i is %j', (code, a, b, expected) => {
    expect(traceback(program, { code, a, b, frames: [] }, 'MainThread').split('\n').at(-1)).toBe(expected)
  })

  it('shows the text that a trap carries', () => {
    const line = (code: Trap, a: number, b: number, text: string) =>
      traceback(program, { code, a, b, text, frames: [] }, 'MainThread').split('\n').at(-1)
    expect(line(Trap.ASSERTION, 1, 0, 'too small')).toBe('AssertionError: too small')
    expect(line(Trap.VALUE, Builtin.FLOAT, ValueReason.NOT_A_NUMBER, "it's")).toBe('ValueError: could not convert string to float: "it\'s"')
  })

  it('names the variable that an instruction did not find', () => {
    expect(traceback(program, { code: Trap.NAME_ERROR, a: 0, b: 0, frames: [at(2, Op.LOAD_GLOBAL)] }, 'MainThread')).toContain(
      "NameError: name 'inner' is not defined",
    )
    expect(traceback(program, { code: Trap.UNBOUND_LOCAL, a: 1, b: 0, frames: [at(1, Op.LOAD_FAST)] }, 'MainThread')).toContain(
      "cannot access local variable 'number' where it is not associated with a value",
    )
  })

  it('names the missing arguments of a call with keywords', () => {
    const called = compile('def f(a, b, c):\n    return a\nf(1, c=2)\n', 'x.py')
    const instruction = [...(called.functions[0]?.code ?? [])].findIndex((word) => opOf(word) === Op.CALL_KW)
    const record = { code: Trap.MISSING_ARGUMENTS, a: 1, b: 0, text: 'b', frames: [{ functionIndex: 0, instruction }] }
    expect(traceback(called, record, 'MainThread')).toContain("f() missing 1 required positional argument: 'b'")
  })
})
