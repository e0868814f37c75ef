import { icons, type IconName } from '../icons.ts'
import { Icon } from './icon.tsx'

export default function Example() {
  return (
    <>
      {(['s', 'm', 'l'] as const).map((size) => (
        <p key={size}>
          {(Object.keys(icons) as IconName[]).map((name) => (
            <Icon key={name} name={name} size={size} />
          ))}
        </p>
      ))}
    </>
  )
}
