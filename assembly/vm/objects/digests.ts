/**
 * A state: i32 DigestKind, i32 number of bytes in the incomplete block, u64 number of bytes so far, the words of the digest in the byte
 * order of the algorithm, the incomplete block.
 */
const PENDING: usize = 4
const TOTAL: usize = 8
const WORDS: usize = 16
const BLOCK: usize = 48
const BLOCK_BYTES: i32 = 64
/** SHA-512 has words of 64 bits, so its digest and its blocks are twice as large. */
const BLOCK_512: usize = 80
const BLOCK_BYTES_512: i32 = 128

const enum DigestKind {
  MD5 = 1,
  SHA1 = 2,
  SHA256 = 3,
  SHA512 = 4,
}

/** The rotation amounts of MD5: four per round, the first one in the lowest byte. */
const MD5_ROUND_0: u32 = 0x16110c07
const MD5_ROUND_1: u32 = 0x140e0905
const MD5_ROUND_2: u32 = 0x17100b04
const MD5_ROUND_3: u32 = 0x150f0a06

/**
 * The digests of hashlib: MD5 (RFC 1321), SHA-1, SHA-256 and SHA-512 (FIPS 180-4). `table` is the address of the constants: 64 big-endian
 * words of 32 bits for MD5 and SHA-256, or 80 big-endian words of 64 bits for SHA-512. `w` is the address of 320 bytes for the words of a
 * block.
 */
export abstract class Digests {
  /** Adds data to the state. */
  static update(state: usize, data: usize, bytes: i32, table: usize, w: usize): void {
    store<i64>(state, load<i64>(state, TOTAL) + bytes, TOTAL)
    const isLarge = load<i32>(state) == DigestKind.SHA512
    const size = isLarge ? BLOCK_BYTES_512 : BLOCK_BYTES
    const block = state + (isLarge ? BLOCK_512 : BLOCK)
    let pending = load<i32>(state, PENDING)
    let at = 0
    while (at < bytes) {
      if (!pending && bytes - at >= size) {
        Digests.compress(state, data + <usize>at, table, w)
        at += size
        continue
      }
      const part = min(size - pending, bytes - at)
      memory.copy(block + <usize>pending, data + <usize>at, <usize>part)
      pending += part
      at += part
      if (pending < size) break
      Digests.compress(state, block, table, w)
      pending = 0
    }
    store<i32>(state, pending, PENDING)
  }

  private static compress(state: usize, block: usize, table: usize, w: usize): void {
    const kind = load<i32>(state)
    if (kind == DigestKind.MD5) Digests.md5(state + WORDS, block, table)
    else if (kind == DigestKind.SHA1) Digests.sha1(state + WORDS, block, w)
    else if (kind == DigestKind.SHA256) Digests.sha256(state + WORDS, block, table, w)
    else Digests.sha512(state + WORDS, block, table, w)
  }

  @inline private static word(at: usize, index: i32): u32 {
    return load<u32>(at + ((<usize>index) << 2))
  }

  /** Loads a big-endian word. */
  @inline private static high(at: usize, index: i32): u32 {
    return bswap<u32>(Digests.word(at, index))
  }

  @inline private static put(at: usize, index: i32, value: u32): void {
    store<u32>(at + ((<usize>index) << 2), value)
  }

  /** Adds to a big-endian word of the digest. */
  @inline private static addHigh(at: usize, index: i32, value: u32): void {
    Digests.put(at, index, bswap<u32>(Digests.high(at, index) + value))
  }

  private static md5(h: usize, block: usize, table: usize): void {
    let a = Digests.word(h, 0)
    let b = Digests.word(h, 1)
    let c = Digests.word(h, 2)
    let d = Digests.word(h, 3)
    for (let i = 0; i < 64; i++) {
      const round = i >> 4
      let mixed: u32 = 0
      let index = 0
      let amounts: u32 = 0
      if (round == 0) {
        mixed = (b & c) | (~b & d)
        index = i
        amounts = MD5_ROUND_0
      } else if (round == 1) {
        mixed = (d & b) | (~d & c)
        index = 5 * i + 1
        amounts = MD5_ROUND_1
      } else if (round == 2) {
        mixed = b ^ c ^ d
        index = 3 * i + 5
        amounts = MD5_ROUND_2
      } else {
        mixed = c ^ (b | ~d)
        index = 7 * i
        amounts = MD5_ROUND_3
      }
      const sum = a + mixed + Digests.high(table, i) + Digests.word(block, index & 15)
      a = d
      d = c
      c = b
      b += rotl<u32>(sum, (amounts >> ((<u32>(i & 3)) << 3)) & 31)
    }
    Digests.put(h, 0, Digests.word(h, 0) + a)
    Digests.put(h, 1, Digests.word(h, 1) + b)
    Digests.put(h, 2, Digests.word(h, 2) + c)
    Digests.put(h, 3, Digests.word(h, 3) + d)
  }

