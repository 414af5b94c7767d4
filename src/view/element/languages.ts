import { boundedText } from '../bounded-text.ts'
import { LANGUAGES } from './tag-names.ts'
import type { Translations } from './translator.ts'

/** Far more than the messages of one language need. */
const MOST_CHARACTERS = 2 ** 17

/** The language of a tag, and where its messages are. */
export interface LanguageRequest {
  /** A primary language subtag, for example "de". */
  readonly lang: string
  /** Whether the tag itself names the language. A language that only the page has needs no messages. */
  readonly isOwn: boolean
  /** Absolute URL of a file with the author's messages. */
  readonly messages: string | undefined
  /** Absolute URL of the lab's site, with a trailing slash. */
  readonly lab: string
}

/**
 * Loads the messages of a tag's language: the lab's own, and over them the author's. If there are none, the element stays English, and the
 * console says why.
 */
export async function translationsOf({ lang, isOwn, messages, lab }: LanguageRequest): Promise<Translations | undefined> {
  const isKnown = (LANGUAGES as readonly string[]).includes(lang)
  const own = lang !== 'en' && isKnown ? await fetched(new URL(`messages/${lang}.json`, lab).href) : undefined
  const authors = messages === undefined ? undefined : await fetched(messages)
  if (isOwn && !isKnown && messages === undefined)
    hint(
      `The lab has no messages in "${lang}", so the element stays English. Available: ${LANGUAGES.join(', ')}; for others, set the attribute messages.`,
    )
  return own || authors ? { ...own, ...authors } : undefined
}

async function fetched(url: string): Promise<Translations | undefined> {
  try {
    const response = await fetch(url)
    if (!response.ok) throw new Error(`The server answered ${response.status}.`)
    const text = await boundedText(response, MOST_CHARACTERS)
    if (text === undefined) throw new Error(`It has more than ${MOST_CHARACTERS} characters.`)
    return checked(JSON.parse(text))
  } catch (error) {
    hint(`The messages in ${url} cannot be used, so the element stays English. ${error instanceof Error ? error.message : error}`)
    return undefined
  }
}

function checked(messages: unknown): Translations {
  if (typeof messages !== 'object' || messages === null || Array.isArray(messages))
    throw new Error('Expected an object of English texts and translations.')
  const wrong = Object.entries(messages).find(([, text]) => typeof text !== 'string')
  if (wrong) throw new Error(`The translation of "${wrong[0]}" is not a text.`)
  return messages as Translations
}

function hint(words: string): void {
  console.warn(`<gil-lab>: ${words}`)
}
