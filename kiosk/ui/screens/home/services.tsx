import { ServiceRow } from '../../../../ui-kit/components/service-row.tsx'
import { useKiosk, useWords } from '../../kiosk.tsx'
import css from './home.module.css'

/** The others are reached from the guides and from the list of services: the first page has room for the first. */
const FORMS_ON_HOME = 1

/**
 * What can really be done here: the form that is asked for most, the laws, all services, what the office makes public,
 * the progress of a matter, and a word on how it went.
 */
export function Services() {
  const { boot, send } = useKiosk()
  const { t, has, language } = useWords()
  return (
    <div className={css.services} data-group="" data-part="4">
      {boot.forms.slice(0, FORMS_ON_HOME).map(({ id, title }) => (
        <ServiceRow
          key={id}
          action="open-application"
          value={id}
          wide
          picture="aid"
          pigment="zhusha"
          hint={t(has(`service.${id}.hint`) ? `service.${id}.hint` : 'service.application.hint')}
          onPress={() => send({ type: 'OPEN_APPLICATION', form: id })}
        >
          {title[language.tag] ?? (has(`service.${id}`) ? t(`service.${id}`) : title['zh-CN'])}
        </ServiceRow>
      ))}
      <ServiceRow
        action="open-assistant"
        picture="assistant"
        pigment="daizi"
        hint={t('service.assistant.hint')}
        onPress={() => send({ type: 'OPEN_ASSISTANT' })}
      >
        {t('service.assistant')}
      </ServiceRow>
      <ServiceRow
        action="open-laws"
        picture="law"
        pigment="shiqing"
        hint={t('service.laws.hint')}
        onPress={() => send({ type: 'OPEN_LAWS' })}
      >
        {t('service.laws')}
      </ServiceRow>
      <ServiceRow
        action="open-services"
        picture="mediate"
        pigment="zheshi"
        hint={t('service.services.hint')}
        onPress={() => send({ type: 'OPEN_DIRECTORY', stop: { screen: 'services' } })}
      >
        {t('service.services')}
      </ServiceRow>
      <ServiceRow
        action="open-office"
        picture="staff"
        pigment="huaqing"
        hint={t('service.office.hint')}
        onPress={() => send({ type: 'OPEN_DIRECTORY', stop: { screen: 'office' } })}
      >
        {t('service.office')}
      </ServiceRow>
      <ServiceRow
        action="open-progress"
        picture="progress"
        pigment="shilv"
        hint={t('service.progress.hint')}
        onPress={() => send({ type: 'OPEN_PROGRESS' })}
      >
        {t('service.progress')}
      </ServiceRow>
      <ServiceRow
        action="open-evaluation"
        picture="evaluation"
        pigment="tenghuang"
        hint={t('service.evaluation.hint')}
        onPress={() => send({ type: 'OPEN_EVALUATION' })}
      >
        {t('service.evaluation')}
      </ServiceRow>
    </div>
  )
}
