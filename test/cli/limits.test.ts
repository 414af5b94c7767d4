import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createProgram } from '../../src/cli/program.ts'
import { plan } from '../../src/lab/series/plans.ts'
import { decodePermalink, encodePermalink } from '../../src/links/permalink.ts'
import { LIMITS, rangeOf, type SettingName } from '../../src/model/limits.ts'
import type { AttributeName } from '../../src/view/element/tag-names.ts'
import { tagRequestOf } from '../../src/view/element/tag-request.ts'

const NAMES = Object.keys(LIMITS) as SettingName[]

/** Each setting's messages: one for the smallest value that is too large, and one for the largest value that is too small. */
const MESSAGES: Readonly<Record<SettingName, readonly [string, string]>> = {
  threads: messages('The number of threads is 129.', 'The number of threads is 0.', 'a whole number from 1 to 128'),
  rounds: messages('The number of rounds is 1,001.', 'The number of rounds is 0.', 'a whole number from 1 to 1,000'),
  workers: messages('The number of workers is 501.', 'The number of workers is 0.', 'a whole number from 1 to 500'),
  switchIntervalUs: messages(
    'The switch interval is 1,000.000001 s.',
    'The switch interval is 0 µs.',
    'a whole number of µs from 1 µs to 1,000 s',
  ),
  checkInterval: messages(
    'The check interval is 1,000,000,001 ticks.',
    'The check interval is 0 ticks.',
    'a whole number from 1 to 1,000,000,000 ticks',
  ),
  kernelEntryNs: messages('The kernel entry is 1.000001 ms.', 'The kernel entry is -1 ns.', 'a whole number of ns from 0 ns to 1 ms'),
  timeoutMs: messages('The timeout is 1,000,000.001 s.', 'The timeout is 0 ms.', 'a whole number of ms from 1 ms to 1,000,000 s'),
}

function messages(tooLarge: string, tooSmall: string, range: string): readonly [string, string] {
  return [`${tooLarge}\nIt must be ${range}.`, `${tooSmall}\nIt must be ${range}.`]
}

/** A part of the lab that accepts a setting, such as an option. It throws for a value outside the limits. */
type Surface = (name: SettingName, value: number) => unknown

const fromPlan: Surface = (name, value) => plan({ experiment: 'sleep', gil: ['tick'], rounds: 1, [name]: value })

const OPTIONS = {
  threads: ['--threads', 1],
  rounds: ['--rounds', 1],
  switchIntervalUs: ['--switch-interval', 1e6],
  checkInterval: ['--check-interval', 1],
  kernelEntryNs: ['--kernel-entry', 1],
  timeoutMs: ['--timeout', 1000],
} as const

function optionOf(name: keyof typeof OPTIONS) {
  const [long] = OPTIONS[name]
  const run = createProgram(() => {}).commands.find((command) => command.name() === 'run')
  return run!.options.find((option) => option.long === long)!
}

const fromOption: Surface = (name, value) => {
  const [, perUnit] = OPTIONS[name as keyof typeof OPTIONS]
  return optionOf(name as keyof typeof OPTIONS).parseArg!(`${value / perUnit}`, undefined)
}

const fromAttribute: Surface = (name, value) =>
  tagRequestOf((attribute: AttributeName) => (attribute === name ? `${value}` : null), {
    baseUrl: 'https://blog.example/',
    ownLab: 'https://lab.example/',
  })

const fromLink = async (name: SettingName, value: number) =>
  decodePermalink(await encodePermalink({ experiment: 'sleep', settings: { [name]: value } }))

function refusalOf(ask: () => unknown): string {
  try {
    ask()
    return ''
  } catch (error) {
    return (error as Error).message
  }
}

const SURFACES: readonly (readonly [string, readonly SettingName[], Surface])[] = [
  ['a run plan', NAMES, fromPlan],
  ["the command line's option", Object.keys(OPTIONS) as SettingName[], fromOption],
  ["the embed's attribute", ['threads'], fromAttribute],
]

describe.each(SURFACES)('%s', (_surface, names, ask) => {
  it.each(names)('accepts both limits of %s', (name) => {
    for (const value of [LIMITS[name].least, LIMITS[name].most]) expect(() => ask(name, value)).not.toThrow()
  })

  it.each(names)('refuses values beyond the limits of %s with the common message', (name) => {
    const [tooLarge, tooSmall] = MESSAGES[name]
    expect(refusalOf(() => ask(name, LIMITS[name].most + 1))).toBe(tooLarge)
    expect(refusalOf(() => ask(name, LIMITS[name].least - 1))).toBe(tooSmall)
  })
})

describe('a link', () => {
  const names = ['threads', 'rounds', 'switchIntervalUs', 'checkInterval', 'kernelEntryNs'] as const

  it.each(names)('accepts both limits of %s', async (name) => {
    for (const value of [LIMITS[name].least, LIMITS[name].most]) {
      expect((await fromLink(name, value)).settings).toEqual({ [name]: value })
    }
  })

  it.each(names)('refuses values beyond the limits of %s with the common message', async (name) => {
    const [tooLarge, tooSmall] = MESSAGES[name].map((message) => message.replace('\n', ' '))
    await expect(fromLink(name, LIMITS[name].most + 1)).rejects.toThrow(tooLarge)
    await expect(fromLink(name, LIMITS[name].least - 1)).rejects.toThrow(tooSmall)
  })
})

describe('a setting', () => {
  it('of more workers allows as many threads', () => {
    expect(() => plan({ experiment: 'sleep', workers: 300, threads: 300 })).not.toThrow()
    expect(() => plan({ experiment: 'sleep', workers: 300, threads: 301 })).toThrow('a whole number from 1 to 300')
  })

  it.each(['many', '', '1.5', 'Infinity'])('of %j is refused by the command line', (text) => {
    expect(() => optionOf('threads').parseArg!(text, undefined)).toThrow(
      /^The number of threads is "?\S*"?\.\nIt must be a whole number from 1 to 128\.$/,
    )
  })

  it('in seconds is read as Python writes it', () => {
    const parse = (text: string) => optionOf('switchIntervalUs').parseArg!(text, undefined)
    expect(['0.005', '5e-3', '0.001003'].map(parse)).toEqual([5000, 5000, 1003])
  })

  it.each(Object.keys(OPTIONS) as (keyof typeof OPTIONS)[])('appears in the help with its range: %s', (name) => {
    expect(optionOf(name).description).toContain(rangeOf(name))
  })

  it.each(NAMES)('appears in docs/playwright.md with its range: %s', (name) => {
    const docs = readFileSync('docs/playwright.md', 'utf8')
    expect(docs).toContain(`| \`${name}\` | ${rangeOf(name)} |`)
  })

  it('threads appears in docs/embedding.md with its range', () => {
    expect(readFileSync('docs/embedding.md', 'utf8')).toContain(`| \`threads\` | ${rangeOf('threads')}`)
  })
})
