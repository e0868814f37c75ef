import { createCanvas, loadImage } from '@napi-rs/canvas'
import type { Page } from '@playwright/test'
import { contrastOf, over, type Colour } from '../../kiosk/ui/gallery/measure/colour.ts'
import type { PixelQuestion } from '../../kiosk/ui/gallery/measure/contrast.ts'
import type { Finding } from '../../kiosk/ui/gallery/measure/finding.ts'

/** Thin lines of a drawing behind a letter may pass; a share of the ground as large as this may not. */
const SHARE = 0.03

type Clip = PixelQuestion['box']

/** The rectangle around all boxes, on whole pixels. */
function around(boxes: readonly Clip[]): Clip {
  const x = Math.floor(Math.min(...boxes.map((box) => box.x)))
  const y = Math.floor(Math.min(...boxes.map((box) => box.y)))
  const right = Math.ceil(Math.max(...boxes.map((box) => box.x + box.width)))
  const bottom = Math.ceil(Math.max(...boxes.map((box) => box.y + box.height)))
  return { x, y, width: right - x, height: bottom - y }
}

/** The page without its words, so that what is left is their ground. */
async function groundPicture(page: Page, clip: Clip): Promise<Buffer> {
  const style = await page.addStyleTag({
    content:
      // What is read aloud moves on between measuring and this picture: its mark is measured by its own colours.
      '*{color:transparent!important;-webkit-text-fill-color:transparent!important;transition:none!important}' +
      '::highlight(spoken){color:transparent!important;background-color:transparent!important}',
  })
  const picture = await page.screenshot({ animations: 'disabled', clip })
  await style.evaluate((element) => (element as HTMLElement).remove())
  return picture
}

/** Answers what computed colours cannot: how words stand out from the pixels that really lie under them. */
export async function askPixels(page: Page, questions: readonly PixelQuestion[]): Promise<Finding[]> {
  if (questions.length === 0) return []
  const clip = around(questions.map(({ box }) => box))
  const image = await loadImage(await groundPicture(page, clip))
  const canvas = createCanvas(image.width, image.height)
  const pen = canvas.getContext('2d')
  pen.drawImage(image, 0, 0)
  return questions.flatMap(({ where, box, colour, least }): Finding[] => {
    const { data } = pen.getImageData(
      Math.floor(box.x) - clip.x,
      Math.floor(box.y) - clip.y,
      Math.max(1, Math.ceil(box.width)),
      Math.max(1, Math.ceil(box.height)),
    )
    const ratio = weakest(data, colour)
    return ratio < least - 0.01
      ? [
          {
            rule: 'contrast',
            where,
            what: `${ratio.toFixed(2)}:1 over a picture, at least ${least}:1 is needed`,
          },
        ]
      : []
  })
}

/** The contrast that all but the worst few pixels reach. */
function weakest(pixels: Uint8ClampedArray, colour: Colour): number {
  const counts = new Map<number, number>()
  for (let i = 0; i < pixels.length; i += 4) {
    const id = (pixels[i]! << 16) | (pixels[i + 1]! << 8) | pixels[i + 2]!
    counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  const ratios = [...counts]
    .map(([id, count]) => {
      const ground = { r: (id >> 16) & 255, g: (id >> 8) & 255, b: id & 255, a: 1 }
      return { count, ratio: contrastOf(over(colour, ground), ground) }
    })
    .toSorted((a, b) => a.ratio - b.ratio)
  let left = (pixels.length / 4) * SHARE
  for (const { count, ratio } of ratios) {
    left -= count
    if (left < 0) return ratio
  }
  return ratios.at(-1)?.ratio ?? 21
}
