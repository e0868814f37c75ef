import { LanguageGrid } from './language-grid.tsx'

export default function Example() {
  return (
    <>
      <LanguageGrid />
    </>
  )
}
