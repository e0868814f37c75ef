import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import type { YamlProblem } from '../../base/yaml.ts'
import { answerLeadProblems } from '../answers/check-leads.ts'
import { loadAnswers } from '../answers/load-answers.ts'
import { checkAcross } from '../check.ts'
import { guideLeadProblems } from '../guides/lead-faults.ts'
import { loadContent } from '../load.ts'
import { mergePack, type PackText } from './merge.ts'
import { PROFILE } from './profile-file.ts'

/**
 * What is wrong with the content that came with the software once these files stand in it; empty where a kiosk can show
 * it. Files are named as in the pack.
 */
export function packProblems(shipped: string, files: readonly PackText[]): YamlProblem[] {
  const room = mkdtempSync(join(tmpdir(), 'mingli-pack-'))
  try {
    mergePack(shipped, files, room)
    const profile = join(room, PROFILE)
    const officeFile = existsSync(profile) ? profile : undefined
    const content = loadContent(room, officeFile)
    const answers = loadAnswers(join(room, 'answers'))
    const problems = [
      ...(content.ok
        ? [
            ...checkAcross(room, content.value, officeFile).problems,
            ...guideLeadProblems(room, content.value),
            ...(answers.ok ? answerLeadProblems(room, content.value, answers.value.answers) : []),
          ]
        : content.error),
      ...(answers.ok ? [] : answers.error),
    ]
    return problems.map((problem) => {
      const within = relative(room, resolve(problem.file))
      return within.startsWith('..') ? problem : { ...problem, file: within }
    })
  } finally {
    rmSync(room, { recursive: true, force: true })
  }
}
