import { rewritten, zh } from '../localized.ts'
import { t } from '../words.ts'
import { ProfileCard, type ProfilePart } from './card.tsx'
import { Facts } from './facts.tsx'
import { RowField } from './row-field.tsx'

interface Draft {
  readonly isKnown: boolean
  readonly province: string
  readonly yuan: string
  readonly document: string
  readonly from: string
  readonly checkedOn: string
}

/** The province's line for legal aid; citizens see it with its document and day, or not at all. */
export function ProfileHardship(props: ProfilePart) {
  const { profile, today } = props.view
  const { hardshipRule: rule } = profile
  return (
    <ProfileCard
      {...props}
      part="hardship"
      icon="scale"
      begin={(): Draft => ({
        isKnown: rule !== null,
        province: rule ? zh(rule.province) : '',
        yuan: rule ? String(rule.yuanPerHead) : '',
        document: rule?.document ?? '',
        from: rule?.from ?? '',
        checkedOn: rule?.checkedOn ?? today,
      })}
      toChange={({ isKnown, province, yuan, document, from, checkedOn }) => ({
        hardshipRule: isKnown
          ? {
              province: rewritten(rule?.province, province),
              // What is no number the schema refuses at this field.
              yuanPerHead: /^\d+$/.test(yuan.trim()) ? Number(yuan) : null,
              document: document.trim(),
              from,
              checkedOn,
            }
          : null,
      })}
      renderFields={(draft, set, problemAt) => {
        const row = {
          draft,
          set,
          action: 'hardship',
          problemAt: (place: string) => problemAt(`hardshipRule.${place}`),
        }
        return (
          <>
            <label className="check">
              <input
                type="checkbox"
                data-action="hardship-known"
                checked={draft.isKnown}
                onChange={({ target }) => set({ ...draft, isKnown: target.checked })}
              />
              {t('office.hardship.known')}
            </label>
            {draft.isKnown ? (
              <>
                <RowField row={row} name="province" label={t('office.hardship.province')} maxLength={30} />
                <RowField
                  row={row}
                  name="yuan"
                  place="yuanPerHead"
                  label={t('office.hardship.yuan')}
                  maxLength={6}
                />
                <RowField row={row} name="document" type="wrapped" label={t('office.hardship.document')} />
                <RowField row={row} name="from" label={t('office.hardship.from')} type="date" />
                <RowField row={row} name="checkedOn" label={t('office.checked-on')} type="date" />
              </>
            ) : (
              <p className="muted small">{t('office.hardship.unknown')}</p>
            )}
          </>
        )
      }}
    >
      {rule ? (
        <Facts
          facts={[
            [t('office.hardship.province'), zh(rule.province)],
            [t('office.hardship.yuan'), t('office.hardship.yuan.n', { n: rule.yuanPerHead })],
            [t('office.hardship.document'), rule.document],
            [t('office.hardship.from'), rule.from],
            [t('office.checked-on'), rule.checkedOn],
          ]}
        />
      ) : (
        <p className="muted">{t('office.hardship.unknown')}</p>
      )}
    </ProfileCard>
  )
}
