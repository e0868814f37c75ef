import { useEffect, useState } from 'react'
import { loadFonts } from '../../../ui-kit/fonts.ts'
import { useKiosk, useWords } from '../kiosk.tsx'
import type { OpenField } from './field.ts'
import { useInputControl, useOpened, type InputControl } from './input-context.tsx'
import { methodsFor } from './methods.ts'
import { Scripts } from './scripts.tsx'
import { Tabs } from './tabs.tsx'
import css from './keyboard.module.css'

/** The keyboard of the open field. It takes its own place on the page, so it never covers the field. */
export function Dock() {
  const { field } = useOpened()
  return field ? <OpenDock key={field.id} field={field} /> : null
}

function OpenDock({ field }: { readonly field: OpenField }) {
  const input = useInputControl()
  const wished = useOpened().method
  const { t } = useWords()
  const { frame } = useKiosk()
  const [choosing, setChoosing] = useState(false)
  const { tabs, others } = methodsFor(field.kind, frame.language)
  const chosen = [...tabs, ...others].find(({ id }) => id === wished)
  const method = chosen ?? tabs[0]
  if (!method) throw new Error(`no way to write into a field of kind ${field.kind}`)
  useEffect(() => void loadFonts(method.lang), [method.lang])
  const choose: InputControl['choose'] = (id) => {
    setChoosing(false)
    input.choose(id)
  }
  const enterLabel = field.enterLabel ?? t(field.multiline ? 'keyboard.enter' : 'action.done')
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it only keeps the focus where it is
    <section
      className={css.dock}
      data-dock={choosing ? 'scripts' : method.id}
      data-private=""
      aria-label={t('keyboard.title')}
      // A key that was touched takes no focus: Enter of a physical keyboard must not press it again.
      onMouseDown={(event) => event.preventDefault()}
    >
      <Tabs
        tabs={tabs.includes(method) ? tabs : [method, ...tabs]}
        current={choosing ? null : method}
        onChoose={choose}
        others={others.length > 0}
        onOthers={() => setChoosing(true)}
        onClose={() => input.close()}
      />
      <Unfinished key={`unfinished-${method.id}`} />
      {choosing ? (
        <Scripts scripts={others} onChoose={choose} />
      ) : (
        <method.Component key={method.id} field={field} enterLabel={enterLabel} />
      )}
    </section>
  )
}

/** Goes with its method, also where another language brings another one, and takes along what that left unfinished. */
function Unfinished() {
  const { compose } = useInputControl()
  useEffect(() => () => compose(''), [compose])
  return null
}
