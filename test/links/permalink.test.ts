import { deflateRawSync } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EXPERIMENTS } from '../../src/experiments/index.ts'
import { plan } from '../../src/lab/series/plans.ts'
import { decodePermalink, encodePermalink, isPermalink, type Shared } from '../../src/links/permalink.ts'
import { LabError } from '../../src/model/errors.ts'
import { GILS } from '../../src/model/gils.ts'
import { LIMITS, type SettingName } from '../../src/model/limits.ts'

/** Text of any UTF-16 code units, including unpaired surrogates. */
const anyText = (minLength: number, maxLength: number) =>
  fc.array(fc.nat(0xffff), { minLength, maxLength }).map((units) => String.fromCharCode(...units))

const COUNTDOWN = EXPERIMENTS[0]!

/** A link with any content. */
const linkOf = (content: string | Uint8Array) => `#v1.${deflateRawSync(content).toString('base64url')}`

const refused = async (hash: string): Promise<LabError> => {
  const error = await decodePermalink(hash).catch((thrown) => thrown)
  expect(error, hash.slice(0, 80)).toBeInstanceOf(LabError)
  expect(error.code).toBe('usage')
  return error
}

const within = (name: SettingName) => fc.integer({ min: LIMITS[name].least, max: LIMITS[name].most })

const settings: fc.Arbitrary<NonNullable<Shared['settings']>> = fc.record(
  {
    threads: within('threads'),
    rounds: within('rounds'),
    switchIntervalUs: within('switchIntervalUs'),
    checkInterval: within('checkInterval'),
    kernelEntryNs: within('kernelEntryNs'),
    evalBreaker: fc.constantFrom('2.7' as const, '3.9' as const),
  },
  { requiredKeys: [] },
)
const rest = {
  gils: fc.subarray(
    GILS.map(({ id }) => id),
    { minLength: 1 },
  ),
  settings,
}
/** What one run of a link can be. */
const oneRun = fc.oneof(
  fc.record({ experiment: fc.constantFrom(...EXPERIMENTS.map(({ id }) => id)), ...rest }, { requiredKeys: ['experiment'] }),
  fc.record(
    {
      program: fc.oneof(anyText(0, 200), fc.constantFrom(COUNTDOWN.source, '')),
      ...rest,
      files: fc.dictionary(fc.stringMatching(/^[a-z_]{1,12}\.py$/), anyText(0, 50)),
    },
    { requiredKeys: ['program'] },
  ),
)
const choices: fc.Arbitrary<Shared> = fc.oneof(
  oneRun,
  fc.tuple(oneRun, oneRun).map(([choice, pinned]): Shared => ({ ...choice, pinned })),
  fc.record(
    {
      schedule: fc.stringMatching(/^(switch-2x1x1:)?([a-c]\d{0,3}|\(\d\))*$/),
      gils: fc.constantFrom(...GILS.map(({ id }) => [id])),
      program: anyText(0, 100),
      settings,
    },
    { requiredKeys: ['schedule', 'gils'] },
  ),
)

