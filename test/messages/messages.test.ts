import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { EXPERIMENTS } from '../../src/experiments/index.ts'
import { uncapitalised } from '../../src/model/capitalised.ts'
import { GILS } from '../../src/model/gils.ts'
import { LANGUAGES } from '../../src/view/element/tag-names.ts'
import { type Translations, translatorOf } from '../../src/view/element/translator.ts'
import { EMBEDS } from '../../src/view/embeds/tags.ts'
import { earlierSentence, endSentence } from '../../src/view/end-sentences.ts'
import { PATH } from '../../src/view/lessons/index.ts'
import { statusSentence } from '../../src/view/status-sentences.ts'
import { DRAWN } from '../experiments/drawn.ts'
import { runsOf } from '../experiments/runs.ts'
import { sampleResult } from '../export/sample.ts'

const messagesOf = (lang: string) => JSON.parse(readFileSync(`messages/${lang}.json`, 'utf8')) as Translations
const ENGLISH = Object.keys(messagesOf('en'))
const OTHERS = LANGUAGES.filter((lang) => lang !== 'en')

/** The texts of experiments that an embed shows before a run. */
const CARDS = EXPERIMENTS.flatMap(({ title, claim }) => [title, claim])
const QUESTIONS = PATH.flatMap(({ lessons }) => lessons.flatMap(({ question, choices }) => [question, ...choices]))

/** The answers of each experiment, by its id. */
const ANSWERS = Object.fromEntries(
  EXPERIMENTS.map(({ id, answer }) => {
    const { confirmed, refuted } = DRAWN[id]!
    return [id, answer ? [confirmed, refuted].map((changes) => answer(runsOf(id, changes))!) : []]
  }),
)

/** The source of the code whose texts the messages translate. */
const CODE = sourcesOf('src').join('\n')

function sourcesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8'))
}

/** Whether the code contains the text between the places of a message. A word beside a place may be part of a longer text. */
function isInCode(message: string): boolean {
  const [longest = ''] = message
    .split(/\{\d\}|\d[\d.,]* ?\w*/)
    .map((part) => part.replace(/[.:;]?\s*$/, '').trim())
    .sort((a, b) => b.length - a.length)
  return CODE.includes(longest) || CODE.includes(uncapitalised(longest))
}

it('each language of the lab has a file, and each file is a language of the lab', () => {
  expect(readdirSync('messages').sort()).toEqual(LANGUAGES.map((lang) => `${lang}.json`).sort())
})

it('every English message is a text of the code', () => {
  // These messages are one sentence in the code with a choice inside.
  const composed =
    /^(Done: |Confirmed on|Refuted on|Cannot tell on|Run \{1\}|So far|Provisional|Events under|At most about|on |Printed|: not|Half of|The only hand-off|Once, |Not compared|Comparisons of|The whole lab|1 hold)|^\{1\}:? (failed|deadlocked|stopped|hand-offs|times, a later|holds end|switch intervals of|\{2\}, one round)/
  expect(ENGLISH.filter((message) => !composed.test(message) && !isInCode(message))).toEqual([])
})

describe.each(OTHERS)('the messages in %s', (lang) => {
  const messages = messagesOf(lang)
  const translate = translatorOf(messages, lang)
  const lacking = (texts: readonly string[]) => [...new Set(texts)].filter((text) => translate(text) === text && messages[text] !== text)

  it('translate every English message, with the same places', () => {
    const places = (text: string) => (text.match(/\{\d\}/g) ?? []).sort().join()
    expect(ENGLISH.filter((message) => messages[message] === undefined)).toEqual([])
    expect(Object.entries(messages).filter(([english, text]) => text !== '' && places(english) !== places(text))).toEqual([])
  })

  // An experiment without translations stays English, so a new experiment needs none.
  const translated = EXPERIMENTS.filter(({ title }) => messages[title] !== undefined)

  it('translate the claim, the question and its answers of each experiment whose title they translate', () => {
    const lessons = PATH.flatMap((stage) => stage.lessons).filter(({ experiment }) => translated.some(({ id }) => id === experiment))
    const questions = lessons.flatMap(({ question, choices }) => [question, ...choices])
    expect(translated.length).toBeGreaterThan(20)
    expect(lacking([...translated.map(({ claim }) => claim), ...questions])).toEqual([])
  })

  it('have no entry for a text that an experiment no longer has', () => {
    const shown = new Set([...ENGLISH, ...CARDS, ...QUESTIONS, ...GILS.map(({ title }) => title)])
    const stale = Object.keys(messages).filter(
      (english) => !shown.has(english) && !isInCode(english) && !english.split(/(?<=\.) |, |\d+ /).every(isInCode),
    )
    expect(stale).toEqual([])
  })

  it('have a label that fits where a picture has room for the English one', () => {
    const label = messages['not kept']!
    // A character of Japanese is as wide as two letters.
    expect(label.length + label.replace(/[^\u3000-\u9fff]/g, '').length).toBeLessThanOrEqual('not kept'.length)
  })

  it('translate the headlines of these experiments', () => {
    const headlines = translated.flatMap(({ id }) => ANSWERS[id]!.map(({ headline }) => headline))
    expect(headlines.length).toBeGreaterThan(20)
    expect(lacking(headlines)).toEqual([])
  })

  it('translate the bases and the pictures of the answers of these experiments', () => {
    const answers = translated.flatMap(({ id }) => ANSWERS[id]!)
    const words = answers.flatMap(({ basis, chart }) => [basis, ...(chart ? [chart.title] : [])])
    expect(words.length).toBeGreaterThan(40)
    expect(lacking(words)).toEqual([])
  })

  it('translate the status of a run, from the start to every kind of end', () => {
    const { report } = sampleResult()
    const [run] = report.runs
    const ends = (['completed', 'trapped', 'deadlocked', 'stopped'] as const).flatMap((outcome) =>
      [1, 2].map((count) => endSentence({ ...report, runs: Array.from({ length: count }, () => ({ ...run!, outcome })) })),
    )
    const stopped = (['completed', 'stopped'] as const).map((outcome) => ({ ...report, planned: 9, runs: [{ ...run!, outcome }] }))
    const at = { phase: 'run', done: 1, total: 9, experiment: 'sleep', gil: 'tick' } as const
    const steps = [
      { phase: 'queued' } as const,
      { phase: 'probe', what: 'clocks' } as const,
      { ...at, round: 1 },
      { ...at, round: 2 },
      { ...at, round: 2, isRepeat: true } as const,
    ]
    expect(
      lacking([
        ...ends,
        ...stopped.flatMap((one) => [endSentence(one), earlierSentence(one)]),
        ...steps.map((step) => statusSentence(step)!),
      ]),
    ).toEqual([])
  })
})

it('the examples of tags name the languages of the lab', () => {
  for (const lang of OTHERS) expect(EMBEDS.some(({ tag }) => tag.includes(`lang="${lang}"`))).toBe(true)
})
