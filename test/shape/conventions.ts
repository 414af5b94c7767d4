import { type Sources, withoutComments } from './sources.ts'

/** Names that say what kind of thing a file contains, instead of its subject. */
const KIND_NAMES = /(^|\/)(utils?|helpers?|types|common|misc|shared|interfaces)(\/|\.ts$)/

/** Folders and files with such a name. */
export function namedByKind(paths: readonly string[]): string[] {
  return paths.filter((path) => KIND_NAMES.test(path)).map((path) => `${path} is named by kind`)
}

/** Constructs of AssemblyScript, each with the files that may use it. */
const CONSTRUCTS: readonly { readonly what: string; readonly form: RegExp; readonly allowedIn: readonly string[] }[] = [
  { what: 'atomic wait or notify', form: /\batomic\.(wait|notify)\b|\bmemory\.atomic\./, allowedIn: ['assembly/sync/futex.ts'] },
  { what: 'atomic.*', form: /\batomic\.(?!wait\b|notify\b)\w+/, allowedIn: ['assembly/word.ts', 'assembly/sync/futex.ts'] },
  // A use of memory.data becomes a data segment. Every worker that starts would write that segment into the shared memory again.
  { what: 'memory.data', form: /\bmemory\.data\b/, allowedIn: [] },
  { what: 'new', form: /\bnew\s+[A-Z]/, allowedIn: [] },
  // Each worker has its own copy of a module-level variable, so such a variable cannot hold state of the machine. The file
  // in `allowedIn` keeps values that differ between workers.
  { what: 'a module-level let', form: /^(export\s+)?let\s/m, allowedIn: ['assembly/vm/objects/counts.ts'] },
  // The names in imports and the field names in offsetof() are strings that the compiler removes, so they are allowed.
  { what: 'a string', form: /^(?!.*\b(from|offsetof)\b)[^\n]*['"`]/m, allowedIn: [] },
  { what: 'a decorator on a function', form: /^\s*@\w+(\([^)]*\))?\s*\n?\s*(export\s+)?function\b/m, allowedIn: [] },
]

/** A sentence for each construct that a file uses and may not use. */
export function forbiddenConstructs(sources: Sources): string[] {
  return Object.entries(sources).flatMap(([path, source]) => {
    const code = withoutComments(source)
    return CONSTRUCTS.filter(({ form, allowedIn }) => !allowedIn.includes(path) && form.test(code)).map(({ what }) => `${path} has ${what}`)
  })
}

/** The members of a const enum, with their numbers. */
function enumMembers(source: string, name: string): Map<string, number> {
  const body = new RegExp(`enum ${name} \\{([^}]*)\\}`).exec(withoutComments(source))?.[1] ?? ''
  return new Map([...body.matchAll(/(\w+)\s*=\s*(\d+)/g)].map(([, member, value]) => [member!, Number(value)]))
}

/** A sentence for each policy without a descriptor, and for each without a case in the dispatch. */
export function unregisteredPolicies(policies: string, dispatch: string, described: readonly number[]): string[] {
  const code = withoutComments(dispatch)
  return [...enumMembers(policies, 'Policy')].flatMap(([name, value]) => [
    ...(described.includes(value) ? [] : [`Policy.${name} has no descriptor in GILS`]),
    ...(new RegExp(`\\bPolicy\\.${name}\\b`).test(code) ? [] : [`Policy.${name} has no case in dispatch.ts`]),
  ])
}

/** A sentence for each file of a folder that exports a const of the given type, but that the folder's index does not import. */
export function unregisteredLeaves(sources: Sources, folder: string, type: string): string[] {
  const index = withoutComments(sources[`${folder}/index.ts`] ?? '')
  const leaf = new RegExp(`export const \\w+\\s*:\\s*${type}\\b`)
  return Object.entries(sources)
    .filter(([path, source]) => path.startsWith(`${folder}/`) && !path.endsWith('/index.ts') && leaf.test(source))
    .map(([path]) => path)
    .filter((path) => !index.includes(`'./${path.slice(folder.length + 1)}'`))
    .map((path) => `${path} is not in ${folder}/index.ts`)
}
