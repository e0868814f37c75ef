import { rewritten, rewrittenLines, zh } from '../localized.ts'
import { t } from '../words.ts'
import { ProfileCard, type ProfilePart } from './card.tsx'
import { Facts } from './facts.tsx'
import { RowField } from './row-field.tsx'

interface Draft {
  readonly name: string
  readonly url: string
  readonly account: string
  readonly say: string
}

/** The national platform in three ways: 12348, the site, the account; and what to have ready before one calls. */
export function ProfilePlatform(props: ProfilePart) {
  const { platform } = props.view.profile
  return (
    <ProfileCard
      {...props}
      part="platform"
      icon="phone"
      begin={(): Draft => ({
        name: zh(platform.site.name),
        url: platform.site.url,
        account: zh(platform.account),
        say: platform.say.map(zh).join('\n'),
      })}
      toChange={({ name, url, account, say }) => ({
        platform: {
          site: { name: rewritten(platform.site.name, name), url: url.trim() },
          account: rewritten(platform.account, account),
          say: rewrittenLines(platform.say, say),
        },
      })}
      renderFields={(draft, set, problemAt) => {
        const row = {
          draft,
          set,
          action: 'platform',
          problemAt: (place: string) => problemAt(`platform.${place}`),
        }
        return (
          <>
            <RowField
              row={row}
              name="name"
              place="site.name"
              label={t('office.platform.site')}
              maxLength={40}
            />
            <RowField
              row={row}
              name="url"
              place="site.url"
              label={t('office.platform.url')}
              hint={t('office.platform.url.hint')}
            />
            <RowField
              row={row}
              name="account"
              label={t('office.platform.account')}
              hint={t('office.platform.account.hint')}
              maxLength={40}
            />
            <RowField
              row={row}
              name="say"
              type="multiline"
              label={t('office.platform.say')}
              hint={t('office.lines.hint')}
              maxLength={1000}
            />
          </>
        )
      }}
    >
      <Facts
        facts={[
          [t('office.platform.site'), zh(platform.site.name)],
          [t('office.platform.url'), platform.site.url],
          [t('office.platform.account'), zh(platform.account)],
          [t('office.platform.say'), platform.say.map(zh).join('；')],
        ]}
      />
    </ProfileCard>
  )
}
