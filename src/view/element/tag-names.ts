// The names that a tag can contain. The element loads this file before the reader presses Run, so it imports nothing.

/** The attributes, in the order of docs/embedding.md. */
export const ATTRIBUTES = [
  'experiment',
  'src',
  'program',
  'gil',
  'compare',
  'threads',
  'eval-breaker',
  'predict',
  'source',
  'compact',
  'hide',
  'caption',
  'lang',
  'messages',
  'mode',
  'theme',
  'lab',
] as const
export type AttributeName = (typeof ATTRIBUTES)[number]

export const MODES = ['auto', 'live', 'replay'] as const
export const THEMES = ['auto', 'light', 'dark'] as const
export const SOURCES = ['show', 'edit'] as const
/** The languages that the lab has messages for: messages/de.json and so on. The messages in the code are English. */
export const LANGUAGES = ['en', 'de', 'ja'] as const

/** The CSS parts, in the order in which they appear. The attribute `hide` accepts the same names. */
export const PARTS = [
  'bar',
  'run',
  'precise',
  'stop',
  'title',
  'status',
  'live',
  'progress',
  'prediction',
  'program',
  'poster',
  'claim',
  'key',
  'results',
  'frame',
  'problem',
  'answer',
  'headline',
  'guess',
  'bars',
  'basis',
  'verdict',
  'timeline',
  'figures',
  'output',
  'details',
  'foot',
  'side',
  'caption',
] as const
