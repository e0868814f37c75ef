import { runLaws } from './cli/main.ts'

process.exitCode = await runLaws(process.argv.slice(2))
