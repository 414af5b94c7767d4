import { LabError } from '../../model/errors.ts'
import { SHOWN_EXPERIMENTS } from './shown-experiments.ts'

/** Names that people may expect the page to read, because the tag, the command line or the links have them. */
const NAMES = ['experiment', 'gil', 'gils', 'program', 'threads', 'rounds', 'schedule']

/**
 * Refuses an address that somebody wrote by hand or cut short, such as "?experiment=sleep" or "#v1": the page reads only its own
 * links and the names of its steps, such as "#sleep". Other names are parameters of other programs, such as utm_source, or anchors. They have no effect.
 * @throws LabError 'usage'
 */
export function refuseHandwritten({ search, hash }: Pick<Location, 'search' | 'hash'>): void {
  const names = [search, hash].flatMap((part) => [...new URLSearchParams(part.slice(1)).keys()])
  const own = names.find((name) => NAMES.includes(name) || /^v\d+$/.test(name) || SHOWN_EXPERIMENTS.some(({ id }) => id === name))
  if (own === undefined) return
  throw new LabError(
    'usage',
    `The page does not read "${own}" from its address.`,
    'Choose a step in the path, or open a link that “Copy link” made.',
  )
}
