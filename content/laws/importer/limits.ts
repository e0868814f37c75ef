/**
 * What an import accepts at most, in bytes unless named otherwise. The whole corpus of 2026 (3,900 files) is 77 MB
 * and its text compresses to a fifth; what goes far beyond is broken or meant to harm.
 */
export const limits = {
  /** One text. */
  file: 20_000_000,
  /** One register (db.sqlite3). */
  register: 200_000_000,
  /** Characters of a line. */
  line: 100_000,
  /** All that comes out of one archive. */
  unpacked: 2_000_000_000,
  /** Entries of one archive. */
  entries: 100_000,
  /** How many times larger than the archive its contents may be, once they are larger than `bombFrom`. */
  ratio: 100,
  bombFrom: 10_000_000,
  download: 2_000_000_000,
} as const