  private static sha1(h: usize, block: usize, w: usize): void {
    for (let i = 0; i < 16; i++) Digests.put(w, i, Digests.high(block, i))
    for (let i = 16; i < 80; i++) {
      const mixed = Digests.word(w, i - 3) ^ Digests.word(w, i - 8) ^ Digests.word(w, i - 14) ^ Digests.word(w, i - 16)
      Digests.put(w, i, rotl<u32>(mixed, 1))
    }
    let a = Digests.high(h, 0)
    let b = Digests.high(h, 1)
    let c = Digests.high(h, 2)
    let d = Digests.high(h, 3)
    let e = Digests.high(h, 4)
    for (let i = 0; i < 80; i++) {
      let sum = rotl<u32>(a, 5) + e + Digests.word(w, i)
      if (i < 20) sum += ((b & c) | (~b & d)) + 0x5a827999
      else if (i < 40) sum += (b ^ c ^ d) + 0x6ed9eba1
      else if (i < 60) sum += ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc
      else sum += (b ^ c ^ d) + 0xca62c1d6
      e = d
      d = c
      c = rotl<u32>(b, 30)
      b = a
      a = sum
    }
    Digests.addHigh(h, 0, a)
    Digests.addHigh(h, 1, b)
    Digests.addHigh(h, 2, c)
    Digests.addHigh(h, 3, d)
    Digests.addHigh(h, 4, e)
  }

  private static sha256(h: usize, block: usize, table: usize, w: usize): void {
    for (let i = 0; i < 16; i++) Digests.put(w, i, Digests.high(block, i))
    for (let i = 16; i < 64; i++) {
      const x = Digests.word(w, i - 15)
      const y = Digests.word(w, i - 2)
      const first = rotr<u32>(x, 7) ^ rotr<u32>(x, 18) ^ (x >> 3)
      const second = rotr<u32>(y, 17) ^ rotr<u32>(y, 19) ^ (y >> 10)
      Digests.put(w, i, Digests.word(w, i - 16) + first + Digests.word(w, i - 7) + second)
    }
    let a = Digests.high(h, 0)
    let b = Digests.high(h, 1)
    let c = Digests.high(h, 2)
    let d = Digests.high(h, 3)
    let e = Digests.high(h, 4)
    let f = Digests.high(h, 5)
    let g = Digests.high(h, 6)
    let last = Digests.high(h, 7)
    for (let i = 0; i < 64; i++) {
      const ofE = rotr<u32>(e, 6) ^ rotr<u32>(e, 11) ^ rotr<u32>(e, 25)
      const ofA = rotr<u32>(a, 2) ^ rotr<u32>(a, 13) ^ rotr<u32>(a, 22)
      const one = last + ofE + ((e & f) ^ (~e & g)) + Digests.high(table, i) + Digests.word(w, i)
      const two = ofA + ((a & b) ^ (a & c) ^ (b & c))
      last = g
      g = f
      f = e
      e = d + one
      d = c
      c = b
      b = a
      a = one + two
    }
    Digests.addHigh(h, 0, a)
    Digests.addHigh(h, 1, b)
    Digests.addHigh(h, 2, c)
    Digests.addHigh(h, 3, d)
    Digests.addHigh(h, 4, e)
    Digests.addHigh(h, 5, f)
    Digests.addHigh(h, 6, g)
    Digests.addHigh(h, 7, last)
  }

  /** Loads a big-endian word of 64 bits. */
  @inline private static high64(at: usize, index: i32): u64 {
    return bswap<u64>(load<u64>(at + ((<usize>index) << 3)))
  }

  /** The memory at `w` contains the last 16 words of the schedule. After them, at `v`, are the eight variables of the rounds. */
  private static sha512(h: usize, block: usize, table: usize, w: usize): void {
    const v = w + 128
    for (let i = 0; i < 16; i++) store<u64>(w + ((<usize>i) << 3), Digests.high64(block, i))
    for (let i = 0; i < 8; i++) store<u64>(v + ((<usize>i) << 3), Digests.high64(h, i))
    for (let i = 0; i < 80; i++) Digests.round512(v, Digests.high64(table, i) + Digests.scheduled512(w, i))
    for (let i = 0; i < 8; i++) {
      const at = (<usize>i) << 3
      store<u64>(h + at, bswap<u64>(Digests.high64(h, i) + load<u64>(v + at)))
    }
  }

  /** The word of round `i`. From round 16 on, it replaces the word of 16 rounds before. */
  private static scheduled512(w: usize, i: i32): u64 {
    const at = w + ((<usize>(i & 15)) << 3)
    if (i < 16) return load<u64>(at)
    const x = load<u64>(w + ((<usize>((i + 1) & 15)) << 3))
    const y = load<u64>(w + ((<usize>((i + 14) & 15)) << 3))
    const first = rotr<u64>(x, 1) ^ rotr<u64>(x, 8) ^ (x >> 7)
    const second = rotr<u64>(y, 19) ^ rotr<u64>(y, 61) ^ (y >> 6)
    const word = load<u64>(at) + first + load<u64>(w + ((<usize>((i + 9) & 15)) << 3)) + second
    store<u64>(at, word)
    return word
  }

  /** One round on the variables a to h, which then move up by one place. */
  private static round512(v: usize, added: u64): void {
    const a = load<u64>(v)
    const e = load<u64>(v, 32)
    const ofE = rotr<u64>(e, 14) ^ rotr<u64>(e, 18) ^ rotr<u64>(e, 41)
    const ofA = rotr<u64>(a, 28) ^ rotr<u64>(a, 34) ^ rotr<u64>(a, 39)
    const one = load<u64>(v, 56) + ofE + ((e & load<u64>(v, 40)) ^ (~e & load<u64>(v, 48))) + added
    const two = ofA + ((a & load<u64>(v, 8)) ^ (a & load<u64>(v, 16)) ^ (load<u64>(v, 8) & load<u64>(v, 16)))
    memory.copy(v + 8, v, 56)
    store<u64>(v, load<u64>(v, 32) + one, 32)
    store<u64>(v, one + two)
  }
}
