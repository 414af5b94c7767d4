import {
  CACHE_ENTRIES,
  CLASS_FLAGS,
  CLASS_HAS_SUBCLASS,
  CLASS_VERSION,
  FREE_THREADED,
  IMAGE_CACHE,
  IMAGE_VERSIONS,
  NO_VERSION,
} from '../../abi/layout'
import { Word } from '../../word'

/** A class's version is a multiple of this number, so that version + name id is a key for both. */
const VERSIONS: u32 = 0x10000
/** The versions from here on belong to the kinds of builtin objects: the version of a kind is this one plus its tag. */
const FIRST_KIND: u32 = 0xff00

/** What an entry of the cache says about an attribute, in the entry's low word: one of these bits, plus a number. */
export const enum Cached {
  /** The instance itself has it. The number is the value's index. With STORED, an assignment needs no further checks either. */
  VALUE = 0x40000000,
  STORED = 0x20000000,
  /** It is a method of the class, and no instance has an attribute with its name. The number is that of the function. */
  FUNCTION = 0x10000000,
  /** It is a method of a builtin kind. The number is that of the builtin. */
  BUILTIN = 0x08000000,
}

/** The bits of an entry that are the number. */
export const CACHED_NUMBER: u32 = 0x07ffffff

/**
 * A cache of the attributes that instructions use, as CPython's method cache. An entry is one 64-bit word, because interpreters share the
 * cache. Its high word is the key: the version of a class or kind, plus the id of a name. A class has a version once the cache needs it, and
 * loses it when what the cache says about its attributes could change. No other class ever gets the same version.
 *
 * Without a GIL, a class may change while a thread searches for an attribute. So the thread reads the version first: if the class loses it
 * during the search, the entry is never found. If a class changes from which others inherit, the cache is closed for the rest of the run.
 */
export abstract class Caches {
  /** The entry's low word for an attribute; 0 if the cache does not have it. */
  @inline static find(version: u32, name: i32): u32 {
    const key = version + <u32>name
    const entry = Word.load64(Caches.place(key))
    return <u32>(entry >> 32) == key ? <u32>entry : 0
  }

  static add(version: u32, name: i32, cached: u32): void {
    if (version == NO_VERSION) return
    const key = version + <u32>name
    Word.store64(Caches.place(key), ((<u64>key) << 32) | <u64>cached)
    // The cache may have been closed and cleared since the thread began its search.
    if (load<i32>(FREE_THREADED) && !Caches.hasVersions()) Word.store64(Caches.place(key), 0)
  }

  /** Whether a further class can get a version. */
  @inline private static hasVersions(): bool {
    return Word.load(IMAGE_VERSIONS) < <i32>FIRST_KIND - 256
  }

  @inline private static place(key: u32): usize {
    return <usize>load<u32>(IMAGE_CACHE) + ((<usize>((key * 0x9e3779b1) >> 22)) << 3)
  }

  /** The version of a class, which gets one if it has none. @returns NO_VERSION if no version is left */
  static versionOf(owner: usize): u32 {
    const known = load<u32>(owner, CLASS_VERSION)
    if (known != NO_VERSION) return known
    if (!Caches.hasVersions()) return NO_VERSION
    const version = <u32>(Word.add(IMAGE_VERSIONS, 1) + 1) * VERSIONS
    store<u32>(owner, version, CLASS_VERSION)
    return version
  }

  /** The version of a kind of builtin objects. */
  @inline static versionOfKind(tag: i32): u32 {
    return (FIRST_KIND + <u32>tag) * VERSIONS
  }

  /** Takes the version from a class whose instances get a further attribute. */
  @inline static forget(owner: usize): void {
    store<u32>(owner, NO_VERSION, CLASS_VERSION)
  }

  /** Takes the version from a class that gets or loses a method. Clears the cache if classes inherit from it. */
  static forgetAll(owner: usize): void {
    Caches.forget(owner)
    if (!(load<i32>(owner, CLASS_FLAGS) & CLASS_HAS_SUBCLASS)) return
    if (load<i32>(FREE_THREADED)) Word.store(IMAGE_VERSIONS, <i32>FIRST_KIND)
    const cache = <usize>load<u32>(IMAGE_CACHE)
    for (let entry = cache; entry < cache + (CACHE_ENTRIES << 3); entry += 8) Word.store64(entry, 0)
  }
}
