import { err, ok, type Result } from '../../base/result.ts'

/** Enough to read a house number and a signature. */
const LONGEST_SIDE = 1600
/** Until it is small enough to go over a village's network (LONGEST_PHOTO of the office is four times that). */
const QUALITIES = [0.75, 0.5, 0.3]
const ENOUGH_BYTES = 400_000

/**
 * What a camera took as a JPEG in base64 that shows the picture and nothing else: drawn anew, upright, so that place,
 * device and whatever the camera wrote beside it stay behind. The error: this browser cannot draw such a file.
 */
export async function plainPicture(file: Blob): Promise<Result<string, 'format'>> {
  const bitmap = await createImageBitmap(file).catch(() => undefined)
  if (!bitmap) return err('format')
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(bitmap.width * scale))
  canvas.height = Math.max(1, Math.round(bitmap.height * scale))
  canvas.getContext('2d')!.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  let jpeg: Blob | undefined
  for (const quality of QUALITIES) {
    jpeg = await new Promise((done) => {
      canvas.toBlob((blob) => done(blob ?? undefined), 'image/jpeg', quality)
    })
    if (jpeg && jpeg.size <= ENOUGH_BYTES) break
  }
  return jpeg ? ok(await base64Of(jpeg)) : err('format')
}

function base64Of(blob: Blob): Promise<string> {
  return new Promise((done, failed) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => done((reader.result as string).replace(/^[^,]*,/, '')))
    reader.addEventListener('error', () => failed(reader.error ?? new Error('unreadable')))
    reader.readAsDataURL(blob)
  })
}
