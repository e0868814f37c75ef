/**
 * UUIDv7 (RFC 9562 §5.7): sorts by time, so that envelopes keep their order in any store.
 * `at` is the clock's time; the rest is random.
 */
export function uuidv7(at: Date): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  let ms = at.getTime()
  for (let i = 5; i >= 0; i--) {
    bytes[i] = ms & 0xff
    ms = Math.floor(ms / 256)
  }
  bytes[6] = 0x70 | (bytes[6]! & 0x0f)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
