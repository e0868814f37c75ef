import { use, type ComponentType } from 'react'

const loads: (() => Promise<unknown>)[] = []

/** What `use` reads of a promise that has already come: then it is drawn in the same frame. */
interface Coming<Value> extends Promise<Value> {
  status?: 'fulfilled'
  value?: Value
}

/**
 * A component whose code comes after the first screen. Drawn in the same frame where it is already here (that is
 * the rule: `loadAllLater` runs while the waiting screen stands), otherwise as soon as it comes.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let coming: Coming<ComponentType<Props>> | undefined
  const once = async (): Promise<ComponentType<Props>> => {
    try {
      const here = await load()
      if (coming) {
        coming.status = 'fulfilled'
        coming.value = here
      }
      return here
    } catch (error) {
      // A file that could not be read is asked for again next time.
      coming = undefined
      throw error
    }
  }
  const start = () => (coming ??= once())
  loads.push(start)
  return function Later(props: Props) {
    const Here = use(start())
    return <Here {...props} />
  }
}

/** Fetches all that was put off; what fails is fetched again when it is needed. */
export const loadAllLater = (): Promise<unknown> => Promise.allSettled(loads.map((load) => load()))
