import { t } from '../words.ts'
import { Icon, type IconName } from './icon.tsx'

interface Act {
  readonly label: string
  readonly tone?: 'primary' | 'confirm' | 'danger'
  readonly action?: string
  readonly icon?: IconName
  readonly disabled: boolean
}

/** The end of a dialog: back first, as what a dialog asks for is seldom undone. Without `onAct` it sends its form. */
export const DialogButtons = ({
  onCancel,
  onAct,
  ...act
}: Act & { readonly onCancel: () => void; readonly onAct?: () => void }) => (
  <div className="buttons">
    <CancelButton onCancel={onCancel} />
    <ActButton {...act} onAct={onAct} />
  </div>
)

/** The end of a form on a page. */
export const FormButtons = ({ onCancel, ...act }: Act & { readonly onCancel: () => void }) => (
  <div className="buttons">
    <ActButton {...act} />
    <CancelButton onCancel={onCancel} />
  </div>
)

export const CancelButton = ({ onCancel }: { readonly onCancel: () => void }) => (
  <button type="button" className="button" data-action="cancel" onClick={onCancel}>
    {t('action.cancel')}
  </button>
)

const ActButton = ({
  label,
  tone = 'primary',
  action = 'confirm',
  icon,
  disabled,
  onAct,
}: Act & { readonly onAct?: (() => void) | undefined }) => (
  <button
    type={onAct ? 'button' : 'submit'}
    className={`button ${tone}`}
    data-action={action}
    disabled={disabled}
    onClick={onAct}
  >
    {icon ? <Icon name={icon} /> : null}
    {label}
  </button>
)

/** What a page is opened for: paper. */
export const PrintButton = () => (
  <button type="button" className="button primary" data-action="print" onClick={() => window.print()}>
    <Icon name="printer" />
    {t('ledgers.print')}
  </button>
)
