// What a tag needs before the reader presses Run, beyond its poster: an explanation of a mistake in it, another language, its program, a
// question. Only tags that need it load this file (is-plain.ts).
import type { ElementView } from './element-view.ts'
import { type LanguageRequest, translationsOf } from './languages.ts'
import { predictionOf, predictionPanel } from './prediction.ts'
import { type ProgramPanel, programPanel } from './program-panel.ts'
import type { AttributeName } from './tag-names.ts'
import { type Program, tagRequestOf, urlOf } from './tag-request.ts'
import { translatorOf } from './translator.ts'

interface Preparation {
  readonly attribute: (name: AttributeName) => string | null
  readonly place: Parameters<typeof tagRequestOf>[1]
  readonly language: Pick<LanguageRequest, 'lang' | 'isOwn'>
  /** The program of a link, in embed/index.html. */
  readonly program: Program | undefined
  readonly guess: (choice: string) => void
}

/**
 * Adds to an element's view what its tag asks for. `isCurrent` is false when the tag has changed meanwhile.
 * @returns the program panel, if the tag shows its program
 * @throws LabError 'usage' for an invalid tag
 */
export async function prepare(view: ElementView, preparation: Preparation, isCurrent: () => boolean): Promise<ProgramPanel | undefined> {
  const { attribute, place, language, program, guess } = preparation
  const tag = tagRequestOf(attribute, place)
  const messages = attribute('messages')?.trim()
  const url = messages ? urlOf('messages', messages, place.baseUrl) : undefined
  const asked = attribute('predict')
  const [translations, prediction, panel] = await Promise.all([
    translationsOf({ ...language, messages: url, lab: tag.lab }),
    asked === null ? undefined : predictionOf(asked.trim(), tag.experiment),
    tag.source && programPanel(tag, program ?? tag.program),
  ])
  if (!isCurrent()) return undefined
  if (translations) view.speak(language.lang, translations, translatorOf(translations, language.lang))
  view.add({ prediction: prediction && predictionPanel(prediction, guess), program: panel?.element })
  return panel
}
