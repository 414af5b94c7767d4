// Most programs use a small part of the library. So of each library file, the compiler reads only the statements that a program can need. A
// module is not a value in gil-lab, so a program can reach a member of a module only by its name in the source. The words in the source
// therefore show what the program can need.
import { UNIMPORTED, WRITTEN_BUILTINS } from '../../library/library.ts'
import { LIBRARY_SOURCES, LIBRARY_TREES } from '../../library/sources.ts'
import { statementsOf } from '../../library/statements.ts'
import { BETWEEN_TREES } from '../../source/packed-tree.ts'
import type { LibraryPart } from '../../source/syntax.ts'
import { wordsOf } from './library-words.ts'

/** A name that an import statement binds. */
interface Clause {
  readonly bound: string
  /** The text of the clause: "Condition", "allocate_lock as _lock", "os.path". */
  readonly written: string
  /** The modules that the clause may load, as dotted names. */
  readonly modules: readonly string[]
  /** The name that the clause imports from a module; undefined for `import m`. */
  readonly member?: string
}

/** A statement of a library file at module level, with its decorators. */
interface Part extends LibraryPart {
  /** The names that the statement binds; undefined if every program that imports the module needs the statement. */
  readonly names: readonly string[] | undefined
  /** The names that the statement mentions; none for an import statement. */
  readonly words: () => readonly string[]
  readonly clauses: readonly Clause[]
  /** The start of an import statement: "from queue import ", "import ". */
  readonly head: string
}

/**
 * Finds the file of an imported module in lib/. `from` is the path in lib/ of the importing file; undefined if the importing file is part
 * of the program.
 */
type Resolve = (name: string, from: string | undefined) => string | undefined

/** Names that the compiler itself looks for in library files. */
const ROOTS = ['_python_exit', 'alias_of', 'base_of', 'union_of']

/**
 * The library files that a program may import, each without the statements that the program cannot need. Empty lines replace those
 * statements. The files of the library import each other, so the result also contains the files that other needed files import.
 * @param texts the program's own files
 */
export function neededParts(texts: readonly string[], resolve: Resolve): ReadonlyMap<string, readonly LibraryPart[]> {
  const needs = new Needs(resolve)
  for (const text of texts) needs.addProgramFile(text)
  needs.close()
  return needs.files()
}

class Needs {
  readonly #words = new Set(ROOTS)
  /** The indexes of the needed parts of each file, by the file's path in lib/. */
  readonly #files = new Map<string, Set<number>>()
  /** Files of which the program imports everything. */
  readonly #whole = new Set<string>()

  constructor(readonly resolve: Resolve) {}

  /**
   * Adds all words of a program's file as names that the program needs, even words in comments and strings. Unused names only make the
   * result larger.
   */
  addProgramFile(text: string): void {
    for (const [word] of text.matchAll(/\w+/g)) this.#words.add(word)
    this.#addImports(text, undefined)
  }

