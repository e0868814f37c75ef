import { expect, test } from 'vitest'
import { replyFrame } from './foreign-reader.ts'
import { LI, ZHANG } from './sample-cards.ts'

/** The emulator against frames written down in public sources, so that it does not merely agree with itself. */
test.each([
  ['found', '00009F', '00000000', 'AAAAAA9669000800009F0000000097'],
  ['selected', '000090', '0000000000000000', 'AAAAAA9669000C00009000000000000000009C'],
  ['well', '000090', '', 'AAAAAA9669000400009094'],
  ['no card', '000080', '', 'AAAAAA9669000400008084'],
  ['reading failed', '000041', '', 'AAAAAA9669000400004145'],
])('the foreign reader says "%s" as real ones do', (_, status, data, frame) => {
  expect(replyFrame(status, data).toString('hex').toUpperCase()).toBe(frame)
})

test('its read frame ends with the check byte of the published vectors', () => {
  const empty = '00'.repeat(1024)
  const zhang = replyFrame('000090', `01000400${ZHANG.text}${empty}`)
  expect([zhang.length, zhang.at(-1)]).toEqual([1295, 0x10])
  expect(replyFrame('000090', `01000400${LI.text}${empty}`).at(-1)).toBe(0x72)
  expect(replyFrame('000090', LI.address).at(-1)).toBe(0x94)
})
