import { decodePermalink, isPermalink } from '../../links/permalink.ts'
import { OWN_FILE } from '../page/request.ts'
import type { GilLab } from './gil-lab.ts'

/**
 * Puts the content of a link into an element, which runs that content when the reader presses Run. Ignores a `hash` that is not a
 * permalink.
 * @returns the element; for a link with a schedule, a poster that replays the schedule when the reader clicks
 * @throws LabError 'usage' for an invalid permalink
 */
export async function applyLink(element: GilLab, hash: string): Promise<HTMLElement> {
  if (!isPermalink(hash)) return element
  const link = await decodePermalink(hash)
  if (link.schedule !== undefined) return (await import('./schedule-poster.ts')).schedulePoster(link)
  const { experiment, program, files, gils, settings } = link
  if (experiment) element.experiment = experiment
  if (gils) element.gil = gils.join(' ')
  const own = program !== undefined && { program: { file: OWN_FILE, source: program, ...(files && { files }) } }
  element.content = { ...own, ...(settings && { settings }) }
  return element
}
