import { useEffect } from 'react'
import { isInSeason, isOn } from '../../../../content/engine/season.ts'
import { useKiosk } from '../../kiosk.tsx'

/** So long a slide stands: one line and its explanation can be read twice. */
const SLIDE_MS = 10_000

/** What holds today: a closure, the campaigns of the season, and the slides of both season and year. */
export function usePublicity() {
  const { boot, frame } = useKiosk()
  const { closures, slides } = boot.publicity
  const shown = slides.filter(({ campaign }) => campaign === null || isInSeason(frame.today, campaign))
  return {
    closure: closures.find((days) => isOn(frame.today, days)) ?? null,
    slides: shown,
    campaign: shown.find(({ campaign }) => campaign !== null)?.campaign ?? null,
  }
}

/** Turns the slides of the waiting screen as long as it stands. */
export function useTurning(): void {
  const { send } = useKiosk()
  useEffect(() => {
    const timer = setInterval(() => send({ type: 'TURN_SLIDE' }), SLIDE_MS)
    return () => clearInterval(timer)
  }, [send])
}
