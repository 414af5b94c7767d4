import { capitalised, uncapitalised } from '../../model/capitalised.ts'
import { unbroken } from '../../model/number-format.ts'
import type { Translator } from '../translate.ts'

/** Messages by their English text. {1}, {2} … are places for figures and names. */
export type Translations = Readonly<Record<string, string>>

interface Template {
  readonly pattern: RegExp
  /** The number of the place that each group of the pattern captures. */
  readonly places: readonly number[]
  readonly translation: string
  /** Whether the first place is what a program says. */
  readonly quotes: boolean
}

/** What a place can contain: text without the end of a sentence or of a part of it. */
const WITHIN_A_SENTENCE = '((?:(?![.?!] |; ).)+?)'
/** Messages whose few words other texts have too. Their places contain only figures. */
const OF_FIGURES = /^(All |\{\d\} (to |of |ticks$|calls$|rounds$|switch intervals$))/
/** Messages whose first place contains only a figure. */
const BEGINS_WITH_A_FIGURE = /^\{1\} while /
/** Messages whose first place contains what a program says. That can have several sentences, and stays as it is. */
const QUOTES = /with an exception: \{1\}/
/** A number with its unit, such as "1.07 ×" or "< 5 µs". */
const NUMBER = '[<±≤≥−–-]? ?\\d[\\d.,]*(?: ?(?:[×%]|[nµm]?s|[kM]i?B))?'
/** Numbers without words, as in a cell of a table. */
const NUMBERS = new RegExp(`^${NUMBER}(?: · ${NUMBER})*$`)
const PLACE = /\{(\d)\}/g
/** A day as dayOf() writes it. */
const DAY = /^\d{1,2} [A-Z][a-z]+ \d{4}$/
/** Text that starts with a number, such as "1.07 ×" or "54.1 ms". */
const FIGURE = /^[<±≤≥−-]?\s?\d[\d.,]*(\s|%|$)/
/** The names of GILs in a sentence: "tick, switch and none". */
const NAMES = /^\S+(, \S+)* and \S+$/

/**
 * Makes the translator of a language. A text without a message of its own is translated sentence by sentence. The figures in a message get
 * the language's decimal marks.
 */
export function translatorOf(messages: Translations, lang: string): Translator {
  const templates = Object.keys(messages)
    .filter((english) => english.match(PLACE))
    .sort(byLiterals)
    .map((english) => templateOf(english, messages[english]!))
  const own = (english: string) => (Object.hasOwn(messages, english) ? messages[english] : undefined)
  const between = own(' ') ?? ' '
  const and = own(' and ') ?? ' and '
  const one = (english: string): string | undefined => {
    const found = own(english)
    if (found !== undefined) return found
    for (const { pattern, places, translation, quotes } of templates) {
      const found = pattern.exec(english)
      if (!found) continue
      return translation.replace(PLACE, (_, place) => {
        const captured = found[places.indexOf(Number(place)) + 1] ?? ''
        return quotes && place === '1' ? captured : value(captured)
      })
    }
    return undefined
  }
  const day = (english: string) => (DAY.test(english) ? dayIn(english, lang) : undefined)
  const inAnyCase = (english: string) => {
    const found = one(english) ?? one(capitalised(english))
    if (found !== undefined) return found
    const small = one(uncapitalised(english))
    return small === undefined ? undefined : capitalised(small)
  }
  // "98 % while a held the GIL and 2 % while b did", but not "check points of CPython 3.10 and later".
  const pair = (english: string): string | undefined => {
    const sides = english.split(' and ').map(inAnyCase)
    return sides.length > 1 && sides.every((side) => side !== undefined) ? sides.join(and) : inAnyCase(english)
  }
  const items = (english: string): string | undefined => {
    const parts = english.split(', ')
    const translated = parts.map(pair)
    if (translated.every((part) => part === undefined)) return undefined
    return translated.map((part, index) => part ?? rest(parts[index]!)).join(own(', ') ?? ', ')
  }
  const rest = (english: string) =>
    day(english) ?? (FIGURE.test(english) ? withMarks(english, lang) : NAMES.test(english) ? english.replace(' and ', and) : english)
  const value = (captured: string) =>
    own(captured) ?? own(capitalised(captured)) ?? items(captured) ?? inAnyCase(captured) ?? rest(captured)
  const sentences = (english: string): string => {
    const parts = english.split(/(?<=[.?!]) (?=\S)/)
    if (parts.length < 2) return english
    const translated = parts.map((part) => one(part) ?? one(part.replace(/[.]$/, '')))
    return translated.some((part) => part === undefined) ? english : translated.join(between)
  }
  return (english) => one(english) ?? day(english) ?? (NUMBERS.test(english) ? withMarks(english, lang) : sentences(english))
}

