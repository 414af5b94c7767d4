import type { Mutant } from './mutant.ts'

const DISPATCH = 'assembly/gil/gil.ts'

export const INTERPRETER_KEEPS_GIL: Mutant = {
  id: 'interpreter-keeps-gil',
  defect: 'a thread that enters an interpreter keeps its old GIL',
  file: DISPATCH,
  find: '    t.gil = gil\n    if (isOther) Gil.name(t)',
  replace: '    if (isOther) Gil.name(t)',
}

export const INTERPRETER_TAKES_NO_GIL: Mutant = {
  id: 'interpreter-takes-no-gil',
  defect: 'a thread that enters an interpreter does not acquire its GIL',
  file: DISPATCH,
  find: 'if (isOther) Gil.name(t)\n    Record.stamp(t, Event.WANTED, 0)\n    Gil.acquire(t)',
  replace: 'if (isOther) Gil.name(t)\n    Record.stamp(t, Event.WANTED, 0)',
}

export const INTERPRETER_SHARES_GLOBALS: Mutant = {
  id: 'interpreter-shares-globals',
  defect: 'a thread that enters an interpreter still sees the globals of the old one',
  file: 'assembly/os/interpreters.ts',
  find: '    t.globals = it.globals\n',
  replace: '    if (!t.globals) t.globals = it.globals\n',
}
