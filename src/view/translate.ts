/** Returns a text in the reader's language, or the text itself if the language has no message for it. */
export type Translator = (english: string) => string

/** The translator of a page in English. */
export const inEnglish: Translator = (english) => english
