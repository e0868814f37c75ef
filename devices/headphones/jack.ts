/**
 * Whether headphones are plugged in, from what the system shows of its jack.
 * ALSA: `amixer -c N contents` lists the jack as a read-only boolean control of the card.
 * File: an extcon `state` (`HEADPHONE=1`) or a GPIO `value` (`1`) of sysfs.
 */

/** Controls that tell of a plug; a "Phantom Jack" is always on and tells nothing. */
const JACK_CONTROL = /name='([^']*(?:Headphone|Headset)[^']*Jack)'/
/** undefined: this card has no such control. */
export function pluggedByAlsa(contents: string): boolean | undefined {
  let known: boolean | undefined
  for (const control of contents.split(/^numid=/m)) {
    const name = JACK_CONTROL.exec(control)?.[1]
    if (name === undefined || name.includes('Phantom')) continue
    known = (known ?? false) || /: values=on\b/.test(control)
  }
  return known
}

/** undefined: the file says something else. */
export function pluggedByFile(text: string): boolean | undefined {
  const states = [...text.matchAll(/^(?:(?:HEADPHONE|HEADSET|LINE-OUT)=)?([01])\s*$/gm)].map(([, bit]) => bit)
  return states.length === 0 ? undefined : states.includes('1')
}
