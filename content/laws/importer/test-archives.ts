import { crc32, deflateRawSync, gzipSync } from 'node:zlib'
import { pack } from 'tar-stream'

/** An entry as a test wants it: the name may be bytes of another encoding, the size a lie. */
export interface ZipEntry {
  readonly name: string | Uint8Array
  readonly data: string | Uint8Array
  readonly saysSize?: number
}

/** A .zip of these files, deflated; names given as text are marked as UTF-8. */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, data, saysSize } of entries) {
    const raw = Buffer.from(data)
    const packed = deflateRawSync(raw)
    const nameBytes = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(typeof name === 'string' ? 0x800 : 0, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(raw), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(saysSize ?? raw.length, 18)
    common.writeUInt16LE(nameBytes.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, nameBytes, packed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    directory.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), common, rest, nameBytes]),
    )
    parts.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...parts, central, Buffer.from('PK\u0005\u0006'), end])
}

export const zipOf = (files: Readonly<Record<string, string | Uint8Array>>): Buffer =>
  zip(Object.entries(files).map(([name, data]) => ({ name, data })))

/** A .tar.gz of these files; a value {link} makes a symbolic link. */
export async function tarOf(
  files: Readonly<Record<string, string | Uint8Array | { link: string }>>,
): Promise<Buffer> {
  const tar = pack()
  for (const [name, data] of Object.entries(files))
    if (typeof data === 'object' && 'link' in data) tar.entry({ name, type: 'symlink', linkname: data.link })
    else tar.entry({ name }, Buffer.from(data))
  tar.finalize()
  const chunks: Buffer[] = []
  for await (const chunk of tar) chunks.push(chunk as Buffer)
  return gzipSync(Buffer.concat(chunks))
}

const NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const run = (text: string) => `<w:r><w:t xml:space="preserve">${escape(text)}</w:t></w:r>`
const paragraph = (text: string) => `<w:p>${run(text)}</w:p>`

/** A Word file with these paragraphs; a list of rows makes a table. */
export function docx(content: readonly (string | readonly (readonly string[])[])[]): Buffer {
  const body = content.map((part) =>
    typeof part === 'string'
      ? paragraph(part)
      : `<w:tbl>${part.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`,
  )
  return docxOf(
    `<?xml version="1.0" encoding="UTF-8"?><w:document ${NS}><w:body>${body.join('')}</w:body></w:document>`,
  )
}

/** A Word file around this word/document.xml. */
export const docxOf = (document: string): Buffer =>
  zipOf({
    '[Content_Types].xml':
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels':
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': document,
  })
