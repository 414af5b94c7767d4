import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runSource } from '../vm/machine.ts'
import { recorder } from './find-python.ts'
import { whySkipped as why } from './python.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const python = recorder()

/** The message of the AttributeError that an expression raises; '' if it raises none. */
function error(expression: string): string {
  const source = `from threading import Lock\n\nclass Own:\n    pass\n\ndef f():\n    pass\n\ntry:\n    ${expression}\nexcept AttributeError as e:\n    print(e)\n`
  return runSource(source).stdout.trimEnd()
}

describe('the attributes that Python has', () => {
  it.skipIf(why)(`are those of CPython 3.13${why && `: skipped, ${why}`}`, { timeout: 60_000 }, () => {
    const written = execFileSync('path' in python ? python.path : '', ['-W', 'ignore', 'scripts/python-attributes.py'], { cwd: ROOT })
    expect(readFileSync(`${ROOT}/src/program/library/python-attributes.ts`, 'utf8')).toBe(written.toString())
  })

  it.each([
    ['(5).__getnewargs__', "gil-lab's 'int' has no attribute '__getnewargs__', but Python's has"],
    ['True.__getnewargs__', "gil-lab's 'bool' has no attribute '__getnewargs__', but Python's has"],
    ['(1 << 70).__getnewargs__', "gil-lab's 'int' has no attribute '__getnewargs__', but Python's has"],
    ['Lock().__sizeof__', "gil-lab's '_thread.lock' has no attribute '__sizeof__', but Python's has"],
    ['f.__builtins__', "gil-lab's 'function' has no attribute '__builtins__', but Python's has"],
    ['Own().__sizeof__', "gil-lab's 'Own' has no attribute '__sizeof__', but Python's has"],
    ['Own.__dictoffset__', "gil-lab's 'Own' has no attribute '__dictoffset__', but Python's has"],
    ['float.__getformat__', "gil-lab's 'float' has no attribute '__getformat__', but Python's has"],
  ])('%s names gil-lab as the one that lacks the attribute', (expression, message) => expect(error(expression)).toBe(message))

  it.each([
    ['(5).foo', "'int' object has no attribute 'foo'"],
    ['[].bit_count', "'list' object has no attribute 'bit_count'"],
    ['Own().bit_count', "'Own' object has no attribute 'bit_count'"],
    ['Own.foo', "type object 'Own' has no attribute 'foo'"],
    ['int.foo', "type object 'int' has no attribute 'foo'"],
    ['print.foo', "'builtin_function_or_method' object has no attribute 'foo'"],
    ['[].foo = 1', "'list' object has no attribute 'foo' and no __dict__ for setting new attributes"],
    ['[].append = 1', "'list' object attribute 'append' is read-only"],
  ])('%s gives the message of CPython', (expression, message) => expect(error(expression)).toBe(message))
})
