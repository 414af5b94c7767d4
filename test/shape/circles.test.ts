import { describe, expect, it } from 'vitest'
import { CIRCLES, circlesOf, unexpectedCircles } from './circles.ts'
import { readSources } from './sources.ts'

const assembly = readSources(['assembly'])

describe('imports in assembly/', () => {
  it('form only the listed circles, each with its reason', () => {
    expect(unexpectedCircles(assembly)).toEqual([])
    for (const { reason } of CIRCLES) expect(reason).not.toBe('')
  })

  it('may not form a new circle', () => {
    const sources = {
      ...assembly,
      'assembly/vm/objects/values.ts': "import { Spin } from './spin'",
      'assembly/vm/objects/spin.ts': "import './values'",
    }
    expect(unexpectedCircles(sources)).toEqual(['these files import each other: assembly/vm/objects/spin.ts assembly/vm/objects/values.ts'])
  })

  it('may not enlarge a listed circle', () => {
    const path = 'assembly/vm/eval/frames.ts'
    const sources = { ...assembly, [path]: `${assembly[path]}\nimport { Step } from './step'` }
    expect(unexpectedCircles(sources)).not.toEqual([])
  })

  it('have no listed circle that is gone', () => {
    const sources = { ...assembly, 'assembly/vm/text/repr.ts': '' }
    expect(unexpectedCircles(sources)).toHaveLength(1)
  })
})

describe('the circles of made-up sources', () => {
  it.each([
    [{ 'a/x.ts': "import { y } from './y'", 'a/y.ts': "export { x } from './x'" }, [['a/x.ts', 'a/y.ts']]],
    [{ 'a/x.ts': "import { y } from './y'", 'a/y.ts': "import { z } from '../b/z.ts'", 'b/z.ts': "// import '../a/x'" }, []],
    [
      {
        'x.ts': "import './y'",
        'y.ts': "import './z'",
        'z.ts': "import './x'\nimport './p'",
        'p.ts': "import './q'",
        'q.ts': "import './p'",
      },
      [
        ['p.ts', 'q.ts'],
        ['x.ts', 'y.ts', 'z.ts'],
      ],
    ],
  ])('%j', (sources, circles) => {
    expect(circlesOf(sources)).toEqual(circles)
  })
})
