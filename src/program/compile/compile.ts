import { Op } from '../../../assembly/abi/instructions.ts'
import type { Constants } from '../../model/constants.ts'
import { LabError } from '../../model/errors.ts'
import type { ModuleFile, Program } from '../../model/program.ts'
import { Label } from '../image/assembler.ts'
import { NONE } from '../image/constant-pool.ts'
import { fuse } from '../image/fuse.ts'
import { enumerate } from '../library/library.ts'
import { tooDeep } from '../source/deep-parser.ts'
import { type Range, SourceText } from '../source/source-text.ts'
import { children } from '../source/syntax.ts'
import { expectedStarts } from './expected-starts.ts'
import { EXPRESSIONS } from './expressions/index.ts'
import type { Module } from './modules/module.ts'
import { type Files, Modules } from './modules/modules.ts'
import { ProgramBuilder } from './program-builder.ts'
import { refuse } from './refusals.ts'
import { Scope } from './scope.ts'
import { callExits, hasExit } from './statements/exits.ts'
import { compileFunction } from './statements/functions.ts'
import { protectModule } from './statements/imports.ts'
import { STATEMENTS } from './statements/index.ts'
import { NO_PARAMETERS } from './statements/parameters.ts'
import { Unit, type Visitors } from './unit.ts'

export interface CompileOptions {
  /** If false, the program contains no fused instructions. */
  readonly fuse?: boolean
  /** Numbers that replace those of module-level assignments `NAME = number`. */
  readonly constants?: Constants
  /** The program's other files, which the main file can import. */
  readonly files?: Files
}

const VISITORS: Visitors = { expressions: EXPRESSIONS, statements: STATEMENTS, refuse }

/**
 * Compiles a Python file and the files that it imports. `file` is its name in tracebacks: "countdown.py".
 * @throws LabError 'program' that shows the place, for text that Python refuses and for Python that gil-lab does not run; LabError 'usage'
 *   for a constant that the file does not assign
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
  const program = new ProgramBuilder(new Map(Object.entries(options.constants ?? {})))
  const modules = new Modules(program, source, options.files ?? {})
  const main = modules.loadMain()
  const files: (ModuleFile & { readonly run: number })[] = []
  const compileMain = openModule(main)
  // Compiling a module can add the modules that it imports to the end of the list. The main file is compiled after them, because at its end
  // it calls their exit functions.
  for (const module of modules.list) if (module !== main) files.push({ ...fileOf(module), run: openModule(module)([]) })
  files.unshift({ ...fileOf(main), run: compileMain(exitsOf(modules.list)) })
  while (files.length < modules.list.length) {
    const module = modules.list[files.length] as Module
    files.push({ ...fileOf(module), run: openModule(module)([]) })
  }
  // The program does not import the modules of lib/ that have methods of builtin types, so this loop adds them.
  for (const name of new Set(program.methods().map((one) => one.module))) {
    const before = modules.list.length
    const module = modules.library(name)
    if (modules.list.length > before) files.push({ ...fileOf(module), run: openModule(module)([]) })
  }
  while (files.length < modules.list.length) {
    const module = modules.list[files.length] as Module
    files.push({ ...fileOf(module), run: openModule(module)([]) })
  }
  checkOverrides(program.overrides, source.file)
  const compiled = program.finish(files, expectedStarts(source, main.tree.topNode, options.constants ?? {}))
  if (options.fuse === false) return compiled
  return { ...compiled, functions: compiled.functions.map((code) => ({ ...code, code: fuse(code.code, compiled.constants) })) }
}

/**
 * The modules whose exit functions run last, in this order. Each of the two functions first joins the program's threads. The exit
 * functions of all other modules run earlier, because they end some of these threads.
 */
const LAST_EXITS: readonly string[] = ['atexit', 'multiprocessing.process']

/** The modules that have an exit function, in the order of the calls. */
function exitsOf(modules: readonly Module[]): Module[] {
  const rank = ({ name }: Module) => LAST_EXITS.indexOf(name)
  return modules.filter(hasExit).sort((one, other) => rank(one) - rank(other))
}

function fileOf({ name, source, isLibrary }: Module): ModuleFile {
  return { name, file: source.file, source: source.text, isLibrary }
}

/** Reserves an index for the Python function that runs the module. @returns a callback that compiles the module and returns this index */
function openModule(module: Module): (exits: readonly Module[]) => number {
  const { tree, source, program } = module
  const symbols = module.finishSymbols()
  const unit = new Unit(module, new Scope(symbols.module, symbols), VISITORS)
  const index = program.functions.push(undefined) - 1
  const end = { from: source.text.length, to: source.text.length }
  const whole = {
    name: '<module>',
    qualifiedName: '<module>',
    parameters: NO_PARAMETERS,
    doc: undefined,
    node: { from: 0, to: source.text.length },
  }
  return (exits) => {
    program.functions[index] = compileFunction(unit, whole, () => {
      const statements = () => {
        for (const statement of children(tree.topNode)) unit.statement(statement)
      }
      if (module.index > 0) protectModule(unit, index, end, statements)
      else if (exits.length > 0) callExits(unit, exits, end, statements)
      else statements()
      const hasFinalizers = module.index === 0 && /\bdef __del__\b/.test(source.text) && !USES_THREADS.test(source.text)
      if (hasFinalizers) clearGlobals(unit, symbols.module.assigned, end)
    })
    return index
  }
}

/**
 * Matches a program that may have threads. Its threads may still use the globals when the code of the main file has ended, so the compiler
 * does not clear the globals of such a program.
 */
const USES_THREADS = /\b(_thread|threading|concurrent|multiprocessing|asyncio)\b/

/**
 * Compiles the end of a program, where CPython sets the globals of the main file to None: first the names that begin with one underscore,
 * then the others. An object that only such a global refers to is then finalized. A program without a `__del__` does not observe that.
 */
function clearGlobals(unit: Unit, names: ReadonlySet<string>, where: Range): void {
  const isFirst = (name: string) => /^_(?!_)/.test(name)
  for (const name of [...[...names].filter(isFirst), ...[...names].filter((one) => !isFirst(one))]) {
    const kept = new Label()
    unit.emit(Op.GLOBAL_IS_SET, unit.module.global(name), where)
    unit.jump(Op.POP_JUMP_IF_FALSE, kept, where)
    unit.constant(NONE, where)
    unit.emit(Op.STORE_GLOBAL, unit.module.global(name), where)
    unit.code.place(kept)
  }
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
