/** Hertz and milliseconds of the two tones, a third apart as of a door bell. */
const TONES = [
  { hertz: 784, fromMs: 0 },
  { hertz: 622, fromMs: 380 },
] as const
const LENGTH_MS = 1300
const SAMPLES_PER_SECOND = 22_050
const HEADER_BYTES = 44

/** A short ding-dong as a sound file (16 bit, mono): said before a call, and instead of one that has no voice. */
export function chime(): Blob {
  const samples = Math.round((LENGTH_MS / 1000) * SAMPLES_PER_SECOND)
  const bytes = new DataView(new ArrayBuffer(HEADER_BYTES + samples * 2))
  const tag = (at: number, text: string): void => {
    for (let i = 0; i < text.length; i++) bytes.setUint8(at + i, text.charCodeAt(i))
  }
  tag(0, 'RIFF')
  bytes.setUint32(4, bytes.byteLength - 8, true)
  tag(8, 'WAVEfmt ')
  bytes.setUint32(16, 16, true)
  // PCM, one channel, so many samples and bytes a second, two bytes each.
  bytes.setUint16(20, 1, true)
  bytes.setUint16(22, 1, true)
  bytes.setUint32(24, SAMPLES_PER_SECOND, true)
  bytes.setUint32(28, SAMPLES_PER_SECOND * 2, true)
  bytes.setUint16(32, 2, true)
  bytes.setUint16(34, 16, true)
  tag(36, 'data')
  bytes.setUint32(40, samples * 2, true)
  for (let i = 0; i < samples; i++)
    bytes.setInt16(HEADER_BYTES + i * 2, Math.round(loudnessAt(i / SAMPLES_PER_SECOND) * 0x7fff), true)
  return new Blob([bytes.buffer], { type: 'audio/wav' })
}

/** -1 to 1: each tone is struck and dies away. */
function loudnessAt(seconds: number): number {
  return TONES.reduce((sum, { hertz, fromMs }) => {
    const since = seconds - fromMs / 1000
    if (since < 0) return sum
    const struck = Math.min(1, since / 0.008) * Math.exp(-since * 4.5)
    return sum + 0.42 * struck * Math.sin(2 * Math.PI * hertz * since)
  }, 0)
}