describe('a permalink', () => {
  it('decodes to what was encoded, and contains only characters that an address allows', async () => {
    await fc.assert(
      fc.asyncProperty(choices, async (choice) => {
        const hash = await encodePermalink(choice)
        expect(hash).toMatch(/^#v1\.[\w-]+$/)
        expect(isPermalink(hash)).toBe(true)
        expect(await decodePermalink(hash)).toEqual(choice)
      }),
      { numRuns: 50 },
    )
  })

  it('contains the id of an experiment, not its program', async () => {
    expect((await encodePermalink({ experiment: COUNTDOWN.id, gils: COUNTDOWN.gils })).length).toBeLessThan(120)
  })

  it('decodes to a request that the lab accepts', async () => {
    await fc.assert(
      fc.asyncProperty(choices, async (choice) => {
        const { threads, evalBreaker } = choice.settings ?? {}
        fc.pre(choice.experiment !== undefined && threads === undefined && evalBreaker === undefined)
        const { experiment, gils, settings } = await decodePermalink(await encodePermalink(choice))
        expect(() => plan({ experiment: experiment!, ...(gils && { gil: gils }), ...settings })).not.toThrow()
      }),
      { numRuns: 30 },
    )
  })

  it('refuses a program that is too long', async () => {
    const random = Uint8Array.from({ length: 60_000 }, (_, i) => (i * i * 7919 + (i >> 3)) % 251)
    const program = `# ${Buffer.from(random).toString('base64')}\n`
    const words = Array.from({ length: 60_000 }, (_, i) => Math.sin(i).toString(36)).join('')
    for (const long of ['x = 1\n'.repeat(50_000), words]) {
      await expect(encodePermalink({ program: long })).rejects.toThrow(/too long for a link/)
    }
    expect(await decodePermalink(await encodePermalink({ program }))).toEqual({ program })
  })

  it('differs from an anchor of the page', () => {
    expect(['', '#', '#results', '#version', '#v1'].map(isPermalink)).toEqual([false, false, false, false, false])
    expect(isPermalink('#v2.abc')).toBe(true)
  })
})

describe('a link that was', () => {
  it('cut short anywhere is refused', async () => {
    const hash = await encodePermalink({ program: COUNTDOWN.source, gils: ['tick', 'switch'] })
    for (let length = 0; length < hash.length; length += 23) await refused(hash.slice(0, length))
  })

  it('changed anywhere is refused, or shares something valid', async () => {
    const hash = await encodePermalink({ experiment: 'unfair', gils: ['switch'], settings: { rounds: 3 } })
    await fc.assert(
      fc.asyncProperty(fc.nat(hash.length - 1), anyText(1, 3), async (at, text) => {
        const changed = hash.slice(0, at) + text + hash.slice(at + text.length)
        const outcome = await decodePermalink(changed).catch((error) => error)
        if (!(outcome instanceof LabError)) expect(await decodePermalink(await encodePermalink(outcome))).toEqual(outcome)
      }),
      { numRuns: 60 },
    )
  })

  it.each([
    ['by a newer gil-lab', '#v2.abc', /needs a newer gil-lab: its format is version 2/],
    ['by another program', '#access_token=1', /does not start like a link/],
    ['empty', '#v1.', /cut short/],
    ['too long', `#v1.${'A'.repeat(65_536)}`, /longer than 65536 characters/],
    ['around text that is not JSON', linkOf('<script>alert(1)</script>'), /content is not JSON/],
    ['around invalid UTF-8', linkOf(Uint8Array.of(0xff, 0xfe)), /content is not JSON/],
    ['around a list', linkOf('[]'), /At the top/],
    ['around nothing', linkOf('{}'), /must name an experiment or contain a program or a schedule/],
    ['around two programs', linkOf('{"experiment":"unfair","program":""}'), /must name an experiment or contain a program or a schedule/],
    ['around a schedule without a GIL', linkOf('{"program":"","schedule":"a"}'), /A schedule needs exactly one GIL/],
    ['around a schedule of two GILs', linkOf('{"schedule":"a","gils":["tick","none"]}'), /A schedule needs exactly one GIL/],
    ['around a schedule that is not text', linkOf('{"schedule":7,"gils":["tick"]}'), /At schedule: /],
    ['around a number', linkOf('{"program":1}'), /At program: /],
    ['around an unknown experiment', linkOf('{"experiment":"mine"}'), /Unknown experiment "mine".*\n.*countdown/],
    ["around an inherited property's name", linkOf('{"experiment":"__proto__"}'), /Unknown experiment "__proto__"/],
    ['around an unknown GIL', linkOf('{"experiment":"unfair","gils":["java"]}'), /Unknown GIL "java".*\n.*tick/],
    ['around an empty list of GILs', linkOf('{"experiment":"unfair","gils":[]}'), /At gils: /],
    [
      'around an impossible number',
      linkOf('{"program":"","settings":{"rounds":1e9}}'),
      /The number of rounds is 1,000,000,000\. It must be a whole number from 1 to 1,000/,
    ],
    ['around an unknown eval breaker', linkOf('{"program":"","settings":{"evalBreaker":"4.0"}}'), /At settings\.evalBreaker: /],
    ['around half a round', linkOf('{"program":"","settings":{"rounds":0.5}}'), /number of rounds is 0\.5/],
  ])('made %s is refused', async (_, hash, message) => {
    expect((await refused(hash)).message).toMatch(message)
  })

  it('made as a decompression bomb is refused', async () => {
    // 40 KB that would inflate to 40 MB.
    const bomb = linkOf(Buffer.alloc(40_000_000, ' '))
    expect((await refused(bomb)).message).toMatch(/content is larger than 262144 bytes/)
  })
})
