import { LinkRow, LinkText } from '../../../ui-kit/components/link-row.tsx'
import { Shelf } from './shelf.tsx'

const nothing = () => undefined

export default function Example() {
  return (
    <Shelf as="ul" group>
      {['东河村', '西山村', '南坪社区'].map((name) => (
        <li key={name}>
          <LinkRow action="open-village" value={name} picture="village" pigment="shilv" onPress={nothing}>
            <LinkText name={name} />
          </LinkRow>
        </li>
      ))}
    </Shelf>
  )
}
