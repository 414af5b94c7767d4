import type { Constants } from '../../model/constants.ts'
import { LabError } from '../../model/errors.ts'
import type { Program } from '../../model/program.ts'
import { fuse } from '../image/fuse.ts'
import { enumerate } from '../library/library.ts'
import { tooDeep } from '../source/deep-parser.ts'
import { SourceText } from '../source/source-text.ts'
import { children, parse } from '../source/syntax.ts'
import { expectedStarts } from './expected-starts.ts'
import { EXPRESSIONS } from './expressions/index.ts'
import { ProgramBuilder } from './program-builder.ts'
import { refuse } from './refusals.ts'
import { Scope } from './scope.ts'
import { compileFunction } from './statements/functions.ts'
import { STATEMENTS } from './statements/index.ts'
import { NO_PARAMETERS } from './statements/parameters.ts'
import { Symbols } from './symbols.ts'
import { Unit, type Visitors } from './unit.ts'

export interface CompileOptions {
  /** false: the program contains no fused instructions. */
  readonly fuse?: boolean
  /** Numbers that replace those of module-level assignments `NAME = number`. */
  readonly constants?: Constants
}

const VISITORS: Visitors = { expressions: EXPRESSIONS, statements: STATEMENTS, refuse }

/**
 * Compiles a Python file. `file` is its name in tracebacks: "countdown.py".
 * @throws LabError that shows the place, for text that Python refuses and for Python that gil-lab does not run
 */
export function compile(text: string, file: string, options: CompileOptions = {}): Program {
  const source = new SourceText(text, file)
  try {
    return compileSource(source, options)
  } catch (error) {
    // JavaScript engines use these words for an exhausted stack: "Maximum call stack size exceeded", "too much recursion". The reason is a
    // program that nests too deeply.
    if (error instanceof Error && /call stack|recursion/.test(error.message) && !(error instanceof LabError)) throw tooDeep(source, 0)
    throw error
  }
}

function compileSource(source: SourceText, options: CompileOptions): Program {
  const tree = parse(source)
  const module = tree.topNode
  const program = new ProgramBuilder(source, new Map(Object.entries(options.constants ?? {})))
  const symbols = new Symbols(source, module)
  const unit = new Unit(program, new Scope(symbols.module, symbols), VISITORS)
  program.functions.push(undefined)
  const whole = {
    name: '<module>',
    qualifiedName: '<module>',
    parameters: NO_PARAMETERS,
    doc: undefined,
    node: { from: 0, to: source.text.length },
  }
  program.functions[0] = compileFunction(unit, whole, () => {
    for (const statement of children(module)) unit.statement(statement)
  })
  checkOverrides(program.overrides, source.file)
  const compiled = program.finish(expectedStarts(source, module, options.constants ?? {}))
  if (options.fuse === false) return compiled
  return { ...compiled, functions: compiled.functions.map((code) => ({ ...code, code: fuse(code.code, compiled.constants) })) }
}

/** Refuses the overrides that are still in the map, because no assignment of the program used them. @throws LabError */
function checkOverrides(overrides: ReadonlyMap<string, number>, file: string): void {
  if (overrides.size === 0) return
  const names = [...overrides.keys()]
  throw new LabError(
    'usage',
    `${file} has no line '${names[0]} = <number>' at module level, so ${enumerate(names)} cannot be set`,
    'Set only names that the program assigns a number to at module level.',
  )
}
