import { createCanvas } from '@napi-rs/canvas'

/** A JPEG as the desk's page makes it. */
export function testPicture(colour = 'teal'): Buffer {
  const canvas = createCanvas(32, 24)
  const context = canvas.getContext('2d')
  context.fillStyle = colour
  context.fillRect(4, 4, 20, 12)
  return canvas.toBuffer('image/jpeg')
}
