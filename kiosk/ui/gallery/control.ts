import type { Display } from '../../session/events.ts'
import type { Measured } from './measure/measure.ts'

/** `part.button` instead of a scene's name: the examples of a part of pages (`*.example.tsx`). */
export const PART = 'part.'

/** How a scene is to look. */
export interface Look {
  readonly language: string
  readonly text: Display['text']
  readonly contrast: Display['contrast']
  readonly low: boolean
  /** Diagonal of the screen in inches. */
  readonly inches: number
}

/** What tests/gallery drives the page by, without loading it again for each picture. */
export interface GalleryControl {
  /** Draws the scene and returns when letters, pictures and candidates have come. */
  readonly show: (scene: string, look: Look) => Promise<void>
  readonly measure: () => Measured
}

declare global {
  interface Window {
    gallery: GalleryControl
  }
}
