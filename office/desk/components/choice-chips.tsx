import { Icon, type IconName } from './icon.tsx'

interface Choice {
  readonly id: string
  readonly label: string
  readonly count: number
  readonly icon?: IconName
}

/** Filters of which one holds, each with how many rows it leaves. */
export function ChoiceChips({
  legend,
  action,
  choices,
  chosen,
  onChoose,
}: {
  readonly legend: string
  /** Begins each `data-action`. */
  readonly action: string
  readonly choices: readonly Choice[]
  readonly chosen: string
  readonly onChoose: (id: string) => void
}) {
  return (
    <fieldset className="chips">
      <legend className="visually-hidden">{legend}</legend>
      {choices.map(({ id, label, count, icon }) => (
        <button
          key={id}
          type="button"
          className="chip"
          data-action={`${action}-${id}`}
          aria-pressed={id === chosen}
          onClick={() => onChoose(id)}
        >
          {icon ? <Icon name={icon} /> : null}
          {label}
          <span>{count}</span>
        </button>
      ))}
    </fieldset>
  )
}