/** The template with the most text outside its places is the most specific one. */
function byLiterals(a: string, b: string): number {
  return b.replace(PLACE, '').length - a.replace(PLACE, '').length
}

function templateOf(english: string, translation: string): Template {
  const places = [...english.matchAll(PLACE)].map(([, place]) => Number(place))
  const quotes = QUOTES.test(english)
  const ofPlace = (place: string) => {
    if (quotes && place === '1') return '(.+?)'
    return OF_FIGURES.test(english) || (BEGINS_WITH_A_FIGURE.test(english) && place === '1') ? `(${NUMBER})` : WITHIN_A_SENTENCE
  }
  const pattern = english.split(PLACE).map((part, index) => (index % 2 ? ofPlace(part) : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
  return { pattern: new RegExp(`^${pattern.join('')}$`, 's'), places, translation, quotes }
}

/** A figure with the decimal marks of a language: "1.07 ×" is "1,07 ×" in German. */
function withMarks(figure: string, lang: string): string {
  const parts = new Intl.NumberFormat(lang).formatToParts(12345.6)
  const mark = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  return figure.replace(/\d[\d.,]*/g, (number) => number.replace(/[.,]/g, (point) => mark(point === '.' ? 'decimal' : 'group')))
}

/** A day in a language: "2 January 2026" is "2. Januar 2026" in German. */
function dayIn(english: string, lang: string): string | undefined {
  const date = new Date(`${english} UTC`)
  return Number.isNaN(date.valueOf()) ? undefined : date.toLocaleDateString(lang, { dateStyle: 'long', timeZone: 'UTC' })
}

/** Texts that are not messages: programs and what they print. */
const NOT_MESSAGES = 'pre, textarea, code'
/** Attributes that readers see or hear. */
const NAMES_OF_ELEMENTS = ['aria-label', 'title']
const NAMED = NAMES_OF_ELEMENTS.map((name) => `[${name}]`).join()

/**
 * Translates the texts below an element, now and whenever they change. An element with a text that has no message keeps the mark of
 * English text, so that a screen reader pronounces it right.
 */
export function translateWithin(root: HTMLElement, translate: Translator, lang: string): void {
  root.lang = 'en'
  const done = new WeakMap<Node, string>()
  const node = (text: Node) => {
    const english = text.nodeValue ?? ''
    const parent = text.parentElement
    if (!/[a-z\d]/i.test(english) || done.get(text) === english || !parent || parent.closest(NOT_MESSAGES)) return
    const [, before, words, after] = /^(\s*)(.*?)(\s*)$/s.exec(english)!
    const broken = words!.replaceAll('\u00a0', ' ')
    const translated = translate(broken)
    const shown = translated === broken ? english : before + unbroken(translated) + after
    done.set(text, shown)
    if (shown === english) return
    text.nodeValue = shown
    parent.setAttribute('lang', lang)
  }
  const label = (element: Element) => {
    for (const name of NAMES_OF_ELEMENTS) {
      const english = element.getAttribute(name)
      const translated = english && translate(english)
      if (translated && translated !== english) element.setAttribute(name, translated)
    }
  }
  const all = (top: Node) => {
    if (top.nodeType === Node.TEXT_NODE) return node(top)
    if (!(top instanceof Element)) return
    const texts = document.createTreeWalker(top, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) node(texts.currentNode)
    for (const element of [top, ...top.querySelectorAll(NAMED)]) if (element.matches(NAMED)) label(element)
  }
  all(root)
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) type === 'characterData' ? node(target) : addedNodes.forEach(all)
  }).observe(root, { subtree: true, childList: true, characterData: true })
}
