import { goTo, INTAKE_WAYS, type IntakeWay } from '../route.ts'
import { t } from '../words.ts'
import { Icon } from './icon.tsx'
import { WAY_ICON } from './way.ts'

/** Whether somebody stands here or calls: said with one touch before anything else, and can be said anew until the end. */
export const IntakeWayChoice = ({ via, form }: { readonly via: IntakeWay | null; readonly form: string }) => (
  <fieldset className="ways" data-asked={via === null || undefined}>
    <legend>{t('intake.way')}</legend>
    {INTAKE_WAYS.map((way) => (
      <button
        key={way}
        type="button"
        className="way"
        data-action={`way-${way}`}
        aria-pressed={way === via}
        onClick={() => goTo({ screen: 'intake', id: form, via: way })}
      >
        <Icon name={WAY_ICON[way]} />
        <b>{t(`intake.way.${way}`)}</b>
      </button>
    ))}
  </fieldset>
)
