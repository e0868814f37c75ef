import { useEffect, useRef, useState, type ReactNode } from 'react'
import { addressOf, placeIn, type Place } from '../../../../../content/engine/place.ts'
import { Button } from '../../../../../ui-kit/components/button.tsx'
import { PressButton } from '../../../../../ui-kit/components/press-button.tsx'
import type { PlacesAround } from '../../../../api.ts'
import { intoView } from '../../../input/into-view.ts'
import { useKiosk, useWords } from '../../../kiosk.tsx'
import css from './place-choice.module.css'

interface PlaceChoiceProps {
  /** Of the field. */
  readonly id: string
  readonly text: string
  readonly onChoose: (text: string) => void
}

/** Null until they are here, or where they do not come: whoever does not see tiles writes. */
function usePlaces(): PlacesAround | null {
  const { loadPlaces } = useKiosk()
  const [places, setPlaces] = useState<PlacesAround | null>(null)
  useEffect(() => {
    let gone = false
    const load = async () => {
      const loaded = await loadPlaces()
      if (!gone) setPlaces(loaded)
    }
    load().catch(() => undefined)
    return () => {
      gone = true
    }
  }, [loadPlaces])
  return places
}

/**
 * An address by touch, from where most visitors live: their own township in one tap, then what is around it, then the
 * provinces. What is chosen is the beginning of the text, so that writing and tapping may come in any order.
 */
export function AddressChoice({
  id,
  text,
  near,
  province,
  onChoose,
}: PlaceChoiceProps & {
  /** It may be in the office's own county. */
  readonly near: boolean
  /** Chosen before; its name may be the short one. */
  readonly province: string | undefined
}) {
  const { t } = useWords()
  const around = usePlaces()
  const [far, setFar] = useState(false)
  const step = useRef<HTMLDivElement>(null)
  const touched = useRef(false)
  // What there is to choose now comes to where it is seen at once; at the end, the field that was filled by it.
  useEffect(() => {
    const shown = step.current
    if (!touched.current || !shown) return
    touched.current = false
    intoView('last' in shown.dataset ? (shown.closest('[data-field]') ?? shown) : shown)
  })
  if (!around) return null
  const read = placeIn(around.places, text)
  const { rest } = read
  const given = province && around.places.find(({ name }) => name.startsWith(province))
  const path = given && read.path.length === 0 && !far ? [given] : read.path
  const below = path.at(-1)?.places ?? around.places
  const choose = (way: readonly { readonly name: string }[]) => {
    touched.current = true
    onChoose(addressOf(way, rest))
  }
  const openFar = () => {
    touched.current = true
    setFar(true)
  }
  if (path.length === 0 && !far && around.county.length > 0) {
    const [first, ...others] = starts(around, near)
    const tile = ({ way, hint }: StartTile) => (
      <Tile
        key={hint}
        action={`place:${id}`}
        name={way.at(-1)!.name}
        hint={t(hint)}
        onPress={() => choose(way)}
      />
    )
    return (
      <div className={css.starts} data-group="">
        {first && tile(first)}
        <div className={css.others}>
          {others.map(tile)}
          <PressButton action={`place-far:${id}`} className={css.tile} onPress={openFar}>
            <b>{t('place.far')}</b>
            <small>{t('place.far.hint')}</small>
          </PressButton>
        </div>
      </div>
    )
  }
  const back = () => {
    setFar(false)
    choose([])
  }
  return (
    <div ref={step} className={css.step} data-last={below.length === 0 ? '' : undefined}>
      <div className={css.way} data-group="" data-private={path.length > 0 ? '' : undefined}>
        <Button action={`place-anew:${id}`} size="pill" icon="back" onPress={back}>
          {t('place.anew')}
        </Button>
        {path.slice(0, -1).map(({ name }, at) => (
          <Button
            key={name}
            action={`place-up:${id}`}
            value={String(at)}
            size="pill"
            onPress={() => choose(path.slice(0, at + 1))}
          >
            <Name>{name}</Name>
          </Button>
        ))}
        {path.slice(-1).map(({ name }) => (
          <b key={name} className={css.here}>
            <Name>{name}</Name>
          </b>
        ))}
      </div>
      {below.length > 0 ? (
        <Tiles>
          {below.map((place) => (
            <Tile
              key={place.name}
              action={`place:${id}`}
              name={place.name}
              onPress={() => choose([...path, place])}
            />
          ))}
        </Tiles>
      ) : (
        <p className={css.then}>{t('place.then-write')}</p>
      )}
    </div>
  )
}

/** The villages of the office's own township. */
export function VillageChoice({ id, text, onChoose }: PlaceChoiceProps) {
  const around = usePlaces()
  if (!around) return null
  const { path } = placeIn(around.places, [...around.county, around.township ?? ''].join(''))
  return (
    <Tiles>
      {(path.at(-1)?.places ?? []).map(({ name }) => (
        <Tile
          key={name}
          action={`place:${id}`}
          name={name}
          pressed={text === name}
          onPress={() => onChoose(name)}
        />
      ))}
    </Tiles>
  )
}

interface StartTile {
  readonly way: readonly Place[]
  /** Id of the word that says what it is to whoever stands here. */
  readonly hint: string
}

/** The own township first, then every division that holds it and more to choose, from the smallest up. */
function starts({ places, county, township }: PlacesAround, near: boolean): StartTile[] {
  const own = placeIn(places, county.join('')).path
  if (own.length === 0) return []
  const ownTownship = own.at(-1)!.places.find(({ name }) => name === township)
  const around = own.slice(0, -1).map((_, at) => own.slice(0, at + 1))
  const hints = around.length > 1 ? ['place.province', 'place.city'] : ['place.province']
  const far = around.map((way, at): StartTile => ({ way, hint: hints[at]! })).toReversed()
  if (!near) return far
  const here: StartTile[] = ownTownship
    ? [{ way: [...own, ownTownship], hint: 'place.own' }]
    : [{ way: own, hint: 'place.own-county' }]
  const beside: StartTile[] =
    ownTownship && own.at(-1)!.places.length > 1 ? [{ way: own, hint: 'place.county' }] : []
  return [...here, ...beside, ...far]
}

const Tiles = ({ children }: { readonly children: ReactNode }) => (
  <div className={css.tiles} data-group="">
    {children}
  </div>
)

/** Names of places are Chinese in every language: they are copied onto papers as they stand. */
const Name = ({ children }: { readonly children: string }) => <bdi lang="zh-CN">{children}</bdi>

function Tile({
  action,
  name,
  hint,
  pressed,
  onPress,
}: {
  readonly action: string
  readonly name: string
  readonly hint?: string
  readonly pressed?: boolean
  readonly onPress: () => void
}) {
  return (
    <PressButton action={action} value={name} pressed={pressed} className={css.tile} onPress={onPress}>
      <b>
        <Name>{name}</Name>
      </b>
      {hint && <small>{hint}</small>}
    </PressButton>
  )
}
