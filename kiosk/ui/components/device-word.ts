import type { DeviceId } from '../../api.ts'

/** The id of the words for a situation; one that has none is told in general words. */
export const deviceWord = ({
  device,
  situation,
  has,
}: {
  device: DeviceId
  situation: string
  has: (id: string) => boolean
}): string => (has(`${device}.${situation}`) ? `${device}.${situation}` : `${device}.unknown`)
