import { describe, expect, it } from 'vitest'
import { EXPERIMENTS } from '../../src/experiments/index.ts'
import { LabError } from '../../src/model/errors.ts'
import { ATTRIBUTES, cardOf, runRequestOf, tagRequestOf } from '../../src/view/element/tag-request.ts'

const BLOG = 'https://blog.example/2026/post.html'
const LAB = 'https://lab.example/gil/gil-lab.js'

function asked(attributes: Readonly<Record<string, string>>) {
  return tagRequestOf((name) => attributes[name] ?? null, BLOG, LAB)
}

describe('a tag', () => {
  it('without attributes requests the first experiment under its own GILs, from the lab next to the script', () => {
    expect(asked({})).toEqual({
      experiment: EXPERIMENTS[0]!.id,
      gils: [],
      threads: undefined,
      evalBreaker: undefined,
      src: undefined,
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
    expect(cardOf(own).title).toBe('race it.py')
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
  ])('with %j is refused with the available values', (attributes: Record<string, string>, whatHappened, whatToDo) => {
    const refused = () => asked(attributes)
    expect(refused).toThrow(LabError)
    expect(refused).toThrow(whatHappened)
    expect(refused).toThrow(whatToDo)
  })

  it.each(ATTRIBUTES)('with an empty %s behaves as without it', (name) => {
    expect(asked({ [name]: ' ' })).toEqual(asked({}))
  })
})

it('the element carries the id, title and claim of each experiment', () => {
  for (const { id, title, claim } of EXPERIMENTS) expect(cardOf(asked({ experiment: id }))).toEqual({ id, title, claim })
})
