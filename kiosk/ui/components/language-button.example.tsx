import { LanguageButton } from './language-button.tsx'

export default function Example() {
  return (
    <>
      <LanguageButton />
    </>
  )
}
