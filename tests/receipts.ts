import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { previewReceipt } from '../devices/receipt-printer/preview.ts'
import { findProfile } from '../devices/receipt-printer/profiles.ts'
import { sampleReceipt, shippedContent } from '../kiosk/service/receipt-sample.ts'

/** `npm run receipts`: every language on both widths of paper as a picture, to be looked at; one pixel a dot. */
const folder = fileURLToPath(new URL('../.cache/receipts/', import.meta.url))
mkdirSync(folder, { recursive: true })
for (const { tag } of shippedContent().languages)
  for (const width of ['80mm', '58mm']) {
    const profile = findProfile(`generic-${width}-gb18030`)!
    const png = previewReceipt(sampleReceipt(tag), profile)
    writeFileSync(`${folder}${tag}-${width}.png`, png)
    // A PNG has its height at byte 20; the paper has 80 dots a centimetre.
    console.log(`${tag} ${width}: ${(png.readUInt32BE(20) / 80).toFixed(1)} cm`)
  }
