import { LabError } from '../../model/errors.ts'
import { make } from '../dom.ts'
import { fetchAuthorContent } from './author-content.ts'
import type { Program, TagRequest } from './tag-request.ts'

/** The program of a tag, which the reader sees before a run, and can change if the author allows it. */
export interface ProgramPanel {
  readonly element: HTMLElement
  /** The program as the reader changed it; undefined if it is still the author's. */
  edited(): Program | undefined
}

/** @throws LabError 'usage' if the tag's file cannot be fetched or contains no program */
export async function programPanel(tag: TagRequest, given: Program | undefined): Promise<ProgramPanel> {
  const program = given ?? (await programOf(tag))
  const { file, source } = program
  if (tag.source === 'show') {
    const text = make('pre', { tabindex: 0, role: 'group', 'aria-label': file }, source)
    return { element: panel(text), edited: () => undefined }
  }
  const area = make('textarea', { 'aria-label': file, spellcheck: 'false', autocapitalize: 'off', autocomplete: 'off', wrap: 'off' })
  area.value = source
  const reset = make('button', { type: 'button', hidden: true, click: () => change(source) }, 'Undo the changes')
  const change = (text: string) => {
    area.value = text
    reset.hidden = true
    area.focus()
  }
  area.addEventListener('input', () => {
    reset.hidden = area.value === source
  })
  return {
    element: panel(area, reset),
    edited: () => (area.value === source ? undefined : { ...program, source: area.value }),
  }
}

function panel(...children: readonly HTMLElement[]): HTMLElement {
  return make('div', { part: 'program', class: 'program' }, ...children)
}

async function programOf({ experiment, src }: TagRequest): Promise<Program> {
  if (!src) {
    const { default: sources } = await import('../../experiments/index.ts?sources')
    const { file, source } = sources.find(({ id }) => id === experiment)!
    return { file, source }
  }
  const { program } = await fetchAuthorContent(src, AbortSignal.timeout(30_000))
  if (program) return program
  throw new LabError('usage', `${src} is a recording, so the tag has no program to show.`, 'Remove the attribute source.')
}
