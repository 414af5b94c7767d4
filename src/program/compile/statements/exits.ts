import { Comparison, Op } from '../../../../assembly/abi/instructions.ts'

import { Handler, Label } from '../../image/assembler.ts'
import { ModuleName } from '../../library/module-name.ts'
import type { Range } from '../../source/source-text.ts'
import type { Module } from '../modules/module.ts'
import type { Unit } from '../unit.ts'
import { protect } from './protect.ts'

/**
 * The name of a function that a module of the library may have. The function runs when the main file has ended, also after an error. The
 * program waits for its threads only after that. CPython's threading._shutdown() has the same order: first it calls the functions that
 * threading._register_atexit() registered, and then it joins the threads.
 */
const EXIT = '_python_exit'

export function hasExit(module: Module): boolean {
  return module.isLibrary && module.symbols.assignedGlobals.has(EXIT)
}

/** Compiles the statements of the main file, and after them the calls of the modules' exit functions. */
export function callExits(unit: Unit, modules: readonly Module[], where: Range, statements: () => void): void {
  const end = new Label()
  const handler = new Handler(unit.code.height)
  protect(unit, handler, undefined, statements)
  callAll(unit, modules, where)
  unit.jump(Op.JUMP_FORWARD, end, where)
  unit.code.enter(handler)
  callAll(unit, modules, where)
  unit.emit(Op.RERAISE, 0, where)
  unit.code.place(end)
}

/**
 * Calls the exit functions of the modules that the program has imported. In child processes and interpreters, the main file has another
 * `__name__`, so it skips these calls.
 */
function callAll(unit: Unit, modules: readonly Module[], where: Range): void {
  const end = new Label()
  unit.emit(Op.LOAD_GLOBAL, unit.module.global('__name__'), where)
  unit.constant({ kind: 'str', value: ModuleName.MAIN }, where)
  unit.emit(Op.COMPARE_OP, Comparison.EQUAL, where)
  unit.jump(Op.POP_JUMP_IF_FALSE, end, where)
  for (const module of modules) {
    const next = new Label()
    unit.emit(Op.GLOBAL_IS_SET, module.global(EXIT), where)
    unit.jump(Op.POP_JUMP_IF_FALSE, next, where)
    unit.emit(Op.LOAD_GLOBAL, module.global(EXIT), where)
    unit.emit(Op.CALL, 0, where)
    unit.emit(Op.POP_TOP, 0, where)
    unit.code.place(next)
  }
  unit.code.place(end)
}
