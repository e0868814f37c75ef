import { useId, useState } from 'react'
import type { ContentChecked } from '../../server/content-packs/api-types.ts'
import { desk } from '../client.ts'
import { FailureNotice } from '../components/failure-notice.tsx'
import { Icon } from '../components/icon.tsx'
import { Notice } from '../components/notice.tsx'
import { useAction } from '../session.tsx'
import { t } from '../words.ts'
import { Checking } from './checking.tsx'
import { FaultList } from './fault-list.tsx'
import { kindName, kindOf } from './kinds.ts'

interface Chosen {
  readonly name: string
  readonly text: string
  /** Where it belongs; empty until somebody says it. */
  readonly path: string
}

/** Files are chosen, placed, judged, and handed to a second person. `paths`: places that are known. */
export function PutIn({
  paths,
  onClose,
  onDone,
}: {
  readonly paths: readonly string[]
  readonly onClose: () => void
  readonly onDone: () => void
}) {
  const list = useId()
  const [chosen, setChosen] = useState<readonly Chosen[]>([])
  const [checked, setChecked] = useState<ContentChecked | null>(null)
  const check = useAction(desk.checkContent)
  const put = useAction(desk.proposeContent)
  const unreadable = chosen.filter(({ text }) => text === '' || text.includes('\u{FFFD}'))
  const failure = check.failure ?? put.failure

  const judge = async (files: readonly Chosen[]): Promise<void> => {
    const wanted = files.map(({ name, text, path }) => ({ name, text, path: path === '' ? null : path }))
    const found = await check.run(wanted)
    if (!found) return
    setChecked(found)
    setChosen(files.map((file, i) => ({ ...file, path: found.files[i]?.path ?? '' })))
  }
  const choose = async (files: FileList | null): Promise<void> => {
    const read = await Promise.all(
      [...(files ?? [])].map(async (file) => ({ name: file.name, text: await file.text(), path: '' })),
    )
    setChosen(read)
    setChecked(null)
    if (read.length > 0 && read.every(({ text }) => text !== '' && !text.includes('\u{FFFD}')))
      await judge(read)
  }
  const place = (at: number, path: string): void => {
    setChecked(null)
    setChosen(chosen.map((file, i) => (i === at ? { ...file, path } : file)))
  }
  const hand = async (): Promise<void> => {
    const files = chosen.map(({ path, text }) => ({ path, text }))
    if (await put.run({ files, withdraw: [] })) onDone()
  }
  const sound =
    checked !== null && checked.faults.length === 0 && checked.files.every(({ path }) => path !== null)

  return (
    <section className="card stack tight" data-part="put-in" aria-labelledby={`${list}-title`}>
      <h2 id={`${list}-title`}>{t('content.put')}</h2>
      <p className="muted">{t('content.put.how')}</p>
      <label className="button choose">
        <Icon name="plus" />
        {t('content.choose')}
        <input
          type="file"
          multiple
          accept=".yaml,.yml,.json"
          data-action="choose-files"
          disabled={check.busy || put.busy}
          onChange={({ target }) => void choose(target.files)}
        />
      </label>
      {unreadable.map(({ name }) => (
        <Notice
          key={name}
          tone="stop"
          icon="warn"
          alert
          title={t('content.unreadable', { name })}
          lines={[t('content.unreadable.do')]}
        />
      ))}
      <datalist id={list}>
        {paths.map((path) => (
          <option key={path}>{path}</option>
        ))}
      </datalist>
      <ul className="plain-list" data-list="chosen-files">
        {chosen.map((file, i) => (
          <li key={file.name} className="part-item">
            <div className="field">
              <label htmlFor={`${list}-${i}`}>{t('content.place', { name: file.name })}</label>
              <p className="hint">{placeHint(file, checked?.files[i])}</p>
              <input
                id={`${list}-${i}`}
                className="path"
                list={list}
                value={file.path}
                spellCheck={false}
                autoComplete="off"
                data-action={`place-${i}`}
                onChange={({ target }) => place(i, target.value)}
              />
            </div>
          </li>
        ))}
      </ul>
      {check.busy || put.busy ? <Checking /> : null}
      {checked && checked.faults.length > 0 ? (
        <Notice
          tone="stop"
          icon="warn"
          alert
          title={t('content.faults', { count: checked.faults.length })}
          lines={[t('content.faults.do')]}
        />
      ) : null}
      {checked ? <FaultList faults={checked.faults} /> : null}
      {sound ? (
        <Notice tone="good" icon="check" title={t('content.sound')} lines={[t('content.sound.next')]} />
      ) : null}
      {failure ? <FailureNotice failure={failure} /> : null}
      {put.failure?.faults ? <FaultList faults={put.failure.faults} /> : null}
      <div className="buttons">
        <button
          type="button"
          className="button confirm"
          data-action="hand-over-content"
          disabled={!sound || put.busy || check.busy}
          onClick={() => void hand()}
        >
          <Icon name="check" />
          {t('content.hand')}
        </button>
        {chosen.length > 0 && unreadable.length === 0 && checked === null ? (
          <button
            type="button"
            className="button"
            data-action="check-content"
            disabled={check.busy || put.busy}
            onClick={() => void judge(chosen)}
          >
            {t('content.check')}
          </button>
        ) : null}
        <button type="button" className="button" data-action="cancel" onClick={onClose}>
          {t('action.cancel')}
        </button>
      </div>
    </section>
  )
}

function placeHint(file: Chosen, found: ContentChecked['files'][number] | undefined): string {
  if (file.path === '') return t('content.place.unknown')
  const kind = kindName(kindOf(file.path))
  if (!found) return kind
  return `${kind} · ${t(`content.replaces.${found.replaces ?? 'nothing'}`)}`
}
