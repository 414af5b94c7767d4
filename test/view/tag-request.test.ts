import { describe, expect, it } from 'vitest'
import { EXPERIMENTS } from '../../src/experiments/index.ts'
import { LabError } from '../../src/model/errors.ts'
import { cardOf } from '../../src/view/element/card.ts'
import { isPlain } from '../../src/view/element/is-plain.ts'
import { ATTRIBUTES, PARTS } from '../../src/view/element/tag-names.ts'
import { type Program, runRequestOf, tagRequestOf } from '../../src/view/element/tag-request.ts'

const BLOG = 'https://blog.example/2026/post.html'
const LAB = 'https://lab.example/gil/gil-lab.js'

type Attributes = Readonly<Record<string, string>>

function asked(attributes: Attributes, inline?: Program) {
  return tagRequestOf((name) => attributes[name] ?? null, { baseUrl: BLOG, ownLab: LAB, inline })
}

function looksPlain(attributes: Attributes, inline?: Program) {
  return isPlain((name) => attributes[name] ?? null, inline !== undefined)
}

describe('a tag', () => {
  it('without attributes requests the first experiment under its own GILs, from the lab next to the script', () => {
    expect(asked({})).toEqual({
      experiment: EXPERIMENTS[0]!.id,
      gils: [],
      threads: undefined,
      evalBreaker: undefined,
      src: undefined,
      program: undefined,
      source: undefined,
      compact: false,
      compare: false,
      hide: [],
      mode: 'auto',
      theme: 'auto',
      lab: 'https://lab.example/gil/',
    })
    expect(runRequestOf(asked({}), {})).toEqual({ experiment: EXPERIMENTS[0]!.id })
  })

  it('accepts GILs separated by spaces or commas, and removes duplicates', () => {
    expect(asked({ gil: ' tick, switch none\ntick' }).gils).toEqual(['tick', 'switch', 'none'])
  })

  it("resolves the author's own file relative to the page", () => {
    const own = asked({ src: 'programs/race%20it.py?v=2', threads: '3', 'eval-breaker': '3.9' })
    expect(own.src).toBe('https://blog.example/2026/programs/race%20it.py?v=2')
    expect(cardOf({ ...own, file: undefined }).title).toBe('race it.py')
    const program = { file: 'race it.py', source: 'print(1)\n' }
    expect(runRequestOf(own, { program })).toEqual({ program, threads: 3, evalBreaker: '3.9' })
  })

  it.each([
    ['/lab', 'https://blog.example/lab/'],
    ['https://x.example/a/index.html?b#c', 'https://x.example/a/'],
    ['https://x.example', 'https://x.example/'],
  ])('finds a lab at %s', (lab, folder) => {
    expect(asked({ lab }).lab).toBe(folder)
  })

  it('takes the program inside it, without the indentation of the page', () => {
    const inline = { file: 'race.py', source: '\n    def work():\n        pass\n\n    work()\n  ' }
    const tag = asked({ gil: 'none' }, inline)
    expect(tag.program).toEqual({ file: 'race.py', source: 'def work():\n    pass\n\nwork()\n' })
    expect(tag.experiment).toBeUndefined()
    expect(asked({ program: 'print(1)\n' }).program).toEqual({ file: 'program.py', source: 'print(1)\n' })
  })

  it('that compares two GILs runs its program often enough for an interval', () => {
    const program = { file: 'a.py', source: 'print(1)\n' }
    const tag = asked({ compare: 'switch none' }, program)
    expect(tag).toMatchObject({ compare: true, gils: ['switch', 'none'] })
    expect(runRequestOf(tag, { program })).toEqual({ program, gil: ['switch', 'none'], rounds: 3 })
  })

  it('hides parts by their names, and shows its program on request', () => {
    expect(asked({ hide: PARTS.join(' ') }).hide).toEqual(PARTS)
    expect([asked({}).source, asked({ source: '' }).source, asked({ source: 'edit' }).source]).toEqual([undefined, 'show', 'edit'])
    expect(asked({ compact: '' }).compact).toBe(true)
  })

  it.each([
    [{ experiment: 'countdwon' }, 'Unknown experiment "countdwon".', 'countdown'],
    [{ gil: 'tick java' }, 'Unknown GIL "java".', 'switch-unforced'],
    [{ threads: '2.5' }, 'The number of threads is 2.5.', 'whole number from 1 to 128'],
    [{ 'eval-breaker': '3.1' }, 'Unknown eval breaker "3.1".', '2.7, 3.9, 3.10'],
    [{ mode: 'Live' }, 'Unknown mode "Live".', 'auto, live, replay'],
    [{ theme: 'sepia' }, 'Unknown theme "sepia".', 'auto, light, dark'],
    [{ src: 'javascript:alert(1)' }, 'src is "javascript:alert(1)"', 'http(s)'],
    [{ lab: 'http://' }, 'lab is "http://"', 'http(s)'],
    [{ experiment: 'sleep', src: 'a.py' }, 'both experiment and src', 'Keep one'],
    [{ program: 'print(1)', src: 'a.py' }, 'both src and program', 'Keep one'],
    [{ gil: 'tick', compare: 'switch none' }, 'both gil and compare', 'side by side'],
    [{ compare: 'switch' }, 'needs two different GILs', 'compare="switch none"'],
    [{ compare: 'switch java' }, 'Unknown GIL "java".', 'switch-unforced'],
    [{ hide: 'title verdicts' }, 'Unknown part in hide "verdicts". Did you mean verdict?', 'title, status'],
    [{ source: 'editable' }, 'Unknown source "editable".', 'show, edit'],
  ])('with %j is refused with the available values', (attributes: Attributes, whatHappened, whatToDo) => {
    const refused = () => asked(attributes)
    expect(refused).toThrow(LabError)
    expect(refused).toThrow(whatHappened)
    expect(refused).toThrow(whatToDo)
    // The quick look before the click must notice it, or nobody sees the error.
    expect(looksPlain(attributes)).toBe(false)
  })

  it('with a program inside it and an experiment is refused', () => {
    const inline = { file: 'race.py', source: 'print(1)' }
    expect(() => asked({ experiment: 'sleep' }, inline)).toThrow('both experiment and a <script> with a program')
    expect(looksPlain({ experiment: 'sleep' }, inline)).toBe(false)
  })

  it.each<Attributes>([
    {},
    { experiment: 'sleep', gil: 'switch none', theme: 'dark', mode: 'replay', hide: 'claim foot', compact: '', caption: 'x' },
    { src: '../race.py?a=b', threads: '12', lab: 'https://lab.example/gil/' },
  ])('with %j needs no further code before a click', (attributes) => {
    expect(looksPlain(attributes)).toBe(true)
    asked(attributes)
  })

  // An empty value of these attributes has a meaning.
  it.each(ATTRIBUTES.filter((name) => !['compact', 'source'].includes(name)))('with an empty %s behaves as without it', (name) => {
    expect(asked({ [name]: ' ' })).toEqual(asked({}))
  })
})

it('the element carries the id, title and claim of each experiment', () => {
  for (const { id, title, claim } of EXPERIMENTS)
    expect(cardOf({ experiment: id, src: undefined, file: undefined })).toEqual({ id, title, claim })
})
