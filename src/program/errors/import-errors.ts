import type { FunctionCode, ModuleFile, Program } from '../../model/program.ts'

/** The parts of a trap that these messages need. */
interface Unset {
  readonly program: Program
  /** Index of the global that is unset. */
  readonly a: number
  /** 1 while the global's module has not run to its end. */
  readonly b: number
  readonly code: FunctionCode | undefined
}

/**
 * The message for a global that is unset. If the code of the global's own module reads the global, the error is a NameError. In the code
 * of another module, the global is an attribute of its module, so the error is an AttributeError.
 */
export function nameError({ program, a, b, code }: Unset): string {
  const name = program.globals[a]
  const module = program.globalModules[a] ?? 0
  if (!code || code.module === module) return `NameError: name '${name}' is not defined`
  const owner = program.modules[module] as ModuleFile
  if (!b) return `AttributeError: module '${owner.name}' has no attribute '${name}'`
  // A module inside a package cannot hide a third-party module, so CPython suggests to rename the file only for other modules.
  return owner.name.includes('.')
    ? `AttributeError: partially initialized module '${owner.name}' from '${owner.file}' has no attribute '${name}' (most likely due to a circular import)`
    : `AttributeError: module '${owner.name}' has no attribute '${name}' (consider renaming '${owner.file}' if it has the same name as a third-party module you intended to import)`
}

/** The message of `from module import name` if the module has not bound the name. */
export function importError({ program, a, b }: Unset): string {
  const { name, file } = program.modules[program.globalModules[a] ?? 0] as ModuleFile
  return b
    ? `ImportError: cannot import name '${program.globals[a]}' from partially initialized module '${name}' (most likely due to a circular import) (${file})`
    : `ImportError: cannot import name '${program.globals[a]}' from '${name}' (${file})`
}
