import { BuiltinClass } from '../../../../assembly/abi/classes.ts'
import { Op } from '../../../../assembly/abi/instructions.ts'
import { BUILT_IN_MODULES, PYTHON_MODULES } from '../../library/python-modules.ts'
import type { Range } from '../../source/source-text.ts'
import type { Unit } from '../unit.ts'
import type { Missing } from './meaning.ts'

/** Whether CPython's module lacks the name; false if PYTHON_MODULES does not have the module. */
export function isMissing(module: string, name: string): boolean {
  const names = Object.hasOwn(PYTHON_MODULES, module) ? PYTHON_MODULES[module] : undefined
  return names !== undefined && !name.startsWith('__') && !names.split(/\s+/).includes(name)
}

/** Emits code that raises the AttributeError of `module.name`. */
export function raiseMissingAttribute(unit: Unit, { owner, name }: Missing, where: Range): void {
  raise(unit, BuiltinClass.ATTRIBUTE_ERROR, `module '${owner}' has no attribute '${name}'`, where)
}

/** Emits code that raises the ImportError of `from module import name`. */
export function raiseMissingImport(unit: Unit, { owner, name }: Missing, where: Range): void {
  const file = `/usr/lib/python3.13/${owner.replaceAll('.', '/')}${PACKAGES.includes(owner) ? '/__init__' : ''}.py`
  const place = BUILT_IN_MODULES.includes(owner) ? 'unknown location' : file
  raise(unit, BuiltinClass.IMPORT_ERROR, `cannot import name '${name}' from '${owner}' (${place})`, where)
}

const PACKAGES = ['asyncio', 'collections', 'concurrent.futures', 'json', 'logging', 'multiprocessing']

function raise(unit: Unit, id: BuiltinClass, message: string, where: Range): void {
  unit.constant({ kind: 'class', id }, where)
  unit.constant({ kind: 'str', value: message }, where)
  unit.emit(Op.CALL, 1, where)
  unit.emit(Op.RAISE_VARARGS, 1, where)
}
