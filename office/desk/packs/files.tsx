import { useState } from 'react'
import type { ContentView } from '../../server/content-packs/api-types.ts'
import { desk } from '../client.ts'
import { Dialog } from '../components/dialog.tsx'
import { FailureNotice } from '../components/failure-notice.tsx'
import { Icon } from '../components/icon.tsx'
import { shortTime } from '../format.ts'
import { useAction, useNow, useSession } from '../session.tsx'
import { t } from '../words.ts'
import { Checking } from './checking.tsx'
import { FaultList } from './fault-list.tsx'
import { byKind, kindName } from './kinds.ts'
import { SaveFile } from './save-file.tsx'

type File = ContentView['files'][number]

/** What stands beside the content that came with the software, and who wrote it. */
export function Files({
  files,
  onChanged,
}: {
  readonly files: readonly File[]
  readonly onChanged: () => void
}) {
  const { me } = useSession()
  const [withdrawing, setWithdrawing] = useState<File | null>(null)
  const mayWrite = me.user.operations.includes('content.write')
  return (
    <>
      {byKind(files).map(([kind, group]) => (
        <div key={kind} className="card" data-kind={kind}>
          <h3>{kindName(kind)}</h3>
          <ul className="files">
            {group.map((file) => (
              <li key={`${file.origin} ${file.path}`} data-file={file.path} data-origin={file.origin}>
                <span>
                  <span className="path">{file.path}</span>
                  {file.superseded ? (
                    <span className="state tone-stop">
                      <Icon name="warn" />
                      {t('content.superseded')}
                    </span>
                  ) : null}
                  <Writer file={file} />
                </span>
                <span className="line">
                  <SaveFile path={file.path} sha256={file.sha256} />
                  {file.origin === 'own' && mayWrite ? (
                    <button
                      type="button"
                      className="button danger"
                      data-action="withdraw-content"
                      aria-label={t('content.withdraw.of', { path: file.path })}
                      onClick={() => setWithdrawing(file)}
                    >
                      {t('content.withdraw')}
                    </button>
                  ) : null}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {withdrawing ? (
        <Withdraw
          path={withdrawing.path}
          onClose={() => setWithdrawing(null)}
          onDone={() => {
            setWithdrawing(null)
            onChanged()
          }}
        />
      ) : null}
    </>
  )
}

function Writer({ file }: { readonly file: File }) {
  const now = useNow()
  const { origin, from, addedBy, releasedBy, at } = file
  const when = at === null ? '' : shortTime(at, now)
  const said =
    origin === 'above'
      ? t('content.by.above', { from })
      : origin === 'profile'
        ? addedBy === null
          ? t('content.by.file')
          : t('content.by.profile', { by: addedBy, when })
        : releasedBy === null
          ? t('content.by.command', { by: addedBy ?? '', when })
          : t('content.by.own', { by: addedBy ?? '', second: releasedBy, when })
  return <span className="muted small who">{said}</span>
}

function Withdraw({
  path,
  onClose,
  onDone,
}: {
  readonly path: string
  readonly onClose: () => void
  readonly onDone: () => void
}) {
  const withdraw = useAction(desk.proposeContent)
  const go = async (): Promise<void> => {
    if (await withdraw.run({ files: [], withdraw: [path] })) onDone()
  }
  return (
    <Dialog title={t('content.withdraw.title')} screen="confirm-withdraw-content" onClose={onClose}>
      <p className="path">{path}</p>
      <p>{t('content.withdraw.means')}</p>
      {withdraw.busy ? <Checking /> : null}
      {withdraw.failure ? <FailureNotice failure={withdraw.failure} /> : null}
      {withdraw.failure?.faults ? <FaultList faults={withdraw.failure.faults} /> : null}
      <div className="buttons">
        <button type="button" className="button" data-action="cancel" onClick={onClose}>
          {t('action.cancel')}
        </button>
        <button
          type="button"
          className="button danger"
          data-action="confirm"
          disabled={withdraw.busy}
          onClick={() => void go()}
        >
          {t('content.withdraw.confirm')}
        </button>
      </div>
    </Dialog>
  )
}
