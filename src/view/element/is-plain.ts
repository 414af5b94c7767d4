import experiments from '../../experiments/index.ts?cards'
import gils from '../../model/gils.ts?ids'
import { type AttributeName, MODES, PARTS, THEMES } from './tag-names.ts'

/** The words that these attributes accept. */
const WORDS: Partial<Record<AttributeName, readonly string[]>> = {
  experiment: experiments.map(({ id }) => id),
  gil: gils,
  hide: PARTS,
  mode: MODES,
  theme: THEMES,
}
/** Attributes that need further code before the reader presses Run. */
const PREPARED: readonly AttributeName[] = ['compare', 'eval-breaker', 'predict', 'source', 'messages']
/** An address of a page, absolute or relative. */
const ADDRESS = /^(https?:\/\/[\w.-]+|(?!\w+:))[^\s]*$/

/**
 * A quick look at a tag: true if its poster needs no further code, because the attributes are valid and want nothing special. If it is
 * false, prepare.ts looks at the attributes again, and explains what is wrong with them. So most pages load no checks before a click.
 */
export function isPlain(attribute: (name: AttributeName) => string | null, hasInline: boolean): boolean {
  const text = (name: AttributeName) => attribute(name)?.trim() ?? ''
  const programs = [text('experiment'), text('src'), text('program'), hasInline].filter(Boolean)
  return (
    programs.length < 2 &&
    PREPARED.every((name) => attribute(name) === null) &&
    Object.entries(WORDS).every(([name, known]) => wordsOf(text(name as AttributeName)).every((word) => known.includes(word))) &&
    /^([1-9]\d?)?$/.test(text('threads')) &&
    (['src', 'lab'] as const).every((name) => ADDRESS.test(text(name)))
  )
}

/** The words of a list, separated by spaces or commas. */
export function wordsOf(list: string): string[] {
  return list.split(/[\s,]+/).filter(Boolean)
}
