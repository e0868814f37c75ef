import { expect, test } from 'vitest'
import { chime } from './chime.ts'

test('the chime is a sound file of its length that is heard and never cut off at the top', async () => {
  const bytes = new DataView(await chime().arrayBuffer())
  const text = (at: number) => String.fromCharCode(...[0, 1, 2, 3].map((i) => bytes.getUint8(at + i)))
  expect([text(0), text(8), text(36)]).toEqual(['RIFF', 'WAVE', 'data'])
  expect(bytes.getUint32(4, true)).toBe(bytes.byteLength - 8)
  expect(bytes.getUint32(40, true)).toBe(bytes.byteLength - 44)
  const samples = Array.from({ length: (bytes.byteLength - 44) / 2 }, (_, i) =>
    Math.abs(bytes.getInt16(44 + i * 2, true)),
  )
  const loudest = samples.reduce((most, one) => Math.max(most, one), 0)
  expect(loudest).toBeGreaterThan(8_000)
  expect(loudest).toBeLessThan(32_000)
  expect(samples.at(-1)).toBeLessThan(400)
})
