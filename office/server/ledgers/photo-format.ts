/** As the desk's page makes it: at most 1,600 pixels a side and three quarters of quality stay far below. */
export const LONGEST_PHOTO = 600_000

/** `metadata`: it carries more than the picture (place, device, time, a thumbnail of what was cut away, a video behind it). */
export type PhotoFault = 'format' | 'metadata' | 'too-large'

/** JFIF, colour profile, Adobe's note on colours: all else between the marks (Exif, XMP, IPTC, comments) is metadata. */
const PLAIN_SEGMENTS = new Set([0xe0, 0xe2, 0xee])
const isMetadata = (mark: number): boolean =>
  (mark >= 0xe0 && mark <= 0xef && !PLAIN_SEGMENTS.has(mark)) || mark === 0xfe
const START_OF_SCAN = 0xda

/** A JPEG (ITU-T T.81 annex B) that shows the picture and tells nothing else; what is wrong with it otherwise. */
export function photoFault(bytes: Uint8Array): PhotoFault | undefined {
  if (bytes.length > LONGEST_PHOTO) return 'too-large'
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return 'format'
  let at = 2
  for (;;) {
    if (bytes[at] !== 0xff || at + 4 > bytes.length) return 'format'
    const mark = bytes[at + 1]!
    if (isMetadata(mark)) return 'metadata'
    if (mark === START_OF_SCAN) return afterPicture(bytes, at)
    const length = (bytes[at + 2]! << 8) | bytes[at + 3]!
    if (length < 2) return 'format'
    at += 2 + length
  }
}

/** In the picture's own bytes an FF is followed by 00 or a restart mark; progressive pictures have further segments. */
function afterPicture(bytes: Uint8Array, from: number): PhotoFault | undefined {
  for (let at = from + 2; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue
    const mark = bytes[at + 1]!
    if (isMetadata(mark)) return 'metadata'
    if (mark === 0xd9) return at + 2 === bytes.length ? undefined : 'metadata'
  }
  return 'format'
}
