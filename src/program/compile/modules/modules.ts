import type { Tree } from '@lezer/common'
import { MODULES } from '../../library/library.ts'
import { ModuleName } from '../../library/module-name.ts'
import { LIBRARY_SOURCES } from '../../library/sources.ts'
import { SourceText } from '../../source/source-text.ts'
import { joinTrees, type LibraryPart, parse } from '../../source/syntax.ts'
import type { ProgramBuilder } from '../program-builder.ts'
import { needsDates } from './datetime-file.ts'
import { neededParts, partsOf } from './library-parts.ts'
import { refusedLoopMethods } from './loop-methods.ts'
import type { Meaning } from './meaning.ts'
import { type Finder, Module } from './module.ts'
import { type StreamUse, streamUse } from './streams.ts'
import { THREADING_CLASSES, threadingFile } from './threading-file.ts'

/**
 * Texts of the files beside a program's main file, by path: "helper.py", "pkg/__init__.py". Paths are relative to the main file's folder.
 */
export type Files = Readonly<Record<string, string>>

/** Modules that are part of the Python executable. No file can take their place. */
const BUILT_IN = ['sys', 'time', '_thread', 'builtins']

/** The modules of one program, each loaded once. */
export class Modules implements Finder {
  /** The modules in the order in which the compiler found them. The first is the main file. */
  readonly list: Module[] = []
  readonly #files: Files
  readonly #byKey = new Map<string, Module>()
  #needed: ReadonlyMap<string, readonly LibraryPart[]> | undefined

  readonly libraryNames = libraryNames()
  readonly streams: StreamUse
  readonly loopMethods: ReadonlyMap<string, string>

  constructor(
    readonly program: ProgramBuilder,
    readonly main: SourceText,
    files: Files,
  ) {
    const texts = [main.text, ...Object.values(files)]
    this.streams = streamUse(texts)
    this.loopMethods = refusedLoopMethods(texts)
    // A file that imports the main file by its name gets a second module of the main file, as in Python. If there are no other files, an
    // import of the main file's name means the library: a main file asyncio.py that imports asyncio gets the library's asyncio.
    this.#files = Object.keys(files).length > 0 ? { ...files, [main.file]: main.text } : files
  }

  loadMain(): Module {
    return this.#add(this.main, parse(this.main), ModuleName.MAIN, false, false)
  }

