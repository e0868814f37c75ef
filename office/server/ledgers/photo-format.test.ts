import { createCanvas } from '@napi-rs/canvas'
import { expect, test } from 'vitest'
import { LONGEST_PHOTO, photoFault } from './photo-format.ts'
import { testPicture } from './test-picture.ts'

const picture = testPicture()
/** Behind the first mark, as a camera writes it. */
const withSegment = (mark: number, text: string): Buffer => {
  const body = Buffer.from(text)
  const head = Buffer.from([0xff, mark, (body.length + 2) >> 8, (body.length + 2) & 0xff])
  return Buffer.concat([picture.subarray(0, 2), head, body, picture.subarray(2)])
}

test('a picture that was drawn anew passes', () => {
  expect(photoFault(picture)).toBeUndefined()
})

test.each([
  ['Exif: place, device, time', withSegment(0xe1, 'Exif\0\0GPS')],
  ['IPTC', withSegment(0xed, 'Photoshop 3.0\0')],
  ['a comment', withSegment(0xfe, '张测试家')],
  ['a video behind the picture', Buffer.concat([picture, Buffer.from('ftypmp42')])],
])('%s is metadata', (_, bytes) => {
  expect(photoFault(bytes)).toBe('metadata')
})

test('what is no whole JPEG is refused, wherever it ends', () => {
  expect(photoFault(createCanvas(4, 4).toBuffer('image/png'))).toBe('format')
  expect(photoFault(new Uint8Array())).toBe('format')
  for (let end = 0; end < picture.length; end++)
    expect(photoFault(picture.subarray(0, end)), `${end} bytes`).toBe('format')
  expect(photoFault(Buffer.alloc(LONGEST_PHOTO + 1))).toBe('too-large')
})
