import { MIN_PASSWORD_LENGTH, type PasswordVerdict } from '../password-strength.ts'
import { t } from '../words.ts'

const LEVEL: Record<PasswordVerdict, { bars: number; tone: string }> = {
  empty: { bars: 0, tone: 'done' },
  short: { bars: 1, tone: 'stop' },
  'has-name': { bars: 1, tone: 'stop' },
  pattern: { bars: 1, tone: 'stop' },
  'few-kinds': { bars: 1, tone: 'new' },
  good: { bars: 2, tone: 'good' },
  strong: { bars: 3, tone: 'good' },
}

/** How good the password is, in words; the bars only repeat it. */
export function PasswordStrength({
  verdict,
  length,
}: {
  readonly verdict: PasswordVerdict
  readonly length: number
}) {
  const { bars, tone } = LEVEL[verdict]
  return (
    <div className={`strength tone-${tone}`}>
      <div className="bars" aria-hidden="true">
        {[1, 2, 3].map((bar) => (
          <i key={bar} className={bar <= bars ? 'on' : undefined} />
        ))}
      </div>
      <p className="small" aria-live="polite">
        <span className="visually-hidden">{t('password.label')}：</span>
        {t(`password.${verdict}`, { missing: MIN_PASSWORD_LENGTH - length })}
      </p>
    </div>
  )
}