  find(name: string, from: Module): Meaning | undefined {
    const native = MODULES.get(name)
    const own = from.isLibrary || BUILT_IN.includes(name.split('.')[0] as string) ? undefined : this.#load(name, this.#files, false)
    const module = own ?? (this.#isShadowed(name, from) ? undefined : this.#loadLibrary(name, from))
    return module ? { kind: 'module', module } : this.#isShadowed(name, from) ? undefined : native
  }

  whole({ source, ...facts }: Module): Module | undefined {
    const path = source.file.slice(LIBRARY.length)
    const text = LIBRARY_FILES[path] as string
    if (!facts.isLibrary || source.text === text) return undefined
    return new Module(this.program, this, { ...facts, source: new SourceText(text, source.file), tree: joinTrees(partsOf(path)) })
  }

  written(name: string): Module | undefined {
    return this.#load(name === 'threading' ? THREADING_CLASSES : name, LIBRARY_FILES, true, name)
  }

  library(name: string): Module {
    return this.#load(name, LIBRARY_FILES, true) as Module
  }

  #loadLibrary(name: string, from: Module): Module | undefined {
    if (name === 'datetime') {
      const isNeeded = from.isLibrary || needsDates([this.main.text, ...Object.values(this.#files)])
      return isNeeded ? this.#load(name, LIBRARY_FILES, true) : undefined
    }
    if (name !== 'threading') {
      const isStream = name === 'sys' && (this.streams.asValues || this.streams.redirects || usesStreams(from))
      const isNeeded = !MODULES.has(name) || isStream || mentionsLibrary(from.source.text, name)
      return isNeeded ? this.#load(name, LIBRARY_FILES, true) : undefined
    }
    const file = this.#threadingFile(from.source.file.slice(LIBRARY.length))
    const isNeeded = file !== undefined || from.isLibrary
    return isNeeded ? this.#load(file ?? name, LIBRARY_FILES, true, name) : undefined
  }

  /**
   * The file of lib/ that an import of `threading` loads. An import in _threading_classes.py always loads threading.py. Undefined if the
   * machine has everything of threading that the program uses. @param from the path in lib/ of the importing file
   */
  #threadingFile(from: string | undefined): string | undefined {
    return from === `${THREADING_CLASSES}.py` ? 'threading' : threadingFile(this.#texts())
  }

  #texts(): string[] {
    return [this.main.text, ...Object.values(this.#files)]
  }

  /** A library file, without the statements that this program cannot need. */
  #libraryParts(path: string): readonly LibraryPart[] {
    this.#needed ??= neededParts(this.#texts(), (name, from) =>
      pathOf(name === 'threading' ? (this.#threadingFile(from) ?? name) : name, LIBRARY_FILES),
    )
    return (this.#needed.get(path) ?? partsOf(path)).map((part) => this.#filled(path, part))
  }

  /** Whether a file of the program hides the library's package: a program's own `concurrent` has no `concurrent.futures`. */
  #isShadowed(name: string, from: Module): boolean {
    const root = name.split('.')[0] as string
    return root !== name && !from.isLibrary && !BUILT_IN.includes(root) && pathOf(root, this.#files) !== undefined
  }

  /** @param shown the value of `__name__` */
  #load(name: string, files: Files, isLibrary: boolean, shown = name): Module | undefined {
    const path = pathOf(name, files)
    if (path === undefined) return undefined
    const key = isLibrary ? LIBRARY + path : path
    const known = this.#byKey.get(key)
    if (known) return known
    const parts = isLibrary ? this.#libraryParts(path) : []
    const source = new SourceText(isLibrary ? parts.map(({ text }) => text).join('\n') : (files[path] as string), key)
    return this.#add(source, isLibrary ? joinTrees(parts) : parse(source), shown, path.endsWith('__init__.py'), isLibrary)
  }

  /** Puts facts about the program into two files of the library, as JSON. JSON's objects, lists and strings are also valid Python. */
  #filled(path: string, part: LibraryPart): LibraryPart {
    const fill = (text: string, value: unknown) =>
      part.text.includes(text) ? { text: part.text.replace(text, () => JSON.stringify(value)), packed: undefined } : part
    if (path === 'sys.py') return fill("['main.py']", [this.main.file])
    if (path !== '_disk.py' || !part.text.startsWith('sources = {}')) return part
    const texts = { ...this.#files, [this.main.file]: this.main.text }
    if (!readsSources(texts)) return part
    return fill('{}', Object.fromEntries(Object.entries(texts).map(([file, text]) => [filePath(file), text])))
  }

  #add(source: SourceText, tree: Tree, name: string, isPackage: boolean, isLibrary: boolean): Module {
    const module = new Module(this.program, this, { index: this.list.length, name, source, tree, isPackage, isLibrary })
    this.list.push(module)
    if (name !== ModuleName.MAIN) this.#byKey.set(source.file, module)
    return module
  }
}

const LIBRARY = 'lib/'
/** The value of `__file__` in a file of the program. The current directory of a run is /lab. */
export function filePath(path: string): string {
  return path.startsWith('/') ? path : `/lab/${path}`
}

const LIBRARY_FILES: Files = Object.fromEntries(LIBRARY_SOURCES)

/** Whether a program may read its own files: it names `__file__` or one of the files, or lists folders. */
function readsSources(texts: Files): boolean {
  const names = Object.keys(texts).map((path) => path.split('/').at(-1) as string)
  const isRead = (text: string) =>
    /\b(__file__|listdir|scandir|walk|iterdir|r?glob)\b/.test(text) || names.some((name) => text.includes(name))
  return Object.values(texts).some(isRead)
}

/** Whether a file of the library needs the streams of sys as objects. */
function usesStreams({ isLibrary, source }: Module): boolean {
  return isLibrary && streamUse([source.text]).asValues
}

/**
 * Whether a file mentions a name that lib/ adds to a module of the machine. A file that mentions none, because it uses only queue.Queue for
 * example, runs without the module's Python part.
 */
function mentionsLibrary(text: string, name: string): boolean {
  const names = addedNames(name)
  if (names.length === 0) return false
  // After `from m import *` and `from m import (`, the name of a member can be anywhere in the text.
  const place = /\bimport\s*[*(]/.test(text) ? '\\b' : '(\\.\\s*|\\bimport\\b.*\\b|attr\\(\\s*\\w+\\s*,\\s*["\'])'
  return new RegExp(`${place}(${names.join('|')})\\b`).test(text)
}

const ADDED_NAMES = new Map<string, readonly string[]>()

/** The names that lib/ adds to a module of the machine. The files of the library do not change, so each is searched once. */
function addedNames(name: string): readonly string[] {
  const known = ADDED_NAMES.get(name)
  if (known) return known
  const library = LIBRARY_FILES[pathOf(name, LIBRARY_FILES) ?? '']
  const defined = library?.match(/(?<=^(class |def )?)[A-Za-z]\w*(?=[(:]| =)/gm) ?? []
  // The import of the streams in lib/sys.py does not count: #loadLibrary() decides whether a program needs them as objects.
  const imports = library?.matchAll(/^from (?!_streams)\S+ import (.*)$/gm) ?? []
  const native = MODULES.get(name)
  const isNew = (member: string) => native?.kind !== 'namespace' || !Object.hasOwn(native.members, member)
  const imported = [...imports].flatMap(([, members = '']) => members.split(', ')).filter((one) => /^[A-Za-z]\w*$/.test(one) && isNew(one))
  const names = [...defined, ...imported]
  ADDED_NAMES.set(name, names)
  return names
}

/** The path of a module's file. A package comes before a module of the same name, as in Python. */
function pathOf(name: string, files: Files): string | undefined {
  const path = name.replaceAll('.', '/')
  return [`${path}/__init__.py`, `${path}.py`].find((file) => Object.hasOwn(files, file))
}

/**
 * The names of the library's modules, without the private ones. The modules of asyncio are left out too, because programs import their
 * members from the package.
 */
function libraryNames(): string[] {
  const written = [...LIBRARY_SOURCES.keys()].map((path) => path.replace(/(\/__init__)?\.py$/, '').replaceAll('/', '.'))
  return [...new Set([...MODULES.keys(), ...written])].filter((name) => !/(^|\.)_|^asyncio\./.test(name))
}
