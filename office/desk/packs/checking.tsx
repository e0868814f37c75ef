import { t } from '../words.ts'

/** All content is read and judged: seconds in which the page says why it waits. */
export const Checking = () => <output className="loading">{t('content.checking')}</output>
