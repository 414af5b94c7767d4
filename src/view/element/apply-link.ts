import { OWN_FILE } from '../page/request.ts'
import { decodePermalink, isPermalink } from '../permalink.ts'
import type { GilLab } from './gil-lab.ts'

/**
 * Puts the content of a link into an element, which runs that content when the reader presses Run. Ignores a `hash` that is not a
 * permalink. @throws LabError 'usage' for an invalid permalink
 */
export async function applyLink(element: GilLab, hash: string): Promise<void> {
  if (!isPermalink(hash)) return
  const { experiment, program, files, gils, settings } = await decodePermalink(hash)
  if (experiment) element.experiment = experiment
  if (gils) element.gil = gils.join(' ')
  const own = program !== undefined && { program: { file: OWN_FILE, source: program, ...(files && { files }) } }
  element.content = { ...own, ...(settings && { settings }) }
}
