import { Button } from '../../../ui-kit/components/button.tsx'
import { useKiosk, useWords } from '../kiosk.tsx'

/** A person takes over: offered wherever the machine cannot go on. */
export function CallStaff({ grow = false }: { readonly grow?: boolean }) {
  const { send } = useKiosk()
  const { t } = useWords()
  return (
    <Button
      action="call-staff"
      size="big"
      tone="attention"
      icon="person"
      grow={grow}
      onPress={() => send({ type: 'CALL_STAFF' })}
    >
      {t('action.call-staff')}
    </Button>
  )
}
