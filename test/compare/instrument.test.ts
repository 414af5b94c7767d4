import { expect, it } from 'vitest'
import { type CallSite, instrument, timed } from '../../src/compare/instrument.ts'

const SAMPLE = '_gl_seen[0] is _gl_me or _gl_taken(_gl_me); _gl_me[0] = _gl_clock()'
const ENTER = `_gl_me = _gl_here.me; ${SAMPLE}`

/** The instrumented text without the import of the sampler. The text writes § for a sample, and §§ for a sample that first finds its thread. */
function sampled(...lines: string[]): string[] {
  const text = instrument(lines.join('\n'), 'a.py', [])
  return text
    .replaceAll(ENTER, '§§')
    .replaceAll(SAMPLE, '§')
    .split('\n')
    .filter((line) => !line.includes('gil_lab_samples'))
}

it('instrument() puts a sample at each turn of a loop and at the start of a function', () => {
  expect(sampled('def f(n):', '    while n:', '        n -= 1', 'for i in [1]:', '    f(i)')).toEqual([
    'def f(n):',
    '    §§',
    '    while n:',
    '        §',
    '        n -= 1',
    'for i in [1]:',
    '    §',
    '    f(i)',
  ])
})

it('instrument() keeps a docstring first, and puts the sample of a one-line block on that line', () => {
  expect(sampled('def f(n):', '    "doc"', '    while n: n -= 1; g()  # c', 'def g(): return 1')).toEqual([
    'def f(n):',
    '    "doc"',
    '    §§',
    '    while n: §; n -= 1; g()  # c',
    'def g(): §§; return 1',
  ])
})

it('a function that another thread can resume looks up its thread at each sample', () => {
  expect(sampled('def f():', '    for i in [1]:', '        yield i')).toEqual([
    'def f():',
    '    §§',
    '    for i in [1]:',
    '        §§',
    '        yield i',
  ])
})

it('instrument() adds nothing to the body of a class', () => {
  expect(sampled('class A:', '    for i in [1]:', '        pass')).toEqual(['class A:', '    for i in [1]:', '        pass'])
})

it('instrument() marks calls that can block, inside other calls too', () => {
  expect(sampled('q.get().put(x.get("k"), r.get(timeout=1))', '", ".join(map(f, a))')).toEqual([
    '_gl_done(_gl_call(0), _gl_done(_gl_call(1), q.get()).put(x.get("k"), _gl_done(_gl_call(2), r.get(timeout=1))))',
    '", ".join(map(f, a))',
  ])
})

it('instrument() marks where a with statement begins and where it ends', () => {
  expect(sampled('with a:', '    with b: x = 1  # c', '    # end', 'y = 2')).toEqual([
    '_gl_call(0)',
    'with a:',
    '    _gl_done()',
    '    _gl_call(1)',
    '    with b: _gl_done(); x = 1; _gl_call(1)  # c',
    '    _gl_done()',
    '    _gl_call(0)',
    '_gl_done()',
    '    # end',
    'y = 2',
  ])
})

it('the instrumented text ends the calls of a thread where the thread handles an exception', () => {
  const text = ['try:', '    q.get(True)', 'except E: pass', 'else:', '    x = 1', 'finally:', '    y = 2']
  expect(sampled(...text)).toEqual([
    'try:',
    '    _gl_done(_gl_call(0), q.get(True))',
    'except E: _gl_caught(); pass',
    'else:',
    '    x = 1',
    'finally:',
    '    _gl_caught()',
    '    y = 2',
  ])
})

it('instrument() leaves f-strings alone, because Python before 3.12 reads them with rules of their own', () => {
  expect(sampled('x = f"{q.get()}"')).toEqual(['x = f"{q.get()}"'])
})

it('timed() imports the sampler after the docstring and the imports from __future__, and writes numbers without underscores', () => {
  const text = ['#!/usr/bin/python', '"""Doc"""', 'from __future__ import division', 'N = 1_000', 'import os']
  expect(timed(text.join('\n')).split('\n')).toEqual([
    '#!/usr/bin/python',
    '"""Doc"""',
    'from __future__ import division',
    'import gil_lab_samples',
    'N = 1000',
    'import os',
  ])
})

it('instrument() lists the sites of calls with line and name', () => {
  const sites: CallSite[] = []
  instrument('import os\nwith a:\n    os.read(0, 1)', 'a.py', sites)
  expect(sites).toEqual([
    { file: 'a.py', line: 2, name: 'with' },
    { file: 'a.py', line: 3, name: 'read' },
  ])
})

it('instrument() marks print() around its statement, because Python 2 has no such function', () => {
  expect(sampled('print("a", x.read())', 'if a: print(b)  # c')).toEqual([
    '_gl_call(0); print("a", _gl_done(_gl_call(1), x.read())); _gl_done()',
    'if a: _gl_call(2); print(b); _gl_done()  # c',
  ])
})
