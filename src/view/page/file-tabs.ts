import { make, uniqueId } from '../dom.ts'

/** Receives what the reader does with the files. */
interface FileActions {
  select(file: string): void
  add(file: string): void
  remove(file: string): void
}

interface FileTabs {
  readonly element: HTMLElement
  /** Shows a button per file, the main file first. A program of one file gets no such button. `current` is the file in the editor. */
  show(files: readonly string[], current: string): void
}

/** A path that an import statement can name: "helper.py", "pkg/__init__.py". */
const PATH = /^([A-Za-z_]\w*\/)*[A-Za-z_]\w*\.py$/

/** The buttons of the program's files. The first file is the main file, and the reader cannot remove it. */
export function fileTabs(actions: FileActions): FileTabs {
  const buttons = make('div', { class: 'file-tabs', role: 'group', 'aria-label': 'Files of the program' })
  const add = make('button', { type: 'button', class: 'small', click: () => open(true) }, 'Add a file')
  const remove = make('button', { type: 'button', class: 'small', click: () => actions.remove(shown) })
  const name = make('input', { id: uniqueId('file'), size: 14, spellcheck: 'false', autocapitalize: 'off', autocomplete: 'off' })
  const problem = make('p', { class: 'refusal', id: uniqueId('problem'), role: 'alert', hidden: true })
  name.setAttribute('aria-describedby', problem.id)
  const form = make(
    'div',
    { class: 'new-file', hidden: true },
    make('label', { for: name.id }, 'File name'),
    name,
    make('button', { type: 'button', class: 'small', click: () => accept() }, 'Add'),
    make('button', { type: 'button', class: 'small', click: () => open(false) }, 'Cancel'),
  )
  let known: readonly string[] = []
  let shown = ''
  const open = (asking: boolean) => {
    form.hidden = !asking
    problem.hidden = true
    name.value = asking ? freeName(known) : ''
    if (asking) name.select()
    else add.focus()
  }
  const accept = () => {
    const file = name.value.trim()
    const fault = faultOf(file, known)
    problem.textContent = fault ?? ''
    problem.hidden = fault === undefined
    if (fault) return name.focus()
    open(false)
    actions.add(file)
  }
  // The fields are part of the form whose submission starts a run, so Enter would press Run.
  name.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    if (event.key === 'Enter') accept()
    else open(false)
  })
  return {
    element: make('div', { class: 'files' }, buttons, form, problem),
    show: (files, current) => {
      known = files
      shown = current
      const focused = buttons.contains(document.activeElement)
      const tabs = files.map((file) =>
        make('button', { type: 'button', class: 'tab', 'aria-pressed': `${file === current}`, click: () => actions.select(file) }, file),
      )
      remove.textContent = `Remove ${current}`
      buttons.replaceChildren(...(tabs.length > 1 ? tabs : []), add, ...(current === files[0] ? [] : [remove]))
      if (focused) tabs[files.indexOf(current)]?.focus()
    },
  }
}

/** The first of helper.py, helper2.py and so on that no file has. */
function freeName(files: readonly string[]): string {
  for (let number = 1; ; number++) {
    const name = `helper${number === 1 ? '' : number}.py`
    if (!files.includes(name)) return name
  }
}

/** The reason why the program cannot have another file with this name; undefined if it can. */
function faultOf(file: string, known: readonly string[]): string | undefined {
  if (known.includes(file)) return `The program already has the file ${file}.`
  if (!PATH.test(file)) return 'A file name must be a Python name and end in .py, such as helper.py or tools/clock.py.'
  return undefined
}
