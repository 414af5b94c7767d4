import { describe, expect, it } from 'vitest'
import { translatorOf } from '../../src/view/element/translator.ts'

const GERMAN = {
  Run: 'Starten',
  'The same': 'Gleich schnell',
  'You guessed: {1}.': 'Ihre Vermutung: {1}.',
  'Two threads: {1} as long.': 'Zwei Threads: {1} so lange.',
  'No speed-up.': 'Nicht schneller.',
  'Printed under {1}.': 'Ausgabe unter {1}.',
  '{1} to {2} of {3}': '{1} bis {2} von {3}',
  '{1} of {2}': '{1} von {2}',
  'All {1}': 'Alles: {1}',
  'Run {1} of {2}: {3} under {4}.': '{3} unter {4}: Lauf {1} von {2}.',
  'Run {1} of {2}: {3} under {4}, round {5}.': '{3} unter {4}: Lauf {1} von {2}, Runde {5}.',
  'The program failed with an exception: {1} This happened under {2}.': 'Ausnahme: {1} Das geschah unter {2}.',
  'Under {1}, {2} waited {3} in all: {4}.': 'Unter {1} wartete {2} {3}: {4}.',
  '{1} while {2} held the GIL': '{1} hielt {2} den GIL',
  '{1} while {2} did': '{1} {2}',
  'no thread': 'kein Thread',
  '{1}: {2}, one round.': '{1}: {2}, eine Runde.',
  'Wall time': 'Laufzeit',
  'Started with {1}.': 'Gestartet mit {1}.',
  'check points of CPython {1}': 'Prüfpunkten von CPython {1}',
  '3.10 and later': '3.10 und später',
  ' and ': ' und ',
}

describe('a translator', () => {
  const translate = translatorOf(GERMAN, 'de')

  it.each([
    ['Run', 'Starten'],
    ['You guessed: The same.', 'Ihre Vermutung: Gleich schnell.'],
    ['Two threads: 1.07 × as long. No speed-up.', 'Zwei Threads: 1,07 × so lange. Nicht schneller.'],
    ['Two threads: 1,234.5 × as long.', 'Zwei Threads: 1.234,5 × so lange.'],
    ['2 January 2026', '2. Januar 2026'],
    ['You guessed: 2 January 2026.', 'Ihre Vermutung: 2. Januar 2026.'],
    ['You guessed: the same.', 'Ihre Vermutung: Gleich schnell.'],
    ['71.7 ms', '71,7 ms'],
    ['< 0.1 %', '< 0,1 %'],
    ['85.7 ms · 99.9 %', '85,7 ms · 99,9 %'],
    ['54,800', '54.800'],
    ['0 to 67.5 ms of 161 ms', '0 bis 67,5 ms von 161 ms'],
    ['3 of 6', '3 von 6'],
    ['All 1.5 s', 'Alles: 1,5 s'],
    ['Run 1 of 3: sleep under tick.', 'sleep unter tick: Lauf 1 von 3.'],
    [
      'The program failed with an exception: ValueError: Run. Then. This happened under tick, switch and none.',
      'Ausnahme: ValueError: Run. Then. Das geschah unter tick, switch und none.',
    ],
    [
      'Under tick, a waited 1.5 ms in all: 49 % while b held the GIL, 48 % while c did and 3.1 % while no thread did.',
      'Unter tick wartete a 1,5 ms: 49 % hielt b den GIL, 48 % c und 3,1 % kein Thread.',
    ],
    ['Wall time, tick: 1.5 ms, one round.', 'Laufzeit, tick: 1,5 ms, eine Runde.'],
    ['Started with 1.5 ms, check points of CPython 3.10 and later.', 'Gestartet mit 1,5 ms, Prüfpunkten von CPython 3.10 und später.'],
    ['Run 1 of 3: sleep under tick, round 2.', 'sleep unter tick: Lauf 1 von 3, Runde 2.'],
  ])('translates %s', (english, german) => {
    expect(translate(english)).toBe(german)
  })

  it.each([
    'run',
    'Two threads: 1.07 × as long. And something else.',
    'Printed under tick in round 1; 5 of 5 other rounds printed something else.',
    'All 18 runs',
    'Half of its share',
    '2.38 × (2.04 × to 2.79 ×), expected at least 0.9 ×',
    'CPython 3.13',
    '2 Threads 2026',
    'constructor',
    '',
  ])('leaves "%s" as it is', (text) => {
    expect(translate(text)).toBe(text)
  })

  it('joins sentences as the language does, and puts special characters in as they are', () => {
    const japanese = translatorOf({ ' ': '', 'A.': 'あ。', 'B ({1})?': '$& {1}' }, 'ja')
    expect(japanese('A. B (x)?')).toBe('あ。$& x')
  })

  it('does not take a place beyond the end of its sentence', () => {
    expect(translatorOf({ 'It took {1}.': 'Es dauerte {1}.' }, 'de')('It took 5 s. It ended.')).toBe('It took 5 s. It ended.')
  })
})
