import { z } from 'zod'

/**
 * What one model of receipt printer can do, as data: a county adds a printer by adding an object, not code.
 * Lengths are dots of the print head (203 dpi, 8 per millimetre), rates what the mechanism sustains.
 */
export const printerProfileSchema = z
  .strictObject({
    /** As written in kiosk.yaml. */
    id: z.string().regex(/^[a-z0-9-]+$/, 'lower-case letters, digits and hyphens'),
    /** Printable width. */
    dots: z.int().min(192).max(832).multipleOf(8),
    /** ASCII characters a line; a Chinese character takes two. */
    columns: z.int().min(16).max(69),
    /** Which Chinese characters the printer has a font for; `none`: every line with Chinese is sent as a picture. */
    encoding: z.enum(['gb18030', 'gbk', 'none']),
    /** Characters the encoding has and this printer's font lacks, e.g. 䶮 in older fonts. */
    rasterCharacters: z.string(),
    raster: z.enum(['gs-v-0', 'esc-star']),
    qr: z.enum(['native', 'raster']),
    cutter: z.enum(['partial', 'full', 'none']),
    /** Paper fed beyond the cutter (or the tear bar) before the cut. */
    cutFeedDots: z.int().min(0).max(255),
    /** How it tells its status: by itself (`asb`), when asked (`dle-eot`), or not at all. */
    status: z.enum(['asb', 'dle-eot', 'none']),
    /** Echoes a job number when everything before it is on paper (GS ( H). */
    processId: z.boolean(),
    /** Drops what it has buffered on request and says so (DLE DC4 8). */
    realTimeClear: z.boolean(),
    /** Vertical distances must first be declared as dots (GS P); printers without a choice of units ignore it badly. */
    motionUnits: z.boolean(),
    bufferBytes: z.int().min(256),
    bytesPerSecond: z.int().min(480),
    linesPerSecond: z.number().min(1).max(200),
  })
  .refine((profile) => profile.columns * 12 <= profile.dots, {
    path: ['columns'],
    message: 'a column is 12 dots wide: columns × 12 must not exceed dots',
  })

export type PrinterProfile = z.infer<typeof printerProfileSchema>

/** Dots of one ASCII column; a Chinese character is two wide and this high. */
export const COLUMN_DOTS = 12
export const CHARACTER_DOTS = 24
