import { Icon } from './icon.tsx'

/** What is wrong, beside where it is; nothing where nothing is. */
export const Problem = ({ id, text }: { readonly id?: string; readonly text: string | undefined }) =>
  text === undefined ? null : (
    <p className="problem" id={id} role="alert">
      <Icon name="warn" />
      {text}
    </p>
  )