  /**
   * Marks the files that the import statements in a text may load, and the files of the modules in UNIMPORTED whose `sign` matches the
   * text. @param from the path in lib/ of the text; undefined for a file of the program
   */
  #addImports(text: string, from: string | undefined): void {
    const joined = text.replace(/\\\r?\n/g, ' ')
    for (const [, module, members] of joined.matchAll(/\bfrom\s+([\w.]+)\s+import\s*(\([^)]*|[^\n;]*)/g) as Iterable<string[]>) {
      this.#reach(module as string, from)
      for (const [member] of (members as string).matchAll(/\w+/g)) this.#reach(`${module}.${member}`, from)
      if (members?.includes('*')) for (const path of this.#pathsOf(module as string, from)) this.#whole.add(path)
    }
    for (const [, modules] of joined.matchAll(/\bimport\s+([^\n;#(]+)/g) as Iterable<string[]>) {
      for (const module of (modules as string).split(',')) this.#reach(/[\w.]+/.exec(module)?.[0] ?? '', from)
    }
    for (const { module, names, sign } of UNIMPORTED) {
      if (!sign.test(text)) continue
      this.#reach(module, from)
      for (const name of names) this.#words.add(name)
    }
  }

  /** Adds parts until no needed part needs a further one. */
  close(): void {
    for (let size = -1; size !== this.#size(); ) {
      size = this.#size()
      for (const [name, module] of WRITTEN_BUILTINS) if (this.#words.has(name)) this.#reach(module, undefined)
      for (const [path, needed] of this.#files) {
        this.#reachSubmodules(path)
        for (const [index, part] of partsOf(path).entries()) this.#add(path, needed, index, part)
      }
    }
  }

  files(): ReadonlyMap<string, readonly LibraryPart[]> {
    return new Map([...this.#files].map(([path, needed]) => [path, this.#fileOf(path, needed)]))
  }

  #size(): number {
    return [...this.#files.values()].reduce((size, needed) => size + needed.size + 1, this.#words.size)
  }

  #add(path: string, needed: Set<number>, index: number, part: Part): void {
    const isWhole = this.#whole.has(path)
    // Each pass visits an import statement again, because the program may need more of its names than in the previous pass.
    if (needed.has(index) && part.clauses.length === 0) return
    if (!isWhole && part.names && !part.names.some((name) => this.#words.has(name))) return
    needed.add(index)
    if (part.clauses.length === 0) this.#addImports(part.text, path)
    for (const word of part.words()) this.#words.add(word)
    for (const { bound, member, modules } of part.clauses) {
      if (!isWhole && bound !== '*' && !this.#words.has(bound)) continue
      if (member) this.#words.add(member)
      for (const module of modules) this.#reach(module, path)
    }
  }

  /** Marks the files of a module and of the packages around it as imported: for `a.b.c`, the files of `a`, `a.b` and `a.b.c`. */
  #reach(name: string, from: string | undefined): void {
    for (const path of this.#pathsOf(name, from)) if (!this.#files.has(path)) this.#files.set(path, new Set())
  }

  #pathsOf(name: string, from: string | undefined): string[] {
    const names = absolute(name, from).split('.')
    return names.flatMap((_, at) => this.resolve(names.slice(0, at + 1).join('.'), from) ?? [])
  }

  /**
   * Marks the submodules of an imported package if their names are among the program's words. The program can use a submodule as an
   * attribute of the package without importing the submodule.
   */
  #reachSubmodules(path: string): void {
    const folder = /^(.*)__init__\.py$/.exec(path)?.[1]
    if (folder === undefined) return
    for (const other of LIBRARY_SOURCES.keys()) {
      const name = other.startsWith(folder) ? /^(\w+)(\/__init__)?\.py$/.exec(other.slice(folder.length))?.[1] : undefined
      if (name && this.#words.has(name) && !this.#files.has(other)) this.#files.set(other, new Set())
    }
  }

  #fileOf(path: string, needed: ReadonlySet<number>): readonly LibraryPart[] {
    if (this.#whole.has(path)) return partsOf(path)
    return partsOf(path).map((part, index) => (needed.has(index) ? this.#written(part) : { text: emptied(part.text), packed: '' }))
  }

  /** A needed part. An import statement keeps only the names that are needed. */
  #written(part: Part): LibraryPart {
    const kept = part.clauses.filter(({ bound }) => bound === '*' || this.#words.has(bound))
    if (kept.length === part.clauses.length) return part
    return { text: part.head + kept.map(({ written }) => written).join(', ') + emptied(part.text), packed: undefined }
  }
}

/** The full name of a module that a library file names with leading dots: in asyncio/tasks.py, ".events" is "asyncio.events". */
function absolute(name: string, from: string | undefined): string {
  const dots = /^\.*/.exec(name)?.[0].length as number
  if (dots === 0 || from === undefined) return name
  const folder = from.split('/').slice(0, -dots)
  return [...folder, ...name.split('.').filter((part) => part !== '')].join('.')
}

/** Removes all but the line ends, so that the lines below keep their numbers. */
function emptied(text: string): string {
  return text.replace(/[^\n]+/g, '')
}

const PARTS = new Map<string, readonly Part[]>()

/** The parts of a library file. Their texts, joined by line ends, give the text of the file. */
export function partsOf(path: string): readonly Part[] {
  const known = PARTS.get(path)
  if (known) return known
  const texts = statementsOf(LIBRARY_SOURCES.get(path) as string)
  const imports = texts.flatMap((text) => text.match(/^\s*(import|from)\s.*/gm) ?? [])
  const clauses = imports.flatMap((statement) => clausesOf(statement.trim()))
  const modules = new Set(clauses.filter(isModule).map(({ bound }) => bound))
  const trees = LIBRARY_TREES.get(path)?.split(BETWEEN_TREES)
  const parts = texts.map((text, index) => partOf({ text, packed: trees?.[index] }, modules))
  PARTS.set(path, parts)
  return parts
}

/** Whether a clause binds a module. `from asyncio import events` does, because lib/ has the file asyncio/events.py. */
function isModule({ member, modules }: Clause): boolean {
  return member === undefined || LIBRARY_SOURCES.has(`${modules.at(-1)?.replaceAll('.', '/')}.py`)
}

function partOf(part: LibraryPart, modules: ReadonlySet<string>): Part {
  const { text } = part
  // `__all__` lists names, but a program does not need a name only because it is in this list.
  if (text.startsWith('__all__ =')) return { ...part, names: undefined, words: () => [], clauses: [], head: '' }
  if (!/^(from|import)\b/.test(text)) return { ...part, names: namesOf(text), words: () => wordsOf(text, modules), clauses: [], head: '' }
  const clauses = clausesOf(text)
  const head = /^(from\s+[\w.]+\s+)?import\s+/.exec(text)?.[0] as string
  const names = clauses.some(({ bound }) => bound === '*') ? undefined : clauses.map(({ bound }) => bound)
  return { ...part, names, words: () => [], clauses, head }
}

function namesOf(text: string): string[] | undefined {
  if (/^(\s|#|"""|$)/.test(text)) return []
  const defined = /^(?:@[^\n]*\n)*(?:async )?(?:def|class) (\w+)/.exec(text)?.[1]
  // A program that needs a class also needs the statements that set attributes of the class.
  const owner = /^(\w+)\.\w+ = /.exec(text)?.[1]
  if (defined ?? owner) return [(defined ?? owner) as string]
  const targets = /^(?:\w+(?:, \w+)*(?:: [^=\n]+)? = )+/.exec(text)?.[0]
  return targets?.split(' = ').flatMap((target) => target.replace(/:.*/, '').match(/\w+/g) ?? [])
}

function clausesOf(text: string): Clause[] {
  const [, module, list] = /^(?:from\s+([\w.]+)\s+)?import\s+([^#]*)/.exec(text) as RegExpExecArray
  const written = (list as string).replace(/[()]/g, '').split(',')
  return written.flatMap((one) => {
    const [name, , alias] = one.trim().split(/\s+/)
    if (!name) return []
    const shown = alias ? `${name} as ${alias}` : name
    if (!module) return [{ bound: alias ?? (name.split('.')[0] as string), written: shown, modules: [name] }]
    return [{ bound: alias ?? name, written: shown, modules: [module, `${module}.${name}`], member: name }]
  })
}
