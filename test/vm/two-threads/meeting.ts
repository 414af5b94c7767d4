import type { Program } from '../../../src/model/program.ts'
import { compile, toImage } from '../../../src/program/index.ts'
import type { compileToWasm } from '../../../src/program/wasm/index.ts'
import { withPoints } from './points.ts'

/** An operation of each of two threads on shared data. */
export interface Meeting {
  /** Statements that make the shared data. */
  readonly setup: string
  /** Statements that make shared data in the other thread, which then owns it. Default: none. */
  readonly otherSetup?: string
  /** The body of a function that the main thread calls. It returns a value or raises an exception. */
  readonly mine: string
  /** The same for the other thread. */
  readonly theirs: string
  /** An expression for the state of the shared data after both operations. */
  readonly after: string
}

const indented = (text: string) => text.trim().replaceAll('\n', '\n    ')

function sourceOf({ setup, otherSetup = 'pass', mine, theirs, after }: Meeting): string {
  return `from _thread import start_new_thread
def ready():
    return None
def changed():
    return None
def begin():
    return None
def finish():
    return None
${setup}
def mine():
    ${indented(mine)}
def theirs():
    ${indented(theirs)}
def attempt(operation):
    try:
        return operation()
    except Exception as error:
        return type(error).__name__
results = {}
def other():
    ${indented(otherSetup)}
    ready()
    results['theirs'] = attempt(theirs)
    changed()
start_new_thread(other, ())
begin()
results['mine'] = attempt(mine)
finish()
print(repr(results['mine']), repr(results['theirs']), ${after})
`
}

/** The functions of the program that tell the host where the two threads are. */
const WATCHED = ['ready', 'changed', 'begin', 'finish', 'mine'] as const

/** A meeting as the two threads run it. */
export interface Prepared {
  readonly program: Program
  readonly image: Uint8Array
  /** The compiled functions. Those of `indexes` call the host after each access to memory (points.ts). */
  readonly compiled: WebAssembly.Module
  readonly indexes: Readonly<Record<(typeof WATCHED)[number], number>>
}

export function prepare(meeting: Meeting, compiler: typeof compileToWasm): Prepared {
  const program = compile(sourceOf(meeting), 'a.py')
  const indexes = WATCHED.map((name) => program.functions.findIndex((one) => one.name === name))
  const { image, module } = compiler(program, toImage(program), true)
  return {
    program,
    image,
    compiled: new WebAssembly.Module(withPoints(module, indexes)),
    indexes: Object.fromEntries(WATCHED.map((name, at) => [name, indexes[at]])) as Prepared['indexes'],
  }
}
