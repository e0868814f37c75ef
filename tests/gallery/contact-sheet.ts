import type { Verdict } from './shoot.ts'

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** All pictures on one page, by scene, each with what was found. */
export function contactSheet(verdicts: readonly Verdict[], summary: string): string {
  const scenes = Map.groupBy(verdicts, ({ shot }) => shot.scene)
  const picture = ({
    name,
    shot,
    findings,
  }: Verdict) => `<figure class="${shot.orientation}${findings.length ? ' bad' : ''}">
<a href="${name}.jpg"><img loading="lazy" src="${name}.jpg" alt=""></a>
<figcaption>${escaped(name.slice(shot.scene.length + 1))}${findings
    .map(({ rule, where, what }) => `<br><b>${escaped(rule)}</b> ${escaped(where)}: ${escaped(what)}`)
    .join('')}</figcaption></figure>`
  const section = ([scene, own]: [string, Verdict[]]) => {
    const bad = own.filter(({ findings }) => findings.length > 0).length
    return `<h2 id="${scene}">${scene} <small>${own.length} pictures, ${bad} with findings</small></h2>
<div>${own.map(picture).join('')}</div>`
  }
  return `<!doctype html><meta charset="utf-8"><title>Gallery</title><style>
body{font:14px/1.4 sans-serif;margin:2em;background:#eee}div{display:flex;flex-wrap:wrap;gap:12px;align-items:start}
figure{margin:0;padding:6px;background:#fff;border:3px solid #2a7}figure.bad{border-color:#c30}
figure.portrait{width:190px}figure.landscape{width:330px}img{width:100%}figcaption{overflow-wrap:anywhere}
</style><h1>${escaped(summary)}</h1>
<nav>${[...scenes.keys()].map((scene) => `<a href="#${scene}">${scene}</a>`).join(' · ')}</nav>
${[...scenes].map(section).join('\n')}
`
}
