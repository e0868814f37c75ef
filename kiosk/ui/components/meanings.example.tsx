import { useWords } from '../kiosk.tsx'
import { Meanings } from './meanings.tsx'

export default function Example() {
  const { t } = useWords()
  return <Meanings texts={[t('attract.services'), t('attract.help')]} />
}
