import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { LONG } from '../long.ts'
import { ROOT } from '../mutants/build.ts'
import { buildWoven, weaveAll } from '../mutants/mechanical/build.ts'
import { Hunt } from '../mutants/mechanical/hunt.ts'
import { SUITE } from '../mutants/mechanical/suite.ts'

const ROOMS = ['sync', 'os', 'hub', 'record', 'gil']
/** Matches the operations with which code parks, wakes or shares: atomic accesses, and calls of the host that park. */
const SHARES = /\batomic\.|\bHost\.(outputPut|outputAwaitRoom|processJoin|semaphoreTake|hubAwaitChange|queuePut|queueGet)\b/

/** Files whose functions need a host or a whole program. Contract tests and the programs of test/explore/programs.test.ts run them. */
const WITH_A_HOST = /^(os\/(disk|files|nodes|processes)|gil\/dispatch)\.ts /
/** Functions that the scenarios of locks and threads do not call, and why. */
const NOT_CALLED: ReadonlyMap<string, string> = new Map([['os/threads.ts Threads.created', 'it reads one word']])

interface Method {
  readonly name: string
  readonly isPrivate: boolean
  readonly text: string
}

/** The methods of the machine's classes, outside the interpreter. */
function methods(): Method[] {
  const files = ['word.ts', ...ROOMS.flatMap((room) => readdirSync(join(ROOT, 'assembly', room)).map((file) => `${room}/${file}`))]
  return files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const tree = ts.createSourceFile(file, readFileSync(join(ROOT, 'assembly', file), 'utf8'), ts.ScriptTarget.Latest, true)
      return tree.statements.filter(ts.isClassDeclaration).flatMap((owner) =>
        owner.members.filter(ts.isMethodDeclaration).map((method) => ({
          name: `${file} ${owner.name?.text}.${method.name.getText()}`,
          isPrivate: method.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword) ?? false,
          text: method.body?.getText() ?? '',
        })),
      )
    })
}

/** The methods that perform an operation of SHARES, directly or through methods that they call. */
function sharing(): Method[] {
  const all = methods()
  const reached = new Set(all.filter(({ text }) => SHARES.test(text)))
  for (let before = -1; before !== reached.size; ) {
    before = reached.size
    const names = [...reached].map(({ name }) => name.split(' ')[1] as string)
    const calls = new RegExp(`\\b(${names.join('|').replaceAll('.', '\\.')})\\(`)
    for (const method of all) if (calls.test(method.text)) reached.add(method)
  }
  return [...reached]
}

// The build that reports the functions takes about 40 s, so only `npm run test:long` runs this test.
it.runIf(LONG)('a scenario runs every function that parks, wakes or shares', { timeout: 600_000 }, async () => {
  const woven = weaveAll()
  const numbers = new Map(woven.flatMap(({ entries }) => entries).map(({ name, number }) => [name, number]))
  const reach = new Hunt(await buildWoven(woven)).reach(SUITE)
  const required = sharing().filter(({ name, isPrivate }) => !isPrivate && !name.startsWith('word.ts') && !WITH_A_HOST.test(name))
  // Far more than 100 functions park, wake or share. A smaller number means that sharing() is broken.
  expect(required.length).toBeGreaterThan(100)
  const missing = required.map(({ name }) => name).filter((name) => numbers.has(name) && !reach.has(numbers.get(name) as number))
  expect(missing.filter((name) => !NOT_CALLED.has(name))).toEqual([])
  expect([...NOT_CALLED.keys()].filter((name) => !missing.includes(name))).toEqual([])
})
