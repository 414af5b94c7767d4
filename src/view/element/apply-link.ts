import { OWN_FILE } from '../page/request.ts'
import { decodePermalink, isPermalink } from '../permalink.ts'
import type { GilLab } from './gil-lab.ts'

/** Gives an element what a link holds, to be run when somebody asks for it. @throws LabError 'usage' for a link that is none of ours */
export async function applyLink(element: GilLab, hash: string): Promise<void> {
  if (!isPermalink(hash)) return
  const { experiment, program, gils, settings } = await decodePermalink(hash)
  if (experiment) element.experiment = experiment
  if (gils) element.gil = gils.join(' ')
  element.content = { ...(program !== undefined && { program: { file: OWN_FILE, source: program } }), ...(settings && { settings }) }
}
