import type { z } from 'zod'
import { printerProfileSchema, type PrinterProfile } from './profile.ts'

/**
 * The profiles shipped. Generic ones claim only what nearly every ESC/POS printer sold in China does; the
 * values of a real model (buffer, speed, GS ( H) belong into a profile of its own.
 */
const wide = { dots: 576, columns: 48, cutter: 'partial', cutFeedDots: 16, bytesPerSecond: 40_000 } as const
const narrow = { dots: 384, columns: 32, cutter: 'partial', cutFeedDots: 16, bytesPerSecond: 20_000 } as const

const generic = {
  rasterCharacters: '䶮',
  raster: 'gs-v-0',
  qr: 'raster',
  status: 'asb',
  processId: false,
  realTimeClear: true,
  motionUnits: false,
  bufferBytes: 4096,
  linesPerSecond: 25,
} as const

const shipped = [
  { ...generic, ...wide, id: 'generic-80mm-gb18030', encoding: 'gb18030' },
  { ...generic, ...narrow, id: 'generic-58mm-gb18030', encoding: 'gb18030' },
  { ...generic, ...wide, id: 'generic-80mm-gbk', encoding: 'gbk' },
  { ...generic, ...narrow, id: 'generic-58mm-gbk', encoding: 'gbk' },
  { ...generic, ...wide, id: 'generic-80mm-raster', encoding: 'none' },
  { ...generic, ...narrow, id: 'generic-58mm-raster', encoding: 'none' },
  // For a printer behind something that carries no answers back (a print server, a one-way cable, a plain file).
  {
    ...generic,
    ...wide,
    id: 'generic-80mm-one-way',
    encoding: 'gb18030',
    status: 'none',
    realTimeClear: false,
  },
  {
    ...generic,
    ...wide,
    id: 'epson-tm-80mm',
    encoding: 'gb18030',
    qr: 'native',
    processId: true,
    motionUnits: true,
    bytesPerSecond: 60_000,
    linesPerSecond: 40,
  },
] satisfies z.input<typeof printerProfileSchema>[]

const byId: ReadonlyMap<string, PrinterProfile> = new Map(
  shipped.map((profile) => [profile.id, printerProfileSchema.parse(profile)]),
)

export const profileIds: readonly string[] = [...byId.keys()]

/** The shipped profile of that id. */
export const findProfile = (id: string): PrinterProfile | undefined => byId.get(id)
