import type { Guide, GuideQuestion } from '../engine/guide-schema.ts'
import { escapeHtml } from './escape-html.ts'
import { edgesOf } from './graph-faults.ts'

const BOX = { width: 300, height: 104, gapX: 36, gapY: 96 } as const
const LINE = { length: 18, most: 4, height: 20 } as const

interface Arrow {
  readonly from: string
  readonly to: string
  readonly label: string
}

/** A guide as one HTML page for a lawyer: the questions drawn as a graph, then every outcome in words. */
export function drawGuide(guide: Guide): string {
  const arrows = Object.entries(guide.questions).flatMap(([id, question]) => arrowsOf(id, question))
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeHtml(guide.code)} ${escapeHtml(guide.title['zh-CN'])}</title>
<style>body{font:16px/1.6 sans-serif;margin:24px}svg text{font-size:15px}h2{margin-top:2em}cite{color:#06c;font-style:normal}small{color:#666}</style>
</head><body>
<h1>${escapeHtml(`${guide.code} ${guide.title['zh-CN']}`)}</h1>
<p>${escapeHtml(guide.lead['zh-CN'])} <small>${escapeHtml(`核对：${guide.checked.by} ${guide.checked.on}`)}</small></p>
${graph(guide, arrows)}
${Object.entries(guide.outcomes)
  .map(([id, outcome]) => outcomeText(id, outcome))
  .join('\n')}
</body></html>
`
}

/** One arrow for each pair of nodes, with all answers that take it. */
function arrowsOf(id: string, question: GuideQuestion): Arrow[] {
  const labels = new Map<string, Set<string>>()
  for (const { path, to } of edgesOf(id, question)) {
    const label = labelOf(question, path)
    labels.set(to, (labels.get(to) ?? new Set()).add(label))
  }
  return [...labels].map(([to, names]) => ({ from: id, to, label: [...names].join('／') }))
}

function labelOf(question: GuideQuestion, [, , kind, index]: readonly PropertyKey[]): string {
  if (kind === 'unknown') return question.unknown.label?.['zh-CN'] ?? '我不清楚'
  if (kind === 'yes') return '是'
  if (kind === 'no') return '不是'
  if (kind === 'options' && question.kind === 'choice') return question.options[Number(index)]!.label['zh-CN']
  return '答了'
}

function graph(guide: Guide, arrows: readonly Arrow[]): string {
  const depth = new Map<string, number>([[guide.start, 0]])
  // The graph has no circle, so this comes to an end: a node lies below all that lead to it.
  for (let moved = true; moved;) {
    moved = false
    for (const { from, to } of arrows) {
      const below = (depth.get(from) ?? 0) + 1
      if (below <= (depth.get(to) ?? -1)) continue
      depth.set(to, below)
      moved = true
    }
  }
  const rows = Map.groupBy(depth.keys(), (id) => depth.get(id)!)
  const widest = Math.max(...[...rows.values()].map((row) => row.length))
  const width = widest * (BOX.width + BOX.gapX) + BOX.gapX
  const place = new Map<string, { x: number; y: number }>()
  for (const [level, row] of rows)
    row.forEach((id, index) =>
      place.set(id, {
        x: (width / (row.length + 1)) * (index + 1) - BOX.width / 2,
        y: level * (BOX.height + BOX.gapY) + 16,
      }),
    )
  const height = rows.size * (BOX.height + BOX.gapY)
  const lines = arrows.map(({ from, to, label }) => {
    const [a, b] = [place.get(from)!, place.get(to)!]
    const [x1, y1, x2, y2] = [a.x + BOX.width / 2, a.y + BOX.height, b.x + BOX.width / 2, b.y]
    const [x, y] = [x1 + (x2 - x1) * 0.35, y1 + (y2 - y1) * 0.35]
    return `<path d="M${x1} ${y1} C${x1} ${y1 + 48} ${x2} ${y2 - 48} ${x2} ${y2}" fill="none" stroke="#888" marker-end="url(#tip)"/><text x="${x}" y="${y}" text-anchor="middle" fill="#a40">${escapeHtml(label)}</text>`
  })
  const boxes = [...place].map(([id, { x, y }]) => {
    const outcome = guide.outcomes[id]
    const text = outcome?.heading['zh-CN'] ?? guide.questions[id]!.ask['zh-CN']
    return `<g><title>${escapeHtml(id)}</title><rect x="${x}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="${outcome ? 4 : 16}" fill="${outcome ? '#e8f4e8' : '#fff'}" stroke="#333"/><text x="${x + 12}" y="${y + 18}" fill="#888">${escapeHtml(id)}</text>${inLines(
      text,
    )
      .map(
        (line, index) => `<text x="${x + 12}" y="${y + 40 + index * LINE.height}">${escapeHtml(line)}</text>`,
      )
      .join('')}</g>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z" fill="#888"/></marker></defs>${lines.join('')}${boxes.join('')}</svg>`
}

const inLines = (text: string): string[] =>
  Array.from({ length: Math.min(LINE.most, Math.ceil(text.length / LINE.length)) }, (_, index) =>
    text.slice(index * LINE.length, (index + 1) * LINE.length),
  )

function outcomeText(id: string, outcome: Guide['outcomes'][string]): string {
  const list = (title: string, items: readonly string[]) =>
    items.length === 0 ? '' : `<h3>${title}</h3><ul>${items.map((one) => `<li>${one}</li>`).join('')}</ul>`
  const cited = (text: string, cites: readonly string[] = []) =>
    `${escapeHtml(text)}${cites.map((cite) => ` <cite>${escapeHtml(cite)}</cite>`).join('')}`
  const on = (item: { readonly when?: unknown }) =>
    item.when === undefined ? '' : ` <small>仅当 ${escapeHtml(JSON.stringify(item.when))}</small>`
  return `<h2>${escapeHtml(`${outcome.heading['zh-CN']}（${id}）`)}</h2>
${outcome.summary ? `<p>${escapeHtml(outcome.summary['zh-CN'])}</p>` : ''}
${list(
  '您有什么权利',
  outcome.rights.map((one) => cited(one.text['zh-CN'], one.cites) + on(one)),
)}
${list(
  '什么时候之前',
  outcome.limits.map(
    (one) =>
      cited(
        `${one.what['zh-CN']}：${one.period === 'none' ? '没有期限' : `${one.period.count} ${one.period.unit}`}${one.wait ? '以后才行' : ''}，${one.from ?? one.after?.['zh-CN'] ?? ''}`,
        one.cites,
      ) + on(one),
  ),
)}
${list(
  '找谁',
  outcome.places.map((one) => cited(`${one.body}：${one.text['zh-CN']}`, one.cites) + on(one)),
)}
${list(
  '带什么',
  outcome.materials.map((one) => escapeHtml(one.text['zh-CN']) + on(one)),
)}
${list(
  '下一步',
  outcome.steps.map((one) => cited(one.text['zh-CN'], one.cites) + on(one)),
)}
${list(
  '注意',
  outcome.warnings.map((one) => cited(one.text['zh-CN'], one.cites) + on(one)),
)}
${list(
  '算一算',
  outcome.calculations.map((one) => escapeHtml(one.rule) + on(one)),
)}`
}
