import { fileURLToPath } from 'node:url'
import { writeFormPapers, writeReceiptPictures } from './support/receipt-pictures.ts'

/** `npm run receipts`: every language on both widths of paper as a picture, and the papers on A4, to be looked at. */
const folder = fileURLToPath(new URL('../.cache/receipts/', import.meta.url))
for (const { language, width, centimetres } of writeReceiptPictures(folder))
  console.log(`${language} ${width}: ${centimetres.toFixed(1)} cm`)
for (const file of writeFormPapers(folder)) console.log(file)
