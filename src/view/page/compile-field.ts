import type { RunRequest } from '../../model/run.ts'
import { make, uniqueId } from '../dom.ts'

interface CompileField {
  readonly element: HTMLElement
  /** The reader's choice. It is an empty object for the default: functions are compiled. */
  chosen(): Pick<RunRequest, 'compile'>
  show(compile: RunRequest['compile']): void
}

const ABOUT =
  'Whether functions become Wasm before the run, or the eval loop runs each instruction. It always does if one of the GILs is none.'

export function compileField(): CompileField {
  const summary = make('span', { class: 'summary', id: uniqueId('summary') }, ABOUT)
  const id = uniqueId('compile')
  const options = [make('option', { value: '', selected: true }, 'compiled to Wasm'), make('option', { value: 'no' }, 'in the eval loop')]
  const select = make('select', { id, 'aria-describedby': summary.id }, ...options)
  return {
    element: make('p', { class: 'setting' }, make('label', { for: id }, 'Functions run'), select, summary),
    chosen: () => (select.value === 'no' ? { compile: false } : {}),
    show: (compile) => {
      select.value = compile === false ? 'no' : ''
    },
  }
}
