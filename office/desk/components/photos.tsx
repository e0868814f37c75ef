import { useState } from 'react'
import { shanghaiMinute } from '../../../base/clock.ts'
import { stateOf } from '../../ledgers/definition.ts'
import type { RecordView } from '../../server/ledgers/api-types.ts'
import { desk } from '../client.ts'
import { plainPicture } from '../picture.ts'
import { useAction } from '../session.tsx'
import { isWord, t } from '../words.ts'
import { Dialog } from './dialog.tsx'
import { FailureNotice } from './failure-notice.tsx'
import { Icon } from './icon.tsx'
import { Notice } from './notice.tsx'

type Photo = NonNullable<RecordView['photos']>[number]

/** Pictures taken on the spot; on a phone the camera opens. Each is shown only when asked for: looking is recorded. */
export function Photos({ view, onChanged }: { readonly view: RecordView; readonly onChanged: () => void }) {
  const [fault, setFault] = useState<string | null>(null)
  const add = useAction(desk.addPhoto)
  const { photos, ledger, id } = view
  if (photos === null) return null
  const fixed = stateOf(ledger, view.state)?.fixed ?? false

  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return
    setFault(null)
    const picture = await plainPicture(file)
    if (!picture.ok) setFault(picture.error)
    else if (await add.run(id, picture.value)) onChanged()
  }
  const wrong = fault ?? add.failure?.problems?.[0]?.problem ?? null

  return (
    <section className="card photos" data-part="photos" aria-labelledby="photos">
      <h2 id="photos">{t('photos.title')}</h2>
      {wrong === null ? null : <Wrong fault={wrong} />}
      {add.failure && !add.failure.problems ? <FailureNotice failure={add.failure} /> : null}
      {photos.length === 0 ? <p className="muted">{t('photos.none')}</p> : null}
      <ol>
        {photos.map((photo) => (
          <One key={photo.id} record={id} photo={photo} fixed={fixed} onChanged={onChanged} />
        ))}
      </ol>
      {fixed ? null : (
        <>
          <label className="button choose no-print" data-busy={add.busy}>
            <Icon name="camera" />
            {t(add.busy ? 'photos.adding' : 'photos.add')}
            <input
              type="file"
              accept="image/*"
              capture="environment"
              data-action="add-photo"
              disabled={add.busy}
              onChange={({ target }) => {
                void take(target.files?.[0])
                // The same picture may be chosen again after a failure.
                target.value = ''
              }}
            />
          </label>
          <p className="muted small no-print">{t('photos.hint')}</p>
        </>
      )}
    </section>
  )
}

function Wrong({ fault }: { readonly fault: string }) {
  const word = `photos.fault.${fault}`
  return (
    <Notice
      tone="stop"
      icon="warn"
      alert
      title={t(isWord(word) ? word : 'photos.fault.format')}
      lines={[t('photos.fault.safe')]}
    />
  )
}

function One({
  record,
  photo,
  fixed,
  onChanged,
}: {
  readonly record: string
  readonly photo: Photo
  readonly fixed: boolean
  readonly onChanged: () => void
}) {
  const [jpeg, setJpeg] = useState<string | null>(null)
  const [removing, setRemoving] = useState(false)
  const open = useAction(desk.openPhoto)
  const label = t('photos.one', { at: shanghaiMinute(new Date(photo.at)), by: photo.by })
  return (
    <li data-photo={photo.id}>
      <span>{label}</span>
      <span className="buttons no-print">
        <button
          type="button"
          className="button"
          data-action={jpeg === null ? 'open-photo' : 'close-photo'}
          aria-label={`${t(jpeg === null ? 'photos.open' : 'photos.close')} ${label}`}
          disabled={open.busy}
          onClick={() => {
            if (jpeg !== null) setJpeg(null)
            else void open.run(record, photo.id).then((found) => found && setJpeg(found.jpeg))
          }}
        >
          <Icon name="eye" />
          {t(jpeg === null ? 'photos.open' : 'photos.close')}
        </button>
        {fixed ? null : (
          <button
            type="button"
            className="button quiet"
            data-action="remove-photo"
            aria-label={`${t('photos.remove')} ${label}`}
            onClick={() => setRemoving(true)}
          >
            {t('photos.remove')}
          </button>
        )}
      </span>
      {open.failure ? <FailureNotice failure={open.failure} /> : null}
      {jpeg === null ? null : <img src={`data:image/jpeg;base64,${jpeg}`} alt={label} />}
      {removing ? (
        <Remove
          record={record}
          photo={photo}
          label={label}
          onClose={() => setRemoving(false)}
          onDone={() => {
            setRemoving(false)
            onChanged()
          }}
        />
      ) : null}
    </li>
  )
}

function Remove({
  record,
  photo,
  label,
  onClose,
  onDone,
}: {
  readonly record: string
  readonly photo: Photo
  readonly label: string
  readonly onClose: () => void
  readonly onDone: () => void
}) {
  const remove = useAction(desk.removePhoto)
  return (
    <Dialog title={t('photos.remove.title')} screen="remove-photo" onClose={onClose}>
      <p>{label}</p>
      <p className="muted">{t('photos.remove.means')}</p>
      {remove.failure ? <FailureNotice failure={remove.failure} /> : null}
      <div className="buttons">
        <button
          type="button"
          className="button primary"
          data-action="confirm-remove-photo"
          disabled={remove.busy}
          onClick={() => void remove.run(record, photo.id).then((done) => done && onDone())}
        >
          {t('photos.remove')}
        </button>
        <button type="button" className="button" data-action="cancel" onClick={onClose}>
          {t('photos.remove.not')}
        </button>
      </div>
    </Dialog>
  )
}
