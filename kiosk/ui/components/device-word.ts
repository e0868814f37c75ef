import type { DeviceId } from '../../api.ts'

/** The id of the words for a situation; one that has none is told by the device's state, or in general words. */
export const deviceWord = ({
  device,
  situation,
  state,
  has,
}: {
  device: DeviceId
  situation: string | undefined
  state?: string | undefined
  has: (id: string) => boolean
}): string => [situation, state].map((name) => `${device}.${name}`).find(has) ?? `${device}.unknown`
