import experiments from '../../experiments/index.ts?cards'
import { OWN_FILE } from '../own-file.ts'

/** The texts of an experiment that its poster shows. The import suffix `?cards` keeps the experiments' programs out of the bundle. */
export interface Card {
  readonly id: string
  readonly title: string
  readonly claim: string
}

/** What a tag runs. */
interface Subject {
  readonly experiment: string | undefined
  /** Absolute URL. */
  readonly src: string | undefined
  /** The file of a program that is in the page or in a link. */
  readonly file: string | undefined
}

/** The title and the claim to show. The author's own file has a name and no claim. A tag that names nothing runs the first experiment. */
export function cardOf({ experiment, src, file }: Subject): Card {
  if (file === undefined && !src && !experiment) return experiments[0]!
  const found = file === undefined ? experiments.find(({ id }) => id === experiment) : undefined
  return found ?? { id: '', title: file ?? (src ? fileOf(src) : ''), claim: '' }
}

/** The name of the file at `url`, for titles and tracebacks: "race.py". */
export function fileOf(url: string): string {
  const name = new URL(url).pathname.split('/').pop() || OWN_FILE
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
