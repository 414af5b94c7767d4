import type { ResultsView } from '../parts/results-view.ts'
import type { ResultsWords } from '../parts/results-words.ts'
import results from '../styles/results.css?inline'
import { inEnglish, type Translator } from '../translate.ts'
import { cardOf } from './card.ts'
import type { RunDisplay } from './run-display.ts'
import { adopt, hideParts } from './sheets.ts'
import type { AuthorContent, TagRequest } from './tag-request.ts'
import { translateWithin, translatorOf } from './translator.ts'

/** The results of an element. They appear while a measurement goes on, and all at once for a recorded run. */
export type EmbedResults = Pick<ResultsView, 'element' | 'begin' | 'machine' | 'grow' | 'show'>

/** Makes the results that a tag asks for, and puts them into the display. */
export async function resultsFor(tag: TagRequest, content: AuthorContent, display: RunDisplay): Promise<EmbedResults> {
  adopt(display.root, results)
  hideParts(display.root, tag.hide)
  const translate = translatorFor(display)
  const view = await made(tag, display, translate, nameOfResults(tag, content))
  if (display.language) translateWithin(display.stage, translate, display.language.lang)
  withoutLandmarks(display.stage)
  display.stage.append(view.element)
  return view
}

/** Makes each section of the results a group. A page can have many embeds, and its landmarks are those of its author. */
function withoutLandmarks(stage: HTMLElement): void {
  const group = () => {
    for (const section of stage.querySelectorAll('section:not([role])')) section.role = 'group'
  }
  new MutationObserver(group).observe(stage, { subtree: true, childList: true })
}

/** The translator of a display's language. */
export function translatorFor({ language }: RunDisplay): Translator {
  return language ? translatorOf(language.translations, language.lang) : inEnglish
}

/** What screen readers call the results of a tag. A page can have several tags. */
export function nameOfResults(tag: TagRequest, { program }: AuthorContent): string {
  return `Results: ${cardOf({ ...tag, file: program?.file }).title}`
}

async function made(tag: TagRequest, display: RunDisplay, translate: Translator, name: string): Promise<EmbedResults> {
  if (!tag.compact && !tag.compare) return (await import('../parts/results-view.ts')).resultsView({ footFolded: true, translate, name })
  const [{ denseResults }, { default: css }] = await Promise.all([import('./dense-results.ts'), import('./dense-results.css?inline')])
  adopt(display.root, css)
  return denseResults(tag, name)
}

/** What the results say beside the figures. `notes`: sentences about a recorded run. */
export function wordsFor(guess: string | undefined, notes: readonly HTMLElement[] = []): ResultsWords {
  return { open: [], ...(guess !== undefined && { guess }), notes }
}
