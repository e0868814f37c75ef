import { Icon } from '../../../../ui-kit/components/icon.tsx'
import type { Directory } from '../../../api.ts'
import { Page } from '../../components/page.tsx'
import { Shelf } from '../../components/shelf.tsx'
import { useWords } from '../../kiosk.tsx'
import css from './directory.module.css'

/** 身边榜样: people of this place who did it well. */
export function RoleModels({ models }: { readonly models: Directory['roleModels'] }) {
  const { said } = useWords()
  return (
    <Page screen="role-models">
      <Shelf>
        {models.map(({ id, name, role, story }) => (
          <article key={id} className={css.story} data-model={id}>
            <header className={css.storyHead}>
              <span className={css.face}>
                <Icon name="person" />
              </span>
              <span>
                <h2 className={css.cardName}>
                  <bdi lang="zh-CN">{name}</bdi>
                </h2>
                <p className={css.post}>{said(role)}</p>
              </span>
            </header>
            {story.map((line) => (
              <p key={line['zh-CN']} className={css.storyText}>
                {said(line)}
              </p>
            ))}
          </article>
        ))}
      </Shelf>
    </Page>
  )
}
